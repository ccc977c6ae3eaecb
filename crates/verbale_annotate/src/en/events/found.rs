//! Events in running text: in each sentence, who does what to whom.

use super::actors::Mention;
use super::sentence::{Scene, Words, tokens, triggers_in};
use super::{Model, Reading};
use crate::en::linear::Features;
use crate::en::tags::Tag;
use crate::{Text, TokenRange};
use verbale_model::{Event, EventActor, EventKind, Spans, Statement};

/// Least probability of an event that is told.
const LEAST: f32 = 0.40;

/// The events of a text in order; `party` tells the party that a name stands for.
pub fn events(
    model: &Model,
    text: &Text<'_>,
    tags: &[Tag],
    statements: &[Statement],
    party: &dyn Fn(&str) -> Option<String>,
) -> Vec<Event> {
    let words = Words::new(text);
    let behind = Behind::of(text, statements);
    let mut out = Vec::new();
    for sentence in &text.sentences {
        let mentions = model.actors.mentions(text, tags, &words, *sentence);
        if mentions.is_empty() {
            continue;
        }
        let reporters = reporters(text, &behind, *sentence, &mentions);
        if let Some(event) = main_event(model, text, &words, *sentence, &mentions, &reporters, party) {
            out.push(event);
        }
    }
    out
}

/// Sources that stand behind what they say, in order.
struct Behind {
    sources: Vec<TokenRange>,
    /// Tokens of the longest.
    longest: u32,
}

impl Behind {
    fn of(text: &Text<'_>, statements: &[Statement]) -> Behind {
        let behind = statements.iter().filter_map(|statement| {
            let attribution = &statement.attribution;
            let (source, content) = (attribution.source.hull()?, attribution.content.hull()?);
            if source.start() < content.end() { None } else { tokens(text, source) }
        });
        let mut sources: Vec<TokenRange> = behind.collect();
        sources.sort_by_key(|s| (s.start, s.end));
        let longest = sources.iter().map(|s| s.end - s.start).max().unwrap_or(0);
        Behind { sources, longest }
    }

    /// Those that may reach into a sentence.
    fn at(&self, sentence: TokenRange) -> impl Iterator<Item = &TokenRange> {
        let from = self.sources.partition_point(|s| s.start + self.longest + 1 < sentence.start);
        self.sources[from..].iter().take_while(move |s| s.start < sentence.end)
    }
}

/// Whether each mention only reports: "..., officials said".
fn reporters(text: &Text<'_>, behind: &Behind, sentence: TokenRange, mentions: &[Mention]) -> Vec<bool> {
    let says = |i: u32| {
        sentence.range().contains(&(i as usize))
            && matches!(
                text.word(i as usize),
                "said" | "says" | "told" | "reported" | "reports" | "quoted" | "added"
            )
    };
    let mut out: Vec<bool> = mentions
        .iter()
        .map(|m| {
            let opens = (sentence.range().start..m.range.start as usize).all(|i| text.word(i) != ",");
            let after = (m.range.end..m.range.end + 2).any(says);
            let according = m.range.start >= sentence.start + 2
                && (m.range.start.saturating_sub(3).max(sentence.start)..m.range.start)
                    .any(|i| text.word(i as usize).eq_ignore_ascii_case("according"));
            according || (after && !opens)
        })
        .collect();
    // The source of a statement that stands behind what it says.
    for source in behind.at(sentence) {
        for (m, flag) in mentions.iter().zip(&mut out) {
            *flag |= source.start <= m.range.start
                && m.range.end <= source.end.max(m.range.end.min(source.end + 1));
        }
    }
    // The rest of a clause of reporting reports with it.
    for i in (0..mentions.len().saturating_sub(1)).rev() {
        let near = mentions[i + 1].range.start.saturating_sub(mentions[i].range.end) <= 2;
        if out[i + 1] && near && mentions[i + 1].governed {
            out[i] = true;
        }
    }
    out
}

