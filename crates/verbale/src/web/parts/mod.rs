//! Pieces that several pages share.

pub(super) mod absence;
pub(super) mod confidence;
pub(super) mod count;
pub(super) mod empty;
pub(super) mod evidence;
pub(super) mod finding;
pub(super) mod highlight;
pub(super) mod moment;
pub(super) mod party;
pub(super) mod stance;
