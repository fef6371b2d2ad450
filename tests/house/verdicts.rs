//! The first second of a call: each verdict as it stands on the panel, and what a dispatcher may say against it.

use super::console::{Pult, demo_desk, now, threads};
use pult::demo;
use pult::desk::{Load, Record};
use tokio::runtime::Runtime;

/// A console with the panel of somebody open, looked up by a phone.
fn panel(phone: &str) -> (Runtime, Pult) {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    pult.keys("c").types(phone).keys("enter");
    (threads, pult)
}

/// A phone of the client with that place in the demo.
fn phone_of(company: &str) -> String {
    let mut records = demo::build(&demo::Recipe::new(now()));
    let phone = records.find_map(|load| match load {
        Load::Record(Record::Contact(contact)) if contact.company.as_ref().is_some_and(|c| c.as_str() == company) => {
            contact.phones.first().map(|phone| phone.e164().trim_start_matches('+').to_owned())
        }
        _ => None,
    });
    phone.expect("a phone")
}

/// The verdict's line of the panel.
fn verdict(pult: &Pult) -> String {
    let words = ["ПО ДОГОВОРУ", "ПЛАТНО", "СОГЛАСОВАТЬ", "ПРОВЕРИТЬ"];
    let screen = pult.screen();
    let mut lines = screen.lines().map(|line| line.trim_matches(['"', ' ']));
    let line = lines.find(|line| words.iter().any(|word| line.starts_with(word)));
    line.unwrap_or_else(|| panic!("no verdict:\n{screen}")).to_owned()
}

#[test]
fn each_verdict_can_be_seen_on_the_demo_desk() {
    let all = [
        ("c1", "ПО ДОГОВОРУ", "действует до 31.12"),
        ("c4", "ПЛАТНО", "выезды пакета кончились"),
        ("c5", "ПО ДОГОВОРУ", "действует до 31.12"),
        ("c6", "ПО ДОГОВОРУ", "действует до 31.12"),
        ("c7", "СОГЛАСОВАТЬ", "Лаптева"),
        ("c8", "ПЛАТНО", "закончился"),
        ("c9", "СОГЛАСОВАТЬ", "приостановлен"),
        ("c10", "ПЛАТНО", "договора нет"),
        ("c11", "СОГЛАСОВАТЬ", "остановлено"),
        ("c12", "ПРОВЕРИТЬ", "похоже"),
    ];
    for (company, word, why) in all {
        let (_threads, pult) = panel(&phone_of(company));
        let line = verdict(&pult);
        assert!(line.starts_with(word) && line.contains(why), "{company}: {line}\n{}", pult.screen());
    }
    for (company, owes) in [("c13", "оспаривает до"), ("c14", "рассрочка до"), ("c16", "говорят, оплатили")]
    {
        let (_threads, pult) = panel(&phone_of(company));
        assert!(pult.screen().contains(owes), "{company}:\n{}", pult.screen());
    }
}

#[test]
fn who_is_unknown_is_asked_not_refused() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    pult.ring("+79990001122").until("ЗВОНОК").keys("c");
    assert!(verdict(&pult).starts_with("ПРОВЕРИТЬ"), "{}", pult.screen());
    assert!(pult.screen().contains("Назовите, пожалуйста, организацию"), "{}", pult.screen());
}

#[test]
fn paid_today_lifts_the_debt_on_one_key_and_is_taken_back() {
    let (_threads, mut pult) = panel(&phone_of("c7"));
    assert!(verdict(&pult).starts_with("СОГЛАСОВАТЬ"), "{}", pult.screen());
    pult.keys("g p");
    assert!(pult.said().contains("Поверили на слово: долг не мешает до чт 23:59"), "{}", pult.said());
    pult.until("ПО ДОГОВОРУ");
    assert!(pult.screen().contains("говорят, оплатили: ждём до 26.11"), "{}", pult.screen());
    pult.keys("u").until("СОГЛАСОВАТЬ");
    pult.keys(":").types("оспаривают 15.12").keys("enter").until("оспаривает до 15.12");
    assert!(verdict(&pult).starts_with("ПО ДОГОВОРУ"), "{}", pult.screen());
    pult.keys(":").types("долг-считать").keys("enter").until("СОГЛАСОВАТЬ");
}

#[test]
fn a_word_about_a_debt_needs_a_day_and_a_debt() {
    let (_threads, mut pult) = panel(&phone_of("c7"));
    pult.keys(":").types("рассрочка").keys("enter");
    assert!(pult.screen().contains("До какого дня?"), "the line stays, to be finished:\n{}", pult.screen());
    let (_threads, mut pult) = panel(&phone_of("c1"));
    pult.keys("g p");
    assert!(pult.said().contains("просроченного долга нет"), "{}", pult.said());
}

#[test]
fn a_lead_stops_the_service_and_resumes_it() {
    let (_threads, mut pult) = panel(&phone_of("c4"));
    pult.keys(":").types("не-обслуживать Белов").keys("enter").until("СОГЛАСОВАТЬ");
    assert!(verdict(&pult).contains("Белов"), "{}", pult.screen());
    pult.keys(":").types("обслуживать").keys("enter").until("ПЛАТНО");
}

#[test]
fn danger_is_accepted_whatever_is_owed() {
    let (_threads, mut pult) = panel(&phone_of("c7"));
    pult.keys("g d");
    assert!(verdict(&pult).starts_with("ПО ДОГОВОРУ"), "{}", pult.screen());
    assert!(pult.screen().contains("Звоните 101 или 112"), "{}", pult.screen());
    pult.keys("n").types("Горит щиток").keys("enter");
    assert!(pult.said().contains("записана"), "it is taken without a question: {}", pult.said());
    let (_threads, mut pult) = panel(&phone_of("c7"));
    pult.keys("g d g d");
    assert!(verdict(&pult).starts_with("СОГЛАСОВАТЬ"), "said again, it was not so:\n{}", pult.screen());
}
