//! Words of one speaker in one sentence: what an account says in its own voice, or what it attributes to someone.
//!
//! A party's own document speaks for the party unless a sentence gives the words to another. The outlet's own words have
//! no party and are never a party's.

use crate::en::{self, Cue, Kind, Tag};
use crate::reading::{Doc, Name};
use std::ops::Range;
use verbale_model::{Mode, Moment, Sentence, Span, Statement, Status};

/// How much words between quotation marks count against a party's own text.
const QUOTED: f32 = 0.6;

/// Words of one speaker in one sentence.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts about the words, each asked for alone"
)]
pub(crate) struct Utterance<'a> {
    /// Index of the document.
    pub(crate) doc: usize,
    /// The statement they belong to; `None` for an account's own text.
    pub(crate) statement: Option<&'a Statement>,
    /// The party spoken for, by index; `None` for the outlet and for people of no party.
    pub(crate) party: Option<u16>,
    /// The person who speaks, where the dossier knows one: as credited, else the one the account opens with.
    pub(crate) person: Option<(u16, u16)>,
    /// The name of a person of the party whom the dossier does not know, hashed.
    pub(crate) stranger: Option<u64>,
    /// Whether the speaker is left without a name ("an official", "a docker").
    pub(crate) unnamed: bool,
    /// Whether they stand in the party's own document.
    pub(crate) own: bool,
    /// Whether another party's own document tells them: its version of the other's words.
    pub(crate) relayed: bool,
    /// When they were said.
    pub(crate) at: Option<Moment>,
    /// Their place.
    pub(crate) span: Span,
    /// The sentence they stand in.
    pub(crate) sentence: Span,
    /// Paragraph of the document.
    pub(crate) paragraph: u32,
    /// Their words, as indices into the document's.
    pub(crate) words: Range<usize>,
    /// Their statement, if all of it stands in this sentence: only then is what it does known of these words.
    pub(crate) sole: Option<&'a Statement>,
    /// What the speaker does with their truth.
    pub(crate) status: Status,
    /// Issues their own words touch, in the dossier's order.
    pub(crate) issues: Vec<u16>,
    /// Issues that the words around them touch, where their own touch none.
    pub(crate) near: Vec<u16>,
    /// Content stems, sorted.
    pub(crate) stems: Vec<u64>,
    /// How telling each of them is, in the same order, and all together: set once all documents are read.
    pub(crate) weights: Vec<f32>,
    pub(crate) weight: f32,
    /// Whether a condition or a supposition governs them.
    pub(crate) supposed: bool,
    /// What its words do, a bit a cue.
    cues: u64,
}

/// The bits of cues.
fn bits(cues: impl IntoIterator<Item = Cue>) -> u64 {
    cues.into_iter().fold(0, |all, cue| all | 1 << cue as u64)
}

impl Utterance<'_> {
    /// Whether any of these cues stands in them.
    pub(crate) fn has(&self, cues: &[Cue]) -> bool {
        self.cues & bits(cues.iter().copied()) != 0
    }

    /// Issues by their own words, else by the words around them.
    pub(crate) fn any_issues(&self) -> &[u16] {
        if self.issues.is_empty() { &self.near } else { &self.issues }
    }

    /// Weighted share of the smaller one's content words that the two have in common.
    pub(crate) fn alike(&self, other: &Utterance<'_>) -> f32 {
        let (mut i, mut j, mut both) = (0, 0, 0.0);
        while i < self.stems.len() && j < other.stems.len() {
            let (x, y) = (self.stems[i], other.stems[j]);
            if x == y {
                both += self.weights[i];
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        let least = f32::min(self.weight, other.weight);
        if least > 0.0 { both / least } else { 0.0 }
    }

    /// How near they are to the party's own text: that text itself, its words between quotation marks, a report.
    pub(crate) fn firsthand(&self) -> f32 {
        match () {
            () if self.own => 1.0,
            () if self.statement.is_some_and(|s| s.attribution.mode == Mode::Direct) => QUOTED,
            () => 0.0,
        }
    }

    /// Whether they put something forward as so (or not so): no question, no report of others.
    pub(crate) fn plain(&self) -> bool {
        matches!(self.status, Status::Asserts | Status::Denies)
    }

    /// Whether a check may hold the party to them.
    pub(crate) fn binds(&self) -> bool {
        self.party.is_some() && !self.unnamed && self.plain() && !self.relayed
    }
}

/// The utterances of a document in text order.
pub(crate) fn utterances<'a>(index: usize, doc: &Doc<'a>, parties: &[String]) -> Vec<Utterance<'a>> {
    let notes = &doc.record.annotations;
    let mut out: Vec<Utterance<'a>> = Vec::with_capacity(notes.sentences.len());
    // Statements by the first byte of their content; those that may still reach into the sentence at hand.
    let mut open: Vec<&'a Statement> = Vec::new();
    let mut next = 0;
    let mut order: Vec<&'a Statement> = notes.statements.iter().collect();
    order.sort_by_key(|s| s.attribution.content.start());
    for sentence in &notes.sentences {
        // A pointer to a page is apparatus, nobody's words.
        if sentence.span.text(doc.text()).contains("://") {
            continue;
        }
        while next < order.len() && order[next].attribution.content.start() < sentence.span.end() {
            open.push(order[next]);
            next += 1;
        }
        open.retain(|s| s.attribution.content.end() > sentence.span.start());
        in_sentence(index, doc, parties, sentence, &open, &mut out);
    }
    join_headings(doc, &mut out);
    inherit_issues(&mut out);
    inherit_words(doc, &mut out);
    out
}

