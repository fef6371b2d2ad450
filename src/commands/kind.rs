//! Kinds of work that this desk knows: a slip of the pen must not become a new one.

use super::whom::fold;
use super::{Seat, Trouble};
use crate::desk::{Dossier, WorkKind};
use std::collections::BTreeSet;

/// The kind of this word, whatever its case. The known ones stand in packages, contracts, equipment and engineers' skills; a desk
/// that has none of these yet takes any word.
pub fn named(seat: &Seat, text: &str, dossier: Option<&Dossier>) -> Result<WorkKind, Trouble> {
    let known = known(seat, dossier);
    let wanted = fold(text);
    if let Some(kind) = known.iter().find(|kind| fold(kind) == wanted) {
        return Ok(WorkKind(kind.as_str().into()));
    }
    if known.is_empty() {
        return Ok(WorkKind(text.trim().into()));
    }
    let list = super::columns::shown_whole(&known.into_iter().collect::<Vec<_>>().join(", ").into());
    Err(seat.wrong("cmd-no-kind", &[("text", text), ("list", &list)]))
}

fn known(seat: &Seat, dossier: Option<&Dossier>) -> BTreeSet<String> {
    let packages = seat.furniture.packages.iter().filter_map(|package| package.kinds.as_ref()).flatten();
    let contracts =
        dossier.into_iter().flat_map(|d| &d.contracts).filter_map(|contract| contract.covers.kinds.as_ref()).flatten();
    let assets = dossier.into_iter().flat_map(|d| &d.assets).map(|asset| &asset.kind);
    let skills = seat.furniture.units.iter().flat_map(|unit| &unit.can.skills).map(|skill| skill.tag.clone());
    let kinds = packages.chain(contracts).chain(assets).map(|kind| kind.0.to_string());
    kinds.chain(skills).filter(|kind| !kind.is_empty()).collect()
}
