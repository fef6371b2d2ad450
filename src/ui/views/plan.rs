//! The plan over the queue: who goes where, what stays, and how good it is.

use super::cells::{client, priority};
use super::labelled::{self, rule};
use super::people::short_name;
use super::{refusals, terms};
use crate::action::Action;
use crate::app::pane::PlanPane;
use crate::desk::Row;
use crate::routing::{Line as Planned, Plan};
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The plan.
pub(in crate::ui) fn sheet(scene: Scene, pane: &PlanPane, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![title(scene, pane, cols)]);
    let Some(plan) = &pane.plan else {
        let key = if pane.apply_when_ready { "plan-will-apply" } else { "plan-counting" };
        sheet.add(scene.strip(cols).gap(1).text(&scene.word(key)).line());
        return sheet;
    };
    if plan.lines.is_empty() {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("plan-nothing")).line());
    }
    let other = plan.lines.get(pane.chosen).and_then(|line| otherwise(scene, line));
    let room = rows.saturating_sub(2 + usize::from(other.is_some())).max(1);
    let top = pane.chosen.saturating_sub(room - 1);
    let digits = plan.lines.iter().skip(top).take(room).map(|l| l.number.to_string().len()).max().unwrap_or(4).max(4);
    for (place, line) in plan.lines.iter().enumerate().skip(top).take(room) {
        if place == pane.chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line_of(scene, pane, line, place == pane.chosen, cols, digits));
    }
    if let Some(words) = other {
        sheet.add(labelled::line(scene, "plan-otherwise", &words, cols));
    }
    labelled::keys_last(&mut sheet, keys(scene, pane, plan, cols), rows);
    sheet
}

fn title(scene: Scene, pane: &PlanPane, cols: usize) -> Line<'static> {
    let what = match &pane.tickets {
        Some(tickets) => scene.say("plan-title-marked", &[("n", tickets.len().into())]),
        None => scene.word("plan-title"),
    };
    let totals = pane.plan.as_ref().map(|plan| totals(scene, plan)).unwrap_or_default();
    let mut changed = Vec::new();
    if !pane.fixed.is_empty() {
        changed.push(scene.say("plan-fixed", &[("n", pane.fixed.len().into())]));
    }
    if !pane.dropped.is_empty() {
        changed.push(scene.say("plan-dropped", &[("n", pane.dropped.len().into())]));
    }
    rule(scene, &[(&what, Meaning::Title), (&totals, Meaning::Normal), (&changed.join(", "), Meaning::Marked)], cols)
}

/// `размещено 28 из 30, цена 431, лучше нельзя`.
fn totals(scene: Scene, plan: &Plan) -> String {
    let quality = if plan.exact {
        scene.word("plan-exact")
    } else {
        scene.say("plan-within", &[("percent", gap_percent(plan, scene).into())])
    };
    scene.say(
        "plan-totals",
        &[
            ("placed", plan.placed().into()),
            ("all", plan.lines.len().into()),
            ("cost", plan.cost.to_string().into()),
            ("quality", quality.into()),
        ],
    )
}

/// How far the plan may be from the best one, in percent with one digit, rounded up.
fn gap_percent(plan: &Plan, scene: Scene) -> String {
    let gap = i128::from(plan.cost) - i128::from(plan.bound);
    let base = i128::from(plan.bound).abs().max(1);
    let tenths = (gap.max(0) * 1000 + base - 1) / base;
    let point = scene.lang().pick(",", ".");
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

fn line_of(scene: Scene, pane: &PlanPane, line: &Planned, chosen: bool, cols: usize, digits: usize) -> Line<'static> {
    let row = scene.state.board.row(&line.ticket).map(AsRef::as_ref);
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let mut strip = scene.strip(cols).put(mark, meaning).cell_right(&line.number.to_string(), digits, meaning).gap(1);
    let (key, urgent) = row.map_or(("priority-normal", Meaning::Normal), |r| priority(r.facts.priority));
    strip = strip.put(&scene.word(&format!("{key}-letter")), urgent).gap(1);
    let what = (cols / 3).clamp(8, 50);
    strip = strip.cell(&ticket_words(row, line, what), what, Meaning::Normal).gap(1);
    let Some(choice) = &line.choice else {
        let rules: Vec<String> = line.blocked_by.iter().take(3).map(|r| refusals::rule(scene, *r)).collect();
        return strip.put(&scene.word("plan-line-nobody"), Meaning::Unassigned).gap(1).text(&rules.join(", ")).line();
    };
    let names = if cols < 100 { 12 } else { 20 };
    let arrives = choice.arrives.map_or_else(|| "—".to_owned(), |at| scene.clock(at));
    let late = if choice.late.is_some() { Meaning::Overdue } else { Meaning::Normal };
    let name = short_name(&choice.unit.name, scene.state.unit(&choice.unit.id), names);
    strip = strip.text("→ ").cell(&name, names, Meaning::Normal).gap(1).cell(&arrives, 8, late).gap(1);
    if line.fixed || pane.fixed.iter().any(|(ticket, _)| *ticket == line.ticket) {
        strip = strip.put(&scene.word("plan-line-fixed"), Meaning::Marked).gap(1);
    }
    if !line.with.is_empty() {
        strip = strip.put(&scene.say("plan-line-with", &[("n", line.with.len().into())]), Meaning::Normal).gap(1);
    }
    strip.put(&terms::why(scene, choice, row), Meaning::Dim).line()
}

/// The best other plan for a line, and what choosing it costs: `Бригада 2 — весь план дороже на 24`.
fn otherwise(scene: Scene, line: &Planned) -> Option<String> {
    let other = line.alternative.as_ref()?;
    let who = short_name(&other.unit.name, scene.state.unit(&other.unit.id), 30);
    let mut words = scene.say("plan-dearer", &[("who", who.into()), ("n", other.dearer.to_string().into())]);
    if other.leaves_out > 0 {
        words.push_str(&scene.say("plan-leaves-out", &[("n", i64::from(other.leaves_out).into())]));
    }
    Some(words)
}

fn ticket_words(row: Option<&Row>, line: &Planned, cols: usize) -> String {
    match row {
        Some(row) => format!("{}: {}", client(row, cols / 2), row.subject.line(cols)),
        None => crate::ui::scene::clean(line.ticket.as_str(), cols),
    }
}

fn keys(scene: Scene, pane: &PlanPane, plan: &Plan, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    if let Some(key) = scene.key(Action::Open).filter(|_| plan.placed() > 0) {
        strip = strip.hint(&key, &scene.say("plan-apply", &[("n", plan.placed().into())]), &mut first);
    }
    let chosen = plan.lines.get(pane.chosen);
    let fixed = chosen.is_some_and(|l| pane.fixed.iter().any(|(t, _)| *t == l.ticket));
    for action in [Action::PinLine, Action::ChangeLine, Action::DropLine, Action::Explain, Action::Back] {
        let Some(key) = scene.key(action) else { continue };
        let does = match action {
            Action::PinLine if fixed => scene.word("plan-unfix"),
            Action::Explain => scene.word("proposal-whole"),
            _ => scene.short(action),
        };
        strip = strip.hint(&key, &does, &mut first);
    }
    strip.line()
}
