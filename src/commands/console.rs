//! What a console is started with: keys, words, styles; from the configuration.

use super::{Seat, looks, words as words_of};
use crate::action::{Action, Takes};
use crate::app::spoken::{Spoken, meant};
use crate::app::view::View;
use crate::app::{FirstSteps, Phones, SWITCH, Setup, VISITS, line};
use crate::config::Config;
use crate::desk::filter::{Key, Means};
use crate::exchange::What;
use crate::i18n::{self, Lang, Texts};
use crate::keymap::{Complaint, Context, Judges, Keymap};
use crate::text::{Raw, fold};
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
    complaints.extend(hang(&mut keymap, config));
    let (themes, looks) = looks::looks(config, &seat.texts, Depth::found(env), &mut complaints);
    let setup = Setup {
        now: seat.now,
        actor: seat.actor.clone(),
        session: seat.new_id(),
        desk: seat.url.clone(),
        looks,
        first_steps: FirstSteps { complaints: complaints.len(), ..first_steps(config) },
        keymap,
        spoken: spoken(&seat.texts),
        labels: Action::ALL.iter().map(|action| (*action, seat.texts.word(&format!("action-{}", action.name())))).collect(),
        words: typed(&seat.texts),
        views: seat.views(),
        phones: Phones::new(&config.calls.extensions),
        read_only: seat.read_only,
        kept: crate::app::kept::Kept::default(),
        size,
    };
    Console { setup, themes, complaints }
}

/// Gives the saved views the keys that the configuration wants for them; the answer is what is in the way.
fn hang(keymap: &mut Keymap, config: &Config) -> Vec<String> {
    let mut complaints = Vec::new();
    for view in &config.views {
        let Some(keys) = &view.keys else { continue };
        if let Err(taken) = keymap.give(Context::Board, keys, Action::View, &view.name) {
            complaints.push(format!("{}: [views] {}: {taken}", config.paths.config_file.display(), view.name));
        }
    }
    complaints
}

/// What is wrong with the person's keymap, macros, keys of views, and themes.
pub(super) fn complaints(config: &Config, texts: &Texts) -> Vec<String> {
    let (mut keymap, mut complaints) = keymap(config, texts);
    complaints.extend(hang(&mut keymap, config));
    looks::looks(config, texts, Depth::Sixteen, &mut complaints);
    complaints
}

/// Where things live here, and what can be brought in.
fn first_steps(config: &Config) -> FirstSteps {
    let paths = &config.paths;
    FirstSteps {
        config: Raw::from(paths.config_file.display().to_string()),
        log: Raw::from(paths.log_file().display().to_string()),
        complaints: 0,
        kinds: What::IN_ORDER.map(What::name).to_vec(),
    }
}

/// What may be typed for an action on the command line, the person's own language first.
#[must_use]
pub fn typed(texts: &Texts) -> Vec<(String, Action)> {
    both(texts, |texts, action: Action| texts.typed_words(action.name()), Action::ALL)
        .into_iter()
        .flat_map(|(action, words)| words.into_iter().map(move |word| (word, action)))
        .collect()
}

/// Words for arguments: views and states of a visit, the person's own language first.
#[must_use]
pub fn spoken(texts: &Texts) -> Vec<Spoken> {
    let of = |takes: Takes, names: &[&'static str]| {
        let key = |name: &str| match takes {
            Takes::Visit => format!("said-visit-{name}"),
            Takes::Switch => format!("switch-{name}"),
            _ => format!("view-{name}"),
        };
        let words = |texts: &Texts, name: &str| {
            let known = texts.has(&key(name)).then(|| texts.word(&key(name)));
            known.iter().flat_map(|words| words.split(',')).map(|word| word.trim().to_owned()).collect()
        };
        let said = both(texts, words, names);
        said.into_iter().map(move |(name, words)| Spoken { takes, name: name.to_owned(), words }).collect::<Vec<_>>()
    };
    let mut all = of(Takes::View, &View::ALL.map(View::name));
    all.extend(of(Takes::Visit, &VISITS.map(|(_, code)| code.strip_prefix("visit-").unwrap_or(code))));
    all.extend(of(Takes::Switch, &SWITCH));
    all
}

