//! Every string of the corpus in every place where it can come out of the program: what the corpus demands of it holds there.

mod house;
mod log;
mod places;
mod printed;
mod promises;
mod sown;

use crate::console::threads;
use crate::corpus::strings;
use house::House;
use places::PLACES;
use promises::{ELSEWHERE, came_out, kept};
use pult::backend::Find;
use pult::calls;
use sown::Field;
use std::collections::BTreeSet;

/// A desk in a file, as people have it: its search and its transactions are the real ones.
fn url(folder: &tempfile::TempDir) -> String {
    format!("sqlite:{}", folder.path().join("desk.db").display())
}

#[test]
fn what_must_hold_of_a_string_holds_in_every_place_where_it_comes_out() {
    let strings = strings();
    if strings.is_empty() {
        return;
    }
    let (threads, folder) = (threads(), tempfile::tempdir().expect("a folder"));
    let (sown, desk) = sown::sow(&url(&folder), threads.handle(), strings);
    let mut house = House::at(desk, threads.handle());
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for sown in &sown {
        for place in PLACES {
            let (string, words) = (sown.string(place.field), sown.words(place.field));
            let told = (place.told)(&mut house, sown);
            let mut complain = |what: &str| {
                broken.push(format!("{}: {what}: {} as {:?}", place.name, string.id, place.field));
            };
            if !came_out(&words, &told) {
                complain("does not come out");
            }
            for must in &string.must {
                match kept(must, &words, &told) {
                    Some(true) => drop(seen.insert(must.clone())),
                    Some(false) => complain(must),
                    None => {}
                }
            }
        }
    }
    assert!(broken.is_empty(), "{} of them:\n{}", broken.len(), broken.join("\n"));
    let all: BTreeSet<String> = sown.iter().flat_map(|sown| sown.string(Field::Subject).must.iter().cloned()).collect();
    let elsewhere: BTreeSet<String> = ELSEWHERE.iter().map(|(must, _)| (*must).to_owned()).collect();
    let nobodys: Vec<&String> = all.iter().filter(|must| !seen.contains(*must) && !elsewhere.contains(*must)).collect();
    assert!(nobodys.is_empty(), "promises that nobody keeps: {nobodys:?}");
    let twice: Vec<&String> = elsewhere.intersection(&seen).collect();
    assert!(twice.is_empty(), "kept here after all: {twice:?}");
}

#[test]
fn what_is_looked_for_is_taken_literally_and_found_without_what_nobody_sees() {
    let strings = strings();
    if strings.is_empty() {
        return;
    }
    let (threads, folder) = (threads(), tempfile::tempdir().expect("a folder"));
    for url in ["memory:".to_owned(), url(&folder)] {
        let (all, desk) = sown::sow(&url, threads.handle(), strings_of_search());
        for sown in &all {
            let string = sown.string(Field::Contact);
            let words = match string.id.as_str() {
                "zwsp-split" => "пароль",
                "soft-hyphen" => "договор",
                _ => string.text.as_str(),
            };
            let found = threads.block_on(desk.find(Find::Text(words.to_owned()))).expect("no words are an error");
            let people = found.iter().filter_map(|one| one.contact.as_ref());
            let found: BTreeSet<&str> = people.map(|contact| contact.id.as_str()).collect();
            // Who is called so, and who works at the company that is.
            let colleague = all.iter().find(|other| other.string(Field::Company).id == string.id).expect("each string once");
            assert_eq!(found, BTreeSet::from([sown.id.as_str(), colleague.id.as_str()]), "{words:?} on {url}");
        }
    }
}

/// The strings of which the corpus says something about a search.
fn strings_of_search() -> Vec<crate::corpus::Hostile> {
    let is_of_search = |must: &String| must == "search_fold" || must == "literal_search";
    strings().into_iter().filter(|string| string.must.iter().any(is_of_search)).collect()
}

#[test]
fn a_phone_is_the_right_one_or_none() {
    for string in strings().iter().filter(|string| string.must.iter().any(|must| must == "phone_norm")) {
        let right = match string.id.as_str() {
            "bidi-marks" | "phone-tel" | "phone-digits" => Some("+79001234567"),
            // Letters where digits should be: too few of them for a number of this country.
            _ => None,
        };
        let read = calls::number(&string.text.as_str().into(), "RU");
        let read = read.as_ref().map(pult::desk::Phone::e164);
        assert!(read.is_none() || read == right, "{} became {read:?}", string.id);
    }
}
