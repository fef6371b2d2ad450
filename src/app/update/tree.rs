//! `T`: the client's objects and equipment with their work, unfolded with arrows.

use super::{act, call, look, send};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::tree::{Knot, Tree, Twig};
use crate::desk::often::Often;
use crate::desk::{CompanyId, Dossier, Failure, Ticket};

/// The tree of the client in the pane, else of the chosen ticket's.
pub fn open(state: &mut State) -> Vec<Effect> {
    let (company, dossier, sought) = match &state.pane {
        Pane::Call(pane) => {
            let known = pane.dossier.as_ref().map(|d| d.company.id.clone());
            (known.or_else(|| pane.about.clone()), pane.dossier.clone(), pane.site.clone().map(Knot::Site))
        }
        Pane::Card(pane) | Pane::Explain(pane) if pane.card.is_some() => {
            let place = pane.card.as_ref().map(|card| &card.ticket.place);
            let sought = place.and_then(|place| {
                let asset = place.assets.first().cloned().map(Knot::Asset);
                asset.or_else(|| place.site.as_ref().map(|site| Knot::Site(site.id.clone())))
            });
            (place.and_then(|place| place.company.as_ref()).map(|company| company.id.clone()), None, sought)
        }
        _ => {
            let row = state.pane.ticket().or(state.board.chosen.as_ref()).and_then(|id| state.board.row(id));
            let site = row.and_then(|row| row.facts.site.as_ref()).map(|site| Knot::Site(site.id.clone()));
            (row.and_then(|row| row.facts.company.as_ref()).map(|company| company.id.clone()), None, site)
        }
    };
    let Some(company) = company else { return act::say(state, Said::warning("tree-of-nobody")) };
    let mut effects = vec![Effect::Works(company.clone())];
    if dossier.is_none() {
        effects.push(Effect::Dossier(company.clone()));
    }
    let mut tree = Tree { dossier, ..Tree::of(company, sought) };
    seek(&mut tree);
    state.overlay = Overlay::Tree(Box::new(tree));
    effects
}

/// The objects have come.
pub fn dossier_came(state: &mut State, dossier: &Dossier) {
    let Overlay::Tree(tree) = &mut state.overlay else { return };
    if tree.company == dossier.company.id {
        keeping(tree, |tree| tree.dossier = Some(Box::new(dossier.clone())));
        seek(tree);
    }
}

/// The work has come.
pub fn works_came(state: &mut State, company: &CompanyId, works: Result<Vec<Ticket>, Failure>) -> Vec<Effect> {
    let works = match works {
        Ok(works) => works,
        Err(failure) => return act::say(state, send::failure_said(&failure, None)),
    };
    state.desk.often = Often::of(company.clone(), &works, &state.desk.furniture.policy.times, state.now);
    let Overlay::Tree(tree) = &mut state.overlay else { return Vec::new() };
    if tree.company == *company {
        keeping(tree, |tree| tree.works = Some(works));
        seek(tree);
    }
    Vec::new()
}

/// What comes in above the chosen line must not move it away from what it names.
fn keeping(tree: &mut Tree, change: impl FnOnce(&mut Tree)) {
    let knot = tree.knot();
    change(tree);
    if let Some(knot) = knot {
        choose(tree, &knot);
    }
}

fn choose(tree: &mut Tree, knot: &Knot) {
    if let Some(place) = tree.twigs().iter().position(|(_, twig)| twig.knot().as_ref() == Some(knot)) {
        tree.chosen = place;
    }
}

/// Unfolds down to what the tree was opened for, and chooses it; the only object is unfolded anyway.
fn seek(tree: &mut Tree) {
    let Some(dossier) = &tree.dossier else { return };
    let mut open = Vec::new();
    if let [only] = dossier.sites.as_slice() {
        open.push(Knot::Site(only.id.clone()));
    }
    let Some(sought) = tree.sought.clone() else {
        tree.open.extend(open);
        return;
    };
    open.push(sought.clone());
    if let Knot::Asset(id) = &sought {
        let site = dossier.assets.iter().find(|asset| asset.id == *id).map(|asset| asset.site.clone());
        open.extend(site.map(Knot::Site));
    }
    if let Knot::Site(id) = &sought {
        // What is open there is seen at once, on whatever equipment it hangs.
        let here = dossier.assets.iter().filter(|asset| asset.site == *id);
        open.extend(here.filter(|asset| !tree.on(asset).open.is_empty()).map(|asset| Knot::Asset(asset.id.clone())));
    }
    tree.open.extend(open);
    choose(tree, &sought);
    if tree.works.is_some() {
        tree.sought = None;
    }
}

/// `→` unfolds, `←` folds; on a line that does not unfold `←` goes up to what it hangs on.
pub fn fold(state: &mut State, unfold: bool) -> Vec<Effect> {
    let Overlay::Tree(tree) = &mut state.overlay else { return Vec::new() };
    tree.sought = None;
    match tree.knot() {
        Some(knot) if unfold => {
            tree.open.insert(knot);
        }
        Some(knot) if tree.open.remove(&knot) => {}
        _ if unfold => {}
        _ => {
            let twigs = tree.twigs();
            let deep = twigs.get(tree.chosen).map_or(0, |(deep, _)| *deep);
            let above = twigs.iter().take(tree.chosen).rposition(|(other, twig)| *other < deep && twig.knot().is_some());
            tree.chosen = above.unwrap_or(tree.chosen);
        }
    }
    Vec::new()
}

/// Enter: a ticket's card; in a call the object that the caller means; else unfolds or folds.
pub fn enter(state: &mut State) -> Vec<Effect> {
    let Overlay::Tree(tree) = &mut state.overlay else { return Vec::new() };
    let twigs = tree.twigs();
    let Some((_, twig)) = twigs.get(tree.chosen) else { return Vec::new() };
    match twig {
        Twig::Open(ticket) | Twig::Past(ticket) => {
            let id = ticket.head.id.clone();
            state.overlay = Overlay::None;
            look::card(state, id, false)
        }
        Twig::Planned(due) => match due.ticket.clone() {
            Some(id) => {
                state.overlay = Overlay::None;
                look::card(state, id, false)
            }
            None => act::say(state, Said::plain("planned-has-no-ticket")),
        },
        Twig::Site(site) => {
            let site = site.id.clone();
            mean(state, &site)
        }
        Twig::Asset(asset) => {
            let site = asset.site.clone();
            mean(state, &site)
        }
        Twig::Nowhere | Twig::More(_) => unfold_or_fold(state),
    }
}

fn unfold_or_fold(state: &mut State) -> Vec<Effect> {
    let open = matches!(&state.overlay, Overlay::Tree(tree) if tree.knot().is_some_and(|knot| tree.open.contains(&knot)));
    fold(state, !open)
}

/// The caller means this object: the panel judges by it. Where nobody calls there is nothing to judge.
fn mean(state: &mut State, site: &crate::desk::SiteId) -> Vec<Effect> {
    let Pane::Call(pane) = &mut state.pane else { return unfold_or_fold(state) };
    pane.site = Some(site.clone());
    state.overlay = Overlay::None;
    call::judge(state);
    Vec::new()
}
