//! Events: who does what to whom, in the types, modes, contexts and quad classes of PLOVER 2.0.

use crate::Spans;
use crate::statement::words;

/// One event that a text reports.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// What is done.
    pub kind: EventKind,
    /// How it is done, where the type has modes and the words tell.
    pub mode: Option<EventMode>,
    /// In which fields, in the order of [`EventContext`].
    pub contexts: Vec<EventContext>,
    /// Who does it.
    pub source: Vec<EventActor>,
    /// To whom; empty for events among all sources.
    pub target: Vec<EventActor>,
    /// The fewest words that carry it: actors and what is done.
    pub evidence: Spans,
    /// Probability that the type is right, given the actors.
    pub probability: f32,
}

impl Event {
    /// The quad class.
    pub fn quad(&self) -> Quad {
        self.kind.quad()
    }
}

/// A party to an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventActor {
    /// As named here.
    pub name: String,
    /// The party acted for, if it can be told.
    pub party: Option<String>,
    /// The words that name it.
    pub spans: Spans,
}

words! {
    /// The sixteen event types.
    EventKind {
        /// Offer, promise or commit to cooperate.
        Agree = "AGREE",
        /// Meet, visit, mediate, talk.
        Consult = "CONSULT",
        /// Express support, sign, recognise.
        Support = "SUPPORT",
        /// Concede in words: ease, pardon, apologise, declare a ceasefire.
        Concede = "CONCEDE",
        /// Exchange of mutual material benefit.
        Cooperate = "COOPERATE",
        /// Material help to the recipient.
        Aid = "AID",
        /// Concede in deed: withdraw, release, disarm, give access, resign.
        Retreat = "RETREAT",
        /// Ask, demand, order.
        Request = "REQUEST",
        /// Disapprove, investigate, allege.
        Accuse = "ACCUSE",
        /// Refuse.
        Reject = "REJECT",
        /// Threaten, warn with consequences.
        Threaten = "THREATEN",
        /// Civilian collective action against the recipient.
        Protest = "PROTEST",
        /// Reduce existing relations.
        Sanction = "SANCTION",
        /// Military or police moves short of force.
        Mobilize = "MOBILIZE",
        /// Repression and restriction short of violence.
        Coerce = "COERCE",
        /// Deliberate acts that can do physical harm.
        Assault = "ASSAULT",
    }
}

/// Cooperation or conflict, in words or in deeds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Quad {
    /// Verbal cooperation.
    VerbalCooperation = 1,
    /// Material cooperation.
    MaterialCooperation = 2,
    /// Verbal conflict.
    VerbalConflict = 3,
    /// Material conflict.
    MaterialConflict = 4,
}

impl EventKind {
    /// Its quad class.
    pub fn quad(self) -> Quad {
        use EventKind as K;
        match self {
            K::Agree | K::Consult | K::Support | K::Concede => Quad::VerbalCooperation,
            K::Cooperate | K::Aid | K::Retreat => Quad::MaterialCooperation,
            K::Request | K::Accuse | K::Reject | K::Threaten => Quad::VerbalConflict,
            K::Protest | K::Sanction | K::Mobilize | K::Coerce | K::Assault => Quad::MaterialConflict,
        }
    }
}

