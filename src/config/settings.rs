//! The settings of one start, put together from the four sources.

use super::calls::Calls;
use super::complaint::{Complaint, Wrong};
use super::file::{self, Said, Told};
use super::paths::Paths;
use super::views;
use crate::desk::filter::SavedView;
use crate::i18n::Lang;
use std::path::PathBuf;

/// What the command line says about the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--desk`, as often as it was given.
    pub desks: Vec<String>,
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--profile`.
    pub profile: Option<String>,
}

/// The settings of one start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// URLs of the desks; one, unless `--desk` was repeated.
    pub desks: Vec<String>,
    /// Language of people's text.
    pub lang: Lang,
    /// Who works: the name in the log of changes.
    pub actor: String,
    /// Name or path of the theme.
    pub theme: Option<String>,
    /// The screen for a thin line from the start.
    pub thin: bool,
    /// Minutes without a key until phones, sums and codes are covered.
    pub mask_after_minutes: Option<u16>,
    /// Name or path of the keymap.
    pub keymap: Option<String>,
    /// Country of phone numbers without one, ISO 3166.
    pub country: String,
    /// Saved views, in the order of the file.
    pub views: Vec<SavedView>,
    /// Where phone calls come from.
    pub calls: Calls,
    /// Where things live.
    pub paths: Paths,
}

impl Config {
    /// True when the desk is the embedded one, not named by anybody.
    #[must_use]
    pub fn is_embedded_default(&self) -> bool {
        self.desks == [self.paths.embedded_desk()]
    }
}

/// Puts the settings together; what is wrong is told, and the program goes on with what is left.
#[must_use]
pub fn read(env: &dyn Fn(&str) -> Option<String>, flags: &Flags) -> (Config, Vec<Complaint>) {
    let env = &|name: &str| env(name).filter(|value| !value.is_empty());
    let paths = Paths::find(env);
    let mut complaints = Vec::new();
    let said = file::read(&paths.config_file, &mut complaints);
    let config = put_together(paths, said, env, flags, &mut complaints);
    (config, complaints)
}

/// What stands on this machine without a file and without variables of ours but those that say where things live.
#[must_use]
pub fn defaults(env: &dyn Fn(&str) -> Option<String>) -> Config {
    let places = ["PULT_CONFIG", "PULT_DATA_DIR"];
    let env = |name: &str| env(name).filter(|value| !value.is_empty() && (places.contains(&name) || !name.starts_with("PULT_")));
    put_together(Paths::find(&env), Said::default(), &env, &Flags::default(), &mut Vec::new())
}

fn put_together(
    paths: Paths,
    said: Said,
    env: &dyn Fn(&str) -> Option<String>,
    flags: &Flags,
    complaints: &mut Vec<Complaint>,
) -> Config {
    let mut said = said;
    let told_views = std::mem::take(&mut said.views);
    let calls = said.calls.settings();
    let file = Layer::new(said, &paths.config_file, env, flags, complaints);
    let env_or_file = |name: &str, key: &str| env(name).or_else(|| file.get(key).map(|told| told.value.clone()));

    let desks = if flags.desks.is_empty() {
        vec![env_or_file("PULT_DESK", "desk").unwrap_or_else(|| paths.embedded_desk())]
    } else {
        flags.desks.clone()
    };
    let named = lang(env, &file, complaints);
    let lang = flags.lang.or(named).unwrap_or_else(|| locale(env));
    let actor = env_or_file("PULT_ACTOR", "actor").unwrap_or_else(|| login(env));
    Config {
        desks,
        lang,
        actor,
        theme: env_or_file("PULT_THEME", "theme"),
        thin: file.get("thin").is_some_and(|told| told.value == "true"),
        mask_after_minutes: file.get("mask_after_minutes").and_then(|told| told.value.parse().ok()).filter(|n| *n > 0),
        keymap: env_or_file("PULT_KEYMAP", "keymap"),
        country: country(&file, complaints),
        calls,
        views: views::usable(told_views, &paths.config_file, lang, complaints),
        paths,
    }
}

/// The file with the chosen profile laid over it.
struct Layer {
    path: PathBuf,
    said: Said,
    profile: Option<String>,
}

impl Layer {
    fn new(
        said: Said,
        path: &std::path::Path,
        env: &dyn Fn(&str) -> Option<String>,
        flags: &Flags,
        complaints: &mut Vec<Complaint>,
    ) -> Self {
        let from_file = said.keys.get("profile");
        let profile = flags.profile.clone().or_else(|| env("PULT_PROFILE")).or_else(|| from_file.map(|told| told.value.clone()));
        if let Some(name) = profile.as_ref().filter(|name| !said.profiles.contains_key(*name)) {
            let line = from_file.filter(|told| told.value == *name).and_then(|told| told.line);
            complaints.push(Complaint { file: Some(path.to_owned()), line, wrong: Wrong::UnknownProfile(name.clone()) });
        }
        Self { path: path.to_owned(), said, profile }
    }

    fn get(&self, key: &str) -> Option<&Told> {
        let profile = self.profile.as_ref().and_then(|name| self.said.profiles.get(name));
        profile.and_then(|keys| keys.get(key)).or_else(|| self.said.keys.get(key))
    }

    fn wrong(&self, key: &str, wants: &'static str, told: &Told) -> Complaint {
        Complaint { file: Some(self.path.clone()), line: told.line, wrong: Wrong::WrongValue { key: key.to_owned(), wants } }
    }
}

fn lang(env: &dyn Fn(&str) -> Option<String>, file: &Layer, complaints: &mut Vec<Complaint>) -> Option<Lang> {
    const WANTS: &str = "lang";
    let in_file = file.get("lang").and_then(|told| {
        let lang = parse_lang(&told.value);
        if lang.is_none() {
            complaints.push(file.wrong("lang", WANTS, told));
        }
        lang
    });
    let Some(value) = env("PULT_LANG") else { return in_file };
    let lang = parse_lang(&value);
    if lang.is_none() {
        let wrong = Wrong::WrongValue { key: "PULT_LANG".into(), wants: WANTS };
        complaints.push(Complaint { file: None, line: None, wrong });
    }
    lang.or(in_file)
}

/// `ru` or `en`.
#[must_use]
pub fn parse_lang(text: &str) -> Option<Lang> {
    text.parse().ok()
}

fn country(file: &Layer, complaints: &mut Vec<Complaint>) -> String {
    let default = || "RU".to_owned();
    let Some(told) = file.get("country") else { return default() };
    let code = told.value.to_uppercase();
    if code.parse::<phonenumber::country::Id>().is_ok() {
        return code;
    }
    complaints.push(file.wrong("country", "country", told));
    default()
}

/// Russian where the locale says so, else English.
fn locale(env: &dyn Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(env).unwrap_or_default();
    Lang::of_locale(&locale)
}

fn login(env: &dyn Fn(&str) -> Option<String>) -> String {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(env).unwrap_or_else(|| crate::desk::UNNAMED.into())
}

#[cfg(test)]
mod tests {
    use super::{Flags, Lang, read};
    use std::io::Write;

    /// The settings from a file's text, variables and flags; and the complaints as text.
    fn with(text: &str, vars: &[(&str, &str)], flags: &Flags) -> (super::Config, Vec<String>) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let path = file.path().display().to_string();
        let env = |name: &str| match name {
            "PULT_CONFIG" => Some(path.clone()),
            "PULT_DATA_DIR" => Some("/data".to_owned()),
            _ => vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()),
        };
        let (config, complaints) = read(&env, flags);
        let texts = crate::i18n::Texts::new(Lang::En);
        (config, complaints.iter().map(|c| c.say(&texts).replace(&path, "config.toml")).collect())
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let text = "desk = 'sqlite:file.db'\nlang = 'ru'\nactor = 'Ольга'\n";
        let (config, complaints) = with(text, &[], &Flags::default());
        assert_eq!((config.desks[0].as_str(), config.lang, config.actor.as_str()), ("sqlite:file.db", Lang::Ru, "Ольга"));
        assert!(complaints.is_empty());

        let vars = [("PULT_DESK", "sqlite:env.db"), ("PULT_LANG", "en")];
        let (config, _) = with(text, &vars, &Flags::default());
        assert_eq!((config.desks[0].as_str(), config.lang), ("sqlite:env.db", Lang::En));

        let flags = Flags { desks: vec!["memory:".into()], lang: Some(Lang::Ru), profile: None };
        let (config, _) = with(text, &vars, &flags);
        assert_eq!((config.desks[0].as_str(), config.lang), ("memory:", Lang::Ru));
    }

    #[test]
    fn without_anything_the_embedded_desk_and_the_locale_stand() {
        let (config, complaints) = with("", &[("LANG", "ru_RU.UTF-8"), ("USER", "olga")], &Flags::default());
        assert_eq!(config.desks, ["sqlite:/data/desk.db"]);
        assert!(config.is_embedded_default());
        assert_eq!((config.lang, config.actor.as_str(), config.country.as_str()), (Lang::Ru, "olga", "RU"));
        assert!(complaints.is_empty());
        assert_eq!(with("", &[("LANG", "C.UTF-8")], &Flags::default()).0.lang, Lang::En);
        assert_eq!(with("", &[("LC_ALL", "en_US"), ("LANG", "ru_RU")], &Flags::default()).0.lang, Lang::En);
    }

    #[test]
    fn all_complaints_come_at_once_with_their_lines_and_the_rest_stands() {
        let text = "lang = 'de'\ndisk = 'x'\ntheme = 3\nactor = 'Ольга'\n[profiles.work]\ncolour = 'red'\ncountry = 'ZZ'\n";
        let flags = Flags { profile: Some("work".into()), ..Flags::default() };
        let (config, complaints) = with(text, &[], &flags);
        assert_eq!(config.actor, "Ольга");
        for want in [
            "config.toml:1: lang wants \"ru\" or \"en\"",
            "config.toml:2: there is no such setting: disk",
            "config.toml:3: theme wants a text in quotes",
            "config.toml:6: there is no such setting: colour",
            "config.toml:7: country wants a country code of two letters: RU, KZ",
        ] {
            assert!(complaints.iter().any(|c| c == want), "{want} in {complaints:?}");
        }
        assert_eq!(complaints.len(), 5);
    }

    #[test]
    fn saved_views_are_read_in_their_order_and_a_bad_one_is_told_with_its_line() {
        let text = "[views.'Срочно на юге']\nfilter = 'зона:юг prio>=high'\nkey = 'F6'\ngroup = 'исполнитель'\n[views.a]\nfilter = \"фаза:ждём\"\n\
            [views.b]\nfilter = 'зонна:юг'\n[views.c]\nfilter = 'юг'\nkey = 'F99'\n[views.d]\ncolour = 'red'\ngroup = 'colour'\n[views.e]\n";
        let (config, complaints) = with(text, &[], &Flags::default());
        let names: Vec<&str> = config.views.iter().map(|v| v.name.as_str()).collect();
        assert_eq!(names, ["Срочно на юге", "a", "c"]);
        assert_eq!(config.views[0].keys.as_deref(), Some("F6"));
        assert_eq!(config.views[0].group, Some(crate::desk::filter::Key::Engineer));
        assert_eq!(config.views[2].keys, None, "a view with a bad key can still be named");
        for want in [
            "config.toml:8: view \"b\": no such key: зонна",
            "config.toml:11: key wants a key",
            "config.toml:13: there is no such setting: colour",
            "config.toml:14: group wants zone",
            "config.toml:15: e wants a filter",
        ] {
            assert!(complaints.iter().any(|c| c.starts_with(want)), "{want} in {complaints:#?}");
        }
        assert_eq!(complaints.len(), 5, "{complaints:#?}");
    }

    #[test]
    fn a_line_that_is_not_toml_does_not_hide_the_others() {
        let (config, complaints) = with("actor = 'Ольга'\nlang = ru\ncountry = 'kz'\ncolour = 1\n", &[], &Flags::default());
        assert!(complaints.iter().any(|c| c.starts_with("config.toml:2:")), "{complaints:?}");
        assert_eq!((config.actor.as_str(), config.country.as_str()), ("Ольга", "KZ"));
    }

    #[test]
    fn a_thin_line_and_a_mask_are_a_switch_and_a_number() {
        let (config, complaints) = with("thin = true\nmask_after_minutes = 10\n", &[], &Flags::default());
        assert_eq!((config.thin, config.mask_after_minutes, complaints.len()), (true, Some(10), 0));
        let (config, complaints) = with("thin = 'yes'\nmask_after_minutes = -1\n", &[], &Flags::default());
        assert_eq!((config.thin, config.mask_after_minutes), (false, None));
        let expected = ["config.toml:1: thin wants true or false", "config.toml:2: mask_after_minutes wants a whole number"];
        assert_eq!(complaints, expected);
        assert_eq!(with("mask_after_minutes = 0\n", &[], &Flags::default()).0.mask_after_minutes, None, "never");
    }

    #[test]
    fn a_profile_lies_over_the_file() {
        let text = "desk = 'sqlite:a.db'\nactor = 'Ольга'\nprofile = 'work'\n[profiles.work]\ndesk = 'sqlite:b.db'\n";
        let (config, complaints) = with(text, &[], &Flags::default());
        assert_eq!((config.desks[0].as_str(), config.actor.as_str()), ("sqlite:b.db", "Ольга"));
        assert!(complaints.is_empty());
        let flags = Flags { profile: Some("home".into()), ..Flags::default() };
        assert_eq!(with(text, &[], &flags).1, ["config.toml: there is no profile \"home\""]);
    }
}
