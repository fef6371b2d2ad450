//! Planned maintenance: which visits the regulations ask for, in which hours.

use crate::desk::client::{Access, Asset, Company, Site};
use crate::desk::contract::{Conditions, Contract, ContractState, Goals, Package, RaiseRight, Rates, ReactionBy, Targets};
use crate::desk::regulation::tests::regulation;
use crate::desk::regulation::{Every, Per, Regulation};
use crate::desk::terms::terms;
use crate::desk::visit::{Maintenance, Visit, VisitState};
use crate::desk::*;
use crate::sla::upkeep::{Due, Paper, Stands, due as of_paper};
use crate::sla::{Calendars, Terms, settle};
use crate::text::Raw;
use chrono_tz::Europe::Moscow;
use proptest::prelude::*;

fn at(local: &str) -> Moment {
    super::calendars::at(&format!("{local}:00+03:00"))
}

/// A client with two objects; there are cameras in the first one.
struct Client {
    company: Company,
    sites: Vec<Site>,
    assets: Vec<Asset>,
    package: Package,
    contract: Contract,
    planned: Vec<Maintenance>,
}

fn client(upkeep: Vec<Regulation>) -> Client {
    let site = |id: &str| Site {
        id: id.into(),
        company: "k".into(),
        name: id.into(),
        address: Raw::default(),
        zone: Zone("север".into()),
        access: Access::default(),
    };
    let asset = |id: &str, kind: &str| Asset {
        id: id.into(),
        site: "склад".into(),
        company: "k".into(),
        name: id.into(),
        kind: WorkKind(kind.into()),
        serial: Raw::default(),
        warranty_until: None,
        defect: false,
    };
    let targets = Targets {
        goals: [Goals { reaction: Some(Minutes(15)), ..Goals::default() }; 4],
        calendar: "8x5".into(),
        critical_calendar: None,
        reaction_by: ReactionBy::Answer,
        holder: None,
        queue: None,
        warn_percent: vec![25],
    };
    let package = Package {
        id: "p".into(),
        name: "Базовый".into(),
        targets,
        kinds: None,
        quotas: Vec::new(),
        raise: RaiseRight::No,
        rates: Rates::default(),
        conditions: Conditions { upkeep: Some(upkeep), ..Conditions::default() },
    };
    let contract = Contract::of_tests("c", "k", "p", (at("2026-01-01T00:00"), at("2027-01-01T00:00")));
    let assets = vec![asset("камера 1", "видео"), asset("камера 2", "видео"), asset("дверь", "скуд")];
    Client {
        company: Company::of_tests("k", "Логист"),
        sites: vec![site("склад"), site("офис")],
        assets,
        package,
        contract,
        planned: Vec::new(),
    }
}

impl Client {
    fn due<'a>(&'a self, calendars: &'a Calendars, now: &str, before: &str) -> Vec<Due<'a>> {
        let paper = Paper {
            terms: terms(Some(&self.contract), Some(&self.package)),
            company: &self.company,
            sites: &self.sites,
            assets: &self.assets,
            planned: &self.planned,
        };
        of_paper(&paper, calendars, Moscow, at(now), at(before))
    }

    /// Windows and states, as text.
    fn told(&self, now: &str, before: &str) -> Vec<String> {
        let local = |at: Moment| at.utc().with_timezone(&Moscow).format("%d.%m %H:%M").to_string();
        let calendars = Calendars::builtin();
        let all = self.due(&calendars, now, before);
        all.iter().map(|due| format!("{}–{} {}", local(due.from), local(due.until), due.stands.name())).collect()
    }
}

#[test]
fn a_window_goes_from_the_first_to_the_last_working_hour_of_its_days() {
    let client = client(vec![Regulation { days: Some((1, 10)), ..regulation("video") }]);
    assert_eq!(
        client.told("2026-11-05T10:00", "2027-01-01T00:00").split_off(3),
        ["02.11 09:00–10.11 18:00 open", "01.12 09:00–10.12 18:00 ahead"],
        "the first of November 2026 is a Sunday"
    );
}

