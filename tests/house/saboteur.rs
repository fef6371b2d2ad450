//! Whoever writes the texts of a hostile desk: the corpus, and the demo's company spoilt with it.

use pult::demo;
use pult::desk::{Load, Moment};
use serde_json::Value;
use std::path::PathBuf;

/// Fields that come from outside, in records, tickets and events alike.
const TEXTS: [&str; 20] = [
    "subject",
    "text",
    "name",
    "role",
    "note",
    "keys",
    "address",
    "serial",
    "status",
    "actor",
    "owner",
    "email",
    "messenger",
    "reason",
    "zone",
    "group",
    "zones",
    "groups",
    "who",
    "from",
];

/// Characters of a text that is told more than once: a desk of long texts only would be slow to no end.
pub const LONG: usize = 2_000;

/// One string of the corpus.
pub struct Hostile {
    /// Its name there.
    pub id: String,
    /// The string.
    pub text: String,
    /// What must hold of it, by the names that the corpus explains.
    pub must: Vec<String>,
}

/// The strings of the corpus, or none where it is not there.
pub fn corpus() -> Vec<String> {
    strings().into_iter().map(|string| string.text).collect()
}

/// The corpus, or nothing where it is not there.
pub fn strings() -> Vec<Hostile> {
    let folder = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let file = folder.join("hostile_strings.json");
    let Ok(json) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: {} is not there (PULT_TEST_DATA names the folder)", file.display());
        return Vec::new();
    };
    let json: Value = serde_json::from_str(&json).expect("the corpus is JSON");
    json["items"].as_array().expect("items").iter().map(hostile).collect()
}

fn hostile(item: &Value) -> Hostile {
    let text = item["s"].as_str().map_or_else(|| from_recipe(&item["gen"]), ToOwned::to_owned);
    let must = item["must"].as_array().expect("must").iter().map(|must| must.as_str().expect("a name").to_owned()).collect();
    Hostile { id: item["id"].as_str().expect("an id").to_owned(), text, must }
}

/// A long string stands in the corpus as a list of (text, times).
fn from_recipe(parts: &Value) -> String {
    let part = |p: &Value| Some(p[0].as_str()?.repeat(usize::try_from(p[1].as_u64()?).ok()?));
    parts.as_array().expect("a recipe").iter().map(|p| part(p).expect("text and times")).collect()
}

/// Whoever writes the texts.
pub struct Saboteur {
    corpus: Vec<String>,
    subjects: usize,
}

impl Saboteur {
    /// With these strings at hand.
    pub fn of(corpus: Vec<String>) -> Self {
        Self { corpus, subjects: 0 }
    }

    /// The demo's company of a moment with nothing but hostile words: each string is the whole subject of a ticket.
    pub fn desk(mut self, now: Moment) -> Vec<Load> {
        let tickets = demo::Recipe { tickets: 300, companies: 20, ..demo::Recipe::new(now) };
        let loads: Vec<Load> = demo::build(&tickets).collect();
        let spoilt: Vec<Load> = loads.iter().map(|load| self.spoilt(load)).collect();
        assert_ne!(spoilt, loads);
        assert!(self.subjects > self.corpus.len(), "each string is a subject");
        spoilt
    }

    /// The same words become the same harm, so that what belongs together stays together.
    fn word(&self, word: &str) -> String {
        let sum = word.bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        self.corpus[sum % self.corpus.len()].chars().take(LONG).collect()
    }

    fn spoil(&mut self, value: &mut Value, field: &str) {
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| self.spoil(value, name)),
            Value::Array(list) => list.iter_mut().for_each(|value| self.spoil(value, field)),
            Value::String(text) if field == "subject" => {
                text.clone_from(&self.corpus[self.subjects % self.corpus.len()]);
                self.subjects += 1;
            }
            // The zone of a shift is one of the clock, not of the town.
            Value::String(text) if field == "zone" && text.contains('/') => {}
            Value::String(text) if TEXTS.contains(&field) => *text = self.word(text),
            _ => {}
        }
    }

    /// The thing with its texts spoilt; rules of the house are left alone.
    fn spoilt(&mut self, load: &Load) -> Load {
        let mut value = serde_json::to_value(load).expect("a thing is JSON");
        match load {
            Load::Ticket(_) => self.spoil(&mut value, ""),
            Load::Record(record) if matches!(record.kind(), pult::desk::Kind::Policy | pult::desk::Kind::Calendar) => {}
            // A subject is told once at its full length: on the ticket.
            Load::Record(_) | Load::Event(_) => {
                let before = self.subjects;
                self.spoil(&mut value, "");
                self.subjects = before;
            }
        }
        serde_json::from_value(value).expect("words are words whatever they say")
    }
}
