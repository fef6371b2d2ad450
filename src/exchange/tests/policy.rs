//! The house rules as a file: every complaint at once, each with its line, its setting and what was expected.

use crate::desk::{Policy, Record};
use crate::exchange::{Around, BadRow, policy};

fn complaints(text: &str, around: &Around) -> Vec<(u64, String, String, String)> {
    let sheet = policy(text.as_bytes(), around);
    assert!(sheet.records.is_empty() != sheet.report.is_clean(), "nothing is taken when one is wrong");
    let told = |bad: &BadRow| (bad.line, bad.column.clone(), bad.why.to_string(), bad.why.ru());
    sheet.report.bad.iter().map(told).collect()
}

fn places(text: &str) -> Vec<(u64, String)> {
    complaints(text, &Around::default()).into_iter().map(|(line, setting, ..)| (line, setting)).collect()
}

#[test]
fn all_complaints_come_at_once_with_their_lines_and_what_was_expected() {
    let text = "name = \"наш\"\ncolour = 1\n\n[times]\nconfirm = \"скоро\"\nclose_after_hours = 24\n\n[routing]\nload = -3\n\
                lode = 4\nurgent_percent = 120\nurgency = [0, 2, 1, 3]\n\n[debts]\neffect = \"stop\"\n";
    let told = complaints(text, &Around::default());
    let places: Vec<(u64, &str)> = told.iter().map(|(line, setting, ..)| (*line, setting.as_str())).collect();
    assert_eq!(
        places,
        [
            (2, "colour"),
            (5, "times.confirm"),
            (9, "routing.load"),
            (10, "routing.lode"),
            (11, "routing.urgent_percent"),
            (12, "routing.urgency"),
            (15, "debts.effect"),
        ]
    );
    assert_eq!(told[1].2, "should be a whole number from 1 to 1440");
    assert_eq!(told[1].3, "здесь нужно: целое число от 1 до 1440");
    assert!(told[3].2.contains("there are:") && told[3].2.contains("load, "), "{}", told[3].2);
    assert!(told[6].3.ends_with("одно из: mark, end_of_queue, approval"), "{}", told[6].3);
}

#[test]
fn what_a_file_does_not_say_is_as_it_is_by_default() {
    let good = policy(&b"name = \"x\"\n[routing]\nload = 3\n"[..], &Around::default());
    let Some(Record::Policy(policy)) = good.records.first() else { panic!("{:?}", good.report) };
    assert_eq!((policy.name.as_str(), policy.routing.load, policy.routing.travel), ("x", 3, Policy::default().routing.travel));
}

#[test]
fn keys_in_one_line_and_in_tables_are_found_where_they_stand() {
    assert_eq!(places("routing = { load = 1,\n  late = -1 }\n"), [(2, "routing.late".into())]);
    assert_eq!(places("\ntimes.confirm = 0\n"), [(2, "times.confirm".into())]);
    assert_eq!(places("\n\ntimes = 5\n"), [(3, "times".into())]);
    assert_eq!(places("{ \"times\": { \"confirm\": 0 } }"), [(0, "times.confirm".into())], "JSON has no lines");
    let reasons =
        "[[reasons.wait]]\ncode = \"a\"\nru = \"а\"\nen = \"a\"\n[[reasons.wait]]\ncode = \"a\"\nru = \"б\"\nen = \"b\"\n";
    assert_eq!(places(reasons), [(1, "reasons.wait".into())], "the same code twice");
}

#[test]
fn a_file_that_is_no_toml_tells_every_line_that_is_wrong() {
    let told = complaints("name = наш\n[routing]\nload = 3\nlate = \n", &Around::default());
    let lines: Vec<u64> = told.iter().map(|(line, ..)| *line).collect();
    assert_eq!((lines.first(), lines.last()), (Some(&1), Some(&4)), "{told:?}");
    assert!(!policy("\n".as_bytes(), &Around::default()).report.is_clean(), "an empty file");
}

#[test]
fn minutes_between_zones_are_the_same_both_ways_and_of_zones_that_there_are() {
    let text = "[routing.minutes_between]\n\"Север\" = { \"Центр\" = 25, \"Юг\" = -5 }\n\"Центр\" = { \"Север\" = 30, \"Центр\" = 5 }\n\
                \"Юк\" = { \"Север\" = 40 }\n";
    let around = Around { zones: ["Север", "Центр", "Юг"].map(str::to_owned).into(), ..Around::default() };
    let told = complaints(text, &around);
    let short: Vec<(u64, &str)> = told.iter().map(|(line, setting, ..)| (*line, setting.as_str())).collect();
    let at = |cell: &str| told.iter().find(|(_, setting, ..)| setting.ends_with(cell)).unwrap_or_else(|| panic!("{short:?}"));
    assert_eq!(at("Север.Центр").2, "the way back, «Центр – Север», takes 30: write the same both ways, or one way only");
    assert_eq!(at("Север.Юг").0, 2);
    assert!(at("Центр.Центр").3.contains("до неё самой"));
    assert_eq!((at("between.Юк").0, at("between.Юк").3.ends_with("есть: Север, Центр, Юг")), (4, true));
    assert_eq!(told.len(), 4, "{short:?}");
    assert_eq!(complaints(text, &Around::default()).len(), 3, "an empty desk knows no zones, so none is unknown");
}

#[test]
fn a_default_package_that_is_not_on_the_desk_yet_is_only_told() {
    let around = Around { packages: ["pro".to_owned()].into(), ..Around::default() };
    let sheet = policy(&b"default_package = \"base\"\n"[..], &around);
    assert!(sheet.report.is_clean() && sheet.records.len() == 1);
    assert_eq!(sheet.report.warnings[0].line, 1);
    assert!(policy(&b"default_package = \"pro\"\n"[..], &around).report.warnings.is_empty());
}
