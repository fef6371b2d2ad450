//! The autopilot at the console: what nobody takes it routes, what somebody takes it leaves, and one key takes back what it did.

use super::console::Pult;
use super::shift::{alone, two};
use super::team::apart;
use pult::app::{Msg, update};
use pult::backend::{Answer, Read};
use pult::desk::autopilot::wish_id;
use pult::desk::ticket::{Extra, Ticket};
use pult::desk::{Act, Change, Channel, Clocks, Event, Failure, Phase, Priority, Subject, TicketId, Wish};
use tokio::runtime::Runtime;

/// A ticket like that of the number comes in by the client's portal, told by another program. Gives its number.
pub fn comes(threads: &Runtime, pult: &mut Pult, like: i64, id: &str, change: impl FnOnce(&mut Ticket)) -> i64 {
    let like = pult.state.board.numbered(like).expect("a ticket to be like").id.clone();
    let answer = threads.block_on(pult.desk().read(Read::Card(like))).expect("a card");
    let Answer::Card(Some(card)) = answer else { panic!("no card: {answer:?}") };
    let mut ticket = card.ticket;
    let now = pult.state.now;
    ticket.head.id = TicketId::new(id);
    ticket.head.channel = Channel::Portal;
    ticket.head.phase = Phase::New;
    ticket.head.priority = Priority::Normal;
    ticket.head.created = now;
    ticket.people.assignee = None;
    ticket.clocks = Clocks::default();
    ticket.extra = Extra::default();
    change(&mut ticket);
    let act = Act::Ticket { id: TicketId::new(id), what: Change::Register { ticket: Box::new(ticket) }, seen: None };
    let wish =
        Wish { id: format!("comes-{id}").into(), actor: "портал".into(), at: Some(now), act, reason: None, batch: None };
    let told = threads.block_on(pult.desk().apply(vec![wish])).expect("told");
    assert!(told.iter().all(Result::is_ok), "{told:?}");
    pult.until_so(|state| state.board.row(&TicketId::new(id)).is_some());
    pult.state.board.row(&TicketId::new(id)).expect("it came").number
}

fn history(threads: &Runtime, pult: &Pult, id: &str) -> Vec<Event> {
    let answer = threads.block_on(pult.desk().read(Read::Card(TicketId::new(id)))).expect("a card");
    let Answer::Card(Some(card)) = answer else { panic!("no card: {answer:?}") };
    card.history
}

#[test]
fn a_ticket_that_nobody_takes_in_a_minute_is_routed_told_and_taken_back_by_one_key() {
    let (threads, mut pult) = alone();
    assert!(!pult.screen().contains("автопилот"), "off by default:\n{}", pult.screen());
    pult.keys("g a");
    assert!(pult.screen().contains("автопилот вкл"), "{}", pult.screen());
    let number = comes(&threads, &mut pult, 1049, "new-1", |_| ());
    assert!(pult.screen().contains(&format!("автопилот: {number} через 1м00с")), "{}", pult.screen());
    pult.seconds(59);
    assert!(pult.screen().contains(&format!("автопилот: {number} через 0м01с")), "{}", pult.screen());
    assert_eq!(pult.holder(number), None);
    pult.seconds(1);
    let holder = pult.holder(number).expect("it was routed");
    assert_eq!(pult.said(), format!("автопилот: {number} — {holder}, клиенту звонит Ольга · u вернуть"));
    assert!(pult.screen().contains("автопилот вкл"), "{}", pult.screen());
    let last = history(&threads, &pult, "new-1").pop().expect("an event");
    assert_eq!(last.actor.raw(), "автопилот (Ольга)");
    pult.keys("u");
    assert_eq!(pult.holder(number), None);
    assert!(pult.said().contains("Отменено"), "{}", pult.said());
    assert_eq!(history(&threads, &pult, "new-1").pop().expect("an event").actor.raw(), "Ольга");
    pult.tick(10);
    assert_eq!(pult.holder(number), None, "what was taken back is a person's");
}

#[test]
fn it_is_told_on_and_off_in_words_and_the_history_names_it_whole() {
    let (threads, mut pult) = alone();
    pult.state.seat.size = (120, 60);
    assert!(pult.screen().contains("автопилот выкл"), "where there is room nobody has to guess:\n{}", pult.screen());
    for (said, is_on) in
        [("автопилот вкл", true), ("автопилот включить", true), ("автопилот выкл", false), ("autopilot on", true)]
    {
        pult.keys(":").types(said).keys("enter");
        assert_eq!(pult.state.autopilot.is_on(), is_on, "{said}: {}", pult.said());
    }
    pult.keys(":").types("автопилот кофе").keys("enter");
    assert!(pult.state.autopilot.is_on() && pult.screen().contains("говорят «вкл» или «выкл»"), "{}", pult.screen());
    pult.keys("esc esc");
    let number = comes(&threads, &mut pult, 1049, "new-9", |_| ());
    pult.seconds(60).on(number).keys("enter");
    assert!(pult.screen().contains("автопилот (Ольга) "), "{}", pult.screen());
}

