use super::bench::*;
use crate::backend::{Answer, Failure, Read};
use crate::desk::contract::QuotaKind;
use crate::desk::ticket::Promise;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::*;
use rstest::rstest;

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_ticket_lives_from_the_call_to_the_solution(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("нет связи").await;
    assert_eq!(id.as_str(), "t1");
    let new = bench.ticket(&id).await;
    assert_eq!(new.clocks.due, Due::At { at: new.head.created + Minutes(24 * 60) }, "the package's clocks run");
    assert_eq!((new.head.number, new.head.version, new.head.phase.kind()), (1, 1, PhaseKind::New));

    bench.change(&id, told("petrov", MORNING)).await;
    bench.change(&id, Change::Answer { handed: Handed::Confirmed { at: MORNING } }).await;
    assert_eq!(bench.ticket(&id).await.head.phase, Phase::Open);

    let raised = bench.change(&id, raise()).await;
    assert_eq!(raised.event.before, serde_json::json!({ "priority": "normal" }));
    let used = serde_json::json!([{ "contract": "c1", "kind": "raises", "by": 1, "must": true }]);
    assert_eq!(raised.event.after, serde_json::json!({ "priority": "high", "used": used }));
    assert_eq!(bench.used(QuotaKind::Raises).await, 1);

    let until = MORNING + Minutes(60);
    bench.change(&id, wait(Some(until))).await;
    let (rows, _) = bench.board(crate::backend::Board::Open).await;
    assert!(wakes(&rows, until - Minutes(1)).is_empty(), "nothing wakes before its time");
    let woken = bench.try_do(wakes(&rows, until).remove(0)).await.unwrap();
    assert_eq!(woken.row.unwrap().facts.phase, PhaseKind::Open);

    let promise = Promise { text: "перезвоним".into(), until, owner: "Иванова".into(), made: MORNING };
    bench.change(&id, Change::Promise { to: Some(promise.clone()) }).await;
    bench.change(&id, Change::Note { text: "ключ у охраны".into(), to_client: false }).await;
    bench.change(&id, Change::SetPhase { to: Phase::Solved }).await;

    let card = bench.card(&id).await;
    assert_eq!(card.ticket.head.version, 9);
    assert_eq!(card.ticket.extra.promise, Some(promise));
    assert_eq!(card.history.len(), 9);
    assert_eq!(card.history.iter().map(|e| e.version).collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
    let words =
        |e: &Event| matches!(&e.act, Act::Ticket { what: Change::Note { text, .. }, .. } if text.raw() == "ключ у охраны");
    assert!(card.history.iter().any(words), "the words of a note come back with the history");
    assert!(bench.board(crate::backend::Board::Open).await.0.is_empty(), "a solved ticket leaves the board");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_stale_version_is_a_conflict_that_shows_theirs(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("камера").await;
    let mut theirs = bench.wish(Act::Ticket { id: id.clone(), what: told("petrov", MORNING), seen: Some(1) });
    theirs.actor = "Сидорова".into();
    bench.try_do(theirs).await.unwrap();
    let mine = bench.wish(Act::Ticket { id: id.clone(), what: told("sidorov", MORNING), seen: Some(1) });
    match bench.try_do(mine).await {
        Err(Failure::Conflict { theirs, by: Some((who, _)) }) => {
            assert_eq!(theirs.version, 2);
            assert_eq!(who.raw(), "Сидорова");
        }
        other => panic!("not a conflict: {other:?}"),
    }
    assert_eq!(bench.ticket(&id).await.people.assignee.unwrap().unit.id.as_str(), "petrov");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn the_same_wish_sent_twice_is_done_once(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("сервер").await;
    let wish = bench.wish(Act::Ticket { id: id.clone(), what: raise(), seen: None });
    let first = bench.try_do(wish.clone()).await.unwrap();
    let again = bench.try_do(wish.clone()).await.unwrap();
    let both = bench.desk.apply(vec![wish.clone(), wish]).await.unwrap();
    assert_eq!(first.event, again.event);
    assert!(both.iter().all(|a| a.as_ref().unwrap().event.seq == first.event.seq));
    assert_eq!(bench.used(QuotaKind::Raises).await, 1);
    assert_eq!(bench.ticket(&id).await.head.version, 2);
    let mut other = bench.wish(Act::Ticket { id, what: wait(None), seen: None });
    other.id = first.event.wish.clone();
    assert_eq!(code(bench.try_do(other).await), "wish-id-taken", "another wish under that id is not taken for done");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn what_makes_no_sense_is_refused_and_the_rest_of_the_batch_goes_through(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("касса").await;
    let act = |id: &TicketId, what| bench.wish(Act::Ticket { id: id.clone(), what, seen: None });
    let wishes = vec![
        act(&"t99".into(), raise()),
        act(&id, raise()),
        act(&id, raise()),
        act(&id, raise()),
        act(&id, Change::Answer { handed: Handed::Confirmed { at: MORNING } }),
    ];
    let codes: Vec<String> = bench.desk.apply(wishes).await.unwrap().into_iter().map(code).collect();
    assert_eq!(codes, ["no-such-ticket", "done", "done", "quota-used-up", "nobody-holds-it"]);
    assert_eq!(bench.used(QuotaKind::Raises).await, 2);
}

fn code<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Ok(_) => "done".into(),
        Err(Failure::Refused { code, .. }) => code,
        Err(other) => panic!("{other:?}"),
    }
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_call_without_a_ticket_burns_minutes_of_the_contract_once(#[case] on: On) {
    let bench = bench(on).await;
    for state in [CallState::Ringing, CallState::Answered] {
        bench.act(Act::Call { call: Box::new(call(state)) }).await;
    }
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 0);
    for _ in 0..2 {
        bench.act(Act::Call { call: Box::new(call(CallState::Ended)) }).await;
    }
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 3, "each begun minute counts, once");
    let Answer::Calls(calls) = bench.desk.read(Read::Calls).await.unwrap() else { panic!("no calls") };
    assert_eq!(calls.iter().map(|c| c.state).collect::<Vec<_>>(), [CallState::Ended]);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_visit_that_is_done_takes_one_of_the_contract(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("замок").await;
    let done = Visit { state: VisitState::Done, ..Visit::default() };
    bench.change(&id, Change::Visit { to: Some(done.clone()) }).await;
    bench.change(&id, Change::Visit { to: Some(Visit { defect: true, ..done }) }).await;
    assert_eq!(bench.used(QuotaKind::Visits).await, 1);
    bench.undo(None).await.unwrap();
    bench.undo(None).await.unwrap();
    assert_eq!(bench.used(QuotaKind::Visits).await, 0);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn the_router_sees_who_is_free_and_who_knows_the_client(#[case] on: On) {
    let bench = bench(on).await;
    let held = bench.register("склад").await;
    bench.change(&held, told("petrov", MORNING)).await;
    let waiting = bench.register("ждёт").await;
    bench.change(&waiting, wait(None)).await;
    let unplaced = bench.register("ничья").await;
    let Answer::Backlog(backlog) = bench.desk.read(Read::Backlog(None)).await.unwrap() else { panic!("no backlog") };
    assert_eq!(backlog.tickets.iter().map(|t| &t.head.id).collect::<Vec<_>>(), [&unplaced]);
    assert_eq!(backlog.held.iter().map(|r| &r.id).collect::<Vec<_>>(), [&held]);
    assert_eq!(backlog.units.len(), 2);
    assert_eq!(backlog.knows.len(), 1);
    assert_eq!(backlog.knows[0].unit.as_str(), "petrov");
    assert!(backlog.companies.contains_key(&"vector".into()) && backlog.sites.contains_key(&"store".into()));
    let Answer::Dossier(Some(dossier)) = bench.desk.read(Read::Dossier("vector".into())).await.unwrap() else { panic!() };
    assert_eq!((dossier.open.len(), dossier.contacts.len(), dossier.sites.len(), dossier.packages.len()), (3, 1, 1, 1));
    assert_eq!(bench.card(&unplaced).await.nearby.len(), 2);
    let Answer::Card(Some(same)) = bench.desk.read(Read::Numbered(3)).await.unwrap() else { panic!() };
    assert_eq!(same.ticket.head.id, unplaced);
}
