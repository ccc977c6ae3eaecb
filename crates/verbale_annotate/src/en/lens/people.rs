//! People and posts in a stretch of text.

use super::{Lens, Name};

/// A post as named: "deputy defence minister", "head of the border guard".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::en) struct Post {
    pub(in crate::en) start: usize,
    pub(in crate::en) end: usize,
}

/// The noun at the heart of a post.
pub(in crate::en) fn post_noun(word: &str) -> bool {
    let last = word.rsplit_once('-').map_or(word, |(_, last)| last);
    matches!(
        last,
        "minister"
            | "president"
            | "secretary"
            | "general"
            | "governor"
            | "admiral"
            | "marshal"
            | "mayor"
            | "chief"
    ) || matches!(
        word,
        "minister"
            | "president"
            | "chancellor"
            | "premier"
            | "ambassador"
            | "envoy"
            | "negotiator"
            | "secretary"
            | "governor"
            | "mayor"
            | "chief"
            | "head"
            | "leader"
            | "director"
            | "commander"
            | "speaker"
            | "prosecutor"
            | "prosecutor-general"
            | "judge"
            | "chair"
            | "chairman"
            | "chairwoman"
            | "commissioner"
            | "adviser"
            | "advisor"
            | "aide"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "deputy"
            | "senator"
            | "mp"
            | "lawmaker"
            | "manager"
            | "inspector"
            | "king"
            | "queen"
            | "emir"
            | "mediator"
            | "treasurer"
            | "general"
            | "admiral"
            | "colonel"
            | "captain"
            | "marshal"
            | "rapporteur"
            | "ombudsman"
            | "auditor"
            | "regent"
            | "consul"
            | "attaché"
            | "councillor"
            | "chairperson"
            | "co-chair"
            | "vice-president"
            | "prime-minister"
            | "cabinet"
            | "government"
            | "board"
            | "magistrate"
            | "justice"
            | "coordinator"
            | "administrator"
            | "superintendent"
            | "registrar"
            | "clerk"
            | "banker"
            | "taoiseach"
            | "pope"
            | "bishop"
            | "archbishop"
            | "patriarch"
            | "supremo"
            | "boss"
            | "tsar"
            | "czar"
            | "whip"
            | "trade-envoy"
            | "comptroller"
            | "delegate"
            | "ministers"
            | "ambassadors"
            | "deputies"
            | "judges"
            | "generals"
            | "officers"
            | "officials"
            | "mayors"
            | "governors"
            | "successor"
            | "chairmanship"
            | "presidency"
            | "premiership"
            | "legislator"
            | "congressman"
            | "congresswoman"
            | "representative"
            | "commissar"
            | "commissars"
            | "prefect"
            | "rector"
            | "dean"
            | "provost"
            | "undersecretary"
            | "under-secretary"
            | "controller"
            | "commodore"
            | "brigadier"
            | "nuncio"
            | "emissary"
            | "sheriff"
            | "warden"
            | "viceroy"
            | "overseer"
            | "abbot"
            | "chamberlain"
            | "steward"
            | "trustee"
            | "archivist"
            | "bursar"
            | "pilot-major"
            | "harbour-master"
            | "attorney-general"
            | "adjutant"
            | "constable"
            | "seneschal"
            | "vizier"
            | "sultan"
            | "sheikh-ul-islam"
            | "ayatollah"
            | "imam"
            | "caliph"
            | "moderator"
            | "caretaker"
            | "procurator"
            | "archdeacon"
            | "vicar"
            | "intendant"
            | "alderman"
            | "bailiff"
            | "coroner"
            | "curator"
            | "custodian"
            | "statistician"
            | "plenipotentiary"
            | "harbourmaster"
            | "harbormaster"
            | "postmaster"
            | "paymaster"
            | "stationmaster"
            | "quartermaster"
            | "shipowner"
            | "vice-premier"
            | "vice-chancellor"
            | "vice-mayor"
            | "president-elect"
            | "frontbencher"
            | "backbencher"
    )
}

