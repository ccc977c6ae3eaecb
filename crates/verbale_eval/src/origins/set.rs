//! The set that stories make: by rule, the same each time.

use super::Story;

/// One document of the set.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// How it was made.
    pub variant: &'static str,
    /// Who publishes it.
    pub outlet: String,
    /// When, as RFC 3339.
    pub published: String,
    /// The text.
    pub text: String,
    /// The item that it goes back to and how; `None` for an origin.
    pub origin: Option<(String, &'static str)>,
}

/// Closing lines of outlets: the same under every story.
const NOTES: [&str; 3] = [
    "The Evening Lamp is published six days a week by a foundation of its readers. Letters to the editor reach us under the \
     address in the imprint and may be shortened. Sign up for the morning letter and never miss a story.",
    "This article is free because 41,000 readers pay. Join them for the price of two coffees a month, cancel at any time, and \
     take part in our monthly evening with the newsroom.",
    "Our reporters check every figure twice. If you have found a mistake, write to the readers' desk and we will correct it \
     within one day, at the same place and in the same size.",
];

/// First sentences that fit any story.
const LEDES: [&str; 4] = [
    "It had been coming for weeks, and now it is there, with all that goes with it.",
    "What had long been a rumour in the corridors has become a matter of record.",
    "Few had expected anything to happen before the weekend, and fewer had been ready for it.",
    "For people in the region it is the only subject of conversation at the moment.",
];

/// What a local desk adds: a sentence of each, with its own places and figures.
const LOCAL: [[&str; 3]; 3] = [
    [
        "In {p} the news was taken calmly, said the owner of the {q} inn, who has {a} regular guests.",
        "Between {p} and {q}, a distance of {a} kilometres, hardly anyone had another subject on the bus.",
        "The mayor of {p} let it be known that nothing changes for her {b} citizens for the time being.",
    ],
    [
        "A reader from {q} called our desk {a} minutes later to ask about the market; it takes place.",
        "At the {r} school, {b} pupils wrote essays on it, and the best will be printed here.",
        "The chamber of trade in {r} counts {c} firms that might be concerned, most of them small.",
    ],
    [
        "Tonight at eight the regional radio sends a programme on it from the {p} hall, seats {d}.",
        "A public evening is planned at the library of {q} on the {a}th floor, tea included.",
        "Our paper has printed {c} letters about the matter since January, and {d} are waiting.",
    ],
];

/// Stories that have nothing to do with any wire, for a quotation to be dropped into.
const HOSTS: [&str; 10] = [
    "A tailor in Old Ferrel collects proverbs that have not yet become proverbs. He writes them on strips of lining and keeps      them in a biscuit tin. {quote} A customer had read it to him while he measured a sleeve. Whether it lasts he will know      in fifty years, he says, and threads a needle.",
    "The crossword of the Sunday edition went through four drafts. Clue nineteen across was a sentence with a gap in it.      {quote} The editor found the gap too easy. In the end the compiler, Mr Abel Quince, took a river instead, and eleven      people complained about the river.",
    "Speech therapists at the Loden clinic use the evening news for exercises. Patients repeat what they hear, with feeling.      {quote} It has many open vowels, which is good for the jaw. The clinic was founded by a retired tenor and treats two      hundred people a year.",
    "Our chess column turns to endings. Grandmaster Paola Venn annotates her draw against Ito and allows herself an aside.      {quote} She thought of it, she writes, when her rook had no squares left. Black should have pushed the pawn to h5 at      once.",
    "On the night train to Tarrow the conductor reads aloud from the papers after ten, because the lamps fail. {quote} The      compartment discussed it as far as the tunnel. Then a woman with a cello told of her uncle, who bred geese and had      never said anything that could be quoted.",
    "Mugs with sayings sell badly this spring, wholesalers report. Last year cats led the list. {quote} That one is to be      printed on enamel in an edition of five hundred. The designer, Rufus Lamm, believes in enamel. He does not believe in      cats.",
    "Translators met in Corvey to compare what cannot be translated. Each brought one line and a bottle. {quote} The Finn      needed eleven words for it and the Basque one. Nobody won, but the bottles were judged separately, and there the      Georgian came first.",
    "The garden show opens with a maze. At each of its seven dead ends a board carries something to think about. {quote}      Children run past it. The head gardener, Olive Strand, chose the lines from newspapers she had spread out under the      dahlias.",
    "A course in rhetoric for plumbers is fully booked until Easter. It begins with listening. {quote} What does the speaker      want, asks the teacher, and what does the pipe want? Certificates are handed out by the guild, which has paid for the      room and the biscuits.",
    "Old people in the Saint Agnes home play a game at tea: one reads a sentence, the others guess who said it. {quote} The      guesses ran from a bishop to a goalkeeper. Sister Marthe keeps the score on the back of a calendar, and the prize is a      second slice.",
];

