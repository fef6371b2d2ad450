//! Workbooks and documents as tables, and those that mean harm.

use super::known;
use super::xlsx::{Is, around, workbook, zipped};
use crate::exchange::{Table, Why, clients::companies};
use proptest::prelude::*;

fn refusal(bytes: &[u8]) -> Why {
    match Table::read(bytes) {
        Ok(table) => panic!("it was taken: {:?}", table.headers()),
        Err(why) => why,
    }
}

#[test]
fn a_sheet_reads_like_the_text_that_it_could_be_saved_as() {
    use Is::{Blank, Day, Number, Text};
    let book = workbook(
        &[
            &[Text("Код"), Text("Название"), Text("ИНН"), Text("бюджетный")],
            &[],
            &[Text("c1"), Text("=1+1"), Number(7_707_083_893.0), Number(1.0)],
            &[Text("c2"), Text("строка\nв две"), Number(274_062_111.0)],
            &[Text("c3"), Day(46_346), Blank, Text("может")],
        ],
        &[],
    );
    let sheet = companies(&Table::read(&book[..]).expect("it reads"), &known());
    let told: Vec<(u64, &Why)> = sheet.report.bad.iter().map(|b| (b.line, &b.why)).collect();
    assert_eq!(told, [(5, &Why::Flag)], "the row of the sheet");
    assert_eq!(sheet.report.warnings[0].why, Why::InnZero);
    let read: Vec<(&str, &str)> = sheet.records.iter().map(|c| (c.name.raw(), c.inn.as_str())).collect();
    assert_eq!(read, [("=1+1", "7707083893"), ("строка\nв две", "0274062111")], "a formula that is a text, a zero put back");
}

#[test]
fn a_list_of_objects_is_a_table_with_the_lines_it_stood_on() {
    let text = "{\n\"as_of\": \"2026-11-20\", \"items\": [\n{\"inn\": 7707083893, \"debt\": 184500.5},\n\
                {\"inn\": \"77\", \"debt\": \"(1 000)\", \"stop\": true, \"note\": \"}{\\\"\"}\n]}";
    let table = Table::read(text.as_bytes()).expect("it reads");
    assert_eq!(table.headers(), ["as_of", "debt", "inn", "note", "stop"]);
    let rows: Vec<_> = table
        .rows()
        .map(|row| row.expect("a row"))
        .map(|row| (row.line, row.cell(0).to_owned(), row.cell(1).to_owned()))
        .collect();
    let day = "2026-11-20".to_owned();
    assert_eq!(rows, [(3, day.clone(), "184500.5".into()), (4, day, "(1 000)".into())]);
    for wrong in ["[]", "{}", "[1]", "{\"items\": 5}", "{\"items\": [", "[[]]"] {
        assert!(Table::read(wrong.as_bytes()).is_err(), "{wrong}");
    }
}

#[test]
fn a_workbook_that_means_harm_is_refused_before_it_does() {
    let far = around(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
    );
    assert_eq!(refusal(&far), Why::TooBig, "two cells that claim sixteen milliards");
    let wide: Vec<String> = (1..=16_000).map(|row| format!("<row r=\"{row}\"><c r=\"SR{row}\"><v>1</v></c></row>")).collect();
    let wide = wide.concat();
    assert_eq!(
        refusal(&around(&format!("<sheetData>{wide}</sheetData>"))),
        Why::TooBig,
        "one cell a row, five hundred empty ones before it"
    );
    let names: Vec<String> = (0..600).map(|n| format!("{{\"k{n}\":1}}")).collect();
    assert_eq!(refusal(format!("[{}]", names.join(",")).as_bytes()), Why::TooBig, "a column for each item");
    let nowhere = around("<sheetData><row r=\"1\"><c r=\"ZZZZZZZZZ99999999999\"><v>1</v></c></row></sheetData>");
    assert!(matches!(refusal(&nowhere), Why::Unreadable(_) | Why::TooBig));
    let entities = zipped(&[("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>")]);
    assert!(matches!(refusal(&entities), Why::Unreadable(_)));
    assert_eq!(refusal(&workbook(&[&[]], &[])), Why::NoRows);
    assert!(matches!(refusal(b"PK\x03\x04 and no more"), Why::Unreadable(_)));
    assert_eq!(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), Why::OldWorkbook);
}

proptest! {
    #[test]
    fn no_damage_to_a_workbook_breaks_the_reading(
        places in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<proptest::sample::Index>(),
    ) {
        let mut book = workbook(&[&[Is::Text("id"), Is::Text("name")], &[Is::Number(1.5), Is::Text("A")]], &["A1:B1"]);
        for (place, byte) in places {
            let place = place.index(book.len());
            book[place] = byte;
        }
        let _ = Table::read(&book[..]);
        let _ = Table::read(&book[..cut.index(book.len())]);
    }
}
