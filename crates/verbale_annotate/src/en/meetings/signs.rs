//! Signs of a meeting: rows of the table that fit where they stand.

use super::lists::{self, after, covering, likely, party, subject, thing};
use super::table::{self, Form, Mark, Need};
use super::unsaid;
use super::words::{Class, any, is};
use crate::en::lens::{Lens, Phrase, human_noun, post_noun};
use crate::en::quantities::{calendar, numbers};
use verbale_model::{MeetingKind, QuantityKind};

/// A word or phrase that tells of a meeting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: MeetingKind,
    pub(super) form: Form,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Of several signs of one meeting the least tells its kind.
    pub(super) rank: u8,
    /// Tells a meeting though only one is named.
    pub(super) strong: bool,
    /// Points back: "the talks", "this meeting".
    pub(super) definite: bool,
    /// What must be told with it.
    pub(super) asks: Asks,
}

/// What a sign asks for, to tell of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Asks {
    /// Nothing of its own.
    Nothing,
    /// Two who met.
    Two,
    /// A day, a place or a length.
    Detail,
}

/// The signs of a sentence in order, and the marks of what became of meetings.
pub(super) fn signs(lens: &Lens<'_>, start: usize, end: usize) -> (Vec<Sign>, Vec<Mark>) {
    let mut out: Vec<Sign> = Vec::new();
    let mut fates = Vec::new();
    for mark in table::marks(lens, start, end) {
        if matches!(mark.tells.form, Form::Off | Form::Denial) {
            fates.push(mark);
            continue;
        }
        let taken =
            out.last().is_some_and(|s| mark.at < s.end && (mark.at == s.at || mark.tells.rank >= s.rank));
        // "had not spoken since October, were on the phone": the nearer verb.
        let nearer = out.last().is_some_and(|s| {
            mark.end == s.end && mark.at > s.at && mark.tells.form == s.form && mark.tells.form != Form::Noun
        });
        if taken && !nearer {
            continue;
        }
        if let Some(sign) = fits(lens, &mark, start, end) {
            if nearer {
                out.pop();
            }
            out.push(sign);
        }
    }
    if out.is_empty() {
        out.extend(
            unsaid::agenda(lens, start, end)
                .or_else(|| unsaid::place_off(lens, start, end))
                .or_else(|| unsaid::shared(lens, start, end))
                .or_else(|| unsaid::one_room(lens, start, end)),
        );
    }
    (out, fates)
}

/// The sign that a mark makes, if it fits where it stands.
fn fits(lens: &Lens<'_>, mark: &Mark, start: usize, end: usize) -> Option<Sign> {
    let mut sign = Sign {
        kind: mark.tells.kind,
        form: mark.tells.form,
        at: mark.at,
        end: mark.end,
        rank: mark.tells.rank,
        strong: false,
        definite: false,
        asks: if matches!(mark.tells.need, Need::Two | Need::Company) { Asks::Two } else { Asks::Nothing },
    };
    let fits = if mark.tells.form == Form::Noun {
        noun(lens, mark, &mut sign, start, end)
    } else {
        verb(lens, mark, &mut sign, start, end)
    };
    fits.then_some(sign)
}

