//! `pult handover`: what the next shift must know, signed by both.

use super::lead_json::hand_over;
use super::{Reply, Seat, Trouble};
use crate::app::leading::{Signing, signing};
use crate::backend::Failure;
use crate::desk::handover::Signature;
use crate::desk::{Act, HandOver, Signed};
use crate::engine::lead as asked;
use crate::i18n::lead::{Page, hand_over as words};
use crate::text::Raw;

/// The refusal of a signature that is nobody's.
const NAMELESS: &str = "signature-needs-a-name";

/// Columns of the sheet as text.
const COLS: usize = 100;

/// Flags of `pult handover`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "Without a flag: the sheet that waits for your signature, else the sheet as it would be signed now. The one who \
                        leaves signs first, the one who comes second; nobody signs both (exit 4). Signatures stand in the log."
)]
pub struct Args {
    /// Sign: hand over, or take over what somebody else has handed over
    #[arg(long)]
    pub sign: bool,
    /// A line for the next shift
    #[arg(long, value_name = "WORDS", requires = "sign")]
    pub note: Option<String>,
    /// Sign a new sheet in place of your own that nobody has taken over
    #[arg(long, requires = "sign")]
    pub again: bool,
    /// The sheet that was signed last
    #[arg(long, conflicts_with = "sign")]
    pub last: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Shows or signs the sheet.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let turn = asked::turn(&*seat.desk, 0, seat.now).await?;
    if args.sign {
        return sign(seat, args, turn.fresh, turn.last.as_ref()).await;
    }
    if args.last {
        let Some(last) = &turn.last else { return Err(Trouble::Refused(seat.say("cmd-no-hand-over", &[]))) };
        return show(seat, args, &last.sheet, Some(last));
    }
    match signing(turn.last.as_ref(), &seat.actor) {
        Signing::Take(last) | Signing::Waits(last) => show(seat, args, &last.sheet, Some(last)),
        Signing::Give => show(seat, args, &turn.fresh, None),
    }
}

async fn sign(seat: &Seat, args: &Args, fresh: HandOver, last: Option<&Signed>) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let (act, key) = match signing(last, &seat.actor) {
        Signing::Take(signed) => (Act::TakeOver { of: signed.seq }, "cmd-signed-take"),
        Signing::Waits(signed) if !args.again => {
            return Err(Trouble::Refused(seat.say("cmd-already-signed", &[("at", &seat.time(signed.left.at))])));
        }
        Signing::Waits(_) | Signing::Give => {
            let note = Raw::from(args.note.clone().unwrap_or_default());
            (Act::HandOver { sheet: Box::new(HandOver { note, ..fresh }) }, "cmd-signed-give")
        }
    };
    let done = seat.apply(act, None).await.map_err(|trouble| match &trouble {
        // Who sits here is a setting, and no rule of the house.
        Trouble::Desk(Failure::Refused { code, .. }) if code == NAMELESS => Trouble::Wrong(trouble.say(&seat.texts)),
        _ => trouble,
    })?;
    let signed = asked::turn(&*seat.desk, 0, seat.now).await?.last;
    if args.json {
        return show(seat, args, signed.as_ref().map_or(&HandOver::default(), |signed| &signed.sheet), signed.as_ref());
    }
    let (who, at) = (super::columns::shown(&done.event.actor), seat.time(done.event.at));
    Ok(Reply::text(format!("#{} {}", done.event.seq, seat.say(key, &[("who", &who), ("at", &at)]))))
}

fn show(seat: &Seat, args: &Args, sheet: &HandOver, signed: Option<&Signed>) -> Result<Reply, Trouble> {
    Reply::either(args.json, &hand_over(sheet, signed, seat.said()), || {
        let page = Page { texts: &seat.texts, zone: seat.zone(), now: sheet.at, cols: COLS };
        let mut lines = vec![format!("{} {}", seat.say("sheet-title", &[]), seat.texts.lang().stamp(sheet.at, seat.zone()))];
        lines.extend(words(page, sheet).into_iter().map(|line| line.text));
        lines.extend(signatures(seat, signed));
        lines.join("\n")
    })
}

/// Who signed, and what is missing.
fn signatures(seat: &Seat, signed: Option<&Signed>) -> Vec<String> {
    let told = |key: &str, signature: &Signature| {
        seat.say(key, &[("who", &super::columns::shown(&signature.by)), ("at", &seat.time(signature.at))])
    };
    match signed {
        None => vec![seat.say("cmd-sheet-fresh", &[])],
        Some(signed) => {
            let taken = signed.taken.as_ref().map(|taken| told("cmd-sheet-taken", taken));
            vec![told("cmd-sheet-left", &signed.left), taken.unwrap_or_else(|| seat.say("cmd-sheet-waits", &[]))]
        }
    }
}
