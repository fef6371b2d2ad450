//! Whose a row is, what somebody confirmed of it, and what one list of debts leaves of another.

use super::{at, company, known, table};
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::{CompanyId, Moment, Money, Record};
use crate::exchange::{
    AsOf, Called, DebtFile, Known, Paper, Snapshot, Unmatched, What, Whose, Why, debts, read, write_unmatched,
};
use rstest::rstest;

fn desk() -> Known {
    let mut known = known();
    let mut branch = company("c2", "ООО «Ромашка» Север", "7707083893");
    branch.kpp = "780101001".into();
    for one in [
        company("c1", "ООО «Ромашка»", "7707083893"),
        branch,
        company("c3", "Логист", ""),
        company("c4", "ООО «Мир»", "500100732259"),
    ] {
        known.add(&Record::Company(Box::new(one)));
    }
    known
}

#[rstest]
#[case::id(Called { client: "c3", ..Called::default() }, Some("c3"))]
#[case::inn_in_the_column_of_clients(Called { client: "500100732259", ..Called::default() }, Some("c4"))]
#[case::name_in_the_column_of_clients(Called { client: "АО ЛОГИСТ", ..Called::default() }, Some("c3"))]
#[case::inn(Called { inn: "500100732259", name: "как угодно", ..Called::default() }, Some("c4"))]
#[case::branch(Called { inn: "7707083893", kpp: "780101001", ..Called::default() }, Some("c2"))]
#[case::inn_of_two_with_the_name_of_one(Called { inn: "7707083893", name: "РОМАШКА, ООО", ..Called::default() }, Some("c1"))]
#[case::inn_of_two(Called { inn: "7707083893", ..Called::default() }, None)]
#[case::other_form(Called { name: "АО «Мир»", ..Called::default() }, None)]
#[case::same_name_other_inn(Called { inn: "7736050003", name: "ООО «Мир»", ..Called::default() }, None)]
#[case::half_a_name(Called { name: "Ромаш", ..Called::default() }, None)]
fn a_row_is_whose_it_certainly_is_or_is_asked_about(#[case] called: Called<'_>, #[case] client: Option<&str>) {
    let whose = desk().register.whose(called);
    match client {
        Some(id) => assert_eq!(whose, Whose::Of(id.into())),
        None => assert!(matches!(whose, Whose::Unmatched(_)), "{whose:?}"),
    }
}

#[test]
fn what_was_confirmed_once_is_found_by_itself_afterwards() {
    let mut known = desk();
    let text = "inn,name,debt\n7736050003,Мир чужой,5\n,Логистика,7\n,Трактир,9\n7736050003,Мир чужой,5\n";
    let when = AsOf { at: Some(at("2026-11-20T00:00:00+03:00")), ..AsOf::default() };
    let read_debts = |known: &Known| debts(Paper::read(text.as_bytes()).expect("it reads"), known, &when).expect("it reads");
    let before = read_debts(&known);
    assert_eq!(before.report.unmatched.len(), 4);
    let mut out = Vec::new();
    write_unmatched(&before.report.unmatched[..3], &known.register, &mut out).expect("written");
    let out = String::from_utf8(out).expect("text");
    assert!(out.contains("2;7736050003;;Мир чужой;5,00;;c4 ООО «Мир»") && out.contains("3;;;Логистика;7,00;;c3 Логист"), "{out}");

    let filled = out.replace("5,00;;", "5,00;c4;").replace("7,00;;", "7,00;Логист;").replace("9,00;;", "9,00;-;");
    let sheet = read(What::Matches, &table(&filled), &known).expect("a table");
    assert_eq!(sheet.report.bad, []);
    sheet.records.iter().for_each(|record| known.add(record));
    let after = read_debts(&known);
    assert_eq!((after.report.unmatched.len(), after.report.passed_over), (0, 1), "one of them we do not serve");
    assert_eq!(after.report.bad[0].why, Why::Twice(2), "and now it shows that it stood there twice");
    let owed: Vec<(&str, i64)> = after.said.iter().map(|(id, said)| (id.as_str(), said.debt.total.minor)).collect();
    assert_eq!(owed, [("c3", 700), ("c4", 500)]);
}

#[test]
fn a_long_tax_number_comes_back_from_a_spreadsheet_as_it_went() {
    let rows =
        [Unmatched {
            line: 2, inn: "500100732259".into(), kpp: String::new(), name: "=ИП".into(), sum: None, maybe: Vec::new()
        }];
    let mut out = Vec::new();
    write_unmatched(&rows, &known().register, &mut out).expect("written");
    let out = String::from_utf8(out).expect("text");
    assert!(out.contains("2;'500100732259;;'=ИП;;;"), "{out}");
    let sheet = read(What::Matches, &table(&out.replace(";;;\n", ";;-;\n")), &desk()).expect("a table");
    let [Record::Match(one)] = &sheet.records[..] else { panic!("{:?}", sheet.report) };
    assert_eq!((one.key.as_str(), one.said.raw(), &one.company), ("inn:500100732259", "=ИП", &None));
}

#[test]
fn a_matches_file_is_complained_about_all_at_once() {
    let text = "inn,name,company\n7736050003,Мир,нетакого\n,Пусто,\n,,c1\n123,Х,c1\n";
    let sheet = read(What::Matches, &table(text), &desk()).expect("a table");
    let told: Vec<(u64, &Why)> = sheet.report.bad.iter().map(|bad| (bad.line, &bad.why)).collect();
    assert_eq!(told, [(2, &Why::Unknown("company")), (4, &Why::Empty), (5, &Why::InnLength)]);
    assert_eq!(sheet.records, [], "an empty answer is no answer");
}

