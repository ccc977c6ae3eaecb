//! Several who say one thing together: "Germany, France and Poland said", "the mayor and the governor denied".

use super::resolve::{Entity, Stage};
use std::ops::Range;

/// Those named one after another in a source, each with its tokens; fewer than two where the source is not a list joined by "and".
pub(super) fn members(
    stage: &mut Stage<'_>,
    source: Range<usize>,
    last: Option<Entity>,
) -> Vec<(Entity, Range<usize>)> {
    let Some(parts) = parts(stage, source) else { return Vec::new() };
    let mut out: Vec<(Entity, Range<usize>)> = Vec::new();
    for (n, part) in parts.into_iter().enumerate() {
        let described = determined(stage, part.start);
        // "Ana Reth, the foreign minister, and Torv": set beside a name.
        let beside = n > 0
            && described
            && stage.reading.word(part.start - 1) == ","
            && out.last().is_some_and(|(e, _)| !matches!(e, Entity::Role(_)));
        if beside {
            continue;
        }
        let found = stage.source(part.clone(), last).filter(|e| match e {
            Entity::Role(r) => described || stage.roles[*r as usize].plural,
            _ => true,
        });
        match found {
            Some(entity) if out.iter().all(|(e, _)| *e != entity) => out.push((entity, part)),
            Some(_) => {}
            // A body that no table knows.
            None if described && n > 0 => {}
            // A name that nothing tells more of: "Petrov and Ivanova".
            None if named(stage, &part) => {
                let entity = stage.role(part.clone(), None, None, None, false, false);
                out.push((entity, part));
            }
            // "The Secretary of State and national security adviser": one person's offices.
            None => return Vec::new(),
        }
    }
    out
}

/// The members of a list, if an "and" stands before its last one.
fn parts(stage: &Stage<'_>, source: Range<usize>) -> Option<Vec<Range<usize>>> {
    let reading = stage.reading;
    let end = source.end.min(reading.len());
    let stop = |t: usize| {
        matches!(reading.word(t), "who" | "which" | "that" | "whose" | "when" | "(" | "\u{2013}" | "\u{2014}")
    };
    let end = (source.start..end).find(|&t| stop(t)).unwrap_or(end);
    let end = end
        - usize::from(
            end > source.start && matches!(reading.word(end - 1), "both" | "each" | "together" | "jointly"),
        );
    let mut out = Vec::new();
    let (mut from, mut joined, mut owned) = (source.start, false, false);
    let mut t = source.start;
    while t < end {
        // A name holds its own "and": "Bosnia and Herzegovina".
        if let Some(m) = reading.mention_starting(t)
            && reading.mentions[m].end as usize <= end
        {
            t = (reading.mentions[m].end as usize).max(t + 1);
            continue;
        }
        let word = reading.word(t);
        owned |= matches!(word, "of" | "from" | "for" | "between" | "both" | "at" | "in");
        if matches!(word, "," | "and" | "&") {
            // "The ministers of Germany and France": what is joined hangs on the first.
            if owned && word != "," && !determined(stage, t + 1) {
                return None;
            }
            joined |= word != ",";
            if t > from {
                out.push(from..t);
            }
            (from, owned) = (t + 1, false);
        }
        t += 1;
    }
    if from < end {
        out.push(from..end);
    }
    (joined && out.len() > 1).then_some(out)
}

/// Whether all words of a part have capitals.
fn named(stage: &Stage<'_>, part: &Range<usize>) -> bool {
    stage.reading.words(part.clone()).split_whitespace().all(|w| w.starts_with(char::is_uppercase))
}

fn determined(stage: &Stage<'_>, at: usize) -> bool {
    stage.reading.is_one_of(at, &["the", "a", "an", "his", "her", "its", "their"])
}
