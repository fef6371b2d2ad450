//! A client's objects and equipment with their work, as lines that unfold.

use super::labelled::rule;
use super::often;
use super::people::{holder, short_name};
use crate::app::tree::{Hung, Tree, Twig};
use crate::desk::client::{Asset, Site};
use crate::desk::visit::Maintenance;
use crate::desk::{Row, Ticket, Topic};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip};
use ratatui::text::Line;

/// The tree in so many rows.
pub(in crate::ui) fn sheet(scene: Scene, tree: &Tree, cols: usize, rows: usize) -> Sheet {
    let whose = tree.dossier.as_ref().map(|dossier| dossier.company.name.line(40).to_string()).unwrap_or_default();
    let source = tree.dossier.as_ref().map(|dossier| super::caller::origin(scene, dossier, Topic::Assets)).unwrap_or_default();
    let title = [(scene.word("tree-title"), Meaning::Title), (whose, Meaning::Title), (source, Meaning::Dim)];
    let title = title.each_ref().map(|(words, meaning)| (words.as_str(), *meaning));
    let mut sheet = Sheet::of(vec![rule(scene, &title, cols)]);
    let twigs = tree.twigs();
    if twigs.is_empty() {
        let key = if tree.dossier.is_some() { "tree-empty" } else { "tree-reading" };
        sheet.add(scene.strip(cols).gap(2).put(&scene.word(key), Meaning::Dim).line());
    }
    let room = rows.saturating_sub(2).max(1);
    let chosen = tree.chosen.min(twigs.len().saturating_sub(1));
    let first = chosen.saturating_sub(room / 2).min(twigs.len().saturating_sub(room));
    for (place, (deep, twig)) in twigs.iter().enumerate().skip(first).take(room) {
        let is_chosen = place == chosen;
        if is_chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        let mark = if is_chosen { ">" } else { " " };
        let strip = scene.strip(cols).put(mark, Meaning::Chosen).gap(1 + deep * 3);
        sheet.add(line(scene, tree, twig, strip, is_chosen));
    }
    while sheet.next() + 1 < rows {
        sheet.add(Line::default());
    }
    let keys = if tree.works.is_none() && tree.dossier.is_some() { "tree-keys-reading" } else { "tree-keys" };
    sheet.add(scene.strip(cols).gap(1).put(&scene.word(keys), Meaning::Dim).line());
    sheet
}

fn line<'a>(scene: Scene<'a>, tree: &Tree, twig: &Twig<'_>, strip: Strip<'a>, chosen: bool) -> Line<'static> {
    let meaning = if chosen { Meaning::Chosen } else { Meaning::Normal };
    let sign = match twig.knot() {
        Some(knot) if tree.open.contains(&knot) => "- ",
        Some(_) => "+ ",
        None => "  ",
    };
    let strip = strip.put(sign, Meaning::Key);
    match twig {
        Twig::Site(site) => of_site(scene, tree, site, strip, meaning),
        Twig::Asset(asset) => of_asset(scene, tree, asset, strip, meaning),
        Twig::Nowhere => counted(scene, &tree.nowhere(), strip.put(&scene.word("tree-nowhere"), meaning)),
        Twig::Open(ticket) => open(scene, ticket, strip),
        Twig::Planned(due) => strip.put(&planned(scene, due), Meaning::Normal),
        Twig::Past(ticket) => past(scene, ticket, strip),
        Twig::More(n) => strip.put(&scene.say("tree-more", &[("n", (*n).into())]), Meaning::Dim),
    }
    .line()
}

fn of_site<'a>(scene: Scene<'a>, tree: &Tree, site: &Site, strip: Strip<'a>, meaning: Meaning) -> Strip<'a> {
    let strip = strip.raw(&site.name, 40, meaning);
    let strip = if site.address.is_blank() { strip } else { strip.put(", ", Meaning::Dim).raw(&site.address, 30, Meaning::Dim) };
    counted(scene, &tree.at_site(site, true), strip)
}

