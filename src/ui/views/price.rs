//! How a price came about: who was asked for it in turn, whose answer counts, what level and urgency make of it, VAT.

use super::debt;
use super::labelled::{keys_last, rule, wrapped};
use crate::action::Action;
use crate::app::pane::CallPane;
use crate::app::spec::Spec;
use crate::desk::price_list::Standard;
use crate::desk::tariff::{From, Rated, Whom};
use crate::desk::terms::terms;
use crate::desk::{Dossier, PriceBook, Priority, Tariff, Topic};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;

/// Lines of one label at most.
const LINES: usize = 3;

/// Of the caller in the pane: an hour and a visit.
pub(super) fn of_call(scene: Scene, pane: &CallPane, cols: usize, rows: usize) -> Sheet {
    let dossier = pane.dossier.as_deref();
    let contract = pane.verdict.as_ref().and_then(|verdict| verdict.contract.as_ref());
    let contract = dossier.and_then(|d| d.contracts.iter().find(|c| Some(&c.id) == contract && c.in_force(scene.now())));
    let furniture = &scene.state.desk.furniture;
    let package = contract.and_then(|contract| furniture.packages.iter().find(|package| package.id == contract.package));
    let prices: &PriceBook = dossier.map_or(&furniture.prices, |dossier| &dossier.prices);
    let company = dossier.map(|dossier| &dossier.company);
    let tariff = Tariff { terms: terms(contract, package), company, prices, policy: scene.policy(), at: scene.now() };
    let mut sheet = begun(scene, dossier, cols);
    standards(scene, &tariff, dossier, &mut sheet, cols);
    percents(scene, &tariff, &mut sheet, cols);
    ended(scene, sheet, cols, rows)
}

/// Of the chosen line of a specification: its item in each list, or an hour by level and urgency.
pub(super) fn of_line(scene: Scene, spec: &Spec, cols: usize, rows: usize) -> Sheet {
    let dossier = spec.dossier.as_deref();
    let mut sheet = begun(scene, dossier, cols);
    let furniture = &scene.state.desk.furniture;
    let Some(tariff) = spec.tariff(furniture, scene.now()) else { return ended(scene, sheet, cols, rows) };
    let chosen = spec.line(scene.state);
    if let Some(line) = &chosen {
        let price = caller_price(scene, &Rated { price: line.price.clone(), vat_percent: line.vat_percent, from: From::House });
        wrapped(scene, &mut sheet, "price-line", &format!("{}: {price}", line.what.line(60)), cols, LINES);
    }
    if let Some(code) = chosen.as_ref().and_then(|line| line.item.as_ref()) {
        let lists = tariff.prices.lists().iter().filter(|list| list.runs(tariff.at) && list.scope.serves(tariff.company));
        let found = lists.filter_map(|list| list.items.iter().find(|item| item.code == *code).map(|item| (list, item)));
        let told: Vec<String> = found
            .map(|(list, item)| {
                let scope = scene.word(&format!("price-whom-{}", list.scope.name()));
                format!("{scope} «{}»: {}", list.name.line(30), scene.amount(&item.price.money))
            })
            .collect();
        let told = if told.is_empty() { scene.word("price-no-list") } else { told.join(" · ") };
        wrapped(scene, &mut sheet, "price-lists", &with_source(scene, dossier, told), cols, LINES);
    } else {
        standards(scene, &tariff, dossier, &mut sheet, cols);
        let priority = spec.card.as_ref().map_or(Priority::Normal, |card| card.ticket.head.priority);
        let (level, urgency) =
            tariff.policy.billing.table(tariff.terms.package.map(|p| p.id.as_str())).percents(spec.level(), priority);
        let hour = tariff.hour_of(spec.level(), priority).map_or_else(String::new, |rated| caller_price(scene, &rated));
        let priority = scene.word(super::cells::priority(priority).0);
        let values = [
            ("level", i64::from(spec.level()).into()),
            ("bylevel", i64::from(level).into()),
            ("urgency", priority.into()),
            ("byurgency", i64::from(urgency).into()),
            ("price", hour.into()),
        ];
        wrapped(scene, &mut sheet, "price-here", &scene.say("price-of-this-work", &values), cols, LINES);
    }
    ended(scene, sheet, cols, rows)
}

fn begun(scene: Scene, dossier: Option<&Dossier>, cols: usize) -> Sheet {
    let whose = dossier.map_or_else(|| scene.word("call-unknown"), |dossier| dossier.company.name.line(40).to_string());
    Sheet::of(vec![rule(scene, &[(&scene.word("price-title"), Meaning::Title), (&whose, Meaning::Title)], cols)])
}

