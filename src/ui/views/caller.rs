//! The lines about a client: contract, what is left of it, access.

use crate::desk::client::{Access, Approver, Site};
use crate::desk::contract::{Contract, Quota, QuotaKind};
use crate::desk::{Dossier, Minutes, Moment, Price, PriceUnit, SiteId, Topic};
use crate::text::width;
use crate::ui::scene::Scene;

/// `17-О «Продвинутый» до 31.12.26 · склад 2 входит`.
pub(super) fn contract(scene: Scene, contract: &Contract, dossier: &Dossier, site: Option<&SiteId>) -> String {
    let facts = scene.state.desk.facts(None, Some(dossier), scene.now());
    let package = crate::verdict::terms_of(&facts, contract).package;
    let name = package.map(|p| p.name.line(24).to_string()).unwrap_or_default();
    let mut words = contract.number.line(20).to_string();
    if !name.is_empty() {
        words.push_str(&scene.say("contract-package", &[("name", name.into())]));
    }
    let until = scene.lang().date(Moment(contract.until.0.saturating_sub(1)), scene.zone());
    words.push_str(&scene.say("contract-until", &[("until", until.into())]));
    if let Some(site) = site {
        let name = dossier.sites.iter().find(|s| s.id == *site).map(|s| s.name.line(24).to_string()).unwrap_or_default();
        let covered = contract.covers.sites.as_ref().is_none_or(|sites| sites.contains(site));
        let key = if covered { "contract-site-in" } else { "contract-site-out" };
        words.push_str(&scene.say(key, &[("site", name.into())]));
    }
    words
}

/// `(1С 20.11)`: where a topic came from by import, and of when that is; nothing where it was not imported.
pub(super) fn origin(scene: Scene, dossier: &Dossier, topic: Topic) -> String {
    let origin = dossier.origins.get(topic);
    origin.map_or_else(String::new, |origin| super::debt::source(scene, &origin.source, origin.as_of))
}

/// `выезды 0 из 4 до 31.12 · телефон 1:20 из 5:00`; where that is longer than so many columns `выезды 0/4 · телефон 1:20/5:00`, else
/// what is left, at last without its end: a limit that is cut off looks like one that is not there.
pub(super) fn quotas(scene: Scene, quotas: &[Quota], cols: usize) -> String {
    if quotas.is_empty() {
        return scene.word("quota-unlimited");
    }
    let briefer = [("quota-left", true), ("quota-left-short", true), ("quota-left-only", true), ("quota-left-only", false)];
    let mut words = briefer.map(|(left, until)| told(scene, quotas, left, until)).into_iter();
    let shortest = words.next_back().unwrap_or_default();
    words.find(|words| width::of(words) <= cols).unwrap_or(shortest)
}

fn told(scene: Scene, quotas: &[Quota], left: &str, until: bool) -> String {
    // One end for all of them is said once.
    let ends: Vec<_> = quotas.iter().map(|q| q.until).collect();
    let same = ends.windows(2).all(|pair| pair[0] == pair[1]);
    let mut words: Vec<String> = quotas.iter().map(|q| quota(scene, q, until && !same, left)).collect();
    if let Some(Some(until)) = ends.first().filter(|_| same && until) {
        words.push(scene.say("quota-all-until", &[("until", last_day(scene, *until).into())]));
    }
    words.join(" · ")
}

/// The last day before the end, which is exclusive.
fn last_day(scene: Scene, end: Moment) -> String {
    scene.lang().day(Moment(end.0.saturating_sub(1)), scene.now(), scene.zone())
}

fn quota(scene: Scene, quota: &Quota, with_end: bool, left: &str) -> String {
    let in_minutes = matches!(quota.kind, QuotaKind::PhoneMinutes | QuotaKind::GiftMinutes);
    let number = |n: i64| if in_minutes { scene.lang().minutes(Minutes(n)) } else { n.to_string() };
    let name = scene.word(match quota.kind {
        QuotaKind::Visits => "quota-visits",
        QuotaKind::PhoneMinutes => "quota-phone",
        QuotaKind::Raises => "quota-raises",
        QuotaKind::GiftMinutes => "quota-gift",
    });
    let values = [("name", name.into()), ("left", number(quota.left()).into()), ("total", number(quota.total).into())];
    let mut words = scene.say(left, &values);
    if let Some(until) = quota.until.filter(|_| with_end) {
        words.push_str(&scene.say("quota-until", &[("until", last_day(scene, until).into())]));
    }
    words
}

/// `охрана 8:00–20:00; пропуска: Сидоров, Ежов; ключи на посту`.
pub(super) fn access(scene: Scene, site: Option<&Site>) -> String {
    match site {
        Some(Site { access: way, .. }) => ways(scene, way, 40, 60).join("; "),
        None => scene.word("access-unknown"),
    }
}

/// How to get in: hours, passes, where the keys are and what else to know, the latter two in so many columns.
pub(super) fn ways(scene: Scene, way: &Access, keys: usize, note: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let lang = scene.lang();
    match way.hours {
        Some((0, 1440)) | None => {}
        Some((from, to)) => parts
            .push(scene.say("access-hours", &[("from", lang.minute_of_day(from).into()), ("to", lang.minute_of_day(to).into())])),
    }
    if way.pass_needed {
        let valid = way.passes.iter().filter(|p| p.until.is_none_or(|until| until > scene.now()));
        let names: Vec<String> =
            valid.filter_map(|p| scene.state.unit(&p.unit)).map(|u| super::people::short_name(&u.name, Some(u), 14)).collect();
        parts.push(if names.is_empty() {
            scene.word("access-no-passes")
        } else {
            scene.say("access-passes", &[("names", names.join(", ").into())])
        });
    }
    if !way.keys.is_blank() {
        parts.push(scene.say("access-keys", &[("where", scene.secret(&way.keys, keys).into())]));
    }
    if !way.note.is_blank() {
        parts.push(scene.secret(&way.note, note));
    }
    if parts.is_empty() {
        parts.push(scene.word("access-any-time"));
    }
    parts
}

/// Name and phone.
pub(super) fn approver_words(approver: &Approver) -> String {
    let name = approver.name.line(30).to_string();
    match &approver.phone {
        Some(phone) => format!("{name}, {phone}"),
        None => name,
    }
}

/// `1 800 + 2 500/час с НДС`: what is said aloud, so the currency stands only where it is not the rouble.
pub(super) fn price(scene: Scene, visit: Option<&Price>, price: Option<&Price>) -> Option<String> {
    let sum = |price: &Price| match price.money.currency.as_str() {
        "RUB" => scene.amount(&price.money),
        _ => scene.money(&price.money),
    };
    let per = |price: &Price| match price.unit {
        PriceUnit::Hour => format!("{}{}", sum(price), scene.word("per-hour")),
        PriceUnit::NormHour => format!("{}{}", sum(price), scene.word("per-norm-hour")),
        PriceUnit::Point => format!("{}{}", sum(price), scene.word("per-point")),
        PriceUnit::Piece | PriceUnit::Money => sum(price),
    };
    let vat = scene.word(if visit.or(price)?.vat { "with-vat" } else { "without-vat" });
    let parts: Vec<String> = visit.into_iter().chain(price).map(per).collect();
    let sums = format!("{} {vat}", parts.join(" + "));
    Some(if visit.is_some() { scene.say("price-visit", &[("sums", sums.into())]) } else { sums })
}
