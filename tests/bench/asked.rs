//! What of the table is asked for: `cargo bench -- assigned memory --open 100000`.

/// The parts of the table by the word that asks for one alone.
pub const PARTS: [&str; 11] =
    ["start", "memory", "board", "assigned", "commands", "ring", "people", "routing", "queue", "rest", "gap"];
/// Asked for by this word alone: its figures stand apart from the table.
const LOG: &str = "log";

/// What is asked for.
pub struct Asked {
    /// A smoke run on small desks.
    pub quick: bool,
    /// About how many open tickets the desks have.
    pub sizes: Vec<usize>,
    parts: Vec<String>,
}

impl Asked {
    /// Reads the words behind `cargo bench --`. What is no word of the table is told with the words that are.
    pub fn of(words: &[String]) -> Result<Self, String> {
        let quick = words.iter().any(|word| word == "--quick");
        let mut asked = Self { quick, sizes: Vec::new(), parts: Vec::new() };
        let mut words = words.iter().filter(|word| !matches!(word.as_str(), "--bench" | "--quick"));
        while let Some(word) = words.next() {
            if word == "--open" {
                let open = words.next().and_then(|number| number.parse().ok());
                asked.sizes.push(open.ok_or("--open wants a number of tickets")?);
            } else if word == LOG || PARTS.contains(&word.as_str()) {
                asked.parts.push(word.clone());
            } else {
                return Err(format!("no part of the table is called {word}; there are: {} {LOG}", PARTS.join(" ")));
            }
        }
        if asked.sizes.is_empty() {
            asked.sizes = if quick { vec![1_000] } else { vec![1_000, 10_000, 100_000] };
        }
        Ok(asked)
    }

    /// Whether a part is wanted; all are where none is named.
    pub fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|named| named == part)
    }

    /// Whether one of them is.
    pub fn wants_any(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.wants(part))
    }
}