#[test]
fn days_that_are_all_holidays_are_done_on_the_next_working_day() {
    let mut client = client(vec![Regulation { days: Some((1, 5)), ..regulation("video") }]);
    client.contract.until = at("2028-01-01T00:00");
    let told = client.told("2026-12-20T10:00", "2027-01-31T00:00");
    let january = told.last().expect("January is asked for");
    assert!(january.ends_with("ahead") && january.starts_with("11.01 09:00–11.01 18:00"), "{january}");
}

#[test]
fn what_is_late_can_still_be_done_and_what_is_over_is_told_of_as_missed() {
    let client = client(vec![Regulation { days: Some((1, 10)), ..regulation("video") }]);
    let told = client.told("2026-11-17T12:30", "2026-11-18T00:00");
    assert_eq!(
        told,
        [
            "03.08 09:00–10.08 18:00 missed",
            "01.09 09:00–10.09 18:00 missed",
            "01.10 09:00–09.10 18:00 missed",
            "17.11 12:30–30.11 18:00 late",
        ],
        "a quarter is looked back"
    );
}

#[test]
fn only_a_contract_in_force_asks_for_anything() {
    let mut client = client(vec![regulation("video")]);
    let count = |client: &Client| client.told("2026-11-17T12:00", "2026-12-02T00:00").len();
    assert!(count(&client) > 1);
    client.contract.state = ContractState::Suspended;
    assert_eq!(count(&client), 0);
    client.contract.state = ContractState::Active;
    client.contract.until = at("2026-11-21T00:00");
    let last = client.told("2026-11-17T12:00", "2026-12-02T00:00").pop();
    assert_eq!(
        last.as_deref(),
        Some("02.11 09:00–21.11 00:00 open"),
        "December is not asked for, November ends with the contract"
    );
    client.contract.until = at("2026-06-01T00:00");
    assert_eq!(count(&client), 0, "it is long over");
    client.contract.from = at("2026-12-01T00:00");
    client.contract.until = at("2027-12-01T00:00");
    let first = client.told("2026-11-17T12:00", "2026-12-02T00:00");
    assert!(matches!(first.as_slice(), [only] if only.starts_with("01.12 09:00–") && only.ends_with("ahead")), "{first:?}");
}

#[test]
fn a_visit_is_for_an_object_with_such_equipment_or_for_each_piece_of_it() {
    let names = |client: &Client| -> Vec<(String, usize)> {
        let calendars = Calendars::builtin();
        let all = client.due(&calendars, "2026-11-17T12:00", "2026-11-18T00:00");
        all.iter().filter(|due| due.stands == Stands::Open).map(|due| (due.ticket.to_string(), due.assets.len())).collect()
    };
    let of = |per: Per| client(vec![Regulation { per, ..regulation("video") }]);
    assert_eq!(names(&of(Per::Site)), [("upkeep:c:video:склад:2026-11-01".to_owned(), 2)], "the office has no cameras");
    assert_eq!(
        names(&of(Per::Asset)),
        [("upkeep:c:video:камера 1:2026-11-01".to_owned(), 1), ("upkeep:c:video:камера 2:2026-11-01".to_owned(), 1)]
    );
    let mut covered = of(Per::Asset);
    covered.contract.covers.assets = Some(vec!["камера 2".into()]);
    assert_eq!(names(&covered).len(), 1, "what the contract does not cover is not maintained");
    let mut elsewhere = of(Per::Site);
    elsewhere.contract.covers.sites = Some(vec!["офис".into()]);
    assert_eq!(names(&elsewhere), []);
    let mut unwritten = of(Per::Site);
    unwritten.assets.clear();
    assert_eq!(names(&unwritten).len(), 2, "where nobody wrote the equipment down somebody goes and looks");
}

#[test]
fn what_another_program_has_planned_there_is_not_planned_twice() {
    let mut client = client(vec![regulation("video")]);
    client.planned.push(Maintenance {
        id: "m1".into(),
        contract: "c".into(),
        site: Named::new("склад", "склад"),
        assets: Vec::new(),
        kind: WorkKind("видео".into()),
        from: at("2026-11-20T00:00"),
        until: at("2026-11-25T00:00"),
        effort: Minutes(50),
        unit: None,
        state: VisitState::Planned,
        ticket: None,
    });
    let open = |told: Vec<String>| told.iter().filter(|one| one.ends_with("open")).count();
    assert_eq!(open(client.told("2026-11-17T12:00", "2026-11-18T00:00")), 0);
    client.planned[0].kind = WorkKind("скуд".into());
    assert_eq!(open(client.told("2026-11-17T12:00", "2026-11-18T00:00")), 1, "other work is other work");
}

