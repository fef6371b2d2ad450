//! PURE. Russian and English texts, plurals, dates, money.

use fluent::{FluentArgs, FluentBundle, FluentResource};

/// A language of people's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Russian.
    Ru,
    /// English.
    En,
}

/// The texts of one language.
pub struct Texts(Lang);

impl Texts {
    /// The texts of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self(lang)
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0
    }

    /// A text with its places filled.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let (tag, files) = match self.0 {
            Lang::Ru => ("ru", [include_str!("ru/commands.ftl"), include_str!("ru/failure.ftl")]),
            Lang::En => ("en", [include_str!("en/commands.ftl"), include_str!("en/failure.ftl")]),
        };
        let mut bundle = FluentBundle::new(tag.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        let mut filled = FluentArgs::new();
        for (name, value) in args {
            match value.parse::<i64>() {
                Ok(number) => filled.set(*name, number),
                Err(_) => filled.set(*name, *value),
            }
        }
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else { return key.to_owned() };
        bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
    }
}
