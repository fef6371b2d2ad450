//! A row as it is stored, read without copying: a board has a hundred thousand of them, and the names in them repeat.

use super::clock::{ClockKind, Due};
use super::ids::{CompanyId, Named, SiteId, UnitId};
use super::moment::{Minutes, Moment};
use super::row::{Facts, Needs, Row, RowWork};
use super::seldom::Particulars;
use super::skill::{Group, Need, WorkKind, Zone};
use super::ticket::{Assignment, Channel, Handed, Mode, PhaseKind, Priority};
use super::visit::VisitState;
use crate::text::{Word, Words};
use foldhash::fast::RandomState;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What the rows of one reading have in common, each kept once: names, zones, groups, what skills the work asks for.
#[derive(Debug, Default)]
pub struct Common {
    words: Words,
    needs: HashSet<Needs, RandomState>,
    holders: Names<UnitId>,
    companies: Names<CompanyId>,
    sites: Names<SiteId>,
}

/// Identifiers with their names, each pair kept once.
type Names<Id> = HashMap<Word, Named<Id>, RandomState>;

/// The stored form, in the letters of the document it stands in.
#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    number: i64,
    #[serde(borrow)]
    subject: Cow<'a, str>,
    version: i64,
    phase: PhaseKind,
    #[serde(default)]
    waits: Option<(String, Option<Moment>)>,
    #[serde(borrow, default)]
    status: Cow<'a, str>,
    priority: Priority,
    created: Moment,
    due: Due,
    due_of: Option<ClockKind>,
    #[serde(default)]
    warn_at: Vec<Moment>,
    breached: Option<Moment>,
    #[serde(borrow, default)]
    group: Cow<'a, str>,
    #[serde(borrow)]
    assignee: Option<StoredHolder<'a>>,
    #[serde(borrow)]
    company: Option<StoredName<'a>>,
    #[serde(borrow)]
    site: Option<StoredName<'a>>,
    #[serde(borrow, default)]
    zone: Cow<'a, str>,
    #[serde(default)]
    channel: Channel,
    #[serde(borrow)]
    work: StoredWork<'a>,
    promised: Option<Moment>,
    #[serde(default, borrow)]
    promised_by: Cow<'a, str>,
    visit: Option<(VisitState, Option<Moment>)>,
    parent: Option<Word>,
}

#[derive(Deserialize)]
struct StoredName<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
}

#[derive(Deserialize)]
struct StoredHolder<'a> {
    #[serde(borrow)]
    unit: StoredName<'a>,
    handed: Handed,
    since: Moment,
}

#[derive(Deserialize)]
struct StoredWork<'a> {
    #[serde(borrow, default)]
    kind: Cow<'a, str>,
    #[serde(default)]
    mode: Mode,
    #[serde(borrow, default)]
    needs: Vec<StoredNeed<'a>>,
    #[serde(default)]
    effort: Minutes,
    #[serde(default)]
    people: u8,
    #[serde(default)]
    safety: bool,
    #[serde(default)]
    pinned: bool,
    #[serde(default)]
    held: bool,
    #[serde(default)]
    calls: u32,
}

#[derive(Deserialize)]
struct StoredNeed<'a> {
    #[serde(borrow)]
    tag: Cow<'a, str>,
    level: u8,
    required: bool,
}

impl Common {
    /// The row of a stored document.
    ///
    /// # Errors
    /// What the document lacks, in the words of its parser.
    pub fn row(&mut self, document: &str) -> Result<Row, serde_json::Error> {
        serde_json::from_str(document).map(|stored| self.take(stored))
    }

