//! Whether clients were content with work that is done: most are, with some engineers more than with others.

use super::Recipe;
use super::dice::Dice;
use super::story::DISPATCHERS;
use crate::desk::moment::MINUTE;
use crate::desk::opinion::How;
use crate::desk::{Change, Moment, Named, Opinion, Pleased, Unit};

/// What was said of the work on a ticket, when it was asked for and by whom; none where nobody asked by now. `place` is the
/// engineer's among the people.
pub fn heard(
    recipe: &Recipe,
    index: usize,
    (place, unit): (usize, &Unit),
    done: Moment,
) -> Option<(Moment, &'static str, Change)> {
    let mut dice = Dice::of(recipe.seed, "opinion", index);
    if !dice.percent(75) {
        return None;
    }
    let at = Moment(done.0 + dice.between(20, 1_600) * MINUTE);
    let content = Dice::of(recipe.seed, "manners", place).between(62, 94) as u64;
    let pleased = match (dice.percent(12), dice.percent(content)) {
        (true, _) => Pleased::Skip,
        (false, true) => Pleased::Yes,
        (false, false) => Pleased::No,
    };
    let how = How::ALL[dice.weighted(&[6, 3, 1])];
    let asked_by = *dice.pick(&DISPATCHERS);
    let engineer = Some(Named::new(unit.id.clone(), unit.name.clone()));
    let opinion = Opinion { pleased, how, asked_by: asked_by.into(), at, engineer };
    (at <= recipe.now).then_some((at, asked_by, Change::Opinion { to: Some(opinion) }))
}
