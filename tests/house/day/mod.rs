//! A whole day at the desk, in both languages, with the keys that each step may take. What the steps cost on the line is
//! measured in a real terminal: tests/binary/pty/day.rs.

mod steps;

use super::budgets::strokes;
use super::console::{demo_desk, script_by, threads};
use pult::headless::DONE;
use pult::i18n::Lang;
use rstest::rstest;
use steps::{DAY, Step};

#[rstest]
#[case::in_russian(Lang::Ru)]
#[case::in_english(Lang::En)]
fn a_day_takes_no_more_keys_than_promised(#[case] lang: Lang) {
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
        let spent = strokes(&script);
        if exit != DONE {
            wrong.push(format!("{}: {report}", step.name));
        }
        if spent > step.keys {
            wrong.push(format!("{}: {spent} keys, {} promised", step.name, step.keys));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
