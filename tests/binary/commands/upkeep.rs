//! `pult packages`, `pult maintenance`: what is sold, and the visits that contracts ask for.

use super::{has, list};
use crate::desk::Desk;

#[test]
fn the_catalogue_is_listed_and_one_package_answers_five_questions() {
    let desk = Desk::demo();
    let all = desk.json(&["packages", "--json"]);
    assert_eq!(list(&all, "packages").len(), 3);
    for package in list(&all, "packages") {
        has(
            package,
            "id:s name:s about:s? kinds:a? calendar:s after_hours:s reaction_by:s goals_minutes:a fee:o? quotas:a upkeep:a contracts:i",
        );
    }
    let text = desk.pult(&["packages"]).out;
    assert!(text.contains("Продвинутый") && text.contains("Всё включено"), "{text}");
    let one = desk.pult(&["--lang", "ru", "packages", "продвинут"]);
    assert_eq!(one.exit, 0, "{}", one.err);
    for question in ["Что входит:", "Где:", "Когда:", "Как быстро:", "Сколько:"] {
        assert!(one.out.contains(question), "{}", one.out);
    }
    let unknown = desk.pult(&["packages", "золотой"]);
    assert!(unknown.exit == 2 && unknown.err.contains("Базовый"), "{}", unknown.err);
}

#[test]
fn maintenance_is_made_once_and_taken_back_at_once() {
    let desk = Desk::demo();
    let dry = desk.json(&["maintenance", "--until", "2026-12-31", "--dry-run", "--json"]);
    has(&dry, "as_of:t before:t makes:b made:i there:i due:i missed:i seq:i? visits:a");
    let due = dry["due"].as_i64().unwrap();
    assert!(due > 0 && dry["made"] == 0, "{dry}");
    for visit in list(&dry, "visits") {
        has(
            visit,
            "ticket:s? number:i? contract:s regulation:s name:s company:o site:o assets:a period:o window:o stands:s state:s",
        );
    }
    let before = desk.json(&["tickets", "--json"])["total"].as_i64().unwrap();
    let made = desk.json(&["maintenance", "--until", "2026-12-31", "--json"]);
    assert_eq!((made["made"].as_i64(), made["due"].as_i64()), (Some(due), Some(0)));
    assert_eq!(desk.json(&["tickets", "--json"])["total"].as_i64(), Some(before + due));
    let again = desk.json(&["maintenance", "--until", "2026-12-31", "--json"]);
    assert_eq!((again["made"].as_i64(), again["there"].as_i64()), (Some(0), Some(due)), "nothing twice");
    let longer = desk.json(&["maintenance", "--until", "2027-01-31", "--dry-run", "--json"]);
    assert!(longer["there"].as_i64() == Some(due) && longer["due"].as_i64() > Some(0), "{longer}");
    let seq = made["seq"].to_string();
    assert_eq!(desk.pult(&["undo", &seq]).exit, 0);
    assert_eq!(desk.json(&["tickets", "--json"])["total"].as_i64(), Some(before), "one undo for all of it");
}

#[test]
fn without_a_date_it_is_only_listed_and_a_day_that_is_over_is_refused() {
    let desk = Desk::demo();
    let told = desk.json(&["maintenance", "--json"]);
    assert_eq!((told["makes"].as_bool(), told["made"].as_i64()), (Some(false), Some(0)));
    assert_eq!(desk.pult(&["maintenance", "--until", "2026-11-01"]).exit, 2);
    assert_eq!(desk.pult(&["--read-only", "maintenance", "--until", "2026-12-31"]).exit, 4);
}

#[test]
fn check_names_maintenance_that_is_due_until_its_visit_is_made() {
    let desk = Desk::demo();
    let due = |desk: &Desk| {
        let said = desk.pult(&["check", "--json"]).document();
        list(&said, "checks").iter().find(|check| check["name"] == "maintenance-due").expect("a check").clone()
    };
    assert_eq!(due(&desk)["status"], "WARNING");
    desk.json(&["maintenance", "--until", "2026-12-31", "--json"]);
    assert_eq!(due(&desk)["status"], "OK");
}
