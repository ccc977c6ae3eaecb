//! The pages, one a file: a view struct, its template, its rows.

pub(super) mod brief;
pub(super) mod claims;
pub(super) mod document;
pub(super) mod documents;
pub(super) mod events;
pub(super) mod finding;
pub(super) mod findings;
pub(super) mod issue;
pub(super) mod issues;
pub(super) mod meeting;
pub(super) mod meetings;
pub(super) mod names;
pub(super) mod now;
pub(super) mod statement;
pub(super) mod versions;
