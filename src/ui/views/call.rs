//! The call: may we serve this, what is open already, what to say; each thing on its own line, the same every time.

use super::caller;
use super::content;
use super::debt;
use super::labelled::{LABEL, fixed, fixed_to, keys_last, labelled, rule, wrap_to};
use super::often;
use super::people::holder;
use super::where_is;
use super::{more, verify};
use crate::action::Action;
use crate::app::pane::CallPane;
use crate::desk::contract::Contract;
use crate::desk::tariff::From;
use crate::desk::{Call, CallState, Dossier, Due, Moment, Phone, Row, Topic};
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use crate::verdict::{Certainty, Level, Verdict};
use ratatui::text::Line;

/// The caller's panel.
pub(in crate::ui) fn sheet(scene: Scene, pane: &CallPane, cols: usize, rows: usize) -> Sheet {
    if pane.whole {
        return super::price::of_call(scene, pane, cols, rows);
    }
    let mut sheet = Sheet::of(vec![title(scene, pane, cols)]);
    if pane.asks_who() {
        who_is_it(scene, pane, &mut sheet, cols);
    }
    // What is said aloud is read to its end; where there is room every label has two lines. Each stands where it always does.
    let each = if rows >= 23 { 2 } else { 1 };
    let say_lines = if rows >= 10 { 2 } else { 1 };
    verdict(scene, pane, &mut sheet, cols, each);
    already(scene, pane, &mut sheet, cols, each);
    // Who asks about an open ticket asks where the engineer is. What is said aloud has room before who else called today.
    let located = where_is::words(scene, pane);
    if let Some(words) = &located {
        fixed(scene, &mut sheet, "call-where", words, cols, 1);
    }
    let often = often::of_caller(scene, pane);
    if let Some(words) = &often {
        fixed(scene, &mut sheet, "call-often", words, cols, 1);
    }
    let rows_left = rows.saturating_sub(usize::from(located.is_some()) + usize::from(often.is_some()));
    let say = pane.verdict.as_ref().map(|v| scene.look.texts.verdict_say(&v.say, scene.zone()));
    fixed(scene, &mut sheet, "call-say", &say.unwrap_or_default(), cols, say_lines);
    about_the_client(scene, pane, &mut sheet, cols, each);
    // Where there is no room the day's other calls give way first, then who may what: how one gets in is always there.
    if rows_left >= 11 {
        let room = cols.saturating_sub(LABEL) * each;
        fixed(scene, &mut sheet, "call-verify", &verify::words(scene, pane, room), cols, each);
    }
    more::add(scene, pane, &mut sheet, cols, rows_left, each);
    access(scene, pane, &mut sheet, cols, rows);
    keys_last(&mut sheet, keys(scene, pane, cols), rows);
    sheet
}

fn call_of<'a>(scene: Scene<'a>, pane: &CallPane) -> Option<&'a Call> {
    pane.call.as_ref().and_then(|id| scene.state.desk.calls.iter().find(|c| c.id == *id))
}

fn title(scene: Scene, pane: &CallPane, cols: usize) -> Line<'static> {
    let (what, meaning) = match call_of(scene, pane) {
        None => (scene.word("call-caller"), Meaning::Title),
        Some(call) => match (call.state, call.answered) {
            (CallState::Ringing, _) => (scene.word("call-ringing"), Meaning::Banner),
            (CallState::Answered, answered) => {
                let length = talked(scene, answered.unwrap_or(call.rang));
                (scene.say("call-talking", &[("length", length.into())]), Meaning::Title)
            }
            (CallState::Ended, _) => (scene.say("call-over", &[("minutes", call.talked_minutes().into())]), Meaning::Title),
            (CallState::Missed, _) => (scene.word("call-missed"), Meaning::Title),
            (CallState::Returned, _) => (scene.word("call-returned"), Meaning::Title),
        },
    };
    let number = Phone::from_e164(pane.number.raw()).map_or_else(|| pane.number.line(24).to_string(), |p| p.to_string());
    let who = match &pane.contact {
        Some(contact) if contact.role.is_blank() => contact.name.line(40).to_string(),
        Some(contact) => format!("{}, {}", contact.name.line(40), contact.role.line(30)),
        None => scene.word("call-unknown"),
    };
    let place = pane.dossier.as_ref().map(|dossier| {
        let company = dossier.company.name.line(30).to_string();
        match pane.site.as_ref().and_then(|id| dossier.sites.iter().find(|s| s.id == *id)) {
            Some(site) => format!("{company}, {}", site.name.line(30)),
            None => company,
        }
    });
    let place = place.unwrap_or_default();
    // Whoever is served first is so at the first glance.
    let is_vip = pane.dossier.as_ref().is_some_and(|dossier| dossier.company.vip);
    let vip = if is_vip { scene.word("call-vip") } else { String::new() };
    let mut pieces = vec![(what, meaning), (vip, Meaning::Warning), (number, Meaning::Normal), (who, Meaning::Normal)];
    pieces.push((place, Meaning::Title));
    // The index stands there only where all before it does.
    let long: usize = pieces.iter().map(|(words, _)| crate::text::width::of(words) + 3).sum();
    let index = pane.dossier.as_deref().and_then(|dossier| content::index(scene, dossier));
    pieces.extend(index.filter(|(words, _)| long + crate::text::width::of(words) + 3 <= cols));
    let pieces: Vec<(&str, Meaning)> = pieces.iter().map(|(words, meaning)| (words.as_str(), *meaning)).collect();
    rule(scene, &pieces, cols)
}

