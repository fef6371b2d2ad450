//! The themes that there are to choose from.

use super::{Depth, Theme};

/// The shipped themes and a person's own by name, in the colours that the terminal shows. The first one stands in for a name that
/// is not there.
#[derive(Clone, Debug)]
pub struct Themes {
    depth: Depth,
    first: Theme,
    named: Vec<(String, Theme)>,
}

impl Themes {
    /// The shipped themes.
    #[must_use]
    pub fn shipped(depth: Depth) -> Self {
        let first = Theme::standard().at(depth);
        let named = Theme::names().filter_map(|name| Some((name.to_owned(), Theme::builtin(name)?.at(depth)))).collect();
        Self { depth, first, named }
    }

    /// Adds a person's theme; one that bears a shipped name stands in its place.
    pub fn add(&mut self, name: &str, theme: &Theme) {
        let theme = theme.at(self.depth);
        match self.named.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = theme,
            None => self.named.push((name.to_owned(), theme)),
        }
    }

    /// The theme of that name, else the terminal's own colours.
    #[must_use]
    pub fn named(&self, name: &str) -> &Theme {
        self.named.iter().find(|(known, _)| known == name).map_or(&self.first, |(_, theme)| theme)
    }

    /// Is there one of that name?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.named.iter().any(|(known, _)| known == name)
    }

    /// Their names: the shipped ones, then the person's.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.named.iter().map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Depth, Theme, Themes};
    use crate::theme::Meaning;

    #[test]
    fn a_persons_theme_stands_behind_the_shipped_ones_and_one_of_the_same_name_in_its_place() {
        let mut themes = Themes::shipped(Depth::True);
        let (own, _) = Theme::read("inherits = 'dark'\n[styles]\noverdue = 'bold #ff0000'\n");
        themes.add("olga", &own);
        themes.add("light", &own);
        assert_eq!(themes.names().last(), Some("olga"));
        assert_eq!(themes.names().count(), Theme::names().count() + 1);
        assert_eq!(themes.named("light"), &own);
    }

    #[test]
    fn a_name_that_is_gone_gives_the_terminals_own_colours() {
        let themes = Themes::shipped(Depth::Sixteen);
        assert!(!themes.has("gone"));
        assert_eq!(themes.named("gone"), &Theme::standard());
    }

    #[test]
    fn without_colours_every_theme_is_mono() {
        let themes = Themes::shipped(Depth::Mono);
        for name in Theme::names() {
            for meaning in Meaning::ALL {
                let style = themes.named(name).style(*meaning);
                assert_eq!((style.fg, style.bg), (None, None), "{name}: {}", meaning.name());
            }
        }
    }
}
