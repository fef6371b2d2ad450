//! How the console is started in a terminal.

/// The moment at which every test's clock stands.
pub const NOW: &str = "2026-11-23T10:30:00+03:00";

/// How the console is started in a terminal: on a demo desk of 60 tickets, 80 by 24, its clock standing still.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Variables beside the usual ones.
    pub variables: Vec<(String, String)>,
    /// Tickets of the demo desk.
    pub tickets: usize,
    /// Same seed, same demo desk.
    pub seed: u64,
}

impl Default for Opening {
    fn default() -> Self {
        Self { size: (80, 24), variables: Vec::new(), tickets: 60, seed: 7 }
    }
}

impl Opening {
    /// The same with more variables.
    pub fn with(mut self, variables: &[(&str, &str)]) -> Self {
        self.variables.extend(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    /// The same in a terminal of that size.
    pub fn sized(self, columns: u16, rows: u16) -> Self {
        Self { size: (columns, rows), ..self }
    }
}
