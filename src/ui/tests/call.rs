//! The call: the panel, its fixed lines, a new ticket.

use super::board::ringing;
use super::desk::{caller, choose, console, dossier, now, settle};
use super::{complete, screen};
use crate::app::State;
use crate::app::draft::{About, Field, Known, NewTicket};
use crate::app::overlay::{Overlay, Typed};
use crate::app::pane::{CallPane, Pane};
use crate::desk::client::{Approver, Entitled};
use crate::desk::contract::{Quota, QuotaKind};
use crate::desk::moment::{DAY, MINUTE};
use crate::desk::ticket::Promise;
use crate::desk::{CallState, ClockKind, Due, Moment, Money, Origin, Origins, Phone, Policy, Topic};
use crate::i18n::Lang;
use crate::sla::Calendars;
use crate::verdict::{Certainty, Facts, Level, Question, Verdict, judge};
use insta::assert_snapshot;

fn verdict() -> Verdict {
    let (contact, dossier, policy) = (caller(), dossier(), Policy::default());
    let calendars = Calendars::builtin();
    let facts = Facts {
        contact: Some(&contact),
        dossier: Some(&dossier),
        policy: &policy,
        prices: &dossier.prices,
        packages: &dossier.packages,
        calendars: &calendars,
        now: now(),
    };
    judge(&facts, &Question { site: Some("склад 2".into()), visit: true, ..Question::default() })
}

pub(super) fn panel() -> CallPane {
    CallPane {
        call: Some("call-1".into()),
        number: "+79215550142".into(),
        contact: Some(caller()),
        about: None,
        others: Vec::new(),
        dossier: Some(Box::new(dossier())),
        site: Some("склад 2".into()),
        verdict: Some(verdict()),
        danger: false,
        chosen: 0,
        engineer: None,
        whole: false,
        fresh: None,
        // They have said which one: its minutes are the ticket's.
        about_ticket: dossier().open.first().map(|row| row.id.clone()),
    }
}

fn with_panel(lang: Lang, size: (u16, u16), panel: CallPane) -> State {
    let mut state = console(lang, size);
    let mut call = ringing();
    call.state = CallState::Answered;
    call.answered = Some(Moment(now().0 - 12_000));
    state.desk.calls.push(call);
    state.pane = Pane::Call(Box::new(panel));
    settle(&mut state);
    choose(&mut state, 1029);
    state
}

