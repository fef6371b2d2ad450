//! Papers and texts say what the program does: README's keys, both languages, every theme.

use crate::source::crate_dir;
use pult::action::Action;
use pult::i18n::{Lang, Texts};
use pult::keymap::Keymap;
use pult::theme::{Meaning, Theme};
use std::collections::BTreeSet;

#[test]
fn every_action_has_its_text_in_both_languages() {
    let mut missing = Vec::new();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for action in Action::ALL {
            let key = format!("action-{}", action.name());
            if !texts.has(&key) {
                missing.push(format!("{}: {key}", lang.code()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_word_typed_on_the_command_line_means_two_actions() {
    let mut known = BTreeSet::new();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let mut here = BTreeSet::new();
        for action in Action::ALL {
            for word in texts.typed_words(action.name()) {
                assert!(here.insert(word.clone()), "{}: `{word}` is typed for two actions", lang.code());
                let other = Action::named(&word);
                assert!(other.is_none_or(|other| other == *action), "`{word}` is the name of another action");
                known.insert(word);
            }
        }
    }
    assert!(!known.is_empty(), "the command line takes Russian words");
}

#[test]
fn every_shipped_theme_says_how_each_meaning_looks() {
    let mut missing = Vec::new();
    for name in Theme::names() {
        let text = Theme::builtin_toml(name).expect("a shipped theme");
        let given: toml::Table = text.parse().expect("a shipped theme is TOML");
        let said = names(&given);
        for meaning in Meaning::ALL {
            if !said.contains(meaning.name()) {
                missing.push(format!("themes/{name}.toml: {}", meaning.name()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// All keys of a table, those of its tables too, with and without the table's name before them.
fn names(table: &toml::Table) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (key, value) in table {
        all.insert(key.clone());
        if let toml::Value::Table(inner) = value {
            for name in names(inner) {
                all.insert(format!("{key}.{name}"));
                all.insert(name);
            }
        }
    }
    all
}

#[test]
fn the_readme_shows_the_keys_that_there_are() {
    let readme = std::fs::read_to_string(crate_dir().join("README.md")).expect("a README");
    let table =
        readme.split("<!-- keys -->").nth(1).and_then(|rest| rest.split("<!-- /keys -->").next()).expect("a table of keys");
    let wanted = pult::commands::keys::markdown(&Keymap::builtin(), &Texts::new(Lang::En));
    assert_eq!(table.trim(), wanted.trim(), "`pult keys --markdown --lang en` prints the table of the README");
}

#[test]
fn every_variable_of_the_environment_stands_in_the_manual() {
    let known: BTreeSet<&str> = pult::config::VARIABLES.into_iter().collect();
    let mut read = BTreeSet::new();
    for source in crate::source::sources("src").iter().filter(|source| !source.is_test()) {
        for rest in source.text.split("\"PULT_").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
            read.insert(format!("PULT_{name}"));
        }
    }
    let read: BTreeSet<&str> = read.iter().map(String::as_str).filter(|name| !name.ends_with('_')).collect();
    assert_eq!(known, read);
}
