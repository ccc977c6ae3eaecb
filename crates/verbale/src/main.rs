//! `verbale`: every side's words, on the record, side by side.
//!
//! The only composer: it owns the clock, the environment, files and the terminal, and calls the crates that do not.

mod cli;
mod commands;
mod copies;
mod error;
mod progress;
mod render;
mod source;
mod web;
mod wire;

fn main() -> std::process::ExitCode {
    cli::run()
}
