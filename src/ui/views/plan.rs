//! The plan over the queue: who goes where, what stays, and how good it is.

use super::cells::{client, priority};
use super::labelled::{self, rule};
use super::people::short_name;
use super::{harm, refusals, relaxed, terms};
use crate::action::Action;
use crate::app::pane::{Meanwhile, Over, PlanPane};
use crate::desk::PhaseKind;
use crate::routing::{Line as Planned, Plan};
use crate::text::width;
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
    let about = plan.lines.get(pane.chosen).map(|line| about(scene, pane, line, cols)).unwrap_or_default();
    let room = rows.saturating_sub(2 + about.len()).max(1);
    let top = pane.chosen.saturating_sub(room - 1);
    let digits = plan.lines.iter().skip(top).take(room).map(|l| l.number.to_string().len()).max().unwrap_or(4).max(4);
    for (place, line) in plan.lines.iter().enumerate().skip(top).take(room) {
        if place == pane.chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line_of(scene, pane, line, place == pane.chosen, cols, digits));
    }
    while sheet.next() + 1 + about.len() < rows {
        sheet.add(Line::default());
    }
    sheet.lines.extend(about);
    labelled::keys_last(&mut sheet, keys(scene, pane, plan, cols), rows);
    sheet
}

fn title(scene: Scene, pane: &PlanPane, cols: usize) -> Line<'static> {
    let what = match &pane.tickets {
        Some(tickets) => scene.say("plan-title-marked", &[("n", tickets.len().into())]),
        None => scene.word("plan-title"),
    };
    let totals = pane.plan.as_ref().map(|plan| totals(scene, plan, cols)).unwrap_or_default();
    let mut changed = Vec::new();
    if !pane.fixed.is_empty() {
        changed.push(scene.say("plan-fixed", &[("n", pane.fixed.len().into())]));
    }
    if !pane.dropped.is_empty() {
        changed.push(scene.say("plan-dropped", &[("n", pane.dropped.len().into())]));
    }
    if !pane.moved.is_empty() {
        changed.push(scene.say("plan-moved", &[("n", pane.moved.len().into())]));
    }
    let mut pieces = vec![(what.as_str(), Meaning::Title)];
    let news = news(scene, pane);
    if !news.is_empty() {
        pieces.push((&news, Meaning::Warning));
    }
    let changed = changed.join(", ");
    pieces.extend([(totals.as_str(), Meaning::Normal), (changed.as_str(), Meaning::Marked)]);
    rule(scene, &pieces, cols)
}

/// What the desk did since: `изменилось 1, новых 2`.
fn news(scene: Scene, pane: &PlanPane) -> String {
    let counts = [
        ("plan-meanwhile", pane.meanwhile.len()),
        ("plan-fresh", pane.beside.fresh.len()),
        ("plan-freed", pane.beside.freed.len()),
        ("plan-people", pane.beside.units.len()),
    ];
    let told = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| scene.say(key, &[("n", n.into())]));
    told.collect::<Vec<_>>().join(", ")
}

/// `размещено 28 из 30, цена 431, лучше нельзя`.
fn totals(scene: Scene, plan: &Plan, cols: usize) -> String {
    let quality = if plan.exact {
        scene.word("plan-exact")
    } else {
        scene.say("plan-within", &[("percent", gap_percent(plan, scene).into())])
    };
    let more = if plan.more > 0 { scene.say("plan-more", &[("n", plan.more.into())]) } else { String::new() };
    let told = scene.say(
        if cols < 100 { "plan-totals" } else { "plan-totals-cost" },
        &[
            ("placed", plan.placed().into()),
            ("all", plan.lines.len().into()),
            ("cost", plan.cost.to_string().into()),
            ("quality", quality.into()),
        ],
    );
    told + &more
}

