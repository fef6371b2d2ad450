//! `pult route`: the plan over the queue, with its reasons.

use super::{Seat, Trouble, columns::shown};
use crate::desk::{Card, Unit};
use crate::routing::{Refused, Rule};
use std::path::PathBuf;

/// Flags of `pult route`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Ids or numbers of tickets
    #[arg(required_unless_present_any = ["all", "from"], conflicts_with = "all")]
    pub ids: Vec<String>,
    /// All open tickets that nobody holds
    #[arg(long)]
    pub all: bool,
    /// Write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// With every candidate and everybody who may not
    #[arg(long, value_enum, value_name = "all")]
    pub explain: Option<Explain>,
    /// Plan by the house rules of this file
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Plan on an exported desk; never writes
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// How much of the reasons is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Explain {
    /// Every candidate and everybody who may not
    All,
}

/// The first rule that giving this ticket to this unit by hand would break.
#[allow(clippy::unused_async)]
pub(super) async fn broken_rule(_seat: &Seat, _card: &Card, _unit: &Unit) -> Result<Option<Refused>, Trouble> {
    Ok(None)
}

/// A rule's name in JSON and in the log.
pub(super) fn rule_code(rule: Rule) -> String {
    serde_json::to_value(rule).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A broken rule in words.
pub(super) fn rule_words(seat: &Seat, refused: &Refused) -> String {
    let words = seat.say(&format!("cmd-rule-{}", rule_code(refused.rule).replace('_', "-")), &[]);
    let detail = refused.detail.as_ref().map(|text| shown(&text.as_str().into()));
    let until = refused.until.map(|at| seat.say("cmd-until", &[("until", &seat.time(at))]));
    let parts: Vec<String> = [Some(words), detail, until].into_iter().flatten().collect();
    parts.join(" ")
}
