//! What holds for every client, contract, debt and question, whatever the case.

use super::clauses::CLAUSES;
use super::*;
use crate::verdict::Certainty::{Known, Stale};
use crate::verdict::Level::{Allowed, Stop};
use proptest::prelude::*;

/// Any situation: a handful of clauses, in any order. One that needs a caller or a client is left out where there is none.
fn situation() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..CLAUSES.len(), 0..8)
}

/// What takes a part of the scene away, in the order in which it can: other clauses need it.
const TAKES_AWAY: [&str; 5] =
    ["package not in the data", "no contract", "unknown person of the client", "person without a company", "unknown caller"];

fn played(clauses: &[usize]) -> Scene {
    let mut scene = scene();
    let chosen = || clauses.iter().map(|clause| CLAUSES[*clause]);
    for (_, change) in chosen().filter(|(name, _)| !TAKES_AWAY.contains(name)) {
        change(&mut scene);
    }
    for away in TAKES_AWAY {
        if let Some((_, change)) = chosen().find(|(name, _)| *name == away) {
            change(&mut scene);
        }
    }
    scene
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_debt_never_makes_a_verdict_better(clauses in situation(), stop: bool) {
        let mut clear = played(&clauses);
        if let Some(dossier) = &mut clear.dossier {
            dossier.debt = None;
        }
        let before = clear.judged().level;
        let mut owing = played(&clauses);
        if owing.dossier.is_some() {
            let debt = owing.debt();
            debt.stop = stop.then(|| approver("Белов"));
        }
        let after = owing.judged().level;
        prop_assert!(after >= before, "{before:?} became {after:?}");
    }

    #[test]
    fn danger_is_always_accepted(clauses in situation()) {
        let mut scene = played(&clauses);
        scene.question.safety = true;
        let verdict = scene.judged();
        prop_assert_eq!((verdict.level, verdict.certainty, verdict.say.code.as_str()), (Allowed, Known, "safety"));
        prop_assert_eq!((verdict.price, verdict.approval), (None, None));
    }

    #[test]
    fn old_books_never_block(clauses in situation()) {
        let mut scene = played(&clauses);
        if let Some(dossier) = &mut scene.dossier {
            dossier.contracts.retain(|c| c.state != ContractState::Suspended);
            let now = scene.now;
            scene.debt().as_of = Moment(now.0 - 40 * DAY);
        }
        prop_assert_ne!(scene.judged().level, Stop);
    }

    #[test]
    fn a_refusal_is_never_made_of_a_gap(clauses in situation()) {
        let verdict = played(&clauses).judged();
        prop_assert!(verdict.level != Stop || verdict.certainty == Known, "{:?}", verdict.reasons);
        let stale = verdict.reasons.iter().any(|r| r.code == "debt-stale");
        prop_assert!(verdict.certainty != Stale || stale, "stale without an old word");
    }

    #[test]
    fn who_is_unknown_is_never_stopped(clauses in situation()) {
        let mut scene = played(&clauses);
        scene.caller = None;
        scene.dossier = None;
        prop_assert_ne!(scene.judged().level, Stop);
    }

    #[test]
    fn only_what_is_charged_has_a_price_and_only_what_stops_an_approver(clauses in situation()) {
        let verdict = played(&clauses).judged();
        let priced = verdict.price.is_some() || verdict.visit_price.is_some();
        prop_assert!(!priced || verdict.level == Level::Chargeable);
        prop_assert!(verdict.approval.is_none() || verdict.level == Stop);
        prop_assert!(verdict.level != Stop || verdict.offers.is_empty(), "nobody is sold anything while approval is awaited");
    }

    #[test]
    fn the_order_of_reasons_does_not_depend_on_the_one_that_decides(clauses in situation()) {
        let mut scene = played(&clauses);
        scene.question.safety = false;
        let rest = |s: &Scene| s.judged().reasons.iter().map(|r| r.code.clone()).collect::<Vec<_>>();
        let usual = rest(&scene);
        scene.question.safety = true;
        let endangered = rest(&scene);
        // The danger stands before all; what follows is the same, told in the order of its finding.
        let mut sorted = (usual.clone(), endangered[1..].to_vec());
        let paid = ["price-unknown", "caller-approves", "paid-approver", "paid-approver-phone", "visit-booked"];
        for list in [&mut sorted.0, &mut sorted.1] {
            list.retain(|code| !paid.contains(&code.as_str()));
        }
        prop_assert_eq!(sorted.0.len(), sorted.1.len());
        let first = sorted.0.remove(0);
        sorted.1.retain(|code| *code != first);
        prop_assert_eq!(sorted.0, sorted.1);
    }

    #[test]
    fn a_sum_is_said_only_to_who_may_hear_it(clauses in situation()) {
        let scene = played(&clauses);
        let hears = scene.caller.as_ref().is_some_and(|c| c.may.hear_debt);
        let says = scene.judged().say;
        prop_assert!(hears || !says.args.iter().any(|(name, _)| name == "sum"), "{says:?}");
    }
}
