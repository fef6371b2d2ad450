//! The real log of a ServiceNow desk goes in, and what stands then is what independent code counts from the CSV.

use crate::desk::{Act, Change, Load, Moment, PhaseKind, Policy, Priority, Record, Ticket};
use crate::exchange::{Known, Log, Map, Table, engineers_by_work, tickets};
use crate::sla::Calendars;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::PathBuf;

const UNTIL: &str = "2016-03-24T10:00:00Z";

fn data(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PULT_TEST_DATA").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let path = root.join("tickets_servicenow").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there (set PULT_TEST_DATA)", path.display());
    None
}

fn table(name: &str) -> Option<Table> {
    Some(Table::read(std::fs::File::open(data(name)?).expect("it opens")).expect("it reads"))
}

fn map() -> Map {
    Map::read(&include_bytes!("../../../tests/data/servicenow.toml")[..]).expect("the shipped map is good")
}

fn desk_of(loads: &[Load]) -> Vec<&Ticket> {
    loads.iter().filter_map(|l| if let Load::Ticket(t) = l { Some(&**t) } else { None }).collect()
}

/// Counts straight from the text: no csv crate, no map, no desk. None of the counted columns is ever quoted in these files.
fn counted(until: &str) -> Option<Counts> {
    let incidents = std::fs::read_to_string(data("incidents.csv")?).expect("it reads");
    let mut events = String::new();
    let packed = std::fs::File::open(data("events.csv.gz")?).expect("it opens");
    flate2::read::GzDecoder::new(packed).read_to_string(&mut events).expect("it unpacks");
    // number -> state, priority digit, holder
    let mut stands: HashMap<&str, (&str, u8, &str)> = HashMap::new();
    for line in incidents.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[1] <= until {
            stands.insert(cells[0], ("New", cells[12].as_bytes()[0], cells[14]));
        }
    }
    for line in events.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[2] <= until && stands.contains_key(cells[0]) {
            stands.insert(cells[0], (cells[4], cells[8].as_bytes()[0], cells[10]));
        }
    }
    let open: Vec<_> = stands.values().filter(|(state, ..)| *state != "Resolved" && *state != "Closed").collect();
    let mut by_priority = BTreeMap::new();
    for (_, digit, _) in &open {
        *by_priority.entry(b'4' - digit).or_insert(0) += 1;
    }
    let all = stands.len();
    Some(Counts { all, open: open.len(), unassigned: open.iter().filter(|(.., who)| who.is_empty()).count(), by_priority })
}

