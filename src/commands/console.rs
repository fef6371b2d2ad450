//! What a console is started with: keys, words, styles; from the configuration.

use super::{Seat, looks, words};
use crate::action::Action;
use crate::app::Setup;
use crate::config::Config;
use crate::i18n::Texts;
use crate::keymap::{Context, Keymap};
use crate::theme::{Depth, Themes};

/// The console's beginning, its styles, and what was wrong with their files.
pub struct Console {
    /// The state's beginning.
    pub setup: Setup,
    /// Themes to choose from; the state names the one in use.
    pub themes: Themes,
    /// What was wrong with keymap and theme; the shipped ones stand in for it.
    pub complaints: Vec<String>,
}

/// Puts it together. `env` is asked for what the terminal can show.
#[must_use]
pub fn console(seat: &Seat, config: &Config, size: (u16, u16), env: &dyn Fn(&str) -> Option<String>) -> Console {
    let (mut keymap, mut complaints) = keymap(config, &seat.texts);
    for view in &seat.saved {
        let Some(keys) = &view.keys else { continue };
        if let Err(taken) = keymap.give(Context::Board, keys, Action::View, &view.name) {
            complaints.push(format!("{}: [views] {}: {taken}", seat.config_file.display(), view.name));
        }
    }
    let (themes, looks) = looks::looks(config, &seat.texts, Depth::found(env), &mut complaints);
    let setup = Setup {
        now: seat.now,
        actor: seat.actor.clone(),
        session: seat.new_id(),
        desk: seat.url.clone(),
        looks,
        keymap,
        labels: Action::ALL.iter().map(|action| (*action, seat.texts.word(&format!("action-{}", action.name())))).collect(),
        words: typed(&seat.texts),
        views: seat.views(),
        read_only: seat.read_only,
        kept: crate::app::kept::Kept::default(),
        size,
    };
    Console { setup, themes, complaints }
}

/// What may be typed for an action on the command line, in the person's language and in English.
fn typed(texts: &Texts) -> Vec<(String, Action)> {
    Action::ALL.iter().flat_map(|action| texts.typed_words(action.name()).into_iter().map(|word| (word, *action))).collect()
}

/// The shipped keymap with the person's changes, and what is wrong with those.
pub(super) fn keymap(config: &Config, texts: &Texts) -> (Keymap, Vec<String>) {
    let Some(path) = config.keymap.as_deref().filter(|name| *name != "default") else { return (Keymap::builtin(), Vec::new()) };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let (keymap, wrong) = Keymap::with(&text);
            (keymap, wrong.iter().map(|c| format!("{path}:{}: {}", c.line, c.text)).collect())
        }
        Err(error) => (Keymap::builtin(), vec![unreadable(texts, path, &error)]),
    }
}

pub(super) fn unreadable(texts: &Texts, file: &str, error: &std::io::Error) -> String {
    words(texts, "cmd-no-file", &[("file", file), ("why", &error.to_string())])
}
