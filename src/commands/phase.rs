//! `pult wait`, `solve`, `close`: where the work stands.

use super::{How, Reply, Seat, Trouble, change};
use crate::desk::{Card, Change, Phase};
use crate::i18n::reason_words;

/// Flags of `pult wait`.
#[derive(Clone, Debug, clap::Args)]
pub struct Wait {
    /// Id or number of the ticket
    pub id: String,
    /// Until when; by hand without it
    #[arg(long, value_name = "T")]
    pub until: Option<String>,
    #[command(flatten)]
    pub how: How,
}

/// Flags of `pult solve` and `pult close`.
#[derive(Clone, Debug, clap::Args)]
pub struct End {
    /// Id or number of the ticket
    pub id: String,
    #[command(flatten)]
    pub how: How,
}

/// The ticket waits. The policy says which reasons stop the clocks.
pub async fn wait(seat: &Seat, args: &Wait) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let list = &seat.furniture.policy.reasons.wait;
    let Some(reason) = args.how.code(seat, list)? else {
        return Err(seat.wrong("cmd-wait-needs-reason", &[("list", &change::listed(seat, list))]));
    };
    let until = args.until.as_deref().map(|text| seat.when(text)).transpose()?;
    if until.is_some_and(|until| until <= seat.now) {
        return Err(seat.wrong("cmd-time-passed", &[("text", args.until.as_deref().unwrap_or_default())]));
    }
    let card = seat.ticket(&args.id).await?;
    let until_words = until.map(|at| seat.time(at)).unwrap_or_default();
    let key = if until.is_some() { "cmd-what-wait-until" } else { "cmd-what-wait" };
    let words = reason_words(&seat.texts, &seat.furniture.policy.reasons, &reason);
    let what = seat.say(key, &[("reason", &words), ("until", &until_words)]);
    let to = Phase::Waiting { reason: reason.clone(), until };
    change::one(seat, &card, Change::SetPhase { to }, Some(reason), &args.how, &what).await
}

/// Done in our opinion.
pub async fn solve(seat: &Seat, args: &End) -> Result<Reply, Trouble> {
    end(seat, args, Phase::Solved, "cmd-what-solve").await
}

/// Done in the client's opinion, or withdrawn.
pub async fn close(seat: &Seat, args: &End) -> Result<Reply, Trouble> {
    end(seat, args, Phase::Closed, "cmd-what-close").await
}

/// A reason given here says why the ticket was late, and is kept with it.
async fn end(seat: &Seat, args: &End, to: Phase, key: &str) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.code(seat, &seat.furniture.policy.reasons.breach)?;
    let what = seat.say(key, &[]);
    change::one(seat, &card, ending(&card, to, why.clone()), why, &args.how, &what).await
}

fn ending(card: &Card, to: Phase, why: Option<String>) -> Change {
    let phase = Change::SetPhase { to };
    match why {
        Some(code) if card.ticket.extra.breach_reason.as_ref() != Some(&code) => {
            Change::Several { changes: vec![Change::BreachReason { code: Some(code) }, phase] }
        }
        _ => phase,
    }
}
