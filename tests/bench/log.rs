//! A real log of a service desk routed day by day: by the plan, by a dispatcher who always takes the cheapest one who is free, and in
//! turn. The log is `tickets_servicenow` of the test data: who can do what and where is counted from how its incidents ended, so
//! "has done this" is the log's own word, and the three are asked for the same tickets with the same people.

use pult::desk::ticket::{Extra, Head, People, Place, Work};
use pult::desk::{
    Backlog, Channel, Clocks, Group, Knows, Minutes, Mode, Moment, Named, Need, Phase, Policy, Priority, Ticket, TicketId, Unit,
};
use pult::routing::{self, Plan};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Tickets that one may be given in a day.
const A_DAY: u32 = 20;

/// An incident as far as it was known when it came in, and who ended it.
struct Incident {
    day: String,
    ticket: Ticket,
    category: String,
    location: String,
    ended_by: String,
}

/// Who has done what, and where.
struct Matrix {
    categories: BTreeSet<(String, String)>,
    locations: BTreeSet<(String, String)>,
}

impl Matrix {
    fn knows(&self, engineer: &str, incident: &Incident) -> bool {
        self.categories.contains(&(engineer.to_owned(), incident.category.clone()))
            && self.locations.contains(&(engineer.to_owned(), incident.location.clone()))
    }
}

/// What came of one way to route.
#[derive(Default)]
struct Outcome {
    placed: usize,
    knows: usize,
    same: usize,
    cost: i64,
    load: BTreeMap<String, usize>,
}

/// The table; none where the data is not there.
pub fn told(quick: bool) -> Option<String> {
    let folder = folder()?;
    eprintln!("a real log, day by day …");
    let (units, knows, matrix) = people(&folder);
    let mut days: BTreeMap<String, Vec<Incident>> = BTreeMap::new();
    for (number, row) in rows(&folder, "incidents.csv").into_iter().enumerate() {
        let incident = incident(number as i64, &row);
        days.entry(incident.day.clone()).or_default().push(incident);
    }
    let mut outcomes = ["the plan", "the cheapest, one by one", "in turn"].map(|name| (name, Outcome::default()));
    let (mut incidents, mut counted) = (0, 0);
    for (day, of_day) in days.iter().take(if quick { 7 } else { usize::MAX }) {
        let now = Moment::parse(&format!("{day}T09:00:00Z")).expect("a day");
        let tickets = of_day.iter().map(|incident| incident.ticket.clone()).collect();
        let backlog = Backlog { tickets, units: units.clone(), knows: knows.clone(), ..Backlog::default() };
        let plan = routing::plan(&backlog, &Policy::default(), now);
        assert!(plan.exact, "{day}");
        let by_ticket: BTreeMap<&TicketId, &Incident> = of_day.iter().map(|i| (&i.ticket.head.id, i)).collect();
        let planned = plan.lines.iter().map(|l| l.choice.as_ref().and_then(|choice| place_of(&plan, choice.unit.id.as_str())));
        let ways = [planned.collect(), one_by_one(&plan), in_turn(&plan, counted)];
        for ((_, outcome), chosen) in outcomes.iter_mut().zip(ways) {
            outcome.add(&plan, &chosen, &by_ticket, &matrix);
        }
        incidents += of_day.len();
        counted += 1;
    }
    let mut out = format!(
        "\n| a real log: {incidents} incidents of {counted} days, {} engineers, {A_DAY} a day each | placed | load, Gini | has done this category at this place | the very one who ended it | cost a ticket |\n|---|---:|---:|---:|---:|---:|\n",
        units.len()
    );
    for (name, outcome) in &outcomes {
        let percent = |n: usize| 100.0 * n as f64 / outcome.placed.max(1) as f64;
        let placed = 100.0 * outcome.placed as f64 / incidents.max(1) as f64;
        let (gini, cost) = (gini(&outcome.load, units.len()), outcome.cost as f64 / outcome.placed.max(1) as f64);
        let (knows, same) = (percent(outcome.knows), percent(outcome.same));
        let _ = writeln!(out, "| {name} | {placed:.1} % | {gini:.3} | {knows:.1} % | {same:.1} % | {cost:.1} min |");
    }
    let [(_, plan), (_, greedy), _] = &outcomes;
    assert!(plan.placed >= greedy.placed, "the plan places at least as many");
    Some(out)
}

