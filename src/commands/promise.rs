//! `pult promise`, `note`: words given to the client, words for ourselves.

use super::{How, Reply, Seat, Trouble, change};
use crate::desk::Change;
use crate::desk::ticket::Promise;
use crate::text::Raw;

/// Flags of `pult promise`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number of the ticket
    pub id: String,
    /// By when: 14:20, +40m, tomorrow 10, 25.11 09:00, RFC 3339
    #[arg(long, value_name = "T")]
    pub until: String,
    /// What was said to the client
    #[arg(required = true)]
    pub text: Vec<String>,
    #[command(flatten)]
    pub how: How,
}

/// Flags of `pult note`.
#[derive(Clone, Debug, clap::Args)]
pub struct Note {
    /// Id or number of the ticket
    pub id: String,
    /// The words
    #[arg(required = true)]
    pub text: Vec<String>,
    /// The client reads it: it counts as an answer and cannot be taken back
    #[arg(long)]
    pub to_client: bool,
    #[command(flatten)]
    pub how: How,
}

/// Writes down what was promised.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let until = seat.when(&args.until)?;
    if until <= seat.now {
        return Err(seat.wrong("cmd-time-passed", &[("text", &args.until)]));
    }
    let text = worded(seat, &args.text)?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let promise = Promise { text, until, owner: seat.actor.clone(), made: seat.now };
    let what = seat.say("cmd-what-promise", &[("until", &seat.time(until))]);
    change::one(seat, &card, Change::Promise { to: Some(promise) }, why, &args.how, &what).await
}

/// The words as one text; wrong usage where they say nothing.
fn worded(seat: &Seat, words: &[String]) -> Result<Raw, Trouble> {
    let text = words.join(" ");
    if text.trim().is_empty() { Err(seat.wrong("cmd-no-words", &[])) } else { Ok(Raw::new(text)) }
}

/// Writes a note.
pub async fn note(seat: &Seat, args: &Note) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let text = worded(seat, &args.text)?;
    let card = seat.ticket(&args.id).await?;
    let why = args.how.any_code(seat)?;
    let change = Change::Note { text, to_client: args.to_client };
    let what = seat.say("cmd-what-note", &[]);
    change::one(seat, &card, change, why, &args.how, &what).await
}