    fn take(&mut self, stored: Stored<'_>) -> Row {
        let work = RowWork {
            kind: WorkKind(self.words.word(&stored.work.kind)),
            mode: stored.work.mode,
            needs: self.needs(&stored.work.needs),
            effort: stored.work.effort,
            people: stored.work.people,
            safety: stored.work.safety,
            pinned: stored.work.pinned,
            held: stored.work.held,
            calls: stored.work.calls,
        };
        Row {
            id: stored.id.as_ref().into(),
            number: stored.number,
            subject: stored.subject.as_ref().into(),
            version: stored.version,
            facts: Facts {
                phase: stored.phase,
                status: self.words.raw(&stored.status),
                priority: stored.priority,
                created: stored.created,
                due: stored.due,
                due_of: stored.due_of,
                warn_at: stored.warn_at.into(),
                group: Group(self.words.word(&stored.group)),
                assignee: stored.assignee.map(|held| Assignment {
                    unit: named(&mut self.holders, &mut self.words, &held.unit),
                    handed: held.handed,
                    since: held.since,
                }),
                company: stored.company.map(|name| named(&mut self.companies, &mut self.words, &name)),
                site: stored.site.map(|name| named(&mut self.sites, &mut self.words, &name)),
                zone: Zone(self.words.word(&stored.zone)),
                channel: stored.channel,
                work,
                seldom: Particulars {
                    waits: stored.waits.map(|(reason, until)| (self.words.word(&reason), until)),
                    breached: stored.breached,
                    promised: stored.promised,
                    promised_by: self.words.raw(&stored.promised_by),
                    visit: stored.visit,
                    parent: stored.parent.map(Into::into),
                }
                .into(),
            },
        }
    }

    fn needs(&mut self, stored: &[StoredNeed<'_>]) -> Needs {
        let needs: Needs = stored
            .iter()
            .map(|need| Need { tag: self.words.word(&need.tag), level: need.level, required: need.required })
            .collect();
        if let Some(known) = self.needs.get(&needs) {
            return known.clone();
        }
        self.needs.insert(needs.clone());
        needs
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Stored::deserialize(from).map(|stored| Common::default().take(stored))
    }
}

/// The pair of a stored name: the one that an earlier row holds, where both are the same.
fn named<Id: From<Word> + Clone>(known: &mut Names<Id>, words: &mut Words, stored: &StoredName<'_>) -> Named<Id> {
    if let Some(pair) = known.get(stored.id.as_ref())
        && pair.name.raw() == stored.name
    {
        return pair.clone();
    }
    let id = words.word(&stored.id);
    let pair = Named::new(Id::from(id.clone()), words.raw(&stored.name));
    known.insert(id, pair.clone());
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the first release stored it, with everything that a row can have.
    const OLD: &str = r#"{"id":"t7","number":7,"subject":"Не работает \"домофон\"","phase":"waiting","waits":["client",1795436340000],
        "status":"Ожидание","priority":"high","created":1795154340000,"due":{"due":"paused","left":75},"due_of":"arrival",
        "warn_at":[1795179600000,1795183920000],"breached":1795186800000,"group":"Безопасность",
        "assignee":{"unit":{"id":"e19","name":"Гаврилов"},"handed":{"answer":"confirmed","at":1795165320000},"since":1795165140000},
        "company":{"id":"c32","name":"Аптека у дома 8"},"site":{"id":"s32-2","name":"склад"},"zone":"Юг","channel":"portal",
        "work":{"kind":"опс","mode":"visit","needs":[{"tag":"опс","level":3,"required":true}],"effort":60,"people":1,"safety":true,
        "pinned":false,"held":false,"calls":1},"promised":1795186800000,"visit":["planned",1795436340000],"parent":"t1","version":5}"#;

    #[test]
    fn what_was_stored_is_read_and_stored_alike() {
        let old: serde_json::Value = serde_json::from_str(OLD).unwrap();
        let row = Common::default().row(OLD).unwrap();
        assert_eq!(serde_json::to_value(&row).unwrap(), old);
        assert_eq!(serde_json::from_value::<Row>(old).unwrap(), row);
    }

    #[test]
    fn rows_of_one_reading_hold_the_same_letters() {
        let mut common = Common::default();
        let (one, other) = (common.row(OLD).unwrap(), common.row(OLD).unwrap());
        assert!(one.facts.zone.0.is_same(&other.facts.zone.0));
        assert!(std::ptr::eq(one.facts.work.needs.as_ptr(), other.facts.work.needs.as_ptr()));
        let pair = |row: &Row| row.facts.company.clone().expect("the old row has a client");
        assert!(pair(&one).is_same(&pair(&other)));
    }

    #[test]
    fn a_row_stays_small() {
        // A hundred thousand of them and their boards are promised 90 MB.
        assert!(size_of::<Row>() <= 256, "{} bytes", size_of::<Row>());
    }
}
