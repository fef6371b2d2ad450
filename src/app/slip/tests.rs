use super::*;
use crate::desk::client::{Access, Company};
use crate::desk::{PriceBook, Zone};
use rstest::rstest;

fn company(name: &str) -> Company {
    Company::of_tests("c", name)
}

fn site(id: &str, name: &str, address: &str) -> Site {
    let (name, address) = (name.into(), address.into());
    Site { id: id.into(), company: "c".into(), name, address, zone: Zone::default(), access: Access::default() }
}

fn asset(id: &str, site: &str, name: &str, kind: &str) -> Asset {
    Asset {
        id: id.into(),
        site: site.into(),
        company: "c".into(),
        name: name.into(),
        kind: WorkKind(kind.into()),
        serial: "".into(),
        warranty_until: None,
        defect: false,
    }
}

fn dossier() -> Dossier {
    Dossier {
        company: company("ООО «Логист»"),
        contacts: Vec::new(),
        sites: vec![
            site("office", "Офис", "Вокзальная 1"),
            site("w1", "Склад 1", "Лесная 5"),
            site("w2", "Склад 2", "Лесная 7"),
            site("k4", "Касса 4", "пр. Мира, 12"),
        ],
        assets: vec![
            asset("cam", "w2", "Камера IP уличная", "видео"),
            asset("door", "office", "Контроллер дверей", "СКУД"),
            asset("till", "k4", "Фискальный регистратор", "кассы"),
        ],
        contracts: Vec::new(),
        packages: Vec::new(),
        debt: None,
        origins: crate::desk::Origins::default(),
        prices: PriceBook::default(),
        open: Vec::new(),
        maintenance: Vec::new(),
        calls: Vec::new(),
        done: Vec::new(),
        voices: Vec::new(),
    }
}

fn kinds() -> Vec<WorkKind> {
    ["видео", "СКУД", "сети", "кассы", "1С"].map(|kind| WorkKind(kind.into())).into()
}

/// `object, equipment, kind: subject`, a dash for what was not recognised.
fn told(line: &str) -> String {
    let slip = read(line, Some(&dossier()), &kinds());
    let or = |name: Option<&str>| name.unwrap_or("-").to_owned();
    let About { site, asset, kind } = &slip.about;
    let (site, asset) = (or(site.as_ref().map(SiteId::as_str)), or(asset.as_ref().map(crate::desk::AssetId::as_str)));
    format!("{site}, {asset}, {}: {}", or(kind.as_ref().map(|kind| kind.0.as_str())), slip.subject)
}

#[rstest]
#[case::the_object_first("склад 2 камера не пишет", "w2, cam, видео: камера не пишет")]
#[case::the_object_within("не пишет камера на складе 2", "w2, cam, видео: не пишет камера на складе 2")]
#[case::which_one_matters("Склад 1: нет сети", "w1, -, сети: нет сети")]
#[case::no_number_no_object("на складе холодно", "-, -, -: на складе холодно")]
#[case::by_address("Лесная 7 камера мигает", "w2, cam, видео: Лесная 7 камера мигает")]
#[case::a_street_has_many_houses("Лесная 9 нет света", "-, -, -: Лесная 9 нет света")]
#[case::equipment_names_its_object("фискальный регистратор завис", "k4, till, кассы: фискальный регистратор завис")]
#[case::numbered("12) Офис - не открывается дверь", "office, -, -: не открывается дверь")]
#[case::bullets("• офис: 1С не печатает", "office, -, 1С: 1С не печатает")]
#[case::tabs("3\tСклад 2\tвидео\tнет записи с ночи\t8 921 555-01-42", "w2, -, видео: нет записи с ночи")]
#[case::semicolons("касса 4;пр. Мира, 12;не печатает чек;Иванов", "k4, -, кассы: не печатает чек, Иванов")]
#[case::quotes("\"Офис\";\"Не работает домофон\"", "office, -, -: Не работает домофон")]
#[case::phone_at_the_end("Офис, нет интернета, тел. +7 (921) 555-01-42", "office, -, -: нет интернета")]
#[case::a_date_is_no_number("12.05 не работает касса 4", "k4, -, кассы: 12.05 не работает касса 4")]
#[case::nothing_but_the_object("Офис", "office, -, -: Офис")]
#[case::nothing_known("что-то сломалось", "-, -, -: что-то сломалось")]
fn a_line_says_where_and_what(#[case] line: &str, #[case] wanted: &str) {
    assert_eq!(told(line), wanted);
}

#[test]
fn with_one_object_it_is_that_one() {
    let mut dossier = dossier();
    dossier.sites.truncate(1);
    assert_eq!(read("не печатает", Some(&dossier), &[]).about.site, Some("office".into()));
    assert_eq!(read("не печатает", None, &[]).about, About::default());
}

#[rstest]
#[case("Ромашка касса не печатает", "Ромашка", Some((1, "касса не печатает")))]
#[case("ромаш касса не печатает", "ООО «Ромашка»", Some((1, "касса не печатает")))]
#[case("ООО Ромашка: касса", "Ромашка", Some((1, "касса")))]
#[case("hjvfirf rfccf", "Ромашка", Some((1, "rfccf")))]
#[case("тц северный нет света", "ТЦ Северный", Some((2, "нет света")))]
#[case("банк восток тревожная кнопка", "Банк «Восток»", Some((2, "тревожная кнопка")))]
#[case("ро касса", "Ромашка", None)]
#[case("касса ромашка", "Ромашка", None)]
fn a_line_begins_with_its_client(#[case] line: &str, #[case] name: &str, #[case] wanted: Option<(usize, &str)>) {
    let named = leading(line, &company(name));
    assert_eq!(named.map(|named| (named.words, line[named.end..].trim())), wanted);
}

#[rstest]
#[case("касса не печатает решено 12 мин", "касса не печатает", Some(12))]
#[case("касса не печатает, решили за 12м", "касса не печатает,", Some(12))]
#[case("касса не печатает - готово", "касса не печатает -", Some(0))]
#[case("printer is stuck done 1h", "printer is stuck", Some(60))]
#[case("не работает 15 мин", "не работает 15 мин", None)]
#[case("решено отложить", "решено отложить", None)]
#[case("обещали решить, решено было раньше", "обещали решить, решено было раньше", None)]
fn a_line_may_say_that_it_is_settled(#[case] line: &str, #[case] rest: &str, #[case] minutes: Option<i64>) {
    assert_eq!(settled(line), (rest, minutes.map(Minutes)));
}

#[test]
fn a_pasted_text_is_its_lines_without_headings_and_rules() {
    let text = "№;Объект;Проблема\n1;Офис;нет света\r\n\n-----\n2;Склад 1;\u{1b}[31mхолодно\n";
    assert_eq!(lines(text), ["1;Офис;нет света", "2;Склад 1; [31mхолодно"]);
    assert!(!is_heading("Объект не отвечает"), "a sentence is no heading");
}
