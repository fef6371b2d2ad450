//! «3-й раз за 30 дней»: said wherever the equipment is looked at that calls too often.

use crate::app::pane::CallPane;
use crate::desk::client::Asset;
use crate::desk::{AssetId, CompanyId};
use crate::ui::scene::Scene;

/// Columns of a name in the line.
const NAME: usize = 30;

/// So many times, in words; none where it is not often by the policy.
pub(super) fn words(scene: Scene, times: usize) -> Option<String> {
    let rules = &scene.policy().times;
    let is_often = i64::try_from(times).is_ok_and(|times| times >= rules.often);
    is_often.then(|| scene.say("often", &[("n", times.into()), ("days", rules.often_days.into())]))
}

/// The same of a piece of equipment; `more` calls are about to be written down.
pub(super) fn of(scene: Scene, company: Option<&CompanyId>, asset: &AssetId, more: usize) -> Option<String> {
    let often = &scene.state.desk.often;
    let known = often.company.is_some() && often.company.as_ref() == company;
    if known { words(scene, often.times(asset) + more) } else { None }
}

/// `камера 4: 3-й раз за 30 дней`: the equipment of the object that the caller means, of all objects where none is chosen.
pub(super) fn of_caller(scene: Scene, pane: &CallPane) -> Option<String> {
    let dossier = pane.dossier.as_ref()?;
    let here = |asset: &&Asset| pane.site.as_ref().is_none_or(|site| asset.site == *site);
    let one = |asset: &Asset| {
        let words = of(scene, Some(&dossier.company.id), &asset.id, 0)?;
        Some(format!("{}: {words}", asset.name.line(NAME)))
    };
    let told: Vec<String> = dossier.assets.iter().filter(here).filter_map(one).collect();
    (!told.is_empty()).then(|| told.join("; "))
}
