//! A line that the plan gives to nobody: what blocks it, and what would help.

use super::labelled;
use super::people::short_name;
use super::{refusals, terms};
use crate::desk::{Mode, Row};
use crate::routing::{Line as Planned, Relaxation, Rule};
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// Of the chosen line: the rules that block it in full, and the cheapest one to lift, with the whole sum where it is asked for.
pub(super) fn about(scene: Scene, whole: bool, line: &Planned, row: Option<&Row>, cols: usize) -> Vec<Line<'static>> {
    let mut sheet = Sheet::default();
    let blocked = blocked(scene, line, row);
    if !blocked.is_empty() {
        labelled::wrapped(scene, &mut sheet, "plan-blocked", &blocked, cols, 2);
    }
    let helps = match line.relaxation.as_deref() {
        Some(relaxation) => helps(scene, relaxation),
        None => scene.word("lift-nothing"),
    };
    labelled::wrapped(scene, &mut sheet, "plan-helps", &helps, cols, 2);
    if let Some(relaxation) = line.relaxation.as_deref().filter(|_| whole) {
        labelled::wrapped(scene, &mut sheet, "plan-why", &terms::whole(scene, &relaxation.candidate), cols, 2);
    }
    sheet.lines
}

/// The three rules that block most; with the ticket's row the skill is told with where and until when it is wanted:
/// `нет опс 3 в зоне север до 14:00, нет пропуска`.
pub(super) fn blocked(scene: Scene, line: &Planned, row: Option<&Row>) -> String {
    let word = |rule: &Rule| match (rule, row) {
        (Rule::Skill, Some(row)) => lacks(scene, row),
        _ => refusals::rule(scene, *rule),
    };
    line.blocked_by.iter().take(3).map(word).collect::<Vec<_>>().join(", ")
}

fn lacks(scene: Scene, row: &Row) -> String {
    let needs = row.facts.work.needs.iter().filter(|need| need.required);
    let skills: Vec<String> = needs.map(|need| format!("{} {}", clean(&need.tag, 14), need.level)).collect();
    if skills.is_empty() {
        return refusals::rule(scene, Rule::Skill);
    }
    let mut words = vec![scene.say("lack-skills", &[("skills", skills.join(", ").into())])];
    if row.facts.work.mode == Mode::Visit && !row.facts.zone.0.is_empty() {
        words.push(scene.say("lack-zone", &[("zone", clean(&row.facts.zone.0, 14).into())]));
    }
    words.extend(row.facts.due.at().map(|at| scene.say("lack-until", &[("at", scene.clock(at).into())])));
    words.join(" ")
}

/// `Козлов, зона центр, позже срока на 0:12; цена 41 мин`.
fn helps(scene: Scene, relaxation: &Relaxation) -> String {
    let detail = relaxation.detail.as_deref().map(|words| clean(words, 24)).unwrap_or_default();
    let from = relaxation.from.map(|at| scene.clock(at)).unwrap_or_default();
    let mut how = scene.say(&format!("lift-{}", relaxation.lift.name()), &[("detail", detail.into()), ("from", from.into())]);
    if let Some(late) = relaxation.candidate.late {
        how = format!("{how}, {}", scene.say("lift-late", &[("late", scene.lang().left(late).into())]));
    }
    let unit = &relaxation.candidate.unit;
    let who = short_name(&unit.name, scene.state.unit(&unit.id), 30);
    scene.say("lift-helps", &[("who", who.into()), ("how", how.into()), ("n", relaxation.price.to_string().into())])
}
