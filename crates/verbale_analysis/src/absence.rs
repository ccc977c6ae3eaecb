//! Absence is typed: only silence may be called an omission.

/// Why a party has no words on a point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Absence {
    /// Its whole account is held and does not mention the point.
    Silent,
    /// Only an excerpt of its account, or reports by others, are held.
    NotHeld,
    /// It published no account that we hold anything of.
    NoAccount,
}

impl Absence {
    /// The wire's words for it.
    pub fn word(self) -> &'static str {
        match self {
            Absence::Silent => "silent",
            Absence::NotHeld => "not held",
            Absence::NoAccount => "no account",
        }
    }

    /// Why a party has no words: its full account lacks them, only a part or reports are held, or nothing is.
    pub(crate) fn of(full: bool, anything: bool) -> Absence {
        match (full, anything) {
            (true, _) => Absence::Silent,
            (false, true) => Absence::NotHeld,
            (false, false) => Absence::NoAccount,
        }
    }
}
