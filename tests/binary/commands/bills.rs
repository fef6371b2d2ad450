//! Price lists and drafts of acts, as the bookkeepers get them.

use super::list;
use crate::desk::Desk;

/// The cells of a CSV row; the demo has no quoted line breaks.
fn cells(out: &str) -> Vec<Vec<String>> {
    let mut csv = csv::Reader::from_reader(out.as_bytes());
    csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn place(out: &str, column: &str) -> usize {
    let header = out.lines().next().unwrap_or_default();
    header.split(',').position(|name| name == column).unwrap_or_else(|| panic!("no column {column} in {header}"))
}

fn minor(money: &str) -> i64 {
    money.replace('.', "").parse().unwrap_or_else(|_| panic!("no money: {money}"))
}

#[test]
fn every_price_goes_out_with_whose_it_is() {
    let desk = Desk::demo();
    let out = desk.pult(&["export", "prices"]).out;
    let (scope, code, price) = (place(&out, "for"), place(&out, "code"), place(&out, "price"));
    let of = |wanted: &str| {
        let rows = cells(&out);
        let row = rows.iter().find(|row| row[scope] == wanted && row[code] == "В-001").expect("a visit").clone();
        row[price].clone()
    };
    assert_eq!([of("base"), of("category"), of("client")], ["2500.00", "2250.00", "2000.00"]);
}

#[test]
fn acts_hold_what_was_solved_in_the_period_and_their_sums_are_those_of_the_tickets() {
    let desk = Desk::demo();
    let said = desk.pult(&["export", "acts", "--from", "2026-11-01"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let out = said.out;
    let rows = cells(&out);
    assert!(rows.len() > 5, "the demo bills its work:\n{out}");
    let (ticket, sum, vat, net, paid) =
        (place(&out, "ticket"), place(&out, "sum"), place(&out, "vat"), place(&out, "net"), place(&out, "paid_by"));
    assert!(rows.iter().all(|row| minor(&row[net]) + minor(&row[vat]) == minor(&row[sum])));
    assert!(
        rows.iter().filter(|row| row[paid] == "contract").all(|row| row[sum] == "0.00"),
        "what the contract pays costs nothing"
    );
    let number = &rows.iter().find(|row| row[paid] == "client").expect("a paid row")[ticket];
    let shown = super::shown(&desk, number);
    let charged = list(&shown, "lines").iter().filter(|line| line["covered"] == false && line["visible"] == true);
    let charged: i64 = charged.map(|line| line["sum"]["minor"].as_i64().unwrap()).sum();
    let acted: i64 = rows.iter().filter(|row| row[ticket] == *number).map(|row| minor(&row[sum])).sum();
    assert_eq!(acted, charged, "ticket {number}");

    let company = rows[0][place(&out, "company")].clone();
    let text = desk.pult(&["export", "acts", "--from", "2026-11-01", "--company", &company, "--text"]).out;
    assert!(text.contains("ACT OF WORKS DONE") || text.contains("АКТ ВЫПОЛНЕННЫХ РАБОТ"), "{text}");
}

#[test]
fn flags_of_acts_go_with_acts_only_and_nobodys_client_is_said() {
    let desk = Desk::demo();
    assert_eq!(desk.pult(&["export", "companies", "--from", "2026-11-01"]).exit, 2);
    assert_eq!(desk.pult(&["export", "acts", "--company", "nobody"]).exit, 2);
    assert_eq!(desk.pult(&["export", "acts", "--from", "soon"]).exit, 2);
}
