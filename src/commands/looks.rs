//! How the console looks at its start: the themes that there are, the one in use, the thin line, the mask.

use super::console::unreadable;
use super::words;
use crate::app::looks::{Looks, Mask, Offered};
use crate::config::Config;
use crate::desk::Minutes;
use crate::i18n::Texts;
use crate::theme::{Depth, Theme, Themes};
use std::path::{Path, PathBuf};

/// The themes in the terminal's colours and how the console begins. What is wrong with a person's files is told, and whatever is
/// right in them is taken; a theme that cannot be read at all leaves the shipped default.
pub(super) fn looks(config: &Config, texts: &Texts, depth: Depth, complaints: &mut Vec<String>) -> (Themes, Looks) {
    let mut themes = Themes::shipped(depth);
    for file in own(&config.paths.themes()) {
        add(&mut themes, &file, texts, complaints);
    }
    let theme = match config.theme.as_deref() {
        Some(name) if themes.has(name) => name.to_owned(),
        Some(path) => add(&mut themes, Path::new(path), texts, complaints).unwrap_or_else(standard),
        None => standard(),
    };
    let mask = Mask { after: config.mask_after_minutes.map(|minutes| Minutes(minutes.into())), ..Mask::default() };
    let offered = offered(&themes, texts);
    (themes, Looks { theme, before: None, themes: offered, thin: config.thin, mask })
}

fn standard() -> String {
    Looks::default().theme
}

/// The theme files of a folder, by name; a folder that is not there has none.
fn own(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

/// Adds a theme file under its name without the ending; the name, where it can be read.
fn add(themes: &mut Themes, file: &Path, texts: &Texts, complaints: &mut Vec<String>) -> Option<String> {
    let shown = file.display().to_string();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            complaints.push(unreadable(texts, &shown, &error));
            return None;
        }
    };
    let (theme, wrong) = Theme::read(&text);
    for complaint in wrong {
        let values = complaint.wrong.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        complaints.push(format!("{shown}:{}: {}", complaint.line, words(texts, complaint.wrong.key(), &values)));
    }
    let name = file.file_stem()?.to_string_lossy().into_owned();
    themes.add(&name, &theme);
    Some(name)
}

/// Each theme with what it is called: a shipped one in the person's language, an own one by its file.
fn offered(themes: &Themes, texts: &Texts) -> Vec<Offered> {
    let label = |name: &str| {
        let key = format!("theme-{name}");
        if texts.has(&key) { texts.word(&key) } else { name.to_owned() }
    };
    themes.names().map(|name| Offered { name: name.to_owned(), label: label(name) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Depth, looks};
    use crate::config::{Flags, read};
    use crate::i18n::{Lang, Texts};
    use crate::theme::Meaning;
    use ratatui::style::Color;

    /// A folder with these themes, and a start with this one.
    fn with(files: &[(&str, &str)], theme: &str) -> (crate::theme::Themes, crate::app::looks::Looks, Vec<String>) {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("themes");
        std::fs::create_dir(&folder).expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("written");
        }
        let config = home.path().join("config.toml").display().to_string();
        let env = |name: &str| match name {
            "PULT_CONFIG" => Some(config.clone()),
            "PULT_THEME" => Some(theme.to_owned()),
            _ => None,
        };
        let (config, _) = read(&env, &Flags::default());
        let mut complaints = Vec::new();
        let (themes, looks) = looks(&config, &Texts::new(Lang::Ru), Depth::True, &mut complaints);
        let place = folder.display().to_string();
        (themes, looks, complaints.into_iter().map(|c| c.replace(&place, "themes")).collect())
    }

    #[test]
    fn a_persons_theme_is_a_file_of_the_folder_and_is_offered_behind_the_shipped_ones() {
        let own = "inherits = 'dark'\n[styles]\noverdue = 'bold #ff0000'\n";
        let (themes, looks, complaints) = with(&[("olga.toml", own), ("notes.txt", "no theme")], "olga");
        assert_eq!(complaints, Vec::<String>::new());
        assert_eq!(looks.theme, "olga");
        assert_eq!(looks.themes.last().map(|t| t.label.as_str()), Some("olga"));
        assert_eq!(looks.themes.len(), 7);
        assert_eq!(looks.themes[1].label, "тёмная");
        assert_eq!(themes.named("olga").style(Meaning::Overdue).fg, Some(Color::Rgb(255, 0, 0)));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_in_the_persons_language_and_the_rest_holds() {
        let bad = "inherits = 'solar'\n[styles]\noverdue = 'rde'\nlate = 'red'\ngood = 'blue'\n";
        let (themes, looks, complaints) = with(&[("bad.toml", bad)], "bad");
        assert_eq!(looks.theme, "bad");
        assert_eq!(themes.named("bad").style(Meaning::Good).fg, Some(Color::Blue));
        assert_eq!(complaints.len(), 3, "{complaints:#?}");
        assert!(
            complaints[0].starts_with("themes/bad.toml:1: `inherits` ждёт имя готовой темы: default, dark,"),
            "{complaints:#?}"
        );
        assert!(complaints[1].starts_with("themes/bad.toml:3: `overdue`: «rde» — ни цвет"), "{complaints:#?}");
        assert!(complaints[2].starts_with("themes/bad.toml:4: `late` здесь ничего не значит"), "{complaints:#?}");
    }

    #[test]
    fn a_theme_that_is_not_there_is_told_and_the_console_starts_with_the_default() {
        let (_, looks, complaints) = with(&[], "nowhere.toml");
        assert_eq!(looks.theme, "default");
        assert!(complaints[0].starts_with("nowhere.toml не читается"), "{complaints:?}");
    }
}