/// Time on the line; on a thin line whole minutes.
fn talked(scene: Scene, since: Moment) -> String {
    let length = scene.lang().talk(since, scene.now());
    match length.split_once(':') {
        Some((minutes, _)) if scene.thin() => format!("{minutes} {}", scene.lang().pick("мин", "min")),
        _ => length,
    }
}

/// Several people share the number: a digit says who it is.
fn who_is_it(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize) {
    let mut strip = labelled(scene, "call-which", cols);
    for (place, found) in pane.others.iter().take(9).enumerate() {
        let company = found.company.as_ref().map(|c| c.name.line(24).to_string()).unwrap_or_default();
        let chosen = place == pane.chosen.min(pane.others.len() - 1);
        if chosen {
            sheet.cursor = Some((strip.used(), sheet.next()));
        }
        strip = strip.put(&format!("{} ", place + 1), Meaning::Key);
        let name = found.contact.as_ref().map(|contact| contact.name.line(24).to_string()).unwrap_or_default();
        let who = format!("{name} ({company})");
        strip = strip.put(&who, if chosen { Meaning::Chosen } else { Meaning::Normal }).gap(2);
    }
    sheet.add(strip.line());
}

/// The verdict's word and colour; what is not known for sure never looks like a refusal.
pub(super) fn verdict_word(verdict: &Verdict) -> (&'static str, Meaning) {
    match (verdict.certainty, verdict.level) {
        (Certainty::Stale | Certainty::Unknown, _) => ("verdict-check", Meaning::Check),
        (Certainty::Known, Level::Allowed) => ("verdict-allowed", Meaning::Allowed),
        (Certainty::Known, Level::Chargeable) => ("verdict-chargeable", Meaning::Chargeable),
        (Certainty::Known, Level::Stop) => ("verdict-stop", Meaning::Stop),
    }
}

/// Price, who approves, and the deciding reasons.
pub(super) fn verdict_words(scene: Scene, verdict: &Verdict) -> String {
    let mut parts: Vec<String> = Vec::new();
    if verdict.certainty == Certainty::Stale {
        parts.push(scene.word(match verdict.level {
            Level::Allowed => "verdict-likely-allowed",
            Level::Chargeable => "verdict-likely-chargeable",
            Level::Stop => "verdict-likely-stop",
        }));
    }
    if verdict.level == Level::Chargeable && verdict.certainty != Certainty::Unknown {
        let price = caller::price(scene, verdict.visit_price.as_ref(), verdict.price.as_ref());
        parts.push(price.unwrap_or_else(|| scene.word("price-manager-says")));
    }
    // What it costs whoever turns out to be nobody's client is said before they ask; a refusal it is not.
    if verdict.certainty == Certainty::Unknown
        && verdict.contract.is_none()
        && let Some(price) = caller::price(scene, verdict.visit_price.as_ref(), verdict.price.as_ref())
    {
        parts.push(scene.say("price-stranger", &[("price", price.into())]));
    }
    if let Some(approval) = &verdict.approval {
        parts.push(scene.say("verdict-with", &[("who", caller::approver_words(approval).into())]));
    }
    // The deciding reason; where something is in doubt the next one as well. The rest stands on the lines below.
    let told = if verdict.certainty == Certainty::Known { 1 } else { 2 };
    let reasons = verdict.reasons.iter().take(told).map(|r| scene.look.texts.verdict_reason(r, scene.zone()));
    let reasons = reasons.collect::<Vec<_>>().join("; ");
    match (parts.is_empty(), reasons.is_empty()) {
        (true, _) => reasons,
        (false, true) => parts.join(", "),
        (false, false) => format!("{}: {}", parts.join(", "), small(&reasons)),
    }
}

