//! Lines of the palette: the kind in a word, the key or number, and what it is; what cannot be done says why.

use super::cells::client;
use crate::action::Action;
use crate::app::can::why_not;
use crate::app::context;
use crate::app::overlay::Item;
use crate::keymap::Context;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Strip;
use ratatui::text::Line;

/// Columns of the key or the number.
const KEY: usize = 9;

/// The line of a thing that was found.
pub(super) fn line<'a>(scene: Scene<'a>, strip: Strip<'a>, item: &Item, meaning: Meaning) -> Line<'static> {
    let kind = match item {
        Item::Action(_) => "found-action",
        Item::Ticket(..) | Item::Numbered(_) => "found-ticket",
        Item::Company(_) => "found-company",
        Item::Unit(..) => "found-unit",
        // The other kinds stand in other lists.
        _ => return strip.line(),
    };
    let kinds = ["found-action", "found-ticket", "found-company", "found-unit"];
    let wide = kinds.iter().map(|key| width::of(&scene.word(key))).max().unwrap_or(0);
    let strip = strip.cell(&scene.word(kind), wide, Meaning::Dim).gap(2);
    match item {
        Item::Action(action) => an_action(scene, strip, *action, meaning),
        Item::Ticket(id, number) => {
            let strip = strip.cell(&number.to_string(), KEY, Meaning::Key).gap(1);
            match scene.state.board.row(id) {
                Some(row) => {
                    let cols = strip.room();
                    strip.put(&client(row, 30), meaning).text(": ").raw(&row.subject, cols, Meaning::Normal).line()
                }
                None => strip.line(),
            }
        }
        Item::Numbered(number) => {
            strip.cell(&number.to_string(), KEY, Meaning::Key).gap(1).put(&scene.word("found-not-on-board"), meaning).line()
        }
        Item::Company(found) => {
            let strip = strip.gap(KEY + 1);
            match &found.company {
                Some(company) => strip.raw(&company.name, 60, meaning).line(),
                None => strip.line(),
            }
        }
        Item::Unit(unit, _) => {
            let known = scene.state.unit(&unit.id);
            let zones: Vec<&str> = known.iter().flat_map(|u| &u.can.zones).map(|zone| zone.0.as_str()).collect();
            let strip = strip.gap(KEY + 1).raw(&unit.name, 40, meaning).gap(2);
            strip.put(&clean(&zones.join(", "), 40), Meaning::Dim).line()
        }
        _ => strip.line(),
    }
}

/// Its key where it has one here below the palette, else on the board; dimmed with the reason where it cannot be done.
fn an_action<'a>(scene: Scene<'a>, strip: Strip<'a>, action: Action, meaning: Meaning) -> Line<'static> {
    let keymap = &scene.state.hands.keymap;
    let below = match context(scene.state) {
        Context::Entry => Context::Board,
        here => here,
    };
    let places = [below, Context::Board, Context::Plan, Context::Proposal, Context::Call];
    let key = places.into_iter().find_map(|place| keymap.keys_for(action, place).into_iter().next()).unwrap_or_default();
    let strip = strip.cell(&as_printed(&key), KEY, Meaning::Key).gap(1);
    let label = scene.word(&format!("action-{}", action.name()));
    match why_not(scene.state, action) {
        None => strip.put(&label, meaning).line(),
        Some(why) => {
            let shown = if meaning == Meaning::Chosen { meaning } else { Meaning::Disabled };
            let why = scene.word(&format!("why-not-{why}"));
            strip.put(&label, shown).put(&format!(" — {why}"), Meaning::Disabled).line()
        }
    }
}
