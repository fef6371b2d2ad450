//! Tables and documents: which rows are refused, with line and reason, and what is asked of a debt, a calendar.

use super::{at, company, known, table};
use crate::desk::Record;
use crate::exchange::debts::of_table;
use crate::exchange::{Around, AsOf, Paper, Table, Why, calendars, debts, policy, read_desk};
use proptest::prelude::*;

#[test]
fn a_table_in_cp1251_with_semicolons_reads_like_one_in_utf8() {
    let text = "Код;Название;ИНН\nc1;ООО «Ромашка»;7707083893\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let old = Table::read(&bytes[..]).expect("it reads");
    let marked = Table::read(format!("\u{feff}{text}").as_bytes()).expect("it reads");
    let tabs = table(&text.replace(';', "\t"));
    for table in [old, marked, tabs] {
        let sheet = crate::exchange::clients::companies(&table, &known());
        assert_eq!(sheet.report.bad, []);
        assert_eq!(sheet.records[0].name.raw(), "ООО «Ромашка»");
        assert_eq!(sheet.records[0].inn, "7707083893");
    }
}

#[test]
fn all_bad_rows_are_told_at_once_with_their_lines() {
    let table = table(
        "id,name,inn,vip,color\n\
         c1,Ромашка,7707083893,да,red\n\
         c2,,77,maybe,\n\
         c1,Ещё одна,,,\n\
         c3,\"в две\nстроки\",7707083894,,\n\
         c4,лишнее,,,,,6\n",
    );
    let sheet = crate::exchange::clients::companies(&table, &known());
    let told: Vec<(u64, &str, &Why)> = sheet.report.bad.iter().map(|b| (b.line, b.column.as_str(), &b.why)).collect();
    assert_eq!(
        told,
        [
            (3, "inn", &Why::InnLength),
            (3, "name", &Why::Empty),
            (3, "vip", &Why::Flag),
            (4, "", &Why::Twice(2)),
            (7, "", &Why::Cells { has: 7, wants: 5 }),
        ]
    );
    let warned: Vec<(u64, &Why)> = sheet.report.warnings.iter().map(|b| (b.line, &b.why)).collect();
    assert_eq!(warned, [(1, &Why::UnknownColumn), (5, &Why::InnChecksum)]);
    assert_eq!(sheet.report.rows, 5);
    assert_eq!(sheet.records.len(), 2, "the good ones are there for whoever forces it");
}

