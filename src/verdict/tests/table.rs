//! The verdict as a table that a lawyer could read: a line of `cases.txt` is a situation and the answer to it.

use super::clauses::{CLAUSES, scene_of};
use super::*;
use std::collections::BTreeSet;

/// One line: the situation, and the answer as it stands there.
pub(super) struct Case {
    pub situation: &'static str,
    pub answer: Vec<&'static str>,
}

impl Case {
    pub fn scene(&self) -> Scene {
        scene_of(self.situation)
    }
}

pub(super) fn cases() -> Vec<Case> {
    let lines = include_str!("cases.txt").lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let cells = |line: &'static str| line.split('|').map(str::trim).collect::<Vec<_>>();
    lines.map(cells).map(|cells| Case { situation: cells[0], answer: cells[1..].to_vec() }).collect()
}

/// The answer as a line of the table says it.
pub(super) fn told(verdict: &Verdict) -> Vec<String> {
    let codes = |all: &[Reason]| all.iter().map(|r| r.code.as_str()).collect::<Vec<_>>().join(", ");
    let price = |name: &str, price: &Option<Price>| {
        price.as_ref().map(|p| format!("{name} {}{}", p.money.minor / 100, if p.vat { "" } else { " + VAT" }))
    };
    let prices: Vec<String> =
        [price("visit", &verdict.visit_price), price("hour", &verdict.price)].into_iter().flatten().collect();
    let who = verdict.approval.as_ref().map(|a| a.name.raw().to_owned()).unwrap_or_default();
    let cells = [
        verdict.level.name().to_owned(),
        verdict.certainty.name().to_owned(),
        who,
        codes(&verdict.reasons),
        prices.join(", "),
        verdict.say.code.clone(),
        codes(&verdict.offers),
    ];
    cells.map(|cell| if cell.is_empty() { "-".into() } else { cell }).to_vec()
}

#[test]
fn the_table_of_verdicts() {
    let mut wrong = Vec::new();
    for case in cases() {
        let seen = told(&case.scene().judged());
        if case.answer != seen {
            wrong.push(format!("{} | {}", case.situation, seen.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "answered otherwise than the table says:\n{}", wrong.join("\n"));
}

#[test]
fn every_clause_is_tried_and_no_case_stands_twice() {
    let cases = cases();
    let used: BTreeSet<&str> = cases.iter().flat_map(|c| c.situation.split(" + ")).collect();
    let idle: Vec<&str> = CLAUSES.iter().map(|(name, _)| *name).filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "no case has {idle:?}");
    let mut seen = BTreeSet::new();
    for case in &cases {
        let mut parts: Vec<&str> = case.situation.split(" + ").collect();
        parts.sort_unstable();
        assert!(seen.insert(parts), "twice: {}", case.situation);
    }
}
