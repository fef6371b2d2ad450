//! The two lines above the board: who sits here, or who rings; the counts in words.

use super::{autopilot, held, phone};
use crate::action::Action;
use crate::app::view::View;
use crate::app::{Link, Whose};
use crate::desk::{Call, UNNAMED};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip};
use chrono::Timelike;
use ratatui::text::Line;

/// Minutes of a day and of a long shift.
const DAY: i64 = 24 * 60;
const LONG_SHIFT: i64 = 12 * 60;

/// Both lines.
pub(in crate::ui) fn sheet(scene: Scene, cols: usize) -> Sheet {
    Sheet::of(vec![seat(scene, cols), counts(scene, cols)])
}

fn seat(scene: Scene, cols: usize) -> Line<'static> {
    let state = scene.state;
    let stamp = scene.lang().stamp(scene.now(), scene.zone());
    let (link, meaning) = link(scene);
    let mut strip = scene.strip(cols).gap(1).put(&scene.word("head-name"), Meaning::Title).gap(1).text(&stamp);
    // What is covered must be known at a glance: else a dispatcher reads a hidden phone as a missing one.
    if scene.veil().covers() {
        strip = strip.gap(2).put(&scene.word("head-masked"), Meaning::Banner);
    }
    if let Some((words, meaning)) = phone::silence(scene, cols) {
        strip = strip.gap(2).put(&words, meaning);
    }
    if let Some((words, meaning)) = autopilot::words(scene, cols) {
        strip = strip.gap(2).put(&words, meaning);
    }
    let needed = if link.is_empty() { 0 } else { width::of(&link) + 2 };
    // A ring is seen whatever lies over the board or is typed at the bottom: this line is never taken by anything else.
    if let Some(call) = state.ringing() {
        let cols = strip.room().saturating_sub(needed + 2);
        let room = strip.used() + 2 + cols;
        return banner(scene, strip.gap(2), call, room).to(room).gap(2).put(&link, meaning).line();
    }
    let mut pieces = Vec::new();
    pieces.extend(held::words(scene).map(|words| (words, Meaning::Warning)));
    if state.seat.read_only {
        pieces.push((scene.word("head-read-only"), Meaning::Warning));
    }
    if !state.seat.actor.is_blank() {
        let who = state.seat.actor.line(24).to_string();
        let until = shift_end(scene).map(|minute| scene.lang().minute_of_day(minute));
        let words = match (state.seat.actor.raw() == UNNAMED, until) {
            (true, Some(until)) => scene.say("head-shift", &[("until", until.into())]),
            (true, None) => String::new(),
            (false, Some(until)) => scene.say("head-seat", &[("who", who.into()), ("until", until.into())]),
            (false, None) => scene.say("head-seat-open", &[("who", who.into())]),
        };
        pieces.push((words, Meaning::Normal));
    }
    if let Some((on, all)) = state.desk.on_shift {
        pieces.push((scene.say("head-on-shift", &[("on", on.into()), ("all", all.into())]), Meaning::Normal));
    }
    if cols >= 100 {
        pieces.push((clean(&state.seat.desk, 30), Meaning::Dim));
    }
    for (words, meaning) in pieces.into_iter().filter(|(words, _)| !words.is_empty()) {
        if strip.room() >= width::of(&words) + 2 + needed {
            strip = strip.gap(2).put(&words, meaning);
        }
    }
    strip.gap(2).put(&link, meaning).line()
}

/// When the shift of this seat ends, as minutes after midnight. The policy knows one end, that of the day: at night it is not
/// ours, so an end more than a long shift away is not told.
fn shift_end(scene: Scene) -> Option<u16> {
    let ends = scene.policy().shift_ends;
    let now = scene.now().utc().with_timezone(&scene.zone());
    let minute = i64::from(now.hour() * 60 + now.minute());
    ((i64::from(ends) - minute).rem_euclid(DAY) <= LONG_SHIFT).then_some(ends)
}

/// Who rings, how many more do, and the key: nothing else on the screen changes.
fn banner<'a>(scene: Scene<'a>, strip: Strip<'a>, call: &Call, cols: usize) -> Strip<'a> {
    // While a line is typed `c` is a letter; answering works everywhere, and then the banner is about whom it would answer.
    let key = [Action::Call, Action::Answer].into_iter().find_map(|action| Some((scene.key(action)?, action)));
    let call = match key {
        Some((_, Action::Answer)) => scene.state.to_answer().unwrap_or(call),
        _ => call,
    };
    let number = call.phone.as_ref().map_or_else(|| call.from.line(24).to_string(), ToString::to_string);
    let names = [call.contact.as_ref().map(|c| &c.name), call.company.as_ref().map(|c| &c.name)];
    let more = scene.state.ringing_beside(call);
    let more = if more > 0 { scene.say("call-rings-more", &[("n", more.into())]) } else { String::new() };
    let key = key.map(|(key, action)| {
        let does = scene.word(if action == Action::Call { "short-open" } else { "short-answer" });
        (key, does)
    });
    let for_key = key.as_ref().map_or(0, |(key, does)| width::of(key) + width::of(does) + 4);
    let shared = scene.state.whose(call) == Whose::Shared;
    let (word, meaning) = if shared { ("call-rings-shared", Meaning::Warning) } else { ("call-rings-banner", Meaning::Banner) };
    let mut strip = strip.put(&scene.word(word), meaning).gap(1).text(&number).gap(1);
    let room = cols.saturating_sub(strip.used() + for_key + width::of(&more));
    let end = strip.used() + room;
    if names == [None, None] {
        strip = strip.text(&width::clip(&scene.word("call-unknown"), room));
    }
    for (place, name) in names.into_iter().flatten().enumerate() {
        let comma = if place > 0 { ", " } else { "" };
        let left = end.saturating_sub(strip.used() + comma.len());
        if left > 0 {
            strip = strip.text(comma).raw(name, left.min(30), Meaning::Normal);
        }
    }
    strip = strip.put(&more, Meaning::Warning);
    if let Some((key, does)) = key {
        strip = strip.text(" — ").put(&key, Meaning::Key).gap(1).text(&does);
    }
    strip
}

