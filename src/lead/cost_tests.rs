use super::super::fees::fee;
use super::*;
use crate::desk::conditions::{Conditions, Fee};
use crate::desk::contract::ContractState;

use crate::desk::{Line, Period, Price, PriceUnit, Quantity, Zone};
use chrono_tz::Europe::Moscow;
use proptest::prelude::*;

fn day(text: &str) -> Moment {
    Moment::parse(&format!("{text}T00:00:00+03:00")).unwrap()
}

fn month() -> (Moment, Moment) {
    (day("2026-11-01"), day("2026-12-01"))
}

fn monthly(minor: i64) -> Conditions {
    Conditions { fee: Some(Fee { money: Money::rub(minor), every: Period::Month }), ..Conditions::default() }
}

fn contract(fee: Option<i64>, from: &str, until: &str) -> Contract {
    Contract {
        conditions: fee.map(monthly).unwrap_or_default(),
        ..Contract::of_tests("k1", "romashka", "basic", (day(from), day(until)))
    }
}

fn unit(name: &str, zone: &str, rate: Option<i64>) -> Unit {
    let mut unit: Unit =
        serde_json::from_value(serde_json::json!({"id": name, "name": name, "active": true, "hour_cost": null})).unwrap();
    unit.can.zones = vec![Zone(zone.into())];
    unit.hour_cost = rate.map(Money::rub);
    unit
}

fn work(holder: &str, at_object: Option<i64>, norm: i64) -> Done {
    Done {
        number: 1,
        solved: day("2026-11-10"),
        company: Some(Named::new("romashka", "Ромашка")),
        holder: Some(Named::new(holder, holder)),
        zone: Zone("юг".into()),
        trip: at_object.is_some(),
        at_object: at_object.map(Minutes),
        logged: Vec::new(),
        norm: Minutes(norm),
        charged: Vec::new(),
    }
}

fn line(kind: LineKind, minor: i64) -> Line {
    let price = Price { money: Money::rub(minor), unit: PriceUnit::Piece, vat: true };
    Line { quantity: Quantity::ONE, ..Line::one(kind, "работа", price, 22) }
}

fn told(done: &[Done], contracts: &[Contract], units: &[Unit]) -> Vec<Balance> {
    let mut policy = Policy::default();
    policy.routing.minutes_between.entry("север".into()).or_default().insert("юг".into(), 30);
    let (companies, packages) = (&[Company::of_tests("romashka", "Ромашка")], &[]);
    balances(&Books { done, contracts, companies, packages, units, policy: &policy, period: month(), zone: Moscow })
}

#[test]
fn the_time_at_the_object_and_the_way_there_and_back_cost_the_engineers_rate() {
    let units = [unit("Петров", "север", Some(120_000))];
    let mut done = work("Петров", Some(90), 30);
    done.charged = vec![line(LineKind::Work, 122_000), line(LineKind::Part, 1_220_000)];
    let rows = told(&[done], &[contract(Some(610_000), "2026-01-01", "2027-01-01")], &units);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row.work, row.by_norm, row.travel), (Minutes(90), Minutes(0), Minutes(60)));
    assert_eq!((row.cost, row.fee, row.charged, row.parts), (300_000, Some(500_000), 100_000, 1_000_000), "parts by themselves");
    assert_eq!((row.unpriced, row.result()), (0, Some(300_000)));
}

#[test]
fn where_no_time_was_written_down_the_norm_stands_and_is_said_to() {
    let rows = told(&[work("Петров", None, 40)], &[], &[unit("Петров", "север", Some(60_000))]);
    let row = &rows[0];
    assert_eq!((row.work, row.by_norm, row.travel, row.cost), (Minutes(40), Minutes(40), Minutes(0), 40_000));
    assert_eq!(row.result(), Some(-40_000), "without a contract there is no fee to know");
}

