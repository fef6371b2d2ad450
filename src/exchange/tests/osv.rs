//! The report of 1C on account 62, with the traps that real ones have.

use super::xlsx::{Is, workbook};
use super::{at, company, known};
use crate::desk::Record;
use crate::exchange::{AsOf, DebtFile, Known, Paper, Why, debts};
use proptest::prelude::*;
use rstest::rstest;
use std::fmt::Write as _;

fn clients(names: &[(&str, &str)]) -> Known {
    let mut known = known();
    for (id, name) in names {
        known.add(&Record::Company(Box::new(company(id, name, ""))));
    }
    known
}

fn ours() -> Known {
    clients(&[("c1", "ООО «Ромашка»"), ("c2", "АО «Логист»"), ("c3", "ИП Ёжиков П.С."), ("c4", "Аванс")])
}

fn read(bytes: &[u8], known: &Known) -> DebtFile {
    debts(Paper::read(bytes).expect("it reads"), known, &AsOf::default()).expect("it reads")
}

fn owes(file: &DebtFile) -> Vec<(&str, i64)> {
    file.said.values().map(|said| (said.debt.company.as_str(), said.debt.total.minor)).collect()
}

/// Accounts, clients, contracts; an advance; a contract of nothing; a client on both accounts.
pub(super) const NESTED: &str = "\
ООО \"Сервис-Центр\";;;;;;
Оборотно-сальдовая ведомость по счету 62 за 1 января 2026 г. - 20 ноября 2026 г.;;;;;;
Выводимые данные:;БУ (данные бухгалтерского учета);;;;;
;;;;;;
Счет;Сальдо на начало периода;;Обороты за период;;Сальдо на конец периода;
Контрагенты;Дебет;Кредит;Дебет;Кредит;Дебет;Кредит
Договоры;;;;;;
62;10 000,00;;30 000,00;16 000,00;29 000,00;5 000,00
62.01;10 000,00;;30 000,00;11 000,00;29 000,00;
ООО \"Ромашка\";10 000,00;;20 000,00;5 000,00;25 000,00;
Договор 17-О от 01.02.2025;10 000,00;;;5 000,00;5 000,00;
Договор 18-О;;;20 000,00;;20 000,00;
Логист АО;;;10 000,00;6 000,00;4 000,00;
Основной договор;;;10 000,00;6 000,00;4 000,00;
62.02;;;;5 000,00;;5 000,00
Ежиков П.С. ИП;;;;2 000,00;;2 000,00
Без договора;;;;2 000,00;;2 000,00
Логист АО;;;;3 000,00;;3 000,00
Основной договор;;;;3 000,00;;3 000,00
Итого;10 000,00;;30 000,00;16 000,00;29 000,00;5 000,00
Ответственный:;;Петрова А.А.;;;;
";

#[test]
fn clients_are_told_from_contracts_by_their_sums_and_advances_lessen_the_debt() {
    for text in [NESTED.to_owned(), NESTED.replace(';', "\t"), NESTED.replace(' ', "\u{a0}"), format!("\u{feff}{NESTED}")] {
        let file = read(text.as_bytes(), &ours());
        assert_eq!((&file.report.bad, &file.report.unmatched), (&vec![], &vec![]));
        assert_eq!(owes(&file), [("c1", 2_500_000), ("c2", 100_000), ("c3", -200_000)]);
    }
    let (old, _, _) = encoding_rs::WINDOWS_1251.encode(NESTED);
    let file = read(&old, &ours());
    assert_eq!(owes(&file).len(), 3, "CP1251");
    let debt = &file.said[&"c1".into()].debt;
    assert_eq!(debt.as_of, at("2026-11-20T00:00:00+03:00"), "the last day of the heading");
    assert_eq!((debt.overdue.is_none(), debt.source.raw()), (true, "1С, ОСВ 62"), "no due dates: it can only warn");
}

