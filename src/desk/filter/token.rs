//! A typed line in words: quotes hold blanks together, and no sign inside them is special.

use std::ops::Range;

/// A word of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Without its quotes.
    pub text: String,
    /// So many bytes of the text stand before the first quote: only there can a key be.
    pub plain: usize,
    /// Where it stands in the line, in bytes, with its quotes.
    pub at: Range<usize>,
}

/// Is it a quote? The Russian ones come with what is pasted.
fn quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”')
}

/// The words of a line. A quote that is not closed holds to the end.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut current: Option<Token> = None;
    let mut quoted = false;
    let mut held = false;
    for (at, c) in line.char_indices() {
        if c.is_whitespace() && !quoted {
            tokens.extend(current.take());
            held = false;
            continue;
        }
        let token = current.get_or_insert(Token { text: String::new(), plain: 0, at: at..at });
        if quote(c) {
            quoted = !quoted;
            held = true;
        } else {
            token.text.push(c);
            if !held {
                token.plain = token.text.len();
            }
        }
        token.at.end = at + c.len_utf8();
    }
    tokens.extend(current);
    tokens
}

/// A value as it has to be written: in quotes where it holds a blank or what would be read otherwise.
pub(super) fn written(value: &str) -> String {
    let bare = value.chars().all(|c| !c.is_whitespace() && !quote(c)) && !value.is_empty() && !value.ends_with('*');
    if bare { value.to_owned() } else { format!("\"{}\"", value.replace(quote, "")) }
}