/// A sentence that goes on after a colon; abbreviations keep their capitals.
fn small(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = &words[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => words.to_owned(),
    }
}

fn verdict(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize, lines: usize) {
    let end = sheet.next() + lines;
    let waits_for_data = pane.dossier.is_none() && (pane.contact.as_ref().is_some_and(|c| c.company.is_some()));
    let Some(verdict) = pane.verdict.as_ref().filter(|_| !waits_for_data) else {
        fixed(scene, sheet, "call-verdict", &scene.word("call-reading"), cols, lines);
        return;
    };
    let (word, meaning) = verdict_word(verdict);
    let (words, source) = (verdict_words(scene, verdict), price_source(scene, pane, verdict));
    for (place, row) in wrap_to(&words, &source, cols.saturating_sub(LABEL), lines).iter().enumerate() {
        let strip = scene.strip(cols).gap(1);
        let strip = if place == 0 { strip.put(&scene.word(word), meaning).gap(1) } else { strip };
        sheet.add(strip.to(LABEL.min(cols)).text(row).line());
    }
    while sheet.next() < end {
        sheet.add(Line::default());
    }
}

/// Where the price that is told came from by import: the price lists, the contracts; nothing where it was set up here.
fn price_source(scene: Scene, pane: &CallPane, verdict: &Verdict) -> String {
    if verdict.level != Level::Chargeable || verdict.certainty == Certainty::Unknown {
        return String::new();
    }
    let listed = verdict.priced_by.iter().flatten().any(|from| matches!(from, From::List { .. }));
    let origin = pane.dossier.as_ref().and_then(|dossier| dossier.origins.get(Topic::Prices)).filter(|_| listed);
    origin.map_or_else(String::new, |origin| debt::source(scene, &origin.source, origin.as_of))
}

/// What is open already at this client: perhaps they call about it.
fn already(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize, lines: usize) {
    let open = pane.dossier.as_ref().map(|d| d.open.as_slice()).unwrap_or_default();
    let Some(row) = open.get(pane.chosen).or(open.first()) else {
        let key = if pane.dossier.is_some() { "call-nothing-open" } else { "call-open-unknown" };
        fixed(scene, sheet, "call-already", &scene.word(key), cols, lines);
        return;
    };
    sheet.cursor = Some((LABEL, sheet.next()));
    let mut strip = labelled(scene, "call-already", cols).put(&row.number.to_string(), Meaning::Chosen);
    let more = open.len().saturating_sub(1);
    let more = if more > 0 { scene.say("call-more-open", &[("n", more.into())]) } else { String::new() };
    let words = open_words(scene, row);
    let room = strip.room().saturating_sub(crate::text::width::of(&more) + 1);
    strip = strip.gap(1).text(&crate::text::width::clip(&words, room)).put(&more, Meaning::Dim);
    sheet.add(strip.line());
    for place in 1..lines {
        // The next ones, where there is a line for them.
        let next = open.iter().filter(|r| r.id != row.id).nth(place - 1);
        let words = next.map_or_else(String::new, |r| format!("{} {}", r.number, open_words(scene, r)));
        sheet.add(scene.strip(cols).to(LABEL.min(cols)).put(&words, Meaning::Dim).line());
    }
}

fn open_words(scene: Scene, row: &Row) -> String {
    let (who, _) = holder(scene, row, 18);
    let mut words = format!("{}, {who}", row.subject.line(24));
    if row.facts.work.calls > 1 {
        words.push_str(&scene.say("call-calls-again", &[("n", i64::from(row.facts.work.calls).into())]));
    }
    if let Due::At { at } = row.facts.due {
        words.push_str(&scene.say("call-open-due", &[("at", scene.clock(at).into())]));
    }
    words
}

/// The contract that was judged by, else the first that stands.
fn judged(pane: &CallPane) -> Option<&Contract> {
    let dossier = pane.dossier.as_ref()?;
    let id = pane.verdict.as_ref()?.contract.as_ref()?;
    dossier.contracts.iter().find(|c| c.id == *id)
}

