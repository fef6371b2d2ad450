//! A style in words.

use ratatui::style::{Color, Modifier, Style};

/// The text is no style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAStyle {
    /// Neither a colour nor a way to write.
    Word(String),
    /// `on` and nothing behind it.
    On,
}

/// Reads `bold red on #202020`; `plain` is nothing at all.
pub fn read_style(text: &str) -> Result<Style, NotAStyle> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        style = match word.to_lowercase().as_str() {
            "plain" => style,
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underline" => style.add_modifier(Modifier::UNDERLINED),
            "reverse" => style.add_modifier(Modifier::REVERSED),
            "on" => style.bg(colour(words.next().ok_or(NotAStyle::On)?)?),
            _ => style.fg(colour(word)?),
        };
    }
    Ok(style)
}

fn colour(word: &str) -> Result<Color, NotAStyle> {
    word.parse().map_err(|_| NotAStyle::Word(word.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{NotAStyle, read_style};
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn a_style_is_words_in_any_order() {
        assert_eq!(read_style("plain"), Ok(Style::new()));
        assert_eq!(read_style(""), Ok(Style::new()));
        let alarm = Style::new().fg(Color::LightRed).bg(Color::Rgb(32, 32, 32)).add_modifier(Modifier::BOLD);
        assert_eq!(read_style("bold light-red on #202020"), Ok(alarm));
        assert_eq!(read_style("on #202020 Light-Red BOLD"), Ok(alarm));
        assert_eq!(read_style("208"), Ok(Style::new().fg(Color::Indexed(208))));
    }

    #[test]
    fn a_word_that_is_no_style_is_named() {
        assert_eq!(read_style("bold rde"), Err(NotAStyle::Word("rde".into())));
        assert_eq!(read_style("red on"), Err(NotAStyle::On));
        assert_eq!(read_style("256"), Err(NotAStyle::Word("256".into())));
    }
}
