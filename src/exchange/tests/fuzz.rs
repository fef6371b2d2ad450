//! Files of debts that were right until somebody damaged them: whatever is left, it is read or refused.

use super::known;
use super::osv::NESTED;
use super::xlsx::around;
use crate::exchange::{AsOf, Paper, debts};
use crate::text::testing::{config, twisted, twisted_text};
use encoding_rs::WINDOWS_1251;
use proptest::prelude::*;

const TABLE: &str = "\
Код клиента;Контрагент;ИНН;КПП;Договор;Валюта;Долг;Просрочено;Просрочено с;На дату;Лимит;Стоп;Телефон решившего;Источник;Послабление;Послабление до
c1;ООО «Ромашка»;7707083893;770701001;17-О;RUB;1 845,00;1 000,00;01.10.2026;20.11.2026;5000;да;+79215550142;1С;;
c2;АО «Логист»;500100732259;;;;(25,50);;;2026-11-20;;нет;;;рассрочка;31.12.2026
;ИП Ёжиков П.С.;;;;RUB;0;;;20.11.2026 18:00;;;;;;
";

const OBJECTS: [&str; 3] = [
    r#"{"as_of": "2026-11-20", "items": [{"inn": 7707083893, "debt": 184500.5, "overdue": "1 000,00"}, {"inn": "77", "debt": "(1 000)", "stop": true, "note": "}{\""}]}"#,
    r#"[{"company": "c1", "debt": 1e3, "as_of": "2026-11-20T10:00:00+03:00"}, {"name": "ООО Ромашка", "debt": null}]"#,
    "{\"inn\": \"7707083893\", \"debt\": -5}\n{\"inn\": \"500100732259\", \"debt\": 5.005, \"overdue_since\": \"01.10.2026\"}\n",
];

const SHEET: &str = r#"<dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ИНН</t></is></c><c r="B1" t="inlineStr"><is><t>Долг</t></is></c><c r="C1" t="inlineStr"><is><t>На дату</t></is></c></row><row r="2"><c r="A2"><v>7707083893</v></c><c r="B2"><f>1+1</f><v>1845.5</v></c><c r="C2" s="1"><v>46346</v></c></row><row r="3"><c r="A3" t="str"><v>500100732259</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#;

fn read(bytes: &[u8]) {
    if let Ok(paper) = Paper::read(bytes) {
        let _ = debts(paper, &known(), &AsOf::default());
    }
}

fn in_both_encodings(text: &str) -> Vec<Vec<u8>> {
    vec![text.as_bytes().to_vec(), WINDOWS_1251.encode(text).0.into_owned()]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fuzz_no_damage_to_a_table_of_debts_breaks_the_reading(bytes in twisted(in_both_encodings(TABLE))) {
        read(&bytes);
    }

    #[test]
    fn fuzz_no_damage_to_the_report_of_1c_breaks_the_reading(bytes in twisted(in_both_encodings(NESTED))) {
        read(&bytes);
    }

    #[test]
    fn fuzz_no_damage_to_a_list_of_objects_breaks_the_reading(text in twisted_text(&OBJECTS)) {
        read(text.as_bytes());
    }

    #[test]
    fn fuzz_no_damage_to_the_inside_of_a_workbook_breaks_the_reading(text in twisted_text(&[SHEET])) {
        read(&around(&text));
    }

    #[test]
    fn fuzz_no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes);
    }
}
