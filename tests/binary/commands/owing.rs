//! Debts out of 1C: a snapshot that is believed or not, clients that are named once, and who is told of it.

use super::xlsx::{Is, workbook};
use crate::desk::Desk;

/// A desk with four clients, on 23.11.2026.
fn desk() -> Desk {
    let desk = Desk::empty();
    let file = desk.file(
        "companies.csv",
        "id,name,inn\nc1,ООО «Ромашка»,7707083893\nc2,АО «Логист»,\nc3,ИП Ёжиков П.С.,500100732259\nc4,Трактир,\n",
    );
    assert_eq!(desk.pult(&["import", "companies", &file]).exit, 0);
    desk
}

fn debts(desk: &Desk, name: &str, text: &str, flags: &[&str]) -> crate::desk::Said {
    let file = desk.file(name, text);
    desk.pult_with(&[("PULT_LANG", "ru")], &[&["import", "debts", &file], flags].concat())
}

fn owed(desk: &Desk) -> Vec<String> {
    let out = desk.pult(&["export", "debts"]).out;
    out.lines()
        .skip(1)
        .map(|line| {
            line.split(',')
                .enumerate()
                .filter(|(n, _)| [0, 6, 10, 11].contains(n))
                .map(|(_, cell)| cell)
                .collect::<Vec<_>>()
                .join(" ")
                .trim()
                .to_owned()
        })
        .collect()
}

fn events(desk: &Desk) -> usize {
    let out = desk.pult(&["export", "desk"]).out;
    out.lines().filter(|line| line.contains("\"load\":\"event\"")).count()
}

const OSV: &str = "Оборотно-сальдовая ведомость по счету 62 за 01.01.2026 - 22.11.2026;;;;;;\n\
    Счет;Сальдо на начало периода;;Обороты за период;;Сальдо на конец периода;\n\
    Контрагенты;Дебет;Кредит;Дебет;Кредит;Дебет;Кредит\n\
    62.01;;;;;320,00;\nРОМАШКА ООО;;;;;100,00;\nЛогист АО;;;;;200,00;\nНеведомый ООО;;;;;20,00;\n\
    62.02;;;;;;30,00\nРОМАШКА ООО;;;;;;30,00\nИтого;;;;;320,00;30,00\n";

#[test]
fn the_report_of_1c_is_taken_and_the_same_one_again_changes_nothing() {
    let desk = desk();
    let before = events(&desk);
    let said = debts(&desk, "осв62.csv", OSV, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.out.contains("Долги на 22.11.2026 («1С, ОСВ 62»") && said.out.contains("должны 2 на 270 ₽; было 0"),
        "{}",
        said.out
    );
    assert_eq!(owed(&desk), ["c1 70.00", "c2 200.00"]);
    assert_eq!(events(&desk), before + 1);
    let again = debts(&desk, "осв62.csv", OSV, &[]);
    assert!(again.exit == 0 && again.out.starts_with("Ничего не изменилось"), "{}", again.out);
    assert_eq!(events(&desk), before + 1, "the log has nothing to say of it");
    let log = desk.pult(&["export", "desk"]).out;
    let last = log.lines().rfind(|line| line.contains("\"load\":\"event\"")).unwrap();
    assert!(last.contains("осв62.csv") && last.contains("\"kinds\":{\"debt\":2}"), "{last}");
}

#[test]
fn a_client_that_was_not_found_is_named_once_and_found_ever_after() {
    let desk = desk();
    let said = debts(&desk, "осв62.csv", OSV, &["--dry-run"]);
    assert!(said.exit == 0 && said.out.contains("7: Неведомый ООО, 20 ₽"), "{}", said.out);
    let table = desk.folder.path().join("осв62.csv.unmatched.csv");
    assert!(!table.exists() && owed(&desk).is_empty(), "a dry run writes nothing");
    assert_eq!(debts(&desk, "осв62.csv", OSV, &[]).exit, 0);
    let text = std::fs::read_to_string(&table).unwrap();
    assert_eq!(
        text, "\u{feff}line;inn;kpp;name;debt;company;maybe\n7;;;Неведомый ООО;20,00;;\n",
        "as a Russian spreadsheet opens it"
    );
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&table).unwrap().permissions()) & 0o777, 0o600);
    let filled = text.replace("20,00;;", "20,00;Трактир;");
    std::fs::write(&table, &filled).unwrap();
    let said = debts(&desk, "осв62.csv", OSV, &[]);
    assert!(said.out.contains("уже заполняют"), "{}", said.out);
    assert_eq!(std::fs::read_to_string(&table).unwrap(), filled, "what somebody began is theirs");
    let matched = desk.pult(&["import", "matches", table.to_str().unwrap()]);
    assert_eq!(matched.exit, 0, "{}", matched.err);
    let said = debts(&desk, "осв62.csv", OSV, &[]);
    assert!(!said.out.contains("Не найден"), "{}", said.out);
    assert_eq!(owed(&desk), ["c1 70.00", "c2 200.00", "c4 20.00"]);
    let kept = desk.pult(&["export", "matches"]).out;
    assert!(kept.contains("Неведомый ООО,,c4,"), "{kept}");
}