#[test]
fn what_nobody_knows_is_not_made_up() {
    let units = [unit("Петров", "юг", None), unit("Иванов", "юг", Some(60_000))];
    let cases = [
        ("no rate", work("Петров", Some(60), 30)),
        ("nobody held it", Done { holder: None, ..work("Петров", Some(60), 30) }),
        ("neither time nor norm", work("Иванов", None, 0)),
    ];
    for (case, done) in cases {
        let row = &told(&[done], &[], &units)[0];
        assert_eq!((row.unpriced, row.cost, row.result()), (1, 0, None), "{case}");
    }
    let row = &told(&[], &[contract(None, "2026-01-01", "2027-01-01")], &units)[0];
    assert_eq!((row.fee, row.result()), (None, None), "a contract whose fee nobody wrote down");
}

#[test]
fn what_was_logged_costs_the_rate_of_whoever_logged_it() {
    let units = [unit("Петров", "юг", Some(60_000)), unit("Иванов", "юг", Some(120_000))];
    let mut done = work("Петров", None, 30);
    done.logged = vec![("Иванов".into(), Minutes(30)), ("Ольга".into(), Minutes(15))];
    let row = &told(&[done], &[], &units)[0];
    assert_eq!((row.work, row.cost, row.unpriced), (Minutes(30), 60_000, 0), "a dispatcher's talk is no hour of an engineer");
}

#[test]
fn the_greatest_loss_comes_first() {
    let units = [unit("Петров", "юг", Some(60_000))];
    let of =
        |company: &str, minutes| Done { company: Some(Named::new(company, company)), ..work("Петров", Some(minutes), 0) };
    let done = [of("a", 60), of("b", 600), of("c", 6)];
    let rows = told(&done, &[contract(Some(100), "2026-01-01", "2027-01-01")], &units);
    let names: Vec<_> = rows.iter().map(|row| row.company.as_ref().unwrap().id.as_str()).collect();
    assert_eq!(names, ["b", "a", "c", "romashka"]);
}

#[test]
fn a_whole_month_is_one_fee_and_a_part_of_it_its_days() {
    let of = |from: &str, until: &str, period: (Moment, Moment)| {
        fee(&contract(Some(300_000), from, until), None, period, Moscow).map(|price| price.map(|price| price.money.minor))
    };
    assert_eq!(of("2026-01-01", "2027-01-01", month()), Some(Some(300_000)));
    assert_eq!(of("2026-11-16", "2027-01-01", month()), Some(Some(150_000)), "fifteen days of thirty");
    assert_eq!(of("2026-01-01", "2027-01-01", (day("2026-10-01"), day("2026-12-01"))), Some(Some(600_000)));
    assert_eq!(of("2026-12-01", "2027-01-01", month()), None, "not in force yet");
    let every = |every| {
        let conditions = Conditions { fee: Some(Fee { money: Money::rub(920_000), every }), ..Conditions::default() };
        let contract = Contract { conditions, ..contract(None, "2026-11-01", "2027-11-01") };
        fee(&contract, None, (day("2026-10-01"), day("2026-12-01")), Moscow).flatten().map(|price| price.money.minor)
    };
    // Thirty days of the ninety-two of the last quarter; thirty of a year; all of it when the contract begins.
    assert_eq!(every(Period::Quarter), Some(300_000));
    assert_eq!(every(Period::Year), Some(75_616));
    assert_eq!(every(Period::Once), Some(920_000));
    let suspended = Contract { state: ContractState::Suspended, ..contract(Some(1), "2026-01-01", "2027-01-01") };
    assert_eq!(fee(&suspended, None, month(), Moscow), None);
}

proptest! {
    #[test]
    fn fees_of_two_stretches_are_the_fee_of_both_but_for_rounding(minor in 0_i64..100_000_000, cut in 0_i64..61 * 24) {
        let contract = contract(Some(minor), "2026-01-01", "2027-01-01");
        let (from, to) = (day("2026-10-01"), day("2026-12-01"));
        let cut = Moment(from.0 + cut * 3_600_000);
        let of = |a, b| fee(&contract, None, (a, b), Moscow).flatten().map_or(0, |price| price.money.minor);
        prop_assert!((of(from, cut) + of(cut, to) - of(from, to)).abs() <= 1);
    }
}
