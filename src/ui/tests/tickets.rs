//! One ticket and the queue: card, computed clock, proposal, plan.

use super::desk::{at, choose, console, contract, now, settle, site, tickets};
use super::{complete, screen};
use crate::app::State;
use crate::app::pane::{CardPane, Fixed, Pane, PlanPane, ProposalPane};
use crate::desk::ticket::Promise;
use crate::desk::{Act, Assignment, Card, Change, ClockKind, Event, Handed, Minutes, Moment, Named, Subject, Undo, WishId};
use crate::i18n::Lang;
use crate::routing::{Alternative, Candidate, Hurt, Lift, Line, Miss, Plan, Refused, Relaxation, Rule, Term, TermName};
use insta::assert_snapshot;

fn event(seq: i64, time: &str, actor: &str, what: Change, reason: Option<&str>) -> Event {
    Event {
        seq,
        at: at(time),
        actor: actor.into(),
        subject: Subject::Ticket("t1029".into()),
        act: Act::Ticket { id: "t1029".into(), what, seen: None },
        before: serde_json::Value::Null,
        after: serde_json::Value::Null,
        reason: reason.map(str::to_owned),
        wish: WishId::from("w"),
        batch: None,
        version: seq,
        undo: Undo::No { why: String::new() },
        undoes: None,
    }
}

pub(super) fn card() -> Card {
    let mut ticket = tickets().into_iter().find(|t| t.head.number == 1029).expect("the ticket");
    ticket.head.text = "Добрый день! С ночи не пишут камеры 3 и 4 на втором складе,\nрегистратор пищит.".into();
    ticket.extra.promise =
        Some(Promise {
            text: "скажем, когда выедет".into(), until: at("23 10:50"), owner: "Ольга".into(), made: now()
        });
    let give = Change::Assign {
        to: Some(Assignment {
            unit: Named::new("Сидоров", "Сидоров"),
            handed: Handed::Told { at: at("23 10:20") },
            since: at("23 10:20"),
        }),
        over: None,
    };
    let note = Change::Note { text: "охрана просит пропуск".into(), to_client: false };
    Card {
        history: vec![
            event(1, "23 07:10", "портал", Change::Register { ticket: Box::new(ticket.clone()) }, None),
            event(2, "23 10:14", "Ольга", note, None),
            event(3, "23 10:20", "Ольга", give, Some("knows-object")),
        ],
        ticket,
        site: Some(site()),
        contact: Some(super::desk::caller()),
        assets: Vec::new(),
        contract: Some(contract(at("30 00:00"))),
        nearby: Vec::new(),
        asked: None,
    }
}

fn with_pane(lang: Lang, size: (u16, u16), number: i64, pane: Pane) -> State {
    let mut state = console(lang, size);
    state.pane = pane;
    settle(&mut state);
    choose(&mut state, number);
    state
}

pub(super) fn card_pane() -> CardPane {
    CardPane { ticket: "t1029".into(), card: Some(Box::new(card())), scroll: 0 }
}

#[test]
fn the_card_says_all_of_one_ticket() {
    let picture = screen(&with_pane(Lang::Ru, (80, 40), 1029, Pane::Card(card_pane())), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn a_card_that_is_still_read_says_what_the_board_knows() {
    let pane = CardPane { card: None, ..card_pane() };
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1029, Pane::Card(pane)), Lang::Ru);
    assert!(picture.contains("Камеры: нет записи"), "{picture}");
    assert!(picture.contains("читаю заявку…"), "{picture}");
}

#[test]
fn a_card_scrolls_to_its_end_and_no_further() {
    let pane = CardPane { scroll: 9_999, ..card_pane() };
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1029, Pane::Card(pane)), Lang::Ru);
    assert!(picture.contains("зарегистрирована"), "{picture}");
    assert!(picture.contains("ЗАЯВКА 1029"), "the title stays: {picture}");
}

