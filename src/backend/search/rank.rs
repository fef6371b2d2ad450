//! Who stands before whom: names that begin so, words that do, companies that do, then what merely holds the letters; within
//! one of these places the better fuzzy match. Only what a store has proposed is looked at.

use super::Proposal;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::collections::BTreeSet;

/// Of the people whose name fits, so many leave room for companies that fit too.
const NAMES_BESIDE_COMPANIES: usize = 12;

/// Where the letters stand; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    NameBegins,
    WordOfNameBegins,
    FirmBegins,
    WordOfFirmBegins,
    NameHolds,
    FirmHolds,
    Elsewhere,
}

impl Place {
    fn is_name(self) -> bool {
        matches!(self, Self::NameBegins | Self::WordOfNameBegins | Self::NameHolds)
    }
}

/// A proposal with its place in the list.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// What is wrong with it, where it stands, how badly it fits.
    key: (u32, Place, i64),
    one: Proposal,
}

/// The proposals with the place that the words give them.
pub fn ranked(proposed: Vec<Proposal>, words: &[String]) -> Vec<Ranked> {
    ranked_by(proposed, words, |_| 0)
}

/// The same, with how much is wrong with each before anything else.
pub fn ranked_by(proposed: Vec<Proposal>, words: &[String], wrong: impl Fn(&Proposal) -> u32) -> Vec<Ranked> {
    let matcher = SkimMatcherV2::default();
    let typed = words.join(" ");
    let rank = |one: Proposal| {
        let place = place(&one, words);
        let text = match place {
            Place::NameBegins | Place::WordOfNameBegins | Place::NameHolds => &one.name,
            Place::FirmBegins | Place::WordOfFirmBegins | Place::FirmHolds => &one.firm,
            Place::Elsewhere => &one.more,
        };
        let score = matcher.fuzzy_match(text, &typed).unwrap_or_default();
        Ranked { key: (wrong(&one), place, -score), one }
    };
    proposed.into_iter().map(rank).collect()
}

/// Best first, each once; a company by itself only where none of its people stands.
pub fn in_order(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    fn told(one: &Proposal) -> (&str, &str, bool) {
        (&one.firm, &one.name, one.contact.is_none())
    }
    ranked.sort_by(|a, b| {
        let by_words = || told(&a.one).cmp(&told(&b.one)).then_with(|| a.one.contact.cmp(&b.one.contact));
        let names = || a.one.name.cmp(&b.one.name).then_with(|| a.one.contact.cmp(&b.one.contact));
        a.key.cmp(&b.key).then_with(|| if a.key.1.is_name() { names() } else { by_words() })
    });
    let peopled: BTreeSet<_> = ranked.iter().filter(|r| r.one.contact.is_some()).filter_map(|r| r.one.company.clone()).collect();
    let mut seen = BTreeSet::new();
    ranked.retain(|Ranked { one, .. }| match (&one.contact, &one.company) {
        (Some(_), _) => seen.insert((one.contact.clone(), None)),
        (None, Some(company)) => !peopled.contains(company) && seen.insert((None, one.company.clone())),
        (None, None) => false,
    });
    ranked
}

/// The first ones, so many; where names and companies fit, both are among them.
pub fn shown(ranked: Vec<Ranked>, most: usize) -> Vec<Proposal> {
    let names = ranked.iter().filter(|r| r.key.1.is_name()).count();
    let others = ranked.len() - names;
    let for_names = names.min(most.saturating_sub(others).max(NAMES_BESIDE_COMPANIES.min(most)));
    let mut room = (for_names, most - for_names);
    let fits = |ranked: &Ranked| {
        let room = if ranked.key.1.is_name() { &mut room.0 } else { &mut room.1 };
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    };
    ranked.into_iter().filter(fits).map(|ranked| ranked.one).collect()
}

/// True when a word of the text begins so; words end at anything that is no letter and no digit.
fn word_begins(text: &str, asked: &str) -> bool {
    !asked.is_empty()
        && text.match_indices(asked).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

fn place(one: &Proposal, words: &[String]) -> Place {
    let Some(first) = words.first() else { return Place::Elsewhere };
    let begins = |text: &str| words.iter().any(|word| word_begins(text, word));
    let holds = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
    match one {
        _ if one.name.starts_with(first.as_str()) => Place::NameBegins,
        _ if begins(&one.name) => Place::WordOfNameBegins,
        _ if one.firm.starts_with(first.as_str()) => Place::FirmBegins,
        _ if begins(&one.firm) => Place::WordOfFirmBegins,
        _ if holds(&one.name) => Place::NameHolds,
        _ if holds(&one.firm) => Place::FirmHolds,
        _ => Place::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str, name: &str, firm: &str, more: &str) -> Proposal {
        let company = (!firm.is_empty()).then(|| firm.into());
        let contact = (!id.is_empty()).then(|| id.into());
        Proposal { contact, company, name: name.into(), firm: firm.into(), more: more.into() }
    }

    fn told(proposed: Vec<Proposal>, asked: &str, most: usize) -> Vec<String> {
        let words: Vec<String> = asked.split(' ').map(str::to_owned).collect();
        let name = |one: Proposal| one.contact.map_or(one.firm, |id| id.as_str().to_owned());
        shown(in_order(ranked(proposed, &words)), most).into_iter().map(name).collect()
    }

    #[test]
    fn beginnings_stand_before_what_merely_holds_the_letters() {
        let all = vec![
            one("object", "олег", "альфа", "склад вектор"),
            one("held", "олег авектов", "", ""),
            one("firm-holds", "анна", "новектор", ""),
            one("firm-word", "анна", "тц вектор", ""),
            one("firm", "анна", "вектор", ""),
            one("word", "иван вектор", "", ""),
            one("after-hyphen", "петр орлов-вектов", "", ""),
            one("name", "вектор петров", "", ""),
        ];
        let order = ["name", "word", "after-hyphen", "firm", "firm-word", "held", "firm-holds", "object"];
        assert_eq!(told(all, "вект", 20), order);
    }

    #[test]
    fn companies_have_places_beside_many_people_who_are_called_so() {
        let mut all: Vec<Proposal> = (10..50).map(|n| one(&format!("p{n}"), &format!("роман {n}"), "", "")).collect();
        all.extend((10..30).map(|n| one("", "", &format!("ромашка {n}"), "")));
        let shown = told(all.clone(), "ром", 20);
        assert_eq!((shown[11].as_str(), shown[12].as_str(), shown.len()), ("p21", "ромашка 10", 20));
        all.truncate(43);
        let shown = told(all, "ром", 20);
        assert_eq!((shown[16].as_str(), shown[17].as_str(), shown.len()), ("p26", "ромашка 10", 20));
    }

    #[test]
    fn a_company_stands_by_itself_only_where_none_of_its_people_does() {
        let all = vec![one("", "", "вектор", ""), one("anna", "анна", "вектор", ""), one("", "", "вектор-2", "")];
        assert_eq!(told(all, "вектор", 20), ["anna", "вектор-2"]);
    }
}
