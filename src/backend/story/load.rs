use super::bench::*;
use crate::backend::{Answer, Board, Failure, Flip, Load, Read};
use crate::desk::contract::Debt;
use crate::desk::*;
use rstest::rstest;

fn numbered(id: &str, number: i64) -> Load {
    let mut ticket = ticket("из файла");
    ticket.head.id = id.into();
    ticket.head.number = number;
    ticket.head.version = 1;
    Load::Ticket(Box::new(ticket))
}

fn history(wish: &str, id: &str) -> Load {
    Load::Event(Box::new(Event {
        seq: 0,
        at: MORNING,
        actor: "импорт".into(),
        subject: Subject::Ticket(id.into()),
        act: Act::Ticket { id: id.into(), what: Change::Note { text: "было".into(), to_client: false }, seen: None },
        before: serde_json::Value::Null,
        after: serde_json::Value::Null,
        reason: None,
        wish: wish.into(),
        batch: None,
        version: 1,
        undo: Undo::No { why: "imported".into() },
        undoes: None,
    }))
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_load_is_taken_over_at_once_with_its_history_in_order(#[case] on: On) {
    let bench = bench(on).await;
    let before = bench.desk.health().await.unwrap().seq;
    let bulk = bench.desk.bulk().unwrap();
    bulk.stage(vec![numbered("a", 7), history("h1", "a")]).await.unwrap();
    bulk.stage(vec![numbered("b", 8), history("h2", "b"), history("h3", "a")]).await.unwrap();
    assert!(bench.board(Board::Open).await.0.is_empty(), "nothing is seen before the flip");
    assert_eq!(bulk.flip("импорт", Vec::new()).await.unwrap(), 5);
    assert_eq!(bench.board(Board::Open).await.0.len(), 2);
    let wishes: Vec<String> = bench.log().await[before as usize..].iter().map(|e| e.wish.as_str().to_owned()).collect();
    assert_eq!(wishes, ["h1", "h2", "h3", &format!("load:{}", before + 4)]);
    assert_eq!(bench.card(&"a".into()).await.history.len(), 2);
    assert_eq!(bench.register("следующая").await.as_str(), "t9", "numbers go on after the loaded ones");

    bulk.stage(vec![numbered("a", 7), history("h1", "a")]).await.unwrap();
    bulk.flip("импорт", Vec::new()).await.unwrap();
    assert_eq!(bench.card(&"a".into()).await.history.len(), 2, "history that is there is not doubled");
    let seqs: Vec<i64> = bench.log().await.iter().map(|e| e.seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>(), "the log has no gaps");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_load_that_does_not_fit_leaves_nothing(#[case] on: On) {
    let bench = bench(on).await;
    bench.register("первая").await;
    let before = bench.desk.health().await.unwrap().seq;
    let bulk = bench.desk.bulk().unwrap();
    for bad in [vec![numbered("x", 50), numbered("a", 1)], vec![numbered("x", 50), numbered("y", 50)]] {
        bulk.stage(bad).await.unwrap();
        assert!(
            matches!(bulk.flip("импорт", vec![Kind::Unit]).await, Err(Failure::Refused { code, .. }) if code == "number-taken")
        );
    }
    assert!(bulk.stage(vec![numbered("z", 0)]).await.is_err(), "a ticket needs a number");
    bulk.discard().await.unwrap();
    bulk.stage(vec![numbered("gone", 60)]).await.unwrap();
    bulk.discard().await.unwrap();
    assert_eq!(bench.desk.health().await.unwrap().seq, before);
    assert_eq!(bench.board(Board::All).await.0.len(), 1);
    let Answer::Records(units) = bench.desk.read(Read::Records(Kind::Unit)).await.unwrap() else { panic!() };
    assert_eq!(units.len(), 2, "what was to be replaced still stands");
    assert_eq!(bulk.flip("импорт", Vec::new()).await.unwrap(), 0);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_new_package_counts_for_what_is_open(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("до").await;
    let before = bench.ticket(&id).await.clocks.due;
    let mut records = furniture();
    records.retain(|r| r.kind() == Kind::Package);
    if let Record::Package(package) = &mut records[0] {
        package.quotas.clear();
        package.targets.goals[1].resolution = Some(Minutes(60));
    }
    bench.load(records.into_iter().map(Load::Record).collect()).await;
    let ticket = bench.ticket(&id).await;
    assert_ne!(ticket.clocks.due, before);
    assert_eq!(ticket.clocks.due, Due::At { at: MORNING + Minutes(60) }, "the clocks of what is open run by the new terms");
    assert_eq!(bench.board(Board::Open).await.0, [Row::of(&ticket)]);
    let wish = bench.wish(Act::Ticket { id, what: raise(), seen: None });
    assert!(matches!(bench.try_do(wish).await, Err(Failure::Refused { code, .. }) if code == "no-such-quota"));
}

fn owes(company: &str, kopecks: i64) -> Load {
    Load::Record(Record::Debt(Box::new(Debt {
        company: company.into(),
        total: Money::rub(kopecks),
        overdue: None,
        since: None,
        as_of: MORNING,
        source: "1С".into(),
        relief: None,
        stop: None,
    })))
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_list_of_debts_replaces_the_one_before_and_the_log_says_who_brought_what_and_when(#[case] on: On) {
    let bench = bench(on).await;
    let bulk = bench.desk.bulk().unwrap();
    let flip = |kinds| Flip {
        actor: "Гришин".into(),
        from: Some("осв.xlsx".into()),
        replace: kinds,
        at: Some(MORNING),
        ..Flip::default()
    };
    bulk.stage(vec![owes("a", 100), owes("b", 200)]).await.unwrap();
    bulk.flip_by(flip(vec![Kind::Debt])).await.unwrap();
    let confirmed = Match { key: "name:ромашка".into(), said: "Ромашка".into(), company: Some("b".into()) };
    let confirmed = Record::Match(Box::new(confirmed));
    bulk.stage(vec![owes("b", 300), Load::Record(confirmed.clone())]).await.unwrap();
    bulk.flip_by(flip(vec![Kind::Debt])).await.unwrap();
    let records = async |kind| match bench.desk.read(Read::Records(kind)).await.unwrap() {
        Answer::Records(records) => records,
        other => panic!("{other:?}"),
    };
    let Load::Record(stands) = owes("b", 300) else { panic!() };
    assert_eq!(records(Kind::Debt).await, [stands], "who is not in the list owes nothing");
    assert_eq!(records(Kind::Match).await, [confirmed]);
    let last = bench.log().await.pop().unwrap();
    assert_eq!((last.actor.raw(), last.at), ("Гришин", MORNING));
    assert_eq!((&last.after["from"], &last.after["kinds"]), (&"осв.xlsx".into(), &serde_json::json!({ "debt": 1, "match": 1 })));

    bulk.flip_by(flip(vec![Kind::Debt])).await.unwrap();
    assert!(records(Kind::Debt).await.is_empty());
    assert_eq!(bench.log().await.pop().unwrap().after["kinds"], serde_json::json!({ "debt": 0 }), "emptied is changed too");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn what_an_import_brought_is_told_with_its_source_and_its_day_until_the_next_one(#[case] on: On) {
    let bench = bench(on).await;
    let bulk = bench.desk.bulk().unwrap();
    let origin = |of, source: &str, as_of| Origin {
        of,
        source: source.into(),
        as_of,
        file: "лимиты.csv".into(),
        by: "Гришин".into(),
        at: MORNING,
    };
    let told = async || match bench.desk.read(Read::Dossier("vector".into())).await.unwrap() {
        Answer::Dossier(Some(dossier)) => dossier.origins,
        other => panic!("{other:?}"),
    };
    assert_eq!(told().await, Origins::default(), "nothing was imported");
    for origin in [origin(Topic::Contracts, "1С", MORNING), origin(Topic::Quotas, "учёт", MORNING)] {
        bulk.flip_by(Flip { actor: "Гришин".into(), origin: Some(origin), at: Some(MORNING), ..Flip::default() }).await.unwrap();
    }
    let newer = origin(Topic::Contracts, "1С:УНФ", MORNING + Minutes(60));
    bulk.flip_by(Flip { actor: "Гришин".into(), origin: Some(newer.clone()), ..Flip::default() }).await.unwrap();
    let origins = told().await;
    assert_eq!(origins.get(Topic::Contracts), Some(&newer));
    assert_eq!(origins.get(Topic::Quotas).map(|origin| origin.source.raw()), Some("учёт"));
    assert_eq!(origins.get(Topic::Assets), None);
    assert_eq!(bench.log().await.pop().unwrap().after["kinds"], serde_json::json!({ "origin": 1 }), "the consoles read anew");
}