/// Words of a heading or of a question that only names what comes next, at most.
const HEADING: usize = 5;

/// "Interest. It runs on.", "The bridge? Ours, at both ends.": a few words that only name a thing belong to the next sentence.
fn join_headings(doc: &Doc<'_>, utterances: &mut Vec<Utterance<'_>>) {
    let mut n = 0;
    while n + 1 < utterances.len() {
        let (this, next) = (&utterances[n], &utterances[n + 1]);
        let together = this.party == next.party
            && this.own == next.own
            && this.paragraph == next.paragraph
            && this.sentence != next.sentence
            && this.words.end == next.words.start
            && this.status != Status::Denies;
        if together && is_heading(doc, this) {
            let heading = utterances.remove(n);
            let next = &mut utterances[n];
            next.words.start = heading.words.start;
            next.span = heading.span.cover(next.span);
            next.stems.extend(heading.stems);
            next.stems.sort_unstable();
            next.stems.dedup();
            next.issues.extend(heading.issues);
            next.issues.sort_unstable();
            next.issues.dedup();
            next.cues |= heading.cues;
        }
        n += 1;
    }
}

/// Whether words only name a thing: few of them, no verb that the lexicon or its form shows, a name of an issue or a question.
fn is_heading(doc: &Doc<'_>, utterance: &Utterance<'_>) -> bool {
    let words = &doc.words[utterance.words.clone()];
    if words.len() > HEADING
        || utterance.stems.is_empty()
        || utterance.statement.is_some_and(|s| s.attribution.mode == Mode::Direct) && !utterance.own
    {
        return false;
    }
    let text = utterance.sentence.text(doc.text());
    let asks = text.trim_end_matches(['"', '”', '\'']).ends_with('?');
    let names = || doc.names_in(&utterance.words).any(|h| matches!(h.tag, Name::Issue(_)));
    let verb = words.iter().any(|w| en::heads_no_name(w.span.text(doc.text())));
    let negated = doc.hits_in(&utterance.words).any(|h| h.tag == Tag::Cue(Cue::Negator));
    !verb && !negated && (asks || names())
}

/// Content words beyond which a sentence tells itself what it is about.
const TELLING: usize = 6;

/// "They stand at 14 million": a short sentence that begins with such a word is about what the one before named.
fn inherit_words(doc: &Doc<'_>, utterances: &mut [Utterance<'_>]) {
    for n in 1..utterances.len() {
        let (before, rest) = utterances.split_at_mut(n);
        let (last, this) = (&before[n - 1], &mut rest[0]);
        let goes_on = last.party == this.party
            && last.paragraph == this.paragraph
            && last.sentence != this.sentence
            && this.stems.len() <= TELLING
            && en::refers_back(doc.text(), &doc.words[this.words.clone()]);
        if goes_on {
            this.stems.extend(last.stems.iter().copied().take(2 * TELLING));
            this.stems.sort_unstable();
            this.stems.dedup();
        }
    }
}

