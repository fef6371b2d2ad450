//! The specification of a ticket: what was done and used, what it costs, who pays, what the client sees.

use super::labelled::rule;
use super::pick::tickets_words;
use crate::action::Action;
use crate::app::spec::{By, Offer, Spec};
use crate::desk::spec::{LineSource, Total};
use crate::desk::{Line as SpecLine, Money};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip};
use ratatui::text::Line;

/// The keys of the sheet, the dearest first: a narrow screen shows only those.
const KEYS: [Action; 8] = [
    Action::AddItem,
    Action::Quantity,
    Action::DropItem,
    Action::ByContract,
    Action::ForClient,
    Action::Copy,
    Action::Undo,
    Action::Back,
];

/// Columns of quantity, price, sum, who pays, what the client sees.
fn widths(cols: usize) -> [usize; 5] {
    if cols < 100 { [8, 10, 12, 11, 6] } else { [12, 14, 16, 14, 12] }
}

/// The lines with their total at the foot.
pub(in crate::ui) fn sheet(scene: Scene, spec: &Spec, cols: usize, rows: usize) -> Sheet {
    if spec.whole {
        return super::price::of_line(scene, spec, cols, rows);
    }
    let about = tickets_words(scene, std::slice::from_ref(&spec.ticket));
    let title = scene.say("spec-title", &[("ticket", about.into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    let lines = spec.lines(&scene.state.wishes, scene.now());
    let (foot, room) = (foot(scene, &lines, cols), (rows / 2).max(6).saturating_sub(5).max(1));
    if lines.is_empty() {
        let key = if spec.card.is_some() { "spec-empty" } else { "spec-reading" };
        sheet.cursor = Some((1, sheet.next()));
        sheet.add(scene.strip(cols).gap(3).put(&scene.word(key), Meaning::Dim).line());
    } else {
        sheet.add(titles(scene, cols));
        let chosen = spec.chosen.min(lines.len() - 1);
        let top = chosen.saturating_sub(room - 1);
        for (place, one) in lines.iter().enumerate().skip(top).take(room) {
            if place == chosen {
                sheet.cursor = Some((1, sheet.next()));
            }
            sheet.add(line(scene, one, place == chosen, cols));
        }
    }
    for line in foot {
        sheet.add(line);
    }
    sheet.add(scene.hints(scene.strip(cols).gap(1), &KEYS).line());
    sheet
}

/// `1 800 ₽: выезд сверх лимита, кабель`: a specification on one line of the card.
pub(super) fn in_short(scene: Scene, lines: &[SpecLine]) -> String {
    let total = Total::of(lines).map_or_else(|_| scene.word("sum-unknown"), |total| scene.money(&total.to_pay()));
    let what: Vec<String> = lines.iter().map(|line| line.what.line(40).to_string()).collect();
    format!("{total}: {}", what.join(", "))
}

fn titles(scene: Scene, cols: usize) -> Line<'static> {
    let [quantity, price, sum, payer, client] = widths(cols);
    let what = what_width(cols);
    let strip = scene.strip(cols).gap(3).cell(&scene.word("spec-what"), what, Meaning::Dim).gap(1);
    let strip = strip.cell_right(&scene.word("spec-quantity"), quantity, Meaning::Dim).gap(1);
    let strip = strip.cell_right(&scene.word("spec-price"), price, Meaning::Dim).gap(1);
    let strip = strip.cell_right(&scene.word("spec-sum"), sum, Meaning::Dim).gap(2);
    strip
        .cell(&scene.word("spec-payer"), payer, Meaning::Dim)
        .gap(1)
        .cell(&scene.word("spec-client"), client, Meaning::Dim)
        .line()
}

fn what_width(cols: usize) -> usize {
    let taken: usize = widths(cols).iter().sum();
    // On a wide screen the sums stay beside what they are for.
    cols.saturating_sub(taken + 9).clamp(8, 64)
}

fn line(scene: Scene, one: &SpecLine, chosen: bool, cols: usize) -> Line<'static> {
    let [quantity, price, sum, payer, client] = widths(cols);
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let strip = scene.strip(cols).gap(1).put(mark, meaning).gap(1);
    let mut what = one.what.line(what_width(cols)).to_string();
    if one.source == LineSource::OverQuota && cols >= 100 {
        what = clean(&format!("{what} ({})", scene.word("spec-by-itself")), what_width(cols));
    }
    let strip = strip.cell(&what, what_width(cols), meaning).gap(1);
    let amount = format!("{} {}", scene.lang().quantity(one.quantity), scene.look.texts.unit(one.price.unit));
    let strip = strip.cell_right(&amount, quantity, Meaning::Normal).gap(1);
    let strip = strip.cell_right(&scene.amount(&one.price.money), price, Meaning::Normal).gap(1);
    let strip = worth(scene, strip, one, sum).gap(2);
    let (key, meaning) = if one.covered { ("spec-covered", Meaning::Good) } else { ("spec-charged", Meaning::Warning) };
    let strip = strip.cell(&scene.word(key), payer, meaning).gap(1);
    let (key, meaning) = if one.visible { ("spec-seen", Meaning::Normal) } else { ("spec-hidden", Meaning::Dim) };
    strip.cell(&scene.word(key), client, meaning).line()
}

/// The sum of a line; one without a price says that it has none.
fn worth<'a>(scene: Scene<'a>, strip: Strip<'a>, one: &SpecLine, cols: usize) -> Strip<'a> {
    if one.price.money.minor == 0 {
        return strip.cell_right(&scene.word("spec-no-price"), cols, Meaning::Warning);
    }
    match one.sum() {
        Ok(sum) => strip.cell_right(&scene.amount(&Money { minor: sum.gross, currency: String::new() }), cols, Meaning::Normal),
        Err(_) => strip.cell_right(&scene.word("sum-unknown"), cols, Meaning::Error),
    }
}

/// To be paid with VAT, what the contract pays, and what the act will not show though it costs money.
fn foot(scene: Scene, lines: &[SpecLine], cols: usize) -> Vec<Line<'static>> {
    if lines.is_empty() {
        return Vec::new();
    }
    let Ok(total) = Total::of(lines) else {
        return vec![scene.strip(cols).gap(3).put(&scene.word("sum-unknown"), Meaning::Error).line()];
    };
    let money = |minor: i64| scene.money(&Money { minor, currency: total.currency.clone() });
    let mut words = scene.say("spec-total", &[("sum", money(total.charged.gross).into())]);
    if total.charged.vat > 0 {
        words.push_str(&scene.say("spec-vat", &[("vat", money(total.charged.vat).into())]));
    }
    if total.covered.gross > 0 {
        words.push_str(&scene.say("spec-by-contract", &[("sum", money(total.covered.gross).into())]));
    }
    let mut foot = vec![scene.strip(cols).gap(3).put(&words, Meaning::Title).line()];
    let hidden = Total::of(lines.iter().filter(|line| !line.visible)).map_or(0, |total| total.charged.gross);
    if hidden > 0 {
        let words = scene.say("spec-not-in-the-act", &[("sum", money(hidden).into())]);
        foot.push(scene.strip(cols).gap(3).put(&words, Meaning::Warning).line());
    }
    foot
}

