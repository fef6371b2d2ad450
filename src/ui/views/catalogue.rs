//! A package or a contract in words that can be read to the caller: five questions, five answers, each at its place.

use super::labelled::{LABEL, labelled, rule, wrap};
use crate::app::catalogue::Catalogue;
use crate::desk::contract::{Contract, ContractState};
use crate::desk::terms::Terms;
use crate::desk::{CalendarId, Dossier};
use crate::i18n::QUESTIONS;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The chosen one at length, below the names of all.
pub(in crate::ui) fn sheet(scene: Scene, catalogue: &Catalogue, cols: usize, rows: usize) -> Sheet {
    let client = catalogue.dossier.as_ref().map(|dossier| dossier.company.name.line(40).to_string());
    let title = match client {
        Some(client) => scene.say("packages-title-of", &[("client", client.into())]),
        None => scene.word("packages-title"),
    };
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    let entries = catalogue.entries(&scene.state.desk.furniture.packages, scene.now());
    let chosen = catalogue.chosen.min(entries.len().saturating_sub(1));
    let Some(terms) = entries.get(chosen) else {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("packages-none")).line());
        return filled(sheet, rows);
    };
    names(scene, &entries, chosen, &mut sheet, cols);
    let covered = terms.contract.map(|contract| covered(scene, contract, catalogue.dossier.as_deref())).unwrap_or_default();
    let calendars = &scene.state.desk.calendars;
    let calendar = |id: &CalendarId| {
        let name = calendars.get(id).map_or(id.as_str(), crate::sla::Calendar::name);
        crate::ui::scene::clean(name, 60)
    };
    let answers = scene.look.texts.five_answers(*terms, &covered, calendar);
    let room = cols.saturating_sub(LABEL + 1);
    for (question, answers) in QUESTIONS.iter().zip(answers) {
        let lines: Vec<String> = answers.iter().flat_map(|answer| wrap(answer, room, 3)).collect();
        for (place, line) in lines.iter().enumerate() {
            let strip = if place == 0 {
                labelled(scene, &format!("package-{question}"), cols)
            } else {
                scene.strip(cols).to(LABEL.min(cols))
            };
            sheet.add(strip.text(line).line());
        }
    }
    filled(sheet, rows)
}

/// All that can be chosen on one line, the chosen one marked.
fn names(scene: Scene, entries: &[Terms<'_>], chosen: usize, sheet: &mut Sheet, cols: usize) {
    let words: Vec<String> = entries.iter().map(|terms| name(scene, *terms)).collect();
    // Where not all fit, those before the chosen one give way.
    let width = |from: usize| words[from..=chosen].iter().map(|word| crate::text::width::of(word) + 2).sum::<usize>();
    let first = (0..chosen).find(|from| width(*from) < cols).unwrap_or(chosen);
    let mut strip = scene.strip(cols).gap(1);
    for (place, word) in words.iter().enumerate().skip(first) {
        if place == chosen {
            sheet.cursor = Some((strip.used(), sheet.next()));
        }
        strip = strip.put(word, if place == chosen { Meaning::Chosen } else { Meaning::Dim }).gap(2);
    }
    sheet.add(strip.line());
    sheet.add(Line::default());
}

fn name(scene: Scene, terms: Terms) -> String {
    let package = terms.package.map(|package| package.name.line(24).to_string());
    let Some(contract) = terms.contract else { return package.unwrap_or_default() };
    let number = contract.number.line(20).to_string();
    let words = match package {
        Some(package) => scene.say("packages-contract", &[("number", number.into()), ("package", package.into())]),
        None => scene.say("packages-contract-bare", &[("number", number.into())]),
    };
    match contract.state {
        ContractState::Suspended => format!("{words} ({})", scene.word("packages-suspended")),
        _ if !contract.in_force(scene.now()) => format!("{words} ({})", scene.word("packages-not-in-force")),
        _ => words,
    }
}

/// The objects and the equipment that a contract names.
fn covered(scene: Scene, contract: &Contract, dossier: Option<&Dossier>) -> String {
    let mut words = match &contract.covers.sites {
        None => scene.word("package-all-sites"),
        Some(sites) => {
            let known = sites.iter().filter_map(|id| dossier?.sites.iter().find(|site| site.id == *id));
            let names: Vec<String> = known.map(|site| site.name.line(30).to_string()).collect();
            scene.say("package-sites", &[("names", names.join(", ").into())])
        }
    };
    if let Some(assets) = &contract.covers.assets {
        words.push_str("; ");
        words.push_str(&scene.say("package-assets", &[("n", assets.len().into())]));
    }
    words
}

/// The keys stand on the last line.
fn filled(mut sheet: Sheet, rows: usize) -> Sheet {
    sheet.lines.truncate(rows);
    while sheet.next() < rows {
        sheet.add(Line::default());
    }
    sheet
}
