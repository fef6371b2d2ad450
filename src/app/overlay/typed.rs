//! A line that is being typed, and the keys that change it.

/// A line that is being typed, with the place of the cursor in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Characters before the cursor.
    pub at: usize,
}

impl Typed {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.chars().count() }
    }

    /// Characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// Nothing typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn byte(&self, at: usize) -> usize {
        self.text.char_indices().nth(at).map_or(self.text.len(), |(i, _)| i)
    }

    /// Puts text in at the cursor.
    pub fn insert(&mut self, text: &str) {
        let byte = self.byte(self.at);
        self.text.insert_str(byte, text);
        self.at += text.chars().count();
    }

    /// Erases the character before the cursor.
    pub fn erase_back(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.erase_forward();
        }
    }

    /// Erases the character after the cursor.
    pub fn erase_forward(&mut self) {
        let byte = self.byte(self.at);
        if byte < self.text.len() {
            self.text.remove(byte);
        }
    }

    /// Erases the word before the cursor.
    pub fn erase_word(&mut self) {
        let before: Vec<char> = self.text.chars().take(self.at).collect();
        let blank = before.iter().rev().take_while(|c| c.is_whitespace()).count();
        let word = before.iter().rev().skip(blank).take_while(|c| !c.is_whitespace()).count();
        for _ in 0..blank + word {
            self.erase_back();
        }
    }

    /// Erases all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
