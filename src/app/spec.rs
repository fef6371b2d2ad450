//! The specification of a ticket on the screen: its lines, and what can be put there at this client's prices.

use super::state::State;
use super::wishes::Wishes;
use crate::desk::spec::{LineKind, LineSource};
use crate::desk::terms::under;
use crate::desk::{
    Act, Card, Change, Dossier, Furniture, Line, Moment, Money, PackageId, Price, PriceUnit, Tariff, TicketId, change,
};

/// The specification of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Of which ticket.
    pub ticket: TicketId,
    /// The ticket with its contract; none while it is read.
    pub card: Option<Box<Card>>,
    /// Its client; none while it is read, and where there is none.
    pub dossier: Option<Box<Dossier>>,
    /// Which line is chosen.
    pub chosen: usize,
    /// How the price of the chosen line came about is shown.
    pub whole: bool,
}

/// Something that can be put into a specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The line that it becomes, with its usual quantity.
    pub line: Line,
    /// Where its price comes from.
    pub by: By,
}

/// Where an offered price comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The contract, its package or the house: an hour by level and urgency.
    Tariff,
    /// A price list: the client's, the category's, the base; the name of its scope.
    List(&'static str),
    /// Nowhere: the words and the price are the dispatcher's own.
    Hand,
}

impl Spec {
    /// Nothing read yet.
    #[must_use]
    pub fn of(ticket: TicketId) -> Self {
        Self { ticket, card: None, dossier: None, chosen: 0, whole: false }
    }

    /// Is all there that a price depends on?
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.card.as_ref().is_some_and(|card| card.ticket.place.company.is_none() || self.dossier.is_some())
    }

    /// The lines as they will stand: those of the desk with the wishes on their way folded in.
    #[must_use]
    pub fn lines(&self, wishes: &Wishes, now: Moment) -> Vec<Line> {
        let Some(card) = &self.card else { return Vec::new() };
        let mut ticket = card.ticket.clone();
        for wish in wishes.sent.iter().chain(&wishes.held) {
            if let Act::Ticket { id, what, .. } = &wish.act
                && *id == self.ticket
                && matches!(what, Change::AddLine { .. } | Change::ChangeLine { .. } | Change::DropLine { .. })
                && let Ok(next) = change::apply(&ticket, what, now)
            {
                ticket = next;
            }
        }
        ticket.extra.lines
    }

    /// The chosen line.
    #[must_use]
    pub fn line(&self, state: &State) -> Option<Line> {
        self.lines(&state.wishes, state.now).into_iter().nth(self.chosen)
    }

    /// What this client's prices hold, an hour of work by the tariff first; nothing while they are read.
    #[must_use]
    pub fn offers(&self, furniture: &Furniture, now: Moment) -> Vec<Offer> {
        let Some(card) = self.card.as_ref().filter(|_| self.is_read()) else { return Vec::new() };
        let Some(tariff) = self.tariff(furniture, now) else { return Vec::new() };
        let company = tariff.company;
        let hour = tariff.hour_of(self.level(), card.ticket.head.priority).map(|rated| Offer {
            line: Line::one(LineKind::Work, "Работа инженера", rated.price, rated.vat_percent),
            by: By::Tariff,
        });
        let listed = furniture.prices.offers(company, now).into_iter().map(|offered| {
            let item = offered.item;
            let line = Line::one(item.kind, item.name.clone(), item.price.clone(), item.vat_percent);
            let (item, quantity, visible) = (Some(item.code.clone()), item.usual(), item.visible);
            Offer { line: Line { item, quantity, visible, ..line }, by: By::List(offered.list.scope.name()) }
        });
        hour.into_iter().chain(listed).collect()
    }

    /// All that a price depends on here; none while the ticket is read.
    #[must_use]
    pub fn tariff<'a>(&'a self, furniture: &'a Furniture, now: Moment) -> Option<Tariff<'a>> {
        let card = self.card.as_ref()?;
        let company = self.dossier.as_ref().map(|dossier| &dossier.company);
        let contract = card.contract.as_ref().filter(|contract| contract.in_force(now));
        let package = |id: &PackageId| furniture.packages.iter().find(|p| p.id == *id);
        let terms = under(contract, None, package);
        Some(Tariff { terms, company, prices: &furniture.prices, policy: &furniture.policy, at: now })
    }

    /// The level of skill that the work asks for, 1 to 5.
    #[must_use]
    pub fn level(&self) -> u8 {
        let needs = self.card.iter().flat_map(|card| &card.ticket.work.needs);
        needs.filter(|need| need.required).map(|need| need.level).max().unwrap_or(1)
    }

    /// Something in the dispatcher's own words, at no price until one is typed.
    #[must_use]
    pub fn by_hand(words: &str, furniture: &Furniture) -> Offer {
        let price = Price { money: Money::rub(0), unit: PriceUnit::Piece, vat: true };
        let line = Line::one(LineKind::Work, words, price, furniture.policy.billing.vat_percent);
        Offer { line: Line { source: LineSource::ByHand, ..line }, by: By::Hand }
    }
}