fn link(scene: Scene) -> (String, Meaning) {
    let (lang, now) = (scene.lang(), scene.now());
    match &scene.state.desk.link {
        Link::Loading => match scene.state.board.total {
            Some(total) => {
                let read = scene.state.board.all().len();
                (scene.say("link-loading-of", &[("read", read.into()), ("total", total.into())]), Meaning::Warning)
            }
            None => (scene.word("link-loading"), Meaning::Warning),
        },
        // The desk tells of every change by itself: what is on the screen is what is so, and needs no age.
        Link::Live(_) => (String::new(), Meaning::Dim),
        Link::Lost(since, _) => {
            let at = lang.clock(*since, now, scene.zone());
            let age = lang.age(*since, now);
            (scene.say("link-lost", &[("age", age.into()), ("at", at.into())]), Meaning::Lost)
        }
    }
}

fn counts(scene: Scene, cols: usize) -> Line<'static> {
    let board = &scene.state.board;
    let counts = &board.counts;
    let soon = scene.policy().times.at_risk;
    let soon = if soon.0 == 60 {
        scene.say("count-within-hour", &[("n", counts.at_risk.into())])
    } else {
        let within = scene.lang().minutes(soon);
        scene.say("count-within", &[("within", within.into()), ("n", counts.at_risk.into())])
    };
    let plain = |key: &str, n: usize| scene.say(key, &[("n", n.into())]);
    // Who was promised a word, and who called in vain: both wait for our call.
    let call_back = counts.call_back + scene.state.call_backs().count();
    let mut pieces = vec![
        (plain("count-overdue", counts.overdue), counts.overdue, Meaning::Overdue),
        (soon, counts.at_risk, Meaning::AtRisk),
        (plain("count-unassigned", counts.unassigned), counts.unassigned, Meaning::Unassigned),
        (plain("count-unconfirmed", counts.unconfirmed), counts.unconfirmed, Meaning::Unconfirmed),
        (plain("count-call-back", call_back), call_back, Meaning::Promise),
    ];
    let mut extra = Vec::new();
    if scene.state.wishes.count() > 0 {
        extra.push((plain("board-sending", scene.state.wishes.count()), Meaning::Sent));
    }
    if let Some(rung) = scene.state.keeps.reminders.iter().find(|r| r.rung) {
        extra.push((plain("count-reminded", usize::try_from(rung.number).unwrap_or(0)), Meaning::Warning));
    } else if !scene.state.keeps.reminders.is_empty() {
        extra.push((plain("count-reminders", scene.state.keeps.reminders.len()), Meaning::Promise));
    }
    if !board.marked.is_empty() {
        extra.push((plain("count-marked", board.marked.len()), Meaning::Marked));
    }
    extra.extend(part(scene, cols));
    let taken: usize = extra.iter().map(|(words, _)| width::of(words) + 2).sum();
    let wide = |pieces: &[(String, usize, Meaning)], gap| pieces.iter().map(|(w, ..)| width::of(w) + gap).sum::<usize>();
    // When it gets narrow, counts of nothing go first, then the air between.
    if wide(&pieces, 3) + taken > cols {
        pieces.retain(|(_, n, _)| *n > 0);
    }
    let gap = if wide(&pieces, 3) + taken > cols { 2 } else { 3 };
    let mut strip = extra.into_iter().fold(scene.strip(cols).gap(1), |strip, (words, meaning)| strip.put(&words, meaning).gap(2));
    for (place, (words, n, meaning)) in pieces.into_iter().enumerate() {
        let gap = if place > 0 { gap } else { 0 };
        // A count that does not fit whole would be a wrong number: it is left out.
        if width::of(&words) + gap <= strip.room() {
            strip = strip.gap(gap).put(&words, if n == 0 { Meaning::Dim } else { meaning });
        }
    }
    strip.line()
}

/// Which part of the board is shown, in words, and the key that gives the whole board back.
fn part(scene: Scene, cols: usize) -> Vec<(String, Meaning)> {
    let board = &scene.state.board;
    let part = board.part();
    let mut pieces = Vec::new();
    let shown = || board.shown().len().into();
    let view = match (&part.called, board.view) {
        (Some(name), _) => Some(clean(name, 30)),
        (None, View::Open) => None,
        (_, view) => Some(scene.word(&format!("view-{}", view.name()))),
    };
    if let Some(view) = view {
        // Beside a filter the count is said once, by the filter.
        let key = if part.filter_text().is_empty() { "head-view" } else { "head-view-filtered" };
        pieces.push((scene.say(key, &[("view", view.into()), ("n", shown())]), Meaning::Chosen));
    }
    if !part.filter_text().is_empty() {
        let filter = clean(part.filter_text(), cols / 2);
        let mut words = scene.say("head-filter", &[("filter", filter.into()), ("n", shown())]);
        if let Some(key) = scene.key(Action::Back).filter(|_| part.search.is_none()) {
            words = format!("{words} · {}", scene.say("head-filter-clear", &[("key", key.into())]));
        }
        pieces.push((words, Meaning::Chosen));
    }
    if let Some(search) = &part.search {
        pieces.push((scene.say("head-search", &[("words", clean(&search.text, 30).into())]), Meaning::Match));
    }
    if let Some(key) = part.group {
        pieces.push((scene.say("head-group", &[("by", scene.state.views.word(key).into())]), Meaning::Dim));
    }
    pieces
}