/// For each name what the person's language says, then what the other one says.
fn both<T: Copy>(texts: &Texts, said: impl Fn(&Texts, T) -> Vec<String>, names: &[T]) -> Vec<(T, Vec<String>)> {
    let other = Texts::new(if texts.lang() == Lang::Ru { Lang::En } else { Lang::Ru });
    let words = |name: T| {
        let mut words = said(texts, name);
        for word in said(&other, name) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    };
    names.iter().map(|name| (*name, words(*name))).collect()
}

/// The keymap that the person has chosen, by the name of a shipped one or as a file that is a diff over one, with the macros
/// of the configuration file; and what is wrong with both. What is wrong is left out, the rest holds.
pub(super) fn keymap(config: &Config, texts: &Texts) -> (Keymap, Vec<String>) {
    let words = typed(texts);
    let known = spoken(texts);
    let step = |text: &str| line::known(&words, text);
    // Keys may be given to macros of the settings, so these are read first.
    let file = &config.paths.config_file;
    let settings = std::fs::read_to_string(file).unwrap_or_default();
    let lenient = Judges { step: &step, ..Judges::LENIENT };
    let (with_macros, wrong) = Keymap::default().with_macros_of(&settings, lenient);
    let argument = |action: Action, argument: &str| match action.takes() {
        Takes::Macro => with_macros.macro_named(argument).is_some(),
        Takes::Nothing => false,
        Takes::View => meant(&known, Takes::View, argument).is_some() || of_ones_own(config, texts, argument),
        takes @ (Takes::Visit | Takes::Switch) => meant(&known, takes, argument).is_some(),
        _ => true,
    };
    let judges = Judges { argument: &argument, step: &step };
    let (keymap, mut complaints) = chosen(config, texts, judges);
    let (keymap, _) = keymap.with_macros_of(&settings, judges);
    complaints.extend(said(texts, &file.display().to_string(), &wrong));
    (keymap, complaints)
}

/// A view that the configuration saves, the digit of one, or a key that the board is narrowed by (`zone`).
fn of_ones_own(config: &Config, texts: &Texts, argument: &str) -> bool {
    let key = |means| matches!(means, Means::Key(Key::Zone | Key::Group)).then_some(());
    let first = argument.split(' ').next().unwrap_or_default();
    let saved = || config.views.iter().any(|view| fold(&view.name) == fold(argument));
    argument.parse::<u8>().is_ok() || i18n::lexicon(texts.lang()).exactly(first, key).is_some() || saved()
}

fn chosen(config: &Config, texts: &Texts, judges: Judges<'_>) -> (Keymap, Vec<String>) {
    let Some(name) = config.keymap.as_deref() else { return (Keymap::builtin(), Vec::new()) };
    if let Some(shipped) = Keymap::shipped(name) {
        return (shipped, Vec::new());
    }
    match keymap_text(name, texts) {
        Ok(text) => {
            let (keymap, wrong) = Keymap::judged(&text, judges);
            (keymap, said(texts, name, &wrong))
        }
        Err(complaint) => (Keymap::builtin(), vec![complaint]),
    }
}

/// The file of a keymap; nothing for a shipped one. The error is the complaint where there is neither.
pub(super) fn keymap_text(name: &str, texts: &Texts) -> Result<String, String> {
    if Keymap::shipped(name).is_some() {
        return Ok(String::new());
    }
    std::fs::read_to_string(name).map_err(|error| {
        // A lone word was meant as a name.
        if name.contains(['/', '.']) {
            return unreadable(texts, name, &error);
        }
        words_of(texts, "keymap-wrong-unknown", &[("name", name), ("known", &Keymap::NAMES.join(", "))])
    })
}

/// Complaints in the person's language, each with its file and line.
fn said(texts: &Texts, file: &str, wrong: &[Complaint]) -> Vec<String> {
    let one = |complaint: &Complaint| {
        let (code, values) = complaint.wrong.said();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        format!("{file}:{}: {}", complaint.line, words_of(texts, &format!("keymap-wrong-{code}"), &values))
    };
    wrong.iter().map(one).collect()
}

pub(super) fn unreadable(texts: &Texts, file: &str, error: &std::io::Error) -> String {
    words_of(texts, "cmd-no-file", &[("file", file), ("why", &texts.why(error))])
}
