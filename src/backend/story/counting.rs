//! What leads count over many tickets comes out the same on every desk: work done, work that came back, limits and their use.

use super::bench::*;
use crate::backend::{Answer, Read};
use crate::desk::contract::{Quota, QuotaKind};
use crate::desk::visit::VisitState;
use crate::desk::*;
use rstest::rstest;

/// The whole morning, and what is after it.
const ALL: (Moment, Moment) = (MORNING, Moment(MORNING.0 + 86_400_000));

async fn done(bench: &Bench, (from, to): (Moment, Moment)) -> Vec<Done> {
    match bench.desk.read(Read::Done { from, to }).await.unwrap() {
        Answer::Done(done) => done,
        other => panic!("{other:?}"),
    }
}

async fn comebacks(bench: &Bench) -> Vec<Comeback> {
    match bench.desk.read(Read::Comebacks { from: ALL.0, to: ALL.1 }).await.unwrap() {
        Answer::Comebacks(comebacks) => comebacks,
        other => panic!("{other:?}"),
    }
}

async fn uses(bench: &Bench) -> Uses {
    match bench.desk.read(Read::Uses { from: ALL.0, to: ALL.1 }).await.unwrap() {
        Answer::Uses(uses) => uses,
        other => panic!("{other:?}"),
    }
}

fn phase(to: Phase) -> Change {
    Change::SetPhase { to }
}