/// An offered item in the list that it is picked from: name, usual quantity, price, and whose price it is.
pub(super) fn offer<'a>(scene: Scene<'a>, strip: Strip<'a>, offer: &Offer, meaning: Meaning) -> Line<'static> {
    let line = &offer.line;
    let names = (strip.room() / 2).clamp(16, 60);
    let strip = strip.raw_cell(&line.what, names, meaning).gap(1);
    if offer.by == By::Hand {
        return strip.put(&scene.word("spec-own-words"), Meaning::Dim).line();
    }
    let price = format!("{}/{}", scene.amount(&line.price.money), scene.look.texts.unit(line.price.unit));
    let vat = scene.word(if line.price.vat || line.vat_percent == 0 { "spec-vat-in" } else { "spec-vat-on-top" });
    let strip = strip.cell_right(&price, 14, Meaning::Normal).put(&vat, Meaning::Dim).gap(1);
    let whose = match offer.by {
        By::List(scope) => scene.word(&format!("spec-list-{scope}")),
        By::Tariff | By::Hand => scene.word("spec-tariff"),
    };
    strip.put(&whose, Meaning::Dim).line()
}

/// The line whose amount is typed, as the prompt of the line.
pub(super) fn amount_of(scene: Scene, line: &SpecLine) -> String {
    let quantity = format!("{} {}", scene.lang().quantity(line.quantity), scene.look.texts.unit(line.price.unit));
    let price = scene.amount(&line.price.money);
    let values = [("what", line.what.line(18).to_string().into()), ("quantity", quantity.into()), ("price", price.into())];
    scene.say("entry-amount", &values)
}