fn of_asset<'a>(scene: Scene<'a>, tree: &Tree, asset: &Asset, strip: Strip<'a>, meaning: Meaning) -> Strip<'a> {
    // What happens with it comes before what it is: a narrow screen cuts the end.
    let mut strip = counted(scene, &tree.on(asset), strip.raw(&asset.name, 40, meaning));
    if asset.defect {
        strip = strip.put(&scene.word("tree-defect"), Meaning::Warning);
    }
    if let Some(words) = often::words(scene, tree.times(asset, &scene.policy().times, scene.now())) {
        strip = strip.put(&format!(" · {words}"), Meaning::Warning);
    }
    let mut told: Vec<String> = Vec::new();
    if let Some(until) = asset.warranty_until {
        let key = if until > scene.now() { "tree-warranty" } else { "tree-warranty-over" };
        told.push(scene.say(key, &[("until", scene.lang().date(until, scene.zone()).into())]));
    }
    if !asset.kind.0.is_empty() {
        told.push(clean(&asset.kind.0, 20));
    }
    if !asset.serial.is_blank() {
        told.push(asset.serial.line(20).to_string());
    }
    if told.is_empty() { strip } else { strip.put(&format!(" · {}", told.join(", ")), Meaning::Dim) }
}

/// ` · открыто 1 · ТО до 30.11 · было 4`; what is not there is not said.
fn counted<'a>(scene: Scene<'a>, hung: &Hung<'_>, mut strip: Strip<'a>) -> Strip<'a> {
    if !hung.open.is_empty() {
        strip = strip.put(&scene.say("tree-open", &[("n", hung.open.len().into())]), Meaning::Warning);
    }
    if let Some(next) = hung.planned.first() {
        let until = scene.lang().day(next.until, scene.now(), scene.zone());
        strip = strip.put(&scene.say("tree-planned-next", &[("until", until.into())]), Meaning::Normal);
    }
    if !hung.past.is_empty() {
        strip = strip.put(&scene.say("tree-past", &[("n", hung.past.len().into())]), Meaning::Dim);
    }
    strip
}

fn open<'a>(scene: Scene<'a>, ticket: &Ticket, strip: Strip<'a>) -> Strip<'a> {
    let row = Row::of(ticket);
    let (who, meaning) = holder(scene, &row, 24);
    let due = row.facts.due.at().map_or_else(String::new, |at| scene.say("call-open-due", &[("at", scene.clock(at).into())]));
    let strip = strip.put(&format!("{} ", ticket.head.number), Meaning::Key).raw(&ticket.head.subject, 60, Meaning::Normal);
    strip.put(" — ", Meaning::Dim).put(&who, meaning).put(&due, Meaning::Normal)
}

/// `ТО 25.11–30.11, видео — Ежов`.
fn planned(scene: Scene, due: &Maintenance) -> String {
    let day = |at| scene.lang().day(at, scene.now(), scene.zone());
    let kind = clean(&due.kind.0, 20);
    let values = [("from", day(due.from).into()), ("until", day(due.until).into()), ("kind", kind.into())];
    let mut words = scene.say("tree-planned", &values);
    if let Some(unit) = &due.unit {
        words.extend([" — ", &short_name(&unit.name, scene.state.unit(&unit.id), 20)]);
    }
    words
}

/// `981 12.11 Нет изображения — Ежов`.
fn past<'a>(scene: Scene<'a>, ticket: &Ticket, strip: Strip<'a>) -> Strip<'a> {
    let day = scene.lang().day(ticket.clocks.solved.unwrap_or(ticket.head.created), scene.now(), scene.zone());
    let who = ticket.people.assignee.as_ref().map(|held| short_name(&held.unit.name, scene.state.unit(&held.unit.id), 20));
    let who = who.map_or_else(String::new, |who| format!(" — {who}"));
    let strip = strip.put(&format!("{} {day} ", ticket.head.number), Meaning::Dim);
    strip.raw(&ticket.head.subject, 48, Meaning::Dim).put(&who, Meaning::Dim)
}