#[test]
fn without_its_key_nothing_is_routed_and_old_tickets_are_never() {
    let (threads, mut pult) = alone();
    let before = comes(&threads, &mut pult, 1049, "new-0", |_| ());
    pult.seconds(1).keys("g a").tick(5);
    assert_eq!(pult.holder(before), None, "it stood there before");
    assert_eq!((pult.holder(1049), pult.holder(1051)), (None, None));
}

#[test]
fn a_dispatcher_who_takes_it_in_the_last_second_keeps_it() {
    for keys in ["enter", "C", "a", "r", "i", "t"] {
        let (threads, mut pult) = alone();
        pult.keys("g a");
        let number = comes(&threads, &mut pult, 1049, "new-1", |_| ());
        pult.seconds(59).on(number).keys(keys).seconds(1);
        assert_eq!(pult.holder(number), None, "{keys}");
        assert!(pult.screen().contains("автопилот вкл"), "{keys}: nothing is counted down any more:\n{}", pult.screen());
        pult.keys("esc esc").tick(15);
        assert_eq!(pult.holder(number), None, "{keys}: it was in somebody's hands");
    }
}

#[test]
fn its_key_in_the_last_second_stops_it() {
    let (threads, mut pult) = alone();
    pult.keys("g a");
    let number = comes(&threads, &mut pult, 1049, "new-1", |_| ());
    pult.seconds(59).keys("g a").tick(5);
    assert_eq!(pult.holder(number), None);
    assert!(pult.screen().contains("автопилот выкл"), "nobody may count on it any more:\n{}", pult.screen());
    pult.types(":автопилот вкл").keys("enter");
    assert!(pult.screen().contains("автопилот вкл"), "{}", pult.screen());
    pult.types(":автопилот авось").keys("enter");
    assert!(pult.screen().contains("говорят «вкл» или «выкл»"), "{}", pult.screen());
}

#[test]
fn a_colleague_who_opens_claims_or_changes_it_keeps_it() {
    for keys in ["enter", "C", "+ 2 1", "a"] {
        let (threads, mut olga, mut igor) = two();
        olga.keys("g a");
        let number = comes(&threads, &mut olga, 1049, "new-1", |_| ());
        igor.until_row(number, |_| true);
        igor.on(number).keys(keys);
        olga.until_so(|state| {
            let id = TicketId::new("new-1");
            let taken = state.claim(&id).is_some() || state.others_in(&id).next().is_some();
            taken || state.board.row(&id).is_some_and(|row| row.version > 1)
        });
        olga.tick(3);
        assert_eq!(olga.holder(number), None, "{keys}");
    }
}

#[test]
fn two_consoles_have_it_on_and_it_happens_once() {
    let (threads, mut olga, mut igor) = two();
    once(&threads, &mut olga, &mut igor);
    let (threads, _folder, mut olga, mut igor) = apart();
    once(&threads, &mut olga, &mut igor);
}

fn once(threads: &Runtime, olga: &mut Pult, igor: &mut Pult) {
    olga.keys("g a");
    igor.keys("g a");
    let number = comes(threads, olga, 1049, "new-1", |_| ());
    igor.until_row(number, |_| true);
    olga.seconds(60);
    igor.seconds(60);
    let holder = olga.holder(number).expect("it was routed");
    igor.until_row(number, |row| row.facts.assignee.is_some());
    assert_eq!(igor.holder(number).as_ref(), Some(&holder));
    let events = history(threads, olga, "new-1");
    let assigned = |event: &&Event| matches!(&event.act, Act::Ticket { what: Change::Assign { .. }, .. });
    assert_eq!(events.iter().filter(assigned).count(), 1, "{events:?}");
    let told = format!("автопилот: {number} — {holder}, клиенту звонит Ольга");
    assert!(olga.said().starts_with(&told), "{}", olga.said());
    assert!(igor.said().starts_with(&told), "both dispatchers know who calls: {}", igor.said());
    igor.keys("u");
    olga.until_row(number, |row| row.facts.assignee.is_none());
}

