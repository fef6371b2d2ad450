//! Two dispatchers at one desk: they see where the other is, and are told before they act under each other's hands.

use super::console::{Pult, demo_file, script, threads};
use super::shift::two;

/// Two consoles with a connection each to one file, as two programs have.
pub fn apart() -> (tokio::runtime::Runtime, tempfile::TempDir, Pult, Pult) {
    let threads = threads();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("desk.db");
    let olga = Pult::at(demo_file(&file, threads.handle()), threads.handle(), "olga");
    let url = format!("sqlite:{}", file.display());
    let there = threads.block_on(pult::backend::open(&url)).expect("the same desk");
    let igor = Pult::at(there, threads.handle(), "igor");
    (threads, folder, olga, igor)
}

fn row_of(pult: &Pult, number: &str) -> String {
    let screen = pult.screen();
    screen.lines().find(|l| l.contains(&format!("{number} "))).unwrap_or_default().to_owned()
}

#[test]
fn a_colleague_in_a_ticket_is_seen_on_the_row_and_in_the_card_until_they_leave() {
    let (_threads, _folder, mut olga, mut igor) = apart();
    igor.on(1049).keys("enter");
    olga.until("@Игорь");
    assert!(row_of(&olga, "1049").contains("@Игорь"), "{}", olga.screen());
    assert!(!igor.screen().contains('@'), "nobody needs to be told where they are:\n{}", igor.screen());
    olga.on(1049).keys("enter");
    assert!(olga.screen().contains("Игорь с 10:30"), "{}", olga.screen());
    igor.until("Ольга с 10:30");
    igor.keys("q");
    olga.until_so(|state| state.together.team.here.len() == 1);
    assert!(!olga.screen().contains("Игорь с"), "{}", olga.screen());
}

#[test]
fn who_writes_a_note_or_picks_an_engineer_is_in_the_ticket_too() {
    let (_threads, mut olga, mut igor) = two();
    for keys in ["i", "p", "a", "r"] {
        igor.on(1049).keys(keys);
        olga.until("@Игорь");
        igor.keys("esc esc");
        olga.until_so(|state| state.together.team.here.is_empty());
    }
}

#[test]
fn a_console_that_fell_silent_is_gone_after_five_minutes_one_that_stays_is_not() {
    let (_threads, mut olga, mut igor) = two();
    igor.on(1049).keys("enter");
    olga.until("@Игорь");
    // He looks at the clock each minute and says again that he is there.
    for _ in 0..6 {
        igor.tick(1);
    }
    let until = igor.state.together.told.as_ref().expect("told").until;
    olga.until_so(|state| state.together.team.here.iter().any(|here| here.until == until));
    olga.tick(6);
    assert!(olga.screen().contains("@Игорь"), "{}", olga.screen());
    olga.tick(5);
    assert!(!olga.screen().contains("@Игорь"), "{}", olga.screen());
}

#[test]
fn a_claim_is_told_and_asked_about_once_and_never_stops_anybody() {
    let (_threads, _folder, mut olga, mut igor) = apart();
    olga.on(1049).keys("C");
    assert!(olga.said().contains("1049 занята вами до 10:40"), "{}", olga.said());
    assert!(row_of(&olga, "1049").contains("[вы]"), "{}", olga.screen());
    igor.until("[Ольга]");
    igor.on(1049).keys("i");
    let screen = igor.screen();
    assert!(screen.contains("ЗАНЯТО: Ольга до 10:40") && screen.contains("всё равно сделать"), "{screen}");
    igor.keys("2");
    assert!(igor.said().contains("занимается Ольга"), "{}", igor.said());
    igor.keys("i 1").types("клиент перезвонил").keys("enter");
    assert!(igor.said().contains("записано"), "{}", igor.said());
    igor.keys("w");
    assert!(igor.screen().contains("ЧЕГО ЖДЁМ"), "he was asked once already:\n{}", igor.screen());
}

#[test]
fn looking_at_a_claimed_ticket_asks_nothing() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("C");
    igor.until("[Ольга]");
    igor.on(1049).keys("enter");
    assert!(igor.screen().contains("занято Ольга до 10:40"), "{}", igor.screen());
    igor.keys("q t q space");
    assert!(!igor.screen().contains("ЗАНЯТО"), "{}", igor.screen());
}

#[test]
fn a_plan_over_a_claimed_ticket_asks_before_it_is_sent() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("C");
    igor.until("[Ольга]");
    igor.on(1049).keys("space R enter");
    assert!(igor.screen().contains("ЗАНЯТО: Ольга"), "{}", igor.screen());
    igor.keys("2");
    assert_eq!(igor.holder(1049), None);
    igor.on(1049).keys("R enter 1");
    igor.until_row(1049, |row| row.facts.assignee.is_some());
}

#[test]
fn a_claim_ends_with_its_time_with_the_act_and_with_the_same_key() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("C");
    igor.until("[Ольга]");
    igor.tick(10);
    assert!(!igor.screen().contains("[Ольга]"), "its time is over:\n{}", igor.screen());
    olga.on(1051).keys("C i").types("звоню клиенту").keys("enter");
    assert!(olga.state.together.team.claims.iter().any(|c| c.actor.raw() == "Ольга"), "a note does not end it");
    olga.keys("r enter");
    let id = olga.state.board.numbered(1051).expect("the row").id.clone();
    assert!(olga.state.claim(&id).is_none(), "it was sent: it is done");
    olga.on(1029).keys("C C");
    assert!(olga.said().contains("1029 снова свободна"), "{}", olga.said());
}

#[test]
fn a_claim_is_taken_over_after_a_question_or_by_force() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("C");
    igor.until("[Ольга]");
    igor.on(1049).keys("C");
    assert!(igor.screen().contains("забрать себе"), "{}", igor.screen());
    igor.keys("1");
    assert!(igor.said().contains("1049 занята вами"), "{}", igor.said());
    olga.until("[Игорь]");
    olga.on(1049).keys(":").types("занять 1049 force").keys("enter");
    assert!(olga.said().contains("1049 занята вами"), "{}", olga.said());
}

#[test]
fn a_script_claims_and_is_asked_as_a_person_is() {
    let (threads, olga, mut igor) = two();
    igor.on(1049).keys("C");
    let steps = "wait-for screen contains \"[Игорь]\" within 5s\ndo wait 1049 2\n\
                 expect screen contains \"ЗАНЯТО: Игорь\"\nkey 2\ndo claim 1049 force\nexpect message contains \"занята вами\"\n\
                 do wait 1049 2\nexpect ticket 1049 phase waiting";
    let (code, report) = script(olga.desk().clone(), threads.handle(), steps);
    assert_eq!(code, 0, "{report}");
}
