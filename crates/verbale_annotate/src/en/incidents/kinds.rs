//! Words for what happened.

use crate::en::lens::Lens;
use verbale_model::IncidentKind;

/// A word for what happened, and the kind it makes of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: IncidentKind,
    pub(super) at: usize,
    pub(super) end: usize,
}

/// The sign of an incident in a sentence: the deed or event, its kind by the weapon told.
pub(super) fn sign(lens: &Lens<'_>, start: usize, end: usize) -> Option<Sign> {
    use IncidentKind as K;
    let p = &lens.p;
    let mut event: Option<(usize, usize, K)> = None;
    let mut weapon: Option<K> = None;
    let mut fire = false;
    for i in start..end {
        if !p.is_word(i) {
            continue;
        }
        let word = p.word(i);
        let next = p.word(i + 1);
        let by_weapon = match word {
            "drone" | "drones" | "uav" | "uavs" | "unmanned" | "quadcopter" | "quadcopters" | "shahed"
            | "shaheds" => Some(K::Drone),
            "missile" | "missiles" | "airstrike" | "airstrikes" | "bombs" | "warplanes" | "warplane"
            | "jets" | "bomber" | "bombers" | "aircraft" | "helicopters" | "iskander" | "iskanders" => {
                Some(K::Strike)
            }
            "shells" | "artillery" | "mortar" | "mortars" | "rocket" | "rockets" | "howitzer"
            | "howitzers" | "shell" | "grad" => Some(K::Shelling),
            "mine" if !matches!(p.before(i, 1), "coal" | "gold" | "copper" | "lithium" | "of" | "salt") => {
                Some(K::Explosion)
            }
            "mines" | "landmine" | "grenade" | "grenades"
                if word != "mines" || !lens.any(start, end, &["lays", "laying", "clearance"]) =>
            {
                Some(K::Explosion)
            }
            _ => None,
        };
        weapon = match (weapon, by_weapon) {
            (None, found) => found,
            (Some(a), Some(b)) if rank(b) < rank(a) => Some(b),
            (kept, _) => kept,
        };
        let found = match word {
            "explosion" | "explosions" | "exploded" | "blast" | "blasts" | "detonated" | "detonation"
            | "blew" => Some(K::Explosion),
            "went" | "goes"
                if next == "off"
                    && lens.any(start, i, &["bomb", "bombs", "device", "mine", "charge", "grenade"]) =>
            {
                Some(K::Explosion)
            }
            "blaze" | "flames" | "burned" | "burnt" | "wildfire" | "arson" | "ablaze" | "torched" => {
                fire = true;
                Some(K::Fire)
            }
            "fire" | "fires" => {
                let shots = matches!(
                    p.before(i, 1),
                    "opened"
                        | "opens"
                        | "of"
                        | "under"
                        | "returned"
                        | "no"
                        | "small-arms"
                        | "heavy"
                        | "friendly"
                        | "mortar"
                        | "artillery"
                        | "machine-gun"
                        | "hold"
                        | "to"
                ) || next == "from";
                let opened = matches!(p.before(i, 1), "opened" | "opens" | "returned")
                    || p.are(i.saturating_sub(2), &["exchange", "of", "fire"])
                    || p.are(i.saturating_sub(2), &["exchanges", "of", "fire"]);
                if opened {
                    Some(K::Clash)
                } else if shots {
                    None
                } else {
                    fire = true;
                    Some(K::Fire)
                }
            }
            "seized" | "seizes" | "intercepted" | "impounded" | "boarded" | "hijacked" | "confiscated"
            | "commandeered" | "captured" | "seizure" | "seizing" | "detained" | "arrested" => lens
                .any(
                    start,
                    end,
                    &[
                        "ship",
                        "ships",
                        "vessel",
                        "vessels",
                        "boat",
                        "boats",
                        "tanker",
                        "tankers",
                        "trawler",
                        "trawlers",
                        "ferry",
                        "freighter",
                        "cargo",
                        "barge",
                        "barges",
                        "yacht",
                        "convoy",
                        "lorries",
                        "trucks",
                        "cutter",
                        "dhow",
                        "coaster",
                        "steamer",
                        "train",
                        "oil",
                        "grain",
                    ],
                )
                .then_some(K::Seizure),
            "crashed" | "crash" | "collided" | "collision" | "aground" | "derailed" | "capsized" | "sank"
            | "rammed" | "ditched" | "overturned" | "crashes" => Some(K::Crash),
            "clash" | "clashes" | "clashed" | "gunfire" | "firefight" | "skirmish" | "skirmishes"
            | "brawl" | "stormed" | "ambushed" | "ambush" | "gunmen" | "shootout" | "scuffle"
            | "scuffles" | "shooting" | "shot" | "shots" | "assault" | "stabbed" | "brawled" | "beaten"
            | "repelled" | "riot" => Some(K::Clash),
            "sabotage" | "sabotaged" | "vandalised" | "severed" | "hacked" | "cyberattack" | "blown" => {
                Some(if word == "blown" { K::Explosion } else { K::Sabotage })
            }
            "cut" if lens.any(start, end, &["cable", "cables", "pipeline"]) => Some(K::Sabotage),
            "shelled" | "shelling" | "bombardment" | "bombarded" | "barrage" => Some(K::Shelling),
            "bombed" | "bombing" | "airstrike" | "airstrikes" => Some(K::Strike),
            "struck" | "hit" | "hits" | "strike" | "strikes" | "attacked" | "attack" | "attacks" | "raid" => {
                let labour = matches!(word, "strike" | "strikes")
                    && lens.any(
                        start,
                        end,
                        &[
                            "union", "unions", "workers", "ballot", "dockers", "wage", "pay", "drivers",
                            "teachers", "miners",
                        ],
                    );
                let idle = matches!(word, "hit" | "struck")
                    && matches!(next, "back" | "out" | "a" | "an")
                    && weapon.is_none()
                    && !lens.any(
                        i,
                        (i + 4).min(end),
                        &[
                            "mine", "village", "bus", "house", "hospital", "school", "depot", "store",
                            "weapons", "refinery", "market", "plant", "port", "base", "convoy", "bridge",
                            "shelter", "ship", "tanker",
                        ],
                    );
                (!labour && !idle).then_some(K::Strike)
            }
            "over" | "on"
                if lens.any(i + 1, (i + 3).min(end), &["mine", "landmine"])
                    && lens.any(start, i, &["drove", "stepped", "ran", "rolled", "drives", "trod"]) =>
            {
                Some(K::Explosion)
            }
            "fell" | "landed" | "slammed" | "downed" | "destroyed" | "killed" | "wounded" | "debris"
            | "fired" | "launched" | "damaged" | "ripped" => (weapon.is_some()
                || lens.any(
                    start,
                    end,
                    &[
                        "shells", "drones", "drone", "rockets", "missiles", "missile", "rocket", "mortar",
                        "mortars",
                    ],
                ))
            .then_some(K::Other),
            _ => None,
        };
        if let Some(kind) = found {
            let better = event.is_none_or(|(_, _, old)| rank(kind) < rank(old));
            if better {
                event = Some((i, i + 1, kind));
            }
        }
    }
    let (at, to, event_kind) = event?;
    // Words that are used of prices, speeches and rivals too need something that can be hit, or somebody hurt.
    let loose = matches!(
        p.word(at),
        "attack"
            | "attacks"
            | "attacked"
            | "hit"
            | "hits"
            | "struck"
            | "strike"
            | "strikes"
            | "raid"
            | "exploded"
            | "crashed"
            | "crash"
            | "shooting"
            | "shot"
            | "assault"
            | "riot"
            | "clash"
            | "clashed"
            | "clashes"
            | "bombing"
            | "blew"
            | "beaten"
            | "burned"
    );
    if loose && weapon.is_none() && !physical(lens, start, end) {
        return None;
    }
    let kind = match (event_kind, weapon) {
        (K::Seizure | K::Crash | K::Sabotage, _) => event_kind,
        (K::Clash, Some(K::Shelling)) => K::Shelling,
        (K::Clash, _) => K::Clash,
        (_, Some(weapon)) => weapon,
        (K::Strike | K::Other, None) if fire => K::Fire,
        (K::Other, None) => return None,
        (kind, None) => kind,
    };
    Some(Sign { kind, at, end: to })
}

