//! Finding people by the tail of a phone or by letters: what is asked, what is compared, what comes first.

use super::shelf::Shelf;
use super::{Failure, Find, gather};
use crate::desk::client::{Company, Contact, Site};
use crate::desk::record::Kind;
use crate::desk::{CompanyId, Found};
use crate::text::{fold, twin};
use std::collections::{BTreeMap, BTreeSet};

/// People shown at most.
const SHOWN: usize = 20;
/// People looked at to find the best ones.
const LOOKED_AT: u32 = 200;

/// Digits from the last to the first; none under four. A number with country or trunk prefix is compared by its last ten.
pub(super) fn tail(text: &str) -> Option<String> {
    let digits: String = text.chars().rev().filter(char::is_ascii_digit).take(10).collect();
    (digits.len() >= 4).then_some(digits)
}

/// The words of a question; none when not one of them has three letters.
pub(super) fn words(text: &str) -> Option<Vec<String>> {
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    words.iter().any(|w| w.chars().count() >= 3).then_some(words)
}

/// A contact's own words.
pub(super) fn contact_words(contact: &Contact) -> String {
    fold(&format!("{} {}", contact.name.raw(), contact.role.raw()))
}

/// A company's own words.
pub(super) fn company_words(company: &Company) -> String {
    fold(company.name.raw())
}

/// A site's own words.
pub(super) fn site_words(site: &Site) -> String {
    fold(site.name.raw())
}

/// People by phone or letters, best first.
pub(super) async fn find<S: Shelf>(shelf: &mut S, whom: &Find) -> Result<Vec<Found>, Failure> {
    let mut contacts: Vec<Contact> = match whom {
        Find::Phone(text) => match tail(text) {
            Some(tail) => shelf.by_phone(&tail, LOOKED_AT).await?,
            None => Vec::new(),
        },
        Find::Text(text) => by_letters(shelf, text).await?,
    };
    contacts.truncate(SHOWN);
    let ids: BTreeSet<String> = contacts.iter().filter_map(|c| c.company.as_ref()).map(|c| c.as_str().to_owned()).collect();
    let companies: BTreeMap<CompanyId, Company> = gather::companies(shelf.named(Kind::Company, &Vec::from_iter(ids)).await?)
        .into_iter()
        .map(|c| (c.id.clone(), c))
        .collect();
    Ok(contacts
        .into_iter()
        .map(|contact| Found { company: contact.company.as_ref().and_then(|id| companies.get(id).cloned()), contact })
        .collect())
}

async fn by_letters<S: Shelf>(shelf: &mut S, text: &str) -> Result<Vec<Contact>, Failure> {
    let asked = [text.to_owned(), twin(text)];
    let mut ranked = BTreeMap::new();
    for words in asked.iter().filter_map(|text| words(text)) {
        for contact in shelf.by_words(&words, LOOKED_AT).await? {
            let key = (rank(&contact, &words), fold(contact.name.raw()), contact.id.clone());
            ranked.entry(key).or_insert(contact);
        }
    }
    let mut seen = BTreeSet::new();
    Ok(ranked.into_values().filter(|c| seen.insert(c.id.clone())).collect())
}

/// 0: the name begins so; 1: a word of the name does; 2: the name holds it; 3: the company or the object does.
pub(super) fn rank(contact: &Contact, words: &[String]) -> u8 {
    let name = fold(contact.name.raw());
    let Some(first) = words.first() else { return 3 };
    if name.starts_with(first.as_str()) {
        0
    } else if name.split_whitespace().any(|w| words.iter().any(|asked| w.starts_with(asked.as_str()))) {
        1
    } else if words.iter().all(|w| name.contains(w.as_str())) {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_has_four_digits_or_more_and_ignores_the_prefix() {
        assert_eq!(tail("0142").as_deref(), Some("2410"));
        assert_eq!(tail("142"), None);
        assert_eq!(tail("8 (921) 555-01-42"), tail("+7 921 555 01 42"));
    }

    #[test]
    fn one_or_two_letters_find_nothing() {
        assert_eq!(words("ив"), None);
        assert_eq!(words("а б в"), None);
        assert_eq!(words("Пётр и").as_deref(), Some(&["петр".to_owned(), "и".to_owned()][..]));
    }
}
