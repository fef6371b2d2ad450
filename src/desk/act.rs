//! Drafts of acts of works done (акты): from the specifications of tickets that were solved in a period, a client and a contract an
//! act. Only lines that the client sees stand there.

use super::ids::{CompanyId, ContractId, Named};
use super::moment::Moment;
use super::spec::{Line, NoSum, Total};
use super::ticket::Ticket;
use crate::text::Raw;
use std::collections::BTreeMap;

/// A row of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    /// The ticket's number.
    pub ticket: i64,
    /// When it was solved; none while it is not.
    pub solved: Option<Moment>,
    /// The object.
    pub site: Raw,
    /// The line.
    pub line: Line,
}

/// The draft of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The client; none for tickets of nobody known.
    pub company: Option<Named<CompanyId>>,
    /// The contract that the tickets ran under.
    pub contract: Option<ContractId>,
    /// Its rows: by the moment of the solution, then by ticket and line.
    pub rows: Vec<ActRow>,
    /// What it comes to.
    pub total: Total,
}

/// The act of one ticket, solved or not; none where the client sees no line of it.
///
/// # Errors
/// A sum that cannot be counted.
pub fn of_ticket(ticket: &Ticket) -> Result<Option<Act>, NoSum> {
    Ok(drafts([ticket], |_| true)?.into_iter().next())
}

/// The acts of the tickets that were solved from one moment on and before another, by client and contract; an act has one currency.
///
/// # Errors
/// A sum that cannot be counted.
pub fn of_period<'a>(tickets: impl IntoIterator<Item = &'a Ticket>, from: Moment, to: Moment) -> Result<Vec<Act>, NoSum> {
    drafts(tickets, |ticket| ticket.clocks.solved.is_some_and(|at| from <= at && at < to))
}

fn drafts<'a>(tickets: impl IntoIterator<Item = &'a Ticket>, takes: impl Fn(&Ticket) -> bool) -> Result<Vec<Act>, NoSum> {
    let mut rows: BTreeMap<(String, String, String), (Act, Vec<ActRow>)> = BTreeMap::new();
    for ticket in tickets.into_iter().filter(|ticket| takes(ticket)) {
        for line in ticket.extra.lines.iter().filter(|line| line.visible) {
            let (company, contract) = (&ticket.place.company, &ticket.place.contract);
            let key = (
                company.as_ref().map(|c| c.id.as_str().to_owned()).unwrap_or_default(),
                contract.as_ref().map(|c| c.as_str().to_owned()).unwrap_or_default(),
                line.price.money.currency.clone(),
            );
            let site = ticket.place.site.as_ref().map(|site| site.name.clone()).unwrap_or_default();
            let row = ActRow { ticket: ticket.head.number, solved: ticket.clocks.solved, site, line: line.clone() };
            let empty =
                || Act { company: company.clone(), contract: contract.clone(), rows: Vec::new(), total: Total::default() };
            rows.entry(key).or_insert_with(|| (empty(), Vec::new())).1.push(row);
        }
    }
    rows.into_values()
        .map(|(act, mut rows)| {
            rows.sort_by_key(|row| (row.solved, row.ticket, row.line.number));
            let total = Total::of(rows.iter().map(|row| &row.line))?;
            Ok(Act { rows, total, ..act })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::change::tests::new_ticket;
    use crate::desk::quantity::Quantity;
    use crate::desk::spec::tests::line;

    fn solved(number: i64, company: &str, at: i64, lines: Vec<Line>) -> Ticket {
        let mut ticket = new_ticket();
        ticket.head.number = number;
        ticket.place.company = Some(Named::new(company, company));
        ticket.clocks.solved = Some(Moment(at));
        ticket.extra.lines = lines;
        ticket
    }

    fn one(number: u32, minor: i64) -> Line {
        Line { number, ..line(minor, Quantity::ONE) }
    }

    #[test]
    fn an_act_has_what_was_solved_in_the_period_and_the_client_sees() {
        let hidden = Line { visible: false, ..one(2, 7_000) };
        let covered = Line { covered: true, ..one(3, 30_000) };
        let tickets = [
            solved(7, "romashka", 150, vec![one(1, 10_000), hidden, covered]),
            solved(5, "romashka", 100, vec![one(1, 5_000)]),
            solved(9, "romashka", 200, vec![one(1, 90_000)]),
            solved(8, "logist", 199, vec![one(1, 100)]),
        ];
        let acts = of_period(&tickets, Moment(100), Moment(200)).unwrap();
        assert_eq!(acts.len(), 2);
        let act = &acts[1];
        assert_eq!(act.company.as_ref().map(|c| c.id.as_str()), Some("romashka"));
        assert_eq!(act.rows.iter().map(|r| (r.ticket, r.line.number)).collect::<Vec<_>>(), [(5, 1), (7, 1), (7, 3)]);
        assert_eq!((act.total.charged.gross, act.total.covered.gross), (15_000, 30_000));
    }

    #[test]
    fn a_ticket_without_lines_in_sight_has_no_act() {
        let hidden = Line { visible: false, ..one(1, 7_000) };
        assert_eq!(of_ticket(&solved(7, "romashka", 150, vec![hidden])), Ok(None));
        let mut open = solved(7, "romashka", 150, vec![one(1, 7_000)]);
        open.clocks.solved = None;
        assert!(of_ticket(&open).unwrap().is_some(), "of one ticket it is made before it is solved");
    }
}
