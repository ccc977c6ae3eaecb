//! How far reading is, on a terminal: bytes, rate, time left. Elsewhere nothing is shown.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// A bar over the bytes of the files named; hidden where standard error is no terminal.
pub(crate) fn bar(paths: &[PathBuf]) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sizes = paths.iter().flat_map(walkdir::WalkDir::new).flatten().filter_map(|e| e.metadata().ok());
    let total: u64 = sizes.filter(std::fs::Metadata::is_file).map(|m| m.len()).sum();
    // Shown only once a run takes a while: a handful of files is done before anybody reads a bar.
    let target = ProgressDrawTarget::stderr_with_hz(4);
    let (bar, form) = if total > 0 {
        (
            ProgressBar::with_draw_target(Some(total), target),
            "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} left, {msg}",
        )
    } else {
        (ProgressBar::with_draw_target(None, target), "{spinner} {bytes} {bytes_per_sec}, {msg}")
    };
    match ProgressStyle::with_template(form) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
