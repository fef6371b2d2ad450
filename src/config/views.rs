//! Saved views: `[views."name"]` tables of the configuration file, read and written.

use super::complaint::{Complaint, Wrong};
use super::file::{Reader, Wants};
use crate::desk::filter::{End, Key, Lexicon, Means, SavedView, parse};
use crate::i18n::{Lang, lexicon};
use crate::keymap::sequence;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a view of the file says, with the lines to complain of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ToldView {
    /// Bytes before it: people meant an order, the parser sorts by name.
    at: usize,
    line: usize,
    view: Option<SavedView>,
    lines: [usize; 4],
}

/// The keys of a view, as their lines are kept.
const KEYS: [&str; 4] = ["filter", "key", "group", "view"];

impl Reader<'_> {
    pub(super) fn views(&mut self, views: &DeTable<'_>) {
        for (name, body) in views {
            let at = name.span().start;
            let DeValue::Table(body) = body.get_ref() else {
                self.wants(name, "view");
                continue;
            };
            let mut told = ToldView { at, line: self.line(at), ..ToldView::default() };
            let mut values: [Option<String>; 4] = Default::default();
            for (key, value) in body {
                let plain = key.get_ref().as_ref();
                let place = KEYS.iter().position(|known| *known == plain);
                let Some(text) = self.told(plain, place.map(|_| Wants::Text), key, value) else { continue };
                if let Some(place) = place {
                    told.lines[place] = text.line.unwrap_or(told.line);
                    values[place] = Some(text.value);
                }
            }
            let [filter, keys, group, view] = values;
            let name = name.get_ref().to_string();
            let key = group.as_deref().map(named_key);
            if key == Some(None) {
                told.view = None;
                self.wrong_view(told.lines[2], "group", "group");
                continue;
            }
            told.view = Some(SavedView { name, filter: filter.unwrap_or_default(), keys, group: key.flatten(), view });
            self.said.views.push(told);
        }
        self.said.views.sort_by_key(|told| told.at);
    }

    fn wants(&mut self, key: &Spanned<impl AsRef<str>>, wants: &'static str) {
        let wrong = Wrong::WrongValue { key: key.get_ref().as_ref().to_owned(), wants };
        self.complain(key.span().start, wrong);
    }

    fn wrong_view(&mut self, line: usize, key: &str, wants: &'static str) {
        let wrong = Wrong::WrongValue { key: key.to_owned(), wants };
        self.complaints.push(Complaint { file: Some(self.path.to_owned()), line: Some(line), wrong });
    }
}

fn named_key(word: &str) -> Option<Key> {
    // The words of both languages; which of them is the person's does not matter here.
    let key = |means| if let Means::Key(key) = means { Some(key) } else { None };
    let key = lexicon(Lang::En).exactly(word, key);
    key.filter(|key| Key::GROUPING.contains(key))
}

/// The views that can be used, and what is wrong with the others.
pub(super) fn usable(told: Vec<ToldView>, path: &Path, lang: Lang, complaints: &mut Vec<Complaint>) -> Vec<SavedView> {
    if told.is_empty() {
        return Vec::new();
    }
    let words: Lexicon = lexicon(lang);
    let mut views = Vec::new();
    for told in told {
        let Some(mut view) = told.view else { continue };
        let mut complain =
            |line: usize, wrong| complaints.push(Complaint { file: Some(path.to_owned()), line: Some(line), wrong });
        if view.keys.as_deref().is_some_and(|keys| sequence(keys).is_err()) {
            complain(told.lines[1], Wrong::WrongValue { key: "key".into(), wants: "key" });
            view.keys = None;
        }
        match parse(&view.filter, &words, End::Done) {
            Ok(_) if view.filter.trim().is_empty() && view.group.is_none() && view.view.is_none() => {
                complain(told.line, Wrong::WrongValue { key: view.name, wants: "filter" });
            }
            Ok(_) => views.push(view),
            Err(what) => complain(told.lines[0], Wrong::BadFilter { view: view.name, what }),
        }
    }
    views
}

/// Puts a view into the file; one of that name is replaced, the rest of the file stays as people wrote it.
///
/// # Errors
/// A sentence: the file cannot be read or written, or is no TOML; then it is left as it is.
pub fn save_view(path: &Path, view: &SavedView) -> Result<(), String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let text = with_view(&text, view).map_err(|why| format!("{}: {why}", path.display()))?;
    let fresh = path.with_extension("toml.new");
    let write = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&fresh, &text)?;
        std::fs::rename(&fresh, path)
    };
    write().map_err(|error| format!("{}: {error}", path.display()))
}

/// The text of a file with the view in it.
fn with_view(text: &str, view: &SavedView) -> Result<String, String> {
    let table = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let known = table.get_ref().get("views").and_then(|views| views.get_ref().as_table());
    let known = known.and_then(|views| views.iter().find(|(name, _)| name.get_ref() == view.name.as_str()));
    let (before, after) = match known {
        Some((name, _)) => {
            let start = text[..name.span().start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[start..].match_indices("\n[").next().map_or(text.len(), |(at, _)| start + at + 1);
            (&text[..start], &text[end..])
        }
        None => (text, ""),
    };
    let mut whole = before.trim_end().to_owned();
    if !whole.is_empty() {
        whole.push_str("\n\n");
    }
    whole.push_str(&written(view));
    if !after.is_empty() {
        whole.push('\n');
        whole.push_str(after);
    }
    // A view that stood there in another form would be lost or doubled: then nothing is written.
    let read: toml::Table = whole.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let there = read.get("views").and_then(|views| views.get(&view.name)).and_then(|v| v.get("filter")).and_then(|f| f.as_str());
    if there == Some(view.filter.as_str()) { Ok(whole) } else { Err(format!("[views] has another form: {}", view.name)) }
}

fn written(view: &SavedView) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut table = format!("[views.{}]\nfilter = {}\n", key(&view.name), quoted(&view.filter));
    let rest = [("view", view.view.as_deref()), ("key", view.keys.as_deref()), ("group", view.group.map(Key::name))];
    for (key, value) in rest {
        if let Some(value) = value {
            table = format!("{table}{key} = {}\n", quoted(value));
        }
    }
    table
}

/// A name as a key of the file: on one line, in quotes.
fn key(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, filter: &str) -> SavedView {
        SavedView { name: name.into(), filter: filter.into(), keys: None, group: Some(Key::Engineer), view: None }
    }

    #[test]
    fn a_view_is_put_into_the_file_and_the_rest_stays() {
        let first = with_view("# мой файл\nlang = \"ru\"\n", &view("Север", "зона:север")).unwrap();
        assert!(first.starts_with("# мой файл\nlang = \"ru\"\n\n[views.\"Север\"]\nfilter = \"зона:север\"\n"), "{first}");
        let second = with_view(&first, &view("«Юг»\"", "клиент:\"ТЦ Северный\"")).unwrap();
        assert!(second.starts_with(&first), "{second}");
        let third = with_view(&second, &view("Север", "зона:север -фаза:ждём")).unwrap();
        assert_eq!(third.matches("Север\"]").count(), 1, "{third}");
        assert!(third.contains("зона:север -фаза:ждём") && third.contains("ТЦ Северный"), "{third}");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_alone() {
        assert!(with_view("lang = = 3", &view("Север", "зона:север")).is_err());
        assert!(with_view("views = 3", &view("Север", "зона:север")).is_err());
    }
}
