//! Lines of the specification: putting them there, changing them, taking them off; a line keeps its number for good.

use super::{Basis, Change, Charge, Refusal};
use crate::desk::spec::{Line, LineSource, NoSum, Total, next_number, numbered};
use crate::desk::ticket::Ticket;

/// Puts a line among the others, by its number.
pub(super) fn add(ticket: &mut Ticket, line: &Line) -> Result<(), Refusal> {
    let lines = &mut ticket.extra.lines;
    let mut line = line.clone();
    if line.number == 0 {
        line.number = next_number(lines);
    } else if numbered(lines, line.number).is_some() {
        return Err(Refusal("line-stands"));
    }
    let place = lines.partition_point(|other| other.number < line.number);
    lines.insert(place, line);
    check(lines, place)
}

/// Puts a line in the place of the one with its number.
pub(super) fn change(ticket: &mut Ticket, to: &Line) -> Result<(), Refusal> {
    let lines = &mut ticket.extra.lines;
    let place = lines.iter().position(|line| line.number == to.number).ok_or(Refusal("no-such-line"))?;
    lines[place].clone_from(to);
    check(lines, place)
}

/// Takes a line off.
pub(super) fn drop(ticket: &mut Ticket, number: u32) -> Result<(), Refusal> {
    let lines = &mut ticket.extra.lines;
    let place = lines.iter().position(|line| line.number == number).ok_or(Refusal("no-such-line"))?;
    lines.remove(place);
    Ok(())
}

/// What a raise took in money stands in the specification; what is given back goes.
pub(super) fn charge(ticket: &mut Ticket, why: &Basis) -> Result<(), Refusal> {
    match why {
        Basis::ClientAsked { charge: Charge::Paid { line }, .. } => add(ticket, line),
        Basis::TakenBack { charge: Charge::Paid { line } } => {
            if let Some(place) = ticket.extra.lines.iter().rposition(|other| is_same(other, line)) {
                ticket.extra.lines.remove(place);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn check(lines: &[Line], place: usize) -> Result<(), Refusal> {
    if let Some(wrong) = lines[place].wrong() {
        return Err(Refusal(wrong));
    }
    match Total::of(lines) {
        Ok(_) => Ok(()),
        Err(NoSum::TooLarge) => Err(Refusal("sum-too-large")),
        Err(NoSum::TwoCurrencies) => Err(Refusal("sum-of-two-currencies")),
    }
}

/// The same line; one that was told before it had a number is known by what it says.
fn is_same(stands: &Line, told: &Line) -> bool {
    if told.number > 0 { stands.number == told.number } else { Line { number: 0, ..stands.clone() } == *told }
}

/// The change with a number for each line that it puts on this ticket: the log and the undo know a line by it.
#[must_use]
pub fn with_numbers(ticket: &Ticket, change: &Change) -> Change {
    let mut next = next_number(&ticket.extra.lines);
    number(change, &mut next)
}

fn number(change: &Change, next: &mut u32) -> Change {
    let mut given = |line: &Line| {
        if line.number > 0 {
            return line.clone();
        }
        let number = *next;
        *next = next.saturating_add(1);
        Line { number, ..line.clone() }
    };
    match change {
        Change::AddLine { line } => Change::AddLine { line: Box::new(given(line)) },
        Change::SetPriority { to, why: Basis::ClientAsked { contact, charge: Charge::Paid { line } } } => Change::SetPriority {
            to: *to,
            why: Basis::ClientAsked { contact: contact.clone(), charge: Charge::Paid { line: given(line) } },
        },
        Change::Several { changes } => Change::Several { changes: changes.iter().map(|one| number(one, next)).collect() },
        other => other.clone(),
    }
}

/// Is this what became of a wish? Numbers that were given to its lines, and a line that put itself, make no other change of it.
#[must_use]
pub fn is_made_of(done: &Change, wished: &Change) -> bool {
    let told = |done: &Line, wished: &Line| done == wished || (wished.number == 0 && is_same(done, wished));
    match (done, wished) {
        _ if done == wished => true,
        (Change::AddLine { line: done }, Change::AddLine { line: wished }) => told(done, wished),
        (
            Change::SetPriority { to, why: Basis::ClientAsked { contact, charge: Charge::Paid { line } } },
            Change::SetPriority {
                to: wished_to,
                why: Basis::ClientAsked { contact: who, charge: Charge::Paid { line: wished } },
            },
        ) => to == wished_to && contact == who && told(line, wished),
        (Change::Several { changes }, Change::Several { changes: wished }) if changes.len() == wished.len() => {
            changes.iter().zip(wished).all(|(done, wished)| is_made_of(done, wished))
        }
        (Change::Several { changes }, wished) => match changes.as_slice() {
            [first, by_itself] => puts_itself(by_itself) && is_made_of(first, wished),
            _ => false,
        },
        _ => false,
    }
}

fn puts_itself(change: &Change) -> bool {
    match change {
        Change::AddLine { line } => line.source == LineSource::OverQuota,
        Change::DropLine { .. } => true,
        _ => false,
    }
}
