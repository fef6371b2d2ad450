//! Of which program and of which day the file of an import is: told beside everything that came from it.

use super::import::Args;
use super::import_debts::day;
use super::written::STREAM;
use super::{Seat, Trouble};
use crate::desk::when::day_start;
use crate::desk::{Kind, Moment, Origin, Record, Topic};
use crate::exchange::What;
use crate::text::Raw;

/// Where the file's things come from, for the kinds that are shown with their source.
pub(super) fn of(seat: &Seat, args: &Args, what: What) -> Result<Option<Origin>, Trouble> {
    let Some(of) = topic(what) else { return Ok(None) };
    let as_of = args.as_of.as_deref().map(|text| day(seat, text)).transpose()?.unwrap_or(seat.now);
    let file = args.file.file_name().filter(|name| *name != STREAM);
    let file = file.map(|name| Raw::from(name.to_string_lossy().into_owned())).unwrap_or_default();
    let source = args.source.as_deref().map_or_else(|| file.clone(), Raw::from);
    // What comes through a pipe and names nobody has no source that could be told.
    if source.is_blank() {
        return Ok(None);
    }
    Ok(Some(Origin { of, source, as_of, file, by: seat.actor.clone(), at: seat.now }))
}

fn topic(what: What) -> Option<Topic> {
    match what {
        What::Contracts => Some(Topic::Contracts),
        What::Quotas => Some(Topic::Quotas),
        What::Prices => Some(Topic::Prices),
        What::Assets => Some(Topic::Assets),
        _ => None,
    }
}

/// Does it say of another program or of another day what the desk knows?
pub(super) async fn is_news(seat: &Seat, origin: &Origin) -> Result<bool, Trouble> {
    let day = |at: Moment| day_start(at, seat.zone());
    let known = seat.records(Kind::Origin).await?;
    let same = |known: &Origin| known.of == origin.of && known.source == origin.source && day(known.as_of) == day(origin.as_of);
    Ok(!known.iter().any(|record| matches!(record, Record::Origin(known) if same(known))))
}

/// The source and the day, for whoever loads.
pub(super) fn told(seat: &Seat, origin: &Origin) -> String {
    let day = seat.texts.lang().date(origin.as_of, seat.zone());
    let source = super::columns::shown(&origin.source);
    seat.say("cmd-import-origin", &[("source", &source), ("day", &day)])
}