words! {
    /// The modes; some belong to more than one type.
    EventMode {
        /// The actor visits, the recipient hosts.
        Visit = "visit",
        /// Hosted or led by a third party.
        ThirdParty = "third-party",
        /// In an alliance or international body.
        Multilateral = "multilateral",
        /// By telephone or another remote medium.
        Phone = "phone",
        /// Leave territory, or pull out people or means.
        Withdraw = "withdraw",
        /// Set captives free, give back property.
        Release = "release",
        /// Give up weapons.
        Disarm = "disarm",
        /// End fighting.
        Ceasefire = "ceasefire",
        /// Let others in.
        Access = "access",
        /// Leave office.
        Resign = "resign",
        /// About help or relations.
        Assist = "assist",
        /// About policy, government or institutions.
        Change = "change",
        /// About concessions.
        Yield = "yield",
        /// About meetings and negotiations.
        Meet = "meet",
        /// Condemn, complain.
        Disapprove = "disapprove",
        /// Investigate.
        Investigate = "investigate",
        /// Accuse, sue, indict.
        Allege = "allege",
        /// Restrict movement or freedoms.
        Restrict = "restrict",
        /// Arrest, detain, imprison.
        Arrest = "arrest",
        /// Break off relations or talks.
        Relations = "relations",
        /// Put out of a group or country.
        Expel = "expel",
        /// Occupy or seize territory.
        Territory = "territory",
        /// Use force.
        Violence = "violence",
        /// Demonstrate.
        Demo = "demo",
        /// Riot.
        Riot = "riot",
        /// Lay down work.
        Strike = "strike",
        /// Refuse food.
        Hunger = "hunger",
        /// Boycott.
        Boycott = "boycott",
        /// Block a passage.
        Obstruct = "obstruct",
        /// Damage property as a symbol.
        Vandalize = "vandalize",
        /// Find guilty.
        Convict = "convict",
        /// Curtail exchanges.
        Discontinue = "discontinue",
        /// Move armed people.
        Troops = "troops",
        /// Ready weapons.
        Weapons = "weapons",
        /// Move police.
        Police = "police",
        /// Move armed groups that are no state's.
        Militia = "militia",
        /// Search, raid, confiscate.
        Seize = "seize",
        /// Censor.
        Censor = "censor",
        /// Impose a curfew.
        Curfew = "curfew",
        /// Impose martial law or an emergency.
        MartialLaw = "martial-law",
        /// Deport.
        Deport = "deport",
        /// Withhold goods or services.
        Withhold = "withhold",
        /// Deceive the public.
        Misinformation = "misinformation",
        /// Attack by computer.
        Cyber = "cyber",
        /// Take people by force.
        Abduct = "abduct",
        /// Strike people.
        Beat = "beat",
        /// Torture.
        Torture = "torture",
        /// Sexual violence.
        Sexual = "sexual",
        /// Kill chosen or defenceless people.
        Targeted = "targeted",
        /// Destroy property.
        Destroy = "destroy",
        /// With fire, blades, stones.
        Primitive = "primitive",
        /// With small arms.
        Firearms = "firearms",
        /// With bombs and mines.
        Explosives = "explosives",
        /// Suicide attack.
        SuicideAttack = "suicide-attack",
        /// From manned aircraft.
        Aerial = "aerial",
        /// With unmanned craft.
        Drone = "drone",
        /// With artillery, rockets, armour.
        HeavyWeapons = "heavy-weapons",
        /// With means of crowd control.
        CrowdControl = "crowd-control",
        /// With chemical, biological, radiological or nuclear means.
        Unconventional = "unconventional",
    }
}

words! {
    /// The contexts.
    EventContext {
        /// State military bodies.
        Military = "military",
        /// State intelligence.
        Intelligence = "intelligence",
        /// Executive agencies and their heads.
        Executive = "executive",
        /// Legislative debate and coalitions.
        Legislative = "legislative",
        /// Elections and campaigns.
        Election = "election",
        /// Formal political bodies and parties.
        PoliticalInstitutions = "political_institutions",
        /// Democratisation.
        ProDemocracy = "pro_democracy",
        /// Autocratisation.
        ProAutocracy = "pro_autocracy",
        /// Trade, finance, development.
        Economic = "economic",
        /// Courts and law.
        Legal = "legal",
        /// Compensation for past harm.
        Reparations = "reparations",
        /// Human rights in general.
        HumanRights = "human_rights",
        /// Political rights and freedoms.
        RightsFreedoms = "rights_freedoms",
        /// Forceful repression.
        Repression = "repression",
        /// Water, food, housing, energy.
        HumanSecurity = "human_security",
        /// Women and gender.
        Gender = "gender",
        /// LGBT matters.
        Lgbt = "lgbt",
        /// Religion, ethnicity, language.
        ReligionEthnicity = "religion_ethnicity",
        /// Unequal resources.
        Inequality = "inequality",
        /// Diplomacy.
        Diplomatic = "diplomatic",
        /// Territorial disputes.
        Territory = "territory",
        /// Peacekeeping.
        Peacekeeping = "peacekeeping",
        /// Public health.
        Health = "health",
        /// Asylum.
        Asylum = "asylum",
        /// Migration and refugees.
        Migration = "migration",
        /// Natural and other disasters.
        Disasters = "disasters",
        /// Natural resources.
        NaturalResource = "natural_resource",
        /// Environment.
        Environment = "environment",
        /// Technology.
        Technology = "technology",
        /// Terrorism.
        Terrorism = "terrorism",
        /// Chemical, biological, radiological and nuclear weapons.
        Cbrn = "cbrn",
        /// Attacks and crime by computer.
        Cyber = "cyber",
        /// Misinformation.
        Misinformation = "misinformation",
        /// Crime.
        Crime = "crime",
        /// Corruption.
        Corruption = "corruption",
        /// Illegal drugs.
        IllegalDrugs = "illegal_drugs",
        /// Trafficking and smuggling.
        Trafficking = "trafficking",
    }
}
