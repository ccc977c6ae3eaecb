//! Whom a pronoun stands for: the nearest and most prominent who fits.

use super::names::{Form, Sex};
use super::reading::{Mention, Pronoun, What};
use super::resolve::{Entity, LOOK_BACK, Stage};

impl Stage<'_> {
    /// Whom a pronoun stands for: the nearest and most prominent who fits, the speaker before it first.
    pub(super) fn pronoun(
        &mut self,
        at: usize,
        pronoun: Pronoun,
        last: Option<Entity>,
        depth: u8,
    ) -> Option<Entity> {
        let mention = self.reading.mentions[at];
        match pronoun {
            Pronoun::I | Pronoun::We => {
                if mention.quoted {
                    return last;
                }
                let own = self.cast.own.map(Entity::Party);
                return if pronoun == Pronoun::I { self.cast.voice.map(Entity::Person).or(own) } else { own };
            }
            Pronoun::Relative => return self.nearest_before(at, depth),
            _ => {}
        }
        if depth > 2 {
            return None;
        }
        let found = self.salient(at, pronoun, last, depth);
        if let Some(found) = found {
            self.tell_sex(found, pronoun);
        }
        found
    }

    /// The name right before "who" or "which".
    pub(super) fn nearest_before(&mut self, at: usize, depth: u8) -> Option<Entity> {
        let start = self.reading.mentions[at].start;
        let before = at.checked_sub(1)?;
        let mention = self.reading.mentions[before];
        if mention.sentence != self.reading.mentions[at].sentence || start - mention.end > 3 {
            return None;
        }
        self.mention(before, None, depth + 1)
    }

    fn salient(&mut self, at: usize, pronoun: Pronoun, last: Option<Entity>, depth: u8) -> Option<Entity> {
        let reading = self.reading;
        let here = reading.mentions[at];
        let paragraph = reading.paragraph_of[here.start as usize];
        let mut best: Option<(f32, Entity)> = None;
        let mut seen: Vec<Entity> = Vec::new();
        for m in (at.saturating_sub(LOOK_BACK)..at).rev() {
            let mention = reading.mentions[m];
            let sentences = here.sentence - mention.sentence;
            // In the middle of a paragraph they stay in it.
            let inside = matches!(pronoun, Pronoun::It | Pronoun::They)
                && reading
                    .text
                    .paragraphs
                    .get(paragraph as usize)
                    .is_none_or(|p| reading.sentence_of[p.start as usize] != here.sentence);
            if inside && reading.paragraph_of[mention.start as usize] != paragraph {
                break;
            }
            // "it" and "they" stand for things as often as for parties: only what is near.
            let near = if matches!(pronoun, Pronoun::It | Pronoun::They) { 2 } else { 6 };
            if sentences > near || paragraph.saturating_sub(reading.paragraph_of[mention.start as usize]) > 3
            {
                break;
            }
            // Names in what is quoted are spoken of, not speaking; so are places.
            if mention.quoted && !here.quoted || self.is_place(&mention) {
                continue;
            }
            let entity = match mention.what {
                What::Pronoun(p) if p == pronoun => match self.entity_of.get(&m) {
                    Some(&Some(entity)) => entity,
                    _ => continue,
                },
                What::Pronoun(_) | What::Chain | What::Thing => continue,
                What::Office(..) | What::Institution(_) if depth >= 2 => continue,
                _ => match self.mention(m, None, depth + 1) {
                    Some(entity) => entity,
                    None => continue,
                },
            };
            if !self.agrees(entity, &mention, pronoun) || seen.contains(&entity) {
                continue;
            }
            seen.push(entity);
            let mut score = -1.5 * sentences.min(4) as f32;
            if self.is_subject(&mention) {
                score += 1.6;
            }
            if last == Some(entity) {
                score += 2.0;
            }
            let sexed = matches!(pronoun, Pronoun::He | Pronoun::She);
            if sexed && self.sex(entity).is_some() {
                score += 0.8;
            }
            if reading.is_possessive(mention.end as usize) {
                score -= 0.7;
            }
            if reading.paragraph_of[mention.start as usize] != paragraph {
                score -= 0.5;
            }
            if matches!(entity, Entity::Role(_)) {
                score -= 0.3;
            }
            if best.is_none_or(|(had, _)| score > had) {
                best = Some((score, entity));
            }
        }
        let found = best.map(|(_, e)| e).or_else(|| {
            let last = last.filter(|_| !matches!(pronoun, Pronoun::It | Pronoun::They))?;
            self.agrees_alone(last, pronoun).then_some(last)
        });
        self.entity_of.insert(at, found);
        found
    }

    fn agrees_alone(&self, entity: Entity, pronoun: Pronoun) -> bool {
        match pronoun {
            Pronoun::He => self.is_one_person(entity) && self.sex(entity) != Some(Sex::Female),
            Pronoun::She => self.is_one_person(entity) && self.sex(entity) != Some(Sex::Male),
            Pronoun::It => {
                !self.is_one_person(entity)
                    && !matches!(entity, Entity::Role(r) if self.roles[r as usize].plural)
            }
            _ => true,
        }
    }

    /// Whether a pronoun can stand for what a mention names.
    fn agrees(&self, entity: Entity, mention: &Mention, pronoun: Pronoun) -> bool {
        if pronoun == Pronoun::They {
            return match entity {
                Entity::Person(_) => false,
                Entity::Role(r) => self.roles[r as usize].plural || self.roles[r as usize].group,
                Entity::Party(_) => {
                    matches!(mention.what, What::Party(_, form) if form != Form::Adjective)
                        || matches!(mention.what, What::Institution(_))
                }
                Entity::Body(_) => true,
            };
        }
        if matches!(mention.what, What::Party(_, Form::Adjective)) {
            return false;
        }
        self.agrees_alone(entity, pronoun)
    }

    fn is_one_person(&self, entity: Entity) -> bool {
        match entity {
            Entity::Person(_) => true,
            Entity::Role(r) => !self.roles[r as usize].plural && !self.roles[r as usize].group,
            _ => false,
        }
    }

    /// Whether a mention of a party stands for the place: "in Kyiv", "to Moscow".
    fn is_place(&self, mention: &Mention) -> bool {
        let start = mention.start as usize;
        matches!(mention.what, What::Party(..))
            && start > 0
            && self.reading.is_one_of(
                start - 1,
                &["in", "at", "near", "outside", "around", "into", "across", "from", "to"],
            )
    }

    /// Whether a mention stands where subjects do: first in its sentence or clause, before a verb.
    fn is_subject(&self, mention: &Mention) -> bool {
        let reading = self.reading;
        let start = mention.start as usize;
        if reading.is_possessive(mention.end as usize) {
            return false;
        }
        let first = reading.sentence_start(start);
        let mut at = start;
        // Words of the same noun phrase.
        while at > first {
            let before = at - 1;
            if reading.mention_ending(at).is_some_and(|m| {
                matches!(reading.mentions[m].what, What::Office(..) | What::Party(..) | What::Institution(_))
            }) {
                at = reading.mentions[reading.mention_from(at) - 1].start as usize;
                continue;
            }
            if reading.is_one_of(before, &["the", "a", "an", "'s", "’s"]) || reading.is_capital(before) {
                at = before;
                continue;
            }
            break;
        }
        if at <= first {
            return true;
        }
        let before = reading.word(at - 1);
        let opens = matches!(
            before,
            "," | "“" | "\"" | "that" | "and" | "but" | "while" | "as" | "when" | ";" | "—" | "–" | "said"
        );
        let verb_next = reading.is_word(mention.end as usize)
            && (reading.word(mention.end as usize).ends_with("ed")
                || reading.is_one_of(
                    mention.end as usize,
                    &[
                        "said", "says", "told", "has", "had", "was", "is", "will", "would", "did", "made",
                        "gave", "left", "met", "were", "have",
                    ],
                ));
        opens && verb_next || before == "said" && !verb_next
    }
}