fn about_the_client(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize, lines: usize) {
    let dossier = pane.dossier.as_deref();
    let unread = || scene.word("call-not-read");
    let contract = match (judged(pane), dossier) {
        (Some(contract), Some(dossier)) => caller::contract(scene, contract, dossier, pane.site.as_ref()),
        (None, Some(_)) => scene.word("contract-none"),
        (_, None) => unread(),
    };
    let from = |topic| dossier.filter(|_| judged(pane).is_some()).map_or_else(String::new, |d| caller::origin(scene, d, topic));
    fixed_to(scene, sheet, "call-contract", &contract, &from(Topic::Contracts), cols, lines);
    let source = from(Topic::Quotas);
    let room = (cols.saturating_sub(LABEL) * lines).saturating_sub(crate::text::width::of(&source) + 1);
    let left = match (judged(pane), dossier) {
        (Some(contract), Some(dossier)) => {
            let facts = scene.state.desk.facts(None, Some(dossier), scene.now());
            caller::quotas(scene, &scene.state.limits_now(&crate::verdict::quotas_of(&facts, contract)), room)
        }
        (None, Some(_)) => "—".to_owned(),
        (_, None) => unread(),
    };
    fixed_to(scene, sheet, "call-left", &left, &source, cols, lines);
    let unread = || (unread(), String::new());
    let room = cols.saturating_sub(LABEL) * lines;
    let words = |d: &Dossier| debt::words(scene, d.debt.as_ref(), &debt_effect(scene, pane), room);
    let (debt, source) = dossier.map_or_else(unread, words);
    fixed_to(scene, sheet, "call-debt", &debt, &source, cols, lines);
}

/// How one gets in: the last of the lines, so it takes what is left of the pane.
fn access(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize, rows: usize) {
    let words = pane.dossier.as_ref().map_or_else(
        || scene.word("call-not-read"),
        |d| {
            let site = pane.site.as_ref().and_then(|id| d.sites.iter().find(|s| s.id == *id));
            caller::access(scene, site)
        },
    );
    let lines = rows.saturating_sub(sheet.next() + 1).clamp(1, 3);
    fixed(scene, sheet, "call-access", &words, cols, lines);
}

/// What the debt does to this call, and whether this caller may hear the sum.
fn debt_effect(scene: Scene, pane: &CallPane) -> debt::Effect {
    let owes = pane.dossier.as_ref().and_then(|d| d.debt.as_ref()).is_some_and(|d| d.total.minor > 0);
    if !owes {
        return debt::Effect { serve: String::new(), untold: String::new() };
    }
    let blocks = |r: &crate::verdict::Reason| r.code == "debt-overdue" || r.code == "debt-stopped";
    let blocked = pane.verdict.as_ref().is_some_and(|v| v.level == Level::Stop && v.reasons.iter().any(blocks));
    let untold = pane.contact.as_ref().is_some_and(|contact| !contact.may.hear_debt);
    debt::Effect {
        serve: scene.word(if blocked { "debt-approve" } else { "debt-serve" }),
        untold: if untold { scene.word("debt-do-not-tell") } else { String::new() },
    }
}

fn keys(scene: Scene, pane: &CallPane, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    if let (Some(key), Some(row)) = (scene.key(Action::Open), pane.dossier.as_ref().and_then(|d| d.open.get(pane.chosen))) {
        strip = strip.hint(&key, &row.number.to_string(), &mut first);
    }
    let live = call_of(scene, pane).map(|c| c.state);
    let phone = match live {
        Some(CallState::Ringing) => Some(Action::Answer),
        Some(CallState::Answered) => Some(Action::HangUp),
        _ => None,
    };
    // A stranger is written down first.
    let stranger = pane.contact.is_none() && !pane.asks_who();
    // Without an open ticket there is nothing to promise about.
    let about = pane.open_ticket().is_some();
    // Against the rule only where there is one to go against.
    let against = pane.verdict.as_ref().is_some_and(|v| v.level != Level::Allowed && v.certainty == Certainty::Known);
    let actions = [
        stranger.then_some(Action::Contact),
        Some(Action::New),
        phone,
        about.then_some(Action::Promise),
        // Nobody asks where the engineer is before a word was said.
        (about && live != Some(CallState::Ringing)).then_some(Action::Where),
        against.then_some(Action::Override),
        Some(Action::Back),
    ];
    for action in actions.into_iter().flatten() {
        let Some(key) = scene.key(action) else { continue };
        strip = strip.hint(&key, &scene.short(action), &mut first);
    }
    content::hint(scene, pane, strip, &mut first).line()
}
