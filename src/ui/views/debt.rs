//! What a client owes, in one line.

use crate::desk::Moment;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::moment::DAY;
use crate::ui::scene::Scene;

/// `12 400, просрочено 5 000, 9 дн: обслуживаем, не называть (1С, 22.11)`; without a record «нет данных», never «нет долга».
/// `effect` says what the debt does to this call.
pub(super) fn words(scene: Scene, debt: Option<&Debt>, effect: &str) -> String {
    let Some(debt) = debt else { return scene.word("debt-unknown") };
    let (words, source) = sums(scene, debt);
    format!("{words}{effect} {source}")
}

/// The sums with their ages, and where they come from.
fn sums(scene: Scene, debt: &Debt) -> (String, String) {
    let lang = scene.lang();
    let source = scene.say(
        "debt-source",
        &[("source", debt.source.line(20).to_string().into()), ("day", lang.day(debt.as_of, scene.now(), scene.zone()).into())],
    );
    if debt.total.minor <= 0 && debt.overdue.as_ref().is_none_or(|o| o.minor <= 0) {
        let key = if debt.total.minor < 0 { "debt-prepaid" } else { "debt-none" };
        let sum = crate::desk::Money { minor: debt.total.minor.saturating_neg(), currency: debt.total.currency.clone() };
        return (scene.say(key, &[("sum", scene.amount(&sum).into())]), source);
    }
    let mut words = scene.amount(&debt.total);
    match (&debt.overdue, debt.since) {
        (Some(overdue), _) if overdue.minor <= 0 => words.push_str(&scene.word("debt-not-overdue")),
        (Some(overdue), Some(since)) => {
            let days = scene.now().0.saturating_sub(since.0).max(0) / DAY;
            let whole = overdue.minor >= debt.total.minor;
            let key = if whole { "debt-overdue-whole" } else { "debt-overdue-part" };
            words.push_str(&scene.say(key, &[("sum", scene.amount(overdue).into()), ("days", days.into())]));
        }
        (Some(overdue), None) => {
            words.push_str(&scene.say("debt-overdue-sum", &[("sum", scene.amount(overdue).into())]));
        }
        (None, _) => words.push_str(&scene.word("debt-no-dates")),
    }
    if scene.now().0.saturating_sub(debt.as_of.0) > scene.policy().debts.stale_days.saturating_mul(DAY) {
        words.push_str(&scene.word("debt-stale"));
    }
    if let Some((relief, until)) = &debt.relief
        && *until > scene.now()
    {
        let key = match relief {
            DebtRelief::Disputed => "debt-disputed",
            DebtRelief::Instalment => "debt-instalment",
            DebtRelief::PaidToday => "debt-paid-today",
        };
        // An end is the first moment after it; people say the last day.
        let last = Moment(until.0.saturating_sub(1));
        words.push_str(&scene.say(key, &[("until", lang.day(last, scene.now(), scene.zone()).into())]));
    }
    if let Some(stop) = &debt.stop {
        words.push_str(&scene.say("debt-stop", &[("who", stop.name.line(30).to_string().into())]));
    }
    (words, source)
}
