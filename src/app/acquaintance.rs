//! A caller who is being written down: name, company by letters, role.

use crate::desk::client::Company;
use crate::text::Raw;

/// A caller who is being written down, as far as their line is understood.
#[derive(Clone, Debug, Default)]
pub struct Acquaintance {
    /// Their number, as E.164; empty where the line said none.
    pub number: Raw,
    /// Does the line name a company?
    pub named: bool,
    /// The letters of a company that were looked for last.
    pub asked: String,
    /// The desk still looks.
    pub awaited: bool,
    /// The companies that may be meant, best first.
    pub companies: Vec<Company>,
    /// Which of them is meant.
    pub chosen: usize,
    /// The company in the panel, where one was looked up already.
    pub about: Option<Company>,
    /// Enter was pressed before the companies came.
    pub keep_when_found: bool,
}

impl Acquaintance {
    /// The company that is meant: by its letters, else the one in the panel.
    #[must_use]
    pub fn company(&self) -> Option<&Company> {
        if self.named { self.companies.get(self.chosen) } else { self.about.as_ref() }
    }
}

/// The parts of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Who.
    pub name: &'a str,
    /// Letters of the company; empty where none is named.
    pub company: &'a str,
    /// What they are.
    pub role: &'a str,
}

/// The line's parts: between commas or semicolons.
#[must_use]
pub fn parts(line: &str) -> Parts<'_> {
    let mut parts = line.splitn(3, [',', ';']).map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    Parts { name: next(), company: next(), role: next() }
}

#[cfg(test)]
mod tests {
    use super::{Parts, parts};

    #[test]
    fn a_line_is_name_company_and_role() {
        let told = |name, company, role| Parts { name, company, role };
        assert_eq!(parts("Анна Ким, логист, управляющая"), told("Анна Ким", "логист", "управляющая"));
        assert_eq!(parts("Анна Ким; логист"), told("Анна Ким", "логист", ""));
        assert_eq!(parts("Анна Ким"), told("Анна Ким", "", ""));
        assert_eq!(parts("Анна, логист, зам, по связям"), told("Анна", "логист", "зам, по связям"));
        assert_eq!(parts("  "), Parts::default());
    }
}