fn main_event(
    model: &Model,
    text: &Text<'_>,
    words: &Words,
    sentence: TokenRange,
    mentions: &[Mention],
    reporters: &[bool],
    party: &dyn Fn(&str) -> Option<String>,
) -> Option<Event> {
    let free: Vec<usize> = (0..mentions.len()).filter(|&i| !reporters[i]).collect();
    let inside = |t: u32| mentions.iter().any(|m| m.range.start <= t && t < m.range.end);
    let all = triggers_in(&model.lexicon, text, words, sentence);
    let first = *free.iter().find(|&&i| !mentions[i].governed).or(free.first())?;
    // What is done: the first pattern behind the first actor; patterns in names are none.
    let main = all
        .iter()
        .filter(|t| {
            t.found.start >= mentions[first].range.end
                && !inside(t.found.start)
                && !is_noun(text, sentence, t.found.start)
        })
        .max_by_key(|t| (std::cmp::Reverse(t.found.start), t.found.words))?;
    // The subject: the first actor of the clause that no preposition governs.
    let before: Vec<usize> =
        free.iter().copied().filter(|&i| mentions[i].range.end <= main.found.start).collect();
    let subject = *before.iter().find(|&&i| !mentions[i].governed).or(before.last())?;
    let group = |from: usize| {
        let mut all = vec![from];
        for &i in free.iter().filter(|&&i| i > from) {
            if mentions[i].joined && i == all[all.len() - 1] + 1 {
                all.push(i);
            } else {
                break;
            }
        }
        all
    };
    let subjects = group(subject);
    let by =
        (main.found.start..(main.found.end + 12).min(sentence.end)).find(|&i| text.word(i as usize) == "by");
    let behind: Vec<usize> = free
        .iter()
        .copied()
        .filter(|&i| mentions[i].range.start > main.found.start && !subjects.contains(&i))
        .collect();
    let agent = by
        .filter(|_| main.passive)
        .and_then(|by| behind.iter().copied().find(|&i| mentions[i].range.start > by));
    let (sources, targets) = match agent {
        Some(agent) => (group(agent), subjects),
        None if main.passive => return None,
        None => {
            // What is sent, moved or pulled out is the means of the deed; whom it meets is named behind it.
            let means = matches!(
                main.composed(),
                EventKind::Mobilize
                    | EventKind::Aid
                    | EventKind::Retreat
                    | EventKind::Agree
                    | EventKind::Threaten
                    | EventKind::Sanction
            );
            let named = behind.iter().find(|&&i| !mentions[i].common).filter(|_| means);
            (subjects, named.or(behind.first()).map(|&i| group(i)).unwrap_or_default())
        }
    };
    let span = |i: usize| text.span(mentions[i].range);
    let last = text.tokens.get(sentence.end as usize - 1)?.span;
    let target = targets.first().and_then(|&i| span(i)).unwrap_or(last);
    let reading = read(model, text, words, span(sources[0])?, target)?;
    if reading.probability < LEAST {
        return None;
    }
    // Those who agree, meet or sign together do it with each other.
    let mutual = matches!(
        reading.kind,
        EventKind::Agree | EventKind::Consult | EventKind::Support | EventKind::Cooperate
    );
    let targets = if mutual && sources.len() > 1 { Vec::new() } else { targets };
    let actor = |&i: &usize| {
        let spans = Spans::one(span(i)?);
        let name = spans.text(text.text);
        let party = party(&name);
        Some(EventActor { name, party, spans })
    };
    let deed = text.span(TokenRange { start: main.found.start, end: main.found.end })?;
    let evidence = sources.iter().chain(&targets).filter_map(|&i| span(i)).chain([deed]).collect();
    Some(Event {
        kind: reading.kind,
        mode: reading.mode,
        contexts: reading.contexts,
        source: sources.iter().filter_map(actor).collect(),
        target: targets.iter().filter_map(actor).collect(),
        evidence,
        probability: reading.probability,
    })
}

/// Whether the word before a pattern makes its first word a noun: "the order", "in order to".
fn is_noun(text: &Text<'_>, sentence: TokenRange, token: u32) -> bool {
    const BEFORE: [&str; 26] = [
        "the", "a", "an", "this", "that", "these", "those", "of", "in", "for", "with", "from", "by", "at",
        "on", "'s", "’s", "its", "their", "his", "her", "our", "my", "any", "new", "under",
    ];
    token > sentence.start && BEFORE.contains(&text.word(token as usize - 1).to_ascii_lowercase().as_str())
}

fn read(
    model: &Model,
    text: &Text<'_>,
    words: &Words,
    source: verbale_model::Span,
    target: verbale_model::Span,
) -> Option<Reading> {
    let scene = Scene::new(text, source, target)?;
    let mut features = Features::default();
    let triggers = model.look(text, words, &scene, &mut features);
    Some(model.decide(words, &scene, &triggers, &features))
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::events;
    use crate::en::attribution;
    use crate::en::tokens::parse;

    /// Events as "TYPE/mode source > target".
    fn read(text: &str) -> Vec<String> {
        let parsed = parse(text);
        let tags = attribution::Model::load().view(&parsed).tags;
        let names = |all: &[verbale_model::EventActor]| {
            all.iter().map(|a| a.name.clone()).collect::<Vec<_>>().join(" + ")
        };
        events(&Model::load(), &parsed, &tags, &[], &|_| None)
            .iter()
            .map(|e| {
                format!(
                    "{}/{} {} > {}",
                    e.kind.word(),
                    e.mode.map_or("-", |m| m.word()),
                    names(&e.source),
                    names(&e.target)
                )
            })
            .collect()
    }

    #[test]
    fn who_does_what_to_whom() {
        assert_eq!(read("Aldor accused Veska of jamming its radios."), ["ACCUSE/allege Aldor > Veska"]);
        assert_eq!(
            read("The Norrland police arrested three Veskan journalists on Monday."),
            ["COERCE/arrest Norrland police > Veskan journalists"]
        );
        assert_eq!(read("Aldor and Veska signed a fisheries agreement."), ["SUPPORT/- Aldor + Veska > "]);
    }

    #[test]
    fn the_passive_turns_the_roles_round_and_who_only_reports_does_nothing() {
        assert_eq!(
            read("Two Veskan envoys were expelled by Norrland."),
            ["SANCTION/expel Norrland > Veskan envoys"]
        );
        assert_eq!(
            read("Norrland has suspended food aid to Veska, an Aldorian official said."),
            ["SANCTION/discontinue Norrland > Veska"]
        );
    }

    #[test]
    fn mood_changes_the_type() {
        assert_eq!(read("Aldor will visit Veska in June."), ["AGREE/- Aldor > Veska"]);
        assert_eq!(
            read("Aldor refused to release the Veskan sailors."),
            ["REJECT/yield Aldor > Veskan sailors"]
        );
        assert_eq!(read("Aldor threatened to shell the Veskan port."), ["THREATEN/violence Aldor > Veskan"]);
    }

    #[test]
    fn a_text_without_deeds_has_no_events() {
        assert_eq!(read("The lake is blue. It lies in the north.").len(), 0);
    }

    #[test]
    fn a_capital_that_only_opens_a_sentence_names_nobody() {
        assert_eq!(read("Beyond the manoeuvring, demands for a truce went unheard.").len(), 0);
        assert_eq!(
            read("Adding to the pressure, Norrland accused Veska of stalling."),
            ["ACCUSE/allege Norrland > Veska"]
        );
    }
}
