//! Phone numbers in E.164.

use phonenumber::country;
use serde::{Deserialize, Serialize};

/// A phone number: `+` and digits, E.164.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl TryFrom<String> for Phone {
    type Error = NotE164;

    fn try_from(text: String) -> Result<Self, NotE164> {
        Self::from_e164(&text).ok_or(NotE164)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// What stands in a file in the place of a phone number is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a phone number is written as + and 7 to 15 digits, for example +79215550142")]
pub struct NotE164;

impl Phone {
    /// Reads a number as people write it (`8 (921) 555-01-42`, `tel:+7…`, with `доб. 12` after it), with the country to assume
    /// where none is written.
    ///
    /// The first call in a process takes 70-90 ms: libphonenumber's port parses its tables then. Keep it off the screen's thread.
    #[must_use]
    pub fn parse(text: &str, country: country::Id) -> Option<Self> {
        let text = without_extension(text).replace('\u{a0}', " ");
        if let Some(number) = german_with_49_in_it(&text, country) {
            return Some(number);
        }
        let read = phonenumber::parse(Some(country), &text).ok().filter(phonenumber::PhoneNumber::is_valid);
        match read {
            // The library knows German numbers of sixteen digits. What is no E.164 could be kept and never be read again.
            Some(number) => Self::from_e164(&number.format().mode(phonenumber::Mode::E164).to_string()),
            None => area_of_eights(&text, country),
        }
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

/// What stands before the extension, without the `tel:` of a link.
fn without_extension(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let end = ["доб", "вн", "ext", "#", ";"].iter().filter_map(|mark| text.find(mark)).min();
    text[..end.unwrap_or(text.len())].trim_end_matches([' ', ',', '(', '\u{a0}'])
}

/// Bare digits that begin with Germany's code and are a German number as they stand: `4915123456789` is one of the areas 0491…,
/// not the mobile number that it would be with a plus. So libphonenumber has it (its metadata of 9.0.43); its port takes the
/// code away whenever it can.
fn german_with_49_in_it(text: &str, country: country::Id) -> Option<Phone> {
    let is_bare = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.'));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (area, more) = digits.strip_prefix("49")?.split_at_checked(2)?;
    let longest = match area.as_bytes() {
        b"30" | b"40" | b"69" | [b'8', _] => 2,
        b"37" | b"49" | b"60" | b"70" | b"78" | b"79" | [b'9', _] => 3,
        b"20" | b"22" | [b'2', b'4'..=b'9'] | b"32" | [b'3', b'3'..=b'6'] | b"38" | b"39" | [b'7', b'1'..=b'7'] => 8,
        [b'0' | b'1' | b'5', _] | b"21" | b"23" | b"31" | [b'4' | b'6', b'1'..=b'8'] => 9,
        _ => return None,
    };
    let whole = country == country::Id::DE && is_bare && (1..=longest).contains(&more.len());
    whole.then(|| Phone(format!("+49{digits}")))
}

/// How the areas of such numbers begin.
const RUSSIAN: &[&str] = &["80", "81", "82", "83", "84", "85", "86", "87"];
const BELARUSIAN: &[&str] = &["80"];

/// Numbers whose area begins with an eight, where eight is the trunk prefix as well: Saint Petersburg (812), Krasnodar (861),
/// toll-free (800). The library takes that eight for the prefix, even after `+7`, and then finds a digit missing.
fn area_of_eights(text: &str, country: country::Id) -> Option<Phone> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-–.~".contains(c));
    let (code, areas) = match country {
        _ if text.starts_with("+7") => ("7", RUSSIAN),
        _ if text.starts_with("+375") => ("375", BELARUSIAN),
        country::Id::RU | country::Id::KZ => ("7", RUSSIAN),
        country::Id::BY => ("375", BELARUSIAN),
        _ => return None,
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let prefixes = [format!("810{code}"), code.to_owned(), "8".to_owned(), String::new()];
    let national = prefixes.iter().find_map(|prefix| digits.strip_prefix(prefix).filter(|rest| rest.len() == 10))?;
    (plain && areas.iter().any(|area| national.starts_with(area))).then(|| Phone(format!("+{code}{national}")))
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

#[cfg(test)]
#[path = "phone_fuzz.rs"]
mod fuzz;

#[cfg(test)]
mod tests {
    use super::{Phone, country};

    #[test]
    fn a_file_brings_numbers_and_nothing_else() {
        let phone: Phone = serde_json::from_str("\"+79215550142\"").unwrap();
        assert_eq!(phone.to_string(), "+7 921 555-01-42");
        assert_eq!(serde_json::to_value(&phone).unwrap(), "+79215550142");
        // Ten bytes after +7, as a Russian number has, but five letters: they must not be cut apart on the screen.
        for wrong in ["\"+7абвгд\"", "\"89215550142\"", "\"\""] {
            assert!(serde_json::from_str::<Phone>(wrong).is_err(), "{wrong}");
        }
    }

    fn read(text: &str) -> Option<String> {
        Phone::parse(text, country::Id::RU).map(|phone| phone.e164().to_owned())
    }

    #[test]
    fn saint_petersburg_and_the_toll_free_numbers_are_numbers() {
        for text in
            ["8 (812) 321-01-44", "+7 812 321-01-44", "88123210144", "7 812 321 01 44", "812 321-01-44", "8~107 812 321 01 44"]
        {
            assert_eq!(read(text).as_deref(), Some("+78123210144"), "{text}");
        }
        assert_eq!(read("8 800 555-35-35").as_deref(), Some("+78005553535"));
        assert_eq!(read("8 (861) 210-10-10").as_deref(), Some("+78612101010"));
    }

    #[test]
    fn an_extension_is_left_out() {
        for text in
            ["8 (495) 123-45-67 доб. 12", "+7 495 123 45 67, вн. 3", "tel:+74951234567;ext=12", "8 495 123-45-67 (доб. 7)"]
        {
            assert_eq!(read(text).as_deref(), Some("+74951234567"), "{text}");
        }
    }

    #[test]
    fn a_number_too_long_to_be_kept_is_none() {
        assert_eq!(Phone::parse("8~10 7 812 321 01 44", country::Id::DE), None);
        assert_eq!(Phone::parse("+49 800 1234567890", country::Id::DE).map(String::from).as_deref(), Some("+498001234567890"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "2-12-12", "12", "8 812 321", "anonymous", "доб. 12", "0073011234567", "8 (912) 34-56"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