#[derive(Debug, PartialEq, Eq)]
struct Counts {
    all: usize,
    open: usize,
    unassigned: usize,
    by_priority: BTreeMap<u8, usize>,
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test tells how long the import takes")]
fn the_desk_as_it_stood_then_is_what_the_csv_says() {
    let (Some(incidents), Some(events)) = (table("incidents.csv"), table("events.csv.gz")) else { return };
    let Some(wanted) = counted(UNTIL.trim_end_matches(":00Z")) else { return };
    let until = Moment::parse(UNTIL).expect("a moment");
    let known = Known::new(Policy::default(), until);
    let began = std::time::Instant::now();
    let log = Log { tickets: &incidents, events: Some(&events), until: Some(until) };
    let sheet = tickets(&log, &map(), &known, &Calendars::builtin());
    eprintln!("the desk as of {UNTIL}: {:?}", began.elapsed());
    assert_eq!(sheet.report.bad, []);
    assert_eq!(sheet.report.rows, 17_136 + 101_045);
    let all = desk_of(&sheet.records);
    let open: Vec<_> = all.iter().filter(|t| t.head.phase.kind().is_open()).collect();
    let mut by_priority = BTreeMap::new();
    for ticket in &open {
        *by_priority.entry(ticket.head.priority as u8).or_insert(0) += 1;
    }
    let unassigned = open.iter().filter(|t| t.people.assignee.is_none()).count();
    assert_eq!(Counts { all: all.len(), open: open.len(), unassigned, by_priority }, wanted);
    assert!(wanted.open > 1_000 && wanted.unassigned > 100, "{wanted:?}");
    // Nothing of the future: no event after that moment, and history tells the same phase as the ticket.
    let last = sheet.records.iter().filter_map(|l| if let Load::Event(e) = l { Some(e.at) } else { None }).max();
    assert!(last <= Some(until));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test tells how long the import takes")]
fn the_whole_log_goes_in_with_its_history() {
    let (Some(incidents), Some(events)) = (table("incidents.csv"), table("events.csv.gz")) else { return };
    let known = Known::new(Policy::default(), Moment(0));
    let began = std::time::Instant::now();
    let log = Log { tickets: &incidents, events: Some(&events), until: None };
    let sheet = tickets(&log, &map(), &known, &Calendars::builtin());
    eprintln!("the whole log: {:?}, {} loads", began.elapsed(), sheet.records.len());
    assert!(sheet.report.is_clean());
    let all = desk_of(&sheet.records);
    assert_eq!(all.len(), 17_136);
    let closed = all.iter().filter(|t| t.head.phase.kind() == PhaseKind::Closed).count();
    assert!(closed > 17_000, "the log ends with nearly all closed: {closed}");
    let mut history: HashMap<&str, Vec<&Change>> = HashMap::new();
    for load in &sheet.records {
        if let Load::Event(e) = load
            && let Act::Ticket { id, what, .. } = &e.act
        {
            history.entry(id.as_str()).or_default().push(what);
        }
    }
    for ticket in all {
        let changes = &history[ticket.head.id.as_str()];
        assert_eq!(changes.len() as i64, ticket.head.version, "each change is one event");
        assert!(matches!(changes[0], Change::Register { .. }));
    }
}

#[test]
fn engineers_grow_out_of_three_tables_of_work_done() {
    let mut known = Known::new(Policy::default(), Moment(0));
    for name in ["engineer_categories.csv", "engineer_groups.csv", "engineer_locations.csv"] {
        let Some(table) = table(name) else { return };
        let sheet = engineers_by_work(&table, &map(), &known);
        assert!(sheet.report.is_clean());
        sheet.records.into_iter().for_each(|unit| known.add(&Record::Unit(Box::new(unit))));
    }
    assert_eq!(known.units.len(), 182);
    let ten = &known.units[&"Resolver 10".into()];
    assert_eq!(ten.level("category 42"), 2, "three tickets of it make level 2");
    assert_eq!(ten.can.zones[0].0, "Location 204", "home is where most of the work was");
    assert_eq!(ten.can.groups.len(), 2);
    let whole = |u: &&crate::desk::Unit| !u.can.skills.is_empty() && !u.can.zones.is_empty() && !u.can.groups.is_empty();
    let whole = known.units.values().filter(whole).count();
    assert!(whole > 170, "nearly all have skills, zones and groups (the tables have empty cells): {whole}");
}

#[test]
fn priorities_are_those_of_the_last_update_by_then() {
    let incidents = Table::read(
        &b"number,opened_at,opened_by,caller_id,contact_type,location,category,subcategory,symptom,cmdb_ci,priority,assignment_group,assigned_to\n\
           INC1,2016-03-01T10:00,A,C,Phone,L,Cat,Sub,Sym,,3 - Moderate,G,\n"[..],
    )
    .expect("it reads");
    let events = Table::read(
        &b"number,at,by,state,priority,assignment_group,assigned_to\n\
           INC1,2016-03-01T11:00,B,Active,2,G,R\n\
           INC1,2016-03-01T12:00,B,Closed,2,G,R\n"[..],
    )
    .expect("it reads");
    let at = |text: &str| {
        let until = Moment::parse(text);
        let known = Known::new(Policy::default(), Moment(0));
        let log = Log { tickets: &incidents, events: Some(&events), until };
        let sheet = tickets(&log, &map(), &known, &Calendars::builtin());
        assert_eq!(sheet.report.bad, []);
        let desk = desk_of(&sheet.records);
        desk.first().map(|t| (t.head.phase.kind(), t.head.priority, t.people.assignee.is_some()))
    };
    assert_eq!(at("2016-03-01T09:59:00Z"), None, "not opened yet");
    assert_eq!(at("2016-03-01T10:30:00Z"), Some((PhaseKind::New, Priority::Normal, false)));
    assert_eq!(at("2016-03-01T11:00:00Z"), Some((PhaseKind::Open, Priority::High, true)));
    assert_eq!(at("2016-03-01T12:00:00Z"), Some((PhaseKind::Closed, Priority::High, true)));
}