impl Outcome {
    fn add(&mut self, plan: &Plan, chosen: &[Option<usize>], incidents: &BTreeMap<&TicketId, &Incident>, matrix: &Matrix) {
        let mut taken = vec![0; plan.units.len()];
        for (line, unit) in plan.lines.iter().zip(chosen) {
            let (Some(unit), Some(incident)) = (*unit, incidents.get(&line.ticket)) else { continue };
            let name = plan.units[unit].unit.id.as_str();
            let candidate = line.candidates.iter().find(|c| c.unit.id.as_str() == name).expect("one who may");
            self.placed += 1;
            self.knows += usize::from(matrix.knows(name, incident));
            self.same += usize::from(incident.ended_by == name);
            self.cost += candidate.cost + plan.units[unit].load_costs[taken[unit]];
            taken[unit] += 1;
            *self.load.entry(name.to_owned()).or_default() += 1;
        }
    }
}

fn place_of(plan: &Plan, unit: &str) -> Option<usize> {
    plan.units.iter().position(|room| room.unit.id.as_str() == unit)
}

/// The lines as a person takes them: the most urgent first, then as they came.
fn by_urgency(plan: &Plan) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.lines.len()).collect();
    order.sort_by_key(|line| std::cmp::Reverse(plan.lines[*line].urgency));
    order
}

/// Each line to whoever is cheapest at that moment.
fn one_by_one(plan: &Plan) -> Vec<Option<usize>> {
    let mut taken = vec![0; plan.units.len()];
    let mut chosen = vec![None; plan.lines.len()];
    for line in by_urgency(plan) {
        let free = plan.lines[line].candidates.iter().filter_map(|candidate| {
            let unit = place_of(plan, candidate.unit.id.as_str())?;
            Some((candidate.cost + plan.units[unit].load_costs.get(taken[unit])?, unit))
        });
        if let Some((_, unit)) = free.min() {
            taken[unit] += 1;
            chosen[line] = Some(unit);
        }
    }
    chosen
}

/// Each line to the next in turn who may take it; the turn goes on from day to day.
fn in_turn(plan: &Plan, begins: usize) -> Vec<Option<usize>> {
    let units = plan.units.len();
    let mut taken = vec![0; units];
    let mut chosen = vec![None; plan.lines.len()];
    let mut turn = begins;
    for line in by_urgency(plan) {
        let may: BTreeSet<usize> =
            plan.lines[line].candidates.iter().filter_map(|c| place_of(plan, c.unit.id.as_str())).collect();
        let next = (0..units).map(|step| (turn + step) % units).find(|u| may.contains(u) && taken[*u] < plan.units[*u].room);
        if let Some(unit) = next {
            taken[unit] += 1;
            chosen[line] = Some(unit);
            turn = unit + 1;
        }
    }
    chosen
}

/// How unevenly the work is spread: 0 all alike, 1 one has all of it (Gini, 1912).
fn gini(load: &BTreeMap<String, usize>, people: usize) -> f64 {
    let mut all: Vec<usize> = load.values().copied().collect();
    all.resize(people.max(all.len()), 0);
    all.sort_unstable();
    let (n, sum) = (all.len() as f64, all.iter().sum::<usize>() as f64);
    let ranked: f64 = all.iter().enumerate().map(|(place, load)| (place as f64 + 1.0) * *load as f64).sum();
    if sum > 0.0 { 2.0 * ranked / (n * sum) - (n + 1.0) / n } else { 0.0 }
}