#[test]
fn the_same_report_as_a_workbook_with_merged_headers() {
    use Is::{Blank as B, Formula as F, Number as N, Text as T};
    let heading: &[Is] = &[T("Оборотно-сальдовая ведомость по счету 62.01 за 01.01.2026 - 20.11.2026")];
    let rows: &[&[Is]] = &[
        &[T("ООО \"Сервис\"")],
        heading,
        &[],
        &[T("Счет"), B, T("Сальдо на начало периода"), B, T("Обороты за период"), B, T("Сальдо на конец периода"), B],
        &[T("Контрагенты"), B, T("Дебет"), T("Кредит"), T("Дебет"), T("Кредит"), T("Дебет"), T("Кредит")],
        &[T("62.01"), B, B, B, N(300.3), B, F("SUM(G7:G8)", 300.3), B],
        &[T("ООО \"Ромашка\""), B, B, B, N(100.1), B, N(100.1), B],
        &[T("АО Логист"), B, B, B, N(200.2), B, T("200,20"), B],
        &[T("Итого"), B, B, B, N(300.3), B, N(300.299_999_999_999_95), B],
    ];
    let file = read(&workbook(rows, &["A4:B4", "C4:D4", "E4:F4", "G4:H4"]), &ours());
    assert_eq!(file.report.bad, []);
    assert_eq!(owes(&file), [("c1", 10_010), ("c2", 20_020)]);
}

/// A flat report with the given rows under account 62.01.
fn flat(rows: &str) -> String {
    format!(
        "Оборотно-сальдовая ведомость по счету 62.01 за Октябрь 2026 г.\nСчет;Сальдо на начало;;Обороты;;Сальдо на конец;\n\
         Контрагенты;Дебет;Кредит;Дебет;Кредит;Дебет;Кредит\n{rows}"
    )
}

#[test]
fn minus_brackets_and_a_debt_on_the_other_side_are_one_thing() {
    let text = flat("ООО Ромашка;;;;;-100,00;\nЛогист АО;;;;;(50,00);\nИП Ёжиков П.С.;;;;;;25\nИтого;;;;;(150,00);25\n");
    let file = read(text.as_bytes(), &ours());
    assert_eq!(file.report.bad, []);
    assert_eq!(owes(&file), [("c1", -10_000), ("c2", -5_000), ("c3", -2_500)]);
    assert_eq!(file.as_of(), Some(at("2026-10-31T00:00:00+03:00")), "a month ends on its last day");
}

#[rstest]
#[case::changed_by_hand("ООО Ромашка;;;;;100;\nИтого;;;;;900;\n", |why: &Why| matches!(why, Why::Total { says: 90_000, has: 10_000 } | Why::Tangled))]
#[case::no_figure("ООО Ромашка;;;;;#ССЫЛКА!;\nЛогист АО;;;;;5;\n", |why: &Why| *why == Why::Money)]
#[case::twice("ООО Ромашка;;;;;100;\nРомашка ООО;;;;;5;\nИтого;;;;;105;\n", |why: &Why| *why == Why::Twice(4))]
#[case::empty("", |why: &Why| *why == Why::NoRows)]
fn what_does_not_add_up_is_refused_with_its_line(#[case] rows: &str, #[case] is_it: fn(&Why) -> bool) {
    let file = read(flat(rows).as_bytes(), &ours());
    assert!(file.report.bad.iter().any(|bad| is_it(&bad.why)), "{:?}", file.report.bad);
}

#[test]
fn a_report_whose_period_still_runs_or_of_another_account_is_refused() {
    let rows = "ООО Ромашка;;;;;100;\nИтого;;;;;100;\n";
    let runs = flat(rows).replace("Октябрь", "Ноябрь");
    assert!(matches!(read(runs.as_bytes(), &ours()).report.bad[0].why, Why::PeriodRuns(_)));
    let when = AsOf { at: Some(at("2026-11-20T00:00:00+03:00")), ..AsOf::default() };
    let told = debts(Paper::read(runs.as_bytes()).expect("it reads"), &ours(), &when).expect("it reads");
    assert_eq!((told.report.bad.len(), told.as_of()), (0, when.at), "--as-of says the day");
    let other = flat(rows).replace("62.01", "60.01");
    assert_eq!(read(other.as_bytes(), &ours()).report.bad[0].why, Why::OtherAccount("60.01".into()));
    let dayless = flat(rows).replace(" за Октябрь 2026 г.", "");
    assert_eq!(read(dayless.as_bytes(), &ours()).report.bad[0].why, Why::NoDay);
}

