//! `pult report output` and `pult report channels`: what engineers have done, and how tickets come in.

use super::report_table::{Cell, Table, count, word};
use super::seat::unexpected;
use super::{Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::{Channel, Moment};
use crate::lead;

/// Norm-hours of each engineer, with what came back beside them.
pub async fn output(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let done = match seat.desk.read(Read::Done { from, to }).await? {
        Answer::Done(done) => done,
        other => return Err(unexpected(&other)),
    };
    let comebacks = match seat.desk.read(Read::Comebacks { from, to }).await? {
        Answer::Comebacks(comebacks) => comebacks,
        other => return Err(unexpected(&other)),
    };
    let rows = lead::output(&done, &comebacks);
    let columns = vec!["engineer", "tickets", "norm_minutes", "at_objects_minutes", "reopened", "without_norm"];
    let rows = rows.iter().map(|row| {
        vec![
            row.unit.as_ref().map_or(Cell::Nobody("lead-nobody"), |unit| Cell::Who(unit.id.to_string(), unit.name.clone())),
            count(row.tickets),
            Cell::Span(row.norm),
            Cell::Span(row.at_objects),
            count(row.reopened),
            count(row.without_norm),
        ]
    });
    Ok(Table { notes: vec![seat.say("report-output-note", &[])], ..Table::new(columns, rows.collect()) })
}

/// Channels beside their shares in as long a time before.
pub async fn channels(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let before = Moment(from.0.saturating_sub(to.0 - from.0));
    let rows = lead::channels(&counted(seat, from, to).await?, &counted(seat, before, from).await?);
    let share = |share: Option<u64>| share.map_or(Cell::None, |tenths| Cell::Tenths(i64::try_from(tenths).unwrap_or_default()));
    let rows = rows.iter().map(|row| {
        let name = word(&row.channel);
        let text = format!("report-channel-{}", name.replace('_', "-"));
        vec![
            Cell::Code(name, text),
            Cell::Number(i64::try_from(row.tickets).unwrap_or(i64::MAX)),
            share(row.per_mille),
            share(row.before),
        ]
    });
    let before = seat.say("report-channels-note", &[("from", &seat.time(before)), ("to", &seat.time(from))]);
    Ok(Table { notes: vec![before], ..Table::new(vec!["channel", "tickets", "share_percent", "before_percent"], rows.collect()) })
}

async fn counted(seat: &Seat, from: Moment, to: Moment) -> Result<Vec<(Channel, u64)>, Trouble> {
    match seat.desk.read(Read::Channels { from, to }).await? {
        Answer::Channels(channels) => Ok(channels),
        other => Err(unexpected(&other)),
    }
}
