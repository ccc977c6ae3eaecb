//! Places in one document's text: half-open byte ranges.

/// A half-open byte range `[start, end)` in one document's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// The range between two offsets, whichever comes first.
    pub fn new(a: u32, b: u32) -> Span {
        Span { start: a.min(b), end: a.max(b) }
    }

    /// The same for `usize` offsets; texts are below 4 GiB (see [`crate::Document`]).
    pub fn of(a: usize, b: usize) -> Span {
        Span::new(a as u32, b as u32)
    }

    /// First byte.
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words it covers; empty if the span was not made for this text.
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `offset` lies inside.
    pub fn holds(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A sorted set of disjoint, non-empty spans of one text: a quotation may be interrupted ("X," he said, "Y").
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Spans(
    // Invariant: sorted by start, no two touch or overlap, none empty.
    Vec<Span>,
);

impl Spans {
    /// The empty set.
    pub fn none() -> Spans {
        Spans(Vec::new())
    }

    /// A set of one piece (of none, if it is empty).
    pub fn one(span: Span) -> Spans {
        Spans(if span.is_empty() { Vec::new() } else { vec![span] })
    }

    /// The pieces in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The pieces in order, as a slice.
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// Whether there is no piece.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// From the first byte of the first piece to the last byte of the last; `None` if there is no piece.
    pub fn hull(&self) -> Option<Span> {
        Some(self.0.first()?.cover(*self.0.last()?))
    }

    /// First byte of the first piece (0 if there is none).
    pub fn start(&self) -> u32 {
        self.0.first().map_or(0, |s| s.start())
    }

    /// One past the last byte of the last piece (0 if there is none).
    pub fn end(&self) -> u32 {
        self.0.last().map_or(0, |s| s.end())
    }

    /// Total bytes covered.
    pub fn covered(&self) -> u32 {
        self.iter().map(Span::len).sum()
    }

    /// Whether any piece shares a byte with `span`.
    pub fn overlaps(&self, span: Span) -> bool {
        self.iter().any(|s| s.overlaps(span))
    }

    /// Whether any pieces of the two sets share a byte.
    pub fn meets(&self, other: &Spans) -> bool {
        other.iter().any(|s| self.overlaps(s))
    }

    /// The words it covers, pieces joined by " … ".
    pub fn text(&self, text: &str) -> String {
        let mut out = String::new();
        for (i, span) in self.iter().enumerate() {
            if i > 0 {
                out.push_str(" … ");
            }
            out.push_str(span.text(text));
        }
        out
    }
}

impl FromIterator<Span> for Spans {
    /// Sorts, drops what is empty, joins what touches or overlaps.
    fn from_iter<I: IntoIterator<Item = Span>>(iter: I) -> Spans {
        let mut all: Vec<Span> = iter.into_iter().filter(|s| !s.is_empty()).collect();
        all.sort_unstable();
        let mut out: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match out.last_mut() {
                Some(last) if span.start <= last.end => *last = last.cover(span),
                _ => out.push(span),
            }
        }
        Spans(out)
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Spans {
        Spans::one(span)
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Spans};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_stay_sorted_disjoint_and_cover_the_same_bytes(raw in prop::collection::vec((0u32..60, 0u32..60), 0..8)) {
            let given: Vec<Span> = raw.iter().map(|&(a, b)| Span::new(a, b)).collect();
            let set: Spans = given.iter().copied().collect();
            for pair in set.as_slice().windows(2) {
                prop_assert!(pair[0].end() < pair[1].start());
            }
            for at in 0..60 {
                prop_assert_eq!(given.iter().any(|s| s.holds(at)), set.iter().any(|s| s.holds(at)));
            }
        }
    }
}
