//! `pult check --json`: is all well?

use serde::Serialize;

/// A monitoring plug-in's verdict; a later one is worse, UNKNOWN aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// All is well.
    Ok,
    /// Somebody should look.
    Warning,
    /// Somebody must act.
    Critical,
    /// Could not be told.
    Unknown,
}

impl Status {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// Its exit code, as monitoring plug-ins have it.
    #[must_use]
    pub fn exit(self) -> u8 {
        self as u8
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// How it is.
    pub status: Status,
    /// How many are not well.
    pub count: i64,
    /// One sentence.
    pub detail: String,
}

/// The document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// The worst of all.
    pub status: Status,
    /// Each thing that was looked at.
    pub checks: Vec<Check>,
}

impl Checks {
    /// The whole is as well as the worst of its parts.
    #[must_use]
    pub fn of(checks: Vec<Check>) -> Self {
        let status = checks.iter().map(|c| c.status).max().unwrap_or(Status::Unknown);
        Self { status, checks }
    }
}

#[cfg(test)]
mod tests {
    use super::{Check, Checks, Status};

    #[test]
    fn the_whole_is_as_bad_as_the_worst_part_and_exits_as_plugins_do() {
        let check = |status| Check { name: "x", status, count: 0, detail: String::new() };
        let all = Checks::of(vec![check(Status::Ok), check(Status::Critical), check(Status::Warning)]);
        assert_eq!((all.status, all.status.exit(), all.status.word()), (Status::Critical, 2, "CRITICAL"));
        assert_eq!(serde_json::to_value(&all).unwrap()["checks"][2]["status"], "WARNING");
        assert_eq!([Status::Ok, Status::Warning, Status::Unknown].map(Status::exit), [0, 1, 3]);
    }
}
