//! `pult opinion`: the client was asked whether they are content with the work.

use super::{How, Reply, Seat, Trouble, change};
use crate::desk::opinion::{self, NotNow};
use crate::desk::{Card, Change, Opinion, Pleased};

/// Flags of `pult opinion`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "The same person is asked at most once in so many days (policy: loyalty.ask_days): within them the answer of \
                        a dispatcher is refused (exit 4) and it is said from when on one may ask again. Another answer for the same \
                        ticket replaces the first one; the log keeps both."
)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// What they said: yes, no, skip (asked, and would not say)
    #[arg(value_name = "yes|no|skip", value_parser = pleased, required_unless_present = "off")]
    pub answer: Option<Pleased>,
    /// How they were asked: dispatcher, link, button
    #[arg(long, value_name = "HOW", value_parser = asked, default_value = "dispatcher")]
    pub by: opinion::How,
    /// They said it unasked: write it down whenever they were asked last
    #[arg(long)]
    pub unasked: bool,
    /// Take the answer off again
    #[arg(long, conflicts_with = "answer")]
    pub off: bool,
    #[command(flatten)]
    pub how: How,
}

fn pleased(text: &str) -> Result<Pleased, String> {
    Pleased::named(text).ok_or_else(|| "yes, no, skip".to_owned())
}

fn asked(text: &str) -> Result<opinion::How, String> {
    opinion::How::ALL.into_iter().find(|how| how.name() == text).ok_or_else(|| "dispatcher, link, button".to_owned())
}

/// Writes down what the client said.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let Some(pleased) = args.answer else {
        let what = seat.say("cmd-what-opinion-off", &[]);
        return change::one(seat, &card, Change::Opinion { to: None }, why, &args.how, &what).await;
    };
    if args.by == opinion::How::Dispatcher && !args.unasked {
        may_ask(seat, &card)?;
    }
    let to = Opinion::of(&card.ticket, pleased, args.by, seat.actor.clone(), seat.now);
    let what = seat.say("cmd-what-opinion", &[("said", &seat.say(&format!("pleased-{}", pleased.name()), &[]))]);
    change::one(seat, &card, Change::Opinion { to: Some(to) }, why, &args.how, &what).await
}

/// May the client of this ticket be asked now?
pub(super) fn may(seat: &Seat, card: &Card) -> Result<(), NotNow> {
    opinion::may_ask(&card.ticket, card.asked, &seat.furniture.policy.loyalty, seat.now)
}

/// Refuses within the polite interval. That the work is not done is the desk's to say; that they have said it already is no
/// hindrance to mending it.
pub(super) fn may_ask(seat: &Seat, card: &Card) -> Result<(), Trouble> {
    match may(seat, card) {
        Err(NotNow::Lately { asked, again }) => {
            let (asked, again) = (seat.time(asked), seat.time(again));
            Err(Trouble::Refused(seat.say("cmd-asked-lately", &[("asked", &asked), ("again", &again)])))
        }
        _ => Ok(()),
    }
}
