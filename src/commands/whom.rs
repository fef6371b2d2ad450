//! Which engineer or crew is meant by a few letters.

use super::seat::Seat;
use super::trouble::Trouble;
use crate::desk::Unit;

/// The unit by id, login or an unambiguous name: the whole name, else the beginning of one of its words.
pub fn unit<'a>(seat: &'a Seat, who: &str) -> Result<&'a Unit, Trouble> {
    match matching(&seat.furniture.units, who).as_slice() {
        [] => Err(seat.wrong("cmd-no-unit", &[("who", who)])),
        [one] => Ok(one),
        several => {
            let names: Vec<String> = several.iter().take(5).map(|u| super::columns::shown(&u.name)).collect();
            Err(seat.wrong("cmd-many-units", &[("who", who), ("names", &names.join(", "))]))
        }
    }
}

fn matching<'a>(units: &'a [Unit], who: &str) -> Vec<&'a Unit> {
    if let Some(unit) = units.iter().find(|u| u.id.as_str() == who) {
        return vec![unit];
    }
    let wanted = fold(who);
    if wanted.is_empty() {
        return Vec::new();
    }
    let active = || units.iter().filter(|u| u.active);
    let by_login: Vec<&Unit> = active().filter(|u| fold(&u.login) == wanted).collect();
    if !by_login.is_empty() {
        return by_login;
    }
    let whole: Vec<&Unit> = active().filter(|u| fold(u.name.raw()) == wanted).collect();
    if !whole.is_empty() {
        return whole;
    }
    active().filter(|u| begins(&fold(u.name.raw()), &wanted)).collect()
}

/// Does the name, or the rest of it from one of its words on, begin with what was typed?
pub(super) fn begins(name: &str, wanted: &str) -> bool {
    name.match_indices(' ').map(|(at, _)| at + 1).chain([0]).any(|at| name[at..].starts_with(wanted))
}

/// Letters as people compare them, one space between words.
pub(super) fn fold(text: &str) -> String {
    crate::text::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Unit, matching};
    use serde_json::json;

    fn units() -> Vec<Unit> {
        [
            ("u1", "Сидоров Пётр", "psidorov"),
            ("u2", "Сидоренко Анна", "asid"),
            ("u3", "Бригада 2", ""),
            ("u4", "Ежов Илья", "ezhov"),
        ]
        .into_iter()
        .map(|(id, name, login)| {
            serde_json::from_value(json!({"id": id, "name": name, "login": login, "active": true, "hour_cost": null})).unwrap()
        })
        .collect()
    }

    fn found(who: &str) -> Vec<String> {
        matching(&units(), who).iter().map(|u| u.id.to_string()).collect()
    }

    #[test]
    fn an_id_a_login_or_a_name_finds_one() {
        for (who, id) in [
            ("u1", "u1"),
            ("PSIDOROV", "u1"),
            ("сидоров петр", "u1"),
            ("ежов", "u4"),
            ("Сидоров", "u1"),
            ("бригада  2", "u3"),
            ("илья", "u4"),
        ] {
            assert_eq!(found(who), [id], "{who}");
        }
    }

    #[test]
    fn letters_that_fit_two_find_both_and_nobody_is_guessed() {
        assert_eq!(found("сид"), ["u1", "u2"]);
        assert_eq!(found("козлов"), Vec::<String>::new());
        assert_eq!(found(" "), Vec::<String>::new());
    }
}