#[test]
fn who_is_not_found_for_certain_is_listed_with_their_sum_and_whom_it_may_mean() {
    let text = flat("ОАО Ромашка;;;;;70;\nНеведомый ООО;;;;;30;\nИтого;;;;;100;\n");
    let file = read(text.as_bytes(), &ours());
    assert_eq!(file.report.bad, []);
    let told: Vec<_> = file.report.unmatched.iter().map(|row| (row.line, row.name.raw(), row.sum, row.maybe.len())).collect();
    assert_eq!(told, [(4, "ОАО Ромашка", Some(7_000), 1), (5, "Неведомый ООО", Some(3_000), 0)]);
    assert!(file.said.is_empty());
}

#[test]
fn a_flat_table_with_columns_of_clients_and_tax_numbers_needs_no_tree() {
    let mut known = known();
    known.add(&Record::Company(Box::new(company("c1", "Иначе названа", "7707083893"))));
    let text = "Ведомость по взаиморасчетам с контрагентами\nПериод: 01.01.2026 - 20.11.2026\n\
        Договор;Контрагент;ИНН;Начальный остаток;Увеличение долга;Уменьшение долга;Конечный остаток\n\
        17-О;ООО Ромашка;7707083893;;100;;100\n18-О;ООО Ромашка;7707083893;;50,5;;50,5\nИтого;;;;150,5;;150,5\n";
    let file = read(text.as_bytes(), &known);
    assert_eq!(file.report.bad, []);
    assert_eq!(owes(&file), [("c1", 15_050)]);
}

#[test]
fn folders_of_clients_are_seen_through_to_the_level_where_ours_stand() {
    let rows = "62.01;;;;;90;\nПокупатели;;;;;70;\nООО Ромашка;;;;;30;\nЛогист АО;;;;;40;\nПрочие;;;;;20;\nИП Ёжиков П.С.;;;;;20;\nИтого;;;;;90;\n";
    let file = read(flat(rows).as_bytes(), &ours());
    assert_eq!(file.report.bad, []);
    assert_eq!(owes(&file), [("c1", 3_000), ("c2", 4_000), ("c3", 2_000)]);
}

proptest! {
    /// Any tree of clients and contracts comes back as its clients.
    #[test]
    fn whatever_the_contracts_are_the_clients_add_up(
        sums in proptest::collection::vec(proptest::collection::vec(1_i64..99_999_999, 1..5), 1..20),
    ) {
        let money = |minor: i64| format!("{},{:02}", minor / 100, minor % 100);
        let whole: i64 = sums.iter().flatten().sum();
        let mut rows = format!("62.01;;;;;{};\n", money(whole));
        for (client, contracts) in sums.iter().enumerate() {
            let _ = writeln!(rows, "Клиент {client};;;;;{};", money(contracts.iter().sum()));
            for (contract, sum) in contracts.iter().enumerate() {
                let _ = writeln!(rows, "Договор {contract};;;;;{};", money(*sum));
            }
        }
        let _ = writeln!(rows, "Итого;;;;;{};", money(whole));
        let names: Vec<(String, String)> = (0..sums.len()).map(|n| (format!("c{n:02}"), format!("Клиент {n}"))).collect();
        let names: Vec<(&str, &str)> = names.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        let file = read(flat(&rows).as_bytes(), &clients(&names));
        prop_assert_eq!(&file.report.bad, &vec![]);
        let wanted: Vec<i64> = sums.iter().map(|contracts| contracts.iter().sum()).collect();
        prop_assert_eq!(owes(&file).into_iter().map(|(_, sum)| sum).collect::<Vec<_>>(), wanted);
    }

    /// Cut, twisted, repeated: it is refused or read, and never breaks.
    #[test]
    fn no_twisted_report_breaks_the_reading(
        lines in proptest::collection::vec((0_usize..22, "[;,\t 0-9.()\"−ДтКИОвсего-]{0,12}"), 0..40),
    ) {
        let real: Vec<&str> = NESTED.lines().collect();
        let twisted: Vec<String> = lines.iter().map(|(place, noise)| format!("{}{noise}\n", real.get(*place).unwrap_or(&""))).collect();
        let text = twisted.concat();
        if let Ok(paper) = Paper::read(text.as_bytes()) {
            let _ = debts(paper, &ours(), &AsOf::default());
        }
    }
}
