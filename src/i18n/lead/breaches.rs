//! Deadlines kept and missed, in words.

use super::{Line, Page, Tone};
use crate::desk::policy::Reasons;
use crate::i18n::reason_words;
use crate::lead::{Breaches, Share};
use crate::text::Raw;

/// Names told of each kind.
const MOST: usize = 6;

/// What was kept, what was missed, and why.
#[must_use]
pub fn deadlines(page: Page, reasons: &Reasons, breaches: &Breaches, shares: &[Share]) -> Vec<Line> {
    let lang = page.texts.lang();
    let mut lines = Vec::new();
    let told = |key: &str, share: &Share, per_mille: usize| {
        let percent = lang.tenths(i64::try_from(per_mille).unwrap_or(0));
        page.texts.say(key, &[("met", share.met.into()), ("due", share.due.into()), ("percent", percent.into())])
    };
    match shares.first().and_then(|all| Some((all, all.per_mille()?))) {
        Some((all, share)) => {
            let tone = if share < 900 { Tone::Warning } else { Tone::Plain };
            lines.push(page.line(tone, &format!("  {}", told("lead-kept", all, share))));
        }
        None => lines.push(page.line(Tone::Dim, &format!("  {}", page.word("lead-kept-none")))),
    }
    let each: Vec<String> = shares
        .iter()
        .filter_map(|share| {
            let kind = page.word(&format!("due-{}-long", share.kind?.name()));
            Some(format!("{kind} {}", told("lead-kept-of", share, share.per_mille()?)))
        })
        .collect();
    if !each.is_empty() {
        lines.push(page.line(Tone::Dim, &format!("  {}", each.join(" · "))));
    }
    if breaches.tickets == 0 {
        lines.push(page.line(Tone::Plain, &format!("  {}", page.word("lead-missed-none"))));
        return lines;
    }
    let missed = page.texts.say("lead-missed", &[("n", breaches.tickets.into())]);
    lines.push(page.line(Tone::Warning, &format!("  {missed}")));
    let why = |code: &Option<String>| match code {
        Some(code) => reason_words(page.texts, reasons, code),
        None => page.word("lead-no-reason"),
    };
    let list = |names: Vec<(String, usize)>| {
        let told: Vec<String> = names.iter().take(MOST).map(|(name, n)| format!("{name} {n}")).collect();
        let rest: usize = names.iter().skip(MOST).map(|(_, n)| n).sum();
        let others = (rest > 0).then(|| page.texts.say("lead-others", &[("n", rest.into())]));
        told.into_iter().chain(others).collect::<Vec<_>>().join(" · ")
    };
    let named = |name: &Option<Raw>| name.as_ref().map_or_else(|| page.word("lead-nobody"), |name| name.line(24).to_string());
    let reasons = list(breaches.by_reason.iter().map(|(code, n)| (why(code), *n)).collect());
    lines.push(page.line(Tone::Plain, &format!("  {}: {reasons}", page.word("lead-by-reason"))));
    let kinds = [("engineer", &breaches.by_engineer), ("group", &breaches.by_group), ("client", &breaches.by_client)];
    for (kind, counted) in kinds {
        let told = list(counted.iter().map(|(name, n)| (named(name), *n)).collect());
        lines.push(page.line(Tone::Plain, &format!("  {}: {told}", page.word(&format!("lead-by-{kind}")))));
    }
    lines
}