/// How far the plan may be from the best one, in percent with one digit, rounded up.
fn gap_percent(plan: &Plan, scene: Scene) -> String {
    let tenths = plan.gap_tenths();
    let point = scene.lang().pick(",", ".");
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

fn line_of(scene: Scene, pane: &PlanPane, line: &Planned, chosen: bool, cols: usize, digits: usize) -> Line<'static> {
    let row = scene.state.board.row(&line.ticket).map(AsRef::as_ref);
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let mut strip = scene.strip(cols).put(mark, meaning).cell_right(&line.number.to_string(), digits, meaning).gap(1);
    let (key, urgent) = row.map_or(("priority-normal", Meaning::Normal), |r| priority(r.facts.priority));
    strip = strip.put(&scene.word(&format!("{key}-letter")), urgent).gap(1);
    // The ticket as it stands on the board; why this one goes is told below, of the chosen line.
    let [clients, subjects, names] = widths(cols);
    strip = match row {
        Some(row) => strip.cell(&client(row, clients), clients, Meaning::Normal).gap(1),
        None => strip.cell(&crate::ui::scene::clean(line.ticket.as_str(), clients), clients, Meaning::Normal).gap(1),
    };
    // What has happened to it says more now than its subject.
    if let Some(found) = pane.meanwhile_of(line) {
        let room = strip.room();
        return strip.put(&width::clip(&meanwhile(scene, found), room), Meaning::Warning).line();
    }
    let moved = moved_from(scene, pane, line);
    let narrow = cols < 110;
    if let Some(was) = moved.as_ref().filter(|_| narrow) {
        strip = strip.cell(was, subjects, Meaning::Marked).gap(1);
    } else if let Some(row) = row {
        strip = strip.raw_cell(&row.subject, subjects, Meaning::Normal).gap(1);
    }
    if pane.dropped.contains(&line.ticket) {
        return strip.put(&scene.word("plan-line-dropped"), Meaning::Marked).line();
    }
    let Some(choice) = &line.choice else {
        let rules = relaxed::blocked(scene, line, None);
        let mut strip = strip.put(&scene.word("plan-line-nobody"), Meaning::Unassigned);
        if let Some(was) = moved.as_ref().filter(|_| !narrow) {
            strip = strip.gap(1).put(was, Meaning::Marked);
        }
        return if rules.is_empty() { strip.line() } else { strip.text(": ").text(&rules).line() };
    };
    let arrives = choice.arrives.map_or_else(|| "—".to_owned(), |at| scene.clock(at));
    let late = if choice.late.is_some() { Meaning::Overdue } else { Meaning::Normal };
    let name = short_name(&choice.unit.name, scene.state.unit(&choice.unit.id), names);
    strip = strip.text("→ ").cell(&name, names, Meaning::Normal).gap(1).cell(&arrives, 8, late).gap(1);
    if line.fixed || pane.fixed_of(&line.ticket).is_some() {
        strip = strip.put(&scene.word("plan-line-fixed"), Meaning::Marked).gap(1);
    } else if let Some(was) = moved.as_ref().filter(|_| !narrow) {
        strip = strip.put(was, Meaning::Marked).gap(1);
    }
    if !line.with.is_empty() {
        strip = strip.put(&scene.say("plan-line-with", &[("n", line.with.len().into())]), Meaning::Normal).gap(1);
    }
    if narrow { strip.line() } else { strip.put(&terms::why(scene, choice, row), Meaning::Dim).line() }
}

/// Who was to take a line before the plan was made anew: `был Ежов`.
fn moved_from(scene: Scene, pane: &PlanPane, line: &Planned) -> Option<String> {
    let was = pane.moved.get(&line.ticket)?;
    let who = short_name(&was.name, scene.state.unit(&was.id), 12);
    Some(scene.say("plan-line-moved", &[("who", who.into())]))
}

/// Widths of client, subject and name. At 80 columns as on the board; what is more goes to the subject and the reasons.
fn widths(cols: usize) -> [usize; 3] {
    let rest = cols.saturating_sub(29);
    let more = rest.saturating_sub(51);
    let names = (rest / 4).clamp(6, 11) + (more / 8).min(9);
    let clients = (rest * 2 / 5).min(19) + (more / 5).min(11);
    [clients, rest.saturating_sub(names + clients + more / 2).min(44), names]
}

/// Of the chosen line: why this one goes (or the whole sum), and the best other plan.
fn about(scene: Scene, pane: &PlanPane, line: &Planned, cols: usize) -> Vec<Line<'static>> {
    let row = scene.state.board.row(&line.ticket).map(AsRef::as_ref);
    if pane.dropped.contains(&line.ticket) {
        return Vec::new();
    }
    let Some(choice) = &line.choice else { return relaxed::about(scene, pane.whole, line, row, cols) };
    let words = if pane.whole { terms::whole(scene, choice) } else { terms::why(scene, choice, row) };
    let mut sheet = Sheet::default();
    labelled::wrapped(scene, &mut sheet, "plan-why", &words, cols, 2);
    let mut lines = sheet.lines;
    if let Some(over) = pane.fixed_of(&line.ticket).and_then(|fixed| fixed.over.as_ref()) {
        lines.push(labelled::line(scene, "plan-over", &overridden(scene, over), cols));
    }
    if !line.with.is_empty() {
        let with = line.with.iter().filter_map(|id| scene.state.board.row(id));
        let with: Vec<String> = with.map(|r| format!("{} {}", r.number, r.subject.line(30))).collect();
        lines.push(labelled::line(scene, "proposal-along", &with.join(", "), cols));
    }
    lines.extend(harm::missed(scene, choice, cols));
    lines.extend(harm::pushed_back(scene, choice, cols));
    lines.extend(otherwise(scene, line).map(|words| labelled::line(scene, "plan-otherwise", &words, cols)));
    lines
}

/// The rule that a person overrides, and why: `чужая зона — клиент просил его`.
fn overridden(scene: Scene, over: &Over) -> String {
    let reasons = &scene.state.desk.furniture.policy.reasons.over;
    let known = reasons.iter().find(|reason| reason.code == over.reason);
    let why = known.map_or(over.reason.as_str(), |reason| scene.lang().pick(reason.ru.as_str(), reason.en.as_str()));
    format!("{} — {}", refusals::rule(scene, over.rule), crate::ui::scene::clean(why, 60))
}

