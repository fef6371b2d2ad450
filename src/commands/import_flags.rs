//! Flags of `pult import` that only some kinds have a use for: one that would do nothing is refused, not swallowed.

use super::import::Args;
use super::{Seat, Trouble};
use crate::exchange::What;

/// A flag, whether it was given, and the kinds that have a use for it.
type Flag = (&'static str, fn(&Args) -> bool, &'static [What]);

/// What is shown with its source and its day.
const DATED: [What; 5] = [What::Debts, What::Contracts, What::Quotas, What::Prices, What::Assets];

const FLAGS: [Flag; 6] = [
    ("--map", |args| args.map.is_some(), &[What::Tickets, What::Engineers]),
    ("--events", |args| args.events.is_some(), &[What::Tickets]),
    ("--until", |args| args.until.is_some(), &[What::Tickets]),
    ("--as-of", |args| args.as_of.is_some(), &DATED),
    ("--source", |args| args.source.is_some(), &DATED),
    // The file may be all there is where nothing hangs on what goes but words; of debts it always is.
    ("--whole", |args| args.whole, &[What::Contracts, What::Assets, What::Matches, What::Debts]),
];

/// Refuses a flag that this kind has no use for.
pub(super) fn fit(seat: &Seat, what: What, args: &Args) -> Result<(), Trouble> {
    match FLAGS.iter().find(|(_, given, kinds)| given(args) && !kinds.contains(&what)) {
        Some(("--whole", ..)) => Err(seat.wrong("cmd-import-not-whole", &[("kind", &args.kind)])),
        Some((flag, _, kinds)) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            Err(seat.wrong("cmd-import-no-use", &[("flag", flag), ("kinds", &kinds.join(", ")), ("kind", &args.kind)]))
        }
        None => Ok(()),
    }
}
