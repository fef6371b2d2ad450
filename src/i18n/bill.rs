//! Specifications and acts in words: quantities, prices, and the text of an act.

use super::{Lang, Texts};
use crate::desk::act::Act;
use crate::desk::client::Company;
use crate::desk::contract::Contract;
use crate::desk::spec::{Line, Sum};
use crate::desk::{Moment, Money, PriceUnit, Quantity};
use crate::text::Raw;
use chrono_tz::Tz;

/// Columns that words from outside may take in an act.
const LONG: usize = 200;

/// Who signs an act, beside its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// The client's name.
    pub client: Raw,
    /// Their ИНН.
    pub inn: String,
    /// The number of the contract.
    pub contract: Raw,
    /// The period, from and to (exclusive); none for the act of one ticket.
    pub period: Option<(Moment, Moment)>,
}

impl Parties {
    /// Those of an act, as far as their records are known.
    #[must_use]
    pub fn of(act: &Act, client: Option<&Company>, contract: Option<&Contract>, period: Option<(Moment, Moment)>) -> Self {
        let named = || act.company.as_ref().map(|named| named.name.clone()).unwrap_or_default();
        Self {
            client: client.map_or_else(named, |client| client.name.clone()),
            inn: client.map(|client| client.inn.clone()).unwrap_or_default(),
            contract: contract.map(|contract| contract.number.clone()).unwrap_or_default(),
            period,
        }
    }
}

/// A sum with its kopecks, whatever they are: in a document a sum has both.
fn exact(lang: Lang, minor: i64, currency: &str) -> String {
    let whole = lang.money(&Money { minor: minor - minor % 100, currency: currency.to_owned() });
    let (number, sign) = whole.rsplit_once(' ').unwrap_or((&whole, ""));
    let minus = if minor < 0 && minor > -100 { "-" } else { "" };
    format!("{minus}{number}{}{:02} {sign}", lang.pick(",", "."), (minor % 100).abs())
}

impl Lang {
    /// A quantity without its unit: `1,5`, `12`; minutes as `1:30`.
    #[must_use]
    pub fn quantity(self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Minutes(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
            Quantity::Milli(milli) => {
                let part = format!("{:03}", milli % 1_000);
                let part = part.trim_end_matches('0');
                let point = if part.is_empty() { "" } else { self.pick(",", ".") };
                format!("{}{point}{part}", milli / 1_000)
            }
        }
    }
}

impl Texts {
    /// A unit in short: `ч`, `н-ч`, `шт.`.
    #[must_use]
    pub fn unit(&self, unit: PriceUnit) -> String {
        self.word(&format!("unit-{}", unit.name()))
    }

    /// `замена диска: 1,5 н-ч × 2 000 = 3 000,00 ₽`.
    fn bill_line(&self, line: &Line) -> String {
        let lang = self.lang();
        let currency = &line.price.money.currency;
        let sum = line.sum().map_or_else(|_| self.word("sum-unknown"), |sum| exact(lang, sum.gross, currency));
        let quantity = format!("{} {}", lang.quantity(line.quantity), self.unit(line.price.unit));
        let price = lang.amount(&line.price.money);
        let discount = match line.discount {
            0 => String::new(),
            share => self.tell("act-discount", &[("percent", &percent(lang, share))]),
        };
        let what = line.what.line(LONG).to_string();
        let key = if line.covered { "act-line-covered" } else { "act-line" };
        self.tell(key, &[("what", &what), ("quantity", &quantity), ("price", &price), ("discount", &discount), ("sum", &sum)])
    }

