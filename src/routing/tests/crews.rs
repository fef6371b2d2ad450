//! Crews, skills by level and days off, on the France Telecom instances of the ROADEF challenge 2007: the product's rules for crews
//! must agree with the verdict on every schedule that is known to be good or bad.

use super::desk::{backlog, engineer, policy};
use crate::desk::moment::DAY;
use crate::desk::shift::Absence;
use crate::desk::ticket::Mode;
use crate::desk::*;
use crate::routing::{Refused, Rule, check};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Instance {
    day_minutes: i64,
    abandon_budget: i64,
    technicians: Vec<Technician>,
    interventions: Vec<Intervention>,
}

#[derive(Deserialize)]
struct Technician {
    id: usize,
    /// Level by domain.
    skill: Vec<u8>,
    days_off: Vec<i64>,
}

#[derive(Deserialize)]
struct Intervention {
    id: usize,
    minutes: i64,
    preds: Vec<usize>,
    priority: usize,
    /// Of giving it to somebody else.
    cost: i64,
    /// By domain and level - 1: how many of at least that level.
    need: Vec<Vec<usize>>,
}

#[derive(Deserialize)]
struct Case {
    instance: String,
    source: String,
    /// Intervention, day, minute, team.
    starts: Vec<(usize, i64, i64, usize)>,
    /// By day: who stays at home, then the teams.
    teams: BTreeMap<i64, Vec<Vec<usize>>>,
    cost: i64,
    violations: BTreeSet<String>,
}

/// Where a piece of work stands in a schedule.
#[derive(Clone, Copy)]
struct Done {
    day: i64,
    from: i64,
    to: i64,
    team: usize,
}

fn folder() -> Option<PathBuf> {
    let data = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let folder = data.join("dispatch_roadef2007");
    if folder.join("checker_cases.json").exists() {
        return Some(folder);
    }
    eprintln!("skipped: no dispatch_roadef2007 in {}", data.display());
    None
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> T {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn morning(day: i64) -> Moment {
    Moment(day * DAY)
}

fn domain(number: usize) -> String {
    format!("домен {number}")
}

/// A technician as the desk knows engineers: skills with levels, days off as absences.
fn unit_of(technician: &Technician) -> Unit {
    let mut unit = engineer(&technician.id.to_string());
    let skill = |(number, level): (usize, &u8)| Skill { tag: domain(number), level: *level };
    unit.can.skills = technician.skill.iter().enumerate().map(skill).collect();
    let off = |day: &i64| Absence { from: morning(*day), until: morning(day + 1), why: "holiday".into() };
    unit.absences = technician.days_off.iter().map(off).collect();
    unit
}

/// A team of a day: one engineer, or a crew.
fn team_of(members: &[usize]) -> Unit {
    let mut crew = engineer("crew");
    crew.kind = UnitKind::Crew;
    crew.members = members.iter().map(|id| id.to_string().as_str().into()).collect();
    crew
}

/// An intervention as a ticket: each person of a level is a need of its own.
fn ticket_of(work: &Intervention) -> Ticket {
    let mut ticket = super::desk::ticket(work.id as i64, "");
    ticket.work.mode = Mode::Remote;
    ticket.work.effort = Minutes(work.minutes);
    ticket.work.people = 2;
    for (number, levels) in work.need.iter().enumerate() {
        let mut higher = 0;
        for (place, count) in levels.iter().enumerate().rev() {
            let need = Need { tag: domain(number).as_str().into(), level: place as u8 + 1, required: true };
            ticket.work.needs.extend((higher..*count).map(|_| need.clone()));
            higher = higher.max(*count);
        }
    }
    ticket
}

impl Instance {
    fn technician(&self, id: usize) -> &Technician {
        self.technicians.iter().find(|t| t.id == id).unwrap()
    }

    fn work(&self, id: usize) -> &Intervention {
        self.interventions.iter().find(|i| i.id == id).unwrap()
    }

    /// What the product's rules say of a team that does a piece of work on a day.
    fn rules(&self, work: &Intervention, members: &[usize], day: i64) -> BTreeSet<&'static str> {
        let units = members.iter().map(|id| unit_of(self.technician(*id))).chain([team_of(members)]).collect();
        let broken = check(&backlog(vec![], units), &policy(), morning(day), &ticket_of(work), &"crew".into());
        let kind = |refused: Refused| match (refused.rule, refused.detail) {
            (Rule::Skill, _) => Some("skill"),
            (Rule::Absent, _) | (Rule::NeedsCrew, Some(_)) => Some("off"),
            // A team of one: how many are enough is a matter of what the work asks for.
            (Rule::NeedsCrew, None) => None,
            other => panic!("{other:?} has no part in this"),
        };
        broken.into_iter().filter_map(kind).collect()
    }

    fn violations(&self, case: &Case) -> BTreeSet<String> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let done: BTreeMap<usize, Done> = case
            .starts
            .iter()
            .map(|(id, day, from, team)| (*id, Done { day: *day, from: *from, to: from + self.work(*id).minutes, team: *team }))
            .collect();
        for (id, at) in &done {
            let members = &case.teams[&at.day][at.team];
            found.extend(self.rules(self.work(*id), members, at.day));
            let meets = |other: &Done| (other.day, other.team) == (at.day, at.team) && other.from < at.to && at.from < other.to;
            if at.to > self.day_minutes || done.iter().any(|(other, when)| other != id && meets(when)) {
                found.insert("overlap");
            }
        }
        for work in &self.interventions {
            let too_early = |before: &Done, after: &Done| (before.day, before.to) > (after.day, after.from);
            let Some(after) = done.get(&work.id) else { continue };
            if work.preds.iter().any(|before| done.get(before).is_none_or(|before| too_early(before, after))) {
                found.insert("pred");
            }
        }
        let outsourced: i64 = self.interventions.iter().filter(|work| !done.contains_key(&work.id)).map(|work| work.cost).sum();
        if outsourced > self.abandon_budget {
            found.insert("abandon");
        }
        found.into_iter().map(str::to_owned).collect()
    }

    /// 28, 14 and 4 times the last end of priorities 1 to 3, and the last end of all.
    fn cost(&self, case: &Case) -> i64 {
        let end = |of: Option<usize>| {
            let ends = case.starts.iter().filter(|(id, ..)| of.is_none_or(|p| self.work(*id).priority == p));
            ends.map(|(id, day, from, _)| (day - 1) * self.day_minutes + from + self.work(*id).minutes).max().unwrap_or(0)
        };
        28 * end(Some(1)) + 14 * end(Some(2)) + 4 * end(Some(3)) + end(None)
    }
}

