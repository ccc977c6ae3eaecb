//! The writer's own inference is nobody's statement: "which suggests that", "it would seem", "analysts would note".

use super::super::draft::{Draft, quoted};
use super::super::features::View;
use crate::Text;

/// Drops what the writer concludes.
pub(super) fn drop(text: &Text<'_>, view: &View, drafts: &mut Vec<Draft>) {
    drafts
        .retain(|d| d.content.iter().any(|c| quoted(text, view, *c)) || !is_own(text, d) && !shows(text, d));
}

/// "Shared a video of the convoy": what is shown is not said.
fn shows(text: &Text<'_>, draft: &Draft) -> bool {
    let cue = draft.cue.iter().flat_map(|c| c.range()).last().map(|i| text.word(i));
    let shown = |w: &str| {
        matches!(
            w,
            "video"
                | "videos"
                | "photo"
                | "photos"
                | "photograph"
                | "photographs"
                | "picture"
                | "pictures"
                | "footage"
                | "clip"
        )
    };
    matches!(cue, Some("shared" | "posted" | "published" | "released" | "showed"))
        && draft.content.first().is_some_and(|c| c.range().take(4).any(|i| shown(text.word(i))))
}

fn is_own(text: &Text<'_>, draft: &Draft) -> bool {
    let source: Vec<String> =
        draft.source.iter().flat_map(|s| s.range()).map(|i| text.word(i).to_lowercase()).collect();
    let [only] = source.as_slice() else { return false };
    let mut cue = draft.cue.iter().flat_map(|c| c.range()).map(|i| text.word(i));
    let supposes = |w: &str| matches!(w, "would" | "might" | "may" | "could");
    match only.as_str() {
        "which" | "this" | "that" | "it" | "these" => {
            let stems = ["suggest", "impl", "indicat", "hint", "mean", "seem", "appear"];
            cue.any(|w| stems.iter().any(|s| w.starts_with(s)))
        }
        "analysts" | "observers" | "critics" | "cynics" | "sceptics" | "skeptics" | "historians"
        | "commentators" | "readers" | "one" | "some" | "many" | "anyone" | "optimists" | "pessimists" => {
            cue.any(supposes)
        }
        _ => false,
    }
}
