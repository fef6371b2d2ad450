//! Is the object, the equipment, the kind of work in the contract? Is the equipment under warranty?

use super::reason::{Effect, Finding};
use super::{Level, Question, Reason};
use crate::desk::client::{Asset, Contact};
use crate::desk::contract::Contract;
use crate::desk::terms::Terms;
use crate::desk::{AssetId, Dossier, Moment, SiteId, WorkKind};
use crate::text::Raw;

/// What the question is about, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    dossier: &'a Dossier,
    site: Option<&'a SiteId>,
    asset: Option<&'a Asset>,
    /// An asset was named, but the client has none of that name.
    stray_asset: bool,
    kind: Option<&'a WorkKind>,
}

impl<'a> Object<'a> {
    /// The object asked about, else the equipment's, else the one that the caller usually calls about.
    pub fn of(question: &'a Question, dossier: &'a Dossier, contact: Option<&'a Contact>) -> Self {
        let asset = question.asset.as_ref().and_then(|id| dossier.assets.iter().find(|a| a.id == *id));
        let site = question.site.as_ref().or(asset.map(|a| &a.site)).or(contact.and_then(|c| c.site.as_ref()));
        let kind = question.kind.as_ref().or(asset.map(|a| &a.kind)).filter(|k| !k.0.is_empty());
        let stray_asset = question.asset.is_some() && asset.is_none();
        Self { dossier, site: site.filter(|id| dossier.sites.iter().any(|s| s.id == **id)), asset, stray_asset, kind }
    }

    /// The kind of work, as far as it is known.
    pub fn kind(&self) -> Option<&'a WorkKind> {
        self.kind
    }

    /// How much of what is asked the contract covers: named things count more than "all".
    pub fn covered_by(&self, contract: &Contract, terms: Terms) -> i32 {
        let named = |list: Option<bool>, gain: i32| match list {
            Some(true) => gain,
            Some(false) => -gain,
            None => 0,
        };
        let kinds = terms.kinds();
        let site = self.site.zip(contract.covers.sites.as_ref()).map(|(s, list)| list.contains(s));
        let asset = self.asset.zip(contract.covers.assets.as_ref()).map(|(a, list)| list.contains(&a.id));
        let kind = self.kind.zip(kinds).map(|(k, list)| list.contains(k));
        named(site, 4) + named(asset, 4) + named(kind, 2)
    }

    /// What the contract's coverage says.
    pub fn coverage(&self, contract: &Contract, terms: Terms) -> Vec<Finding> {
        let mut found = Vec::new();
        found.extend(contract.covers.sites.as_ref().and_then(|list| self.site_in(list)));
        found.extend(
            self.stray_asset.then(asset_unknown).or_else(|| contract.covers.assets.as_ref().and_then(|list| self.asset_in(list))),
        );
        found.extend(match terms.kinds() {
            Some(list) => self.kind_in(list),
            None if terms.package.is_none() => {
                Some(Finding::new(Effect::Asks(Level::Allowed), Reason::new("package-unknown"), "check-contract"))
            }
            None => None,
        });
        found
    }

    /// What the warranty of the equipment says. It has an end, and it is for this equipment: other work beside it is not free.
    pub fn warranty(&self, now: Moment) -> Option<Finding> {
        let asset = self.asset?;
        let until = asset.warranty_until?;
        let reason = |code: &str| Reason::new(code).words("asset", &asset.name).date("until", until);
        let other_work = self.kind.filter(|kind| !asset.kind.0.is_empty() && **kind != asset.kind);
        Some(match other_work {
            _ if until <= now => Finding::tells(reason("warranty-over")),
            Some(kind) => Finding::tells(reason("warranty-other-work").words("kind", &Raw::new(kind.0.as_str()))),
            None => Finding::new(Effect::Frees, reason("warranty"), "warranty"),
        })
    }

    fn site_in(&self, list: &[SiteId]) -> Option<Finding> {
        let Some(site) = self.site else {
            return Some(Finding::new(Effect::Asks(Level::Allowed), Reason::new("site-unknown"), "site-unknown"));
        };
        if list.contains(site) {
            return None;
        }
        let name = self.dossier.sites.iter().find(|s| s.id == *site).map_or_else(Raw::default, |s| s.name.clone());
        Some(Finding::new(Effect::Charges, Reason::new("site-not-covered").words("site", &name), "paid-not-covered"))
    }

    fn asset_in(&self, list: &[AssetId]) -> Option<Finding> {
        if let Some(asset) = self.asset {
            let reason = Reason::new("asset-not-covered").words("asset", &asset.name);
            return (!list.contains(&asset.id)).then(|| Finding::new(Effect::Charges, reason, "paid-not-covered"));
        }
        let here = self.site.map(|site| self.dossier.assets.iter().filter(move |a| a.site == *site));
        let all_covered = here.is_some_and(|mut assets| assets.all(|a| list.contains(&a.id)));
        (!all_covered).then(asset_unknown)
    }

    /// A kind that nobody has named yet is only asked for: most of what clients call about is in their package.
    fn kind_in(&self, list: &[WorkKind]) -> Option<Finding> {
        let words = |kinds: &[WorkKind]| Raw::new(kinds.iter().map(|k| k.0.as_str()).collect::<Vec<_>>().join(", "));
        match self.kind {
            Some(kind) if list.contains(kind) => None,
            Some(kind) => {
                let reason = Reason::new("kind-not-covered").words("kind", &words(std::slice::from_ref(kind)));
                Some(Finding::new(Effect::Charges, reason, "paid-not-covered"))
            }
            None => Some(Finding::tells(Reason::new("kinds-covered").words("kinds", &words(list)))),
        }
    }
}

fn asset_unknown() -> Finding {
    Finding::new(Effect::Asks(Level::Allowed), Reason::new("asset-unknown"), "asset-unknown")
}
