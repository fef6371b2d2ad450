use super::*;
use crate::desk::clock::Clocks;
use crate::desk::ticket::{Extra, Head, People, Place, Work};
use crate::desk::{
    Assignment, Channel, ClockKind, Due, Handed, Minutes, Moment, Named, Need, Phase, Priority, Row, Ticket, UnitId, WorkKind,
    Zone,
};
use crate::i18n::{Lang, lexicon};
use crate::text::Raw;
use proptest::prelude::*;
use std::sync::LazyLock;

const NOW: Moment = Moment(1_795_000_000_000);

/// Made once: the texts of two languages are read for it.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(Lang::Ru));

fn row(number: i64, of: impl FnOnce(&mut Ticket)) -> Row {
    let mut ticket = Ticket {
        head: Head {
            id: number.to_string().into(),
            number,
            subject: Raw::default(),
            text: Raw::default(),
            channel: Channel::Phone,
            phase: Phase::Open,
            status: Raw::default(),
            priority: Priority::Normal,
            created: NOW - Minutes(60),
            version: 1,
        },
        clocks: Clocks { due: Due::At { at: NOW + Minutes(90) }, due_of: Some(ClockKind::Arrival), ..Clocks::default() },
        place: Place::default(),
        people: People::default(),
        work: Work::default(),
        extra: Extra::default(),
    };
    of(&mut ticket);
    Row::of(&ticket)
}

/// Four tickets that differ in everything that a filter asks for.
fn rows() -> Vec<Row> {
    let need = |tag: &str| Need { tag: tag.into(), level: 3, required: true };
    let held =
        |name: &str| Assignment { unit: Named::new(UnitId::new("u7"), name), handed: Handed::Told { at: NOW }, since: NOW };
    vec![
        row(1001, |t| {
            t.head.subject = "Не печатает".into();
            t.head.priority = Priority::Low;
            t.place.zone = Zone("Север".into());
            t.place.company = Some(Named::new("c1", "ООО «Ромашка»"));
            t.work.kind = WorkKind("1с".into());
            t.work.needs = vec![need("1с"), need("сети")];
        }),
        row(1002, |t| {
            t.head.subject = "Пож.сигн: неисправность".into();
            t.head.priority = Priority::Critical;
            t.place.zone = Zone("Северо-запад".into());
            t.place.company = Some(Named::new("c2", "ТЦ Северный"));
            t.people.assignee = Some(held("Ежов"));
            t.work.needs = vec![need("опс"), need("высота")];
            t.clocks.due = Due::At { at: NOW - Minutes(10) };
        }),
        row(1003, |t| {
            t.head.subject = "Camera 4 is dark".into();
            t.head.priority = Priority::High;
            t.place.zone = Zone("Юг".into());
            t.place.site = Some(Named::new("s1", "Лесная 5"));
            t.place.company = Some(Named::new("c1", "ООО «Ромашка»"));
            t.work.needs = vec![need("опс")];
            t.clocks.due_of = Some(ClockKind::Promise);
        }),
        row(1004, |t| {
            t.head.subject = "Ждём блок".into();
            t.head.phase = Phase::Waiting { reason: "parts".into(), until: None };
            t.people.group = crate::desk::Group("Безопасность".into());
            t.clocks.due = Due::Paused { left: Minutes(30) };
        }),
    ]
}

fn read(text: &str) -> Result<Filter, Complaint> {
    parse(text, &WORDS, End::Done)
}

fn numbers(filter: Filter) -> Vec<i64> {
    let rows = rows();
    let index = Index::of(&rows);
    sift(&rows, &index, &mut Sieve::new(filter), NOW).into_iter().map(|place| rows[place].number).collect()
}

#[track_caller]
fn takes(text: &str, wanted: &[i64]) {
    match read(text) {
        Ok(filter) => assert_eq!(numbers(filter), wanted, "{text}"),
        Err(complaint) => panic!("{text}: {complaint}"),
    }
}

#[test]
fn both_languages_and_both_layouts_come_to_the_same_rows() {
    // What was meant in Russian, in English, and each as it comes out with the other layout switched on.
    for same in
        [["зона:север", "zone:север", "pjyf:ctdth", "pjyf^ctdth"], ["зона:СЕВЕР", "Zone:Север", "ЗОНА=север", "ящтуЖсевер"]]
    {
        for text in same {
            takes(text, &[1001]);
        }
    }
    for text in ["навык:опс", "skill:опс", "yfdsr:jgc", "ылшддЖопс"] {
        takes(text, &[1002, 1003]);
    }
    for text in [
        "приоритет>=высокий",
        "prio>=high",
        "priority>=h",
        "ghbjhbntn>=dscjrbq",
        "зкшщЮ=ршпр",
        "приоритет>=3",
        "prio>normal",
        "прио>=высокий",
    ] {
        takes(text, &[1002, 1003]);
    }
    for text in ["осталось<2ч", "left<2h", "jcnfkjcm<2x", "осталось:120", "left<=1:30", "дуаеБ2р"] {
        takes(text, &[1001, 1002, 1003]);
    }
}

#[test]
fn the_terms_of_the_issue_hold_together() {
    takes("зона:юг навык:опс приоритет>=высокий клиент:ромашка", &[1003]);
    takes("zone:юг skill:опс prio>=high company:ромашка", &[1003]);
    takes("зона:юг навык:опс клиент:\"тц северный\"", &[]);
}

