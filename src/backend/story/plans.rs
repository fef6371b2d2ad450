//! How `SQLite` means to answer what is asked while a caller waits: by an index, never by walking a table.

use super::bench::*;
use sqlx::Row as _;

#[tokio::test]
async fn nothing_that_a_caller_waits_for_walks_a_table() {
    let bench = bench(On::Sqlite).await;
    let file = bench.folder.path().join("desk.db");
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let order = "ORDER BY due_rank, due_at, ease, created, number";
    for (asked, by) in [
        (
            format!(
                "SELECT shown FROM ticket WHERE open = 1 AND (due_rank, due_at, ease, created, number) > (0, 0, 0, 0, 0) {order}"
            ),
            "ticket_board",
        ),
        (
            format!("SELECT shown FROM ticket WHERE (due_rank, due_at, ease, created, number) > (0, 0, 0, 0, 0) {order}"),
            "ticket_all",
        ),
        (format!("SELECT doc FROM ticket WHERE unplaced = 1 {order}"), "ticket_unplaced"),
        ("SELECT shown FROM ticket WHERE open = 1 AND company = 'x'".into(), "ticket_company"),
        ("SELECT shown FROM ticket WHERE open = 1 AND site = 'x'".into(), "ticket_site"),
        ("SELECT doc FROM record WHERE kind = 'contact' AND owner IN ('x')".into(), "record_owner"),
        (
            "SELECT doc FROM record WHERE kind = 'call' AND live = 0 AND owner = 'x' ORDER BY at DESC LIMIT 20".into(),
            "record_owner",
        ),
        ("SELECT doc FROM record WHERE kind = 'call' AND live = 1 ORDER BY at DESC".into(), "record_live"),
        ("SELECT contact FROM phone WHERE reversed >= '2410' AND reversed < '2410:'".into(), "autoindex_phone"),
        ("SELECT seq FROM event WHERE subject_kind = 'ticket' AND subject = 'x' ORDER BY seq".into(), "event_subject"),
        ("SELECT seq FROM event WHERE actor = 'x' AND seq < 9 ORDER BY seq DESC".into(), "event_actor"),
        ("SELECT seq FROM event WHERE wish = 'x'".into(), "autoindex_event"),
    ] {
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {asked}"))).fetch_all(&pool).await.unwrap();
        let plan: Vec<String> = plan.iter().map(|row| row.get::<String, _>(3)).collect();
        let plan = plan.join("; ");
        assert!(plan.contains("SEARCH") && plan.contains(by), "{asked}: {plan}");
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{asked}: {plan}");
    }
}