fn noun(lens: &Lens<'_>, mark: &Mark, sign: &mut Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let head = mark.end - 1;
    let next = p.word(mark.end);
    let before = p.before(mark.at, 1);
    let single = mark.end == mark.at + 1;
    let nominal = lens.tag(head) == "VBG"
        && matches!(lens.tag(head.saturating_sub(1)), "DT" | "JJ" | "POS" | "NNP" | "PRP$" | "NN");
    let verbal =
        lens.tag(head).starts_with('V') && !lens.tag(head).ends_with('N') && mark.at > start && !nominal;
    // "talked by video link": told by its verb.
    if !single && matches!(lens.tag(mark.at), "VBD" | "VBZ" | "VBP") {
        return false;
    }
    if single && (verbal || idiom(lens, mark.at, next)) {
        return false;
    }
    // "press conference", "meeting room", "the visit card"
    if is(before, Class::Kind) || is(next, Class::Room) && single {
        return false;
    }
    let lead = lead(lens, mark.at, start);
    let opener = p.before(lead, 1);
    // "on the sidelines of the conference": where another meeting was.
    if (lead.saturating_sub(4).max(start)..lead)
        .any(|i| matches!(p.word(i), "sidelines" | "margins" | "fringes" | "fringe" | "eve"))
    {
        return false;
    }
    let none = matches!(opener, "no" | "without" | "any" | "neither") || matches!(before, "no" | "any");
    // "There will be no summit in Budapest on Friday": one that was to be.
    let called_off = none
        && (lens.any(start, mark.at, &["will", "would", "’ll", "after"])
            || matches!(p.before(lead, 2), "was" | "were" | "been") && p.before(lead, 3) == "there")
        && lens
            .told_in(start, end)
            .iter()
            .any(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
    if none && !called_off && !any(lens, start, end, Class::NoneSuch) {
        return false;
    }
    let told = |reach: usize| {
        let near = mark.at.saturating_sub(reach).max(start);
        (lens.told_in(near, (mark.end + reach).min(end)).iter())
            .any(|t| matches!(t.quantity.kind, QuantityKind::Date | QuantityKind::Duration))
    };
    let between = matches!(next, "between" | "with" | "among");
    let fits = match mark.tells.need {
        Need::Counted => counted(lens, mark, start, end),
        Need::Spoken => {
            let spoken = is(before, Class::Telephone)
                || lens
                    .name_before(mark.at)
                    .is_some_and(|n| super::names::halves(lens, n, true).is_some() || paired(lens, n))
                || is(next, Class::Partner)
                    && (next != "on" || !lens.told_in(mark.end, mark.end + 2).is_empty());
            let spoken = spoken
                || next == "to"
                    && after(lens, mark.end + 1, 3, end).first().is_some_and(|f| lists::person(lens, f));
            !matches!(next, "for" | "it" | "sign") && spoken && (told(14) || between)
        }
        Need::Meal => {
            between
                || next == "at" && p.word(mark.end + 1) == "which"
                || lens.any(mark.end, (mark.end + 6).min(end), &["between"])
                || matches!(next, "given" | "hosted")
                || lens.any(
                    mark.at.saturating_sub(6).max(start),
                    mark.at,
                    &["invited", "invites", "attended"],
                )
        }
        Need::Pair => between || matches!(next, "by" | "over" | "in" | "at") && told(12),
        _ => true,
    };
    if !fits {
        return false;
    }
    if sign.kind == MeetingKind::Talks && ministers(lens, mark.at, start, end) {
        sign.kind = MeetingKind::Ministerial;
    }
    if sign.kind == MeetingKind::Talks
        && lens.name_before(mark.at).is_some_and(|n| crate::en::votes::deciding(p.word(n.end - 1)))
    {
        sign.kind = MeetingKind::Session;
    }
    let events = told(14) || any(lens, start, end, Class::Event);
    sign.strong = match sign.kind {
        MeetingKind::Summit | MeetingKind::Ministerial | MeetingKind::Round => true,
        MeetingKind::Session => told(12),
        _ => events,
    };
    // "The last night at the palace went on until three" points to nothing.
    let dated = (lens.told_in(start, end).iter())
        .any(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
    let own = matches!(sign.kind, MeetingKind::Session | MeetingKind::Round | MeetingKind::Summit) && dated;
    let own = own && !lens.any(lead, mark.end, &["previous"]);
    sign.strong |= own;
    // "the East Asia summit", "the twelfth ministerial": called by its name or its number.
    let called = matches!(sign.kind, MeetingKind::Summit | MeetingKind::Ministerial | MeetingKind::Round)
        && (lens.name_before(mark.at).is_some()
            || (lead..mark.at).any(|i| calendar::ordinal(p.word(i)).is_some()));
    sign.definite = is(opener, Class::Pointing) && !told(10) && !own && !called && mark.end < mark.at + 4;
    true
}

/// The first piece of the noun phrase that ends at a noun, over modifiers.
fn lead(lens: &Lens<'_>, at: usize, start: usize) -> usize {
    let mut lead = at;
    while lead > start
        && matches!(
            lens.tag(lead - 1),
            "JJ" | "NN" | "NNP" | "CD" | "VBN" | "VBG" | "POS" | ":" | "JJR" | "JJS" | "NNS"
        )
        && lens.p.raw(lead - 1) != ";"
    {
        lead -= 1;
    }
    lead
}

/// Whether a dash joins a name to another before it: "the A–B call".
fn paired(lens: &Lens<'_>, n: crate::en::lens::Name) -> bool {
    n.titled > 1 && lens.p.hyphen(n.titled - 1) && lens.name_before(n.titled - 1).is_some()
}

/// Single words in idioms that tell of no meeting.
fn idiom(lens: &Lens<'_>, at: usize, next: &str) -> bool {
    let p = &lens.p;
    let third = p.word(at + 2);
    match p.word(at) {
        "meeting" | "meetings" => {
            next == "of" && matches!(third, "minds" | "the" if p.word(at + 3) == "minds" || third == "minds")
        }
        "summit" | "summits" => {
            let those = next == "of"
                && lens.names_in(at + 2, at + 5).first().is_some_and(|n| {
                    lens.is_person(*n) || lens.states.find(lens.text(n.start, n.end)).is_some()
                });
            matches!(next, "of" | "ridge" | "cafe" | "cross" | "hut" | "station" | "path")
                && !human_noun(third)
                && !those
                || lens.any(
                    at.saturating_sub(6),
                    (at + 14).min(p.sentence_end(at)),
                    &[
                        "climb",
                        "climbed",
                        "climber",
                        "climbers",
                        "mountain",
                        "mountaineers",
                        "peak",
                        "snow",
                        "fog",
                        "avalanche",
                        "ridge",
                        "glacier",
                        "metres",
                        "feet",
                        "crampons",
                        "ropes",
                        "hikers",
                    ],
                )
        }
        "conference" | "conferences" => matches!(next, "call" | "of") && next == "of" && p.capital(at),
        "talks" => matches!(next, "of" | "about" | "like") && lens.tag(at).starts_with('V'),
        "visit" | "visits" | "trip" | "trips" | "tour" | "journey" | "mission" => {
            matches!(
                p.before(at, 1),
                "guilt"
                    | "ego"
                    | "peacekeeping"
                    | "rescue"
                    | "training"
                    | "observer"
                    | "monitoring"
                    | "space"
            ) || p.word(at) == "mission" && !matches!(next, "to")
        }
        "session" | "sessions" | "sitting" => {
            matches!(p.before(at, 1), "in") && lens.tag(at).starts_with('V')
        }
        "exchange" | "exchanges" => lens.any(
            at.saturating_sub(2),
            at + 3,
            &["stock", "prisoner", "prisoners", "fire", "rate", "foreign", "gunfire"],
        ),
        "contact" | "contacts" => matches!(p.before(at, 1), "eye" | "physical" | "line"),
        _ => false,
    }
}

/// Whether a round is one of a numbered row.
fn counted(lens: &Lens<'_>, mark: &Mark, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let before = p.before(mark.at, 1);
    let next = p.word(mark.end);
    let lead = lead(lens, mark.at, start);
    let number = |i: usize| calendar::ordinal(p.word(i)).is_some() || is(p.word(i), Class::Ordered);
    if next == "of" {
        return false;
    }
    let counted = number(mark.at.saturating_sub(1))
        || (lead.saturating_sub(1)..mark.at).any(number)
        || numbers::cardinal(next).is_some()
        || p.is_number(mark.end)
        || matches!(before, "negotiating" | "diplomatic" | "negotiation" | "bargaining")
        || lens.name_before(mark.at).is_some();
    let other = any(lens, start, end, Class::OtherRound);
    counted && !other
}

fn ministers(lens: &Lens<'_>, at: usize, start: usize, end: usize) -> bool {
    let near = at.saturating_sub(8).max(start)..(at + 6).min(end);
    near.into_iter().any(|k| lens.p.word(k) == "ministers" && lens.p.before(k, 1) != "prime")
}

fn verb(lens: &Lens<'_>, mark: &Mark, sign: &mut Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let tag = lens.tag(mark.at);
    let single = mark.end == mark.at + 1;
    let verbal = tag.starts_with('V')
        || mark.at == start
        || matches!(p.word(mark.at), "met" | "rang" | "saw" | "rung" | "sat" | "spoke");
    // "the minister calls on the king": read as a noun, but it has a subject.
    let verbal = verbal
        || tag.starts_with('N')
            && (lens.trees.relation(mark.at) == "root" || lens.trees.hung_as(mark.at, &["nsubj"]).is_some());
    let noun_before = mark.at > start && matches!(lens.tag(mark.at - 1), "DT" | "PRP$" | "POS")
        || matches!(p.before(mark.at, 1), "track" | "swim" | "swap" | "sports" | "athletics" | "race");
    let past = !single && crate::en::forms::past(p.word(mark.at));
    let verbal = verbal || (is(p.word(mark.at), Class::VerbOnly) || past) && !noun_before;
    let phrasal = mark.tells.need == Need::PairWith || mark.tells.need == Need::Two;
    if (single || tag.starts_with('N')) && !verbal && !phrasal {
        return false;
    }
    // A participle that only describes, a gerund as a noun.
    if tag == "VBG"
        && single
        && matches!(lens.tag(mark.at.saturating_sub(1)), "DT" | "PRP$" | "POS" | "JJ")
        && mark.at > start
    {
        return false;
    }
    let who = || subject(lens, mark.at, start, end);
    let several = |list: &[Phrase]| {
        list.len() > 1 || list.iter().any(|f| f.plural || matches!(p.word(f.start), "they" | "we" | "both"))
    };
    let told = |reach: usize| {
        (lens.told_in(mark.at.saturating_sub(reach).max(start), (mark.end + reach).min(end)).iter())
            .any(|t| matches!(t.quantity.kind, QuantityKind::Date | QuantityKind::Duration))
    };
    let with = || {
        let reach = (mark.end + 9).min(end);
        matches!(
            p.before(mark.end, 1),
            "with" | "to" | "from" | "facing" | "opposite" | "beside" | "alongside" | "across"
        ) && mark.end > mark.at + 1
            && after(lens, mark.end, 4, end).first().is_some_and(|f| likely(lens, f))
            || (mark.end..reach).any(|i| {
                (matches!(p.word(i), "with" | "opposite" | "between" | "facing" | "beside" | "alongside")
                    || p.word(i) == "from" && p.before(i, 1) == "across"
                    || mark.tells.kind == MeetingKind::Call && p.word(i) == "to")
                    && after(lens, i + 1, 4, end).first().is_some_and(|f| likely(lens, f))
            })
    };
    let fixed = *sign;
    let object = || super::who::object(lens, &fixed, end);
    let doer = || who().first().is_some_and(|f| party(lens, f) || likely(lens, f)) || mark.at == start;
    // "a negotiated settlement", "the shared platform"
    let described = matches!(tag, "VBN" | "JJ" | "VBG")
        && mark.at > start
        && matches!(lens.tag(mark.at - 1), "DT" | "PRP$" | "POS" | "JJ" | "IN")
        && (matches!(lens.tag(mark.at - 1), "DT" | "PRP$" | "POS")
            || lens.tag(mark.at + 1).starts_with("NN"))
        && mark.tells.need != Need::Two;
    // "spoke to reporters", "met his wife"
    let partner =
        after(lens, mark.end, 4, end).first().is_some_and(|f| is(p.word(f.head), Class::NotPartner));
    // "went on to discuss"
    let infinitive = mark.tells.form == Form::Goes
        && p.before(mark.end, 1) == "to"
        && lens.tag(mark.end).starts_with("VB")
        && (matches!(p.word(mark.at), "go" | "goes" | "going" | "went" | "gone" | "come" | "came" | "comes")
            || !is(p.word(mark.end), Class::Aim));
    if described || partner || infinitive {
        return false;
    }

    let fits = match mark.tells.need {
        Need::Body => {
            let body = who().first().is_some_and(|f| {
                crate::en::votes::deciding(p.word(f.head))
                    || matches!(
                        p.word(f.head),
                        "panel" | "group" | "party" | "quartet" | "troika" | "bloc" | "union" | "tribunal"
                    )
                    || acronym(lens, f)
            });
            body && (told(14) || lens.any(mark.end, end, &["in", "at", "again", "behind", "until"]))
        }
        Need::Several => several(&who()) || with(),
        Need::Alone => {
            let next = lens.phrases_in(mark.end, (mark.end + 2).min(end)).first();
            next.is_none_or(|f| f.under.is_some()) && several(&who()) && (told(9) || with())
        }
        Need::When => (several(&who()) || with()) && told(12),
        Need::Phone => {
            let phone = any(lens, mark.at, (mark.at + 12).min(end), Class::Phone)
                || lens.any(
                    mark.at.saturating_sub(8).max(start),
                    mark.at,
                    &["telephone", "video", "hotline"],
                );
            phone && (several(&who()) || with() || !object().is_empty() || p.word(mark.end) == "to")
        }
        Need::Official => official(lens, sign, start, end) && doer(),
        Need::Person => {
            let list = object();
            doer() && list.first().is_some_and(|f| party(lens, f)) && purpose_of_sight(lens, mark, start, end)
        }
        Need::LoneCall => lone_call(lens, mark, end) && doer(),
        Need::PairWith => {
            let list = after(lens, mark.end, 4, end);
            list.first().is_some_and(|f| {
                titled(lens, f) && f.under.is_none_or(|u| u + 1 >= mark.end) && p.word(f.head) != "them"
            })
        }
        Need::Two => true,
        Need::Present => present(lens, mark, start, end) && doer(),
        Need::Dated => {
            doer()
                && (lens.told_in(start, end).iter()).any(|t| {
                    t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day")
                })
        }
        Need::Company => {
            let list = who();
            let person = |f: &Phrase| titled(lens, f) && lens.tag(f.head) != "PRP";
            let beside = || {
                (mark.end..(mark.end + 8).min(end)).any(|i| {
                    matches!(p.word(i), "with" | "beside" | "opposite" | "facing" | "alongside")
                        && p.before(i, 1) != ","
                        && after(lens, i + 1, 3, end).first().is_some_and(person)
                })
            };
            let people = list.iter().filter(|f| person(f)).count();
            told(14) && (people > 1 || list.iter().any(|f| f.plural && person(f)) || people == 1 && beside())
        }
        Need::Many => {
            let list = object();
            (doer() || list.len() > 1 && list.iter().all(|f| titled(lens, f)))
                && (list.len() > 1 || list.first().is_some_and(|f| f.plural && party(lens, f)))
                || several(&who()) && list.is_empty() && tag == "VBN"
        }
        Need::Purpose => purpose(lens, mark, start, end),
        Need::Place => {
            let place = lens.names_in(mark.end, (mark.end + 3).min(end)).first().copied();
            doer()
                && place.is_some_and(|n| !lens.is_person(n))
                && (told(14)
                    || any(lens, start, end, Class::Talking)
                    || who().iter().any(|f| titled(lens, f)))
        }
        _ => match mark.tells.form {
            Form::Both => {
                let list = object();
                let things = after(lens, mark.end, 4, end).first().is_some_and(|f| {
                    let open = (mark.end..f.start)
                        .any(|i| matches!(lens.tag(i), "IN" | "TO") && p.word(i) != "with");
                    (thing(p.word(f.head)) || thing(p.word(f.end - 1))) && !open
                });
                !things
                    && (!list.is_empty() && doer()
                        || several(&who())
                        || with() && doer()
                        || passive_of_person(lens, mark))
            }
            Form::Joint => {
                let things = matches!(p.word(mark.end), "with")
                    && after(lens, mark.end + 1, 3, end).first().is_some_and(|f| thing(p.word(f.head)));
                !things && (several(&who()) || with() || mark.at <= start + 1 && told(20))
            }
            Form::Takes => {
                (tag == "VBN" || p.before(mark.end, 1) == "together") && several(&who())
                    || doer()
                        && (mark.tells.kind == MeetingKind::Call && mark.end > mark.at + 2
                            || !super::who::inside(lens, &fixed).is_empty()
                            || after(lens, mark.end, 4, end).first().is_some_and(|f| likely(lens, f)))
            }
            _ => doer(),
        },
    };
    if !fits {
        return false;
    }
    if mark.tells.form == Form::Joint && !matches!(tag, "VBD" | "VBN") && single && sign.asks == Asks::Nothing
    {
        sign.asks = Asks::Detail;
    }
    if sign.kind == MeetingKind::Talks {
        let list = who();
        let body = |f: &Phrase| {
            crate::en::votes::deciding(p.word(f.head)) || matches!(p.word(f.head), "panel" | "working-party")
        };
        let leaders = |f: &Phrase| {
            let heads = (f.start..f.end + 2)
                .any(|i| p.are(i, &["heads", "of", "state"]) || p.are(i, &["heads", "of", "government"]));
            let of_body = p.word(f.head) == "leaders"
                && (f.name.is_some_and(|n| {
                    !lens.is_person(n) && lens.states.find(lens.text(n.start, n.end)).is_none()
                }) && f.end == f.head + 1
                    || p.word(f.head + 1) == "of" && f.end > f.head + 2);
            heads || of_body
        };
        let opens = (start..mark.at).any(|i| p.are(i, &["heads", "of", "state"]));
        if mark.tells.form == Form::Joint
            && (list.len() == 1 && list.iter().any(leaders) || opens)
            && object().is_empty()
        {
            sign.kind = MeetingKind::Summit;
        } else if list.len() == 1
            && list.iter().any(body)
            && matches!(mark.tells.form, Form::Joint | Form::Both)
            && object().is_empty()
            && !with()
        {
            sign.kind = MeetingKind::Session;
        } else if list.iter().any(|f| {
            p.word(f.head) == "ministers"
                && f.end > f.start + 1
                && !lists::person(lens, f)
                && p.before(f.head, 1) != "prime"
        }) && list.len() != 2
        {
            sign.kind = MeetingKind::Ministerial;
        } else if lens.any(
            mark.end,
            (mark.end + 10).min(end),
            &["telephone", "videolink", "videoconference", "phone", "zoom", "hotline"],
        ) || (mark.end..(mark.end + 10).min(end))
            .any(|i| p.word(i) == "video" && matches!(p.before(i, 1), "by" | "via" | "over" | "secure"))
        {
            sign.kind = MeetingKind::Call;
        }
    }
    // "The Joint Commission sat for seven hours": a body alone sits in session.
    if mark.tells.need == Need::Two
        && matches!(
            p.word(mark.at),
            "sat" | "sits" | "sit" | "rose" | "rises" | "adjourned" | "met" | "convened"
        )
    {
        let list = who();
        if list.len() == 1 && crate::en::votes::deciding(p.word(list[0].head)) {
            sign.kind = MeetingKind::Session;
            sign.asks = Asks::Detail;
        }
    }
    sign.strong = mark.tells.form == Form::Goes && told(14) || mark.tells.form == Form::Joint && told(12);
    true
}

/// A body called by its letters: "the G7", "ASEAN".
fn acronym(lens: &Lens<'_>, f: &Phrase) -> bool {
    let words = lens.text(f.head, f.head + 1);
    let upper = words.chars().count() > 1 && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    upper && f.end == f.head + 1 && lens.states.find(words).is_none()
}

/// Whether one is told to be at a spot on a day, as one who is to meet another there: "Besk will be at Ushkal on Monday".
fn present(lens: &Lens<'_>, mark: &Mark, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let day = (lens.told_in(start, end).iter())
        .any(|t| t.quantity.kind == QuantityKind::Date && t.quantity.unit.as_deref() == Some("day"));
    let spot = lens.names_in(mark.end, (mark.end + 3).min(end)).first().is_some_and(|n| !lens.is_person(*n));
    let to_come = (mark.at.saturating_sub(6).max(start)..mark.at).any(|i| {
        matches!(
            p.word(i),
            "will" | "would" | "shall" | "to" | "due" | "expected" | "should" | "’ll" | "must"
        )
    }) || lens.any(mark.at, mark.end, &["due", "expected", "to"]);
    let named = (subject(lens, mark.at, start, end).iter())
        .any(|f| titled(lens, f) || f.name.is_some_and(|n| n.end == f.end && n.start <= f.start + 1));
    day && spot && to_come && named
}

/// Whether a phrase names a person or a post.
pub(super) fn titled(lens: &Lens<'_>, f: &Phrase) -> bool {
    lists::person(lens, f)
        || post_noun(lens.p.word(f.head))
        || (f.start..f.end).any(|i| post_noun(lens.p.word(i)))
        || is(lens.p.word(f.head), Class::Official)
}

/// Whom one receives, visits or calls on holds a post, or is a person by name.
fn official(lens: &Lens<'_>, sign: &Sign, start: usize, end: usize) -> bool {
    let p = &lens.p;
    if lens.trees.passive(sign.at) || matches!(p.before(sign.at, 1), "was" | "were" | "been" | "be" | "is") {
        // "was received at the palace"
        let whom = subject(lens, sign.at, start, end);
        return whom.iter().any(|f| titled(lens, f) || matches!(p.word(f.start), "he" | "she" | "they"))
            && lens.any(sign.end, (sign.end + 7).min(end), &["at", "by", "in", "for"]);
    }
    let list = super::who::object(lens, sign, end);
    // "called on the president to act": a call, not a visit.
    if matches!(p.before(sign.end, 1), "on" | "upon")
        && list.last().is_some_and(|f| p.word(f.end) == "to" && lens.tag(f.end + 1).starts_with("VB"))
    {
        return false;
    }
    list.first().is_some_and(|f| {
        titled(lens, f)
            // "Haftar will receive Dbeibah in Benghazi on 3 May": whoever is named alone.
            || f.name.is_some_and(|n| n.end == f.end && n.end == n.titled + 1 && lens.tag(f.head) == "NNP")
                && !named_state(lens, f)
                && matches!(
                    p.word(sign.at),
                    "received" | "receives" | "receive" | "receiving" | "host" | "hosts" | "hosted" | "hosting"
                        | "welcomes" | "welcomed" | "welcome"
                )
                && !lens.told_in(start, end).is_empty()
                && subject(lens, sign.at, start, end).first().is_some_and(|f| party(lens, f))
            || named_state(lens, f)
                && matches!(p.word(sign.at), "hosted" | "hosts" | "host" | "received" | "receives")
            // "The bishop received the strike committee on Saturday"
            || (crate::en::votes::deciding(p.word(f.head)) || f.human && f.plural)
                && matches!(p.word(sign.at), "received" | "receives" | "receive")
                && !lens.told_in(start, end).is_empty()
                && subject(lens, sign.at, start, end).first().is_some_and(|f| titled(lens, f))
    })
}

fn named_state(lens: &Lens<'_>, f: &Phrase) -> bool {
    f.name.is_some_and(|n| n.end == f.end && lens.states.find(lens.text(n.start, n.end)).is_some())
}

/// "saw": where a day, a length or a place tells that one sat down, not that one looked.
fn purpose_of_sight(lens: &Lens<'_>, mark: &Mark, start: usize, end: usize) -> bool {
    let p = &lens.p;
    if mark.end > mark.at + 1 || !matches!(p.word(mark.at), "saw" | "see" | "sees" | "seen" | "seeing") {
        return true;
    }
    let clause = (mark.end..(mark.end + 12).min(end))
        .any(|i| lens.tag(i) == "VBG" || lens.tag(i) == "VB" && p.before(i, 1) != "to");
    let told = lens
        .told_in(start, end)
        .iter()
        .any(|t| matches!(t.quantity.kind, QuantityKind::Date | QuantityKind::Duration));
    let travels = any(lens, start, mark.at, Class::Travels);
    // "secretly saw the commander at the lake"
    let quietly =
        (mark.at.saturating_sub(3).max(start)..mark.at).chain(mark.end..(mark.end + 9).min(end)).any(|i| {
            matches!(
                p.word(i),
                "secretly"
                    | "privately"
                    | "quietly"
                    | "separately"
                    | "briefly"
                    | "twice"
                    | "alone"
                    | "again"
                    | "clandestinely"
                    | "discreetly"
            )
        });
    !clause && (told || travels || quietly)
}

/// "A called B", and nothing but time, place or matter follows.
fn lone_call(lens: &Lens<'_>, mark: &Mark, end: usize) -> bool {
    let p = &lens.p;
    let Some(whom) = lens.phrases_in(mark.end, (mark.end + 3).min(end)).first() else { return false };
    let next = whom.end;
    let plain = next >= end
        || !p.is_word(next)
        || matches!(lens.tag(next), "IN" | "TO" | "CC" | "RB") && !matches!(p.word(next), "to" | "of" | "as")
        || lens.told_in(next, next + 1).len() == 1
        || matches!(p.word(next), "again" | "twice" | "back");
    let pronoun = matches!(p.word(whom.head), "him" | "her") && next + 1 >= end;
    plain
        && (titled(lens, whom) && !matches!(p.word(whom.head), "them" | "him" | "her") || pronoun)
        && !(mark.at.saturating_sub(4)..mark.at).any(|i| matches!(p.word(i), "what" | "which"))
        && whom.under.is_none()
        && p.before(mark.at, 1) != ","
        && !matches!(p.before(mark.at, 1), "is" | "are" | "was" | "were" | "so" | "been")
        && !p.raw(next).starts_with(['“', '"', '‘'])
}

/// A passive of "meet" tells of a welcome: "was met at the airport by".
fn passive_of_person(lens: &Lens<'_>, mark: &Mark) -> bool {
    let p = &lens.p;
    lens.trees.passive(mark.at)
        && lens
            .trees
            .hung_as(mark.at, &["obl:agent"])
            .is_some_and(|a| covering(lens, a).is_some_and(|k| titled(lens, &lens.phrases[k])))
        && p.word(mark.at) == "met"
}

/// Whether a journey is one to another's seat: talks follow, or one with a post goes to a state or a city.
fn purpose(lens: &Lens<'_>, mark: &Mark, start: usize, end: usize) -> bool {
    let p = &lens.p;
    let who = subject(lens, mark.at, start, end);
    let Some(first) = who.first() else { return false };
    if !party(lens, first) {
        return false;
    }
    let reach = (mark.end + 14).min(end);
    let talks = (mark.end..reach).any(|i| {
        let aim = matches!(p.before(i, 1), "for" | "to" | "and" | "of" | "on" | "with" | "in" | "a" | "the");
        let talk = is(p.word(i), Class::Aim);
        // "to see the melting ice"
        let sight =
            matches!(p.word(i), "see" | "saw" | "visit" | "meet" | "met") && lens.tag(i).starts_with('V');
        let person = || {
            after(lens, i + 1, 4, end)
                .first()
                .is_some_and(|f| party(lens, f) && !is(p.word(f.head), Class::NotPartner))
        };
        talk && (aim || lens.tag(i).starts_with("NN")) && (!sight || person())
    });
    let place = (lens.names_in(mark.end, (mark.end + 3).min(end)).first().copied())
        .filter(|n| !lens.is_person(*n) || super::details::spot(p.word(n.start)));
    let post = who.iter().any(|f| titled(lens, f));
    let dated = lens.told_in(start, end).iter().any(|t| t.quantity.kind == QuantityKind::Date);
    let travels = mark.end > mark.at + 1
        && matches!(p.before(mark.end, 1), "to" | "in" | "at" | "into" | "for" | "over" | "on" | "across");
    talks
        || place.is_some()
            && post
            && dated
            && travels
            && !(is(p.word(mark.at), Class::Return)
                && mark.end == mark.at + 2
                && !lens.any(mark.at.saturating_sub(3).max(start), mark.at, &["will", "’ll", "to"])
                && place.is_none_or(|n| !matches!(p.word(n.end), "until" | "since" | "for" | "from")))
}
