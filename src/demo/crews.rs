//! Who works: engineers and crews.

use super::Recipe;
use super::dice::Dice;
use super::house::ZONES;
use super::jobs::KINDS;
use super::words::{SURNAMES, latin, own_phone};
use crate::desk::moment::DAY;
use crate::desk::shift::{Absence, DaySpan, Pattern, Shifts};
use crate::desk::skill::Permit;
use crate::desk::unit::{Abilities, Capacity, Reach};
use crate::desk::{Group, Minutes, Moment, Money, Skill, Unit, UnitId, UnitKind, UnitState, Zone};
use chrono::{Days, NaiveDate};

/// The first engineers, as dispatchers know them: skills and home zone.
const FIRST: [(&[(&str, u8)], usize); 7] = [
    (&[("скуд", 4), ("видео", 3), ("сети", 2)], 0),
    (&[("видео", 4), ("скуд", 3), ("сети", 3)], 3),
    (&[("опс", 4), ("скуд", 3), ("видео", 2)], 0),
    (&[("опс", 3), ("кассы", 3), ("рабочие места", 4)], 5),
    (&[("1с", 5), ("сети", 3), ("рабочие места", 3), ("телефония", 2)], 4),
    (&[("опс", 4), ("видео", 3), ("сети", 3)], 4),
    (&[("сети", 4), ("телефония", 4), ("рабочие места", 3)], 4),
];

/// Engineers first, then crews: one for eight engineers, two at least.
pub fn units(recipe: &Recipe) -> Vec<Unit> {
    let engineers: Vec<Unit> = (0..recipe.engineers).map(|n| engineer(recipe, n)).collect();
    let many = if recipe.engineers < 2 { 0 } else { (recipe.engineers / 8).max(2) };
    let crews: Vec<Unit> = (0..many).map(|n| crew(recipe, n, &engineers)).collect();
    engineers.into_iter().chain(crews).collect()
}

/// The surname while it is the only one; later ones get an initial.
fn name(n: usize) -> String {
    const INITIALS: [char; 14] = ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'И', 'К', 'М', 'Н', 'О', 'П', 'Р', 'С'];
    let surname = SURNAMES[n % SURNAMES.len()];
    match n / SURNAMES.len() {
        0 => surname.to_owned(),
        round if round <= INITIALS.len() => format!("{surname} {}.", INITIALS[round - 1]),
        round => format!("{surname} {round}"),
    }
}

fn engineer(recipe: &Recipe, n: usize) -> Unit {
    let mut dice = Dice::of(recipe.seed, "engineer", n);
    let (skills, home) = match FIRST.get(n) {
        Some((skills, home)) => (skills.iter().map(|(tag, level)| skill(tag, *level)).collect(), *home),
        None => (skills(&mut dice, n), n % ZONES.len()),
    };
    let fire = skills.iter().any(|s| s.tag == "опс");
    let name = name(n);
    Unit {
        id: UnitId::new(&format!("e{}", n + 1)),
        kind: UnitKind::Engineer,
        login: format!(
            "{}{}",
            latin(name.split(' ').next().unwrap_or_default()),
            if n < SURNAMES.len() { String::new() } else { n.to_string() }
        ),
        name: name.into(),
        active: true,
        can: Abilities {
            groups: groups(&skills),
            skills,
            zones: zones(&mut dice, home),
            permits: permits(&mut dice, recipe.now, fire),
        },
        shifts: shifts(recipe, n),
        absences: absences(recipe, n),
        capacity: Capacity { minutes: Minutes(480), tickets: recipe.room() },
        state: UnitState::Free,
        reach: Reach { phone: own_phone(n), messenger: Some(format!("@{}", latin(SURNAMES[n % SURNAMES.len()])).into()) },
        hour_cost: Some(Money::rub(dice.between(60, 140) * 1_000)),
        members: Vec::new(),
        version: 1,
    }
}

fn skill(tag: &str, level: u8) -> Skill {
    Skill { tag: tag.into(), level }
}

/// One trade that one is good at, one or two more beside it.
fn skills(dice: &mut Dice, n: usize) -> Vec<Skill> {
    let trade = n % KINDS.len();
    let mut skills = vec![skill(KINDS[trade], dice.between(3, 5) as u8)];
    for beside in [1, 3] {
        if dice.percent(70) {
            skills.push(skill(KINDS[(trade + beside) % KINDS.len()], dice.between(1, 4) as u8));
        }
    }
    skills.sort();
    skills
}

fn groups(skills: &[Skill]) -> Vec<Group> {
    let security = skills.iter().any(|s| ["видео", "скуд", "опс"].contains(&s.tag.as_str()));
    let office = skills.iter().any(|s| !["видео", "скуд", "опс"].contains(&s.tag.as_str()));
    let named = [(security, "Безопасность"), (office, "ИТ")];
    named.into_iter().filter(|(in_it, _)| *in_it).map(|(_, name)| Group(name.into())).collect()
}

fn zones(dice: &mut Dice, home: usize) -> Vec<Zone> {
    let mut zones = vec![Zone(ZONES[home].into())];
    for other in 1..ZONES.len() {
        if dice.percent(35) {
            zones.push(Zone(ZONES[(home + other) % ZONES.len()].into()));
        }
    }
    zones
}