    /// An act as lines of plain text: who, what, how much, and where they sign. It is a draft: numbers are the bookkeepers'.
    #[must_use]
    pub fn act(&self, act: &Act, parties: &Parties, zone: Tz) -> Vec<String> {
        let lang = self.lang();
        let mut lines = vec![self.word("act-title"), String::new()];
        let client = match (parties.client.is_blank(), parties.inn.is_empty()) {
            (true, _) => self.word("act-blank"),
            (false, true) => parties.client.line(LONG).to_string(),
            (false, false) => {
                let inn = Raw::from(parties.inn.as_str()).line(20).to_string();
                self.tell("act-client-inn", &[("client", parties.client.line(LONG).as_str()), ("inn", &inn)])
            }
        };
        lines.push(self.word("act-supplier"));
        lines.push(self.tell("act-client", &[("client", &client)]));
        if !parties.contract.is_blank() {
            lines.push(self.tell("act-contract", &[("number", parties.contract.line(LONG).as_str())]));
        }
        if let Some((from, to)) = parties.period {
            let last = Moment(to.0.saturating_sub(1));
            lines.push(self.tell("act-period", &[("from", &lang.date(from, zone)), ("to", &lang.date(last, zone))]));
        }
        lines.push(String::new());
        for (place, row) in act.rows.iter().enumerate() {
            let ticket = row.ticket.to_string();
            let done = row.solved.map_or_else(|| self.word("act-not-solved"), |at| lang.date(at, zone));
            let site = row.site.line(LONG).to_string();
            let key = if site.is_empty() { "act-row" } else { "act-row-site" };
            let values = [
                ("n", (place + 1).to_string()),
                ("line", self.bill_line(&row.line)),
                ("ticket", ticket),
                ("done", done),
                ("site", site),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            lines.push(self.tell(key, &values));
        }
        lines.push(String::new());
        lines.extend(self.sums(&act.total.charged, &act.total.covered, &act.total.currency));
        lines.push(String::new());
        lines.push(self.word("act-signs-supplier"));
        lines.push(self.word("act-signs-client"));
        lines
    }

    fn sums(&self, charged: &Sum, covered: &Sum, currency: &str) -> Vec<String> {
        let sum = |minor: i64| exact(self.lang(), minor, currency);
        let mut lines = vec![self.tell("act-total", &[("sum", &sum(charged.gross))])];
        lines.push(match charged.vat {
            0 => self.word("act-without-vat"),
            vat => self.tell("act-vat", &[("vat", &sum(vat)), ("net", &sum(charged.net))]),
        });
        if covered.gross > 0 {
            lines.push(self.tell("act-covered", &[("sum", &sum(covered.gross))]));
        }
        lines
    }
}

/// Hundredths of a percent: `7,5`.
fn percent(lang: Lang, hundredths: u16) -> String {
    lang.quantity(Quantity::Milli(i64::from(hundredths) * 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::act::ActRow;
    use crate::desk::spec::{LineKind, Total};
    use crate::desk::{Named, Price};

    fn line(what: &str, minor: i64, quantity: Quantity) -> Line {
        let price = Price { money: Money::rub(minor), unit: PriceUnit::NormHour, vat: true };
        Line { quantity, ..Line::one(LineKind::Work, what, price, 22) }
    }

    fn act(lines: Vec<Line>) -> Act {
        let total = Total::of(&lines).unwrap();
        let rows =
            lines.into_iter().map(|line| ActRow { ticket: 1051, solved: Some(Moment(0)), site: "склад 2".into(), line });
        Act { company: Some(Named::new("r", "Ромашка")), contract: None, rows: rows.collect(), total }
    }

    #[test]
    fn an_act_says_who_what_how_much_and_where_they_sign() {
        let covered = Line { covered: true, ..line("диагностика", 100_000, Quantity::ONE) };
        let off = Line { discount: 1_000, ..line("замена диска", 200_000, Quantity::Minutes(90)) };
        let parties = Parties {
            client: "ООО «Ромашка»".into(),
            inn: "7707083893".into(),
            contract: "17-О".into(),
            period: Some((Moment(0), Moment(86_400_000))),
        };
        let text = Texts::new(Lang::Ru).act(&act(vec![off, covered]), &parties, chrono_tz::UTC).join("\n");
        insta::assert_snapshot!(text);
        let text = Texts::new(Lang::En).act(&act(vec![line("disk", 1, Quantity::ONE)]), &Parties::default(), chrono_tz::UTC);
        assert!(text.iter().any(|line| line.contains("0.01")), "{text:#?}");
    }

    #[test]
    fn nothing_hostile_gets_into_an_act() {
        let nasty = line("диск\u{1b}[2J\r\nИтого: 0\u{202e}", 100, Quantity::ONE);
        let parties = Parties { client: "\u{1b}]0;x\u{7}Ромашка".into(), ..Parties::default() };
        for line in Texts::new(Lang::Ru).act(&act(vec![nasty]), &parties, chrono_tz::UTC) {
            assert!(!line.chars().any(char::is_control) && !line.contains('\u{202e}'), "{line:?}");
        }
    }

    #[test]
    fn quantities_are_written_as_people_of_a_language_write_them() {
        let ru = |q| Lang::Ru.quantity(q);
        assert_eq!([ru(Quantity::Milli(1_500)), ru(Quantity::units(12)), ru(Quantity::Minutes(95))], ["1,5", "12", "1:35"]);
        assert_eq!(Lang::En.quantity(Quantity::Milli(125)), "0.125");
    }
}
