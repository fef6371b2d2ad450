//! Source files, read as an architect reads them: rooms, and what each file reaches for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A source file.
pub struct Source {
    /// Path inside the crate, with slashes.
    pub path: String,
    /// The room it belongs to (`desk`, `app`); the crate's own files belong to none.
    pub room: Option<String>,
    /// The text as it stands.
    pub text: String,
    /// The same without comments, texts in quotes and what stands under `#[cfg(test)]` at the file's end.
    pub code: String,
}

/// The crate's folder.
pub fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All `.rs` files under a folder of the crate, in order.
pub fn sources(under: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&crate_dir().join(under), &mut found);
    found.sort();
    found.into_iter().map(|path| read(&path)).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the crate").flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn read(file: &Path) -> Source {
    let path = file.strip_prefix(crate_dir()).expect("a file of the crate").to_string_lossy().replace('\\', "/");
    let text = std::fs::read_to_string(file).expect("a text");
    let room = path.strip_prefix("src/").map(|inside| inside.split(['/', '.']).next().unwrap_or_default().to_owned());
    let room = room.filter(|room| !["main", "lib"].contains(&room.as_str()));
    let code = bare(text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(&text));
    Source { path, room, text, code }
}

impl Source {
    /// Is the whole file a test?
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| ["tests", "tests.rs", "hostile.rs", "testing.rs", "testing"].contains(&part))
    }

    /// The rooms of `all` that the file reaches for: `crate::room`, `use crate::{room, …}`, `super::super::room` from the room's
    /// edge.
    pub fn reaches(&self, all: &BTreeSet<&str>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let root = format!("{}::", vec!["super"; self.depth()].join("::"));
        for start in ["crate::", root.as_str()] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                for name in first_names(&self.code[at + start.len()..]) {
                    if all.contains(name.as_str()) && self.room.as_deref() != Some(name.as_str()) {
                        reached.insert(name);
                    }
                }
            }
        }
        reached
    }

    /// How many modules deep the file is: `src/desk/mod.rs` is 1, `src/desk/row.rs` 2.
    fn depth(&self) -> usize {
        let parts: Vec<&str> = self.path.trim_start_matches("src/").split('/').collect();
        if parts.last() == Some(&"mod.rs") { parts.len() - 1 } else { parts.len() }
    }
}

/// The names right after `crate::`: one, or those of a group `{a, b::c, d::{e}}`.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut names = vec![word(group)];
    let mut deep = 1;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => deep += 1,
            '}' if deep == 1 => break,
            '}' => deep -= 1,
            ',' if deep == 1 => names.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

/// The code without comments and quoted texts, so that neither counts as an import.
pub fn bare(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        match letters[at] {
            '/' if next == Some('/') => {
                while at < letters.len() && letters[at] != '\n' {
                    at += 1;
                }
            }
            '/' if next == Some('*') => {
                at += 2;
                while at + 1 < letters.len() && (letters[at], letters[at + 1]) != ('*', '/') {
                    at += 1;
                }
                at += 2;
            }
            'r' if raw_hashes(&letters, at).is_some() => {
                let hashes = raw_hashes(&letters, at).unwrap_or_default();
                let end: String = format!("\"{}", "#".repeat(hashes));
                let from = at + hashes + 2;
                let rest: String = letters[from..].iter().collect();
                at = from + rest.find(&end).map_or(rest.chars().count(), |bytes| rest[..bytes].chars().count()) + end.len();
                code.push_str("\"\"");
            }
            '"' => {
                at += 1;
                while at < letters.len() && letters[at] != '"' {
                    at += if letters[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
                code.push_str("\"\"");
            }
            // A quote as a character: '"' or '\"'.
            '\'' if next == Some('"') => at += 3,
            '\'' if next == Some('\\') && letters.get(at + 2) == Some(&'"') => at += 4,
            letter => {
                code.push(letter);
                at += 1;
            }
        }
    }
    code
}

/// `r"`, `r#"`, `r##"`: how many hashes.
fn raw_hashes(letters: &[char], at: usize) -> Option<usize> {
    if at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_') && letters[at - 1] != 'b' {
        return None;
    }
    let hashes = letters[at + 1..].iter().take_while(|c| **c == '#').count();
    (letters.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

#[test]
fn the_reader_sees_imports_and_nothing_else() {
    let all = BTreeSet::from(["desk", "app", "text", "ui"]);
    let reaches = |path: &str, text: &str| {
        let room = path.split('/').nth(1).map(str::to_owned);
        let source = Source { path: path.into(), room, text: text.into(), code: bare(text) };
        source.reaches(&all).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(reaches("src/sla/a.rs", "use crate::desk::Row;"), ["desk"]);
    assert_eq!(reaches("src/sla/a.rs", "use crate::{app::State, desk::{Row, ui}, text};"), ["app", "desk", "text"]);
    assert_eq!(reaches("src/sla/a.rs", "fn f(x: crate::ui::Look) {}"), ["ui"]);
    assert_eq!(reaches("src/sla/a.rs", "use super::super::desk::Row;"), ["desk"]);
    assert_eq!(reaches("src/sla/a.rs", "use super::desk::Row; // crate::ui\n"), Vec::<String>::new());
    assert_eq!(reaches("src/sla/mod.rs", "use super::desk::Row;"), ["desk"]);
    assert_eq!(reaches("src/desk/a.rs", "use crate::desk::Row; /* crate::app */"), Vec::<String>::new());
    assert_eq!(reaches("src/sla/a.rs", r#"let t = "crate::ui"; let c = '"'; let r = r"crate::app";"#), Vec::<String>::new());
    assert_eq!(reaches("src/sla/a.rs", r#"let c = '"'; use crate::ui;"#), ["ui"]);
}