#[test]
fn a_file_without_a_needed_column_or_rows_is_refused_whole() {
    let sheet = crate::exchange::clients::sites(&table("id,name\ns1,склад\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::NoColumn("company".into()));
    let sheet = crate::exchange::clients::companies(&table("id,name\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::NoRows);
    assert_eq!(Table::read(&b""[..]).err(), Some(Why::NoRows));
}

#[test]
fn a_reference_to_nothing_is_a_bad_row() {
    let sheet = crate::exchange::clients::sites(&table("id,company,name\ns1,c9,склад\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::Unknown("company"));
    let crew = "id,name,kind,members\nb1,Бригада 1,бригада,e1|e2\ne1,Петров,,\n";
    let sheet = crate::exchange::units::engineers(&table(crew), &known());
    assert_eq!(sheet.report.bad.len(), 1, "e1 stands in the file, e2 nowhere");
    assert_eq!(sheet.report.bad[0].text.raw(), "e2");
}

#[test]
fn debts_find_their_clients_by_inn_then_by_name_and_skip_totals() {
    let mut known = known();
    known.add(&Record::Company(Box::new(company("c1", "ООО «Ромашка»", "7707083893"))));
    known.add(&Record::Company(Box::new(company("c2", "Логист", ""))));
    let text = "ИНН/КПП;Контрагент;Договор;Долг;Просрочено;Просрочено с;На дату\n\
                7707083893/770701001;Ромашка;17-О;12 400,00;4 800,00;12.11.2026;20.11.2026\n\
                7707083893;Ромашка;18-О;100;;;20.11.2026\n\
                ;логист;;(500);;;20.11.2026\n\
                ;Неведомый;;1;;;20.11.2026\n\
                7707083893;Ромашка;17-О;5;;;20.11.2026\n\
                ;Итого;;12 000;;;\n";
    let file = of_table(&table(text), &known, &AsOf::default());
    let whys: Vec<(u64, &Why)> = file.report.bad.iter().map(|b| (b.line, &b.why)).collect();
    assert_eq!(whys, [(6, &Why::Twice(2))]);
    let unmatched: Vec<_> = file.report.unmatched.iter().map(|row| (row.line, row.name.raw(), row.sum)).collect();
    assert_eq!(unmatched, [(5, "Неведомый", Some(100))]);
    let told: Vec<(&str, i64, Option<i64>)> = file
        .said
        .values()
        .map(|said| &said.debt)
        .map(|d| (d.company.as_str(), d.total.minor, d.overdue.as_ref().map(|o| o.minor)))
        .collect();
    assert_eq!(told, [("c1", 1_250_000, Some(480_000)), ("c2", -50_000, None)], "contracts of a client are added up");
    assert_eq!(file.said[&"c1".into()].debt.since, Some(at("2026-11-12T00:00:00+03:00")));
}

#[test]
fn a_debt_needs_a_date_from_its_row_or_from_the_command_line() {
    let mut known = known();
    known.add(&Record::Company(Box::new(company("c1", "Ромашка", "7707083893"))));
    let table = table("inn,debt\n7707083893,1\n");
    assert_eq!(of_table(&table, &known, &AsOf::default()).report.bad[0].why, Why::NoDay);
    let when = AsOf { at: Some(at("2026-11-20T00:00:00+03:00")), source: "1С".into() };
    let file = of_table(&table, &known, &when);
    let debt = &file.said[&"c1".into()].debt;
    assert_eq!((debt.as_of, debt.source.raw()), (when.at.expect("given"), "1С"));
    let tomorrow = AsOf { at: Some(at("2026-11-22T00:00:00+03:00")), ..when };
    assert_eq!(of_table(&table, &known, &tomorrow).report.bad[0].why, Why::Future);
}

#[test]
fn a_calendar_comes_as_toml_or_json_and_its_faults_are_told() {
    let toml = "id = \"склад\"\nzone = \"Europe/Moscow\"\n[week]\nweekdays = [\"08:00-12:00\", \"13:00-17:00\"]\n";
    let sheet = calendars(toml.as_bytes(), &"file".into());
    assert_eq!(sheet.report.bad, []);
    assert_eq!(sheet.records[0].id(), "склад");
    let json = r#"{"zone": "Europe/Moscow", "week": {"daily": ["00:00-24:00"]}}"#;
    assert_eq!(calendars(json.as_bytes(), &"file".into()).records[0].id(), "file", "named by its file");
    assert!(!calendars(&b"zone = \"Europe/Moscow\"\n[week]\n"[..], &"x".into()).report.is_clean(), "no hours at all");
}

proptest! {
    #[test]
    fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = Table::read(&bytes[..]) {
            let _ = crate::exchange::units::engineers(&table, &known());
        }
        let _ = policy(&bytes[..], &Around::default());
        let _ = read_desk(&bytes[..]).count();
        if let Ok(paper) = Paper::read(&bytes[..]) {
            let _ = debts(paper, &known(), &AsOf::default());
        }
    }

    #[test]
    fn no_list_of_objects_breaks_the_reading(text in r#"[\[{]("(inn|debt|items|as_of)"[:,]|[\[\]{},:]|"[0-9.,\\-]{0,12}"|[0-9.eE-]{1,12}|null|true| |\n){0,40}"#) {
        if let Ok(paper) = Paper::read(text.as_bytes()) {
            let _ = debts(paper, &known(), &AsOf::default());
        }
    }
}

#[test]
fn several_calendars_come_in_as_they_went_out() {
    let text = r#"{"north": {"zone": "Europe/Moscow", "week": {"mon": ["09:00-18:00"]}}, "south": {"zone": "Asia/Almaty", "week": {"tue": ["09:00-13:00"]}}}"#;
    let sheet = calendars(text.as_bytes(), &"file".into());
    assert!(sheet.report.is_clean(), "{:?}", sheet.report.bad);
    let ids: Vec<String> = sheet
        .records
        .iter()
        .map(|r| match r {
            Record::Calendar(id, _) => id.to_string(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(ids, ["north", "south"]);
    assert!(calendars("{}".as_bytes(), &"file".into()).report.is_clean(), "a desk without calendars of its own");
    assert!(!calendars("".as_bytes(), &"file".into()).report.is_clean());
}