/// The best other plan for a line, and what choosing it costs: `Бригада 2 — весь план дороже на 24`.
fn otherwise(scene: Scene, line: &Planned) -> Option<String> {
    let other = line.alternative.as_ref()?;
    let who = short_name(&other.unit.name, scene.state.unit(&other.unit.id), 30);
    // Minutes say nothing where another line loses its place: one trip less is always cheaper.
    Some(if other.leaves_out > 0 {
        scene.say("plan-leaves-out", &[("who", who.into()), ("n", i64::from(other.leaves_out).into())])
    } else {
        scene.say("plan-dearer", &[("who", who.into()), ("n", other.dearer.to_string().into())])
    })
}

/// What happened to a line since the plan was made: `изменилась: взял Орлов (Игорь)`.
fn meanwhile(scene: Scene, found: &Meanwhile) -> String {
    if let Some(said) = &found.refused {
        let why = crate::ui::speech::said(scene.look.texts, said, scene.zone(), scene.now());
        return scene.say("meanwhile-refused", &[("why", why.into())]);
    }
    if let Some(away) = &found.away {
        let who = short_name(&away.name, scene.state.unit(&away.id), 20);
        return scene.say("meanwhile-away", &[("who", who.into())]);
    }
    let Some(row) = &found.row else { return scene.word("meanwhile-gone") };
    let held = row.facts.assignee.as_ref();
    let (key, who) = match (row.facts.phase, held) {
        (PhaseKind::Solved | PhaseKind::Closed, _) => ("meanwhile-closed", String::new()),
        (_, Some(held)) => ("meanwhile-taken", short_name(&held.unit.name, scene.state.unit(&held.unit.id), 20)),
        (PhaseKind::Waiting, None) => ("meanwhile-waits", String::new()),
        (_, None) => ("meanwhile-changed", String::new()),
    };
    let words = scene.say(key, &[("who", who.into())]);
    match &found.by {
        Some(by) => format!("{words} ({})", by.line(16)),
        None => words,
    }
}

/// The keys in the order of their use. Where they do not fit, those that everybody knows stay without a word.
fn keys(scene: Scene, pane: &PlanPane, plan: &Plan, cols: usize) -> Line<'static> {
    let mut all = hints(scene, pane, plan);
    let needs = |all: &[(Action, String, String)]| {
        let spaces = |does: &str| usize::from(!does.is_empty()) + width::of(" · ");
        let each = |(_, key, does): &(Action, String, String)| width::of(key) + width::of(does) + spaces(does);
        // A blank before the first, and nothing between it and that.
        (1 + all.iter().map(each).sum::<usize>()).saturating_sub(width::of(" · "))
    };
    for spare in [Action::Back, Action::Explain, Action::WhatIf, Action::DropLine] {
        if needs(&all) <= cols {
            break;
        }
        if let Some((.., does)) = all.iter_mut().find(|(action, ..)| *action == spare) {
            does.clear();
        }
    }
    let mut first = true;
    let strip = scene.strip(cols).gap(1);
    all.iter().fold(strip, |strip, (_, key, does)| strip.hint(key, does, &mut first)).line()
}

/// Each action that makes sense now, with its key and what it does.
fn hints(scene: Scene, pane: &PlanPane, plan: &Plan) -> Vec<(Action, String, String)> {
    let ready = pane.ready();
    let chosen = plan.lines.get(pane.chosen);
    let fixed = chosen.is_some_and(|l| pane.fixed_of(&l.ticket).is_some());
    let dropped = chosen.is_some_and(|l| pane.dropped.contains(&l.ticket));
    let placed = chosen.is_some_and(|l| l.choice.is_some() && !dropped);
    let blocked = chosen.is_some_and(|l| l.relaxation.is_some() && !dropped);
    let does = |action: Action| match action {
        Action::Open => (ready > 0).then(|| scene.say("plan-apply", &[("n", ready.into())])),
        Action::Replan => pane.is_behind().then(|| scene.short(action)),
        Action::Back => Some(scene.short(action)),
        _ if chosen.is_none() => None,
        // Nothing is fixed, and nothing goes first, where nobody goes.
        Action::PinLine if fixed => Some(scene.word("plan-unfix")),
        Action::PinLine | Action::WhatIf => placed.then(|| scene.short(action)),
        Action::DropLine if blocked => Some(scene.word("plan-lift")),
        Action::DropLine if dropped => Some(scene.word("plan-undrop")),
        Action::Explain => Some(scene.word("proposal-whole")),
        _ => Some(scene.short(action)),
    };
    let order = [
        Action::Open,
        Action::Replan,
        Action::PinLine,
        Action::ChangeLine,
        Action::DropLine,
        Action::WhatIf,
        Action::Explain,
        Action::Back,
    ];
    order.into_iter().filter_map(|action| Some((action, scene.key(action)?, does(action)?))).collect()
}
