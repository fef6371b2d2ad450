//! Every change can be taken back, with all that it moved.

use super::*;
use crate::desk::spec::tests::any_line;
use crate::desk::visit::VisitState;
use crate::desk::{Clocks, Minutes, Moment, Money, Named, PriceUnit, ticket};
use proptest::prelude::*;

const MORNING: Moment = Moment(1_795_420_800_000);

pub(crate) fn new_ticket() -> Ticket {
    Ticket {
        head: ticket::Head {
            id: "t1".into(),
            number: 1,
            subject: "нет связи".into(),
            text: Raw::default(),
            channel: ticket::Channel::Phone,
            phase: Phase::New,
            status: Raw::default(),
            priority: Priority::Normal,
            created: MORNING,
            version: 1,
        },
        place: ticket::Place::default(),
        people: ticket::People::default(),
        clocks: Clocks::default(),
        work: ticket::Work::default(),
        extra: ticket::Extra::default(),
    }
}

fn told(unit: &str, at: Moment) -> Change {
    Change::Assign { to: Some(Assignment { unit: Named::new(unit, unit), handed: Handed::Told { at }, since: at }), over: None }
}

fn minute() -> impl Strategy<Value = Moment> {
    (0..100_i64).prop_map(|n| MORNING + Minutes(n))
}

fn said(at: Moment) -> crate::desk::Opinion {
    let (pleased, how) = (crate::desk::Pleased::Yes, crate::desk::opinion::How::Button);
    crate::desk::Opinion::of(&new_ticket(), pleased, how, "сайт".into(), at)
}

fn phase() -> impl Strategy<Value = Phase> {
    prop_oneof![
        Just(Phase::Open),
        Just(Phase::Solved),
        Just(Phase::Closed),
        minute().prop_map(|at| Phase::Waiting { reason: "client".into(), until: Some(at) }),
        Just(Phase::Waiting { reason: "third-party".into(), until: None }),
    ]
}

fn basis() -> impl Strategy<Value = Basis> {
    let price = crate::desk::Price { money: Money::rub(100_000), unit: PriceUnit::Piece, vat: true };
    let line = Line::one(crate::desk::spec::LineKind::Service, "подъём", price, 22);
    prop_oneof![
        Just(Basis::Reassessed),
        Just(Basis::ClientAsked { contact: None, charge: Charge::None }),
        Just(Basis::ClientAsked { contact: None, charge: Charge::Quota { contract: "c1".into() } }),
        Just(Basis::ClientAsked { contact: None, charge: Charge::Paid { line } }),
    ]
}

fn work() -> impl Strategy<Value = Change> {
    prop_oneof![
        minute().prop_map(|at| told("petrov", at)),
        minute().prop_map(|at| told("sidorov", at)),
        Just(Change::Assign { to: None, over: None }),
        minute().prop_map(|at| Change::Answer { handed: Handed::Confirmed { at } }),
        minute().prop_map(|at| Change::Answer { handed: Handed::Refused { at } }),
        (0..4_usize, basis()).prop_map(|(n, why)| Change::SetPriority { to: Priority::ALL[n], why }),
        phase().prop_map(|to| Change::SetPhase { to }),
        "[а-я]{0,3}".prop_map(|name| Change::Move { to: Group(name.into()) }),
        any::<bool>().prop_map(|on| Change::Pin { on }),
    ]
}

fn word() -> impl Strategy<Value = Change> {
    let visit = |(at, state)| Visit { state, since: Some(at), ..Visit::default() };
    let state = prop_oneof![Just(VisitState::Planned), Just(VisitState::OnSite), Just(VisitState::Done)];
    prop_oneof![
        minute().prop_map(|until| Change::Promise {
            to: Some(Promise { text: "слово".into(), until, owner: "я".into(), made: MORNING })
        }),
        Just(Change::Promise { to: None }),
        prop::option::of((minute(), state).prop_map(visit)).prop_map(|to| Change::Visit { to }),
        prop::option::of(Just("t9".into())).prop_map(|parent| Change::Link { parent }),
        any::<bool>().prop_map(|to_client| Change::Note { text: "звонил".into(), to_client }),
        prop::option::of(Just("road".to_owned())).prop_map(|code| Change::BreachReason { code }),
        (0..5_u32).prop_map(|calls| Change::CalledAgain { calls }),
        prop::option::of(minute()).prop_map(|at| Change::Opinion { to: at.map(said) }),
        Just(Change::About { assets: vec!["nvr-1".into()] }),
        spec_line(),
    ]
}

fn spec_line() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any_line(), 0..4_u32).prop_map(|(line, number)| Change::AddLine { line: Box::new(Line { number, ..line }) }),
        (any_line(), 0..4_u32).prop_map(|(line, number)| Change::ChangeLine { to: Box::new(Line { number, ..line }) }),
        (0..4_u32).prop_map(|number| Change::DropLine { number }),
    ]
}

/// Any change of a ticket that stands, of every kind but the registration.
pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    let one = || prop_oneof![work(), word()];
    let several = prop::collection::vec(one(), 2..4).prop_map(|changes| Change::Several { changes });
    prop_oneof![6 => one(), 1 => several]
}

