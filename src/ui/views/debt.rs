//! What a client owes, in one line.

use crate::desk::Moment;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::moment::DAY;
use crate::text::{Raw, width};
use crate::ui::scene::Scene;

/// What a debt does to a call.
pub(super) struct Effect {
    /// Served all the same, or to be approved; empty where nothing is owed.
    pub serve: String,
    /// This caller must not hear the sum; empty where they may.
    pub untold: String,
}

/// `12 400, просрочено 5 000, 9 дн: обслуживаем, не называть` and `(1С, 22.11)`; without a record «нет данных», never «нет долга».
/// Where that is longer than so many columns, what the verdict says above gives way first, then for how long it is overdue where a word
/// or a stop stands against it; the source with its age and «не называть» are never cut.
pub(super) fn words(scene: Scene, debt: Option<&Debt>, effect: &Effect, cols: usize) -> (String, String) {
    let Some(debt) = debt else { return (scene.word("debt-unknown"), String::new()) };
    let source = source(scene, &debt.source, debt.as_of);
    let (owed, overdue, decided) = sums(scene, debt);
    let Effect { serve, untold } = effect;
    let mut told = vec![format!("{owed}{overdue}{decided}{serve}"), format!("{owed}{overdue}{decided}")];
    told.extend((!decided.is_empty()).then(|| format!("{owed}{decided}")));
    let end = format!("{untold} {source}");
    let fits = told.iter().find(|words| width::of(words) + width::of(&end) <= cols).or(told.last()).cloned();
    let words = fits.unwrap_or_default();
    // The comma stays with the words, so that the end may stand by itself on a line of its own.
    if untold.is_empty() { (words, source) } else { (format!("{words},"), end.trim_start_matches(", ").to_owned()) }
}

/// `(1С 20.11)`: who says so, and of when.
pub(super) fn source(scene: Scene, source: &Raw, as_of: Moment) -> String {
    let day = scene.lang().day(as_of, scene.now(), scene.zone());
    scene.say("debt-source", &[("source", source.line(20).to_string().into()), ("day", day.into())])
}

/// The sum, how much of it is overdue for how long, and what stands against that: old books, a word, a stop.
fn sums(scene: Scene, debt: &Debt) -> (String, String, String) {
    let lang = scene.lang();
    if debt.total.minor <= 0 && debt.overdue.as_ref().is_none_or(|o| o.minor <= 0) {
        let key = if debt.total.minor < 0 { "debt-prepaid" } else { "debt-none" };
        let sum = crate::desk::Money { minor: debt.total.minor.saturating_neg(), currency: debt.total.currency.clone() };
        return (scene.say(key, &[("sum", scene.amount(&sum).into())]), String::new(), String::new());
    }
    let overdue = match (&debt.overdue, debt.since) {
        (Some(overdue), _) if overdue.minor <= 0 => scene.word("debt-not-overdue"),
        (Some(overdue), Some(since)) => {
            let days = scene.now().0.saturating_sub(since.0).max(0) / DAY;
            let whole = overdue.minor >= debt.total.minor;
            let key = if whole { "debt-overdue-whole" } else { "debt-overdue-part" };
            scene.say(key, &[("sum", scene.amount(overdue).into()), ("days", days.into())])
        }
        (Some(overdue), None) => scene.say("debt-overdue-sum", &[("sum", scene.amount(overdue).into())]),
        (None, _) => scene.word("debt-no-dates"),
    };
    let mut decided = String::new();
    if scene.now().0.saturating_sub(debt.as_of.0) > scene.policy().debts.stale_days.saturating_mul(DAY) {
        decided.push_str(&scene.word("debt-stale"));
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
        decided.push_str(&scene.say(key, &[("until", lang.day(last, scene.now(), scene.zone()).into())]));
    }
    if let Some(stop) = &debt.stop {
        decided.push_str(&scene.say("debt-stop", &[("who", stop.name.line(30).to_string().into())]));
    }
    (scene.amount(&debt.total), overdue, decided)
}