/// One piece: whose words, and where.
struct Piece<'a> {
    statement: Option<&'a Statement>,
    party: Option<u16>,
    own: bool,
    span: Span,
}

fn in_sentence<'a>(
    index: usize,
    doc: &Doc<'a>,
    parties: &[String],
    sentence: &Sentence,
    open: &[&'a Statement],
    out: &mut Vec<Utterance<'a>>,
) {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut others = 0;
    for &statement in open {
        let inside = statement.attribution.content.iter().filter(|s| s.overlaps(sentence.span));
        let inside: verbale_model::Spans = inside
            .map(|s| Span::new(s.start().max(sentence.span.start()), s.end().min(sentence.span.end())))
            .collect();
        let Some(span) = inside.hull() else { continue };
        let spoken = statement.party().and_then(|p| parties.iter().position(|q| q == p)).map(|n| n as u16);
        // In its own document whoever is not another's, a stranger or nameless speaks for the party: "we", "the parties", "it".
        let own_voice = doc.party.is_some()
            && (spoken.is_none() && !is_stranger(doc, statement)
                || was_told(doc, statement)
                || en::pronoun(&statement.attribution.source.text(doc.text())).is_some());
        let party = if own_voice { doc.party } else { spoken };
        if party != doc.party || party.is_none() {
            others += inside.covered();
        }
        let mut voices = vec![party];
        for also in statement.joint.iter().filter_map(|s| s.party.as_deref()) {
            let also = parties.iter().position(|q| q == also).map(|n| n as u16);
            if also.is_some() && !voices.contains(&also) {
                voices.push(also);
            }
        }
        pieces.extend(voices.into_iter().map(|party| Piece {
            statement: Some(statement),
            party,
            own: party.is_some() && party == doc.party,
            span,
        }));
    }
    // In its own document a party's sentence is one utterance, with the speaker of its widest statement.
    let widest = pieces.iter().filter(|p| p.own).max_by_key(|p| p.span.len()).and_then(|p| p.statement);
    if doc.party.is_some() && 2 * others <= sentence.span.len() && (doc.speaks_for_itself || widest.is_some())
    {
        pieces.retain(|p| !p.own);
        pieces.insert(0, Piece { statement: widest, party: doc.party, own: true, span: sentence.span });
    } else if pieces.is_empty() {
        pieces.push(Piece { statement: None, party: None, own: false, span: sentence.span });
    }
    for piece in pieces {
        let words = doc.words_in(piece.span);
        if words.is_empty() {
            continue;
        }
        let statement = piece.statement;
        let mut stems: Vec<u64> =
            doc.words[words.clone()].iter().filter(|w| w.kind != Kind::Function).map(|w| w.sense).collect();
        stems.sort_unstable();
        stems.dedup();
        let has = |cue| doc.hits_in(&words).any(|h| h.tag == Tag::Cue(cue));
        let asks = sentence.span.text(doc.text()).trim_end_matches(['"', '”', '\'']).ends_with('?');
        let offers =
            has(Cue::Condition) && [Cue::Open, Cue::Concession, Cue::Agreement].iter().any(|c| has(*c));
        let sole =
            statement.filter(|s| s.attribution.content.hull().is_some_and(|h| sentence.span.contains(h)));
        let status = match sole.map_or(Status::Asserts, |s| s.status) {
            // "We asked again for the creche" asks for a thing, not whether it is so.
            Status::Asks if !asks => Status::Asserts,
            Status::Asserts if asks => Status::Asks,
            // "If..., we will" is an offer under a condition, no supposition.
            Status::Hypothetical if offers => Status::Asserts,
            Status::Asserts if piece.own && statement.is_none() && has(Cue::OthersWords) => Status::Reports,
            status => status,
        };
        let mut issues: Vec<u16> = doc
            .names_in(&words)
            .filter_map(|h| if let Name::Issue(n) = h.tag { Some(n) } else { None })
            .collect();
        issues.sort_unstable();
        issues.dedup();
        let meta = doc.record.document.meta();
        out.push(Utterance {
            doc: index,
            statement,
            party: piece.party,
            person: statement.and_then(|s| person_of(doc, s, piece.party)).or(if piece.own {
                doc.voice
            } else {
                None
            }),
            stranger: statement.filter(|s| person_of(doc, s, piece.party).is_none()).and_then(person_named),
            unnamed: statement.is_some_and(|s| is_unnamed(doc, s)),
            own: piece.own,
            relayed: doc.party.is_some() && piece.party != doc.party,
            at: statement.and_then(|s| s.said_at).or(meta.published).or(meta.captured),
            span: piece.span,
            sentence: sentence.span,
            paragraph: sentence.paragraph,
            sole,
            supposed: has(Cue::Hypothetical),
            cues: bits(
                doc.hits_in(&words).filter_map(|h| if let Tag::Cue(c) = h.tag { Some(c) } else { None }),
            ),
            words,
            status,
            issues,
            near: Vec::new(),
            stems,
            weights: Vec::new(),
            weight: 0.0,
        });
    }
}