fn debt(company: &str, roubles: i64) -> Debt {
    Debt {
        company: company.into(),
        total: Money::rub(roubles * 100),
        overdue: None,
        since: None,
        as_of: at("2026-11-19T00:00:00+03:00"),
        source: "1С".into(),
        relief: None,
        stop: None,
    }
}

fn file(text: &str) -> DebtFile {
    let when = AsOf { at: Some(at("2026-11-20T00:00:00+03:00")), source: "1С".into() };
    debts(Paper::read(text.as_bytes()).expect("it reads"), &desk(), &when).expect("it reads")
}

#[test]
fn a_file_replaces_all_but_what_a_lead_decided() {
    let mut stopped = debt("c1", 100);
    stopped.stop = Some(crate::desk::client::Approver { name: "Гришин".into(), phone: None });
    let mut disputed = debt("c3", 50);
    disputed.relief = Some((DebtRelief::Disputed, Moment(i64::MAX / 4)));
    let old = vec![stopped.clone(), debt("c2", 30), disputed.clone()];
    let new = Snapshot::of(old.clone(), &file("company,debt\nc3,60\nc4,10\n"));
    let told: Vec<(&str, i64, bool, bool)> =
        new.debts.iter().map(|d| (d.company.as_str(), d.total.minor, d.stop.is_some(), d.relief.is_some())).collect();
    assert_eq!(told, [("c1", 0, true, false), ("c3", 6_000, false, true), ("c4", 1_000, false, false)]);
    assert_eq!((new.cleared, new.was.debtors, new.now.debtors, new.is_same), (2, 3, 2, false));
    let lifted = Snapshot::of(old, &file("company,debt,stop,relief\nc1,5,нет,\nc3,60,,нет\n"));
    assert!(lifted.debts.iter().all(|d| d.stop.is_none() && d.relief.is_none()), "the file says so: {:?}", lifted.debts);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let text = "company,debt\nc3,60\nc4,10\n";
    let once = Snapshot::of(Vec::new(), &file(text));
    assert!(!once.is_same && Snapshot::of(once.debts.clone(), &file(text)).is_same);
}

#[test]
fn a_client_whose_row_cannot_be_read_keeps_what_stood() {
    let new = Snapshot::of(vec![debt("c3", 50)], &file("company,debt\nc3,\"1,234\"\nc4,10\n"));
    let told: Vec<(&CompanyId, i64)> = new.debts.iter().map(|d| (&d.company, d.total.minor)).collect();
    assert_eq!(told, [(&"c3".into(), 5_000), (&"c4".into(), 1_000)]);
    assert_eq!(new.cleared, 0);
}

#[test]
fn a_sudden_fall_or_an_older_day_is_seen() {
    let old: Vec<Debt> = (0..10).map(|n| debt(&format!("x{n}"), 10)).chain([debt("c3", 10_000)]).collect();
    assert!(Snapshot::of(old.clone(), &file("company,debt\nc3,10000\n")).fell(), "one of eleven debtors is left");
    assert!(Snapshot::of(vec![debt("c3", 100)], &file("company,debt\nc3,49\n")).fell(), "more than half of the sum");
    assert!(!Snapshot::of(vec![debt("c3", 100)], &file("company,debt\nc3,50\n")).fell());
    let mut newer = debt("c3", 100);
    newer.as_of = at("2026-11-21T00:00:00+03:00");
    assert!(Snapshot::of(vec![newer], &file("company,debt\nc3,100\n")).is_older());
}

#[test]
fn limits_come_by_themselves_and_what_the_desk_counted_stays() {
    let mut known = desk();
    known.packages.insert("p1".into());
    let head = "id,number,inn,package,from,until,visits,visits_used\n";
    let text =
        format!("{head}k1,17-О,500100732259,p1,2026-01-01,2026-12-31,4,3\nk2,18-О,7736050003,p1,2026-01-01,2026-12-31,,\n");
    let sheet = read(What::Contracts, &table(&text), &known).expect("a table");
    assert_eq!((sheet.report.bad.len(), sheet.report.unmatched.len(), sheet.records.len()), (0, 1, 1), "{:?}", sheet.report);
    sheet.records.iter().for_each(|record| known.add(record));
    let again = format!("{head}k1,17-О,500100732259,p1,2026-01-01,2026-12-31,6,\n");
    let Some(Record::Contract(contract)) = read(What::Contracts, &table(&again), &known).expect("a table").records.pop() else {
        panic!()
    };
    assert_eq!((contract.quotas[0].total, contract.quotas[0].used), (6, 3), "the file does not say how many were used");

    let sheet =
        read(What::Quotas, &table("договор;вид;всего;было\n17-о;выезды;8;\n17-О;минуты;60;5\n"), &known).expect("a table");
    assert_eq!(sheet.report.bad, []);
    let [Record::Contract(contract)] = &sheet.records[..] else { panic!() };
    let told: Vec<(i64, i64)> = contract.quotas.iter().map(|q| (q.total, q.used)).collect();
    assert_eq!(told, [(8, 3), (60, 5)]);
    let sheet =
        read(What::Quotas, &table("contract,kind,total\nk9,visits,1\nk1,полёты,1\nk1,visits,-1\n"), &known).expect("a table");
    let whys: Vec<&Why> = sheet.report.bad.iter().map(|bad| &bad.why).collect();
    assert!(matches!(whys[..], [Why::Unknown("contract"), Why::NotOneOf(_), Why::Number]), "{whys:?}");
}