/// The ticket after the changes that made sense, a minute apart, and the moment after them.
fn after(changes: &[Change]) -> (Ticket, Moment) {
    let (mut ticket, mut at) = (new_ticket(), MORNING);
    for change in changes {
        ticket = apply(&ticket, change, at).unwrap_or(ticket);
        at = at + Minutes(1);
    }
    (ticket, at)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_change_taken_back_leaves_no_trace(earlier in prop::collection::vec(any_change(), 0..5), what in any_change()) {
        let (before, at) = after(&earlier);
        let Ok(done) = apply(&before, &what, at) else { return Ok(()) };
        let Undo::Change { inverse, moved } = what.inverse(&before, &done, 7) else { return Ok(()) };
        if let Ok(back) = take_back(&done, &inverse, moved.as_deref(), at + Minutes(30)) {
            prop_assert_eq!(back, before);
        } else {
            prop_assert_eq!(done.head.phase, Phase::Closed, "only a closed ticket refuses to go back");
        }
    }
}

#[test]
fn an_arrival_that_was_a_mistake_has_not_met_its_clock() {
    let (before, at) = after(&[told("petrov", MORNING)]);
    let here = Change::Visit { to: Some(Visit { state: VisitState::OnSite, ..Visit::default() }) };
    let done = apply(&before, &here, at).unwrap();
    assert_eq!(done.clocks.arrived, Some(at));
    let Undo::Change { inverse, moved } = here.inverse(&before, &done, 7) else { panic!("it can be taken back") };
    assert_eq!(take_back(&done, &inverse, moved.as_deref(), at).unwrap().clocks.arrived, None);
}

#[test]
fn what_came_after_the_change_stays_when_it_is_taken_back() {
    let (before, at) = after(&[]);
    let wait = Change::SetPhase { to: Phase::Waiting { reason: "client".into(), until: None } };
    let done = apply(&before, &wait, at).unwrap();
    let Undo::Change { inverse, moved } = wait.inverse(&before, &done, 7) else { panic!("it can be taken back") };
    let mut later = done.clone();
    later.clocks.pauses[0].reason = "part".into();
    let back = take_back(&later, &inverse, moved.as_deref(), at).unwrap();
    assert_eq!(back.clocks.pauses.len(), 1, "a pause that somebody has changed since is not wiped out");
    assert_eq!(back.clocks.pauses[0].to, Some(at), "but it is over");
}

#[test]
fn an_undo_written_before_the_facts_were_kept_can_still_be_read() {
    let old = r#"{"undo":"change","inverse":{"change":"pin","on":false}}"#;
    let Ok(Undo::Change { moved, .. }) = serde_json::from_str(old) else { panic!("it reads") };
    assert_eq!(moved, None);
}

fn line() -> Line {
    let price = crate::desk::Price { money: Money::rub(180_000), unit: PriceUnit::Piece, vat: true };
    Line::one(crate::desk::spec::LineKind::Visit, "выезд", price, 22)
}

fn add(line: Line) -> Change {
    Change::AddLine { line: Box::new(line) }
}

#[test]
fn a_line_keeps_its_number_and_its_place() {
    let (ticket, at) = after(&[add(line()), add(line()), add(line()), Change::DropLine { number: 2 }]);
    let again = apply(&ticket, &add(Line { number: 2, ..line() }), at).unwrap();
    assert_eq!(again.extra.lines.iter().map(|l| l.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(apply(&again, &add(Line { number: 2, ..line() }), at), Err(Refusal("line-stands")));
    assert_eq!(apply(&again, &Change::DropLine { number: 9 }, at), Err(Refusal("no-such-line")));
}

#[test]
fn a_ticket_is_billed_in_one_currency() {
    let (ticket, at) = after(&[add(line())]);
    let mut euro = line();
    euro.price.money.currency = "EUR".into();
    assert_eq!(apply(&ticket, &add(euro), at), Err(Refusal("sum-of-two-currencies")));
}

#[test]
fn a_change_is_known_by_its_wish_though_its_lines_got_numbers() {
    let (ticket, _) = after(&[add(line())]);
    let paid = Basis::ClientAsked { contact: None, charge: Charge::Paid { line: line() } };
    let wished = Change::Several {
        changes: vec![add(line()), Change::SetPriority { to: Priority::High, why: paid }, Change::Pin { on: true }],
    };
    let done = with_numbers(&ticket, &wished);
    assert_eq!(done.facets(), [Facet::Priority, Facet::Pin, Facet::Line(2), Facet::Line(3)]);
    assert!(is_made_of(&done, &wished) && done != wished);
    assert!(!is_made_of(&add(Line { number: 4, visible: false, ..line() }), &add(line())), "another line is another wish");
    let over = add(Line { source: crate::desk::spec::LineSource::OverQuota, ..line() });
    let trip = Change::Trip { state: VisitState::Done, expected: None };
    assert!(is_made_of(&Change::Several { changes: vec![trip.clone(), over] }, &trip), "a line that put itself");
    assert!(!is_made_of(&Change::Several { changes: vec![trip.clone(), add(line())] }, &trip));
}
