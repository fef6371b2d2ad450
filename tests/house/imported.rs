//! Somebody loads a file while consoles are open: they are told what came, from where, and by whom.

use super::console::{Pult, demo_desk, now, threads};
use pult::backend::Flip;
use pult::desk::contract::Debt;
use pult::desk::{Kind, Load, Moment, Money, Origin, Record, Topic};

#[test]
fn debts_that_come_meanwhile_are_said_on_the_bottom_line() {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let mut olga = Pult::at(desk.clone(), threads.handle(), "olga");
    let debt = Debt {
        company: "c1".into(),
        total: Money::rub(1_240_000),
        overdue: None,
        since: None,
        as_of: now(),
        source: "1С, ОСВ 62".into(),
        relief: None,
        stop: None,
    };
    threads.block_on(async {
        let bulk = desk.bulk().expect("it loads in bulk");
        bulk.stage(vec![Load::Record(Record::Debt(Box::new(debt)))]).await.expect("staged");
        let file = Some("осв62\u{1b}[2J.xlsx".into());
        let flip =
            Flip { actor: "Гришин".into(), from: file, replace: vec![Kind::Debt], at: Some(now()), ..Flip::default() };
        bulk.flip_by(flip).await.expect("loaded");
    });
    olga.until("Гришин: загружены долги из файла осв62");
    assert!(!olga.screen().contains('\u{1b}'), "{}", olga.screen());
}

#[test]
fn contracts_that_come_meanwhile_name_their_program_and_their_day_on_the_panel() {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let mut olga = Pult::at(desk.clone(), threads.handle(), "olga");
    let as_of = Moment(now().0 - 3 * 86_400_000);
    let origin =
        Origin { of: Topic::Contracts, source: "1С".into(), as_of, file: "c.csv".into(), by: "Гришин".into(), at: now() };
    threads.block_on(async {
        let flip = Flip { actor: "Гришин".into(), from: Some("c.csv".into()), origin: Some(origin), ..Flip::default() };
        desk.bulk().expect("it loads in bulk").flip_by(flip).await.expect("loaded");
    });
    olga.until("c.csv");
    olga.keys("c").types("0142").keys("enter");
    olga.until("(1С 20.11)");
}
