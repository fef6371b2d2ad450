//! What is exported comes back the same.

use super::furniture::whole_desk;
use super::{at, company, known};
use crate::desk::{Load, Record};
use crate::exchange::{Table, What, export, read, read_desk, write_desk};
use chrono_tz::Europe::Moscow;
use proptest::prelude::*;

/// The tables whose rows are records: tickets have a history, and of a price list each row is an item; both have tests of their own.
fn tables() -> impl Iterator<Item = What> {
    What::IN_ORDER.into_iter().filter(|what| !matches!(what, What::Tickets | What::Prices))
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let desk = whole_desk();
    let mut known = known();
    for what in tables() {
        let mut csv = Vec::new();
        let written = export(what, &desk, Moscow, &mut csv).expect("it writes");
        assert!(written > 0, "{}", what.name());
        let sheet = read(what, &Table::read(&csv[..]).expect("it reads"), &known).expect("a table");
        assert_eq!(sheet.report.bad, [], "{}: {}", what.name(), String::from_utf8_lossy(&csv));
        for record in &sheet.records {
            assert!(desk.contains(record), "{}: {record:#?}", what.name());
            known.add(record);
        }
        assert_eq!(sheet.records.len() as u64, written);
    }
}

#[test]
fn the_whole_demo_goes_through_csv_and_json_lines_unchanged() {
    let loads: Vec<Load> = crate::demo::build(&crate::demo::Recipe::new(at("2026-11-23T10:30:00+03:00"))).collect();
    let mut out = Vec::new();
    write_desk(&loads, at("2026-11-21T12:00:00Z"), &mut out).expect("it writes");
    let back: Vec<Load> = read_desk(&out[..]).map(|l| l.expect("a load")).collect();
    assert!(back == loads, "the lines say something else");
    let records: Vec<&Record> = loads.iter().filter_map(|l| if let Load::Record(r) = l { Some(r) } else { None }).collect();
    let mut known = known();
    known.now = at("2026-11-23T10:30:00+03:00");
    for what in tables() {
        let mut csv = Vec::new();
        let written = export(what, records.iter().copied(), Moscow, &mut csv).expect("it writes");
        let sheet = read(what, &Table::read(&csv[..]).expect("it reads"), &known).expect("a table");
        assert_eq!(sheet.report.bad, [], "{}", what.name());
        assert_eq!(sheet.records.len() as u64, written);
        for record in sheet.records {
            let old = records.iter().find(|r| r.kind() == record.kind() && r.id() == record.id()).expect("it was there");
            if what == What::Engineers {
                let (Record::Unit(new), Record::Unit(old)) = (&record, old) else { panic!("units") };
                assert_eq!((&new.can.skills, &new.shifts, &new.absences), (&old.can.skills, &old.shifts, &old.absences));
            } else {
                assert_eq!(&record, *old);
            }
            known.add(&record);
        }
    }
}

#[test]
fn a_desk_goes_through_json_lines_unchanged() {
    let mut loads: Vec<Load> = whole_desk().into_iter().map(Load::Record).collect();
    loads.push(Load::Record(Record::Policy(Box::default())));
    loads
        .push(Load::Record(Record::Calendar("x".into(), serde_json::json!({"zone": "UTC", "week": {"daily": ["00:00-24:00"]}}))));
    let mut out = Vec::new();
    write_desk(&loads, at("2026-11-21T12:00:00Z"), &mut out).expect("it writes");
    let back: Result<Vec<Load>, _> = read_desk(&out[..]).collect();
    assert_eq!(back.as_ref(), Ok(&loads));
    let mut strange = read_desk(&b"{\"pult\":\"desk\",\"version\":99,\"at\":\"\"}\n{}\n"[..]);
    assert!(matches!(strange.next(), Some(Err(_))) && strange.next().is_none(), "a newer one is not guessed at");
    let torn = [&out[..], b"{\"load\":\n"].concat();
    let bad: Vec<u64> = read_desk(&torn[..]).filter_map(Result::err).map(|b| b.line).collect();
    assert_eq!(bad, [loads.len() as u64 + 2]);
}

proptest! {
    #[test]
    fn any_cell_survives_a_guarded_csv(cell in "[^\\x00\\r]{0,20}") {
        let mut name = cell.trim().to_owned();
        if name.is_empty() { name = "x".into(); }
        let one = Record::Company(Box::new(company("c1", &name, "7707083893")));
        let mut csv = Vec::new();
        export(What::Companies, [&one], Moscow, &mut csv).expect("it writes");
        let sheet = read(What::Companies, &Table::read(&csv[..]).expect("it reads"), &known()).expect("a table");
        prop_assert_eq!(sheet.records, vec![one]);
    }
}
