//! Behaviour of the views and checks, from facts built by hand. One module a view.

mod talks;

mod accounts;
mod checks_page;
mod contradictions;
mod findings;
mod memory;
mod origins;
mod views;
