//! The settings file that `pult config --default` prints: every setting with its default, in comments.

use super::settings::Config;
use crate::i18n::Lang;

/// The file in a language, with this machine's own defaults in their places.
#[must_use]
pub fn default_file(lang: Lang, defaults: &Config) -> String {
    let file = lang.pick(include_str!("default.ru.toml"), include_str!("default.en.toml"));
    let desk = defaults.desks.first().map_or("", String::as_str);
    file.replace("{desk}", &quoted(desk)).replace("{lang}", defaults.lang.code()).replace("{actor}", &quoted(&defaults.actor))
}

/// A text as it stands between the quotes of a TOML value.
fn quoted(text: &str) -> String {
    let escaped = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        control if control.is_control() => format!("\\u{:04X}", u32::from(control)),
        other => other.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::super::file::KEYS;
    use super::super::settings::{Config, Flags, read};
    use super::default_file;
    use crate::i18n::{Lang, Texts};
    use std::io::Write;

    /// What stands after these names in the environment, and a file with this text.
    fn settings(text: &str) -> (Config, Vec<String>) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let path = file.path().display().to_string();
        let env = |name: &str| match name {
            "PULT_CONFIG" => Some(path.clone()),
            "PULT_DATA_DIR" => Some("/data \"of\\ours".to_owned()),
            "LANG" => Some("ru_RU.UTF-8".to_owned()),
            "USER" => Some("olga".to_owned()),
            _ => None,
        };
        let (mut config, complaints) = read(&env, &Flags::default());
        config.paths.config_file = "config.toml".into();
        // A name of what stands anyway says the same as no name.
        config.theme = config.theme.filter(|name| name != "default");
        config.keymap = config.keymap.filter(|name| name != "default");
        (config, complaints.iter().map(|c| c.say(&Texts::new(Lang::En))).collect())
    }

    /// The lines of the settings without the # before them.
    fn uncommented(text: &str) -> String {
        let setting = |line: &&str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
        text.lines().filter_map(|line| line.strip_prefix("# ")).filter(setting).fold(String::new(), |all, line| all + line + "\n")
    }

    #[test]
    fn the_file_as_printed_and_with_every_line_uncommented_is_what_stands_without_it() {
        let (without, _) = settings("");
        for lang in Lang::ALL {
            let file = default_file(lang, &without);
            assert_eq!(settings(&file), (without.clone(), Vec::new()), "as printed");
            let (above, _) = file.split_once("# ---").unwrap();
            assert_eq!(settings(&uncommented(above)), (without.clone(), Vec::new()), "uncommented: {file}");
        }
    }

    #[test]
    fn every_setting_and_a_profile_stand_in_it_in_both_languages() {
        let (without, _) = settings("");
        for lang in Lang::ALL {
            let file = default_file(lang, &without);
            let (above, profiles) = (file.split_once("# ---").unwrap().0, file.rsplit_once("# ---").unwrap().1);
            for (key, _) in KEYS {
                assert!(uncommented(above).contains(&format!("{key} = ")), "{}: {key}", lang.code());
            }
            let profile = uncommented(profiles);
            let (tables, named) = profile.split_once("profile = ").unwrap();
            let (config, complaints) = settings(&format!("profile = {named}{tables}"));
            assert_eq!((config.desks[0].as_str(), complaints), ("sqlite:/srv/pult/work.db", Vec::new()));
        }
    }
}