fn ended(scene: Scene, mut sheet: Sheet, cols: usize, rows: usize) -> Sheet {
    let keys = scene.hints(scene.strip(cols).gap(1), &[Action::Price, Action::Back]).line();
    keys_last(&mut sheet, keys, rows);
    sheet
}

/// An hour and a visit: the price that counts with where it comes from, then what each of those who are asked says.
fn standards(scene: Scene, tariff: &Tariff, dossier: Option<&Dossier>, sheet: &mut Sheet, cols: usize) {
    for (key, what) in [("price-of-hour", Standard::Hour), ("price-of-visit", Standard::Visit)] {
        let asked: Vec<(Whom, Option<Rated>)> = Whom::ALL.iter().map(|whom| (*whom, tariff.asked(what, *whom))).collect();
        let counts = asked.iter().find_map(|(whom, rated)| Some((*whom, rated.as_ref()?)));
        let words = match counts {
            None => scene.word("price-manager-says"),
            Some((whom, rated)) => {
                let words = format!("{}: {}", caller_price(scene, rated), whose(scene, tariff, whom, rated));
                if matches!(rated.from, From::List { .. }) { with_source(scene, dossier, words) } else { words }
            }
        };
        wrapped(scene, sheet, key, &words, cols, LINES);
        let told = asked.iter().map(|(whom, rated)| {
            let said = rated.as_ref().map_or_else(|| scene.word("price-none"), |rated| scene.amount(&rated.price.money));
            format!("{} {said}", scene.word(&format!("price-whom-{}", whom.name())))
        });
        wrapped(scene, sheet, "price-asked", &told.collect::<Vec<_>>().join(" → "), cols, LINES);
    }
}

/// The list by its name, else who it is that answered.
fn whose(scene: Scene, tariff: &Tariff, whom: Whom, rated: &Rated) -> String {
    let word = scene.word(&format!("price-whom-{}", whom.name()));
    let name = match &rated.from {
        From::List { list, .. } => {
            tariff.prices.lists().iter().find(|one| one.id == *list).map(|list| clean(list.name.raw(), 30))
        }
        From::Contract => tariff.terms.contract.map(|contract| clean(contract.number.raw(), 20)),
        From::Package => tariff.terms.package.map(|package| clean(package.name.raw(), 24)),
        From::House => None,
    };
    name.filter(|name| !name.is_empty()).map_or(word.clone(), |name| format!("{word} «{name}»"))
}

fn with_source(scene: Scene, dossier: Option<&Dossier>, words: String) -> String {
    match dossier.and_then(|dossier| dossier.origins.get(Topic::Prices)) {
        Some(origin) => format!("{words} {}", debt::source(scene, &origin.source, origin.as_of)),
        None => words,
    }
}

/// `2 500 ₽/час, с НДС 22 %`.
fn caller_price(scene: Scene, rated: &Rated) -> String {
    let unit = scene.look.texts.unit(rated.price.unit);
    let vat = match (rated.price.vat, rated.vat_percent) {
        (true, 1..) => scene.say("price-with-vat", &[("percent", i64::from(rated.vat_percent).into())]),
        (true, 0) => scene.word("with-vat"),
        (false, _) => scene.word("without-vat"),
    };
    format!("{}/{unit}, {vat}", scene.money(&rated.price.money))
}

/// What level and urgency make of an hour, where they make anything of it.
fn percents(scene: Scene, tariff: &Tariff, sheet: &mut Sheet, cols: usize) {
    let table = tariff.policy.billing.table(tariff.terms.package.map(|package| package.id.as_str()));
    let levels = (1_u8..=5).map(|level| (level.to_string(), table.percents(level, Priority::Normal).0));
    let urgency =
        Priority::ALL.into_iter().map(|priority| (scene.word(super::cells::priority(priority).0), table.percents(1, priority).1));
    for (key, all) in [("price-level", levels.collect::<Vec<_>>()), ("price-urgency", urgency.collect())] {
        let flat = all.iter().all(|(_, percent)| *percent == 100);
        let told = all.iter().map(|(what, percent)| format!("{what} {percent} %")).collect::<Vec<_>>().join(" · ");
        wrapped(scene, sheet, key, &if flat { scene.word("price-flat") } else { told }, cols, LINES);
    }
}