/// Whether a sentence tells of things and people that force can reach.
fn physical(lens: &Lens<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|i| {
        matches!(
            lens.p.word(i),
            "killed"
                | "kills"
                | "killing"
                | "died"
                | "dead"
                | "wounded"
                | "injured"
                | "injuring"
                | "wounding"
                | "hurt"
                | "casualties"
                | "soldiers"
                | "troops"
                | "army"
                | "navy"
                | "gunmen"
                | "militia"
                | "rebels"
                | "guards"
                | "forces"
                | "gunners"
                | "raiders"
                | "police"
                | "coastguard"
                | "brigade"
                | "battalion"
                | "unit"
                | "attackers"
                | "assailants"
                | "fighters"
                | "insurgents"
                | "depot"
                | "refinery"
                | "port"
                | "bridge"
                | "station"
                | "plant"
                | "hospital"
                | "school"
                | "market"
                | "village"
                | "town"
                | "church"
                | "mosque"
                | "warehouse"
                | "store"
                | "base"
                | "garrison"
                | "barracks"
                | "checkpoint"
                | "crossing"
                | "hall"
                | "building"
                | "buildings"
                | "house"
                | "houses"
                | "apartment"
                | "block"
                | "tower"
                | "ferry"
                | "ship"
                | "vessel"
                | "tanker"
                | "tankers"
                | "trawler"
                | "boat"
                | "bus"
                | "train"
                | "truck"
                | "convoy"
                | "car"
                | "plane"
                | "helicopter"
                | "jet"
                | "airport"
                | "pipeline"
                | "cable"
                | "substation"
                | "grid"
                | "dam"
                | "reservoir"
                | "mill"
                | "factory"
                | "archive"
                | "embassy"
                | "hotel"
                | "compound"
                | "camp"
                | "tents"
                | "shelter"
                | "silo"
                | "silos"
                | "granary"
                | "farm"
                | "fields"
                | "road"
                | "railway"
                | "rail"
                | "junction"
                | "tunnel"
                | "mine"
                | "reactor"
                | "stadium"
                | "arsenal"
                | "customs"
                | "quay"
                | "dock"
                | "pier"
                | "lighthouse"
                | "people"
                | "civilians"
                | "residents"
                | "passengers"
                | "crew"
                | "workers"
                | "overnight"
                | "ablaze"
                | "debris"
                | "smoke"
                | "stones"
                | "sticks"
                | "fighting"
                | "assault-rifle"
                | "rifle"
                | "rifles"
                | "knives"
                | "blasts"
                | "fuel"
                | "oil"
                | "gas"
        )
    })
}

