//! Macros: lines of the command line under one name.

/// Lines of the command line under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Macro {
    /// Its name, as people wrote it.
    pub name: String,
    /// Its lines, in order; at least one.
    pub steps: Vec<Step>,
    /// The line of the file that names it.
    pub line: usize,
}

/// One line of a macro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// As it would be typed on the command line: `wait client "завтра 10:00"`.
    pub text: String,
    /// The line of the file that it stands on.
    pub line: usize,
}
