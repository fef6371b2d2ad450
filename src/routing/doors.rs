//! When objects let people in.

use super::timeline::Timeline;
use crate::desk::client::Site;
use crate::desk::{Moment, Policy, SiteId};
use std::collections::BTreeMap;

/// The hours of the objects that are known; many keep the same.
pub(super) struct Doors<'a> {
    sites: &'a BTreeMap<SiteId, Site>,
    hours: BTreeMap<(u16, u16), Timeline>,
}

impl<'a> Doors<'a> {
    /// Of these objects, for the two weeks from now on.
    pub fn new(sites: &'a BTreeMap<SiteId, Site>, policy: &Policy, now: Moment) -> Self {
        let kept = sites.values().filter_map(|site| site.access.hours).filter(|(from, to)| from != to);
        let hours = kept.map(|hours| (hours, Timeline::daily(hours.0, hours.1, policy.zone, now)));
        Self { sites, hours: hours.collect() }
    }

    /// The hours of an object; none where people get in at any time, or nobody has said.
    pub fn of(&self, site: &SiteId) -> Option<&Timeline> {
        self.hours.get(&self.sites.get(site)?.access.hours?)
    }
}