/// Kinds in the order in which they name an incident.
fn rank(kind: IncidentKind) -> u8 {
    use IncidentKind as K;
    match kind {
        K::Seizure => 0,
        K::Drone => 1,
        K::Strike => 2,
        K::Shelling => 3,
        K::Clash => 4,
        K::Crash => 5,
        K::Sabotage => 6,
        K::Explosion => 7,
        K::Fire => 8,
        K::Other => 9,
    }
}

/// A word for a weapon or a force that may carry its owner's adjective.
pub(super) fn weapon(word: &str) -> bool {
    matches!(
        word,
        "drone"
            | "drones"
            | "missile"
            | "missiles"
            | "shell"
            | "shells"
            | "shelling"
            | "artillery"
            | "rockets"
            | "rocket"
            | "airstrike"
            | "airstrikes"
            | "strike"
            | "strikes"
            | "attack"
            | "forces"
            | "troops"
            | "army"
            | "navy"
            | "coastguard"
            | "soldiers"
            | "gunners"
            | "guards"
            | "warplanes"
            | "jets"
            | "mortars"
            | "fire"
            | "infiltrators"
            | "saboteurs"
            | "commandos"
            | "cutter"
            | "patrol"
    )
}

/// A deed with a doer.
pub(super) fn deed(word: &str) -> bool {
    matches!(
        word,
        "seized"
            | "seizes"
            | "intercepted"
            | "impounded"
            | "boarded"
            | "shelled"
            | "bombed"
            | "struck"
            | "hit"
            | "attacked"
            | "fired"
            | "launched"
            | "stormed"
            | "ambushed"
            | "rammed"
            | "destroyed"
            | "captured"
            | "holding"
            | "sabotaged"
            | "torched"
            | "downed"
            | "hijacked"
            | "detained"
            | "killed"
            | "blew"
            | "repelled"
            | "opened"
            | "cut"
    )
}