fn permits(dice: &mut Dice, now: Moment, fire: bool) -> Vec<Permit> {
    let mut permits = Vec::new();
    let mut give = |tag: &str, days: i64| permits.push(Permit { tag: tag.into(), until: Some(Moment(now.0 + days * DAY)) });
    if dice.percent(55) {
        give("высота", dice.between(-20, 300));
    }
    if dice.percent(45) {
        give("электро iii", dice.between(20, 360));
    }
    if fire {
        give("пожарный", dice.between(15, 700));
    }
    permits
}

fn span(from: u16, to: u16) -> DaySpan {
    DaySpan { from: from * 60, to: to * 60 }
}

fn shifts(recipe: &Recipe, n: usize) -> Shifts {
    let today = recipe.today();
    let weekly = |from, to| {
        let day = Some(span(from, to));
        Pattern::Weekly { days: [day, day, day, day, day, None, None] }
    };
    let two_two = |since: u64| Pattern::Cycle { on: 2, off: 2, span: span(8, 20), anchor: back(today, since) };
    let (pattern, lunch, duty) = match n % 8 {
        // The night roster: each fourth night, the first of them was on last night.
        5 => {
            let since = 1 + (n / 8 % 4) as u64;
            (Pattern::Cycle { on: 1, off: 3, span: span(20, 32), anchor: back(today, since) }, None, true)
        }
        // The night shift of the 24-hour contracts: whoever opens the demo at night finds people at work too.
        1 | 7 if n >= 8 => {
            let pattern = Pattern::Cycle { on: 2, off: 2, span: span(20, 32), anchor: back(today, 1) };
            (pattern, None, false)
        }
        0 | 2 => (two_two((n / 8 % 2) as u64), Some(span(13, 14)), false),
        3 => (two_two(2 + (n / 8 % 2) as u64), Some(span(13, 14)), false),
        6 => (weekly(9, 18), Some(DaySpan { from: 630, to: 690 }), false),
        _ => (weekly(9, 18), Some(span(13, 14)), false),
    };
    Shifts { zone: recipe.zone, pattern, lunch, duty }
}

fn back(day: NaiveDate, by: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(by)).unwrap_or(day)
}

fn absences(recipe: &Recipe, n: usize) -> Vec<Absence> {
    let day = |offset| recipe.at(offset, 0);
    match n {
        0..7 => Vec::new(),
        n if n % 11 == 9 => vec![Absence { from: day(-1), until: day(3), why: "ill".into() }],
        n if n % 13 == 10 => vec![Absence { from: day(-4), until: day(10), why: "holiday".into() }],
        n if n % 9 == 4 => vec![Absence { from: day(5), until: day(19), why: "holiday".into() }],
        _ => Vec::new(),
    }
}

/// Who rides in a crew: somebody from the end of the list stands in for whoever is away today.
fn there(recipe: &Recipe, n: usize, members: [&Unit; 2], engineers: &[Unit]) -> Vec<UnitId> {
    let away = |unit: &Unit| unit.absent_at(recipe.now).is_some();
    let mut others = engineers.iter().rev().filter(|other| !away(other) && members.iter().all(|m| m.id != other.id)).skip(n * 2);
    members.map(|member| if away(member) { others.next().unwrap_or(member) } else { member }.id.clone()).to_vec()
}

fn crew(recipe: &Recipe, n: usize, engineers: &[Unit]) -> Unit {
    let many = engineers.len();
    // Members are taken behind the first seven where there are enough, so that those stay their own masters.
    let first = if many > 12 { 7 + (n * 2) % (many - 8) } else { (n * 2) % many };
    let members = [&engineers[first], &engineers[(first + 1) % many]];
    let mut skills: Vec<Skill> = vec![skill("опс", 5), skill("видео", 3 + (n % 2) as u8), skill("скуд", 3)];
    for more in members.iter().flat_map(|m| &m.can.skills) {
        if !skills.iter().any(|s| s.tag == more.tag) {
            skills.push(more.clone());
        }
    }
    skills.sort();
    let mut dice = Dice::of(recipe.seed, "crew", n);
    let until = Some(Moment(recipe.now.0 + dice.between(60, 500) * DAY));
    let permit = |tag: &str| Permit { tag: tag.into(), until };
    Unit {
        id: UnitId::new(&format!("b{}", n + 1)),
        kind: UnitKind::Crew,
        name: format!("Бригада {}", n + 1).into(),
        login: String::new(),
        active: true,
        can: Abilities {
            groups: groups(&skills),
            skills,
            zones: zones(&mut dice, [4, 0, 3, 1, 2, 5][n % 6]),
            permits: vec![permit("высота"), permit("пожарный"), permit("электро iii")],
        },
        shifts: Shifts {
            zone: recipe.zone,
            pattern: Pattern::Cycle {
                on: 2,
                off: 2,
                // The third one works at night.
                span: if n % 3 == 2 { span(20, 32) } else { span(8, 20) },
                anchor: back(
                    recipe.today(),
                    match n % 3 {
                        0 => 2,
                        1 => 0,
                        _ => 1,
                    },
                ),
            },
            lunch: Some(span(13, 14)),
            duty: false,
        },
        absences: Vec::new(),
        capacity: Capacity { minutes: Minutes(480), tickets: recipe.room() },
        state: UnitState::Free,
        reach: Reach { phone: own_phone(5_000 + n), messenger: None },
        hour_cost: Some(Money::rub(220_000)),
        members: there(recipe, n, members, engineers),
        version: 1,
    }
}
