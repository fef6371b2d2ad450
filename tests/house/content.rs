//! Is the client content: one key and one digit after the work, politely, and in nobody's way.

use super::console::{Pult, now};
use super::shift::{alone, two};
use pult::app::overlay::Overlay;
use pult::backend::{Answer, Board, Read};
use pult::desk::{Moment, PhaseKind, Voice};
use tokio::runtime::Runtime;

/// Open tickets of people whom nobody has asked for a month, by number; the first two are of the same person.
fn unasked(threads: &Runtime, pult: &Pult) -> Vec<i64> {
    let read = |what| threads.block_on(pult.desk().read(what)).expect("an answer");
    let from = Moment(now().0 - 30 * pult::desk::moment::DAY);
    let Answer::Voices(voices) = read(Read::Voices { from, to: now() }) else { panic!("voices") };
    let Answer::Tickets(tickets) = read(Read::Tickets(Board::Open)) else { panic!("tickets") };
    let asked = |id| voices.iter().any(|voice: &Voice| voice.contact.as_ref() == Some(id));
    let open = tickets.iter().filter(|ticket| ticket.head.phase.kind() == PhaseKind::Open);
    let with_whom = open.filter_map(|ticket| ticket.people.contact.as_ref().map(|who| (&who.id, ticket.head.number)));
    let fresh: Vec<_> = with_whom.filter(|(who, _)| !asked(who)).collect();
    let of = |who| fresh.iter().filter(|(other, _)| *other == who).count();
    let twice = fresh.iter().find(|(who, _)| of(*who) > 1).expect("two works of one person").0;
    let (same, other): (Vec<_>, Vec<_>) = fresh.iter().partition(|(who, _)| *who == twice);
    same.into_iter().chain(other).map(|(_, number)| number).collect()
}

#[test]
fn after_the_work_one_key_and_one_digit_say_whether_the_client_is_content() {
    let (threads, mut pult) = alone();
    let number = unasked(&threads, &pult)[0];
    pult.on(number).keys("d");
    assert!(pult.said().contains("e спросить: довольны?"), "{}", pult.said());
    assert!(matches!(pult.state.overlay, Overlay::None), "nothing is asked by itself");
    pult.keys("e");
    assert!(pult.screen().contains(&format!("КЛИЕНТ ДОВОЛЕН РАБОТОЙ ─ {number}")), "{}", pult.screen());
    pult.keys("2");
    assert!(pult.said().contains(&format!("{number}: клиент не доволен")), "{}", pult.said());
    let card = |pult: &mut Pult| pult.keys("#").types(&number.to_string()).keys("enter").screen();
    let screen = card(&mut pult);
    assert!(screen.contains("не доволен (диспетчер, Ольга"), "{screen}");
    let history = pult.keys("pgdn pgdn pgdn pgdn").screen();
    assert!(history.contains("спросили клиента (диспетчер): не доволен"), "{history}");
    pult.keys("pgup pgup pgup pgup");
    // On the card the answer is mended, on the Russian layout and in words.
    pult.keys("у 1");
    assert!(pult.screen().contains("доволен (диспетчер, Ольга"), "{}", pult.screen());
    pult.keys("u u");
    let screen = pult.screen();
    assert!(screen.contains("e спросить: довольны работой?"), "both answers are taken back: {screen}");
}

#[test]
fn the_same_person_is_not_asked_twice_in_a_month_and_it_is_said_from_when_on() {
    let (threads, mut pult) = alone();
    let works = unasked(&threads, &pult);
    pult.on(works[0]).keys("d").keys("e 3");
    assert!(pult.said().contains("не стал отвечать"), "{}", pult.said());
    pult.on(works[1]).keys("d");
    assert!(pult.said().contains("решена") && !pult.said().contains("спросить"), "{}", pult.said());
    pult.keys("e");
    assert!(pult.said().contains("спрашивали") && pult.said().contains("снова можно с 23.12"), "{}", pult.said());
    assert!(matches!(pult.state.overlay, Overlay::None));
}

#[test]
fn what_goes_on_is_not_asked_about() {
    let (threads, mut pult) = alone();
    pult.keys("e");
    assert!(pult.said().contains("Сначала решите"), "{}", pult.said());
    let number = unasked(&threads, &pult)[0];
    pult.on(number).keys("enter e");
    assert!(pult.said().contains("работа ещё идёт"), "{}", pult.said());
    pult.keys("esc :").types("доволен да").keys("enter");
    assert!(pult.said().contains("Сначала решите"), "{}", pult.said());
}

#[test]
fn while_a_phone_rings_nobody_is_reminded_of_it() {
    let (threads, mut olga, mut igor) = two();
    let number = unasked(&threads, &olga)[0];
    igor.ring("+79990001122");
    olga.until("ЗВОНОК");
    olga.on(number).keys("d");
    assert!(olga.said().contains("решена") && !olga.said().contains("спросить"), "{}", olga.said());
    // Who wants to, may.
    olga.keys(":").types("доволен да").keys("enter");
    assert!(olga.said().contains("клиент доволен"), "{}", olga.said());
}
