//! Engineers and crews by name, and how far they are.

use crate::app::view::unconfirmed;
use crate::desk::visit::VisitState;
use crate::desk::{Handed, Mode, PhaseKind, Row, Unit, UnitKind};
use crate::text::{Raw, width};
use crate::theme::Meaning;
use crate::ui::scene::Scene;

/// The name in at most so many columns: whole, else a person's first word (the family name).
pub(super) fn short_name(name: &Raw, unit: Option<&Unit>, cols: usize) -> String {
    let whole = name.line(80).to_string();
    if width::of(&whole) <= cols {
        return whole;
    }
    let crew = unit.is_some_and(|u| u.kind == UnitKind::Crew);
    let first = if crew { whole.as_str() } else { whole.split(' ').next().unwrap_or_default() };
    width::clip(first, cols).into_owned()
}

/// Who holds the ticket and how far they are: `Петров, едет`, `Сидоров: ждём`, `НЕ НАЗНАЧЕН`.
pub(super) fn holder(scene: Scene, row: &Row, cols: usize) -> (String, Meaning) {
    let Some(held) = &row.facts.assignee else {
        return if row.facts.phase == PhaseKind::Waiting {
            (scene.word("holder-none-waiting"), Meaning::Dim)
        } else {
            let word = scene.word("holder-none");
            let word = if width::of(&word) <= cols { word } else { scene.word("holder-none-short") };
            (word, Meaning::Unassigned)
        };
    };
    let unit = scene.state.unit(&held.unit.id);
    let late = unconfirmed(row, scene.now(), scene.policy());
    let (long, short, meaning) = match held.handed {
        Handed::Refused { .. } => (scene.word("holder-refused"), scene.word("holder-refused"), Meaning::Unassigned),
        Handed::Told { at } if late => {
            let span = scene.lang().age(at, scene.now());
            let long = scene.say("holder-silent-for", &[("span", span.into())]);
            (long, scene.word("holder-silent"), Meaning::Unconfirmed)
        }
        Handed::Told { .. } => (scene.word("holder-told"), scene.word("holder-told"), Meaning::Normal),
        Handed::Confirmed { .. } => {
            let (long, short) = doing(row);
            (with_comma(scene, long), with_comma(scene, short), Meaning::Normal)
        }
    };
    let name = |cols: usize| short_name(&held.unit.name, unit, cols);
    // The longest that fits: whole name with the long word, then the family name, then the short word.
    let whole = name(80);
    let family = first(&whole, unit);
    for (name, state) in [(&whole, &long), (&family, &long), (&whole, &short), (&family, &short)] {
        if width::of(name) + width::of(state) <= cols {
            return (format!("{name}{state}"), meaning);
        }
    }
    // «Бригада…, там» names nobody: one who said yes is known by the name alone.
    if matches!(held.handed, Handed::Confirmed { .. }) {
        return (name(cols), meaning);
    }
    // A whole name with a sign says more than half a name with a word: «Гаврилов?» was told, «Гаврилов?!» keeps silent.
    let sign = match held.handed {
        Handed::Told { .. } if late => "?!",
        Handed::Told { .. } => "?",
        Handed::Refused { .. } | Handed::Confirmed { .. } => "—",
    };
    (format!("{}{sign}", name(cols.saturating_sub(width::of(sign)))), meaning)
}

fn first(whole: &str, unit: Option<&Unit>) -> String {
    match unit.map(|u| u.kind) {
        Some(UnitKind::Crew) => whole.to_owned(),
        _ => whole.split(' ').next().unwrap_or_default().to_owned(),
    }
}

fn with_comma(scene: Scene, key: &str) -> String {
    if key.is_empty() { String::new() } else { format!(", {}", scene.word(key)) }
}

/// Keys of what the holder is doing for this ticket, long and short.
fn doing(row: &Row) -> (&'static str, &'static str) {
    match row.facts.seldom.visit {
        Some((VisitState::Travelling, _)) => ("visit-word-travelling", "visit-word-going"),
        Some((VisitState::OnSite, _)) => ("visit-word-on-site", "visit-word-there"),
        Some((VisitState::Done, _)) => ("visit-word-done", "visit-word-done"),
        Some((VisitState::Planned, _)) | None if row.facts.work.mode == Mode::Remote => ("mode-remote", "mode-remote-short"),
        Some((VisitState::Planned, _)) | None => ("", ""),
    }
}