#[test]
fn a_workbook_is_taken_like_the_text_of_it() {
    use Is::{Blank, Number, Text};
    let desk = desk();
    let rows: &[&[Is]] = &[
        &[Text("Оборотно-сальдовая ведомость по счету 62.01 за 22.11.2026")],
        &[Text("Счет"), Blank, Text("Сальдо на конец периода"), Blank],
        &[Text("Контрагенты"), Blank, Text("Дебет"), Text("Кредит")],
        &[Text("62.01"), Blank, Number(184_500.5), Blank],
        &[Text("ООО \"Ромашка\""), Blank, Number(184_500.5), Blank],
        &[Text("Договор 17-О"), Blank, Number(184_000.5), Blank],
        &[Text("Договор 18-О"), Blank, Number(500.0), Blank],
    ];
    let path = desk.folder.path().join("осв.xlsx");
    std::fs::write(&path, workbook(rows, &["A2:B2", "C2:D2"])).unwrap();
    let said = desk.pult(&["import", "debts", path.to_str().unwrap()]);
    assert_eq!((said.exit, owed(&desk)), (0, vec!["c1 184500.50".to_owned()]), "{}", said.err);
}

#[test]
fn json_of_a_scheduled_job_is_taken_with_the_day_beside_the_list() {
    let desk = desk();
    let text = r#"{"as_of": "2026-11-22", "source": "1С", "items": [{"inn": "7707083893", "debt": 1840.5}, {"inn": 500100732259, "debt": "12,50"}]}"#;
    let said = debts(&desk, "debts.json", text, &[]);
    assert_eq!((said.exit, owed(&desk)), (0, vec!["c1 1840.50".to_owned(), "c3 12.50".to_owned()]), "{}", said.err);
}

#[test]
fn a_leads_stop_outlives_the_file_until_the_file_lifts_it() {
    let desk = desk();
    let head = "name,debt,as_of,stop\n";
    assert_eq!(
        debts(&desk, "a.csv", &format!("{head}Ромашка,100,21.11.2026,Гришин И.П.\nЛогист,100,21.11.2026,\n"), &[]).exit,
        0
    );
    let said = debts(&desk, "b.csv", "name,debt,as_of\nЛогист,150,22.11.2026\n", &[]);
    assert!(said.exit == 0 && said.out.contains("Больше не должны, их нет в файле: 1"), "{} {}", said.out, said.err);
    assert_eq!(owed(&desk), ["c1 0.00  Гришин И.П.", "c2 150.00"]);
    assert_eq!(debts(&desk, "c.csv", &format!("{head}Ромашка,50,22.11.2026,нет\nЛогист,150,22.11.2026,\n"), &[]).exit, 0);
    assert_eq!(owed(&desk), ["c1 50.00", "c2 150.00"]);
}

