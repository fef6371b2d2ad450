//! Finding people by the tail of a phone or by letters. A store's indexes propose a bounded number of them; what fits best is
//! decided here, the same for all stores.
//!
//! ```text
//! spoken.rs  the words of people, companies and objects as they are compared
//! rank.rs    who stands before whom        slips.rs  words that are nearly what was typed
//! ```

mod rank;
mod slips;
mod spoken;

pub(super) use spoken::{company_words, contact_words, name_and_role, site_words};

use super::shelf::Shelf;
use super::{Failure, Find, gather};
use crate::desk::client::{Company, Contact};
use crate::desk::record::Kind;
use crate::desk::{CompanyId, ContactId, Found};
use crate::text::{fold, twin};
use std::collections::{BTreeMap, BTreeSet};

/// People and companies shown at most.
const SHOWN: usize = 20;
/// Those whose words are nearly right, shown at most.
const SHOWN_ALIKE: usize = 10;
/// How many a store proposes to a question at most: the best of them are shown.
const PROPOSED: u32 = 100;

/// Somebody, or a company by itself, that a store proposes, with the folded words they are found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proposal {
    /// Who; none for a company by itself.
    pub contact: Option<ContactId>,
    /// Whose they are.
    pub company: Option<CompanyId>,
    /// Their name.
    pub name: String,
    /// Their company's words; empty where the store did not need them.
    pub firm: String,
    /// Role, objects.
    pub more: String,
}

impl Proposal {
    /// True when each word stands somewhere.
    pub(super) fn holds(&self, words: &[String]) -> bool {
        let somewhere = |word: &str| [&self.name, &self.firm, &self.more].into_iter().any(|text| text.contains(word));
        words.iter().all(|word| somewhere(word))
    }
}

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

/// People by phone or letters, best first.
pub(super) async fn find<S: Shelf>(shelf: &mut S, whom: &Find) -> Result<Vec<Found>, Failure> {
    match whom {
        Find::Phone(text) => by_phone(shelf, text).await,
        Find::Text(text) => {
            let chosen = rank::shown(exact(shelf, text).await?, SHOWN);
            whole(shelf, chosen).await
        }
        Find::Alike(text) => {
            let chosen = alike(shelf, text).await?;
            whole(shelf, chosen).await
        }
    }
}

async fn by_phone<S: Shelf>(shelf: &mut S, text: &str) -> Result<Vec<Found>, Failure> {
    let Some(tail) = tail(text) else { return Ok(Vec::new()) };
    let contacts = shelf.by_phone(&tail, SHOWN as u32).await?;
    let companies = companies(shelf, contacts.iter().filter_map(|contact| contact.company.as_ref())).await?;
    let found = |contact: Contact| {
        let company = contact.company.as_ref().and_then(|id| companies.get(id).cloned());
        Found { company, contact: Some(contact) }
    };
    Ok(contacts.into_iter().map(found).collect())
}

/// What the question may mean: as typed, and as the other layout would have it.
fn meanings(text: &str) -> impl Iterator<Item = Vec<String>> {
    [text.to_owned(), twin(text)].into_iter().filter_map(|text| words(&text))
}

/// Those in whose words all that was typed stands, best first.
async fn exact<S: Shelf>(shelf: &mut S, text: &str) -> Result<Vec<rank::Ranked>, Failure> {
    let mut ranked = Vec::new();
    for words in meanings(text) {
        let mut proposed = shelf.by_letters(&words, PROPOSED).await?;
        proposed.retain(|one| one.holds(&words));
        ranked.extend(rank::ranked(proposed, &words));
    }
    Ok(rank::in_order(ranked))
}

/// Those who would be found if a letter of a word were another, best first; without those in whose words all that was typed
/// stands.
async fn alike<S: Shelf>(shelf: &mut S, text: &str) -> Result<Vec<Proposal>, Failure> {
    let asked: Vec<Vec<String>> = meanings(text).filter(|words| words.iter().any(|word| slips::may_slip(word))).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let lists = shelf.vocabulary().await?;
    let mut ranked = Vec::new();
    for words in asked {
        let Some(near) = slips::near(&words, &lists) else { continue };
        let mut proposed = shelf.by_words(&near.choices(), PROPOSED).await?;
        proposed.retain(|one| !one.holds(&words) && near.fits(|word| one.holds(std::slice::from_ref(word))));
        ranked.extend(rank::ranked_by(proposed, &near.best(), |one| near.slips(|word| one.holds(std::slice::from_ref(word)))));
    }
    Ok(rank::shown(rank::in_order(ranked), SHOWN_ALIKE))
}

/// The people and companies themselves, in the order of the proposals.
async fn whole<S: Shelf>(shelf: &mut S, chosen: Vec<Proposal>) -> Result<Vec<Found>, Failure> {
    let ids: Vec<String> = chosen.iter().filter_map(|one| one.contact.as_ref()).map(|id| id.as_str().to_owned()).collect();
    let contacts = gather::contacts(shelf.named(Kind::Contact, &ids).await?);
    let contacts: BTreeMap<ContactId, Contact> = contacts.into_iter().map(|one| (one.id.clone(), one)).collect();
    let companies = companies(shelf, chosen.iter().filter_map(|one| one.company.as_ref())).await?;
    let found = |one: Proposal| {
        let contact = one.contact.as_ref().and_then(|id| contacts.get(id).cloned());
        let company = one.company.as_ref().and_then(|id| companies.get(id).cloned());
        (contact.is_some() || one.contact.is_none() && company.is_some()).then_some(Found { contact, company })
    };
    Ok(chosen.into_iter().filter_map(found).collect())
}

async fn companies<S: Shelf>(
    shelf: &mut S,
    ids: impl Iterator<Item = &CompanyId>,
) -> Result<BTreeMap<CompanyId, Company>, Failure> {
    let ids: BTreeSet<String> = ids.map(|id| id.as_str().to_owned()).collect();
    let companies = gather::companies(shelf.named(Kind::Company, &Vec::from_iter(ids)).await?);
    Ok(companies.into_iter().map(|company| (company.id.clone(), company)).collect())
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
