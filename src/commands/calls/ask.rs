//! `pult ask`: the words and the link by which a client is asked whether they are content; a letter or a message carries them.

use super::opinions::GOOD_FOR;
use super::secrets;
use crate::calls::{OpinionLink, Seal};
use crate::commands::{Clock, Reply, Seat, Trouble, opinion};
use crate::config::Config;
use crate::desk::moment::DAY;
use crate::desk::opinion::NotNow;
use crate::desk::{Failure, Moment};
use serde_json::json;

/// Flags of `pult ask`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "The link is answered by `pult calls listen`, which must know the same token and be reached by clients at the \
                        address (opinions_url in [calls] of the settings). A button of another program posts {\"answer\":\"yes\"}, no \
                        or skip to it as JSON."
)]
pub struct Ask {
    /// Id or number of the ticket
    pub id: String,
    /// Where clients reach `pult calls listen`: its address, `https://desk.example.org` [default: `opinions_url` of the settings]
    #[arg(long, value_name = "URL")]
    pub at: Option<String>,
    /// Print {"ticket","number","url","until","text"}
    #[arg(long)]
    pub json: bool,
}

/// Prints them. Refuses while the work goes on, after an answer, and within the polite interval.
pub async fn ask(
    config: &Config,
    clock: Clock,
    read_only: bool,
    env: &dyn Fn(&str) -> Option<String>,
    args: &Ask,
) -> Result<Reply, Trouble> {
    let seat = Seat::take(config, clock, read_only).await?;
    let asked = printed(&seat, config, env, args).await;
    seat.desk.close().await;
    asked
}

async fn printed(seat: &Seat, config: &Config, env: &dyn Fn(&str) -> Option<String>, args: &Ask) -> Result<Reply, Trouble> {
    let card = seat.ticket(&args.id).await?;
    match opinion::may(seat, &card) {
        Err(NotNow::NotDone) => return Err(Failure::refused("work-is-not-done").into()),
        Err(NotNow::Said(pleased)) => {
            let said = seat.say(&format!("pleased-{}", pleased.name()), &[]);
            return Err(Trouble::Refused(seat.say("cmd-said-already", &[("said", &said)])));
        }
        _ => opinion::may_ask(seat, &card)?,
    }
    let Some(address) = args.at.as_deref().or(config.calls.opinions_url.as_deref()) else {
        return Err(seat.wrong("cmd-no-opinions-url", &[]));
    };
    if !["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
        || address.chars().any(|c| c.is_whitespace() || c.is_control())
    {
        return Err(seat.wrong("cmd-bad-opinions-url", &[]));
    }
    let (token, _) = secrets::token(config, &seat.texts, env)?;
    let done = card.ticket.clocks.solved.unwrap_or_default();
    let number = card.ticket.head.number;
    let link = Seal::new(&token).map(|seal| seal.write(OpinionLink::of(number, done))).unwrap_or_default();
    let url = format!("{}/v1/opinions/{link}", address.trim_end_matches('/'));
    let until = Moment(done.0 + GOOD_FOR * DAY);
    let subject = crate::commands::columns::shown(&card.ticket.head.subject);
    let text = seat.say("opinion-letter", &[("number", &number.to_string()), ("subject", &subject), ("url", &url)]);
    let document = json!({
        "ticket": card.ticket.head.id, "number": number, "url": url, "until": seat.said().time(until), "text": text,
    });
    Reply::either(args.json, &document, || text.clone())
}