#[test]
fn a_list_that_cannot_be_whole_is_not_believed_and_says_by_how_much() {
    let desk = desk();
    assert_eq!(debts(&desk, "a.csv", "name,debt,as_of\nРомашка,100,22.11.2026\nЛогист,100,22.11.2026\n", &[]).exit, 0);
    let part = "name,debt,as_of\nРомашка,99,22.11.2026\n";
    let said = debts(&desk, "b.csv", part, &[]);
    assert!(said.exit == 4 && said.err.contains("были должны 2 на 200 ₽, в файле 1 на 99 ₽"), "{}", said.err);
    let dry = debts(&desk, "b.csv", part, &["--dry-run"]);
    assert!(
        dry.exit == 4 && dry.out.contains("Больше не должны") && dry.err.contains("Похоже на неполную"),
        "{} {}",
        dry.out,
        dry.err
    );
    let old = "name,debt,as_of\nРомашка,100,20.11.2026\nЛогист,100,20.11.2026\n";
    let said = debts(&desk, "c.csv", old, &[]);
    assert!(said.exit == 4 && said.err.contains("на 22.11.2026, в файле старее: на 20.11.2026"), "{}", said.err);
    let torn = OSV.replace("Итого;;;;;320,00;", "Итого;;;;;999,00;");
    let said = debts(&desk, "d.csv", &torn, &[]);
    assert!(said.exit == 1 && said.err.contains("сумма по клиентам 290.00, а в ведомости 969.00"), "{}", said.err);
    for (text, told) in [
        ("name,debt\nРомашка,100\n", "--as-of"),
        ("name,debt,as_of\nРомашка,100,24.11.2026\n", "ещё не наступил"),
        ("name,debt,as_of\nНикто,100,22.11.2026\n", "ни одного нашего клиента"),
        ("inn,debt,as_of\n123,1,22.11.2026\n7707083893,сто,22.11.2026\n", "3 debt «сто»"),
    ] {
        let said = debts(&desk, "e.csv", text, &[]);
        assert!(said.exit == 1 && said.err.contains(told), "{text}: {} {}", said.out, said.err);
    }
    assert_eq!(owed(&desk), ["c1 100.00", "c2 100.00"], "what stood stands");
    assert_eq!(debts(&desk, "b.csv", part, &["--force"]).exit, 0);
    assert_eq!(owed(&desk), ["c1 99.00"]);
}

#[test]
fn old_debts_are_warned_of_where_monitoring_and_people_look() {
    let desk = desk();
    let said = debts(&desk, "a.csv", "name,debt\nРомашка,100\n", &["--as-of", "10.11.2026"]);
    assert!(said.exit == 0 && said.err.contains("Долгам 13 дн."), "{}", said.err);
    let check = desk.pult_with(&[("PULT_LANG", "ru")], &["check"]);
    assert!(check.out.contains("debts: WARNING - долгам 13 дн."), "{}", check.out);
    let doctor = desk.pult_with(&[("PULT_LANG", "ru")], &["doctor"]).out;
    assert!(doctor.contains("! долги") && doctor.contains("pult import debts"), "{doctor}");
    assert_eq!(debts(&desk, "a.csv", "name,debt\nРомашка,100\n", &["--as-of", "22.11.2026"]).exit, 0);
    assert!(desk.pult(&["check"]).out.contains("debts: OK"));
    assert_eq!(debts(&desk, "a.csv", "name,debt\nРомашка,100\n", &["--as-of", "24.11.2026"]).exit, 2);
}

#[test]
fn contracts_as_a_whole_go_with_the_file_and_their_limits_come_alone() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("contracts.csv").display().to_string();
    assert_eq!(desk.pult(&["export", "contracts", &file]).exit, 0);
    let import = || desk.pult_with(&[("PULT_LANG", "ru")], &["import", "contracts", &file, "--whole"]);
    assert!(import().out.contains("«contracts.csv», 23.11.26"), "from now on it is known of when they are");
    let before = events(&desk);
    let same = import();
    assert!(same.exit == 0 && same.out.contains("Ничего не изменилось"), "{} {}", same.out, same.err);
    assert_eq!(events(&desk), before);
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let part = desk.file("part.csv", &lines[..lines.len() / 3].join("\n"));
    assert_eq!(desk.pult(&["import", "contracts", &part, "--whole"]).exit, 4, "less than half");
    let but_one = desk.file("but-one.csv", &lines[..lines.len() - 1].join("\n"));
    assert_eq!(desk.pult(&["import", "contracts", &but_one, "--whole"]).exit, 0);
    assert_eq!(desk.pult(&["export", "contracts"]).out.lines().count(), lines.len() - 1);
    assert_eq!(desk.pult(&["import", "companies", &but_one, "--whole"]).exit, 2);
    let id = lines[1].split(',').next().unwrap();
    let quotas = desk.file("quotas.csv", &format!("договор;вид;всего;было\n{id};выезды;77;5\n"));
    assert_eq!(desk.pult(&["import", "quotas", &quotas]).exit, 0);
    let out = desk.pult(&["export", "quotas"]).out;
    assert!(out.lines().any(|line| line.starts_with(id) && line.contains(",visits,77,5,")), "{out}");
}

