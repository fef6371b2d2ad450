//! «Что если» on the screen: shown first, written on Enter, left with Esc.

use super::console::{Pult, demo_file, threads};
use super::shift::alone;
use pult::app::overlay::Overlay;
use pult::backend::{Answer, Read};
use pult::desk::UnitId;

fn petrov(pult: &Pult) -> UnitId {
    pult.state.desk.furniture.units.iter().find(|u| u.name.raw() == "Петров").expect("Петров").id.clone()
}

fn is_rehearsing(pult: &Pult) -> bool {
    matches!(pult.state.overlay, Overlay::Rehearsal(_))
}

fn absent(pult: &mut Pult, who: &str, until: &str) {
    pult.keys("X").types(who).keys("enter").types(until).keys("enter");
}

fn is_away(pult: &Pult) -> bool {
    let now = pult.state.now;
    pult.state.unit(&petrov(pult)).is_some_and(|unit| unit.absent_at(now).is_some())
}

/// What Петров holds, by number.
fn theirs(pult: &Pult) -> Vec<i64> {
    let who = petrov(pult);
    let held = pult.state.board.all().iter().filter(|r| r.facts.assignee.as_ref().is_some_and(|a| a.unit.id == who));
    let mut numbers: Vec<i64> = held.map(|row| row.number).collect();
    numbers.sort_unstable();
    numbers
}

fn events(pult: &Pult, threads: &tokio::runtime::Runtime) -> usize {
    match threads.block_on(pult.desk().read(Read::Log { after: 0, limit: u32::MAX })) {
        Ok(Answer::Log(log)) => log.len(),
        other => panic!("{other:?}"),
    }
}

fn shown_then_written_then_taken_back(threads: &tokio::runtime::Runtime, pult: &mut Pult) {
    let (before, held) = (events(pult, threads), theirs(pult));
    absent(pult, "петр", "завтра 12");
    let screen = pult.screen();
    assert!(is_rehearsing(pult) && screen.contains("ЧТО ЕСЛИ: Петров — нет до"), "{screen}");
    assert!(screen.contains("передать") && screen.contains("ничего не менять"), "{screen}");
    assert_eq!(events(pult, threads), before, "nothing is written yet");
    pult.keys("esc");
    assert!(!is_away(pult) && theirs(pult) == held && events(pult, threads) == before);
    absent(pult, "петр", "завтра 12");
    pult.keys("enter").until_so(|state| state.wishes.count() == 0);
    pult.until_so(|state| state.desk.furniture.units.iter().any(|u| u.name.raw() == "Петров" && !u.absences.is_empty()));
    assert!(is_away(pult), "{}", pult.said());
    assert!(theirs(pult).len() < held.len(), "what would break went to others: {:?}", theirs(pult));
    pult.keys("u");
    let who = petrov(pult);
    pult.until_so(|state| state.unit(&who).is_some_and(|unit| unit.absences.is_empty()));
    pult.until_so(|state| {
        state.board.all().iter().filter(|r| r.facts.assignee.as_ref().is_some_and(|a| a.unit.id == who)).count() == held.len()
    });
    assert_eq!(theirs(pult), held, "one undo takes back all of it");
}

#[test]
fn an_absence_is_shown_first_written_on_enter_and_taken_back_as_one() {
    let (threads, mut pult) = alone();
    shown_then_written_then_taken_back(&threads, &mut pult);
}

#[test]
fn the_same_on_a_file() {
    let threads = threads();
    let folder = tempfile::tempdir().expect("a folder");
    let mut pult = Pult::at(demo_file(&folder.path().join("desk.db"), threads.handle()), threads.handle(), "olga");
    shown_then_written_then_taken_back(&threads, &mut pult);
}

#[test]
fn two_writes_the_absence_alone() {
    let (_threads, mut pult) = alone();
    let held = theirs(&pult);
    absent(&mut pult, "петр", "завтра 12");
    pult.keys("2");
    pult.until_so(|state| state.desk.furniture.units.iter().any(|u| u.name.raw() == "Петров" && !u.absences.is_empty()));
    assert_eq!(theirs(&pult), held);
    assert!(pult.said().contains("Петров"), "{}", pult.said());
}

#[test]
fn what_goes_first_is_looked_at_from_a_proposal_and_sent_on_enter() {
    let (_threads, mut pult) = alone();
    // Hers can wait: others would be late for it.
    pult.on(1049).keys("r f");
    assert!(is_rehearsing(&pult) && pult.screen().contains("ЧТО ЕСЛИ: 1049 первым делом"), "{}", pult.screen());
    pult.keys("esc");
    assert!(pult.holder(1049).is_none() && pult.screen().contains("КОГО ПОСЛАТЬ"), "{}", pult.screen());
    pult.keys("f enter");
    assert!(pult.holder(1049).is_some(), "{}", pult.said());
}

#[test]
fn what_goes_first_anyhow_is_said_and_not_rehearsed() {
    let (_threads, mut pult) = alone();
    // Long overdue: by the plan nothing goes before it.
    pult.on(913).keys("r f");
    assert!(!is_rehearsing(&pult) && pult.said().contains("по плану она и так идёт первой"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.holder(913).is_some(), "{}", pult.said());
}

#[test]
fn what_goes_first_in_a_plan_is_fixed_there_and_nothing_is_written() {
    let (threads, mut pult) = alone();
    let before = events(&pult, &threads);
    pult.keys("R j j j j f");
    assert!(is_rehearsing(&pult) && pult.screen().contains("ЧТО ЕСЛИ: 927 первым делом"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.screen().contains("закреплено 1"), "{}", pult.screen());
    assert_eq!(events(&pult, &threads), before);
}

#[test]
fn levelling_is_shown_first_and_one_undo_takes_it_back() {
    let (threads, mut pult) = alone();
    let holders = |pult: &Pult| {
        let mut all: Vec<(i64, Option<String>)> =
            pult.state.board.all().iter().map(|row| (row.number, pult.holder(row.number))).collect();
        all.sort();
        all
    };
    let (before, log) = (holders(&pult), events(&pult, &threads));
    pult.keys("E b");
    assert!(is_rehearsing(&pult), "{}\n{}", pult.said(), pult.screen());
    assert!(pult.screen().contains("ВЫРОВНЯТЬ ЗАГРУЗКУ") && pult.screen().contains("самый занятый"), "{}", pult.screen());
    assert_eq!(events(&pult, &threads), log);
    pult.keys("enter").until_so(|state| state.wishes.count() == 0);
    assert_ne!(holders(&pult), before, "{}", pult.said());
    pult.keys("u");
    pult.until_so(|state| {
        before.iter().all(|(number, holder)| {
            let row = state.board.numbered(*number);
            row.and_then(|row| row.facts.assignee.as_ref()).map(|a| a.unit.name.raw().to_owned()) == *holder
        })
    });
}
