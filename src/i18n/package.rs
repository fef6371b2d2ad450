//! A package, or a contract over its package, as the five answers that a dispatcher reads to the caller: what is delivered, to whom,
//! when, how fast, what it costs.

use super::{Lang, Texts};
use crate::desk::contract::{Goals, Quota, QuotaKind, RaiseRight, ReactionBy, Targets};
use crate::desk::regulation::{Every, Regulation};
use crate::desk::terms::Terms;
use crate::desk::{CalendarId, Minutes, Period, Price, PriceUnit, Priority};

/// Columns that words from outside may take in an answer.
const LONG: usize = 300;

/// The five questions, in their order; the text of each is `package-<name>`.
pub const QUESTIONS: [&str; 5] = ["what", "whom", "when", "fast", "cost"];

impl Texts {
    /// The answers to [`QUESTIONS`], each of one line or more. `covered` names what the contract is about, `calendar` gives a
    /// calendar's name.
    #[must_use]
    pub fn five_answers(&self, terms: Terms, covered: &str, calendar: impl Fn(&CalendarId) -> String) -> [Vec<String>; 5] {
        let whom = if covered.is_empty() { self.word("package-by-contract") } else { covered.to_owned() };
        [self.delivered(terms), vec![whom], self.hours_of(terms, calendar), self.how_fast(terms), self.costs(terms)]
    }

    fn delivered(&self, terms: Terms) -> Vec<String> {
        let mut told: Vec<String> = terms.about().map(|words| words.line(LONG).to_string()).into_iter().collect();
        told.push(match terms.kinds() {
            Some(kinds) => {
                let names: Vec<&str> = kinds.iter().map(|kind| kind.0.as_str()).collect();
                let names = crate::text::Raw::new(names.join(", "));
                self.tell("package-kinds", &[("kinds", names.line(LONG).as_str())])
            }
            None => self.word("package-all-kinds"),
        });
        told.extend(terms.upkeep().iter().map(|regulation| self.regulated(regulation)));
        told
    }

    /// `ТО видеонаблюдения: каждый месяц, 1 ч`.
    #[must_use]
    pub fn regulated(&self, regulation: &Regulation) -> String {
        let every = self.every(regulation.every);
        let (name, effort) = (regulation.name.line(LONG).to_string(), self.lang().span(regulation.effort));
        self.tell("package-upkeep", &[("name", &name), ("every", &every), ("effort", &effort)])
    }

    fn every(&self, every: Every) -> String {
        let (key, n) = match every {
            Every::Months(n) => ("every-months", n),
            Every::Weeks(n) => ("every-weeks", n),
        };
        self.say(key, &[("n", i64::from(n).into())])
    }

    fn hours_of(&self, terms: Terms, calendar: impl Fn(&CalendarId) -> String) -> Vec<String> {
        let Some(targets) = terms.targets() else { return vec![self.word("package-no-terms")] };
        let mut told = vec![calendar(&targets.calendar)];
        if let Some(critical) = targets.critical_calendar.as_ref().filter(|id| **id != targets.calendar) {
            told.push(self.tell("package-critical-hours", &[("calendar", &calendar(critical))]));
        }
        let after = terms.after_hours().map(|after| self.word(&format!("package-after-{}", after.name())));
        told.extend(after);
        told
    }

    fn how_fast(&self, terms: Terms) -> Vec<String> {
        let Some(targets) = terms.targets() else { return vec![self.word("package-no-terms")] };
        let mut told: Vec<String> = Priority::ALL.iter().rev().map(|priority| self.goals(targets, *priority)).collect();
        told.dedup();
        let counts = match targets.reaction_by {
            ReactionBy::Answer => "package-reaction-answer",
            ReactionBy::Accepted => "package-reaction-accepted",
            ReactionBy::Arrival => "package-reaction-arrival",
        };
        told.push(self.word(counts));
        if let Some(priority) = terms.priority() {
            let name = self.word(&format!("priority-{}", priority.name()));
            told.push(self.tell("package-usual-priority", &[("priority", &name)]));
        }
        told
    }

    /// `Авария: реакция 15 мин, приезд 1 ч, решение 4 ч`.
    fn goals(&self, targets: &Targets, priority: Priority) -> String {
        let Goals { reaction, reply, arrival, resolution } = *targets.goals(priority);
        let named = [("reaction", reaction), ("reply", reply), ("arrival", arrival), ("resolution", resolution)];
        let one = |(name, goal): (&str, Option<Minutes>)| {
            Some(self.tell(&format!("package-goal-{name}"), &[("span", &self.lang().span(goal?))]))
        };
        let goals: Vec<String> = named.into_iter().filter_map(one).collect();
        let goals = if goals.is_empty() { self.word("package-no-goal") } else { goals.join(", ") };
        self.tell("package-goals", &[("priority", &self.word(&format!("priority-{}", priority.name()))), ("goals", &goals)])
    }

    fn costs(&self, terms: Terms) -> Vec<String> {
        let lang = self.lang();
        let mut told = Vec::new();
        if let Some(fee) = terms.fee() {
            let key = match fee.every {
                Period::Once => "package-fee-once",
                Period::Month => "package-fee-month",
                Period::Quarter => "package-fee-quarter",
                Period::Year => "package-fee-year",
            };
            told.push(self.tell(key, &[("sum", &lang.money(&fee.money))]));
        }
        let limits: Vec<String> = terms.quotas().map(|quota| self.limit(quota)).collect();
        told.push(if limits.is_empty() {
            self.word("package-no-limits")
        } else {
            self.tell("package-limits", &[("limits", &limits.join(", "))])
        });
        let beyond: Vec<String> = [("visit", terms.visit()), ("hour", terms.hour())]
            .into_iter()
            .filter_map(|(name, price)| {
                Some(self.tell(&format!("package-beyond-{name}"), &[("price", &self.priced(lang, price?.0))]))
            })
            .collect();
        told.push(if beyond.is_empty() {
            self.word("package-beyond-asks")
        } else {
            self.tell("package-beyond", &[("prices", &beyond.join(", "))])
        });
        told.push(self.raises(terms.raise()));
        told
    }

    fn priced(&self, lang: Lang, price: &Price) -> String {
        let per = if price.unit == PriceUnit::Piece { String::new() } else { format!("/{}", self.unit(price.unit)) };
        let vat = self.word(if price.vat { "with-vat" } else { "without-vat" });
        format!("{}{per} {vat}", lang.money(&price.money))
    }

    fn raises(&self, right: Option<&RaiseRight>) -> String {
        let price = |price: &Price| self.lang().money(&price.money);
        match right {
            None | Some(RaiseRight::No) => self.word("package-raise-no"),
            Some(RaiseRight::Included { over: None }) => self.word("package-raise-included"),
            Some(RaiseRight::Included { over: Some(over) }) => self.tell("package-raise-over", &[("price", &price(over))]),
            Some(RaiseRight::Paid { price: each }) => self.tell("package-raise-paid", &[("price", &price(each))]),
        }
    }

    /// `выезды 4 в квартал`.
    fn limit(&self, quota: &Quota) -> String {
        let (name, total) = match quota.kind {
            QuotaKind::Visits => ("quota-visits", quota.total.to_string()),
            QuotaKind::PhoneMinutes => ("quota-phone", self.lang().minutes(Minutes(quota.total))),
            QuotaKind::Raises => ("quota-raises", quota.total.to_string()),
            QuotaKind::GiftMinutes => ("quota-gift", self.lang().minutes(Minutes(quota.total))),
        };
        let every = self.word(&format!("package-per-{}", quota.every.name()));
        format!("{} {total}{every}", self.word(name))
    }
}
