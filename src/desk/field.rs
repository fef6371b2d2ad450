//! How work in the field is done here: rest, trips, reserves, duty, what waiting does. The section `[field]` of `policy.toml`.

use super::ids::UnitId;
use super::moment::Minutes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Habits of field work; every length of time is in minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Field {
    /// Rest after a night shift before other work may begin.
    pub night_rest: Minutes,
    /// A shift that begins within so many minutes is worth waiting for, even when the deadline is nearer or gone.
    pub worth_waiting: Minutes,
    /// Minutes of work that one trip with several tickets and maintenance may come to.
    pub one_trip: Minutes,
    /// A visit agreed for later than so many minutes from now is early: it is planned when its window comes nearer.
    pub horizon: Minutes,
    /// A ticket that has waited so many minutes no longer asks for its preferred skills; 0 keeps asking.
    pub preferred_wait: Minutes,
    /// For each so many minutes past its deadline (without one: since it was registered) a ticket is one class more urgent, so
    /// that a basic package never starves behind premium ones; 0 turns it off.
    pub ageing: Minutes,
    /// So many engineers of a zone who are at work stay free for urgent work: `reserve = { "Север" = 1 }`.
    pub reserve: BTreeMap<String, u32>,
    /// Work of this urgency (0..3) and above may take the reserve.
    pub reserve_from: u8,
    /// Work of this urgency (0..3) and above may take whoever is on duty (nights, holidays).
    pub duty_from: u8,
    /// In which order those on duty are called, by id; whoever is not named comes last.
    pub duty_chain: Vec<UnitId>,
    /// What each place further down the duty chain costs.
    pub duty_step: i64,
    /// Minutes to fetch the keys of an object, by a word in its note on keys: `keys = { "офис" = 20 }`.
    pub keys: BTreeMap<String, i64>,
}

impl Default for Field {
    fn default() -> Self {
        Self {
            night_rest: Minutes(660),
            worth_waiting: Minutes(60),
            one_trip: Minutes(480),
            horizon: Minutes(10_080),
            preferred_wait: Minutes(240),
            ageing: Minutes(2_880),
            reserve: BTreeMap::new(),
            reserve_from: 2,
            duty_from: 1,
            duty_chain: Vec::new(),
            duty_step: 30,
            keys: BTreeMap::new(),
        }
    }
}

impl Field {
    /// Minutes to fetch keys of which the object's note says so: the dearest word of the policy that stands in it.
    #[must_use]
    pub fn fetching_keys(&self, note: &str) -> i64 {
        if self.keys.is_empty() || note.is_empty() {
            return 0;
        }
        let note = note.to_lowercase();
        let named = self.keys.iter().filter(|(word, _)| !word.is_empty() && note.contains(&word.to_lowercase()));
        named.map(|(_, minutes)| (*minutes).max(0)).max().unwrap_or(0)
    }

    /// The place of a unit in the duty chain, from 0; whoever is not named comes after all that are.
    #[must_use]
    pub fn place_on_duty(&self, unit: &UnitId) -> usize {
        self.duty_chain.iter().position(|named| named == unit).unwrap_or(self.duty_chain.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_on_keys_says_how_long_they_take() {
        let field = Field { keys: [("офис".to_owned(), 20), ("склад".to_owned(), 35)].into(), ..Field::default() };
        assert_eq!(field.fetching_keys("Ключи в ОФИСЕ, у Ольги"), 20);
        assert_eq!(field.fetching_keys("в офисе или на складе"), 35, "the dearest");
        assert_eq!(field.fetching_keys("у охраны"), 0);
    }

    #[test]
    fn whoever_the_chain_does_not_name_is_called_last() {
        let field = Field { duty_chain: vec!["b".into(), "a".into()], ..Field::default() };
        let places = ["a", "b", "c", "d"].map(|unit| field.place_on_duty(&unit.into()));
        assert_eq!(places, [1, 0, 2, 2]);
    }
}
