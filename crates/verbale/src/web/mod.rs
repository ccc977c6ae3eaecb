//! The pages: the same views as the commands, read in a browser, served by this machine to this machine.
//!
//! A page is one file in `pages/`: a view struct made from the facts, its template, and the rows of its `.json` and
//! `.csv` twins. `route` says which address is which page; `frame` is what all pages share; `server` is the door.
//!
//! **Invariant:** every page works without script, and its whole state is in its address.
//! **Invariant:** words of a document are only ever shown unaltered, with their place, marked apart from ours.
//! **Invariant:** nothing here decides anything: what is shown was computed by `verbale_analysis`.

mod ask;
mod context;
mod frame;
mod page;
mod pages;
mod parts;
mod reply;
mod route;
mod server;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use context::shell_word;
pub(crate) use server::{Browser, serve};
pub(crate) use view::Site;
