//! A secret that a caller must know. It stands in no log and in no message: it has no `Display`, and its `Debug` tells nothing.

/// A token.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Keeps the token.
    #[must_use]
    pub fn new(token: String) -> Self {
        Self(token)
    }

    /// What links are sealed with; none where there is no token.
    pub(super) fn secret(&self) -> Option<&[u8]> {
        (!self.0.is_empty()).then_some(self.0.as_bytes())
    }

    /// Is it this one? The time that the answer takes tells nothing of how much of it was right, only whether it was as long.
    #[must_use]
    pub fn is(&self, said: &str) -> bool {
        let (own, said) = (self.0.as_bytes(), said.as_bytes());
        let differ = own.iter().zip(said).fold(0_u8, |differ, (a, b)| std::hint::black_box(differ | (a ^ b)));
        !own.is_empty() && own.len() == said.len() && differ == 0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn only_the_whole_token_is_the_token_and_an_empty_one_lets_nobody_in() {
        let token = Token::new("7f3a".into());
        assert!(token.is("7f3a"));
        for wrong in ["", "7f3", "7f3b", "7f3a ", "7F3A"] {
            assert!(!token.is(wrong), "{wrong:?}");
        }
        assert!(!Token::new(String::new()).is(""));
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