#[test]
fn each_key_asks_for_what_it_says() {
    for (text, wanted) in [
        ("", &[1001, 1002, 1003, 1004][..]),
        ("зона:север*", &[1001, 1002]),
        ("zone:none", &[1004]),
        ("зона:север зона:юг", &[1001, 1003]),
        ("навык:опс навык:высота", &[1002]),
        ("клиент:\"ооо ромашка\"", &[1001, 1003]),
        ("клиент:c1", &[1001, 1003]),
        ("клиент:\"ТЦ Северный\"", &[1002]),
        ("клиент:«тц северный»", &[1002]),
        ("объект:лес", &[1003]),
        ("исполнитель:еж", &[1002]),
        ("engineer:none", &[1001, 1003, 1004]),
        ("исполнитель:нет", &[1001, 1003, 1004]),
        ("группа:безопасность", &[1004]),
        ("вид:1с", &[1001]),
        ("приоритет:авария", &[1002]),
        ("приоритет<высокий", &[1001, 1004]),
        ("приоритет!=авария", &[1001, 1003, 1004]),
        ("фаза:ждём", &[1004]),
        ("phase:waiting", &[1004]),
        ("статус:\"в работе\"", &[1001, 1002, 1003]),
        ("срок:обещано", &[1003]),
        ("due:arrival", &[1001, 1002]),
        ("срок:пауза", &[1004]),
        ("осталось<0", &[1002]),
        ("left>1h", &[1001, 1003]),
    ] {
        takes(text, wanted);
    }
}

#[test]
fn words_look_everywhere_and_a_minus_turns_a_term_round() {
    for (text, wanted) in [
        ("1003", &[1003][..]),
        ("ромашка лес", &[1003]),
        ("hjvfirf", &[1001, 1003]),
        ("сфьукф", &[1003]),
        ("\"camera 4\"", &[1003]),
        ("-ромашка", &[1002, 1004]),
        ("-зона:север", &[1002, 1003, 1004]),
        ("не зона:север", &[1002, 1003, 1004]),
        ("not zone:север", &[1002, 1003, 1004]),
        // «не» before a word is a word: that is how people write what is wrong.
        ("не печатает", &[1001]),
        ("пож.сигн: неисп", &[1002]),
    ] {
        takes(text, wanted);
    }
}

#[test]
fn what_cannot_be_read_is_told_and_not_ignored() {
    let known = |result: Result<Filter, Complaint>| result.expect_err("a complaint").to_string();
    assert!(known(read("зонна:север")).contains("зонна"));
    assert!(known(read("зонна:север")).contains("навык"), "the keys that there are stand in it");
    assert!(known(read("приоритет:срочно")).contains("авария"));
    assert_eq!(read("зона:"), Err(Complaint::NoValue { key: "зона".into() }));
    assert_eq!(read("зона>север"), Err(Complaint::NoOrder { key: "зона".into() }));
    assert_eq!(read("осталось<скоро"), Err(Complaint::NoLength { value: "скоро".into() }));
}

#[test]
fn while_it_is_typed_the_last_word_may_go_on() {
    let open = |text: &str| numbers(parse(text, &WORDS, End::Open).expect("a filter"));
    assert_eq!(open("зона:"), [1001, 1002, 1003, 1004]);
    assert_eq!(open("зона:сев"), [1001, 1002]);
    assert_eq!(open("зона:север "), [1001], "a blank ends the word");
    assert_eq!(open("осталось<1:"), [1002]);
}

#[test]
fn completion_offers_keys_and_the_values_of_the_board_in_both_languages_and_layouts() {
    let rows = rows();
    let index = Index::of(&rows);
    let offers = |before: &str| complete(before, &WORDS, &index);
    assert_eq!(offers("зо").candidates, ["зона:"]);
    assert_eq!(offers("pj").candidates, ["зона:"], "the other layout");
    assert_eq!(offers("zo").candidates, ["zone:"]);
    assert_eq!(offers("").candidates.len(), Key::ALL.len(), "nothing typed offers every key once");
    assert_eq!(offers("зона:").candidates, ["Север ", "Северо-запад ", "Юг ", "нет ", "никто "][..4]);
    assert_eq!(offers("зона:ю").candidates, ["Юг "]);
    assert_eq!(offers("pjyf:.").candidates, ["Юг "]);
    assert_eq!(offers("навык:о").candidates, ["опс "]);
    let client = offers("вид:1с клиент:сев");
    assert_eq!(client.candidates, ["\"ТЦ Северный\" "]);
    assert_eq!(&"вид:1с клиент:сев"[..client.from], "вид:1с клиент:");
    assert_eq!(offers("приоритет>=вы").candidates, ["высокий "]);
    assert_eq!(offers("-зо"), Completion { from: 1, candidates: vec!["зона:".into()] });
}

proptest! {
    /// Whatever is typed is read or complained of; nothing is too odd.
    #[test]
    fn nothing_that_is_typed_breaks_the_reading(text in "[a-zа-я:=<>!\"«» *0-9-]{0,30}") {
        for end in [End::Open, End::Done] {
            if let Ok(filter) = parse(&text, &WORDS, end) {
                let _ = numbers(filter);
            }
        }
        for (at, _) in text.char_indices() {
            let offered = complete(&text[..at], &WORDS, &Index::of(&rows()));
            prop_assert!(offered.from <= at);
        }
    }
}
