//! The words of one script line: separated by spaces, held together by double quotes, cut off by `#`.

use super::sentence::Sentence;

/// A word of a script line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word without its quotes.
    pub text: String,
    /// It stood in quotes: text to type or to look for, never a name.
    pub quoted: bool,
}

impl Word {
    /// The word as a name, unless it was quoted.
    pub fn name(&self) -> Option<&str> {
        (!self.quoted).then_some(self.text.as_str())
    }
}

/// Splits a line into words. Inside quotes `\"` is a quote and `\\` a backslash; `#` at the beginning of a word starts
/// a comment.
pub fn words(line: &str) -> Result<Vec<Word>, Sentence> {
    let mut found = Vec::new();
    let mut rest = line.chars().peekable();
    while let Some(&next) = rest.peek() {
        match next {
            c if c.is_whitespace() => {
                rest.next();
            }
            '#' => break,
            '"' => {
                rest.next();
                found.push(Word { text: quoted(&mut rest)?, quoted: true });
            }
            _ => {
                let mut text = String::new();
                while let Some(c) = rest.next_if(|c| !c.is_whitespace()) {
                    text.push(c);
                }
                found.push(Word { text, quoted: false });
            }
        }
    }
    Ok(found)
}

fn quoted(rest: &mut impl Iterator<Item = char>) -> Result<String, Sentence> {
    let mut text = String::new();
    loop {
        match rest.next() {
            Some('"') => return Ok(text),
            Some('\\') => match rest.next() {
                Some(c @ ('"' | '\\')) => text.push(c),
                Some(c) => text.extend(['\\', c]),
                None => return Err(Sentence::of("script-open-quote")),
            },
            Some(c) => text.push(c),
            None => return Err(Sentence::of("script-open-quote")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn texts(line: &str) -> Vec<String> {
        words(line).expect("a good line").into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn quotes_hold_words_together_and_a_hash_ends_the_line() {
        assert_eq!(texts(r#"key "a b" enter # and go"#), ["key", "a b", "enter"]);
        assert_eq!(texts("   "), Vec::<String>::new());
        assert_eq!(texts("# nothing"), Vec::<String>::new());
    }

    #[test]
    fn a_hash_inside_quotes_or_a_word_is_a_hash() {
        assert_eq!(texts(r##"key "#5" a#b"##), ["key", "#5", "a#b"]);
    }

    #[test]
    fn quotes_and_backslashes_can_be_written_inside_quotes() {
        assert_eq!(texts(r#""he said \"no\" \\ \d""#), [r#"he said "no" \ \d"#]);
    }

    #[test]
    fn an_open_quote_is_an_error() {
        assert!(words(r#"key "abc"#).is_err());
    }
}
