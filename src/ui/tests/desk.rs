//! The desk of the pictures: the people and tickets of one Monday morning.

use crate::app::looks::{Looks, Offered};
use crate::app::{FirstSteps, Link, Setup, State};
use crate::desk::client::{Access, Approver, Company, Contact, Entitled, Pass, Site};
use crate::desk::clock::{Clock, Clocks};
use crate::desk::contract::{
    Conditions, Contract, ContractState, Coverage, Debt, Goals, Package, Quota, QuotaKind, Rates, Targets,
};
use crate::desk::shift::{Absence, DaySpan, Pattern, Shifts};
use crate::desk::ticket::{Extra, Head, People, Place, Work};
use crate::desk::unit::{Abilities, Capacity, Reach};
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{
    Assignment, ClockKind, Dossier, Due, Furniture, Handed, Minutes, Mode, Moment, Money, Named, Need, Period, Phase, Phone,
    Policy, Price, PriceBook, PriceUnit, Priority, Row, Skill, Ticket, TicketId, Unit, UnitId, UnitKind, UnitState, Zone,
};
use crate::i18n::{Lang, Texts};
use crate::keymap::Keymap;
use crate::text::Raw;

/// A moment of that Monday's week in Moscow: `23 10:30`.
pub fn at(text: &str) -> Moment {
    let (day, time) = text.split_once(' ').expect("a day and a time");
    Moment::parse(&format!("2026-11-{day}T{time}:00+03:00")).expect("a moment")
}

/// Monday morning.
pub fn now() -> Moment {
    at("23 10:30")
}