/// A word that may stand before the noun of a post.
fn modifier(word: &str) -> bool {
    matches!(
        word,
        "prime"
            | "foreign"
            | "defence"
            | "defense"
            | "interior"
            | "finance"
            | "justice"
            | "energy"
            | "home"
            | "trade"
            | "health"
            | "deputy"
            | "vice"
            | "acting"
            | "interim"
            | "former"
            | "first"
            | "chief"
            | "lead"
            | "senior"
            | "presidential"
            | "general"
            | "special"
            | "economy"
            | "education"
            | "agriculture"
            | "transport"
            | "culture"
            | "environment"
            | "water"
            | "labour"
            | "labor"
            | "security"
            | "national"
            | "central"
            | "bank"
            | "police"
            | "army"
            | "navy"
            | "air"
            | "force"
            | "intelligence"
            | "party"
            | "opposition"
            | "state"
            | "local"
            | "regional"
            | "provincial"
            | "city"
            | "attorney"
            | "public"
            | "permanent"
            | "private"
            | "press"
            | "cabinet"
            | "european"
            | "anti-corruption"
            | "digital"
            | "customs"
            | "border"
            | "coastguard"
            | "fisheries"
            | "mines"
            | "infrastructure"
            | "industry"
            | "development"
            | "housing"
            | "tourism"
            | "sports"
            | "science"
            | "communications"
            | "information"
            | "treasury"
            | "staff"
            | "election"
            | "supreme"
            | "constitutional"
            | "military"
            | "district"
            | "county"
            | "parliamentary"
            | "tax"
            | "railway"
            | "port"
            | "prison"
            | "delegation"
            | "truce"
            | "peace"
            | "chair"
            | "dam"
            | "conservative"
            | "labor-party"
            | "commission"
            | "ministry"
            | "council"
            | "court"
            | "works"
    )
}

