use super::bench::*;
use crate::backend::{Applied, Failure};
use crate::desk::contract::QuotaKind;
use crate::desk::ticket::Promise;
use crate::desk::*;
use rstest::rstest;
use serde_json::json;

fn refused(answer: Result<Applied, Failure>) -> String {
    match answer {
        Err(Failure::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn each_change_can_be_taken_back_and_done_again(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("нет связи").await;
    bench.change(&id, told("petrov", MORNING)).await;
    let promise = Promise { text: "до 11".into(), until: MORNING, owner: "я".into(), made: MORNING };
    let changes = [
        told("sidorov", MORNING),
        Change::Answer { handed: Handed::Confirmed { at: MORNING } },
        raise(),
        wait(None),
        Change::Promise { to: Some(promise) },
        Change::Move { to: Group("вторая линия".into()) },
        Change::Link { parent: Some("t9".into()) },
        Change::Pin { on: true },
        Change::BreachReason { code: Some("road".into()) },
        Change::CalledAgain { calls: 3 },
        Change::About { assets: vec!["nvr-1".into()] },
        Change::SetPhase { to: Phase::Solved },
        Change::Several { changes: vec![Change::Pin { on: true }, told("petrov", MORNING)] },
    ];
    for what in changes {
        let clocks = bench.ticket(&id).await.clocks;
        let before = what.touched(&bench.ticket(&id).await);
        let done = bench.change(&id, what.clone()).await;
        let after = what.touched(&bench.ticket(&id).await);
        let back = bench.undo(None).await.unwrap();
        assert_eq!(back.event.undoes, Some(done.event.seq));
        assert_eq!(what.touched(&bench.ticket(&id).await), before, "{what:?} is taken back");
        assert_eq!(bench.ticket(&id).await.clocks, clocks, "{what:?} has moved no clock");
        bench.undo(Some(back.event.seq)).await.unwrap();
        assert_eq!(what.touched(&bench.ticket(&id).await), after, "{what:?} is done again");
        bench.undo(None).await.unwrap();
        assert_eq!(what.touched(&bench.ticket(&id).await), before, "{what:?} is taken back again");
    }
    assert_eq!(bench.used(QuotaKind::Raises).await, 0);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn an_undo_gives_the_raise_back_and_a_redo_takes_it_again(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("сервер").await;
    let raised = bench.change(&id, raise()).await;
    let back = bench.undo(Some(raised.event.seq)).await.unwrap();
    assert_eq!(bench.used(QuotaKind::Raises).await, 0);
    bench.undo(Some(back.event.seq)).await.unwrap();
    assert_eq!(bench.used(QuotaKind::Raises).await, 1);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn where_the_world_has_moved_on_an_undo_is_a_conflict(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("камера").await;
    let mine = bench.change(&id, told("petrov", MORNING)).await;
    bench.change(&id, Change::Pin { on: true }).await;
    let mut theirs = bench.wish(Act::Ticket { id: id.clone(), what: told("sidorov", MORNING), seen: None });
    theirs.actor = "Сидорова".into();
    bench.try_do(theirs).await.unwrap();
    match bench.undo(Some(mine.event.seq)).await {
        Err(Failure::Conflict { theirs, by: Some((who, _)) }) => {
            assert_eq!((theirs.version, who.raw()), (4, "Сидорова"));
        }
        other => panic!("not a conflict: {other:?}"),
    }
    bench.undo(None).await.unwrap();
    assert!(!bench.ticket(&id).await.extra.pinned, "another part of the ticket is free to be undone");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn what_cannot_be_undone_says_why(#[case] on: On) {
    let bench = bench(on).await;
    assert_eq!(refused(bench.undo(None).await), "nothing-to-undo");
    assert_eq!(refused(bench.undo(Some(99)).await), "no-such-event");
    let id = bench.register("касса").await;
    bench.change(&id, Change::Note { text: "едем".into(), to_client: true }).await;
    assert_eq!(refused(bench.undo(None).await), "client-has-read-it");
    let pin = bench.change(&id, Change::Pin { on: true }).await;
    bench.undo(Some(pin.event.seq)).await.unwrap();
    assert_eq!(refused(bench.undo(Some(pin.event.seq)).await), "already-undone");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_registration_is_closed_again_only_while_nobody_had_a_hand_in_it(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("ошибка").await;
    bench.undo(None).await.unwrap();
    assert_eq!(bench.ticket(&id).await.head.phase, Phase::Closed);
    let other = bench.register("не ошибка").await;
    let mut theirs = bench.wish(Act::Ticket { id: other.clone(), what: told("petrov", MORNING), seen: None });
    theirs.actor = "Сидорова".into();
    bench.try_do(theirs).await.unwrap();
    assert!(matches!(bench.undo(None).await, Err(Failure::Conflict { .. })));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_plan_is_taken_back_whole_and_what_is_left_is_named(#[case] on: On) {
    let bench = bench(on).await;
    let mut wishes = Vec::new();
    for n in 0..3 {
        let id = bench.register(&format!("заявка {n}")).await;
        let mut wish = bench.wish(Act::Ticket { id, what: told("petrov", MORNING), seen: Some(1) });
        wish.batch = Some("plan-1".into());
        wishes.push(wish);
    }
    let done = bench.desk.apply(wishes).await.unwrap();
    assert!(done.iter().all(Result::is_ok));
    bench.change(&"t2".into(), told("sidorov", MORNING)).await;
    let back = bench.undo(Some(done[0].as_ref().unwrap().event.seq)).await.unwrap();
    assert_eq!(back.event.after["taken_back"], json!(2));
    assert_eq!(back.event.after["left"], json!([2]));
    for (id, holder) in [("t1", None), ("t2", Some("sidorov")), ("t3", None)] {
        let assignee = bench.ticket(&id.into()).await.people.assignee;
        assert_eq!(assignee.as_ref().map(|a| a.unit.id.as_str()), holder, "{id}");
    }
    let again = bench.undo(Some(back.event.seq)).await.unwrap();
    assert_eq!(again.event.after["taken_back"], json!(2), "the undo of a plan is undone whole, too");
    assert!(bench.ticket(&"t1".into()).await.people.assignee.is_some());
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn an_absence_and_a_state_are_taken_back(#[case] on: On) {
    let bench = bench(on).await;
    let ill = shift::Absence { from: MORNING, until: MORNING + Minutes(60), why: "ill".into() };
    bench.act(Act::Absence { unit: "petrov".into(), absences: vec![ill] }).await;
    bench.act(Act::UnitState { unit: "petrov".into(), state: UnitState::Out }).await;
    let unit = |applied: Applied| applied.event.after.clone();
    assert_eq!(unit(bench.undo(None).await.unwrap()), json!({ "state": "free" }));
    assert_eq!(unit(bench.undo(None).await.unwrap()), json!({ "absences": [] }));
    assert_eq!(refused(bench.undo(None).await), "nothing-to-undo");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_raise_of_a_late_ticket_wipes_out_no_delay_and_taken_back_it_was_never_there(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("нет связи").await;
    let due = bench.ticket(&id).await.clocks.list.iter().filter_map(|clock| clock.due.at()).max().expect("a deadline");
    let late = Moment(due.0 + 600 * 60_000);
    let before = bench.ticket(&id).await;
    let act = Act::Ticket { id: id.clone(), what: raise(), seen: None };
    bench.try_do(Wish { at: Some(late), ..bench.wish(act) }).await.unwrap();
    let raised = bench.ticket(&id).await.clocks;
    assert!(raised.list.iter().all(|clock| clock.met.is_some() || clock.due.at().is_none_or(|at| at < late)), "{raised:?}");
    let back = Wish { at: Some(Moment(late.0 + 60_000)), ..bench.wish(Act::Undo { seq: None }) };
    bench.try_do(back).await.unwrap();
    let after = bench.ticket(&id).await.clocks;
    assert_eq!((after.list, after.due, after.due_of), (before.clocks.list, before.clocks.due, before.clocks.due_of));
}
