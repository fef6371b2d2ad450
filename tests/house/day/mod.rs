//! A whole day at the desk, in both languages, with the keys that each step may take and the bytes it may cost on the line.

mod steps;

use super::budgets::strokes;
use super::console::{demo_desk, script_by, threads};
use pult::headless::DONE;
use pult::i18n::Lang;
use rstest::rstest;
use steps::{DAY, Step};

/// Bytes of the frames from the first key on, by the report of a run.
fn bytes(report: &str) -> u64 {
    let steps = report.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a step"));
    steps
        .skip_while(|step| !step["step"].as_str().is_some_and(|step| step.starts_with("key ")))
        .map(|step| step["bytes"].as_u64().expect("bytes"))
        .sum()
}

#[rstest]
#[case::in_russian(Lang::Ru)]
#[case::in_english(Lang::En)]
fn a_day_takes_no_more_keys_and_bytes_than_promised(#[case] lang: Lang) {
    let threads = threads();
    let mut wrong = Vec::new();
    for step in &DAY {
        let desk = demo_desk(threads.handle());
        let told = |script| Step::told(script, lang == Lang::Ru);
        let before = step.before.map(|script| script_by(desk.clone(), threads.handle(), lang, "Игорь", &told(script)));
        if let Some((exit, report)) = before {
            assert_eq!(exit, DONE, "before «{}»: {report}", step.name);
        }
        let script = told(step.script);
        let (exit, report) = script_by(desk, threads.handle(), lang, "Ольга", &script);
        if exit != DONE {
            wrong.push(format!("{}: {report}", step.name));
        }
        let (keys, bytes) = (strokes(&script), bytes(&report));
        println!("{lang:?} {}: {keys} keys of {}, {bytes} bytes of {}", step.name, step.keys, step.bytes);
        if keys > step.keys {
            wrong.push(format!("{}: {keys} keys, {} promised", step.name, step.keys));
        }
        if bytes > step.bytes {
            wrong.push(format!("{}: {bytes} bytes, {} promised", step.name, step.bytes));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
