//! One of everything that can be seen. A pane, a list, a question that is not named here does not compile: whoever adds one says
//! with it how it is looked at, and it is drawn at every size, thin and masked, in both languages.

use super::board::ringing;
use super::call::panel;
use super::call_log::logged_calls;
use super::desk::{caller, console, dossier, now, rows, settle, units, with_rows};
use super::tickets::{card_pane, line, plan, proposal};
use super::written::{act, lists, loggings, pasted, spec_line, specs, trees};
use crate::app::acquaintance::Acquaintance;
use crate::app::catalogue::Catalogue;
use crate::app::command_line::{self, Candidate, CommandLine, Means};
use crate::app::copying::{Copied, Paper, Taken};
use crate::app::draft::NewTicket;
use crate::app::kept::Reminder;
use crate::app::leading::{Leading, Sheet};
use crate::app::overlay::{
    Ask, Asking, CallLog, Choice, Coming, Completing, Entering, Entry, For, Help, Item, Met, Overlay, Pick, Picking, SinceList,
    Typed,
};
use crate::app::pane::{CallPane, CardPane, Meanwhile, Over, Pane, PlanPane, ProposalPane};
use crate::app::rehearsing::{Idea, Rehearsing};
use crate::app::spec::{By, Offer, Spec};
use crate::app::view::View;
use crate::app::{Link, Said, State};
use crate::desk::filter::Key;
use crate::desk::policy::Lack;
use crate::desk::{Arrivals, Failure, Found, Moment, Named, Phase, Policy, Row, Subject, TicketId};
use crate::i18n::Lang;
use crate::keymap::sequence;
use crate::lead::{Crew, Facts, Overview, Turn};
use crate::routing::{Changed, Deadline, Rule};

