//! Whoever writes the texts of a hostile desk: the demo's company spoilt with the corpus.

use pult::demo;
use pult::desk::{Load, Moment};
use serde_json::Value;

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
