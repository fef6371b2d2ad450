//! `pult visit`: how far the trip is.

use super::{How, Reply, Seat, Trouble, change};
use crate::desk::Change;
use crate::desk::visit::VisitState;

/// Flags of `pult visit`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// How far
    #[arg(long, value_enum)]
    pub state: State,
    #[command(flatten)]
    pub how: How,
}

/// How far a trip is, as the command line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum State {
    /// On the way
    Travelling,
    /// At the object
    OnSite,
    /// Left
    Done,
}

/// Says how far the trip is.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    if card.ticket.people.assignee.is_none() {
        return Err(Trouble::Refused(seat.say("refusal-nobody-holds-it", &[])));
    }
    let why = args.how.any_code(seat)?;
    let (state, key) = match args.state {
        State::Travelling => (VisitState::Travelling, "cmd-what-travelling"),
        State::OnSite => (VisitState::OnSite, "cmd-what-on-site"),
        State::Done => (VisitState::Done, "cmd-what-visit-done"),
    };
    let what = seat.say(key, &[]);
    change::on_sight(seat, &card, Change::Trip { state, expected: None }, why, &args.how, &what).await
}
