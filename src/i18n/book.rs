//! The texts of one language as they stand in their files. Words without places are handed out as they are; what has places or
//! forms is read by Fluent, all of it when the first of it is said: both languages are looked into at every start, and read
//! whole they would take up three megabytes.

use super::Lang;
use super::texts::shelves;
use fluent::FluentResource;
use fluent::concurrent::FluentBundle;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The texts of one language.
pub(super) struct Book {
    lang: Lang,
    /// By key.
    entries: Vec<Entry>,
    formed: OnceLock<FluentBundle<FluentResource>>,
}

/// A text, in the letters of its file.
#[derive(Clone, Copy)]
struct Entry {
    key: &'static str,
    /// What is said; none where Fluent has to say it.
    words: Option<&'static str>,
    /// From the key to the next one.
    source: &'static str,
}

/// How a text is said.
pub(super) enum Text<'a> {
    /// As it stands.
    Words(&'static str),
    /// By Fluent.
    Formed(&'a FluentBundle<FluentResource>),
}

impl Book {
    /// Looks through the files of a language.
    pub fn of(lang: Lang) -> Self {
        let mut entries: Vec<Entry> = shelves(lang).iter().flat_map(|(_, source)| entries(source)).collect();
        entries.sort_by_key(|entry| entry.key);
        Self { lang, entries, formed: OnceLock::new() }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.binary_search_by_key(&key, |entry| entry.key).ok().and_then(|place| self.entries.get(place))
    }

    /// Is there a text of this key?
    pub fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// The text of the key.
    pub fn text(&self, key: &str) -> Option<Text<'_>> {
        Some(match self.entry(key)?.words {
            Some(words) => Text::Words(words),
            None => Text::Formed(self.formed()),
        })
    }

    /// What has places and forms, and what that speaks of.
    fn formed(&self) -> &FluentBundle<FluentResource> {
        self.formed.get_or_init(|| {
            let locale: LanguageIdentifier = self.lang.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            // Bidi isolates around values would reach the terminal as control characters.
            bundle.set_use_isolating(false);
            let source = self.formed_source();
            bundle.add_resource_overriding(FluentResource::try_new(source).unwrap_or_else(|(what_parsed, _)| what_parsed));
            bundle
        })
    }

    fn formed_source(&self) -> String {
        let formed = || self.entries.iter().filter(|entry| entry.words.is_none());
        let mut named: Vec<&Entry> =
            formed().flat_map(|entry| spoken_of(entry.source)).filter_map(|key| self.entry(key)).collect();
        named.retain(|entry| entry.words.is_some());
        named.sort_by_key(|entry| entry.key);
        named.dedup_by_key(|entry| entry.key);
        formed().chain(named).map(|entry| entry.source).collect()
    }
}

/// The texts of a file.
fn entries(source: &'static str) -> Vec<Entry> {
    let starts = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let mut ends: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        // A comment ends a text as the next key does.
        if starts(line) || line.starts_with('#') {
            ends.push(at);
        }
        at += line.len();
    }
    let nexts = ends.iter().skip(1).copied().chain([source.len()]);
    ends.iter().zip(nexts).filter_map(|(from, to)| source.get(*from..to)).filter(|text| starts(text)).filter_map(entry).collect()
}

fn entry(source: &'static str) -> Option<Entry> {
    let (key, body) = source.split_once('=')?;
    let words = body.trim();
    // On one line, with nothing that means something to Fluent.
    let is_plain = !words.is_empty() && !words.contains(['\n', '{', '}']);
    Some(Entry { key: key.trim(), words: is_plain.then_some(words), source })
}

/// The keys of other texts that a text speaks of: `{ key }`.
fn spoken_of(source: &str) -> impl Iterator<Item = &str> {
    let inside = source.split('{').skip(1).filter_map(|behind| behind.split('}').next());
    inside.map(str::trim).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
}