/// The kinds of a type with some of each: the list for the tests, and a match that misses no kind.
macro_rules! every {
    ($(#[$doc:meta])* $name:ident: $of:ty { $($kind:pat => $some:expr,)* }) => {
        $(#[$doc])*
        pub fn $name() -> Vec<$of> {
            let mut all: Vec<$of> = Vec::new();
            $(
                let some: Vec<$of> = $some;
                assert!(!some.is_empty() && some.iter().all(|one| matches!(one, $kind)), "{}", stringify!($kind));
                all.extend(some);
            )*
            let missed = |one: &$of| match one { $($kind => {})* };
            all.iter().for_each(missed);
            all
        }
    };
}

fn tickets() -> Vec<TicketId> {
    vec!["t1051".into(), "t1029".into()]
}

fn who() -> Named<crate::desk::UnitId> {
    Named::new("Маслов Константин Эдуардович", "Маслов Константин Эдуардович")
}

every! {
    /// Each pane, read and not yet read.
    panes: Pane {
        Pane::None => vec![Pane::None],
        Pane::Card(_) => vec![
            Pane::Card(card_pane()),
            Pane::Card(CardPane { scroll: 9_999, ..card_pane() }),
            Pane::Card(CardPane { card: None, ..card_pane() }),
        ],
        Pane::Explain(_) => vec![Pane::Explain(card_pane()), Pane::Explain(CardPane { card: None, ..card_pane() })],
        Pane::Call(_) => calls().into_iter().map(|pane| Pane::Call(Box::new(pane))).collect(),
        Pane::Proposal(_) => vec![
            Pane::Proposal(Box::new(proposal())),
            Pane::Proposal(Box::new(ProposalPane { chosen: 2, whole: true, ..proposal() })),
            Pane::Proposal(Box::new(ProposalPane { line: None, ..proposal() })),
        ],
        Pane::Plan(_) => vec![
            Pane::Plan(Box::new(plan())),
            Pane::Plan(Box::new(PlanPane { chosen: 2, whole: true, ..plan() })),
            Pane::Plan(Box::new(PlanPane { plan: None, ..plan() })),
            Pane::Plan(Box::new(PlanPane { meanwhile: meanwhiles(), ..plan() })),
            Pane::Plan(Box::new(mended())),
        ],
    }
}

/// Taken by somebody, closed, refused.
fn meanwhiles() -> std::collections::BTreeMap<TicketId, Meanwhile> {
    let row = rows().into_iter().find(|row| row.facts.assignee.is_some()).map(Box::new);
    let by = Some("\u{1b}[31mИгорь".into());
    let refused = Some(Said::error("offline"));
    let all = [
        Meanwhile { row, by, ..Meanwhile::default() },
        Meanwhile::default(),
        Meanwhile { refused, ..Meanwhile::default() },
        Meanwhile { away: Some(who()), ..Meanwhile::default() },
    ];
    plan().plan.into_iter().flat_map(|plan| plan.lines).map(|line| line.ticket).zip(all.into_iter().cycle()).collect()
}

/// Planned anew, with a line that moved and one against a rule, while the desk has gone on.
fn mended() -> PlanPane {
    let mut pane = plan();
    pane.fixed[0].over = Some(Over { rule: Rule::Zone, reason: "client-asked".into() });
    pane.moved.insert("t1051".into(), who());
    pane.beside.fresh.insert("t7".into());
    pane.beside.freed.insert("t8".into());
    pane.beside.units.insert("Петров".into());
    pane
}

/// Each idea, computed and not yet computed.
fn rehearsals() -> Vec<Rehearsing> {
    let broken = Deadline { of: crate::desk::ClockKind::Promise, due: now(), then: None };
    let changed = |number, breaks: &[Deadline], to| Changed {
        ticket: TicketId::new(&format!("t{number}")),
        number,
        version: 1,
        from: Some(who()),
        to,
        now: Some(now()),
        then: Some(Moment(now().0 + 1_200_000)),
        breaks: breaks.to_vec(),
        mends: Vec::new(),
        stuck: !breaks.is_empty(),
        blocked_by: vec![Rule::Skill],
    };
    let level = crate::routing::Level {
        mean: crate::desk::Minutes(175),
        before: crate::desk::Minutes(350),
        after: crate::desk::Minutes(200),
        proven: true,
    };
    let lines = vec![changed(1051, &[broken], Some(who())), changed(1029, &[], Some(who())), changed(7, &[], None)];
    let told = crate::routing::Rehearsal { changed: lines, level: Some(level) };
    ideas()
        .into_iter()
        .flat_map(|idea| {
            let one = |told, chosen| Rehearsing { idea: idea.clone(), wishes: Vec::new(), told, chosen, do_when_read: false };
            [one(Some(Box::new(told.clone())), 0), one(Some(Box::new(told.clone())), 2), one(None, 9)]
        })
        .collect()
}

every! {
    ideas: Idea {
        Idea::Absence { .. } => vec![Idea::Absence { unit: who(), absences: Vec::new(), until: now() }],
        Idea::Raise { .. } => vec![Idea::Raise { ticket: "t1051".into(), to: crate::desk::Priority::Critical }],
        Idea::First { .. } => vec![Idea::First { ticket: "t1051".into(), unit: who(), among: None }],
        Idea::Level => vec![Idea::Level],
    }
}

/// A caller who is known, one who is not, and two with one number.
fn calls() -> Vec<CallPane> {
    let found = |name: &str| Found {
        contact: Some(crate::desk::client::Contact { name: name.into(), ..caller() }),
        company: Some(dossier().company),
    };
    let stranger = CallPane {
        contact: None,
        dossier: None,
        site: None,
        verdict: None,
        number: "\u{1b}[31m+7".into(),
        chosen: 99,
        ..panel()
    };
    let two = CallPane { others: vec![found("Анна Ким"), found("Пётр Орлов")], ..stranger.clone() };
    vec![
        panel(),
        CallPane { whole: true, ..panel() },
        CallPane { whole: true, ..stranger.clone() },
        CallPane { verdict: None, chosen: 99, ..panel() },
        stranger,
        two,
    ]
}

fn crew() -> Crew {
    crate::lead::crew(&units(), &rows(), &Policy::default(), now())
}

fn overview() -> Overview {
    let arrivals = Arrivals { oldest: Some(Moment(0)), quarters: vec![(Moment(now().0 - 3_600_000), u32::MAX / 2)] };
    Overview {
        at: now(),
        crew: crew(),
        tempo: crate::lead::tempo(&arrivals, chrono_tz::Europe::Moscow, now()),
        breaches: crate::lead::breaches(&[], now()),
        shares: crate::lead::shares(&[], now()),
    }
}

fn turn() -> Turn {
    let (rows, crew) = (rows(), crew());
    let facts = Facts { rows: &rows, promised: &[], units: &[], crew: &crew, calls: &[], unsent: 3, now: now() };
    Turn { fresh: crate::lead::sheet(&facts), last: None }
}

fn since() -> SinceList {
    let met = |about, number| Met {
        about,
        number,
        events: super::tickets::card_pane().card.map_or_else(Vec::new, |card| card.history),
    };
    SinceList { met: vec![met(Subject::Ticket("t1029".into()), Some(1029)), met(Subject::Ticket("t1".into()), None)], chosen: 1 }
}

fn reminder() -> Reminder {
    Reminder { ticket: "t1029".into(), number: 1029, at: now(), words: "\u{1b}[2J перезвонить".into(), rung: true }
}

fn leading(what: Sheet) -> Leading {
    Leading { scroll: 3, ..Leading::of(what, now()) }
}

every! {
    /// Each sheet for leads, read and not yet read.
    sheets: Sheet {
        Sheet::Overview(_) => vec![Sheet::Overview(Some(Box::new(overview()))), Sheet::Overview(None)],
        Sheet::Turn { .. } => vec![
            Sheet::Turn { turn: Some(Box::new(turn())), note: "\u{1b}[2J".into(), sign_when_read: false },
            Sheet::Turn { turn: None, note: "".into(), sign_when_read: true },
        ],
        Sheet::Wall { .. } => [false, true]
            .map(|ascii| Sheet::Wall { crew: Some(Box::new(crew())), ascii, alone: true })
            .into_iter()
            .chain([Sheet::Wall { crew: None, ascii: false, alone: false }])
            .collect(),
    }
}

every! {
    /// Each thing that lies over the board.
    overlays: Overlay {
        Overlay::None => vec![Overlay::None],
        Overlay::Copied { .. } => [Taken::Yes, Taken::No]
            .map(|taken| Overlay::Copied { paper: Paper::Jobs(card_pane().card.into_iter().collect()), copied: Copied { lines: 9, of: 9, taken } })
            .into_iter()
            .chain([Overlay::Copied { paper: act(), copied: Copied { lines: 9, of: 9, taken: Taken::No } }])
            .collect(),
        Overlay::Help(_) => ["", "звон", "永永"].map(|typed| help(typed, 0)).into_iter().chain([help("", usize::MAX)]).collect(),
        Overlay::Engineers { .. } => vec![Overlay::Engineers { chosen: 0 }, Overlay::Engineers { chosen: 77 }],
        Overlay::Themes { .. } => vec![Overlay::Themes { chosen: 1 }, Overlay::Themes { chosen: 99 }],
        Overlay::Lead(_) => sheets().into_iter().map(|what| Overlay::Lead(Box::new(leading(what)))).collect(),
        Overlay::Calls(_) => vec![Overlay::Calls(Box::default()), Overlay::Calls(Box::new(CallLog { calls: logged_calls(), is_read: true, chosen: 99 }))],
        Overlay::Since(_) => vec![Overlay::Since(Box::new(since())), Overlay::Since(Box::new(SinceList { met: Vec::new(), chosen: 9 }))],
        Overlay::Rehearsal(_) => rehearsals().into_iter().map(|one| Overlay::Rehearsal(Box::new(one))).collect(),
        Overlay::Spec(_) => specs().into_iter().map(|spec| Overlay::Spec(Box::new(spec))).collect(),
        Overlay::Pick(_) => pickings().into_iter().map(picked).collect(),
        Overlay::Entry(_) => enterings().into_iter().flat_map(|what| entered(&what)).collect(),
        Overlay::Ask(_) => askings().into_iter().map(|what| Overlay::Ask(Box::new(Ask { what, choices: choices() }))).collect(),
        Overlay::Log(_) => loggings().into_iter().map(|line| Overlay::Log(Box::new(line))).collect(),
        Overlay::Tree(_) => trees().into_iter().map(|tree| Overlay::Tree(Box::new(tree))).collect(),
        Overlay::Packages(_) => [0, 1, 99]
            .map(|chosen| Overlay::Packages(Box::new(Catalogue { company: None, dossier: Some(Box::new(dossier())), chosen })))
            .into_iter()
            .chain([Overlay::Packages(Box::default())])
            .collect(),
        Overlay::Pasted(_) => lists().into_iter().map(|list| Overlay::Pasted(Box::new(list))).collect(),
        Overlay::New(_) => vec![
            Overlay::New(Box::new(NewTicket { contact: Some(caller()), ..NewTicket::default() })),
            Overlay::New(Box::new(NewTicket { subject: Typed::of("永永永永 звонить 8 921 555-01-42"), dossier: Some(Box::new(dossier())), ..NewTicket::default() })),
        ],
    }
}

every! {
    pickings: Picking {
        Picking::Assignee { .. } => vec![
            Picking::Assignee { tickets: tickets(), line: Some(Box::new(line(1051))), send_when_ready: false },
            Picking::Assignee { tickets: tickets(), line: None, send_when_ready: true },
        ],
        Picking::LineUnit { .. } => vec![Picking::LineUnit { ticket: "t1051".into() }],
        Picking::Absentee => vec![Picking::Absentee],
        Picking::Group { .. } => vec![Picking::Group { tickets: tickets() }],
        Picking::Item { .. } => specs().into_iter().map(|spec| Picking::Item { spec: Box::new(spec) }).collect(),
        Picking::Narrow { .. } => vec![Picking::Narrow { key: Key::Zone, all: vec![("Север".into(), 12), ("永".into(), usize::MAX)] }],
        Picking::Calls => vec![Picking::Calls],
        Picking::Reminders => vec![Picking::Reminders],
        Picking::GroupBy => vec![Picking::GroupBy],
        Picking::Macro => vec![Picking::Macro],
        Picking::Anything(_) => vec![Picking::Anything(Box::default())],
        Picking::Caller { .. } => vec![Picking::Caller { asked: String::new(), people: Coming::Here, wanted: For::Panel }, Picking::Caller { asked: "0142".into(), people: Coming::Awaited, wanted: For::Ticket }, Picking::Caller { asked: String::new(), people: Coming::Here, wanted: For::List(vec!["永".into(), "\u{1b}[2J".into()]) }],
    }
}

every! {
    items: Item {
        Item::Unit(..) => vec![Item::Unit(who(), Vec::new()), Item::Unit(who(), vec![Rule::Zone, Rule::Skill])],
        Item::Group(_) => vec![Item::Group("Вторая линия".into())],
        Item::Offer(_) => [By::Tariff, By::List("client"), By::Hand]
            .map(|by| Item::Offer(Box::new(Offer { line: spec_line("永永 кабель 89215550142", 77_700), by })))
            .into(),
        Item::Value(..) => vec![Item::Value("Север".into(), 12), Item::Value(String::new(), 3)],
        Item::Call(_) => vec![Item::Call("gone".into())],
        Item::Reminder(_) => vec![Item::Reminder(reminder())],
        Item::GroupBy(_) => vec![Item::GroupBy(None), Item::GroupBy(Some(Key::Zone))],
        Item::Action(_) => vec![Item::Action(crate::action::Action::Route)],
        Item::Macro(_) => vec![Item::Macro("永".into())],
        Item::Company(_) => vec![Item::Company(Box::new(Found { contact: Some(caller()), company: Some(dossier().company) }))],
        Item::Numbered(_) => vec![Item::Numbered(i64::MIN)],
        Item::Ticket(..) => vec![Item::Ticket("t1029".into(), 1029), Item::Ticket("gone".into(), -7)],
        Item::Found(_) => {
            let company = Some(dossier().company);
            let person = Found { contact: Some(caller()), company: company.clone() };
            vec![Item::Found(Box::new(person)), Item::Found(Box::new(Found { contact: None, company }))]
        },
        Item::Alike(_) => vec![Item::Alike(Box::new(Found { contact: Some(caller()), company: Some(dossier().company) }))],
    }
}

fn picked(what: Picking) -> Overlay {
    Overlay::Pick(Box::new(Pick { what, typed: Typed::of("0142永"), items: items(), chosen: 2 }))
}

every! {
    enterings: Entering {
        Entering::Command(_) => commands().into_iter().map(|line| Entering::Command(Box::new(line))).collect(),
        Entering::WaitUntil { .. } => vec![Entering::WaitUntil { tickets: tickets(), reason: "part".into() }],
        Entering::Promise { .. } => vec![Entering::Promise { tickets: tickets() }],
        Entering::Amount { .. } => vec![Entering::Amount { spec: Box::new(Spec::of("t1051".into())), line: Box::new(spec_line("диск", 77_700)) }],
        Entering::Note { .. } => vec![Entering::Note { tickets: tickets() }],
        Entering::Parent { .. } => vec![Entering::Parent { tickets: tickets() }],
        Entering::Filter { .. } => vec![
            Entering::Filter { before: Box::default(), offer: Completing::default() },
            Entering::Filter {
                before: Box::default(),
                offer: Completing { from: 5, candidates: vec!["Север".into(), "Центр".into(), "永".repeat(90)], turn: Some(1) },
            },
        ],
        Entering::Search { .. } => vec![Entering::Search { before: Box::default() }],
        Entering::Remind { .. } => vec![Entering::Remind { tickets: tickets() }],
        Entering::SaveView => vec![Entering::SaveView],
        Entering::Number => vec![Entering::Number],
        Entering::Contact(_) => acquaintances().into_iter().map(|new| Entering::Contact(Box::new(new))).collect(),
        Entering::CallTicket { .. } => vec![Entering::CallTicket { call: Box::new(ringing()) }],
        Entering::AbsentUntil { .. } => vec![Entering::AbsentUntil { unit: who() }],
    }
}

/// Known company, one of several, none, looked for.
fn acquaintances() -> Vec<Acquaintance> {
    let new = Acquaintance { number: "+79215550142".into(), ..Acquaintance::default() };
    let odd = crate::desk::client::Company { name: "\u{1b}[31m永永".into(), ..dossier().company };
    vec![
        new.clone(),
        Acquaintance { about: Some(dossier().company), ..new.clone() },
        Acquaintance { named: true, companies: vec![odd, dossier().company], ..new.clone() },
        Acquaintance { named: true, awaited: true, number: "\u{1b}[31m".into(), ..new },
    ]
}

/// The help with something looked for.
fn help(typed: &str, scroll: usize) -> Overlay {
    Overlay::Help(Box::new(Help { from: crate::keymap::Context::Call, typed: Typed::of(typed), scroll }))
}

/// The command line bare, over a list with every kind of candidate, and with a wrong word.
fn commands() -> Vec<CommandLine> {
    let words = ["назначить", "1051", "永永", "клиента", "Утро", "все открытые"];
    let means = [
        Means::Action(crate::action::Action::Refuse),
        Means::Ticket("t1051".into()),
        Means::Unit("Ежов".into()),
        Means::Reason("клиента".into(), "the client".into()),
        Means::Macro(vec!["note 89215550142".into()]),
        Means::Plain("open".into()),
    ];
    let candidates = words.into_iter().zip(means).map(|(word, means)| Candidate { word: word.into(), means }).collect();
    let offer = command_line::Offer { from: 0, candidates, taken: Some(4) };
    vec![
        CommandLine::default(),
        CommandLine { over: Overlay::Engineers { chosen: 1 }, offer, ..CommandLine::default() },
        CommandLine { wrong: Some(2..7), ..CommandLine::default() },
    ]
}

/// The line understood, and complained of.
fn entered(what: &Entering) -> Vec<Overlay> {
    let entry = |text: &str, complaint| Overlay::Entry(Box::new(Entry { what: what.clone(), typed: Typed::of(text), complaint }));
    vec![entry("11:00 перезвоним на 89215550142", None), entry("永永永12", Some(Said::error("not-a-number")))]
}

every! {
    askings: Asking {
        Asking::Over { .. } => vec![Asking::Over { tickets: tickets(), unit: who(), rules: vec![Rule::Zone] }],
        Asking::OverInPlan { .. } => vec![Asking::OverInPlan { ticket: "t1051".into(), unit: who(), rules: vec![Rule::Skill] }],
        Asking::Raise { .. } => vec![Asking::Raise { ticket: "t1051".into() }],
        Asking::Reassess { .. } => vec![Asking::Reassess { tickets: tickets(), up: true }, Asking::Reassess { tickets: tickets(), up: false }],
        Asking::Pay { .. } => vec![Asking::Pay { ticket: "t1051".into() }],
        Asking::Wait { .. } => vec![Asking::Wait { tickets: tickets() }],
        Asking::Breach { .. } => vec![Asking::Breach { tickets: tickets() }],
        Asking::Content { .. } => vec![Asking::Content { ticket: "t1051".into(), number: 1051 }],
        Asking::Visit { .. } => vec![Asking::Visit { tickets: tickets() }],
        Asking::CloseAll { .. } => [Phase::Closed, Phase::Solved].map(|to| Asking::CloseAll { tickets: tickets(), to }).to_vec(),
        Asking::ToClients { .. } => vec![Asking::ToClients { tickets: tickets(), text: "Нет связи".into() }],
        Asking::Claimed { .. } => vec![Asking::Claimed {
            claim: crate::desk::Claim {
                ticket: "t1051".into(),
                session: "igor".into(),
                actor: "Игорь".into(),
                since: now(),
                until: now(),
            },
            then: Box::new(crate::app::overlay::Then::Claim(tickets())),
        }],
        Asking::Exception { .. } => vec![Asking::Exception { draft: Box::default() }],
        Asking::Exceptions { .. } => vec![Asking::Exceptions { list: Box::new(pasted()) }],
        Asking::Refused { .. } => [Lack::Contract, Lack::Site, Lack::Both].map(|lack| Asking::Refused { draft: Box::default(), lack }).into(),
    }
}

every! {
    choices: Choice {
        Choice::Reason(_) => crate::desk::Policy::default().reasons.wait.into_iter().take(3).map(Choice::Reason).collect(),
        Choice::Said(_) => vec![Choice::Said(Said::plain("visit-done")); 9],
        Choice::Disabled(_) => vec![Choice::Disabled(Said::warning("raise-no-contract"))],
    }
}

/// A name for the failing test, and the screen.
pub type Scene = (String, State);

/// Every pane beside the board, every overlay over it, and the board in each of its own states.
pub fn scenes(lang: Lang, size: (u16, u16), rows: &[Row]) -> Vec<Scene> {
    let desk = with_rows(lang, size, rows.to_vec());
    let plain = || desk.clone();
    let name = |one: String| one.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for (place, pane) in panes().into_iter().enumerate() {
        let label = format!("pane {place} {}", name(format!("{pane:?}")));
        let mut state = State { pane, ..plain() };
        state.desk.calls.push(crate::desk::Call {
            state: crate::desk::CallState::Answered,
            answered: Some(state.now),
            ..ringing()
        });
        all.push((label, state));
    }
    for (place, overlay) in overlays().into_iter().enumerate() {
        all.push((format!("overlay {place} {}", name(format!("{overlay:?}"))), State { overlay, ..plain() }));
    }
    all.extend(boards(lang, size, &plain));
    for (_, state) in &mut all {
        settle(state);
    }
    all
}

fn boards(lang: Lang, size: (u16, u16), plain: &dyn Fn() -> State) -> Vec<Scene> {
    let mut all: Vec<Scene> = vec![("empty".into(), with_rows(lang, size, Vec::new()))];
    for view in View::ALL {
        let mut state = plain();
        state.board.look_at(view);
        all.push((format!("view {}", view.name()), state));
    }
    let mut new = console(lang, size);
    new.desk.furniture = crate::desk::Furniture::default();
    new.board = crate::app::board::Board::default();
    all.push(("new desk".into(), new));
    for (name, link) in [("loading", Link::Loading), ("lost", Link::Lost(Moment(0), Failure::Offline(String::new())))] {
        let mut state = plain();
        state.desk.link = link;
        all.push((name.into(), state));
    }
    let mut rings = plain();
    rings.desk.calls = vec![ringing(), crate::desk::Call { id: "call-2".into(), contact: None, company: None, ..ringing() }];
    rings.said = Some(Said::error("not-a-number"));
    all.push(("rings".into(), rings));
    let mut pending = plain();
    pending.hands.pending = sequence("g").expect("a key");
    all.push(("pending".into(), pending));
    all
}