impl Lens<'_> {
    /// Whether a name is a person's as far as its form tells.
    pub(in crate::en) fn is_person(&self, name: Name) -> bool {
        let at = self.names.partition_point(|n| n.start < name.start);
        let same = |n: &Name| (n.start, n.end, n.titled) == (name.start, name.end, name.titled);
        match (self.names.get(at), self.persons.get(at)) {
            (Some(known), Some(told)) if same(known) => *told.get_or_init(|| self.looks_like_a_person(name)),
            _ => self.looks_like_a_person(name),
        }
    }

    fn looks_like_a_person(&self, name: Name) -> bool {
        let p = &self.p;
        let words = self.text(name.start, name.end);
        let last = p.word(name.end - 1);
        let first = p.word(name.start);
        if self.states.find(words).is_some() || self.states.find(self.text(name.titled, name.end)).is_some() {
            return false;
        }
        let organ = super::super::votes::deciding(last)
            || matches!(
                last,
                "party"
                    | "ministry"
                    | "fund"
                    | "office"
                    | "bank"
                    | "union"
                    | "army"
                    | "force"
                    | "forces"
                    | "service"
                    | "front"
                    | "league"
                    | "session"
                    | "movement"
                    | "desk"
                    | "news"
                    | "times"
                    | "palace"
                    | "street"
                    | "river"
                    | "sea"
                    | "region"
                    | "province"
                    | "island"
                    | "square"
                    | "act"
                    | "treaty"
                    | "accord"
                    | "agreement"
                    | "plan"
                    | "war"
                    | "protocol"
                    | "guard"
                    | "police"
                    | "police."
                    | "company"
                    | "court"
                    | "group"
                    | "committee"
                    | "agency"
                    | "bureau"
                    | "department"
                    | "foundation"
                    | "alliance"
                    | "coalition"
                    | "authority"
                    | "prosecutor"
                    | "minister"
                    | "president"
                    | "interior"
                    | "defence"
                    | "finance"
                    | "justice"
                    | "house"
                    | "centre"
                    | "center"
                    | "championship"
                    | "conservatives"
                    | "democrats"
                    | "socialists"
                    | "greens"
                    | "liberals"
                    | "republicans"
                    | "board"
                    | "institute"
                    | "corporation"
                    | "conference"
                    | "summit"
                    | "talks"
                    | "rivers"
                    | "rights"
                    | "nations"
                    | "states"
                    | "ocean"
                    | "gulf"
                    | "bay"
                    | "strait"
                    | "straits"
                    | "valley"
                    | "mountains"
                    | "airport"
                    | "airlines"
                    | "bridge"
                    | "road"
                    | "terminal"
                    | "refinery"
                    | "district"
                    | "peninsula"
                    | "islands"
                    | "harbour"
                    | "harbor"
                    | "tribune"
                    | "gazette"
                    | "affairs"
                    | "labour"
            )
            || matches!(
                first,
                "annex"
                    | "article"
                    | "clause"
                    | "section"
                    | "chapter"
                    | "paragraph"
                    | "appendix"
                    | "schedule"
                    | "protocol"
                    | "republic"
                    | "ministry"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
                    | "new"
                    | "lake"
                    | "cape"
                    | "port"
                    | "fort"
                    | "mount"
                    | "middle"
                    | "far"
                    | "central"
                    | "northern"
                    | "southern"
                    | "eastern"
                    | "western"
                    | "upper"
                    | "lower"
            )
            || super::nationality(self.text(name.start, name.start + 1))
                && name.end - name.start == 1
                && name.titled == name.start;
        let titled = name.titled < name.start;
        let two = name.end - name.start >= 2;
        let upper = words.len() > 1 && words.chars().all(|c| c.is_uppercase() || c == '.') && !titled;
        !organ && !upper && (titled || two || self.known_surname(name))
    }

    /// Whether a single name ends a longer one told before, or stands after a post.
    fn known_surname(&self, name: Name) -> bool {
        let p = &self.p;
        let last = p.raw(name.end - 1);
        let longer = self.names.iter().take_while(|n| n.start < name.start).any(|n| {
            n.end - n.titled >= 2
                && p.raw(n.end - 1) == last
                && self.states.find(self.text(n.start, n.end)).is_none()
        });
        longer
            || name.titled > 0 && post_noun(p.before(name.titled, 1))
            || matches!(p.before(name.titled, 1), "mr" | "ms" | "mrs")
    }

    /// The first person after a piece, before `to`.
    pub(in crate::en) fn person_after(&self, at: usize, to: usize) -> Option<Name> {
        self.names_in(at, to).iter().copied().find(|n| self.is_person(*n))
    }

    /// The posts named in a range, in order.
    pub(in crate::en) fn posts(&self, from: usize, to: usize) -> Vec<Post> {
        let p = &self.p;
        let mut out: Vec<Post> = Vec::new();
        let mut i = from;
        while i < to {
            let word = p.word(i);
            if !p.is_word(i) || !post_noun(word) {
                i += 1;
                continue;
            }
            // "the head of state", "chief of staff"; "chief negotiator" goes on.
            let mut end = i + 1;
            while end < to
                && p.is_word(end)
                && (post_noun(p.word(end)) || modifier(p.word(end)) && post_noun(p.word(end + 1)))
            {
                end += 1;
            }
            let mut start = i;
            while start > from
                && p.is_word(start - 1)
                && (modifier(p.before(start, 1))
                    || post_noun(p.before(start, 1))
                    || p.before(start, 1).ends_with("-general"))
            {
                start -= 1;
            }
            if p.word(end) == "of" || p.word(end) == "for" {
                let mut at = end + 1;
                if matches!(p.word(at), "the" | "its" | "his" | "her") {
                    at += 1;
                }
                let first = at;
                while at < to
                    && at < first + 4
                    && p.is_word(at)
                    && !super::super::quantities::nouns::border(p.word(at))
                    && !ends_phrase(p.word(at))
                {
                    at += 1;
                }
                if at > first && p.word(first) != "what" {
                    end = at;
                }
            }
            if let Some(last) = out.last_mut().filter(|l| l.end >= start) {
                last.end = end.max(last.end);
            } else {
                out.push(Post { start, end });
            }
            i = end.max(i + 1);
        }
        out
    }
}

fn ends_phrase(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(word, "quit" | "quits" | "resigns" | "will" | "who" | "today" | "yesterday")
}
