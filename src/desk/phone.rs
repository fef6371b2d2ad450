//! Phone numbers in E.164.

use serde::{Deserialize, Serialize};

/// A phone number: `+` and digits, E.164.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as people write it (`8 (921) 555-01-42`), with the country to assume where none is written.
    ///
    /// The first call in a process takes 70-90 ms: libphonenumber's port parses its tables then. Keep it off the screen's thread.
    #[must_use]
    pub fn parse(text: &str, country: phonenumber::country::Id) -> Option<Self> {
        let number = phonenumber::parse(Some(country), text).ok()?;
        number.is_valid().then(|| Self(number.format().mode(phonenumber::Mode::E164).to_string()))
    }

    /// Takes what is already E.164 (`+79215550142`), without the tables.
    #[must_use]
    pub fn from_e164(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('+')?;
        ((7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// E.164.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// The digits from the last to the first: a tail of the number is a prefix of this.
    #[must_use]
    pub fn reversed(&self) -> String {
        self.0.bytes().rev().filter(u8::is_ascii_digit).map(char::from).collect()
    }
}

impl std::fmt::Display for Phone {
    /// As people read it: Russian mobiles in the usual groups, others as E.164.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.strip_prefix("+7") {
            Some(d) if d.len() == 10 => {
                write!(f, "+7 {} {}-{}-{}", &d[0..3], &d[3..6], &d[6..8], &d[8..10])
            }
            _ => f.write_str(&self.0),
        }
    }
}