fn folder() -> Option<PathBuf> {
    let root = std::env::var_os("PULT_TEST_DATA").map(PathBuf::from);
    let root = root.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let folder = root.join("tickets_servicenow");
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there (set PULT_TEST_DATA)", folder.display());
    None
}

type Row = BTreeMap<String, String>;

fn rows(folder: &Path, file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(file)).expect("a table");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Engineers with their groups and categories, the places that they know, and the matrix to judge by. The more often somebody has
/// ended a category, the higher the level.
fn people(folder: &Path) -> (Vec<Unit>, Vec<Knows>, Matrix) {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mut row in rows(folder, "engineer_groups.csv") {
        groups.entry(row.remove("engineer").expect("an engineer")).or_default().push(row.remove("group").expect("a group"));
    }
    let mut skills: BTreeMap<String, Vec<serde_json::Value>> = BTreeMap::new();
    let mut matrix = Matrix { categories: BTreeSet::new(), locations: BTreeSet::new() };
    for row in rows(folder, "engineer_categories.csv") {
        let times: u32 = row["incidents"].parse().expect("a count");
        let level = 1 + u8::from(times >= 3) + u8::from(times >= 10) + u8::from(times >= 30) + u8::from(times >= 100);
        let skill = serde_json::json!({"tag": row["category"], "level": level});
        skills.entry(row["engineer"].clone()).or_default().push(skill);
        matrix.categories.insert((row["engineer"].clone(), row["category"].clone()));
    }
    let mut knows = Vec::new();
    for row in rows(folder, "engineer_locations.csv") {
        let (unit, place) = (row["engineer"].as_str(), row["location"].as_str());
        let last = Moment::parse("2016-02-29T00:00:00Z").expect("a moment");
        knows.push(Knows { unit: unit.into(), company: place.into(), site: Some(place.into()), last });
        matrix.locations.insert((unit.to_owned(), place.to_owned()));
    }
    let unit = |(engineer, groups): (String, Vec<String>)| {
        let can = serde_json::json!({"skills": skills.remove(&engineer).unwrap_or_default(), "groups": groups});
        let capacity = serde_json::json!({"minutes": 480, "tickets": A_DAY});
        let unit = serde_json::json!({"id": engineer, "name": engineer, "active": true, "hour_cost": null, "can": can, "capacity": capacity});
        serde_json::from_value(unit).expect("an engineer")
    };
    (groups.into_iter().map(unit).collect(), knows, matrix)
}

/// What was known when it came in, as a ticket; how it ended is kept beside it, to judge by.
fn incident(number: i64, row: &Row) -> Incident {
    let priority = match row["priority"].chars().next() {
        Some('1') => Priority::Critical,
        Some('2') => Priority::High,
        Some('4') => Priority::Low,
        _ => Priority::Normal,
    };
    let created = Moment::parse(&format!("{}:00Z", row["opened_at"])).expect("a moment");
    let needs = match row["category"].as_str() {
        "" => Vec::new(),
        category => vec![Need { tag: category.into(), level: 1, required: false }],
    };
    let place = row["location"].as_str();
    let place = Place {
        company: (!place.is_empty()).then(|| Named::new(place, place)),
        site: (!place.is_empty()).then(|| Named::new(place, place)),
        ..Place::default()
    };
    let head = Head {
        id: TicketId::new(&row["number"]),
        number,
        subject: row["symptom"].as_str().into(),
        text: "".into(),
        channel: Channel::Phone,
        phase: Phase::New,
        status: "".into(),
        priority,
        created,
        version: 1,
    };
    let people = People { group: Group(row["assignment_group"].as_str().into()), ..People::default() };
    let work = Work { mode: Mode::Remote, effort: Minutes(30), people: 1, needs, ..Work::default() };
    Incident {
        day: row["opened_at"][..10].to_owned(),
        ticket: Ticket { head, place, people, clocks: Clocks::default(), work, extra: Extra::default() },
        category: row["category"].clone(),
        location: row["location"].clone(),
        ended_by: row["o_assigned_to"].clone(),
    }
}
