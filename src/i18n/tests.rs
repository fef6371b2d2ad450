//! Both languages say the same things.

use super::texts::shelves;
use super::{Lang, Texts, Value};
use crate::action::Action;
use fluent::{FluentArgs, FluentBundle, FluentResource};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of a language with the names of their places.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (shelf, source) in shelves(lang) {
        let mut current = None;
        for line in source.lines().filter(|l| !l.trim_start().starts_with('#')) {
            let starts_a_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            let body = match line.split_once('=') {
                Some((key, body)) if starts_a_key => {
                    let key = key.trim().to_owned();
                    assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{shelf}.ftl: {key} stands there twice");
                    current = Some(key);
                    body
                }
                _ => line,
            };
            let Some(places) = current.as_ref().and_then(|key| keys.get_mut(key)) else { continue };
            for after in body.split('$').skip(1) {
                places.insert(after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect());
            }
        }
    }
    keys
}

#[test]
fn every_text_stands_in_both_languages_with_the_same_places() {
    let (ru, en) = (keys(Lang::Ru), keys(Lang::En));
    let missing: Vec<_> = ru.keys().filter(|k| !en.contains_key(*k)).collect();
    assert!(missing.is_empty(), "not in English: {missing:?}");
    let missing: Vec<_> = en.keys().filter(|k| !ru.contains_key(*k)).collect();
    assert!(missing.is_empty(), "not in Russian: {missing:?}");
    for (key, places) in &ru {
        assert_eq!(Some(places), en.get(key), "the places of {key} differ between ru and en");
    }
}

#[test]
fn every_file_of_texts_is_well_formed() {
    for lang in Lang::ALL {
        for (name, source) in shelves(lang) {
            if let Err((_, errors)) = fluent::FluentResource::try_new((*source).to_owned()) {
                panic!("{}/{name}.ftl: {errors:?}", lang.code());
            }
        }
        let texts = Texts::new(lang);
        for key in keys(lang).keys() {
            assert!(texts.has(key), "{}: {key} has no text", lang.code());
        }
    }
}

#[test]
fn what_is_handed_out_unread_is_what_fluent_would_say() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let mut bundle = FluentBundle::new(vec![lang.code().parse().unwrap()]);
        bundle.set_use_isolating(false);
        for (_, source) in shelves(lang) {
            bundle.add_resource(FluentResource::try_new((*source).to_owned()).unwrap()).unwrap();
        }
        for (key, places) in keys(lang) {
            let mut args = FluentArgs::new();
            for place in &places {
                args.set(place.as_str(), 3);
            }
            let values: Vec<(&str, Value<'_>)> = places.iter().map(|place| (place.as_str(), Value::Number(3))).collect();
            let pattern = bundle.get_message(&key).and_then(|message| message.value()).unwrap();
            let said = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
            assert_eq!(texts.say(&key, &values), said, "{}: {key}", lang.code());
        }
    }
}

#[test]
fn every_action_has_its_line_and_its_words_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let mut owners: BTreeMap<String, Action> = BTreeMap::new();
        for action in Action::ALL {
            let key = format!("action-{}", action.name());
            assert!(texts.has(&key), "{}: {key} is missing", lang.code());
            let words = texts.typed_words(action.name());
            assert!(!words.is_empty(), "{}: word-{} is missing", lang.code(), action.name());
            for word in words {
                assert!(!word.contains(char::is_whitespace), "{word}: a command is one word");
                if let Some(other) = owners.insert(word.clone(), *action) {
                    panic!("{}: «{word}» names both {} and {}", lang.code(), other.name(), action.name());
                }
                assert!(
                    Action::named(&word).is_none_or(|named| named == *action),
                    "{}: «{word}» is the name of another action",
                    lang.code()
                );
            }
        }
    }
}

#[test]
fn a_missing_text_shows_its_key_and_no_isolates() {
    let texts = Texts::new(Lang::Ru);
    assert_eq!(texts.word("no-such-text"), "⟨no-such-text⟩");
    let said = texts.say("board-sending", &[("n", Value::Number(1))]);
    assert!(said.chars().all(|c| !('\u{2066}'..='\u{2069}').contains(&c)), "{said:?}");
    assert!(said.contains('1'));
}

#[test]
fn the_locale_chooses_the_language() {
    assert_eq!(Lang::of_locale("ru_RU.UTF-8"), Lang::Ru);
    assert_eq!(Lang::of_locale("ru"), Lang::Ru);
    assert_eq!(Lang::of_locale("en_GB.UTF-8"), Lang::En);
    assert_eq!(Lang::of_locale("C"), Lang::En);
    assert_eq!(Lang::of_locale(""), Lang::En);
    assert_eq!("RU".parse(), Ok(Lang::Ru));
    assert!("de".parse::<Lang>().is_err());
}
