//! Behaviour of the views, from facts built by hand. One module a view.

mod talks;

mod accounts;
mod origins;