#[test]
fn the_ticket_is_due_by_its_window_and_not_by_the_package() {
    let client = client(vec![regulation("video")]);
    let calendars = Calendars::builtin();
    let all = client.due(&calendars, "2026-11-17T12:00", "2026-11-18T00:00");
    let due = all.last().expect("November");
    let mut ticket = due.as_ticket(at("2026-11-17T12:00"));
    let policy = Policy::default();
    let terms = Terms { targets: &client.package.targets, calendars: &calendars, policy: &policy };
    settle(&mut ticket, Some(&terms), at("2026-11-17T12:00"));
    assert_eq!((ticket.clocks.due, ticket.clocks.due_of), (due_by(due.until), Some(ClockKind::Arrival)));
    assert_eq!(ticket.clocks.list.len(), 1, "no quarter of an hour to react in");
    // Another day was agreed with the client.
    let agreed = at("2026-11-25T15:00");
    let visit = Visit { window: Some((at("2026-11-25T12:00"), agreed)), ..Visit::default() };
    ticket = change::apply(&ticket, &Change::Visit { to: Some(visit) }, at("2026-11-17T13:00")).expect("a visit");
    settle(&mut ticket, Some(&terms), at("2026-11-17T13:00"));
    assert_eq!(ticket.clocks.due, due_by(agreed));
    let there = Change::Trip { state: VisitState::OnSite, expected: None };
    ticket = change::apply(&ticket, &there, at("2026-11-25T12:30")).expect("a trip");
    settle(&mut ticket, Some(&terms), at("2026-11-25T12:30"));
    assert_eq!((ticket.clocks.due, ticket.clocks.breached), (crate::desk::Due::None, None), "whoever is there is not late");
}

fn due_by(at: Moment) -> crate::desk::Due {
    crate::desk::Due::At { at }
}

proptest! {
    #[test]
    fn a_visit_has_one_name_whenever_it_is_asked_for_and_its_hours_are_working_hours(
        months in 1_u16..13, first in 1_u32..29, days in proptest::option::of((1_u16..20, 20_u16..32)), ask in 0_i64..300, more in 1_i64..60
    ) {
        let begins = chrono::NaiveDate::from_ymd_opt(2026, 1, first).expect("a day");
        let client = client(vec![Regulation { every: Every::Months(months), first: Some(begins), days, ..regulation("v") }]);
        let calendars = Calendars::builtin();
        let now = Moment(at("2026-01-01T08:00").0 + ask * crate::desk::moment::DAY);
        let paper = Paper { terms: terms(Some(&client.contract), Some(&client.package)), company: &client.company, sites: &client.sites, assets: &client.assets, planned: &[] };
        let ask = |now: Moment, days: i64| of_paper(&paper, &calendars, Moscow, now, Moment(now.0 + days * crate::desk::moment::DAY));
        let (early, longer) = (ask(now, 40), ask(now, 40 + more));
        let names: std::collections::BTreeSet<_> = longer.iter().map(|due| &due.ticket).collect();
        prop_assert_eq!(names.len(), longer.len(), "a name names one visit");
        for due in &early {
            prop_assert!(names.contains(&due.ticket), "{} is gone from a longer look", due.ticket);
            prop_assert!(due.from < due.until && due.from >= client.contract.from && due.until <= client.contract.until);
            let calendar = calendars.get(&"8x5".into()).expect("built in");
            prop_assert!(calendar.working_between(due.from, due.until) > 0, "{:?}", due.from);
        }
        // A day later the same windows that have not begun have the same hours.
        let later = ask(Moment(now.0 + crate::desk::moment::DAY), 39);
        for due in early.iter().filter(|due| due.stands == Stands::Ahead) {
            let same = later.iter().find(|other| other.ticket == due.ticket);
            prop_assert!(same.is_some_and(|same| (same.from, same.until) == (due.from, due.until)), "{}", due.ticket);
        }
    }
}
