//! A client's objects with their equipment, and on each the open, the planned and the past work: lines that unfold.

use crate::desk::client::{Asset, Site};
use crate::desk::often;
use crate::desk::policy::Times;
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::{AssetId, CompanyId, Dossier, Moment, SiteId, Ticket};
use std::collections::BTreeSet;

/// Past work shown under a line at most; how much more there is is said.
const PAST: usize = 8;

/// The tree as it is looked at.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Whose.
    pub company: CompanyId,
    /// Objects, equipment, planned maintenance; none while they are read.
    pub dossier: Option<Box<Dossier>>,
    /// Tickets of the client, newest first; none while they are read.
    pub works: Option<Vec<Ticket>>,
    /// What is unfolded.
    pub open: BTreeSet<Knot>,
    /// Which line is chosen.
    pub chosen: usize,
    /// An object, or equipment, that the tree was opened for: the line is chosen as soon as it is there.
    pub sought: Option<Knot>,
}

/// A line that unfolds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Knot {
    /// An object.
    Site(SiteId),
    /// A piece of equipment.
    Asset(AssetId),
    /// Work that is at no object.
    Nowhere,
}

/// A line of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Twig<'a> {
    /// An object.
    Site(&'a Site),
    /// A piece of equipment.
    Asset(&'a Asset),
    /// Work that is at no object.
    Nowhere,
    /// An open ticket.
    Open(&'a Ticket),
    /// Planned maintenance.
    Planned(&'a Maintenance),
    /// A ticket that is done.
    Past(&'a Ticket),
    /// So many more that are done.
    More(usize),
}

/// What hangs on a line.
#[derive(Clone, Debug, Default)]
pub struct Hung<'a> {
    /// Open tickets.
    pub open: Vec<&'a Ticket>,
    /// Maintenance that is not done.
    pub planned: Vec<&'a Maintenance>,
    /// Tickets that are done, newest first.
    pub past: Vec<&'a Ticket>,
}

impl Tree {
    /// The tree of a client that is still to be read.
    #[must_use]
    pub fn of(company: CompanyId, sought: Option<Knot>) -> Self {
        Self { company, dossier: None, works: None, open: BTreeSet::new(), chosen: 0, sought }
    }

    /// All lines as they stand now, each with how deep it hangs.
    #[must_use]
    pub fn twigs(&self) -> Vec<(usize, Twig<'_>)> {
        let Some(dossier) = &self.dossier else { return Vec::new() };
        let mut twigs = Vec::new();
        for site in &dossier.sites {
            twigs.push((0, Twig::Site(site)));
            if !self.open.contains(&Knot::Site(site.id.clone())) {
                continue;
            }
            Self::hang(&mut twigs, 1, &self.at_site(site, false));
            for asset in dossier.assets.iter().filter(|asset| asset.site == site.id) {
                twigs.push((1, Twig::Asset(asset)));
                if self.open.contains(&Knot::Asset(asset.id.clone())) {
                    Self::hang(&mut twigs, 2, &self.on(asset));
                }
            }
        }
        let nowhere = self.nowhere();
        if !(nowhere.open.is_empty() && nowhere.past.is_empty()) {
            twigs.push((0, Twig::Nowhere));
            if self.open.contains(&Knot::Nowhere) {
                Self::hang(&mut twigs, 1, &nowhere);
            }
        }
        twigs
    }

    fn hang<'a>(twigs: &mut Vec<(usize, Twig<'a>)>, deep: usize, hung: &Hung<'a>) {
        twigs.extend(hung.open.iter().map(|ticket| (deep, Twig::Open(ticket))));
        twigs.extend(hung.planned.iter().map(|due| (deep, Twig::Planned(due))));
        twigs.extend(hung.past.iter().take(PAST).map(|ticket| (deep, Twig::Past(ticket))));
        if let Some(more) = hung.past.len().checked_sub(PAST).filter(|more| *more > 0) {
            twigs.push((deep, Twig::More(more)));
        }
    }

    /// What hangs on an object: all of it, or only what names none of its equipment.
    #[must_use]
    pub fn at_site(&self, site: &Site, all: bool) -> Hung<'_> {
        let here = |ticket: &&Ticket| ticket.place.site.as_ref().is_some_and(|at| at.id == site.id);
        let known: Vec<&AssetId> = self.assets_of(&site.id).collect();
        let bare = move |assets: &[AssetId]| all || !assets.iter().any(|asset| known.contains(&asset));
        self.hung(|ticket| here(&ticket) && bare(&ticket.place.assets), |due| due.site.id == site.id && bare(&due.assets))
    }

    fn assets_of(&self, site: &SiteId) -> impl Iterator<Item = &AssetId> {
        let all = self.dossier.iter().flat_map(|dossier| &dossier.assets);
        all.filter(move |asset| asset.site == *site).map(|asset| &asset.id)
    }

    /// What hangs on a piece of equipment.
    #[must_use]
    pub fn on(&self, asset: &Asset) -> Hung<'_> {
        self.hung(|ticket| ticket.place.assets.contains(&asset.id), |due| due.assets.contains(&asset.id))
    }

    /// Work that is at none of the client's objects.
    #[must_use]
    pub fn nowhere(&self) -> Hung<'_> {
        let sites: BTreeSet<&SiteId> = self.dossier.iter().flat_map(|dossier| &dossier.sites).map(|site| &site.id).collect();
        self.hung(|ticket| ticket.place.site.as_ref().is_none_or(|at| !sites.contains(&at.id)), |_| false)
    }

    fn hung(&self, is: impl Fn(&Ticket) -> bool, due_is: impl Fn(&Maintenance) -> bool) -> Hung<'_> {
        let works = || self.works.iter().flatten().filter(|ticket| is(ticket));
        let planned = self.dossier.iter().flat_map(|dossier| &dossier.maintenance);
        let mut planned: Vec<&Maintenance> = planned.filter(|due| due.state != VisitState::Done && due_is(due)).collect();
        planned.sort_by_key(|due| (due.until, due.id.clone()));
        let is_open = |ticket: &&Ticket| ticket.head.phase.kind().is_open();
        Hung { open: works().filter(is_open).collect(), planned, past: works().filter(|ticket| !is_open(ticket)).collect() }
    }

    /// How many times this equipment has called for somebody within the policy's days, this one included.
    #[must_use]
    pub fn times(&self, asset: &Asset, times: &Times, now: Moment) -> usize {
        often::times(&asset.id, self.works.iter().flatten(), times, now)
    }

    /// What unfolds at the chosen line.
    #[must_use]
    pub fn knot(&self) -> Option<Knot> {
        self.twigs().get(self.chosen).and_then(|(_, twig)| twig.knot())
    }
}

impl Twig<'_> {
    /// What unfolds here.
    #[must_use]
    pub fn knot(&self) -> Option<Knot> {
        match self {
            Self::Site(site) => Some(Knot::Site(site.id.clone())),
            Self::Asset(asset) => Some(Knot::Asset(asset.id.clone())),
            Self::Nowhere => Some(Knot::Nowhere),
            Self::Open(_) | Self::Planned(_) | Self::Past(_) | Self::More(_) => None,
        }
    }
}
