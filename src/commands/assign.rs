//! `pult assign`, `release`, `confirm`: who holds a ticket, and whether they know it.

use super::{How, Reply, Seat, Trouble, change, columns::shown, whom};
use crate::desk::{Assignment, Change, Handed, Named, Unit};

/// Flags of `pult assign`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// Id, login or name of an engineer or crew
    pub engineer: String,
    #[command(flatten)]
    pub how: How,
}

/// Flags of `pult release`.
#[derive(Clone, Debug, clap::Args)]
pub struct Release {
    /// Id or number of the ticket
    pub id: String,
    #[command(flatten)]
    pub how: How,
}

/// Flags of `pult confirm`.
#[derive(Clone, Debug, clap::Args)]
pub struct Confirm {
    /// Id or number of the ticket
    pub id: String,
    /// The engineer said no
    #[arg(long)]
    pub refused: bool,
    #[command(flatten)]
    pub how: How,
}

/// Gives the ticket to a unit. A choice that breaks a rule of routing needs a reason.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let unit = whom::unit(seat, &args.engineer)?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.code(seat, &seat.furniture.policy.reasons.over)?;
    let broken = super::route::broken_rules(seat, &card, unit).await?;
    let name = shown(&unit.name);
    if !broken.is_empty() && why.is_none() {
        let rules: Vec<String> = broken.iter().map(|rule| seat.broken(rule)).collect();
        let list = change::listed(seat, &seat.furniture.policy.reasons.over);
        let said = seat.say("cmd-rule-broken", &[("name", &name), ("rule", &rules.join(", ")), ("list", &list)]);
        return Err(Trouble::Refused(said));
    }
    let to = Some(told(seat, unit));
    let over = broken.first().map(|refused| refused.rule.name().to_owned());
    let what = seat.say("cmd-what-assign", &[("name", &name)]);
    change::on_sight(seat, &card, Change::Assign { to, over }, why, &args.how, &what).await
}

/// Takes the ticket back into the pool.
pub async fn release(seat: &Seat, args: &Release) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    if card.ticket.people.assignee.is_none() {
        return Err(Trouble::Refused(seat.say("refusal-nobody-holds-it", &[])));
    }
    let why = args.how.any_code(seat)?;
    let what = seat.say("cmd-what-release", &[]);
    change::one(seat, &card, Change::Assign { to: None, over: None }, why, &args.how, &what).await
}

/// The holder answers.
pub async fn confirm(seat: &Seat, args: &Confirm) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let at = seat.now;
    let (handed, key) = if args.refused {
        (Handed::Refused { at }, "cmd-what-refused")
    } else {
        (Handed::Confirmed { at }, "cmd-what-confirmed")
    };
    let name = card.ticket.people.assignee.as_ref().map(|a| seat.name(&a.unit)).unwrap_or_default();
    let what = seat.say(key, &[("name", &name)]);
    change::on_sight(seat, &card, Change::Answer { handed }, why, &args.how, &what).await
}

/// The unit as a holder that was told just now.
pub(super) fn told(seat: &Seat, unit: &Unit) -> Assignment {
    let named = Named::new(unit.id.clone(), unit.name.clone());
    Assignment { unit: named, handed: Handed::Told { at: seat.now }, since: seat.now }
}
