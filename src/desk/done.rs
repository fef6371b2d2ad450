//! Work that is done, as far as its cost and its proceeds go: what leads count over many tickets.

use super::ids::{CompanyId, Named, UnitId};
use super::moment::{Minutes, Moment};
use super::money::PriceUnit;
use super::skill::Zone;
use super::spec::{Line, LineKind};
use super::ticket::Ticket;
use super::visit::VisitState;
use crate::text::Raw;

/// Longer than this nobody stays at an object: somebody forgot to say that they left, and the time there is not known.
const LONGEST: Minutes = Minutes(16 * 60);

/// A ticket that was solved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its number.
    pub number: i64,
    /// When it was solved.
    pub solved: Moment,
    /// Its client.
    pub company: Option<Named<CompanyId>>,
    /// Who held it when it was solved.
    pub holder: Option<Named<UnitId>>,
    /// Where the object is; empty when unknown.
    pub zone: Zone,
    /// Somebody drove there.
    pub trip: bool,
    /// From the arrival to "we have left"; none where one of the two was not said.
    pub at_object: Option<Minutes>,
    /// Time that was written down, by the name of who spent it.
    pub logged: Vec<(Raw, Minutes)>,
    /// The norm: the norm-hours of its specification, without any the expected minutes of work; 0 when neither is known.
    pub norm: Minutes,
    /// Lines that the client sees and pays for.
    pub charged: Vec<Line>,
}

/// The ticket as work done, if it was solved within a period, its end not included.
#[must_use]
pub fn done(ticket: &Ticket, from: Moment, to: Moment) -> Option<Done> {
    let solved = ticket.clocks.solved.filter(|at| from <= *at && *at < to)?;
    let left = ticket.extra.visit.as_ref().filter(|visit| visit.state == VisitState::Done);
    let lines = &ticket.extra.lines;
    Some(Done {
        number: ticket.head.number,
        solved,
        company: ticket.place.company.clone(),
        holder: ticket.people.assignee.as_ref().map(|held| held.unit.clone()),
        zone: ticket.place.zone.clone(),
        trip: left.is_some(),
        at_object: left.and_then(|visit| stayed(ticket.clocks.arrived?, visit.since?)),
        logged: ticket.extra.time.iter().map(|entry| (entry.who.clone(), entry.minutes)).collect(),
        norm: norm(lines).unwrap_or(ticket.work.effort),
        charged: lines.iter().filter(|line| line.visible && !line.covered).cloned().collect(),
    })
}

fn stayed(came: Moment, left: Moment) -> Option<Minutes> {
    let stayed = Minutes::begun(left.millis_since(came).max(0));
    (stayed.0 > 0 && stayed <= LONGEST).then_some(stayed)
}

/// Norm-hours of works, whoever pays for them; none where no line is counted by the norm.
fn norm(lines: &[Line]) -> Option<Minutes> {
    let of_norm = |line: &&Line| line.kind == LineKind::Work && line.price.unit == PriceUnit::NormHour;
    let minutes: Vec<i64> = lines.iter().filter(of_norm).filter_map(Line::minutes).collect();
    (!minutes.is_empty()).then(|| Minutes(minutes.iter().fold(0, |sum, one| sum.saturating_add(*one))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::change::tests::new_ticket;
    use crate::desk::money::{Money, Price};
    use crate::desk::quantity::Quantity;
    use crate::desk::visit::Visit;

    const HOUR: i64 = 3_600_000;

    fn solved(at: i64) -> Ticket {
        let mut ticket = new_ticket();
        ticket.clocks.solved = Some(Moment(at));
        ticket.work.effort = Minutes(50);
        ticket
    }

    fn work(unit: PriceUnit, minutes: i64) -> Line {
        let price = Price { money: Money::rub(240_000), unit, vat: true };
        Line { quantity: Quantity::Minutes(minutes), ..Line::one(LineKind::Work, "замена", price, 22) }
    }

    #[test]
    fn the_periods_end_is_not_part_of_it() {
        let at = |from, to| done(&solved(100), Moment(from), Moment(to)).is_some();
        assert_eq!([at(100, 101), at(99, 100), at(101, 200)], [true, false, false]);
        let mut open = solved(100);
        open.clocks.solved = None;
        assert_eq!(done(&open, Moment(0), Moment(1_000)), None);
    }

    #[test]
    fn the_norm_is_what_the_works_say_else_what_was_expected() {
        let norm = |lines: Vec<Line>| {
            let mut ticket = solved(1);
            ticket.extra.lines = lines;
            done(&ticket, Moment(0), Moment(2)).unwrap().norm
        };
        assert_eq!(norm(Vec::new()), Minutes(50));
        assert_eq!(norm(vec![work(PriceUnit::Hour, 90)]), Minutes(50), "an hour of a clock is no norm");
        let covered = Line { covered: true, visible: false, ..work(PriceUnit::NormHour, 40) };
        assert_eq!(norm(vec![work(PriceUnit::NormHour, 60), covered]), Minutes(100), "whoever pays");
    }

    #[test]
    fn time_at_the_object_is_known_when_both_ends_were_said() {
        let stayed = |came: Option<i64>, left: Option<i64>, state| {
            let mut ticket = solved(1);
            ticket.clocks.arrived = came.map(Moment);
            ticket.extra.visit = Some(Visit { state, since: left.map(Moment), ..Visit::default() });
            let done = done(&ticket, Moment(0), Moment(2)).unwrap();
            (done.trip, done.at_object)
        };
        assert_eq!(stayed(Some(0), Some(2 * HOUR), VisitState::Done), (true, Some(Minutes(120))));
        assert_eq!(stayed(None, Some(2 * HOUR), VisitState::Done), (true, None));
        assert_eq!(stayed(Some(0), Some(30 * HOUR), VisitState::Done), (true, None), "nobody said that they left");
        assert_eq!(stayed(Some(0), Some(2 * HOUR), VisitState::OnSite), (false, None));
    }

    #[test]
    fn only_what_the_client_sees_and_pays_is_proceeds() {
        let mut ticket = solved(1);
        let covered = Line { covered: true, number: 2, ..work(PriceUnit::Hour, 60) };
        let hidden = Line { visible: false, number: 3, ..work(PriceUnit::Hour, 60) };
        ticket.extra.lines = vec![Line { number: 1, ..work(PriceUnit::Hour, 60) }, covered, hidden];
        let charged = done(&ticket, Moment(0), Moment(2)).unwrap().charged;
        assert_eq!(charged.iter().map(|line| line.number).collect::<Vec<_>>(), [1]);
    }
}
