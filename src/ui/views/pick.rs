//! A list to pick from by typing; what cannot be chosen stays, with the rule that says no.

use super::cells::client;
use super::found;
use super::held;
use super::labelled::rule;
use super::refusals;
use crate::app::overlay::{For, Item, Pick, Picking};
use crate::desk::filter::Key;
use crate::desk::{Found, Phone, TicketId};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip, typed};
use ratatui::text::Line;

/// The typed line with the items below it.
pub(in crate::ui) fn sheet(scene: Scene, pick: &Pick, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title(scene, &pick.what), Meaning::Title)], cols)]);
    let strip = scene.strip(cols).gap(1).put("> ", Meaning::Key);
    let room = strip.room();
    let (strip, at) = typed(strip, &pick.typed, room);
    sheet.cursor = Some((at, sheet.next()));
    sheet.add(strip.line());
    // The board keeps about half of the screen.
    let room = (rows / 2).max(3).saturating_sub(3).max(1);
    let top = pick.chosen.saturating_sub(room - 1);
    for (place, item) in pick.items.iter().enumerate().skip(top).take(room) {
        // Who has gone down the list hears the row; typing takes the cursor back to the line.
        if place > 0 && place == pick.chosen {
            sheet.cursor = Some((1, sheet.next()));
        }
        sheet.add(line(scene, pick, item, place == pick.chosen, cols));
    }
    if pick.items.is_empty() {
        sheet.add(scene.strip(cols).gap(3).put(&nothing(scene, pick), Meaning::Dim).line());
    }
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("pick-keys"), Meaning::Dim).line());
    sheet
}

fn title(scene: Scene, what: &Picking) -> String {
    match what {
        Picking::Assignee { tickets, line, .. } => {
            let key = if line.is_some() { "pick-assignee" } else { "pick-assignee-counting" };
            scene.say(key, &[("tickets", tickets_words(scene, tickets).into())])
        }
        Picking::LineUnit { ticket } => {
            scene.say("pick-line-unit", &[("tickets", tickets_words(scene, std::slice::from_ref(ticket)).into())])
        }
        Picking::Absentee => scene.word("pick-absentee"),
        Picking::Item { spec } => {
            let key = if spec.is_read() { "pick-item" } else { "pick-item-reading" };
            scene.say(key, &[("tickets", tickets_words(scene, std::slice::from_ref(&spec.ticket)).into())])
        }
        Picking::Group { tickets } => scene.say("pick-group", &[("tickets", tickets_words(scene, tickets).into())]),
        Picking::Calls => scene.word("pick-calls"),
        Picking::Reminders => scene.word("pick-reminders"),
        Picking::Narrow { key: Key::Zone, .. } => scene.word("pick-zone"),
        Picking::Narrow { .. } => scene.word("pick-group-of"),
        Picking::GroupBy => scene.word("pick-group-by"),
        Picking::Macro => match scene.state.board.picked().as_slice() {
            [] => scene.word("pick-macro-board"),
            tickets => scene.say("pick-macro", &[("tickets", tickets_words(scene, tickets).into())]),
        },
        Picking::Anything(_) => scene.word("pick-anything"),
        Picking::Caller { wanted: For::Panel, .. } => scene.word("pick-caller"),
        Picking::Caller { wanted: For::Ticket, .. } => scene.word("pick-caller-new"),
        Picking::Caller { wanted: For::List(lines), .. } => scene.say("pick-caller-list", &[("n", lines.len().into())]),
    }
}

/// `1051`, or `3 заявки`.
pub(super) fn tickets_words(scene: Scene, tickets: &[TicketId]) -> String {
    match tickets {
        [one] => match scene.state.board.row(one) {
            Some(row) => format!("{} {}, {}", row.number, client(row, 30), row.subject.line(30)),
            None => clean(one.as_str(), 20),
        },
        many => scene.say("tickets-count", &[("n", many.len().into())]),
    }
}