/// Words that stand in for one in ten.
const STRANGE: [&str; 24] = [
    "notably",
    "several",
    "matter",
    "plain",
    "further",
    "recent",
    "broad",
    "steady",
    "apparently",
    "common",
    "related",
    "various",
    "rather",
    "present",
    "local",
    "certain",
    "overall",
    "major",
    "initial",
    "final",
    "whole",
    "current",
    "limited",
    "usual",
];

/// Daily notices: the same words, other figures and places.
const NOTICES: [&str; 3] = [
    "The General Staff of Dovra said in its evening report that {a} clashes had taken place along the front during the day. \
     Most of them, {b}, were counted in the direction of {p}, where the enemy tried to advance near {q} and {r}. Aviation \
     carried out {c} strikes and dropped {d} guided bombs. The situation in the other directions did not change much, the \
     report said.",
    "The health office of the port of Tashen reported {a} new cases of river fever on this day, {b} of them in the district \
     of {p}. In the hospitals of {q} and {r} there are {c} patients, {d} of whom need oxygen. Boiled water remains the best \
     protection, the office reminded the public, and wells should be kept covered.",
    "At the grain exchange in Korva the price of barley closed at {a} crowns a tonne, after {b} on the day before. Trade was \
     thin, with {c} lots sold from the stores of {p} and {d} from those of {q}. Brokers pointed to the weather in {r} and \
     to a lack of wagons on the northern line.",
];

const PLACES: [&str; 12] = [
    "Kamen",
    "Lipa",
    "Sela",
    "Visok",
    "Merin",
    "Holt",
    "Arlen",
    "Tolm",
    "Brasna",
    "Ostry",
    "Pell",
    "Varna Gate",
];

/// Notices of each kind, one a day.
const DAYS: usize = 12;

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides
    }
}

/// The documents that stories make, with what each goes back to.
pub fn set(stories: &[Story]) -> Vec<Item> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut out = Vec::new();
    let mut hosts = HOSTS.iter();
    for (n, story) in stories.iter().enumerate() {
        let text = |section: &str| story.texts.get(section).map(String::as_str);
        let Some(wire) = text("wire") else { continue };
        let mut hour = 0;
        let mut add = |variant: &'static str, outlet: &str, text: String, relation: Option<&'static str>| {
            hour += 1;
            let origin = relation.map(|r| (format!("{}/wire", story.id), r));
            let name =
                if variant == "wire" { format!("{}/wire", story.id) } else { format!("{}/{hour}", story.id) };
            out.push(Item {
                name,
                variant,
                outlet: outlet.to_owned(),
                published: stamp(n, hour),
                text,
                origin,
            });
        };
        add("wire", "Coastwire", wire.to_owned(), None);
        add(
            "copy",
            "Herald",
            format!("{wire}\n\nThis story was first published by Coastwire."),
            Some("copy"),
        );
        add("copy under a note", "Evening Lamp", format!("{wire}\n\n{}", NOTES[n % 3]), Some("copy"));
        add("cut to half", "Post", cut(wire, 2), Some("cut"));
        add("cut to a quarter", "Mirror", cut(wire, 4), Some("cut"));
        add(
            "quarter, local text added",
            "County News",
            format!("{}\n\n{}", cut(wire, 4), local(n, &mut dice)),
            Some("rewrite"),
        );
        add("one word in ten changed", "Courier", changed(wire, &mut dice), Some("rewrite"));
        add("new first sentence", "Echo", new_lede(wire, LEDES[n % 4]), Some("rewrite"));
        if let Some(back) = text("back") {
            add("translated back", "Le Matin", back.to_owned(), Some("rewrite"));
            add("translated back, a half", "Tagblatt", cut(back, 2), Some("cut"));
        }
        if let Some(story) = text("quotes") {
            add("quote only", "Review", story.to_owned(), Some("quotes"));
        }
        if let (Some(quoted), Some(host)) = (quoted_sentence(wire), hosts.next()) {
            let host = host.replace("{quote}", &quoted);
            add("quote in a strange story", "Observer", host, Some("quotes"));
        }
        if let Some(other) = text("other") {
            add("own report", "Gazette", other.to_owned(), None);
            add(
                "own report under a note",
                "Evening Lamp",
                format!("{}\n\n{}", shuffled(other), NOTES[n % 3]),
                None,
            );
        }
        if let Some(rival) = text("rival") {
            add("rival report", "Nordwire", rival.to_owned(), None);
        }
    }
    // An own report told twice goes back to its first telling.
    let own: Vec<(usize, String)> = out
        .iter()
        .enumerate()
        .filter(|(_, i)| i.variant == "own report under a note")
        .map(|(n, _)| (n, out[n - 1].name.clone()))
        .collect();
    for (n, name) in own {
        out[n].origin = Some((name, "rewrite"));
    }
    for (kind, form) in NOTICES.iter().enumerate() {
        for day in 0..DAYS {
            let text = filled(form, &mut dice);
            out.push(Item {
                name: format!("notice{kind}/{day}"),
                variant: "daily notice",
                outlet: format!("Office {kind}"),
                published: stamp(day, 20),
                text,
                origin: None,
            });
        }
    }
    out
}

