//! The client that a line begins with.

use super::words::{alike, tokens};
use crate::desk::client::Company;
use crate::text::{fold, twin};

/// What a company is before its name.
const FORMS: &[&str] = &["ооо", "оао", "зао", "ао", "пао", "ип", "гк", "тд", "llc", "ltd", "inc"];

/// How far a line names a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Words of the line that are the company's name.
    pub words: usize,
    /// Bytes of the line before what comes after the name.
    pub end: usize,
}

/// How far the line begins with the company's name: whole words, or the letters that each begins with, three at least.
#[must_use]
pub fn leading(line: &str, company: &Company) -> Option<Named> {
    let mut name: Vec<String> = tokens(company.name.raw());
    name.retain(|word| !FORMS.contains(&word.as_str()));
    let mut named = Named { words: 0, end: 0 };
    let mut at = 0;
    for (place, said) in line.split_whitespace().enumerate() {
        let start = at + line[at..].find(said)?;
        at = start + said.len();
        let bare = said.trim_matches(|c: char| !c.is_alphanumeric());
        if FORMS.contains(&fold(bare).as_str()) && named.words == 0 && place == 0 {
            continue;
        }
        let Some(known) = name.get(named.words) else { break };
        let is = |word: &str| word == known || alike(word, known) || (word.chars().count() >= 3 && known.starts_with(word));
        if bare.is_empty() || !(is(&fold(bare)) || is(&fold(&twin(bare)))) {
            break;
        }
        named = Named { words: named.words + 1, end: at };
        if said.ends_with([':', ';', ',']) {
            break;
        }
    }
    (named.words > 0).then_some(named)
}

/// The companies that the line begins with, the one with most of its words first.
pub fn named_by<'a>(line: &str, companies: impl Iterator<Item = &'a Company>) -> Vec<Company> {
    let mut fits: Vec<(usize, Company)> = Vec::new();
    for company in companies {
        if let Some(named) = leading(line, company)
            && !fits.iter().any(|(_, known)| known.id == company.id)
        {
            fits.push((named.words, company.clone()));
        }
    }
    fits.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    fits.into_iter().map(|(_, company)| company).collect()
}
