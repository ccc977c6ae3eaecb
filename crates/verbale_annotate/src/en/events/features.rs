//! What the model looks at in a sentence with two actors.

use super::sentence::{Scene, Trigger, Words, Zone};
use crate::en::linear::Features;
use crate::en::words::mix;
use verbale_model::EventKind;

/// Number of root classes: the types, with CONCEDE and RETREAT as one.
pub const ROOTS: usize = 15;

/// Number of tied templates.
pub const TIED: usize = 24;

/// The class of a type.
pub fn root(kind: EventKind) -> u8 {
    let at = kind as u8;
    // CONCEDE is 3, RETREAT 6.
    match kind {
        EventKind::Retreat => 3,
        _ if at > 6 => at - 1,
        _ => at,
    }
}

/// The types of a class.
pub fn kinds(root: usize) -> &'static [EventKind] {
    match root {
        3 => &[EventKind::Concede, EventKind::Retreat],
        r if r > 5 => std::slice::from_ref(&EventKind::ALL[(r + 1).min(15)]),
        r => std::slice::from_ref(&EventKind::ALL[r]),
    }
}

/// The patterns of a sentence in the order in which they bear on the event between the two actors.
pub(super) struct Order {
    /// Between the actors or, if there is none, after them, in the source, before them, in the target.
    pub(super) main: Vec<usize>,
    /// Where the main ones stand.
    pub(super) place: u8,
}

pub(super) fn order(triggers: &[Trigger]) -> Order {
    for (place, zone) in
        [Zone::Between, Zone::After, Zone::Source, Zone::Before, Zone::Target].into_iter().enumerate()
    {
        let main: Vec<usize> = (0..triggers.len()).filter(|&i| triggers[i].zone == zone).collect();
        if !main.is_empty() {
            return Order { main, place: place as u8 };
        }
    }
    Order { main: Vec::new(), place: 9 }
}

/// Writes the features of a scene.
pub fn features(words: &Words, scene: &Scene, triggers: &[Trigger], out: &mut Features) {
    out.clear();
    let (a, b) = scene.ordered();
    let forward = u32::from(scene.source.start <= scene.target.start);
    let own = |template: u32, value: u32, out: &mut Features| {
        out.own.push(mix(mix(0x6576_0000 + template, value), 0x51ED));
    };
    own(0, forward, out);

    // Patterns.
    let order = order(triggers);
    let mut tie = |template: u8, kind: EventKind, value: f32| {
        let key = (template, root(kind));
        match out.tied.iter_mut().find(|t| (t.0, t.1) == key) {
            Some(old) => old.2 = old.2.max(value),
            None => out.tied.push((key.0, key.1, value)),
        }
    };
    let first = order.main.first().map(|&i| triggers[i].found.start);
    for t in triggers {
        let long = if t.found.words > 1 { 1.0 } else { 0.5 };
        let (plain, composed) = (t.found.kind, t.composed());
        match t.zone {
            Zone::Between => tie(0, composed, long),
            Zone::After => tie(1, composed, long),
            Zone::Before => tie(2, composed, long),
            Zone::Source => tie(3, plain, long),
            Zone::Target => tie(4, plain, long),
        }
        tie(5, plain, 1.0);
    }
    if let Some(first) = first {
        for &i in &order.main {
            let t = &triggers[i];
            let long = f32::from(t.found.words.min(3));
            if t.found.start == first {
                let base = if order.place == 0 { 6 } else { 10 };
                tie(base, t.found.kind, 1.0);
                tie(base + 1, t.composed(), 1.0);
                tie(base + 2, t.composed(), long - 1.0);
                if t.passive {
                    tie(base + 3, t.composed(), 1.0);
                }
            } else {
                tie(14, t.composed(), 1.0);
            }
        }
        let last = order.main.iter().map(|&i| triggers[i].found.start).max().unwrap_or(first);
        for &i in &order.main {
            if triggers[i].found.start == last {
                tie(15, triggers[i].composed(), 1.0);
            }
        }
        // The longest pattern that starts between the actors or before them.
        let most = triggers.iter().map(|t| t.found.words).max().unwrap_or(0);
        for t in triggers.iter().filter(|t| t.found.words == most && most > 1) {
            tie(16, t.composed(), 1.0);
        }
    }
    // The pattern nearest before the target, and one that runs from actor to actor.
    for t in triggers.iter().filter(|t| t.zone == Zone::Between) {
        if t.found.end >= b.start {
            tie(17, t.composed(), 1.0);
        }
        if t.found.start <= a.end + 3 {
            tie(18, t.composed(), 1.0);
        }
    }

    let mut chain = 0u32;
    for (n, &i) in order.main.iter().take(3).enumerate() {
        let t = &triggers[i];
        let kind = t.found.kind as u32;
        let mood = t.mood as u32 + 4 * u32::from(t.negated) + 8 * u32::from(t.passive);
        chain = mix(chain + 1, kind + 1);
        own(1 + n as u32, mix(kind, u32::from(order.place)), out);
        if n < 2 {
            own(4, mix(kind, mood + 77), out);
            own(5, mix(kind, t.found.mode.map_or(99, |m| m as u32)), out);
            own(6, mix(words.stems[t.found.start as usize], u32::from(t.found.words > 1)), out);
        }
    }
    own(7, chain, out);

    // Words.
    let stem = |i: u32| words.stems.get(i as usize).copied().unwrap_or(0);
    for i in a.end..b.start {
        own(10, stem(i), out);
        if i + 1 < b.start {
            own(11, mix(stem(i), stem(i + 1)), out);
        }
    }
    let mut place = 0;
    for i in a.end..(a.end + 4).min(scene.whole.end) {
        if i < b.start {
            own(12, mix(stem(i), place), out);
            place += 1;
        }
    }
    for i in b.start.saturating_sub(3).max(a.end)..b.start {
        own(13, stem(i), out);
    }
    for i in b.end..(b.end + 14).min(scene.whole.end) {
        own(if i < b.end + 4 { 14 } else { 15 }, stem(i), out);
        if i + 1 < (b.end + 8).min(scene.whole.end) {
            own(16, mix(stem(i), stem(i + 1)), out);
        }
    }
    for i in a.start.saturating_sub(6).max(scene.whole.start)..a.start {
        own(17, stem(i), out);
    }
    for i in scene.source.range() {
        own(18, stem(i as u32), out);
    }
    for i in scene.target.range() {
        own(19, stem(i as u32), out);
    }
    for i in scene.whole.range() {
        own(20, stem(i as u32), out);
    }
    out.own.sort_unstable();
    out.own.dedup();
}

#[cfg(test)]
mod tests {
    use super::{ROOTS, kinds, root};
    use verbale_model::EventKind;

    #[test]
    fn every_type_has_a_class_and_every_class_its_types() {
        for kind in EventKind::ALL {
            assert!(kinds(root(*kind) as usize).contains(kind), "{kind:?}");
        }
        assert_eq!((0..ROOTS).map(|r| kinds(r).len()).sum::<usize>(), 16);
    }
}
