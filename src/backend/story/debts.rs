//! What is decided about a debt: it stands over the books, through the next import, and ends by itself.

use super::bench::*;
use crate::backend::{Answer, Applied, Failure, Flip, Read};
use crate::desk::client::Approver;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::record::Kind;
use crate::desk::*;
use rstest::rstest;

fn debt(owed: i64) -> Debt {
    Debt {
        company: "vector".into(),
        total: Money::rub(owed),
        overdue: Some(Money::rub(owed)),
        since: Some(Moment(MORNING.0 - 60 * 86_400_000)),
        as_of: MORNING,
        source: "1С".into(),
        relief: None,
        stop: None,
    }
}

fn decided(decided: Decided) -> Act {
    Act::Debt { company: "vector".into(), decided }
}

fn paid_today() -> Decided {
    Decided::Lift { why: DebtRelief::PaidToday, until: MORNING + Minutes(3 * 24 * 60) }
}

fn stop() -> Decided {
    Decided::Stop { who: Approver { name: "Белов".into(), phone: None } }
}

impl Bench {
    /// The books, as the accountant's file brings them: a snapshot.
    async fn books(&self, debts: Vec<Debt>) {
        let bulk = self.desk.bulk().unwrap();
        bulk.stage(debts.into_iter().map(|d| Load::Record(Record::Debt(Box::new(d)))).collect()).await.unwrap();
        let flip = Flip { actor: "import".into(), replace: vec![Kind::Debt], at: Some(self.now()), ..Flip::default() };
        bulk.flip_by(flip).await.unwrap();
    }

    async fn owes(&self) -> Debt {
        match self.desk.read(Read::Dossier("vector".into())).await.unwrap() {
            Answer::Dossier(Some(dossier)) => dossier.debt.expect("a debt"),
            other => panic!("no client: {other:?}"),
        }
    }

    async fn said_by(&self, who: &str, act: Act) -> Result<Applied, Failure> {
        self.try_do(Wish { actor: who.into(), ..self.wish(act) }).await
    }
}

fn refused(result: Result<Applied, Failure>) -> String {
    match result {
        Err(Failure::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

async fn owing(on: On) -> Bench {
    let bench = bench(on).await;
    bench.books(vec![debt(12_000_000)]).await;
    bench
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn paid_today_lifts_the_debt_outlives_an_import_and_is_taken_back(#[case] on: On) {
    let bench = owing(on).await;
    let done = bench.act(decided(paid_today())).await;
    assert_eq!(done.event.subject, Subject::Company("vector".into()));
    assert_eq!(done.event.after["role"], "lead", "where nobody is named a lead, everybody is");
    let lifted = Some((DebtRelief::PaidToday, MORNING + Minutes(3 * 24 * 60)));
    assert_eq!(bench.owes().await.relief, lifted);
    bench.books(vec![debt(11_000_000)]).await;
    let debt = bench.owes().await;
    assert_eq!((debt.relief, debt.total.minor), (lifted, 11_000_000), "the next books do not wipe our word out");
    bench.undo(None).await.unwrap();
    assert_eq!(bench.owes().await.relief, None);
    bench.undo(None).await.expect_err("there is nothing more of theirs");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn when_the_books_show_the_money_decisions_end_by_themselves(#[case] on: On) {
    let bench = owing(on).await;
    bench.act(decided(stop())).await;
    assert_eq!(bench.owes().await.stop.map(|s| s.name), Some("Белов".into()));
    bench.books(vec![debt(0)]).await;
    let log = bench.log().await;
    let by_itself = log.iter().rfind(|e| matches!(e.act, Act::Debt { .. })).unwrap();
    assert_eq!((by_itself.actor.raw(), &by_itself.after["paid"]), ("import", &serde_json::json!(true)));
    assert_eq!(log.iter().map(|e| e.seq).collect::<Vec<_>>(), (1..=log.len() as i64).collect::<Vec<_>>(), "no gap in the log");
    bench.books(vec![debt(9_000_000)]).await;
    assert_eq!(bench.owes().await.stop, None, "a new debt is another matter");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn only_a_lead_stops_the_service_and_resumes_it(#[case] on: On) {
    let bench = owing(on).await;
    let policy = Policy { leads: vec!["Белов".into()], ..Policy::default() };
    bench.load(vec![Load::Record(Record::Policy(Box::new(policy)))]).await;
    assert_eq!(refused(bench.said_by("Ольга", decided(stop())).await), "lead-only");
    let done = bench.said_by("белов", decided(stop())).await.unwrap();
    assert_eq!(done.event.after["role"], "lead");
    assert_eq!(refused(bench.said_by("Ольга", decided(Decided::Serve)).await), "lead-only");
    assert_eq!(refused(bench.said_by("Ольга", Act::Undo { seq: Some(done.event.seq) }).await), "lead-only");
    let lifted = bench.said_by("Ольга", decided(paid_today())).await.unwrap();
    assert_eq!(lifted.event.after["role"], "dispatcher", "what everybody may say is logged with who they are");
    bench.said_by("Белов", decided(Decided::Serve)).await.unwrap();
    let debt = bench.owes().await;
    assert_eq!((debt.stop, debt.relief.map(|r| r.0)), (None, Some(DebtRelief::PaidToday)));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn nothing_is_decided_about_what_is_not_owed(#[case] on: On) {
    let bench = bench(on).await;
    assert_eq!(refused(bench.said_by("Ольга", decided(paid_today())).await), "nothing-owed");
    bench.books(vec![debt(12_000_000)]).await;
    assert_eq!(refused(bench.said_by("Ольга", decided(Decided::Bite)).await), "nothing-lifts-it");
    assert_eq!(refused(bench.said_by("Ольга", decided(Decided::Serve)).await), "not-stopped");
    let past = Decided::Lift { why: DebtRelief::Disputed, until: MORNING };
    assert_eq!(refused(bench.said_by("Ольга", decided(past)).await), "day-has-passed");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn the_router_hears_of_it_too(#[case] on: On) {
    let bench = owing(on).await;
    bench.register("камера").await;
    bench.act(decided(paid_today())).await;
    let Answer::Backlog(backlog) = bench.desk.read(Read::Backlog(None)).await.unwrap() else { panic!("no backlog") };
    assert_eq!(backlog.debts[&CompanyId::from("vector")].relief.map(|r| r.0), Some(DebtRelief::PaidToday));
}
