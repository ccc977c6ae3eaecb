//! What the model of factuality looks at: the event's verb group, the verbs above it, negation, conditions and the words around.

use crate::en::linear::Features;
use crate::en::tags::Tag;
use crate::en::words::{hash_word, mix};
use crate::{Text, TokenKind};

/// How a set was annotated: a weight that all sets share and one of each set's own are learned apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Domain {
    /// News, by degrees of certainty.
    News,
    /// Web text, where what is still to come counts as not happened.
    Web,
    /// Made sentences and short passages.
    Other,
}

/// Furthest word looked at on the left.
const REACH: usize = 24;

/// Whether a word helps another verb.
pub(super) fn is_helper(word: &str) -> bool {
    const HELPERS: [&str; 22] = [
        "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do",
        "does", "did", "'s", "’s", "'re", "’re", "'ve", "’ve", "ai",
    ];
    HELPERS.iter().any(|h| word.eq_ignore_ascii_case(h))
}

fn negates(word: &str) -> bool {
    const NEGATIONS: [&str; 14] = [
        "not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without",
        "hardly", "barely", "cannot",
    ];
    NEGATIONS.iter().any(|n| word.eq_ignore_ascii_case(n))
}

fn supposes(word: &str) -> bool {
    const SUPPOSING: [&str; 14] = [
        "if", "unless", "whether", "when", "before", "until", "perhaps", "maybe", "possibly", "likely",
        "possible", "may", "might", "could",
    ];
    SUPPOSING.iter().any(|s| word.eq_ignore_ascii_case(s))
}

/// The features of the event at a token.
pub fn features(text: &Text<'_>, tags: &[Tag], event: usize, domain: Domain, out: &mut Features) {
    let Some(tag) = tags.get(event).copied() else { return };
    let sentence = text.sentences.partition_point(|s| s.end as usize <= event);
    let (start, end) =
        text.sentences.get(sentence).map_or((0, tags.len()), |s| (s.start as usize, s.end as usize));
    let low = start.max(event.saturating_sub(REACH));
    let norm = |at: usize| hash_word(&text.word(at).to_lowercase());
    let mut add = |template: u32, value: u32| {
        let shared = mix(mix(value, template.wrapping_mul(0x0101_6b2d) + 1), 0x5f);
        out.own.push(shared);
        // What a set's own habit may turn round: tense, negation, the verbs above.
        if template < 12 {
            out.own.push(mix(shared, 0x1000 + domain as u32));
        }
    };
    let own = u32::from(tag.0);
    // The verb group before the event.
    let (mut group, mut chain, mut negated, mut modal) = (event, 1u32, false, 0u32);
    while group > low {
        let word = text.word(group - 1);
        let name = tags[group - 1].name();
        let helps = is_helper(word) || matches!(name, "MD" | "TO") || negates(word);
        if !helps && name != "RB" {
            break;
        }
        group -= 1;
        if negates(word) {
            negated = true;
        } else if helps {
            chain = mix(chain, norm(group));
            if name == "MD" {
                modal = norm(group);
            }
        }
    }
    let flags = u32::from(negated);
    add(0, domain as u32);
    add(1, own * 2 + flags);
    add(2, mix(chain, own * 2 + flags));
    add(3, mix(modal, flags));
    add(12, norm(event));
    add(13, mix(norm(event), own * 2 + flags));
    // The verbs above: the nearest on the left, and the one before it.
    let mut governors = [0u32; 2];
    let mut found = 0;
    let (mut link, mut denied, mut condition) = (0u32, false, 0u32);
    let mut at = group;
    while at > low && found < 2 {
        at -= 1;
        let word = text.word(at);
        let name = tags[at].name();
        if matches!(name, "TO" | "IN" | "WP" | "WRB") && found == 0 && link == 0 {
            link = norm(at);
        }
        if supposes(word) && condition == 0 {
            condition = norm(at);
        }
        denied |= negates(word);
        let noun = name == "NN" && found == 0 && matches!(text.word(at + 1), "that" | "to" | "of");
        if tags[at].is_verb() && name != "MD" && !is_helper(word) || noun {
            governors[found] = norm(at);
            if found == 0 {
                let before = (at.saturating_sub(3).max(low)..at).any(|k| negates(text.word(k)));
                let above = u32::from(before) * 2 + flags;
                add(4, mix(governors[0], above));
                add(5, mix(mix(governors[0], link), above));
                add(6, mix(mix(link, u32::from(tags[at].0)), own * 4 + above));
                add(14, mix(governors[0], own));
            } else {
                add(7, mix(governors[1], flags));
            }
            found += 1;
        }
    }
    if found == 0 {
        add(8, own * 4 + flags * 2 + u32::from(denied));
    }
    add(9, mix(condition, flags));
    add(15, mix(condition, own));
    let asks = end > start && text.word(end - 1) == "?";
    add(10, u32::from(asks) * 4 + u32::from(denied) * 2 + flags);
    add(16, norm(start));
    for step in 1..=4usize {
        let before = event.checked_sub(step).filter(|&k| k >= start).map_or(0, norm);
        add(16 + step as u32, before);
        if step <= 3 {
            let after = Some(event + step).filter(|&k| k < end).map_or(0, norm);
            add(20 + step as u32, after);
        }
    }
    let word = |k: &usize| text.tokens[*k].kind == TokenKind::Word;
    for k in (start.max(event.saturating_sub(8))..event.saturating_sub(4)).filter(word) {
        add(24, norm(k));
    }
    for k in (event + 4..end.min(event + 8)).filter(word) {
        add(25, norm(k));
    }
}
