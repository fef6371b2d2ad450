//! The house rules as a file: out with a sentence about each, in with every complaint at once, and two of them on one desk.

use super::{has, list};
use crate::desk::Desk;

fn write(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_str().expect("a plain path").to_owned()
}

#[test]
fn the_rules_go_out_commented_in_both_languages_and_come_back_the_same() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "desk"]).out;
    for (lang, words) in [("ru", "Цена загрузки: k-я заявка"), ("en", "Price of load: the k-th ticket")] {
        let text = desk.pult(&["--lang", lang, "export", "policy"]).out;
        assert!(text.contains(words) && text.contains("[routing]"), "{text}");
        let file = write(&desk, "policy.toml", &text);
        let said = desk.pult(&["import", "policy", &file, "--dry-run"]);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
    assert_eq!(desk.pult(&["export", "desk"]).out, before);
    let file = write(&desk, "mine.toml", "name = \"наши\"\n[routing]\nload = 30\n");
    assert_eq!(desk.pult(&["import", "policy", &file]).exit, 0);
    let text = desk.pult(&["export", "policy"]).out;
    assert!(text.contains("\nload = 30\n") && text.contains("\nname = \"наши\"\n"), "{text}");
}

#[test]
fn every_complaint_comes_with_its_line_and_nothing_is_taken() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "policy"]).out;
    let text =
        "[routing]\nload = -1\nneighbours = 5\n[autopilot]\npriorities = [\"critical\"]\nhours = \"8-20\"\n[times]\nclam = 3\n";
    let file = write(&desk, "bad.toml", text);
    let cases = [
        ("en", "should be a whole number from 0 to 10000", "should be true or false", "there is no such setting here"),
        ("ru", "здесь нужно: целое число от 0 до 10000", "здесь нужно: true (да) или false (нет)", "такой настройки здесь нет"),
    ];
    for (lang, number, flag, unknown) in cases {
        for more in [None, Some("--force")] {
            let args: Vec<&str> = ["--lang", lang, "import", "policy", &file].into_iter().chain(more).collect();
            let said = desk.pult(&args);
            assert_eq!((said.exit, said.out.as_str()), (1, ""), "{}", said.err);
            let lines: Vec<&str> = said.err.lines().collect();
            let told = |start: &str, words: &str| lines.iter().any(|line| line.starts_with(start) && line.contains(words));
            assert!(told("2 routing.load «-1»", number), "{}", said.err);
            assert!(told("3 routing.neighbours «5»", flag), "{}", said.err);
            assert!(told("5 autopilot.priorities", "low, normal, high"), "{}", said.err);
            assert!(told("6 autopilot.hours", "08:00-20:00"), "{}", said.err);
            assert!(told("8 times.clam", unknown), "{}", said.err);
            assert!(!said.err.contains("--force"), "half of the rules are no rules: {}", said.err);
        }
    }
    assert_eq!(desk.pult(&["export", "policy"]).out, before);
    let said = desk.pult(&["route", "--all", "--dry-run", "--policy", &file]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("routing.load") && said.err.contains("times.clam"), "all of them here too: {}", said.err);
}

#[test]
fn a_zone_that_the_desk_does_not_have_is_a_slip() {
    let desk = Desk::demo();
    let file = write(&desk, "zones.toml", "[routing.minutes_between]\n\"Атлантида\" = { \"север\" = 20 }\n");
    let said = desk.pult(&["import", "policy", &file]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("2 routing.minutes_between.Атлантида") && said.err.contains("there are:"), "{}", said.err);
}

#[test]
fn two_policies_are_compared_on_one_desk_and_nothing_is_written() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "desk"]).out;
    let file = write(&desk, "far.toml", "name = \"far\"\n[routing]\nover_qualified = 500\nneighbours = false\n");
    let args = ["route", "--all", "--dry-run", "--policy", &file];
    let told = desk.json(&[&args[..], &["--json"]].concat());
    has(&told, "policy:s placed:i unplaced:i cost:i bound:i exact:b solve_ms:n lines:a compared:o");
    assert_eq!(told["policy"], "far");
    let compared = &told["compared"];
    has(compared, "before:o after:o classes:a moved:a");
    for side in ["before", "after"] {
        has(&compared[side], "policy:s placed:i unplaced:i cost:i bound:i exact:b");
    }
    assert_eq!((&compared["after"]["cost"], &compared["after"]["placed"]), (&told["cost"], &told["placed"]));
    let own = desk.json(&["route", "--all", "--dry-run", "--json"]);
    assert_eq!(compared["before"]["cost"], own["cost"], "each in its own terms");
    assert!(own.get("compared").is_none());
    let moved = list(compared, "moved");
    assert!(!moved.is_empty(), "such rules change something: {compared}");
    let by = |told: &serde_json::Value, ticket: &serde_json::Value| {
        let on = |line: &&serde_json::Value| line["ticket"] == *ticket || list(line, "with").contains(ticket);
        list(told, "lines").iter().find(on).expect("a line")["engineer"].clone()
    };
    for each in moved {
        has(each, "ticket:s number:i before:s? after:s? because:o");
        has(&each["because"], "what:s");
        assert_ne!(each["before"], each["after"]);
        assert_eq!((by(&own, &each["ticket"]), by(&told, &each["ticket"])), (each["before"].clone(), each["after"].clone()));
    }
    let whats: Vec<&str> = moved.iter().map(|each| each["because"]["what"].as_str().expect("words")).collect();
    assert!(whats.contains(&"term") || whats.contains(&"rule_forbids"), "{whats:?}");
    let text = desk.pult(&[&["--lang", "ru"], &args[..]].concat()).out;
    for words in ["Размещено", "срочность", "Достанутся другому", "Почему", "Ничего не записано"]
    {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    assert_eq!(desk.pult(&["export", "desk"]).out, before);
}

#[test]
fn the_same_rules_change_nothing() {
    let desk = Desk::demo();
    let text = desk.pult(&["export", "policy"]).out;
    let file = write(&desk, "same.toml", &text);
    let said = desk.pult(&["route", "--all", "--dry-run", "--policy", &file]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(said.out.contains("Each ticket goes to the same one as now"), "{}", said.out);
}

#[test]
fn a_ticket_that_the_rules_do_not_take_is_refused_for_any_reason_but_danger() {
    let desk = Desk::demo();
    let file = write(&desk, "policy.toml", "[entitlement]\nwithout_contract = \"refuse\"\nwithout_site = \"refuse\"\n");
    assert_eq!(desk.pult(&["import", "policy", &file]).exit, 0);
    let new = ["--lang", "ru", "new", "--phone", "+79990001122", "--subject", "Не печатает"];
    let with = |more: &[&str]| desk.pult(&[&new[..], more].concat());
    for more in [&[][..], &["--reason", "2"]] {
        let said = with(more);
        assert_ne!(said.exit, 0);
        assert!(said.err.contains("Ни договора, ни объекта: по правилам такую заявку не берём"), "{}", said.err);
    }
    for more in [&["--safety"][..], &["--reason", "danger"]] {
        let said = with(more);
        assert_eq!(said.exit, 0, "{}", said.err);
    }
}
