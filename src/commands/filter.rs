//! Which rows of the board are wanted: a view by name, and a filter of words.

use super::whom::fold;
use crate::app::view;
use crate::desk::{ClockKind, Due, Moment, PhaseKind, Policy, Row};
use std::str::FromStr;

/// Which tickets: a view of the console's board, or those that have left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A view of the board.
    Board(view::View),
    /// Every ticket.
    All,
    /// Solved, not closed.
    Solved,
    /// Closed.
    Closed,
}

impl FromStr for View {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "all" => Ok(Self::All),
            "solved" => Ok(Self::Solved),
            "closed" => Ok(Self::Closed),
            _ => view::View::named(name).map(Self::Board).ok_or_else(|| {
                let names: Vec<&str> = view::View::ALL.into_iter().map(view::View::name).collect();
                format!("{}, all, solved, closed", names.join(", "))
            }),
        }
    }
}

impl View {
    /// Does it need tickets that are not on the board any more?
    #[must_use]
    pub fn beyond_the_board(self) -> bool {
        !matches!(self, Self::Board(_))
    }

    /// Does every row that the desk hands over belong to it?
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::All | Self::Board(view::View::Open))
    }

    /// The deadline from which on no row belongs to it; none where deadlines do not decide.
    #[must_use]
    pub fn ends(self, policy: &Policy, now: Moment) -> Option<Moment> {
        match self {
            Self::Board(view::View::Overdue) => Some(now),
            Self::Board(view::View::AtRisk) => Some(now + policy.times.at_risk),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Board(view) => view.name(),
            Self::All => "all",
            Self::Solved => "solved",
            Self::Closed => "closed",
        }
    }

    /// Does the row belong to it?
    #[must_use]
    pub fn takes(self, row: &Row, policy: &Policy, now: Moment) -> bool {
        match self {
            Self::Board(view) => view.holds(row, now, policy),
            Self::All => true,
            Self::Solved => row.facts.phase == PhaseKind::Solved,
            Self::Closed => row.facts.phase == PhaseKind::Closed,
        }
    }
}

/// Words that must all hold: `skill:опс zone:север` or plain letters of the subject, the client, the object, the holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(Vec<Word>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Letters(String),
    Key(Key, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Skill,
    Zone,
    Group,
    Company,
    Site,
    Engineer,
    Priority,
    Phase,
    Kind,
    Due,
}

impl FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        split(text)
            .into_iter()
            .map(|word| match word.split_once(':') {
                Some((key, value)) => {
                    let key = key_named(&fold(key)).ok_or_else(|| format!("no such key: {key}"))?;
                    Ok(Word::Key(key, fold(value)))
                }
                None => Ok(Word::Letters(fold(&word))),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Words by white space; quotes keep a value with spaces together (`client:"ТЦ Северный"`).
fn split(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.push(String::new()),
            c => words.last_mut().into_iter().for_each(|word| word.push(c)),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn key_named(key: &str) -> Option<Key> {
    Some(match key {
        "skill" | "навык" => Key::Skill,
        "zone" | "зона" => Key::Zone,
        "group" | "группа" => Key::Group,
        "company" | "client" | "клиент" => Key::Company,
        "site" | "объект" => Key::Site,
        "engineer" | "assignee" | "исполнитель" | "инженер" => Key::Engineer,
        "priority" | "приоритет" => Key::Priority,
        "phase" | "фаза" | "статус" => Key::Phase,
        "kind" | "вид" => Key::Kind,
        "due" | "срок" => Key::Due,
        _ => return None,
    })
}

impl Filter {
    /// Does it let every row through?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Do all words hold for the row?
    #[must_use]
    pub fn takes(&self, row: &Row) -> bool {
        self.0.iter().all(|word| match word {
            Word::Letters(letters) => texts(row).iter().any(|text| text.contains(letters)),
            Word::Key(key, value) => key.holds(row, value),
        })
    }
}

fn texts(row: &Row) -> Vec<String> {
    let facts = &row.facts;
    let names = [
        facts.company.as_ref().map(|c| &c.name),
        facts.site.as_ref().map(|s| &s.name),
        facts.assignee.as_ref().map(|a| &a.unit.name),
    ];
    let mut texts: Vec<String> = names.into_iter().flatten().map(|name| fold(name.raw())).collect();
    texts.push(fold(row.subject.raw()));
    texts.push(row.number.to_string());
    texts
}

impl Key {
    fn holds(self, row: &Row, value: &str) -> bool {
        let facts = &row.facts;
        match self {
            Self::Skill => facts.work.needs.iter().any(|n| fold(&n.tag) == value),
            Self::Zone => fold(&facts.zone.0) == value,
            Self::Group => fold(&facts.group.0).starts_with(value),
            Self::Kind => fold(&facts.work.kind.0) == value,
            Self::Company => facts.company.as_ref().is_some_and(|c| c.id.as_str() == value || fold(c.name.raw()).contains(value)),
            Self::Site => facts.site.as_ref().is_some_and(|s| s.id.as_str() == value || fold(s.name.raw()).contains(value)),
            Self::Engineer => match &facts.assignee {
                Some(a) => a.unit.id.as_str() == value || fold(a.unit.name.raw()).contains(value),
                None => matches!(value, "none" | "нет" | "-"),
            },
            Self::Priority => super::phrase::priority_named(value) == Some(facts.priority),
            Self::Phase => phase_named(value) == Some(facts.phase),
            Self::Due => match (facts.due, facts.due_of) {
                (Due::At { .. }, Some(of)) => clock_named(value) == Some(of),
                (Due::Paused { .. }, _) => matches!(value, "paused" | "пауза"),
                (Due::BestEffort, _) => value == "best_effort",
                _ => value == "none",
            },
        }
    }
}

fn phase_named(value: &str) -> Option<PhaseKind> {
    Some(match value {
        "new" | "новая" => PhaseKind::New,
        "open" | "в работе" | "работа" => PhaseKind::Open,
        "waiting" | "ждем" => PhaseKind::Waiting,
        "solved" | "решена" => PhaseKind::Solved,
        "closed" | "закрыта" => PhaseKind::Closed,
        _ => return None,
    })
}

fn clock_named(value: &str) -> Option<ClockKind> {
    Some(match value {
        "reaction" | "реакция" => ClockKind::Reaction,
        "reply" | "ответ" => ClockKind::Reply,
        "arrival" | "приезд" => ClockKind::Arrival,
        "resolution" | "решить" => ClockKind::Resolution,
        "promise" | "обещан" => ClockKind::Promise,
        "holder" => ClockKind::Holder,
        "queue" => ClockKind::Queue,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Filter, View};

    #[test]
    fn the_views_of_the_console_and_those_beyond_its_board_are_known() {
        assert_eq!("open".parse(), Ok(View::Board(crate::app::view::View::Open)));
        assert!("all".parse::<View>().is_ok_and(View::beyond_the_board));
        assert!("everything".parse::<View>().is_err());
    }

    #[test]
    fn a_key_nobody_knows_is_told_and_not_ignored() {
        assert_eq!("skil:опс".parse::<Filter>(), Err("no such key: skil".into()));
        assert_eq!("навык:ОПС зона:север камеры".parse::<Filter>().unwrap().0.len(), 3);
        assert_eq!("клиент:\"ТЦ Северный\" дверь".parse::<Filter>().unwrap().0.len(), 2);
        assert!("".parse::<Filter>().unwrap().0.is_empty());
    }
}