async fn solved_by(bench: &Bench, subject: &str, unit: &str) -> TicketId {
    let id = bench.register(subject).await;
    bench.change(&id, told(unit, bench.now())).await;
    bench.change(&id, phase(Phase::Solved)).await;
    id
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn work_done_is_what_was_solved_in_the_period(#[case] on: On) {
    let bench = bench(on).await;
    let before = bench.now();
    solved_by(&bench, "замок", "petrov").await;
    let between = Moment(bench.now().0 + 1);
    let second = solved_by(&bench, "камера", "sidorov").await;
    bench.change(&second, phase(Phase::Closed)).await;
    bench.register("дверь").await;
    let holders = |done: Vec<Done>| done.into_iter().map(|d| d.holder.unwrap().id.to_string()).collect::<Vec<_>>();
    assert_eq!(holders(done(&bench, (before, between)).await), ["petrov"]);
    assert_eq!(holders(done(&bench, (between, ALL.1)).await), ["sidorov"], "closed since, and still done");
    assert_eq!(done(&bench, ALL).await.len(), 2);
    bench.change(&second, phase(Phase::Open)).await;
    assert_eq!(done(&bench, ALL).await.len(), 1, "opened again: it is not done any more");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn work_that_came_back_is_that_of_whoever_held_it_then(#[case] on: On) {
    let bench = bench(on).await;
    let first = solved_by(&bench, "замок", "petrov").await;
    let second = solved_by(&bench, "камера", "petrov").await;
    bench.change(&first, phase(Phase::Open)).await;
    bench.change(&first, told("sidorov", bench.now())).await;
    // Two slips of the finger: called done and taken back, opened and taken back.
    let third = bench.register("дверь").await;
    bench.change(&third, phase(Phase::Solved)).await;
    bench.undo(None).await.unwrap();
    bench.change(&second, phase(Phase::Open)).await;
    bench.undo(None).await.unwrap();
    let told: Vec<_> = comebacks(&bench).await.into_iter().map(|c| (c.ticket, c.holder.map(|h| h.id.to_string()))).collect();
    assert_eq!(told, [(first, Some("petrov".to_owned()))]);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn tickets_are_counted_by_channel(#[case] on: On) {
    let bench = bench(on).await;
    for (subject, channel) in [("замок", Channel::Phone), ("камера", Channel::WebForm), ("дверь", Channel::Phone)]
    {
        let mut ticket = ticket(subject);
        ticket.head.channel = channel;
        bench.act(Act::Ticket { id: "".into(), what: Change::Register { ticket: Box::new(ticket) }, seen: None }).await;
    }
    let counted = async |from, to| match bench.desk.read(Read::Channels { from, to }).await.unwrap() {
        Answer::Channels(channels) => channels,
        other => panic!("{other:?}"),
    };
    assert_eq!(counted(ALL.0, ALL.1).await, [(Channel::Phone, 2), (Channel::WebForm, 1)]);
    assert!(counted(Moment(0), MORNING).await.is_empty());
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn uses_are_visits_talks_and_raises_of_the_client(#[case] on: On) {
    let bench = bench(on).await;
    assert_eq!(uses(&bench).await, Uses::default(), "a young desk knows of nothing");
    let id = bench.register("замок").await;
    let trip = |state| Change::Trip { state, expected: None };
    bench.change(&id, trip(VisitState::OnSite)).await;
    assert!(uses(&bench).await.list.is_empty(), "not over yet");
    bench.change(&id, trip(VisitState::Done)).await;
    bench.change(&id, raise()).await;
    bench.act(Act::Call { call: Box::new(call(CallState::Ended)) }).await;
    let of = |uses: &Uses, kind| uses.list.iter().filter(|used| used.kind == kind).map(|used| used.by).sum::<i64>();
    let told = uses(&bench).await;
    assert!(told.list.iter().all(|used| used.company.as_str() == "vector"), "{told:?}");
    let kinds = [QuotaKind::Visits, QuotaKind::PhoneMinutes, QuotaKind::Raises];
    assert_eq!(kinds.map(|kind| of(&told, kind)), [1, 3, 1]);
    assert!(kinds.iter().all(|kind| told.known_since(*kind).is_some()), "{told:?}");
    let Answer::Log(mine) = bench.desk.read(Read::LatestBy { actor: "Иванова".into(), limit: 10 }).await.unwrap() else {
        panic!()
    };
    let raised = mine.iter().find(|event| matches!(&event.act, Act::Ticket { what: Change::SetPriority { .. }, .. })).unwrap();
    bench.undo(Some(raised.seq)).await.unwrap();
    assert_eq!(of(&uses(&bench).await, QuotaKind::Raises), 0, "what was taken back was not used");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn limits_are_those_of_contracts_in_force_with_what_their_package_adds(#[case] on: On) {
    let bench = bench(on).await;
    let Answer::Records(records) = bench.desk.read(Read::Records(Kind::Contract)).await.unwrap() else { panic!() };
    let Some(Record::Contract(contract)) = records.into_iter().next() else { panic!() };
    let own = Quota { used: 3, ..quota(QuotaKind::Visits, 10) };
    let over = contract::Contract { id: "c0".into(), until: MORNING, ..(*contract).clone() };
    let contract = contract::Contract { quotas: vec![own], ..*contract };
    bench.load([contract, over].map(|one| Load::Record(Record::Contract(Box::new(one)))).into()).await;
    let Answer::Limits(limits) = bench.desk.read(Read::Limits(MORNING)).await.unwrap() else { panic!() };
    let told = limits.iter().map(|l| (l.company.name.raw(), l.contract.as_str(), l.quota.kind, l.quota.used, l.quota.total));
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            ("ООО «Вектор»", "c1", QuotaKind::Visits, 3, 10),
            ("ООО «Вектор»", "c1", QuotaKind::PhoneMinutes, 0, 60),
            ("ООО «Вектор»", "c1", QuotaKind::Raises, 0, 2),
        ]
    );
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn acts_are_made_of_tickets_with_a_specification_only(#[case] on: On) {
    let bench = bench(on).await;
    solved_by(&bench, "замок", "petrov").await;
    let billed = bench.register("камера").await;
    let price = Price { money: Money::rub(180_000), unit: PriceUnit::Piece, vat: true };
    let line = Line::one(spec::LineKind::Visit, "Выезд", price, 22);
    bench.change(&billed, Change::AddLine { line: Box::new(line) }).await;
    let read = async || match bench.desk.read(Read::Billed { from: ALL.0, to: ALL.1 }).await.unwrap() {
        Answer::Tickets(tickets) => tickets.into_iter().map(|t| t.head.id).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert!(read().await.is_empty(), "not solved yet");
    bench.change(&billed, phase(Phase::Solved)).await;
    assert_eq!(read().await, [billed]);
}
