//! What the autopilot leaves on a desk: its wishes, and the name under which they stand in the log.

use super::event::UNNAMED;
use super::ids::{TicketId, WishId};
use crate::text::Raw;

const WISH: &str = "auto:";

/// The id of its wish for a ticket: the same on every console, so that a ticket is routed once, whoever is first.
#[must_use]
pub fn wish_id(ticket: &TicketId, version: i64) -> WishId {
    WishId::from(format!("{WISH}{ticket}:{version}"))
}

/// Is it a wish of an autopilot?
#[must_use]
pub fn is_wish(id: &WishId) -> bool {
    id.as_str().starts_with(WISH)
}

/// The actor in the log: the autopilot by its word, and who switched it on.
#[must_use]
pub fn actor(word: &str, starter: &Raw) -> Raw {
    match starter.raw() {
        "" | UNNAMED => Raw::from(word),
        name => Raw::from(format!("{word} ({name})")),
    }
}

/// Who switched on the autopilot that acted: that is who calls the client.
#[must_use]
pub fn starter(actor: &Raw) -> Option<Raw> {
    let (_, name) = actor.raw().split_once(" (")?;
    Some(Raw::from(name.strip_suffix(')')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_switched_it_on_is_read_back_from_the_log() {
        for name in ["Ольга", "Ким (вторая смена)"] {
            assert_eq!(starter(&actor("автопилот", &name.into())), Some(name.into()));
        }
        assert_eq!(actor("autopilot", &UNNAMED.into()).raw(), "autopilot");
        assert_eq!(starter(&"autopilot".into()), None);
    }

    #[test]
    fn its_wish_for_a_ticket_is_the_same_on_every_console() {
        let id = wish_id(&"t1".into(), 1);
        assert_eq!(id, wish_id(&"t1".into(), 1));
        assert!(is_wish(&id) && !is_wish(&"olga-1".into()));
    }
}