#[test]
fn the_deadline_explains_itself() {
    let picture = screen(&with_pane(Lang::Ru, (80, 40), 1029, Pane::Explain(card_pane())), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

fn candidate(name: &str, arrives: &str, terms: &[(TermName, i64)], late: Option<i64>, hurts: Vec<Hurt>) -> Candidate {
    Candidate {
        unit: Named::new(name, name),
        cost: terms.iter().filter(|(n, _)| *n != TermName::Load).map(|(_, v)| v).sum(),
        terms: terms.iter().map(|(name, value)| Term { name: *name, value: *value }).collect(),
        arrives: Some(at(arrives)),
        lets_in: None,
        done: None,
        late: late.map(Minutes),
        misses: late.map(|by| Miss { of: ClockKind::Arrival, due: at(arrives) - Minutes(by), at: Some(at(arrives)) }),
        last_here: terms.iter().any(|(n, _)| *n == TermName::Knows).then(|| at("12 12:00")),
        hurts,
    }
}

fn refused(name: &str, rule: Rule, detail: Option<&str>, until: Option<Moment>) -> Refused {
    Refused { unit: Named::new(name, name), rule, detail: detail.map(str::to_owned), until }
}

pub(super) fn line(number: i64) -> Line {
    use TermName::{Knows, Load, Travel};
    let hurt = Hurt { ticket: "t1044".into(), number: 1044, later: Minutes(30), misses: false };
    let candidates = vec![
        candidate("Ежов", "23 10:55", &[(Travel, 25), (Knows, -20), (Load, 12)], None, Vec::new()),
        candidate("Бригада 2", "23 11:05", &[(Travel, 35), (Load, 24)], None, vec![hurt]),
        candidate("Козлов", "23 11:50", &[(Travel, 80), (Load, 12)], Some(5), Vec::new()),
    ];
    Line {
        ticket: format!("t{number}").into(),
        number,
        version: 3,
        with: if number == 1051 { vec!["t1033".into()] } else { Vec::new() },
        urgency: 3,
        effort: Minutes(60),
        choice: candidates.first().cloned(),
        alternative: candidates.get(1).map(|c| Alternative { unit: c.unit.clone(), cost: c.cost, dearer: 24, leaves_out: 0 }),
        also: Vec::new(),
        fixed: false,
        candidates,
        refused: vec![
            refused("Петров", Rule::Skill, Some("опс 3"), None),
            refused("Сидоров", Rule::Skill, Some("опс 3"), None),
            refused("Лин", Rule::Skill, Some("опс 3"), None),
            refused("Юдин", Rule::Absent, Some("ill"), Some(at("24 15:00"))),
            refused("Маслов Константин Эдуардович", Rule::Zone, Some("север"), None),
        ],
        blocked_by: Vec::new(),
        relaxation: None,
    }
}

pub(super) fn proposal() -> ProposalPane {
    ProposalPane {
        ticket: "t1051".into(),
        line: Some(Box::new(line(1051))),
        chosen: 0,
        send_when_ready: false,
        nearby: Vec::new(),
        whole: false,
    }
}

#[test]
fn the_proposal_names_people_and_consequences() {
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Proposal(Box::new(proposal()))), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn the_proposal_in_english_with_the_whole_sum() {
    let pane = ProposalPane { whole: true, chosen: 1, ..proposal() };
    let picture = screen(&with_pane(Lang::En, (120, 40), 1051, Pane::Proposal(Box::new(pane))), Lang::En);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn a_choice_that_comes_too_late_says_what_it_does_not_keep() {
    let seen = |lang: Lang, pane: ProposalPane| screen(&with_pane(lang, (80, 24), 1051, Pane::Proposal(Box::new(pane))), lang);
    let picture = seen(Lang::Ru, ProposalPane { chosen: 2, ..proposal() });
    assert!(picture.contains("Не успеет   приехать до 11:45, будет 11:50"), "{picture}");
    let picture = seen(Lang::En, ProposalPane { chosen: 2, ..proposal() });
    assert!(picture.contains("arrive by 11:45, will be 11:50"), "{picture}");
    assert!(!seen(Lang::Ru, proposal()).contains("Не успеет"), "the first one is there in time");
    let mut never = proposal();
    if let Some(line) = &mut never.line {
        line.candidates[0].misses = Some(Miss { of: ClockKind::Resolution, due: at("23 15:00"), at: None });
    }
    let picture = seen(Lang::Ru, never);
    assert!(picture.contains("решить до 15:00: две недели уже заняты"), "{picture}");
}

#[test]
fn who_is_let_in_later_and_who_suffers_from_a_plan_is_told() {
    let mut pane = plan();
    if let Some(choice) = pane.plan.as_mut().and_then(|plan| plan.lines[1].choice.as_mut()) {
        let hurt =
            |number: i64, later, misses| Hurt { ticket: format!("t{number}").into(), number, later: Minutes(later), misses };
        choice.hurts = vec![hurt(1044, 40, false), hurt(1047, 30, true)];
        choice.lets_in = Some(at("23 11:50"));
    }
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Plan(Box::new(pane))), Lang::Ru);
    assert!(picture.contains("Пострадает  1047 опоздает (+0:30), 1044 позже на 0:40"), "{picture}");
    assert!(picture.contains("Не успеет   приехать до 11:45, будет 11:50"), "{picture}");
    assert!(picture.contains("пустят с 11:50"), "{picture}");
}

#[test]
fn when_nobody_may_go_the_rules_say_why() {
    let line = Line { candidates: Vec::new(), choice: None, ..line(1051) };
    let pane = ProposalPane { line: Some(Box::new(line)), ..proposal() };
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Proposal(Box::new(pane))), Lang::Ru);
    assert!(picture.contains("Послать некого"), "{picture}");
    assert!(picture.contains("нет навыка опс 3"), "{picture}");
    assert!(picture.contains("Юдин: болеет до вт 15:00"), "{picture}");
}