/// A ticket in a few words; the rest of it is common.
pub struct Sketch {
    pub number: i64,
    pub due: Due,
    pub of: ClockKind,
    pub priority: Priority,
    pub company: &'static str,
    pub site: &'static str,
    pub subject: &'static str,
    pub holder: Option<(&'static str, Handed)>,
}

fn due(text: &str) -> Due {
    Due::At { at: at(text) }
}

/// A whole ticket of a sketch.
pub fn ticket(sketch: &Sketch) -> Ticket {
    let clock = |kind, due| Clock {
        kind,
        started: at("23 07:10"),
        met: None,
        goal: Some(Minutes(240)),
        calendar: "24x7".into(),
        since: at("23 07:10"),
        used_before: 0,
        due,
    };
    Ticket {
        head: Head {
            id: TicketId::from(format!("t{}", sketch.number)),
            number: sketch.number,
            subject: sketch.subject.into(),
            text: Raw::default(),
            channel: crate::desk::Channel::Phone,
            phase: Phase::Open,
            status: Raw::default(),
            priority: sketch.priority,
            created: at("23 07:10"),
            version: 3,
        },
        place: Place {
            company: (!sketch.company.is_empty()).then(|| Named::new(sketch.company, sketch.company)),
            site: (!sketch.site.is_empty()).then(|| Named::new(sketch.site, sketch.site)),
            zone: Zone("север".into()),
            ..Place::default()
        },
        people: People {
            assignee: sketch.holder.map(|(name, handed)| Assignment {
                unit: Named::new(name, name),
                handed,
                since: at("23 09:00"),
            }),
            ..People::default()
        },
        clocks: Clocks {
            list: vec![clock(sketch.of, sketch.due)],
            due: sketch.due,
            due_of: Some(sketch.of),
            ..Clocks::default()
        },
        work: Work {
            needs: vec![Need { tag: "опс".into(), level: 3, required: true }],
            effort: Minutes(60),
            people: 1,
            ..Work::default()
        },
        extra: Extra::default(),
    }
}

/// The tickets of the morning, in no particular order.
pub fn tickets() -> Vec<Ticket> {
    use ClockKind::{Arrival, Promise, Reaction, Resolution};
    use Priority::{Critical, High, Low, Normal};
    let yes = Handed::Confirmed { at: at("23 09:05") };
    let told = |time: &str| Handed::Told { at: at(time) };
    let sketch = |number, due, of, priority, company, site, subject, holder| {
        ticket(&Sketch { number, due, of, priority, company, site, subject, holder })
    };
    let mut all = vec![
        sketch(1038, due("23 09:40"), Arrival, High, "Ромашка", "Лесная 5", "СКУД: дверь зажата", Some(("Петров", yes))),
        sketch(1051, due("23 10:15"), Reaction, Critical, "ТЦ Северный", "", "Пож.сигн: неисправность", None),
        sketch(1047, due("23 10:45"), Promise, Normal, "Аптека 36", "Мира 12", "Перезвонить о цене", Some(("Ольга", yes))),
        sketch(
            1029,
            due("23 11:10"),
            Arrival,
            High,
            "Логист",
            "склад 2",
            "Камеры: нет записи",
            Some(("Сидоров", told("23 10:20"))),
        ),
        sketch(1049, due("23 11:20"), Reaction, Normal, "Школа 9", "", "Нет интернета", None),
        sketch(1044, due("23 12:30"), Arrival, Normal, "Банк Восток", "касса 3", "Тревожная кнопка", Some(("Бригада 2", yes))),
        sketch(1040, due("23 14:00"), Resolution, Normal, "Ромашка", "офис", "1С не печатает", Some(("Лин", yes))),
        sketch(1052, due("23 17:00"), Resolution, Low, "Логист", "офис", "Новый сотрудник", None),
        sketch(1033, due("25 12:00"), Resolution, Low, "ТЦ Северный", "", "Датчик, 4 этаж", Some(("Ежов", told("23 10:00")))),
        sketch(
            1027,
            Due::Paused { left: Minutes(95) },
            Resolution,
            Normal,
            "Пекарня 4",
            "",
            "Касса не включается",
            Some(("Козлов", yes)),
        ),
        sketch(
            1036,
            due("23 10:35"),
            Arrival,
            High,
            "Стройбанк",
            "ул. Профсоюзная, 104, корп. 2",
            "Турникет не пускает",
            Some(("Ежов", Handed::Refused { at: at("23 10:25") })),
        ),
    ];
    let visit = |state| Some(Visit { state, ..Visit::default() });
    all[0].extra.visit = visit(VisitState::Travelling);
    all[3].people.calls = 2;
    all[5].extra.visit = visit(VisitState::OnSite);
    all[6].work.mode = Mode::Remote;
    all[9].head.phase = Phase::Waiting { reason: "part".into(), until: Some(at("25 12:00")) };
    all
}

/// Rows of the tickets.
pub fn rows() -> Vec<Row> {
    tickets().iter().map(Row::of).collect()
}

fn unit(name: &str, kind: UnitKind, state: UnitState, skills: &[(&str, u8)], zones: &[&str]) -> Unit {
    let day = Some(DaySpan { from: 9 * 60, to: 18 * 60 });
    Unit {
        id: UnitId::from(name),
        kind,
        name: name.into(),
        login: String::new(),
        active: true,
        can: Abilities {
            skills: skills.iter().map(|(tag, level)| Skill { tag: (*tag).into(), level: *level }).collect(),
            zones: zones.iter().map(|z| Zone((*z).into())).collect(),
            ..Abilities::default()
        },
        shifts: Shifts {
            zone: chrono_tz::Europe::Moscow,
            pattern: Pattern::Weekly { days: [day, day, day, day, day, None, None] },
            lunch: None,
            duty: false,
        },
        absences: Vec::new(),
        capacity: Capacity { minutes: Minutes(480), tickets: 6 },
        state,
        reach: Reach { phone: Phone::from_e164("+79215550177"), messenger: None },
        hour_cost: None,
        members: Vec::new(),
        version: 1,
    }
}

/// The engineers.
pub fn units() -> Vec<Unit> {
    use UnitKind::{Crew, Engineer};
    let mut all = vec![
        unit("Петров", Engineer, UnitState::Travelling, &[("скуд", 4), ("видео", 3)], &["север"]),
        unit("Сидоров", Engineer, UnitState::Free, &[("видео", 4), ("опс", 2)], &["север", "центр"]),
        unit("Ежов", Engineer, UnitState::Free, &[("опс", 4), ("скуд", 2)], &["север"]),
        unit("Бригада 2", Crew, UnitState::OnSite, &[("опс", 5), ("высота", 3)], &["север", "юг"]),
        unit("Козлов", Engineer, UnitState::Busy, &[("опс", 3), ("кассы", 5)], &["юг"]),
        unit("Лин", Engineer, UnitState::Busy, &[("1с", 5), ("сети", 3)], &["центр"]),
        unit("Юдин", Engineer, UnitState::Out, &[("опс", 3)], &["центр"]),
        unit("Маслов Константин Эдуардович", Engineer, UnitState::Free, &[("опс", 4)], &["запад"]),
    ];
    all[6].absences.push(Absence { from: at("23 00:00"), until: at("24 15:00"), why: "ill".into() });
    all
}

/// What the desk shares.
pub fn furniture() -> Furniture {
    Furniture {
        policy: Policy { default_package: Some("basic".into()), ..Policy::default() },
        units: units(),
        packages: vec![package()],
        prices: PriceBook::default(),
        calendars: Vec::new(),
    }
}

fn package() -> Package {
    let goals = Goals { reaction: Some(Minutes(60)), reply: None, arrival: Some(Minutes(240)), resolution: Some(Minutes(480)) };
    Package {
        id: "basic".into(),
        name: "Продвинутый".into(),
        targets: Targets {
            goals: [goals; 4],
            calendar: "24x7".into(),
            critical_calendar: None,
            reaction_by: crate::desk::contract::ReactionBy::Accepted,
            holder: None,
            queue: None,
            warn_percent: vec![25],
        },
        kinds: None,
        quotas: Vec::new(),
        raise: crate::desk::contract::RaiseRight::No,
        rates: Rates::default(),
        conditions: crate::desk::contract::Conditions::default(),
    }
}

/// The console on that desk.
pub fn console(lang: Lang, size: (u16, u16)) -> State {
    with_rows(lang, size, rows())
}

/// The console on a desk with these rows.
pub fn with_rows(lang: Lang, size: (u16, u16), rows: Vec<Row>) -> State {
    let texts = Texts::new(lang);
    let label = |action: &crate::action::Action| (*action, texts.word(&format!("action-{}", action.name())));
    let mut state = State::new(Setup {
        now: now(),
        actor: "Ольга".into(),
        session: "test".into(),
        desk: "sqlite:desk.db".into(),
        looks: looks(&texts),
        first_steps: FirstSteps::default(),
        keymap: Keymap::builtin(),
        labels: crate::action::Action::ALL.iter().map(label).collect(),
        words: Vec::new(),
        views: crate::app::views::Views { lexicon: crate::i18n::lexicon(lang), ..Default::default() },
        spoken: Vec::new(),
        phones: crate::app::Phones::default(),
        read_only: false,
        kept: crate::app::kept::Kept::default(),
        size,
    });
    crate::app::update(&mut state, crate::app::Msg::Furniture(Box::new(furniture())));
    state.desk.link = Link::Live(Moment(now().0 - 2_000));
    state.board.extend(rows);
    state.board.complete = true;
    settle(&mut state);
    state
}

/// How it looks, with the shipped themes to choose from.
fn looks(texts: &Texts) -> Looks {
    let offered = |name: &str| Offered { name: name.into(), label: texts.word(&format!("theme-{name}")) };
    Looks { themes: crate::theme::Theme::names().map(offered).collect(), ..Looks::default() }
}

/// Brings the board up to date, as update does after each message.
pub fn settle(state: &mut State) {
    let height = crate::app::layout::divide(state.seat.size, &state.pane).board_rows.into();
    let policy = state.desk.furniture.policy.clone();
    state.board.refresh(state.now, &policy, height);
    state.board.keep_in_sight(height);
}

/// Puts the cursor on the ticket of that number.
pub fn choose(state: &mut State, number: i64) {
    let id = TicketId::from(format!("t{number}"));
    let height = crate::app::layout::divide(state.seat.size, &state.pane).board_rows.into();
    assert!(state.board.choose(&id, height), "{number} is on the board");
}

/// Who calls.
pub fn caller() -> Contact {
    Contact {
        id: "kim".into(),
        company: Some("Логист".into()),
        name: "Анна Ким".into(),
        role: "управляющая".into(),
        phones: Phone::from_e164("+79215550142").into_iter().collect(),
        email: Raw::default(),
        site: Some("склад 2".into()),
        may: Entitled::default(),
    }
}

fn quota(kind: QuotaKind, total: i64, used: i64) -> Quota {
    Quota { kind, total, used, every: Period::Once, from: None, until: Moment::parse("2027-01-01T00:00:00+03:00") }
}

/// The caller's company: visits used up, a small old debt, a guarded warehouse.
pub fn dossier() -> Dossier {
    let new_year = Moment::parse("2027-01-01T00:00:00+03:00").expect("a moment");
    Dossier {
        origins: crate::desk::Origins::default(),
        prices: PriceBook::default(),
        company: Company {
            id: "Логист".into(),
            name: "Логист".into(),
            inn: "7801234567".into(),
            kpp: String::new(),
            category: String::new(),
            vip: false,
            state_client: false,
            manager: None,
            approver: Some(Approver { name: "Гришин И.П.".into(), phone: Phone::from_e164("+79215550101") }),
            excluded: Vec::new(),
            preferred: None,
        },
        contacts: vec![caller()],
        sites: vec![site()],
        assets: Vec::new(),
        contracts: vec![contract(new_year)],
        packages: vec![package()],
        debt: Some(Debt {
            company: "Логист".into(),
            total: Money::rub(1_240_000),
            overdue: Some(Money::rub(500_000)),
            since: Some(at("14 00:00")),
            as_of: at("22 09:00"),
            source: "1С".into(),
            relief: None,
            stop: None,
        }),
        open: rows().into_iter().filter(|r| r.facts.company.as_ref().is_some_and(|c| c.name.raw() == "Логист")).collect(),
        maintenance: Vec::new(),
        calls: Vec::new(),
        done: Vec::new(),
        voices: Vec::new(),
    }
}

/// The caller's contract.
pub fn contract(until: Moment) -> Contract {
    Contract {
        id: "c17".into(),
        number: "17-О".into(),
        company: "Логист".into(),
        package: "basic".into(),
        state: ContractState::Active,
        from: at("01 00:00"),
        until,
        targets: None,
        covers: Coverage::default(),
        quotas: vec![quota(QuotaKind::Visits, 4, 4), quota(QuotaKind::PhoneMinutes, 300, 220), quota(QuotaKind::Raises, 2, 1)],
        raise: None,
        rates: Some(rates()),
        manager: None,
        conditions: Conditions::default(),
    }
}

fn rates() -> Rates {
    let price = |minor, unit| Some(Price { money: Money::rub(minor), unit, vat: true });
    Rates { hour: price(250_000, PriceUnit::Hour), visit: price(180_000, PriceUnit::Piece) }
}

/// The warehouse with its guard.
pub fn site() -> Site {
    Site {
        id: "склад 2".into(),
        company: "Логист".into(),
        name: "склад 2".into(),
        address: "Шушары, Московское ш. 70".into(),
        zone: Zone("север".into()),
        access: Access {
            hours: None,
            keys: "на посту".into(),
            pass_needed: true,
            passes: vec![Pass { unit: "Сидоров".into(), until: None }, Pass { unit: "Ежов".into(), until: None }],
            note: Raw::default(),
            code_word: "Маяк".into(),
        },
    }
}
