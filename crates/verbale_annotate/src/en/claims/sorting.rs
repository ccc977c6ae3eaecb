//! Which of the reports of a part of a sentence stand, and what else they tell.

use super::content::trimmed;
use super::cues::Role;
use super::gate::{self, Range};
use super::reports::Report;
use super::segments::Segment;
use crate::en::lens::Lens;

/// "C, the report sets out, and Whitehall knew": a second clause after the source, whose too.
pub(super) fn goes_on(lens: &Lens<'_>, segment: Segment, out: &mut Vec<Report>) {
    let p = &lens.p;
    let [first] = out.as_slice() else { return };
    if first.role != Role::Says || !first.tail || first.lean || first.points {
        return;
    }
    let from = first.cue.1.max(first.who.place.1);
    let Some(comma) = (from..(from + 9).min(segment.end)).find(|&i| p.raw(i) == ",").filter(|&c| {
        p.word(c + 1) == "and"
            && matches!(lens.tag(c + 2), "DT" | "NNP" | "NN" | "NNS" | "EX" | "CD" | "PRP$")
    }) else {
        return;
    };
    let content = trimmed(lens, (comma + 2, segment.end));
    let Some(verb) = gate::main_verb(lens, content) else { return };
    let subject = (content.0..verb).all(|i| !p.is_mark(i) || p.hyphen(i) || p.glued(i));
    if subject && content.1 - content.0 <= 12 {
        out.push(Report { content, place: content, tail: false, second: true, ..first.clone() });
    }
}

/// "The garrison says that it knows nothing of it": the answer is the garrison’s.
pub(super) fn own_answers(lens: &Lens<'_>, out: &mut [Report]) {
    for b in 0..out.len() {
        let content = out[b].content;
        let inner = out.iter().position(|a| {
            matches!(a.role, Role::Denies | Role::Confirms)
                && a.points
                && a.who.pronoun
                && content.0 <= a.cue.0
                && a.cue.0 <= content.0 + 4
                && a.cue.0 < content.1
        });
        if let Some(a) = inner.filter(|&a| a != b && out[b].role == Role::Says && !out[b].tail) {
            out[b].role = out[a].role;
            out[b].points = true;
            out[b].weak = true;
            out[a].cue = (lens.p.len(), lens.p.len());
            out[a].role = Role::Hedges;
        }
    }
}

/// Leaves the outer of two reports of which one stands in the other’s words.
pub(super) fn prune(lens: &Lens<'_>, segment: Segment, out: &mut Vec<Report>) {
    let holds = |a: &Report, b: &Report| a.content.0 <= b.cue.0 && b.cue.0 < a.content.1;
    // "That the paper has a military clause is untrue, S assured them": of what S says.
    let has = |r: &Report| {
        r.lean && matches!(lens.p.word(r.cue.0), "has" | "have" | "had" | "puts" | "makes" | "sees")
    };
    let within: Vec<bool> = out
        .iter()
        .map(|r| has(r) && out.iter().any(|o| !o.lean && o.cue != r.cue && (holds(r, o) || holds(o, r))))
        .collect();
    let mut within = within.into_iter();
    out.retain(|_| !within.next().unwrap_or(false));
    let silent: Vec<Range> = out.iter().filter(|r| r.role == Role::Silent).map(|r| r.cue).collect();
    out.retain(|r| r.role == Role::Silent || !silent.iter().any(|s| s.0 <= r.cue.0 && r.cue.0 < s.1 + 1));
    let drop: Vec<bool> = out
        .iter()
        .enumerate()
        .map(|(k, a)| {
            out.iter().enumerate().any(|(n, b)| {
                n != k
                    && b.role != Role::Silent
                    && holds(b, a)
                    && !(b.owned && a.answers())
                    && (!holds(a, b)
                        || b.tail && !a.tail
                        || b.tail && b.cue.1 + 5 >= segment.end
                        || !a.tail && n < k)
            })
        })
        .collect();
    let mut drop = drop.into_iter();
    out.retain(|_| !drop.next().unwrap_or(false));
    // "The diary, of which this paper has seen nine pages, puts it at dawn": what stands within a subject.
    let inner: Vec<bool> = out
        .iter()
        .map(|r| {
            out.iter().any(|o| {
                o.cue != r.cue
                    && o.who.place.0 < r.cue.0
                    && r.cue.1 < o.who.place.1
                    && o.who.place.1 <= o.cue.0
            })
        })
        .collect();
    let mut inner = inner.into_iter();
    out.retain(|_| !inner.next().unwrap_or(false));
    // "said a man who said he had paid them", "the company, which had denied it, conceded it": what describes a source.
    let described = |r: &Report| {
        let lead = super::source::back(lens, segment.start, r.cue.0);
        r.cue.0 > segment.start
            && lead > segment.start
            && matches!(lens.p.before(lead, 1), "who" | "which" | "that")
            && out.iter().any(|o| {
                o.cue != r.cue
                    && o.role != Role::Asks
                    && (o.who.place.1 + 1 >= lead && o.who.place.0 < lead && o.cue.0 < lead
                        || o.cue.0 > r.cue.0 && o.who.place.0 < lead && !o.tail)
            })
    };
    let drop: Vec<bool> = out.iter().map(described).collect();
    let mut drop = drop.into_iter();
    out.retain(|_| !drop.next().unwrap_or(false));
}