#[test]
fn who_comes_second_with_the_same_wish_says_nothing() {
    let (threads, mut pult) = alone();
    pult.keys("g a");
    let number = comes(&threads, &mut pult, 1049, "new-1", |_| ());
    let said = pult.said();
    let ticket = TicketId::new("new-1");
    let id = wish_id(&ticket, 1);
    let act = Act::Ticket { id: ticket.clone(), what: Change::Pin { on: true }, seen: Some(1) };
    pult.state.wishes.sent.push(Wish { id: id.clone(), actor: "x".into(), at: None, act, reason: None, batch: None });
    let effects = update(&mut pult.state, Msg::Answered(vec![(id, Err(Failure::refused("wish-id-taken")))]));
    assert_eq!((effects, pult.said()), (Vec::new(), said));
    pult.tick(5);
    assert_eq!(pult.holder(number), None, "it was the other one's");
}

#[test]
fn a_vip_a_stranger_an_alarm_and_a_job_for_two_are_left_and_it_is_said_why() {
    type Change = fn(&mut Ticket);
    let cases: [(i64, Change, &str); 4] = [
        (1044, |_| (), "VIP"),
        (1049, |t| (t.head.channel, t.people.contact) = (Channel::Phone, None), "неизвестно, кто обратился"),
        (1049, |t| t.head.priority = Priority::Critical, ""),
        (1049, |t| t.work.people = 2, ""),
    ];
    for (place, (like, change, why)) in cases.into_iter().enumerate() {
        let (threads, mut pult) = alone();
        pult.keys("g a");
        let plain = |ticket: &mut Ticket| {
            ticket.work.people = 1;
            change(ticket);
        };
        let number = comes(&threads, &mut pult, like, "new-1", plain);
        let waits = pult.screen().contains(&format!("автопилот: {number} через"));
        assert_eq!(waits, !why.is_empty(), "case {place}: no false hopes on the header:\n{}", pult.screen());
        pult.seconds(60);
        assert_eq!(pult.holder(number), None, "case {place}");
        if !why.is_empty() {
            assert!(pult.said().starts_with(&format!("автопилот оставил вам {number}: ")), "{}", pult.said());
            assert!(pult.said().contains(why), "{}", pult.said());
            pult.keys("esc").tick(5);
            assert!(!pult.said().contains("автопилот"), "it is said once: {}", pult.said());
        }
    }
}

#[test]
fn several_at_once_come_back_together_and_what_a_hand_did_later_comes_back_first() {
    let (threads, mut pult) = alone();
    pult.keys("g a");
    let first = comes(&threads, &mut pult, 1049, "new-1", |_| ());
    let second = comes(&threads, &mut pult, 1040, "new-2", |_| ());
    pult.seconds(60);
    assert!(pult.holder(first).is_some() && pult.holder(second).is_some(), "{}", pult.screen());
    assert!(pult.said().contains(", ещё 1; клиентам звонит Ольга · u вернуть"), "{}", pult.said());
    pult.on(1051).keys("r enter");
    assert!(pult.holder(1051).is_some(), "{}", pult.screen());
    pult.keys("u");
    assert_eq!(pult.holder(1051), None, "the hand's was the newest");
    pult.keys("u");
    pult.until_row(first, |row| row.facts.assignee.is_none()).until_row(second, |row| row.facts.assignee.is_none());
}

#[test]
fn several_are_told_as_several_at_the_other_console_too() {
    let (threads, mut olga, mut igor) = two();
    olga.keys("g a");
    igor.keys("g a");
    comes(&threads, &mut olga, 1049, "new-1", |_| ());
    let second = comes(&threads, &mut olga, 1040, "new-2", |_| ());
    igor.until_row(second, |_| true);
    olga.seconds(60);
    igor.until_row(second, |row| row.facts.assignee.is_some()).until(", ещё 1; клиентам звонит Ольга");
}

#[test]
fn on_a_desk_that_may_not_be_written_it_cannot_be_switched_on() {
    let (_threads, mut pult) = alone();
    pult.state.seat.read_only = true;
    pult.keys("g a");
    assert!(!pult.state.autopilot.is_on(), "{}", pult.said());
}

#[test]
fn what_it_did_is_listed_for_who_was_away() {
    let (threads, mut pult) = alone();
    pult.keys("g a");
    comes(&threads, &mut pult, 1049, "new-1", |_| ());
    pult.seconds(60).keys("g n");
    assert!(pult.screen().contains("автопилот"), "{}", pult.screen());
    let events = history(&threads, &pult, "new-1");
    assert!(events.iter().all(|event| event.subject == Subject::Ticket(TicketId::new("new-1"))));
}