/// Whether who stands before the words is told them and does not say them: "the guests were informed that".
fn was_told(doc: &Doc<'_>, statement: &Statement) -> bool {
    let attribution = &statement.attribution;
    let (Some(source), Some(content)) = (attribution.source.hull(), attribution.content.hull()) else {
        return false;
    };
    source.end() < content.start()
        && en::is_told(&doc.text()[source.end() as usize..content.start() as usize])
}

/// Whether a source is a named person or body that no party of the dossier knows, or one without a name.
fn is_stranger(doc: &Doc<'_>, statement: &Statement) -> bool {
    let Some(source) = statement.attribution.source.hull() else { return false };
    let words = doc.words_in(source);
    let start_of_sentence = words.start;
    let capitals = words.clone().filter(|n| *n > start_of_sentence && doc.words[*n].capital).count();
    is_unnamed(doc, statement) || capitals > 0 && doc.names_in(&words).next().is_none()
}

/// The person that a statement's source names, or that its speaker was resolved to.
fn person_of(doc: &Doc<'_>, statement: &Statement, party: Option<u16>) -> Option<(u16, u16)> {
    let source = statement.attribution.source.hull()?;
    let words = doc.words_in(source);
    let mut people = doc.names_in(&words).filter_map(|h| match h.tag {
        Name::Person(p, n) => Some((p, n)),
        _ => None,
    });
    // Of several who speak together the one of the party in hand.
    let own = |person: &(u16, u16)| statement.joint.is_empty() || Some(person.0) == party;
    let named = people.find(own);
    let actor = statement.speaker.as_ref().map(|s| s.actor.as_str());
    named.or_else(|| doc.people.iter().find(|(_, name)| Some(name.as_str()) == actor).map(|(id, _)| *id))
}

/// A speaker's name where it is a person's: two words or three, each with a capital.
fn person_named(statement: &Statement) -> Option<u64> {
    let name = statement.speaker.as_ref()?.actor.as_str();
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let is_party = statement.party() == Some(name);
    ((2..=3).contains(&words.len()) && words.iter().all(capital) && !is_party).then(|| en::stem(name))
}

fn is_unnamed(doc: &Doc<'_>, statement: &Statement) -> bool {
    let Some(source) = statement.attribution.source.hull() else { return false };
    let words = doc.words_in(source);
    if doc.names_in(&words).any(|h| matches!(h.tag, Name::Person(..))) {
        return false;
    }
    en::indefinite(source.text(doc.text())) || doc.hits_in(&words).any(|h| h.tag == Tag::Cue(Cue::Unnamed))
}

/// A sentence that names no issue goes on about the one its paragraph named last.
fn inherit_issues(utterances: &mut [Utterance<'_>]) {
    let mut last: (u32, Vec<u16>) = (u32::MAX, Vec::new());
    for utterance in utterances.iter_mut() {
        if last.0 != utterance.paragraph {
            last = (utterance.paragraph, Vec::new());
        }
        if utterance.issues.is_empty() {
            utterance.near.clone_from(&last.1);
        } else {
            last.1.clone_from(&utterance.issues);
        }
    }
    // The opening of a paragraph goes with what it turns out to be about.
    let mut coming: (u32, Vec<u16>) = (u32::MAX, Vec::new());
    for utterance in utterances.iter_mut().rev() {
        if coming.0 != utterance.paragraph {
            coming = (utterance.paragraph, Vec::new());
        }
        if !utterance.issues.is_empty() {
            coming.1.clone_from(&utterance.issues);
        } else if utterance.near.is_empty() {
            utterance.near.clone_from(&coming.1);
        }
    }
}