fn stamp(day: usize, hour: usize) -> String {
    // Two stories a day.
    format!("2031-05-{:02}T{:02}:{:02}:00Z", 1 + day / 2, hour, 30 * (day % 2))
}

/// The first part of a text.
fn cut(text: &str, part: usize) -> String {
    let wanted = text.split_whitespace().count() / part;
    let words = text.split_inclusive(char::is_whitespace).filter(|w| !w.trim().is_empty());
    words.take(wanted).collect::<String>().trim_end().to_owned()
}

/// One word in ten exchanged, at a random place in each ten; figures and names stay.
fn changed(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut victim = dice.throw(10);
    let mut place = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let plain = word.trim_end();
        let ordinary = plain.len() > 3 && plain.bytes().all(|b| b.is_ascii_lowercase());
        if place >= victim && ordinary {
            out.push_str(STRANGE[dice.throw(STRANGE.len())]);
            out.push_str(&word[plain.len()..]);
            place = 0;
            victim = 5 + dice.throw(10);
        } else {
            out.push_str(word);
            place += 1;
        }
    }
    out
}

fn new_lede(text: &str, lede: &str) -> String {
    let rest = text.split_once(". ").map_or("", |(_, rest)| rest);
    format!("{lede} {rest}")
}

/// The sentence around the first quotation.
fn quoted_sentence(text: &str) -> Option<String> {
    let open = text.find('"')?;
    let close = open + 1 + text[open + 1..].find('"')?;
    let quote = &text[open..=close];
    (quote.split_whitespace().count() >= 8).then(|| format!("{quote} somebody remembered."))
}

/// Sentences in another order.
fn shuffled(text: &str) -> String {
    let mut sentences: Vec<&str> = text.split_inclusive(". ").map(str::trim_end).collect();
    sentences.reverse();
    sentences.join(" ")
}

/// Three sentences of a local desk, for no two of 27 stories the same three.
fn local(n: usize, dice: &mut Dice) -> String {
    let chosen = [n % 3, n / 3 % 3, n / 9 % 3];
    let sentences: Vec<String> = LOCAL.iter().zip(chosen).map(|(forms, c)| filled(forms[c], dice)).collect();
    sentences.join(" ")
}

/// A form with its slots filled.
fn filled(form: &str, dice: &mut Dice) -> String {
    let mut text = form.to_owned();
    for slot in ["{a}", "{b}", "{c}", "{d}"] {
        text = text.replace(slot, &format!("{}", 11 + dice.throw(380)));
    }
    for slot in ["{p}", "{q}", "{r}"] {
        text = text.replace(slot, PLACES[dice.throw(PLACES.len())]);
    }
    text
}
