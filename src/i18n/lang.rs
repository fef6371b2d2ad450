//! The languages that the program speaks.

use std::str::FromStr;

/// A language of the screen, of messages and of people's text output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Russian.
    Ru,
    /// English.
    #[default]
    En,
}

/// The program does not speak this language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language \"{0}\": use ru or en")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// Its code: `ru`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language for a locale as the environment names it (`ru_RU.UTF-8`): Russian where desks work in Russian, else English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "ru" | "be" | "kk" | "ky" | "russian" => Self::Ru,
            _ => Self::En,
        }
    }

    /// Picks the words of a policy's reason, which carries both.
    #[must_use]
    pub fn pick<'a>(self, ru: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ru => ru,
            Self::En => en,
        }
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        match text.trim().to_lowercase().as_str() {
            "ru" | "рус" | "русский" => Ok(Self::Ru),
            "en" | "english" => Ok(Self::En),
            _ => Err(UnknownLang(text.to_owned())),
        }
    }
}
