//! Reasons of the policy in words.

use crate::desk::policy::Reason;
use crate::ui::scene::{Scene, clean};

/// Columns that a reason's words may take inside a line.
const WORDS: usize = 40;

/// A reason's words in the person's language.
pub(super) fn words(scene: Scene, reason: &Reason) -> String {
    clean(scene.lang().pick(&reason.ru, &reason.en), WORDS)
}

/// Why a ticket waits, by the code.
pub(super) fn wait(scene: Scene, code: &str) -> String {
    find(scene, &scene.policy().reasons.wait, code)
}

/// Any reason by its code, for the history.
pub(super) fn any(scene: Scene, code: &str) -> String {
    let reasons = &scene.policy().reasons;
    let lists = [&reasons.wait, &reasons.over, &reasons.exception, &reasons.breach, &reasons.reassess];
    let known = lists.into_iter().flatten().find(|r| r.code == code);
    known.map_or_else(|| clean(code, WORDS), |r| words(scene, r))
}

fn find(scene: Scene, list: &[Reason], code: &str) -> String {
    list.iter().find(|r| r.code == code).map_or_else(|| clean(code, WORDS), |r| words(scene, r))
}