#[test]
fn the_panel_tells_in_the_first_second_whether_the_caller_is_covered() {
    let picture = screen(&with_panel(Lang::Ru, (80, 24), panel()), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn while_a_consultation_goes_on_the_minutes_of_the_limit_run_down_and_a_talk_about_a_ticket_takes_none() {
    let mut consulting = CallPane { about_ticket: None, ..panel() };
    if let Some(dossier) = &mut consulting.dossier {
        dossier.open.clear();
    }
    let left = |state: &State| {
        let picture = screen(state, Lang::Ru);
        picture.lines().find(|line| line.starts_with(" Остаток")).unwrap_or_default().to_owned()
    };
    let mut state = with_panel(Lang::Ru, (80, 24), consulting);
    assert!(left(&state).contains("телефон 1:19 из 5:00"), "the first minute has begun: {}", left(&state));
    state.now = Moment(state.now.0 + 3 * 60_000);
    assert!(left(&state).contains("телефон 1:16 из 5:00"), "{}", left(&state));
    let about_a_ticket = with_panel(Lang::Ru, (80, 24), panel());
    assert!(left(&about_a_ticket).contains("телефон 1:20 из 5:00"), "{}", left(&about_a_ticket));
}

#[test]
fn the_panel_in_english() {
    let picture = screen(&with_panel(Lang::En, (80, 24), panel()), Lang::En);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn the_panel_stands_at_the_right_of_a_wide_screen() {
    let picture = screen(&with_panel(Lang::Ru, (200, 50), panel()), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn each_label_stands_on_the_same_line_whoever_calls() {
    let line_of = |panel: CallPane, label: &str| {
        let picture = screen(&with_panel(Lang::Ru, (80, 24), panel), Lang::Ru);
        picture
            .lines()
            .position(|l| l.starts_with(&format!(" {label} ")) || l.trim() == label)
            .unwrap_or_else(|| panic!("{label}: {picture}"))
    };
    let stranger = CallPane { contact: None, dossier: None, site: None, verdict: None, ..panel() };
    let mut without_debt = panel();
    if let Some(dossier) = &mut without_debt.dossier {
        dossier.debt = None;
        dossier.open.clear();
    }
    for label in ["Уже есть", "Сказать", "Договор", "Остаток", "Долг", "Сверить", "Ещё", "Доступ"]
    {
        let line = line_of(panel(), label);
        assert_eq!(line, line_of(stranger.clone(), label), "{label}");
        assert_eq!(line, line_of(without_debt.clone(), label), "{label}");
    }
}

#[test]
fn how_one_gets_in_is_shown_on_the_smallest_screen_too() {
    let picture = screen(&with_panel(Lang::Ru, (60, 16), panel()), Lang::Ru);
    assert!(picture.contains("\n Доступ ") && !picture.contains("\n Сверить "), "{picture}");
}

#[test]
fn what_is_not_known_for_sure_never_looks_like_a_refusal() {
    for certainty in [Certainty::Stale, Certainty::Unknown] {
        let verdict = Verdict { level: Level::Stop, certainty, ..verdict() };
        let picture = screen(&with_panel(Lang::Ru, (80, 24), CallPane { verdict: Some(verdict), ..panel() }), Lang::Ru);
        assert!(picture.contains(" ПРОВЕРИТЬ "), "{picture}");
        assert!(!picture.contains("СОГЛАСОВАТЬ"), "{picture}");
    }
}

#[test]
fn two_people_with_one_number_are_told_apart_by_a_digit() {
    let found = |name: &str| crate::desk::Found {
        contact: Some(crate::desk::client::Contact { name: name.into(), ..caller() }),
        company: Some(dossier().company),
    };
    let panel =
        CallPane {
            contact: None, dossier: None, verdict: None, others: vec![found("Анна Ким"), found("Пётр Орлов")], ..panel()
        };
    let picture = screen(&with_panel(Lang::Ru, (80, 24), panel), Lang::Ru);
    assert!(picture.contains("1 Анна Ким (Логист)  2 Пётр Орлов (Логист)"), "{picture}");
}

#[test]
fn a_new_ticket_shows_the_verdict_before_it_exists() {
    let mut state = with_panel(Lang::Ru, (80, 24), panel());
    state.overlay = Overlay::New(Box::new(NewTicket {
        contact: Some(caller()),
        dossier: Some(Box::new(dossier())),
        subject: Typed::of("Не открываются ворота"),
        about: About { site: Some("склад 2".into()), ..About::default() },
        field: Field::Subject,
        call_back: Typed::of("11 Гришин"),
        known: Known {
            verdict: Some(verdict()),
            alike: vec![("t1029".into(), 1029)],
            terms: vec![
                (ClockKind::Reaction, Due::At { at: Moment(now().0 + 20 * MINUTE) }),
                (ClockKind::Resolution, Due::At { at: Moment(now().0 + DAY + 210 * MINUTE) }),
            ],
            promise: Some(Promise {
                text: "".into(),
                until: Moment(now().0 + 30 * MINUTE),
                owner: "Гришин И.П.".into(),
                made: now(),
            }),
            ..Known::default()
        },
        ..NewTicket::default()
    }));
    let picture = screen(&state, Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

fn line(picture: &str, label: &str) -> String {
    let found = picture.lines().find(|line| line.starts_with(&format!(" {label}")) || line.contains(&format!("│ {label}")));
    found.unwrap_or_else(|| panic!("no line {label}:\n{picture}")).to_owned()
}

fn imported(of: Topic) -> Origin {
    let as_of = Moment(now().0 - 3 * DAY);
    Origin { of, source: "1С".into(), as_of, file: "dogovory.csv".into(), by: "Гришин".into(), at: as_of }
}

/// The panel of a client of whom everything was imported, with a gift and a contract that is long to name.
fn crowded() -> CallPane {
    let mut pane = panel();
    let dossier = pane.dossier.as_mut().expect("a client");
    dossier.origins = Origins::of(vec![imported(Topic::Contracts), imported(Topic::Prices)]);
    dossier.company.vip = true;
    dossier.company.manager = Some(Approver { name: "Лаптева О.С.".into(), phone: Phone::from_e164("+79000009090") });
    let visits = dossier.contracts[0].quotas[0].clone();
    dossier.contracts[0].quotas.push(Quota { kind: QuotaKind::GiftMinutes, total: 600, used: 0, ..visits });
    pane
}

#[test]
fn contract_and_limits_that_were_imported_say_from_where_and_of_when_and_that_is_never_cut() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let picture = screen(&with_panel(Lang::Ru, size, crowded()), Lang::Ru);
        assert!(line(&picture, "Договор ").contains("17-О"), "{picture}");
        assert_eq!(picture.matches("(1С 20.11)").count(), 2, "contract and limits:\n{picture}");
    }
    let narrow = screen(&with_panel(Lang::Ru, (80, 24), crowded()), Lang::Ru);
    let left = line(&narrow, "Остаток");
    assert!(
        left.contains("выезды 0") && left.contains("подарок 10:00") && !left.contains('…'),
        "every limit is read aloud: {left}"
    );
    let none = screen(&with_panel(Lang::Ru, (80, 24), panel()), Lang::Ru);
    assert!(!line(&none, "Договор ").contains('('), "what was written here has no source");
}

#[test]
fn a_client_who_counts_their_manager_and_what_may_be_offered_are_on_the_panel() {
    let narrow = screen(&with_panel(Lang::Ru, (80, 24), crowded()), Lang::Ru);
    assert!(narrow.contains("ВАЖНЫЙ КЛИЕНТ"), "{narrow}");
    let more = line(&narrow, "Ещё");
    assert!(more.contains("ведёт Лаптева О.С.") && more.contains("предложить: платный выезд"), "{more}");
    let tall = screen(&with_panel(Lang::Ru, (120, 40), crowded()), Lang::Ru);
    assert!(line(&tall, "Ведёт").contains("Лаптева О.С., +7 900 000-90-90"), "{tall}");
    assert!(line(&tall, "Предложить").contains("платный выезд"), "{tall}");
    assert!(line(&tall, "Сегодня").contains("больше не звонили"), "{tall}");
}

#[test]
fn nobody_who_may_order_or_hear_is_cut_off_and_nobody_is_told_twice() {
    let mut pane = panel();
    let dossier = pane.dossier.as_mut().expect("a client");
    let mut gusev = caller();
    gusev.name = "Никита Гусев".into();
    gusev.may = Entitled { approve: true, hear_debt: true, ..Entitled::default() };
    let mut belova = gusev.clone();
    belova.name = "Ирина Белова".into();
    dossier.company.approver = Some(Approver { name: "Никита Гусев".into(), phone: Phone::from_e164("+79215550101") });
    dossier.contacts.extend([gusev, belova]);
    let verify = line(&screen(&with_panel(Lang::Ru, (80, 24), pane), Lang::Ru), "Сверить");
    assert!(verify.contains("слово «Маяк»") && verify.contains("о деньгах: ") && !verify.contains('…'), "{verify}");
    assert_eq!(verify.matches("Гусев").count(), 2, "once of each right: {verify}");
}

#[test]
fn the_keys_that_lift_what_stands_in_the_way_are_told_where_they_do() {
    let foot = |pane: CallPane| {
        let picture = screen(&with_panel(Lang::Ru, (80, 24), pane), Lang::Ru);
        picture.lines().find(|line| line.contains("помощь")).unwrap_or_default().to_owned()
    };
    let paid = foot(panel());
    assert!(paid.contains("g d опасно") && !paid.contains("g p"), "paid work, a debt that does not bite: {paid}");
    let mut owing = panel();
    if let Some(debt) = owing.dossier.as_mut().and_then(|dossier| dossier.debt.as_mut()) {
        debt.overdue = Some(Money::rub(90_000_000));
        debt.since = Some(Moment(now().0 - 200 * DAY));
    }
    let owing = foot(owing);
    assert!(owing.contains("g p оплатили"), "{owing}");
    let free = CallPane { verdict: Some(Verdict { level: Level::Allowed, certainty: Certainty::Known, ..verdict() }), ..panel() };
    assert!(!foot(free).contains("g d"), "nothing stands in the way");
}