pub(super) fn plan() -> PlanPane {
    let mut lines = vec![line(1051), line(1049), line(1052)];
    lines[1].choice = lines[1].candidates.get(2).cloned();
    lines[2].choice = None;
    lines[2].blocked_by = vec![Rule::Skill, Rule::Zone];
    lines[2].relaxation = lines[2].candidates.first().cloned().map(|candidate| {
        let detail = Some("центр".into());
        Box::new(Relaxation { candidate, rule: Rule::Zone, lift: Lift::OtherZone, detail, from: None, price: 41 })
    });
    let fixed = Fixed { ticket: "t1049".into(), unit: Named::new("Козлов", "Козлов"), over: None };
    PlanPane {
        plan: Some(Box::new(Plan {
            policy: "default".into(),
            at: now(),
            lines,
            cost: 431,
            bound: 430,
            exact: false,
            more: 0,
            units: Vec::new(),
        })),
        chosen: 1,
        fixed: vec![fixed],
        ..PlanPane::default()
    }
}

#[test]
fn the_plan_says_who_goes_where_and_what_stays() {
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Plan(Box::new(plan()))), Lang::Ru);
    complete(&picture);
    assert_snapshot!(picture);
}

#[test]
fn a_line_for_nobody_says_what_blocks_it_and_what_would_help() {
    let pane = PlanPane { chosen: 2, whole: true, ..plan() };
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Plan(Box::new(pane))), Lang::Ru);
    complete(&picture);
    for words in ["Некому", "чужая зона", "Поможет", "зона центр", "цена 41 мин", "x всё равно", "всего"]
    {
        assert!(picture.contains(words), "{words} is missing:\n{picture}");
    }
}

#[test]
fn a_plan_that_is_no_proof_says_what_might_be_placed_and_whom_another_choice_leaves_alone() {
    let mut pane = plan();
    if let Some(plan) = &mut pane.plan {
        plan.more = 3;
        plan.lines[1].alternative =
            Some(Alternative { unit: Named::new("Юдин", "Юдин"), cost: 12, dearer: -207, leaves_out: 2 });
    }
    let picture = screen(&with_pane(Lang::Ru, (120, 24), 1051, Pane::Plan(Box::new(pane))), Lang::Ru);
    assert!(picture.contains("возможно, войдёт ещё 3"), "{picture}");
    assert!(picture.contains("Юдин — но без исполнителя останутся: 2") && !picture.contains("-207"), "{picture}");
}

#[test]
fn every_key_of_a_plan_is_told_at_eighty_columns() {
    let keys = |lang| {
        let picture = screen(&with_pane(lang, (80, 24), 1051, Pane::Plan(Box::new(plan()))), lang);
        picture.lines().find(|line| line.contains("Enter ")).unwrap_or_default().to_owned()
    };
    for (lang, words) in [(Lang::Ru, "f что если"), (Lang::En, "f what if")] {
        let line = keys(lang);
        assert!(line.contains(words) && line.contains("· Esc") && line.contains("· ?"), "{line}");
    }
}

#[test]
fn a_plan_without_lines_offers_nothing_but_to_leave_it() {
    let mut pane = plan();
    if let Some(plan) = &mut pane.plan {
        plan.lines.clear();
    }
    let picture = screen(&with_pane(Lang::Ru, (80, 24), 1051, Pane::Plan(Box::new(pane))), Lang::Ru);
    assert!(picture.contains("Esc закрыть") && !picture.contains("x убрать") && !picture.contains("a другой"), "{picture}");
}

#[test]
fn a_plan_never_claims_more_than_its_bound_proves() {
    let mut pane = plan();
    if let Some(plan) = &mut pane.plan {
        (plan.cost, plan.bound) = (1_001, 1_000);
    }
    let picture = screen(&with_pane(Lang::Ru, (120, 24), 1051, Pane::Plan(Box::new(pane))), Lang::Ru);
    assert!(picture.contains("до лучшего не больше 0,1 %"), "{picture}");
}
