use super::bench::*;
use crate::backend::{Board, Failure, Load, ReadOnly, Sql, open};
use crate::desk::*;
use std::sync::atomic::AtomicI64;

fn code<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Err(Failure::Refused { code, .. }) => code,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it opened"),
    }
}

#[tokio::test]
async fn a_desk_that_is_opened_again_has_everything() {
    let bench = bench(On::Sqlite).await;
    let id = bench.register("останется").await;
    bench.change(&id, raise()).await;
    let (log, board, card) = (bench.log().await, bench.board(Board::All).await, bench.card(&id).await);
    let Bench { desk, folder, .. } = bench;
    drop(desk);
    let again = Bench {
        desk: open(&format!("sqlite:{}", folder.path().join("desk.db").display())).await.unwrap(),
        ..empty(On::Memory).await
    };
    assert_eq!(again.log().await, log);
    assert_eq!(again.board(Board::All).await, board);
    assert_eq!(again.card(&id).await, card);
}

#[tokio::test]
async fn who_leaves_last_leaves_one_whole_file() {
    let bench = bench(On::Sqlite).await;
    let id = bench.register("в самом файле").await;
    let card = bench.card(&id).await;
    let mut news = bench.desk.watch(Cursor("0".into()));
    assert!(futures_util::StreamExt::next(&mut news).await.is_some(), "somebody follows it to the end");
    let Bench { desk, folder, .. } = bench;
    desk.close().await;
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["desk.db"]);
    let copy = folder.path().join("copy.db");
    std::fs::copy(folder.path().join("desk.db"), &copy).unwrap();
    let copied = Bench { desk: open(&format!("sqlite:{}", copy.display())).await.unwrap(), ..empty(On::Memory).await };
    assert_eq!(copied.card(&id).await, card);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("новая папка/desk ?.db");
    let _desk = open(&format!("sqlite:{}", file.display())).await.unwrap();
    for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
    }
}

#[tokio::test]
async fn a_file_of_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "это не база данных, а просто заметки на полях".repeat(40)).unwrap();
    assert_eq!(code(Sql::open(&text).await), "not-a-desk-file");
    let other = folder.path().join("other.db");
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&format!("sqlite://{}?mode=rwc", other.display())).await.unwrap();
    sqlx::query("CREATE TABLE recipes (name TEXT)").execute(&pool).await.unwrap();
    pool.close().await;
    let before = std::fs::read(&other).unwrap();
    assert_eq!(code(Sql::open(&other).await), "not-a-desk-file");
    assert_eq!(std::fs::read(&other).unwrap(), before, "another program's file is left alone, byte for byte");
    assert!(matches!(Sql::open(folder.path()).await, Err(Failure::File { code: "folder", .. })), "a folder is no file");
    let inside = other.join("desk.db");
    assert!(matches!(Sql::open(&inside).await, Err(Failure::File { code: "no-place", .. })), "a file is no folder");
}

#[tokio::test]
async fn a_program_that_dies_in_the_middle_of_a_load_leaves_nothing_of_it() {
    let bench = bench(On::Sqlite).await;
    let mut left = ticket("наполовину");
    (left.head.id, left.head.number) = ("half".into(), 77);
    bench.desk.bulk().unwrap().stage(vec![Load::Ticket(Box::new(left))]).await.unwrap();
    let Bench { desk, folder, .. } = bench;
    drop(desk);
    let again = open(&format!("sqlite:{}", folder.path().join("desk.db").display())).await.unwrap();
    assert_eq!(again.bulk().unwrap().flip("импорт", Vec::new()).await.unwrap(), 0);
    let again = Bench { desk: again, folder, wishes: AtomicI64::new(0) };
    assert!(again.board(Board::All).await.0.is_empty());
}

#[tokio::test]
async fn a_file_of_a_newer_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    drop(Sql::open(&file).await.unwrap());
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    sqlx::query("INSERT INTO schema (version) VALUES (99)").execute(&pool).await.unwrap();
    pool.close().await;
    assert_eq!(code(Sql::open(&file).await), "newer-desk-file");
}

#[tokio::test]
async fn events_hold_no_personal_text() {
    let bench = bench(On::Sqlite).await;
    let id = bench.register("секрет: код двери 1234").await;
    bench.change(&id, Change::Note { text: "код двери 1234".into(), to_client: false }).await;
    let promise = ticket::Promise { text: "код двери 1234".into(), until: MORNING, owner: "я".into(), made: MORNING };
    bench.change(&id, Change::Promise { to: Some(promise) }).await;
    bench.change(&id, Change::Promise { to: None }).await;
    bench.act(Act::Call { call: Box::new(call(CallState::Ringing)) }).await;
    let file = bench.folder.path().join("desk.db");
    let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let spoken: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM event WHERE instr(act || undo || before || after, '1234') > 0 \
         OR instr(act || undo || before || after, '5550142') > 0 OR instr(act || undo, 'Берёзова') > 0",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(spoken, 0);
    let told = bench.log().await.into_iter().filter(|e| format!("{e:?}").contains("1234")).count();
    assert_eq!(told, 4, "but whoever reads the log reads the words, in the undo too");
}

#[tokio::test]
async fn a_desk_that_may_only_be_looked_at_refuses_every_write() {
    let bench = bench(On::Memory).await;
    let looking = ReadOnly(bench.desk.clone());
    let wish = bench.wish(Act::UnitState { unit: "petrov".into(), state: UnitState::Busy });
    let answers = crate::backend::Desk::apply(&looking, vec![wish]).await.unwrap();
    assert_eq!(code(answers.into_iter().next().unwrap()), "read-only");
    assert!(crate::backend::Desk::bulk(&looking).is_none());
}

#[tokio::test]
async fn an_unknown_scheme_names_the_known_ones() {
    match open("ftp://desk").await {
        Err(Failure::Unsupported(what)) => assert!(what.contains("sqlite:") && what.contains("memory:")),
        _ => panic!("it opened"),
    }
}
