//! How each clock was computed: start, pauses, working intervals, the rule, the result.

use super::labelled::{labelled, line, rule, wrapped};
use super::reasons;
use crate::app::pane::CardPane;
use crate::desk::contract::Targets;
use crate::desk::terms::under;
use crate::desk::{Card, Due, Moment, PackageId};
use crate::sla::{Interval, Rule, Story, Terms, explain};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;

/// The computation, scrolled.
pub(in crate::ui) fn sheet(scene: Scene, pane: &CardPane, cols: usize, rows: usize) -> Sheet {
    let Some(card) = &pane.card else {
        let title = scene.word("explain-title");
        let reading = scene.word("card-reading");
        return Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols), scene.strip(cols).gap(1).text(&reading).line()]);
    };
    let number = scene.say("explain-title-of", &[("number", card.ticket.head.number.to_string().into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&number, Meaning::Title)], cols)]);
    let Some(targets) = targets(scene, card) else {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("explain-no-terms")).line());
        return sheet;
    };
    let terms = Terms { targets, calendars: &scene.state.desk.calendars, policy: scene.policy() };
    let told = explain(&card.ticket, &terms, scene.now());
    if told.clocks.is_empty() {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("card-no-clocks")).line());
    }
    for story in &told.clocks {
        clock(scene, story, &mut sheet, cols);
    }
    sheet.scrolled(pane.scroll, rows)
}

/// The targets that the ticket runs under: the contract's own, else its package's, else the desk's default package.
fn targets<'a>(scene: Scene<'a>, card: &'a Card) -> Option<&'a Targets> {
    let packages = &scene.state.desk.furniture.packages;
    let package = |id: &PackageId| packages.iter().find(|p| p.id == *id);
    under(card.contract.as_ref(), scene.policy().default_package.as_deref(), package).targets()
}

fn clock(scene: Scene, story: &Story, sheet: &mut Sheet, cols: usize) {
    let lang = scene.lang();
    let what = scene.word(&format!("{}-long", due_word(Some(story.kind))));
    let (result, meaning) = result(scene, story);
    let mark = if story.on_board { ">" } else { " " };
    sheet.add(scene.strip(cols).put(mark, Meaning::Chosen).put(&what, Meaning::Title).text(": ").put(&result, meaning).line());
    sheet.add(line(scene, "explain-rule", &scene.word(rule_key(story.rule)), cols));
    let goal = story.goal.map_or_else(|| scene.word("due-best-effort"), |goal| lang.span(goal));
    let calendar = clean(&story.calendar_name, 40);
    let key = if story.calendar_missing { "explain-goal-missing" } else { "explain-goal-by" };
    let zone = story.zone.name();
    let mut words = scene.say(key, &[("goal", goal.into()), ("calendar", calendar.into()), ("zone", zone.into())]);
    // Round the clock is the same everywhere; the zone is said where its hours are not ours.
    if !round_the_clock(story) && !story.calendar_missing && story.zone != scene.zone() {
        words.push_str(&scene.say("explain-zone", &[("zone", zone.into())]));
    }
    sheet.add(line(scene, "explain-goal", &words, cols));
    let mut started = lang.stamp(story.started, scene.zone());
    if story.since > story.started {
        let values = [("since", lang.stamp(story.since, scene.zone()).into()), ("used", lang.span(story.used_before).into())];
        started.push_str(&scene.say("explain-changed", &values));
    }
    sheet.add(line(scene, "explain-start", &started, cols));
    for pause in &story.pauses {
        let to = pause.to.map_or_else(|| scene.word("explain-still"), |to| lang.stamp(to, scene.zone()));
        let values = [
            ("from", lang.stamp(pause.from, scene.zone()).into()),
            ("to", to.into()),
            ("why", reasons::wait(scene, &pause.reason).into()),
        ];
        sheet.add(line(scene, "explain-pause", &scene.say("explain-paused", &values), cols));
    }
    worked(scene, story, sheet, cols);
    let mut used = scene.say("explain-used-of", &[("used", lang.span(story.used).into())]);
    if let Some(left) = story.left {
        let key = if left.0 < 0 { "explain-over" } else { "explain-left" };
        used.push_str(&scene.say(key, &[("left", working(scene, story, crate::desk::Minutes(left.0.abs())).into())]));
    }
    sheet.add(labelled(scene, "explain-used", cols).text(&used).line());
    if let Some(ours) = story.ours {
        let words = scene.say("explain-ours", &[("due", due(scene, story, ours).into())]);
        sheet.add(line(scene, "explain-also", &words, cols));
    }
}

fn round_the_clock(story: &Story) -> bool {
    story.calendar.as_str() == "24x7" || story.calendar_missing
}

/// A length of time, and that it is working time where that is something else.
fn working(scene: Scene, story: &Story, span: crate::desk::Minutes) -> String {
    let span = scene.lang().span(span);
    if round_the_clock(story) { span } else { scene.say("explain-working", &[("span", span.into())]) }
}

fn result(scene: Scene, story: &Story) -> (String, Meaning) {
    match story.met {
        Some(met) => {
            let key = if story.missed { "explain-met-late" } else { "explain-met" };
            let meaning = if story.missed { Meaning::Overdue } else { Meaning::Good };
            (scene.say(key, &[("at", stamp(scene, met).into()), ("due", due(scene, story, story.due).into())]), meaning)
        }
        None => (due(scene, story, story.due), if story.missed { Meaning::Overdue } else { Meaning::Normal }),
    }
}

fn due(scene: Scene, story: &Story, due: Due) -> String {
    match due {
        Due::At { at } => scene.say("explain-until", &[("at", stamp(scene, at).into())]),
        Due::Paused { left } => scene.say("explain-stands", &[("left", working(scene, story, left).into())]),
        Due::BestEffort => scene.word("due-best-effort"),
        Due::None => scene.word("explain-none"),
    }
}

fn stamp(scene: Scene, at: Moment) -> String {
    scene.lang().stamp(at, scene.zone())
}

/// The working intervals that were used, on as many lines as they need.
fn worked(scene: Scene, story: &Story, sheet: &mut Sheet, cols: usize) {
    let span = |i: &Interval| format!("{}–{}", stamp(scene, i.from), scene.lang().hour(i.to, scene.zone()));
    let mut words: Vec<String> = story.worked.first.iter().map(span).collect();
    if story.worked.between > 0 {
        words.push(scene.say("explain-between", &[("n", story.worked.between.into())]));
    }
    words.extend(story.worked.last.iter().map(span));
    let words = if words.is_empty() { scene.word("explain-no-hours") } else { words.join(", ") };
    wrapped(scene, sheet, "explain-worked", &words, cols, 12);
}

fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::ReactionByAnswer => "explain-rule-reaction-answer",
        Rule::ReactionByAccepted => "explain-rule-reaction-accepted",
        Rule::ReactionByArrival => "explain-rule-reaction-arrival",
        Rule::Reply => "explain-rule-reply",
        Rule::Arrival => "explain-rule-arrival",
        Rule::Resolution => "explain-rule-resolution",
        Rule::Upkeep => "explain-rule-upkeep",
        Rule::Foreign => "explain-rule-foreign",
        Rule::Promise => "explain-rule-promise",
        Rule::Holder => "explain-rule-holder",
        Rule::Queue => "explain-rule-queue",
    }
}
