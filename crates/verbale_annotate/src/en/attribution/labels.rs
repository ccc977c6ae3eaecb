//! The labels of the sequence model.

/// What a token is: outside, or first or later token of a piece of source, cue or content.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Label(pub u8);

/// Number of labels.
pub const LABELS: usize = 7;

/// A role in an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// Whose words.
    Source,
    /// What signals it.
    Cue,
    /// Which words.
    Content,
}

impl Label {
    /// No role.
    pub const OUTSIDE: Label = Label(0);

    /// The first token of a piece.
    pub fn first(role: Role) -> Label {
        Label(1 + 2 * role as u8)
    }

    /// A later token of a piece.
    pub fn later(role: Role) -> Label {
        Label(2 + 2 * role as u8)
    }

    /// Its role.
    pub fn role(self) -> Option<Role> {
        match self.0 {
            1 | 2 => Some(Role::Source),
            3 | 4 => Some(Role::Cue),
            5 | 6 => Some(Role::Content),
            _ => None,
        }
    }

    /// Whether a piece starts here.
    pub fn starts(self) -> bool {
        self.0 % 2 == 1
    }
}

/// Whether `next` may follow `label` (`None`: the start of a paragraph).
pub fn may_follow(label: Option<usize>, next: usize) -> bool {
    next == 0 || next % 2 == 1 || label.is_some_and(|l| l == next || l + 1 == next)
}

/// A piece of one role: a half-open range of tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Piece {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Its role.
    pub role: Role,
}

/// The pieces of a labelled paragraph whose first token has index `base`.
pub fn pieces(labels: &[Label], base: u32, out: &mut Vec<Piece>) {
    let mut open: Option<Piece> = None;
    for (i, label) in labels.iter().enumerate() {
        let at = base + i as u32;
        if open.is_some() && (label.starts() || label.role().is_none()) {
            out.extend(open.take());
        }
        match (&mut open, label.role()) {
            (Some(piece), Some(_)) => piece.end = at + 1,
            (None, Some(role)) => open = Some(Piece { start: at, end: at + 1, role }),
            _ => {}
        }
    }
    out.extend(open);
}
