//! Whether clients were content: written down, refused within the polite interval, reported.

use super::{has, list, shown};
use crate::desk::Desk;
use serde_json::{Value, json};

fn solved(desk: &Desk, subject: &str) -> String {
    let new = desk.json(&["new", "--phone", "+79215550142", "--subject", subject, "--reason", "1", "--json"]);
    let number = new["ticket"]["number"].to_string();
    assert_eq!(desk.pult(&["solve", &number]).exit, 0);
    number
}

#[test]
fn an_opinion_is_written_mended_taken_back_and_not_asked_for_twice_in_a_month() {
    let desk = Desk::demo();
    let (first, second) = (solved(&desk, "Камера"), solved(&desk, "Ещё камера"));
    let early = desk.pult(&["opinion", "1051", "yes"]);
    assert!(early.exit == 4 && early.err.contains("goes on"), "{}", early.err);
    let done = desk.json(&["opinion", &first, "yes", "--unasked", "--json"]);
    has(&done, "seq:i ticket:s version:v");
    let again = desk.pult(&["--lang", "ru", "opinion", &second, "no"]);
    assert!(again.exit == 4 && again.err.contains("снова можно с 23.12") && again.out.is_empty(), "{}", again.err);
    assert_eq!(desk.pult(&["opinion", &second, "no", "--by", "button"]).exit, 0, "what they said by themselves is kept");
    assert_eq!(desk.pult(&["opinion", &first, "skip"]).exit, 0, "what was said is mended");
    assert_eq!(desk.pult(&["opinion", &first, "no", "--if-version", "1"]).exit, 4);
    assert_eq!(desk.pult(&["opinion", &first, "--off"]).exit, 0);
    for wrong in
        [&["opinion", first.as_str()] as &[&str], &["opinion", &first, "maybe"], &["opinion", &first, "yes", "--by", "dream"]]
    {
        assert_eq!(desk.pult(wrong).exit, 2, "{wrong:?}");
    }
    let history = shown(&desk, &second)["history"].clone();
    assert!(history.to_string().contains("opinion"), "{history}");
}

#[test]
fn the_loyalty_report_counts_by_client_engineer_and_month() {
    let desk = Desk::demo();
    let report = || desk.json(&["report", "loyalty", "--json"]);
    let before = report();
    assert_eq!((&before["least_n"], &before["baseline_days"]), (&json!(30), &json!(90)));
    let rows = list(&before, "rows");
    let of = |by: &str| rows.iter().filter(|row| row["by"] == by).cloned().collect::<Vec<Value>>();
    let all = of("all").remove(0);
    for by in ["client", "engineer", "month"] {
        let answered: i64 = of(by).iter().filter_map(|row| row["n"].as_i64()).sum();
        assert!(answered > 0 && Some(answered) == all["n"].as_i64(), "{by}: {before}");
    }
    for row in rows {
        let (yes, no, n) = (row["yes"].as_f64().unwrap(), row["no"].as_f64().unwrap(), row["n"].as_f64().unwrap());
        let index = row["index_percent"].as_f64();
        assert!(index.is_none_or(|index| (index - (yes - no) * 100.0 / n).abs() <= 0.0501), "{row}");
        assert_eq!(row["grade"] == "too-few", n < 30.0, "{row}");
    }
    let number = solved(&desk, "Камера");
    assert_eq!(desk.pult(&["opinion", &number, "skip", "--unasked"]).exit, 0);
    let after = report();
    let all = |report: &Value| list(report, "rows")[0].clone();
    assert_eq!(all(&after)["n"], all(&before)["n"], "who would not say has no opinion");
    assert_eq!(all(&after)["skip"].as_i64(), all(&before)["skip"].as_i64().map(|n| n + 1));
    let words = desk.pult(&["--lang", "ru", "report", "loyalty"]).out;
    assert!(words.contains("мало ответов") && words.contains("среди n ответивших"), "{words}");
}
