//! Clocks after the rules that they are computed from have changed.

use super::super::shelf::Shelf;
use super::super::{Failure, gather};
use super::columns;
use super::store::{Store, replacing};
use crate::desk::contract::Contract;
use crate::desk::record::Kind;
use crate::desk::{ContractId, Moment, Ticket};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Store<'_> {
    /// Settles the open tickets that this load did not bring itself; those it brought are settled already.
    pub(super) async fn settle_again(&mut self, at: Moment) -> Result<(), Failure> {
        self.house = Arc::new(self.read_house().await?);
        let contracts = gather::contracts(self.records(Kind::Contract).await?);
        let contracts: BTreeMap<ContractId, Contract> = contracts.into_iter().map(|c| (c.id.clone(), c)).collect();
        let old = "SELECT doc FROM ticket WHERE open = 1 AND NOT EXISTS (SELECT 1 FROM stage_ticket s WHERE s.id = ticket.id)";
        let mut changed = Vec::new();
        for before in self.docs::<Ticket>(sqlx::query(old)).await? {
            let mut ticket = before.clone();
            let contract = before.place.contract.as_ref().and_then(|id| contracts.get(id));
            self.house.settle(&mut ticket, contract, at);
            if ticket != before {
                changed.push(columns::ticket(&ticket)?);
            }
        }
        self.insert("ticket", &columns::TICKET, &replacing("id", &columns::TICKET), changed).await?;
        Ok(())
    }
}
