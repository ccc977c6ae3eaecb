//! One command a file. The doc comment of its arguments is its help.

pub(crate) mod add;
pub(crate) mod brief;
pub(crate) mod compare;
pub(crate) mod data;
pub(crate) mod demo;
pub(crate) mod doc;
pub(crate) mod eval;
pub(crate) mod extract;
pub(crate) mod init;
pub(crate) mod proposal;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod statement;
pub(crate) mod version;
pub(crate) mod views;