#[test]
fn what_came_from_another_program_names_it_and_the_day_that_it_is_true_of() {
    let desk = Desk::demo();
    let path = |name: &str| desk.folder.path().join(name).display().to_string();
    let (contracts, limits) = (path("contracts.csv"), path("quotas.csv"));
    assert_eq!(desk.pult(&["export", "contracts", &contracts]).exit, 0);
    assert_eq!(desk.pult(&["export", "quotas", &limits]).exit, 0);
    let judged = || desk.json(&["caller", "8611", "--json"])["matches"][0].clone();
    assert!(judged()["contract"]["source"].is_null(), "what was written here has no source");
    let ru = |args: &[&str]| desk.pult_with(&[("PULT_LANG", "ru")], args);
    let import = |flags: &[&str]| ru(&[&["import", "contracts", &contracts, "--source", "1С"], flags].concat());
    // The same contracts as stand there: nothing changes but that it is known of when they are.
    let said = import(&["--as-of", "20.11.2026"]);
    assert!(said.exit == 0 && said.out.contains("Ничего не изменилось") && said.out.contains("«1С», 20.11.26"), "{}", said.out);
    let contract = &judged()["contract"];
    assert_eq!((contract["source"].as_str(), contract["as_of"].as_str()), (Some("1С"), Some("2026-11-20T00:00:00+03:00")));
    assert_eq!(judged()["quotas"][0]["source"].as_str(), Some("1С"), "limits come with their contracts");
    assert!(!import(&["--as-of", "20.11.2026"]).out.contains("«1С»"), "nothing new is nothing to tell");
    assert!(ru(&["import", "quotas", &limits]).out.contains("«quotas.csv», 23.11.26"));
    let sources = judged()["sources"].clone();
    let told: Vec<_> = sources.as_array().unwrap().iter().map(|s| (s["of"].as_str(), s["source"].as_str())).collect();
    assert_eq!(told, [(Some("contracts"), Some("1С")), (Some("quotas"), Some("quotas.csv"))]);
    assert_eq!(import(&["--as-of", "24.11.2026"]).exit, 2, "tomorrow is not true yet");
    assert!(!ru(&["import", "contracts", &contracts, "--dry-run", "--source", "УНФ"]).out.is_empty());
    assert_eq!(judged()["contract"]["source"].as_str(), Some("1С"), "a dry run writes nothing");
}

#[test]
fn what_keys_decide_about_a_debt_scripts_decide_too() {
    let desk = desk();
    assert_eq!(debts(&desk, "a.csv", "name,debt\nРомашка,100000\n", &["--as-of", "22.11.2026"]).exit, 0);
    let ru = |args: &[&str]| desk.pult_with(&[("PULT_LANG", "ru")], args);
    assert!(ru(&["debt", "берёза", "paid-today"]).err.contains("клиента берёза нет"));
    let said = ru(&["debt", "ромашка", "paid-today"]);
    assert!(
        said.exit == 0 && said.out.contains("ООО «Ромашка»: говорят, оплатили; верим до 26.11.26"),
        "{} {}",
        said.out,
        said.err
    );
    let said = ru(&["debt", "c1", "disputed", "--until", "30.11"]);
    assert!(said.exit == 0 && said.out.contains("не считается до 30.11.26"), "{} {}", said.out, said.err);
    assert_eq!(ru(&["debt", "c1", "instalment"]).exit, 2, "until which day?");
    assert_eq!(ru(&["debt", "c1", "bite", "--until", "30.11"]).exit, 2, "a day does not belong here");
    assert_eq!(ru(&["debt", "c1", "bite"]).exit, 0);
    assert_eq!(ru(&["debt", "c1", "bite"]).exit, 4, "nothing lifts it any more");
    let said = ru(&["debt", "c2", "paid-today"]);
    assert!(said.exit == 4 && said.err.contains("ничего не должны"), "{}", said.err);
    let stop = desk.json(&["debt", "7707083893", "stop", "--who", "Гришин", "--json"]);
    assert!(stop["seq"].as_i64().is_some_and(|seq| seq > 0) && stop["ticket"].is_null(), "{stop}");
    assert_eq!(ru(&["debt", "c1", "serve"]).exit, 0);
}

#[test]
fn danger_is_accepted_whatever_the_debt_and_a_script_may_ask_so() {
    let desk = Desk::demo();
    let judged = |flags: &[&str]| desk.json(&[&["caller", "4401", "--json"], flags].concat())["matches"][0]["verdict"].clone();
    assert_eq!(judged(&[])["level"].as_str(), Some("stop"));
    let danger = judged(&["--safety"]);
    assert_eq!((danger["level"].as_str(), danger["reasons"][0]["code"].as_str()), (Some("allowed"), Some("safety")));
}