fn line(scene: Scene, pick: &Pick, item: &Item, chosen: bool, cols: usize) -> Line<'static> {
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let strip = scene.strip(cols).gap(1).put(mark, meaning).gap(1);
    match item {
        Item::Unit(..) if matches!(pick.what, Picking::Anything(_)) => found::line(scene, strip, item, meaning),
        Item::Unit(unit, rules) => unit_line(scene, pick, strip, unit, rules, meaning),
        Item::Value(name, count) => {
            let words = match &pick.what {
                Picking::Narrow { key, .. } if name.trim().is_empty() => scene.word(&format!("group-no-{}", key.name())),
                _ => clean(name, 60),
            };
            let words = width::fit(&words, 28.min(cols / 2));
            strip.put(&words, meaning).gap(1).cell_right(&count.to_string(), 6, Meaning::Dim).line()
        }
        Item::GroupBy(None) => strip.put(&scene.word("pick-ungrouped"), meaning).line(),
        Item::GroupBy(Some(key)) => strip.put(scene.state.views.word(*key), meaning).line(),
        Item::Macro(name) => {
            let steps = scene.state.hands.keymap.macro_named(name).map(|made| &made.steps).into_iter().flatten();
            let steps: Vec<&str> = steps.map(|step| step.text.as_str()).collect();
            let strip = strip.cell(&clean(name, 24), 24, meaning).gap(2);
            let room = strip.room();
            strip.put(&clean(&steps.join(" · "), room), Meaning::Dim).line()
        }
        Item::Offer(offer) => super::spec::offer(scene, strip, offer, meaning),
        Item::Group(name) => strip.put(&clean(name, 60), meaning).line(),
        Item::Company(_) | Item::Action(_) | Item::Ticket(..) | Item::Numbered(_) => found::line(scene, strip, item, meaning),
        Item::Found(found) => found_line(strip, found, meaning),
        // Not what was typed, but nearly: that must be seen before Enter.
        Item::Alike(found) => found_line(strip.put("≈", Meaning::Dim).gap(1), found, meaning),
        Item::Call(id) => match scene.state.desk.calls.iter().find(|call| call.id == *id) {
            Some(call) => held::line(scene, strip, call, meaning),
            None => strip.line(),
        },
        Item::Reminder(reminder) => {
            let shown = if reminder.rung { Meaning::Warning } else { Meaning::Dim };
            let strip = strip.cell(&scene.clock(reminder.at), 11, shown).gap(1).cell(&reminder.number.to_string(), 8, meaning);
            let strip = match scene.state.board.row(&reminder.ticket) {
                Some(row) => strip.gap(1).put(&client(row, 30), meaning).text(": ").raw(&row.subject, 30, Meaning::Normal),
                None => strip,
            };
            let gap = if reminder.words.is_blank() { "" } else { " — " };
            let room = strip.room();
            strip.text(gap).raw(&reminder.words, room, Meaning::Title).line()
        }
    }
}

fn unit_line<'a>(
    scene: Scene<'a>,
    pick: &Pick,
    strip: Strip<'a>,
    unit: &crate::desk::Named<crate::desk::UnitId>,
    rules: &[crate::routing::Rule],
    meaning: Meaning,
) -> Line<'static> {
    let name_meaning = if rules.is_empty() || meaning == Meaning::Chosen { meaning } else { Meaning::Disabled };
    let strip = strip.raw_cell(&unit.name, 24, name_meaning).gap(1);
    if !rules.is_empty() {
        let words: Vec<String> = rules.iter().map(|r| refusals::rule(scene, *r)).collect();
        return strip.put(&scene.say("pick-against", &[("rules", words.join(", ").into())]), Meaning::Warning).line();
    }
    let Picking::Assignee { line: Some(line), .. } = &pick.what else { return strip.line() };
    let Some(candidate) = line.candidates.iter().find(|c| c.unit.id == unit.id) else { return strip.line() };
    let arrives = candidate.arrives.map_or_else(|| "—".to_owned(), |at| scene.clock(at));
    let row = scene.state.board.row(&line.ticket);
    let why = super::terms::why(scene, candidate, row.map(AsRef::as_ref));
    strip.cell(&arrives, 10, Meaning::Normal).gap(1).put(&why, Meaning::Dim).line()
}

fn found_line(strip: Strip, found: &Found, meaning: Meaning) -> Line<'static> {
    let company = found.company.as_ref().map(|c| c.name.line(30).to_string()).unwrap_or_default();
    let wide = strip.room();
    let names = (wide / 3).clamp(8, 34);
    // Nobody of the company is known: it stands where its people's companies stand.
    let Some(contact) = &found.contact else {
        return strip.cell("—", names, Meaning::Dim).gap(1).cell(&company, names, meaning).line();
    };
    let phone = contact.phones.first().map(Phone::to_string).unwrap_or_default();
    let strip = strip.raw_cell(&contact.name, names, meaning).gap(1).cell(&company, names, Meaning::Normal).gap(1);
    let strip = strip.put(&phone, Meaning::Normal);
    if strip.room() > 4 && !contact.role.is_blank() {
        let room = strip.room();
        return strip.text("  ").raw(&contact.role, room.saturating_sub(2), Meaning::Dim).line();
    }
    strip.line()
}

/// Nothing fits: what to type, or what Enter does all the same.
fn nothing(scene: Scene, pick: &Pick) -> String {
    scene.word(match &pick.what {
        Picking::Caller { asked, .. } if asked.is_empty() => "pick-caller-how",
        Picking::Caller { wanted: For::Ticket, .. } => "pick-caller-none-new",
        Picking::Caller { .. } => "pick-caller-none",
        Picking::Group { .. } if width::of(&pick.typed.text) > 0 => "pick-group-new",
        _ => "pick-nothing",
    })
}
