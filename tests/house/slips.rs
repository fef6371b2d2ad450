//! Looking for a caller with a slip in their name: who was found stays where they are.

use crate::console::{Pult, demo_desk, threads};
use pult::app::Msg;
use pult::app::overlay::{Item, Overlay};
use pult::backend::Find;
use pult::desk::Found;

/// The rows of the list, with what they are.
fn rows(pult: &Pult) -> Vec<(bool, String)> {
    let Overlay::Pick(pick) = &pult.state.overlay else { panic!("no list:\n{}", pult.screen()) };
    let told = |found: &Found| found.contact.as_ref().map(|contact| contact.id.to_string()).unwrap_or_default();
    let row = |item: &Item| match item {
        Item::Found(found) => (false, told(found)),
        Item::Alike(found) => (true, told(found)),
        other => panic!("{other:?}"),
    };
    pick.items.iter().map(row).collect()
}

#[test]
fn a_slip_of_the_fingers_finds_the_client_all_the_same() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    pult.keys("c").types("рам");
    assert!(!pult.screen().contains("≈"), "three letters are too few for a slip:\n{}", pult.screen());
    pult.types("ашк");
    assert!(pult.screen().contains("≈ ") && pult.screen().contains("Ромашка"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.screen().contains("Ромашка"), "{}", pult.screen());
}

#[test]
fn what_is_nearly_right_comes_below_and_moves_nothing() {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let mut pult = Pult::at(desk.clone(), threads.handle(), "olga");
    pult.keys("c").types("маслов");
    let exact: Vec<_> = rows(&pult).into_iter().filter(|(alike, _)| !alike).collect();
    assert!((1..10).contains(&exact.len()), "{exact:?}");
    // The slow answer comes when the dispatcher has gone down the list already.
    let near = threads.block_on(desk.find(Find::Text("ромашка".into()))).expect("people");
    assert!(near.len() > 1);
    if let Overlay::Pick(pick) = &mut pult.state.overlay {
        pick.items.retain(|item| matches!(item, Item::Found(_)));
    }
    pult.keys("down");
    let before = pult.screen();
    pult::app::update(&mut pult.state, Msg::Alike("маслов".into(), Ok(near.clone())));
    let after = rows(&pult);
    assert_eq!(after[..exact.len()], exact);
    assert_eq!(after.len(), exact.len() + near.len());
    let screen = pult.screen();
    let line = |screen: &str| screen.lines().find(|line| line.contains("> ") && line.contains("Маслов")).map(str::to_owned);
    assert!(line(&before).is_some() && line(&screen) == line(&before), "{before}\n{screen}");
    // An answer to what is not asked any more is nobody's.
    pult.types("а");
    let shorter = rows(&pult);
    pult::app::update(&mut pult.state, Msg::Alike("маслов".into(), Ok(near)));
    assert_eq!(rows(&pult), shorter);
}

#[test]
fn where_enough_are_found_no_slip_is_looked_for() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    pult.keys("c").types("управ");
    assert!(rows(&pult).len() >= 10 && rows(&pult).iter().all(|(alike, _)| !alike), "{}", pult.screen());
}
