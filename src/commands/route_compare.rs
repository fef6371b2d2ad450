//! `pult route --policy FILE --dry-run`: two policies on one desk, side by side.

use super::Seat;
use super::columns::aligned;
use crate::desk::{Named, UnitId};
use crate::routing::{Because, Comparison, Made, Moved, Plan};
use serde_json::{Value, json};

/// So many tickets that go to somebody else are listed for people; JSON has them all.
const LISTED: usize = 200;

/// The comparison as a part of the plan's document: `before` is by the desk's own rules, `after` by the file's.
pub fn document(comparison: &Comparison, before: &Plan, after: &Plan) -> Value {
    let side = |plan: &Plan| {
        let placed = plan.placed();
        let unplaced = plan.lines.len() - placed;
        json!({ "policy": plan.policy, "placed": placed, "unplaced": unplaced, "cost": plan.cost, "bound": plan.bound,
            "exact": plan.exact })
    };
    let class = |class: &crate::routing::Class| {
        let of = |(placed, all): (usize, usize)| json!({ "placed": placed, "all": all });
        json!({ "urgency": class.urgency, "before": of(class.before), "after": of(class.after) })
    };
    json!({
        "before": side(before),
        "after": side(after),
        "classes": comparison.classes.iter().map(class).collect::<Vec<_>>(),
        "moved": comparison.moved.iter().map(moved).collect::<Vec<_>>(),
    })
}

fn moved(moved: &Moved) -> Value {
    let unit = |unit: &Option<Named<UnitId>>| unit.as_ref().map(|unit| unit.id.clone());
    let because = match moved.because {
        Because::NoLonger(rule) => json!({ "what": "rule_forbids", "rule": rule.name() }),
        Because::NowMay(rule) => json!({ "what": "rule_allows", "rule": rule.name() }),
        Because::Term(term, minutes) => json!({ "what": "term", "term": term.name(), "minutes": minutes }),
        Because::Urgency(before, after) => json!({ "what": "urgency", "before": before, "after": after }),
        Because::Others => json!({ "what": "other_tickets" }),
    };
    json!({ "ticket": moved.ticket, "number": moved.number, "before": unit(&moved.before), "after": unit(&moved.after),
        "because": because })
}

/// The comparison as people read it.
pub fn text(seat: &Seat, comparison: &Comparison, before: Made<'_>, after: Made<'_>) -> String {
    let say = |key: &str| seat.say(key, &[]);
    let head = vec![String::new(), say("cmd-compare-desk"), say("cmd-compare-file")];
    let placed = |plan: &Plan| of(seat, (plan.placed(), plan.lines.len()));
    let mut rows = vec![
        vec![say("cmd-compare-rules"), name(before.plan), name(after.plan)],
        vec![say("cmd-compare-placed"), placed(before.plan), placed(after.plan)],
    ];
    for class in &comparison.classes {
        let label = seat.say("cmd-compare-class", &[("urgency", &class.urgency.to_string())]);
        rows.push(vec![label, of(seat, class.before), of(seat, class.after)]);
    }
    rows.push(vec![say("cmd-compare-cost"), before.plan.cost.to_string(), after.plan.cost.to_string()]);
    let mut out = aligned(&head, &rows);
    out.push_str(&say("cmd-compare-own-terms"));
    out.push('\n');
    if comparison.moved.is_empty() {
        out.push_str(&say("cmd-compare-same"));
        out.push('\n');
        return out;
    }
    let all = comparison.moved.len();
    out.push('\n');
    out.push_str(&seat.say("cmd-compare-moved", &[("count", &all.to_string())]));
    out.push('\n');
    let head = [say("cmd-head-number"), say("cmd-compare-now"), say("cmd-compare-then"), say("cmd-head-why")];
    let unit = |unit: &Option<Named<UnitId>>| unit.as_ref().map_or_else(|| say("cmd-nobody"), |unit| seat.name(unit));
    let rows: Vec<Vec<String>> = comparison
        .moved
        .iter()
        .take(LISTED)
        .map(|moved| vec![moved.number.to_string(), unit(&moved.before), unit(&moved.after), because(seat, moved)])
        .collect();
    out.push_str(&aligned(&head, &rows));
    if all > LISTED {
        out.push_str(&seat.say("cmd-compare-more", &[("count", &(all - LISTED).to_string())]));
        out.push('\n');
    }
    out
}

fn name(plan: &Plan) -> String {
    super::columns::shown(&plan.policy.as_str().into())
}

fn of(seat: &Seat, (placed, all): (usize, usize)) -> String {
    seat.say("cmd-compare-of", &[("placed", &placed.to_string()), ("all", &all.to_string())])
}

fn because(seat: &Seat, moved: &Moved) -> String {
    let who = |unit: &Option<Named<UnitId>>| unit.as_ref().map(|unit| seat.name(unit)).unwrap_or_default();
    match moved.because {
        Because::NoLonger(rule) => seat.say("cmd-compare-forbids", &[("who", &who(&moved.before)), ("rule", &seat.rule(rule))]),
        Because::NowMay(rule) => seat.say("cmd-compare-allows", &[("who", &who(&moved.after)), ("rule", &seat.rule(rule))]),
        Because::Term(term, minutes) => {
            let term = seat.say(&format!("term-{}", term.name()), &[]);
            seat.say("cmd-compare-term", &[("term", &term), ("minutes", &minutes.to_string())])
        }
        Because::Urgency(before, after) => {
            seat.say("cmd-compare-urgency", &[("before", &before.to_string()), ("after", &after.to_string())])
        }
        Because::Others => seat.say("cmd-compare-others", &[]),
    }
}
