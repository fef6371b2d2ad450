//! Engineers and crews: who is where, how full, who is away until when.

use super::labelled::rule;
use super::people::short_name;
use crate::desk::{Moment, Unit, UnitState};
use crate::lead::{How, Load, loads};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The list.
pub(in crate::ui) fn sheet(scene: Scene, chosen: usize, cols: usize, rows: usize) -> Sheet {
    let units = &scene.state.desk.furniture.units;
    let title = scene.say("engineers-title", &[("n", units.len().into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    if units.is_empty() {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("engineers-none")).line());
        return sheet;
    }
    sheet.add(titles(scene, cols));
    let room = rows.saturating_sub(3).max(1);
    let top = chosen.min(units.len() - 1).saturating_sub(room - 1);
    let shown: Vec<&Unit> = units.iter().skip(top).take(room).collect();
    let loads = loads(shown.iter().copied(), scene.state.board.all().iter().map(AsRef::as_ref), scene.now());
    for (place, (unit, load)) in shown.into_iter().zip(loads).enumerate() {
        let chosen = top + place == chosen;
        if chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line(scene, unit, &load, chosen, cols));
    }
    while sheet.next() + 1 < rows {
        sheet.add(Line::default());
    }
    sheet
}

/// Widths of the columns: name, state, shift, load, zones; what is left is for the skills.
fn widths(cols: usize) -> [usize; 5] {
    if cols < 72 {
        [12, 9, 11, 6, 0]
    } else if cols < 110 {
        [13, 9, 12, 11, 12]
    } else {
        [24, 12, 13, 18, 20]
    }
}

fn titles(scene: Scene, cols: usize) -> Line<'static> {
    let keys = ["engineers-name", "engineers-state", "engineers-shift", "engineers-load", "engineers-zones"];
    let mut strip = scene.strip(cols).gap(1);
    for (key, width) in keys.into_iter().zip(widths(cols)) {
        if width > 0 {
            strip = strip.cell(&scene.word(key), width, Meaning::Dim).gap(1);
        }
    }
    strip.put(&scene.word("engineers-skills"), Meaning::Dim).line()
}

fn line(scene: Scene, unit: &Unit, held: &Load, chosen: bool, cols: usize) -> Line<'static> {
    let [names, states, shifts, loads, zones] = widths(cols);
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let (state, state_meaning) = state(scene, unit);
    let name = short_name(&unit.name, Some(unit), names);
    let mut strip = scene.strip(cols).put(mark, meaning).cell(&name, names, meaning).gap(1);
    strip = strip.cell(&state, states, state_meaning).gap(1);
    strip = strip.cell(&shift(scene, unit), shifts, Meaning::Normal).gap(1);
    let full = held.open >= usize::try_from(unit.capacity.tickets).unwrap_or(usize::MAX);
    let mut load = format!("{}/{}", held.open, unit.capacity.tickets);
    if loads > 10 {
        let (used, all) = (scene.lang().minutes(held.planned), scene.lang().minutes(held.left));
        // Whoever is not at work has no shift to fill: the column beside it says so.
        let at_work = !matches!(held.how, How::Off | How::Absent);
        load = if loads > 14 && at_work { format!("{load}  {used}/{all}") } else { format!("{load}  {used}") };
    }
    strip = strip.cell(&load, loads, if full { Meaning::Warning } else { Meaning::Normal }).gap(1);
    if zones > 0 {
        let words: Vec<String> = unit.can.zones.iter().map(|z| clean(&z.0, 14)).collect();
        strip = strip.cell(&words.join(", "), zones, Meaning::Dim).gap(1);
    }
    let skills: Vec<String> = unit.can.skills.iter().map(|s| format!("{} {}", clean(&s.tag, 14), s.level)).collect();
    let room = strip.room();
    strip.put(&width::clip(&skills.join(", "), room), Meaning::Normal).line()
}

fn state(scene: Scene, unit: &Unit) -> (String, Meaning) {
    if !unit.active {
        return (scene.word("unit-inactive"), Meaning::Disabled);
    }
    if let Some(absence) = unit.absent_at(scene.now()) {
        let why = format!("unit-absent-{}", absence.why);
        let key = if scene.look.texts.has(&why) { &why } else { "unit-absent" };
        return (scene.word(key), Meaning::Warning);
    }
    if unit.shifts.at(scene.now()).is_none() {
        return (scene.word("unit-off-shift"), Meaning::Dim);
    }
    match unit.state {
        UnitState::Free => (scene.word("unit-free"), Meaning::Good),
        UnitState::Travelling => (scene.word("unit-travelling"), Meaning::Normal),
        UnitState::OnSite => (scene.word("unit-on-site"), Meaning::Normal),
        UnitState::Busy => (scene.word("unit-busy"), Meaning::Normal),
        UnitState::Out => (scene.word("unit-out"), Meaning::Dim),
    }
}

/// `09:00–18:00`, `с вт 09:00`, `до ср 15:00` for one who is away.
fn shift(scene: Scene, unit: &Unit) -> String {
    let now = scene.now();
    if let Some(absence) = unit.absent_at(now) {
        return scene.say("unit-until", &[("until", scene.clock(absence.until).into())]);
    }
    let hour = |at: Moment| scene.lang().hour(at, scene.zone());
    match unit.shifts.at_or_after(now) {
        None => scene.word("unit-no-shift"),
        Some(shift) if shift.to.0 > i64::MAX / 8 => scene.word("unit-always"),
        Some(shift) if shift.from <= now => format!("{}–{}", hour(shift.from), hour(shift.to)),
        Some(shift) => scene.say("unit-from", &[("from", scene.clock(shift.from).into())]),
    }
}