#[test]
fn the_rules_for_crews_agree_with_every_known_verdict() {
    let Some(folder) = folder() else { return };
    let cases: Vec<Case> = read(&folder.join("checker_cases.json"));
    assert!(cases.iter().any(|c| c.violations.is_empty()) && cases.iter().any(|c| !c.violations.is_empty()));
    for case in &cases {
        let instance: Instance = read(&folder.join(format!("{}.json", case.instance)));
        let name = format!("{} {}", case.instance, case.source);
        assert_eq!(instance.violations(case), case.violations, "{name}");
        assert_eq!(instance.cost(case), case.cost, "{name}");
    }
}

/// A good schedule with one thing spoilt, so that each kind of violation is seen at least once.
#[test]
fn each_kind_of_violation_is_found_where_it_is_put() {
    let Some(folder) = folder() else { return };
    let cases: Vec<Case> = read(&folder.join("checker_cases.json"));
    let spoilt = |change: &dyn Fn(&mut Case, &mut Instance)| {
        let good = cases.iter().find(|c| c.instance == "A3" && c.violations.is_empty()).unwrap();
        let mut instance: Instance = read(&folder.join("A3.json"));
        let mut case = Case {
            instance: good.instance.clone(),
            source: good.source.clone(),
            starts: good.starts.clone(),
            teams: good.teams.clone(),
            cost: good.cost,
            violations: BTreeSet::new(),
        };
        change(&mut case, &mut instance);
        instance.violations(&case)
    };
    let kind = |name: &str| BTreeSet::from([name.to_owned()]);
    // Somebody's day off is spent at work.
    let off = spoilt(&|case, instance| {
        let free = instance.technicians.iter().find_map(|t| {
            let day = t.days_off.iter().find(|day| case.starts.iter().any(|s| s.1 == **day))?;
            Some((t.id, *day))
        });
        let (id, day) = free.expect("somebody is off on a day of work");
        let team = case.starts.iter().find(|s| s.1 == day).unwrap().3;
        case.teams.get_mut(&day).unwrap()[team].push(id);
    });
    assert_eq!(off, kind("off"));
    // What is done on the last day should have been done before what is done on the first.
    let pred = spoilt(&|case, instance| {
        let last = case.starts.iter().max_by_key(|s| s.1).unwrap().0;
        let first = case.starts.iter().min_by_key(|s| s.1).unwrap().0;
        instance.interventions.iter_mut().find(|work| work.id == first).unwrap().preds = vec![last];
    });
    assert_eq!(pred, kind("pred"));
    // One piece of work is given away, and there is no money for it.
    let abandon = spoilt(&|case, _| {
        case.starts.pop();
    });
    assert_eq!(abandon, kind("abandon"));
    let overlap = spoilt(&|case, instance| {
        let late = case.starts.iter_mut().find(|s| s.2 + instance.work(s.0).minutes == instance.day_minutes).unwrap();
        late.2 += 1;
    });
    assert_eq!(overlap, kind("overlap"));
}
