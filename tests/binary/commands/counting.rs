//! What leads count: limits and their use, cost against revenue, output of engineers, channels.

use super::{has, list};
use crate::desk::Desk;
use serde_json::{Value, json};

const REPORTS: [&str; 4] = ["usage", "cost", "output", "channels"];

fn rows(desk: &Desk, args: &[&str]) -> Vec<Value> {
    list(&desk.json(&[&["report"][..], args, &["--json"]].concat()), "rows").clone()
}

fn minor(row: &Value, column: &str) -> i64 {
    row[column]["minor"].as_i64().unwrap_or_else(|| panic!("no sum `{column}` in {row}"))
}

#[test]
fn every_limit_of_the_caller_stands_in_the_usage_the_nearest_to_its_end_first() {
    let desk = Desk::demo();
    let rows = rows(&desk, &["usage"]);
    for row in &rows {
        has(
            row,
            "client:o contract:s? number:s? kind:s used:i? total:i? left:i? percent:i? every:s until:t? empty:t? suggested:i? months:i",
        );
        has(&row["client"], "id:s name:s");
    }
    let percents: Vec<i64> = rows.iter().map_while(|row| row["percent"].as_i64()).collect();
    assert!(percents.len() > 20 && percents.is_sorted_by(|a, b| a >= b), "{percents:?}");
    assert!(rows[percents.len()..].iter().all(|row| row["total"].is_null()), "what has no limit comes last");
    let caller = desk.json(&["caller", "+79215550142", "--json"])["matches"][0].clone();
    for quota in list(&caller, "quotas") {
        let same = |row: &&Value| row["client"]["id"] == caller["company"]["id"] && row["kind"] == quota["kind"];
        let row = rows.iter().find(same).unwrap_or_else(|| panic!("no {quota}"));
        assert_eq!([&row["used"], &row["total"], &row["until"]], [&quota["used"], &quota["total"], &quota["until"]]);
    }
    assert!(rows.iter().any(|row| row["empty"].is_string()), "somebody's limit will not last");
    assert!(rows.iter().any(|row| row["suggested"].is_i64()), "half a year says what a limit should be");
}

#[test]
fn the_cost_of_clients_adds_up_and_the_greatest_loss_comes_first() {
    let desk = Desk::demo();
    let of = |from: &str, to: &str| rows(&desk, &["cost", "--from", from, "--to", to]);
    let november = of("2026-11-01", "2026-11-20");
    let results: Vec<i64> = november
        .iter()
        .map(|row| {
            has(row, "client:o? tickets:i work_minutes:i by_norm_minutes:i travel_minutes:i cost:o fee:o? charged:o result:o? parts:o unpriced:i");
            let result = minor(row, "fee") + minor(row, "charged") - minor(row, "cost");
            assert_eq!(minor(row, "result"), result, "{row}");
            result
        })
        .collect();
    assert!(results.is_sorted(), "{results:?}");
    assert!(results[0] < 0 && *results.last().unwrap() > 0, "some clients cost more than they bring: {results:?}");
    let solved = |rows: &[Value]| rows.iter().map(|row| row["tickets"].as_i64().unwrap()).sum::<i64>();
    let whole = of("2026-08-01", "2026-11-23");
    let done = rows(&desk, &["output", "--from", "2026-08-01", "--to", "2026-11-23"]);
    assert!(solved(&whole) > solved(&november));
    assert_eq!(solved(&whole), solved(&done), "both count the same tickets");
}

#[test]
fn a_ticket_that_is_opened_again_stands_beside_the_engineers_output() {
    let desk = Desk::demo();
    let done = rows(&desk, &["output", "--from", "2026-08-01"]);
    for row in &done {
        has(row, "engineer:o? tickets:i norm_minutes:i at_objects_minutes:i reopened:i without_norm:i");
    }
    let norms: Vec<i64> =
        done.iter().filter(|row| !row["engineer"].is_null()).map(|row| row["norm_minutes"].as_i64().unwrap()).collect();
    assert!(norms[0] > 0 && norms.is_sorted_by(|a, b| a >= b), "{norms:?}");
    assert!(done.iter().any(|row| row["reopened"].as_i64() > Some(0)), "the demo's work is not all of a piece: {done:?}");
}

#[test]
fn channels_share_out_what_came_in() {
    let desk = Desk::demo();
    let told = rows(&desk, &["channels", "--from", "2026-08-01"]);
    let sum: i64 = told.iter().map(|row| row["tickets"].as_i64().unwrap()).sum();
    assert_eq!(Some(sum), desk.json(&["tickets", "--view", "all", "--json"])["total"].as_i64());
    let phone = &told[0];
    has(phone, "channel:s tickets:i share_percent:n before_percent:n?");
    assert_eq!((&phone["channel"], &phone["before_percent"]), (&json!("phone"), &Value::Null));
}

#[test]
fn reports_fit_a_terminal_of_eighty_columns_in_both_languages() {
    let desk = Desk::demo();
    for (lang, name) in ["ru", "en"].into_iter().flat_map(|lang| REPORTS.map(|name| (lang, name))) {
        let text = desk.pult(&["--lang", lang, "report", name]).out;
        assert!(text.lines().count() > 3, "{name}: {text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{lang} {name}:\n{text}");
        assert!(!text.contains("report-") && !text.contains('⟨'), "{lang} {name}:\n{text}");
    }
}

#[test]
fn an_empty_desk_says_so_in_a_sentence() {
    let desk = Desk::empty();
    assert_eq!(desk.pult(&["call", "ring", "--from", "+79990000000"]).exit, 0, "a desk is founded by its first call");
    for name in REPORTS {
        let said = desk.pult(&["report", name]);
        assert_eq!((said.exit, said.out.trim().lines().count()), (0, 1), "{name}: {}{}", said.out, said.err);
        assert!(rows(&desk, &[name]).is_empty());
    }
}
