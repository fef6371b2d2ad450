//! Price lists as a table: an item a row, its list named in each.

use super::export::word;
use super::known::Known;
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use super::words::{Words, flag, money};
use crate::desk::price_list::{PriceItem, PriceList, Scope, Standard};
use crate::desk::spec::LineKind;
use crate::desk::{CompanyId, Money, Price, PriceListId, PriceUnit, Quantity};
use std::collections::BTreeMap;

/// The columns of a price file.
pub const PRICES: &[Column] = &[
    must("list", &["прайс", "прайс_лист"]),
    may("list_name", &["название_прайса"]),
    may("for", &["для_кого"]),
    may("of", &["чей", "категория_или_клиент"]),
    may("from", &["с", "действует_с"]),
    may("until", &["по", "действует_по"]),
    must("code", &["код", "артикул"]),
    must("name", &["название", "наименование", "номенклатура"]),
    may("kind", &["вид"]),
    must("price", &["цена"]),
    may("currency", &["валюта"]),
    may("unit", &["единица", "ед", "ед._изм.", "ед.изм."]),
    may("vat_in", &["ндс_в_цене"]),
    may("vat_percent", &["ндс", "ставка_ндс"]),
    may("norm", &["норма", "обычно"]),
    may("visible", &["клиент_видит"]),
    may("stands_for", &["ставка"]),
];

/// The rows of a price list.
pub(super) fn rows(list: &PriceList, w: Words) -> Vec<Vec<String>> {
    list.items.iter().map(|item| row(list, item, w)).collect()
}

fn row(list: &PriceList, item: &PriceItem, w: Words) -> Vec<String> {
    let of = match &list.scope {
        Scope::Base => String::new(),
        Scope::Category { category } => category.clone(),
        Scope::Client { company } => company.to_string(),
    };
    vec![
        list.id.to_string(),
        list.name.raw().into(),
        list.scope.name().into(),
        of,
        list.from.map(|at| w.date(at)).unwrap_or_default(),
        list.until.map(|at| w.last_day(at)).unwrap_or_default(),
        item.code.to_string(),
        item.name.raw().into(),
        item.kind.name().into(),
        money(item.price.money.minor),
        item.price.money.currency.clone(),
        word(&item.price.unit),
        flag(item.price.vat),
        item.vat_percent.to_string(),
        item.norm.map(quantity).unwrap_or_default(),
        flag(item.visible),
        item.stands_for.map(|standard| standard.name().to_owned()).unwrap_or_default(),
    ]
}

/// A quantity as [`Quantity::parse`] reads it.
pub(super) fn quantity(quantity: Quantity) -> String {
    match quantity {
        Quantity::Minutes(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        Quantity::Milli(milli) => {
            let part = format!("{:03}", milli % 1_000);
            let part = part.trim_end_matches('0');
            format!("{}{}{part}", milli / 1_000, if part.is_empty() { "" } else { "." })
        }
    }
}

/// A row of a price file: the list that it names, with one item.
type Row = (PriceList, PriceItem);

/// Reads price lists; a list's rows need not stand together, and each must say the same of it. Clients must be on the desk.
#[must_use]
pub fn prices(table: &Table, known: &Known) -> Sheet<PriceList> {
    let mut said: BTreeMap<PriceListId, PriceList> = BTreeMap::new();
    let sheet = read(table, PRICES, |row| {
        let (list, item) = of_row(row, known);
        if let Some(known) = said.get(&list.id).filter(|known| **known != list) {
            let column = if known.scope == list.scope { "from" } else { "for" };
            row.wrong(column, Why::NotOneOf(known.scope.name().into()));
        }
        said.entry(list.id.clone()).or_insert_with(|| list.clone());
        Some((format!("{}\u{1f}{}", list.id, item.code), (list, item)))
    });
    let mut lists: Vec<PriceList> = Vec::new();
    for (list, item) in sheet.records {
        match lists.iter_mut().find(|known| known.id == list.id) {
            Some(known) => known.items.push(item),
            None => lists.push(PriceList { items: vec![item], ..list }),
        }
    }
    Sheet { records: lists, report: sheet.report }
}

fn of_row(row: &mut Fields<'_>, known: &Known) -> Row {
    let zone = known.policy.zone;
    let from = row.read("from", |t| values::date(t, zone));
    let until = row.read("until", |t| values::through(t, zone));
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        row.wrong("until", Why::Backwards);
    }
    let list = PriceList {
        id: row.need("list").into(),
        name: row.text("list_name").into(),
        scope: scope(row, known),
        from,
        until,
        items: Vec::new(),
    };
    row.need("price");
    let unit = row.read("unit", unit).unwrap_or(PriceUnit::Piece);
    let minor = row.read("price", |t| values::money(t).and_then(|minor| if minor < 0 { Err(Why::Money) } else { Ok(minor) }));
    let currency = row.read("currency", currency).unwrap_or_else(|| "RUB".into());
    let vat_percent = row.read("vat_percent", percent).unwrap_or(known.policy.billing.vat_percent);
    let norm = row.read("norm", |t| Quantity::parse(t, unit).ok_or(Why::Number));
    let item = PriceItem {
        code: row.need("code").into(),
        name: row.need("name").into(),
        kind: row.read("kind", |t| named(t, &LineKind::ALL, LineKind::name, &KINDS)).unwrap_or_default(),
        price: Price {
            money: Money { minor: minor.unwrap_or_default(), currency },
            unit,
            vat: row.read("vat_in", values::flag).unwrap_or(true),
        },
        vat_percent,
        norm,
        visible: row.read("visible", values::flag).unwrap_or(true),
        stands_for: row.read("stands_for", |t| named(t, &Standard::ALL, Standard::name, &STANDARDS)),
    };
    (list, item)
}

/// Whose prices: `base`, `category` or `client`, with the category or the client in `of`.
fn scope(row: &mut Fields<'_>, known: &Known) -> Scope {
    let of = row.text("of").to_owned();
    let wanted = match row.text("for").to_lowercase().as_str() {
        "base" | "базовый" | "все" => "base",
        "client" | "клиент" => "client",
        // Nothing said: a word in `of` is a client that the desk knows, else a category.
        "" if of.is_empty() => "base",
        "" if known.companies.contains_key(&CompanyId::new(&of)) => "client",
        "category" | "категория" | "" => "category",
        _ => {
            row.wrong("for", Why::NotOneOf("base, category, client".into()));
            "base"
        }
    };
    match wanted {
        "category" | "client" if of.is_empty() => {
            row.wrong("of", Why::Empty);
            Scope::Base
        }
        "category" => Scope::Category { category: of },
        "client" => {
            let company = CompanyId::new(&of);
            if !known.companies.contains_key(&company) {
                row.wrong("of", Why::Unknown("company"));
            }
            Scope::Client { company }
        }
        _ => Scope::Base,
    }
}

/// What people write for a kind of line.
const KINDS: [(&str, LineKind); 6] = [
    ("работа", LineKind::Work),
    ("услуга", LineKind::Service),
    ("материал", LineKind::Part),
    ("товар", LineKind::Part),
    ("запчасть", LineKind::Part),
    ("выезд", LineKind::Visit),
];

/// What people write for what an item stands for.
const STANDARDS: [(&str, Standard); 3] = [("час", Standard::Hour), ("выезд", Standard::Visit), ("повышение", Standard::Raise)];

/// What people write for a unit, beside its own name.
const UNITS: [(&str, PriceUnit); 14] = [
    ("ч", PriceUnit::Hour),
    ("час", PriceUnit::Hour),
    ("norm_hour", PriceUnit::NormHour),
    ("н-ч", PriceUnit::NormHour),
    ("нормо-час", PriceUnit::NormHour),
    ("нормочас", PriceUnit::NormHour),
    ("шт", PriceUnit::Piece),
    ("штука", PriceUnit::Piece),
    ("pcs", PriceUnit::Piece),
    ("м", PriceUnit::Piece),
    ("балл", PriceUnit::Point),
    ("points", PriceUnit::Point),
    ("руб", PriceUnit::Money),
    ("₽", PriceUnit::Money),
];

fn unit(text: &str) -> Result<PriceUnit, Why> {
    named(text, &PriceUnit::ALL, PriceUnit::name, &UNITS)
}

/// A value by its own name or by a word of people.
fn named<T: Copy>(text: &str, all: &[T], name: fn(T) -> &'static str, words: &[(&str, T)]) -> Result<T, Why> {
    let text = text.to_lowercase();
    let text = text.trim_end_matches('.');
    let own = all.iter().find(|value| name(**value) == text);
    let word = || words.iter().find(|(word, _)| *word == text).map(|(_, value)| value);
    own.or_else(word).copied().ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|value| name(*value)).collect();
        Why::NotOneOf(known.join(", "))
    })
}

/// `22`, `22%`, `без НДС`.
fn percent(text: &str) -> Result<u8, Why> {
    let text = text.to_lowercase();
    if text.contains("без") {
        return Ok(0);
    }
    text.trim_end_matches('%').trim().parse().ok().filter(|percent| *percent <= 100).ok_or(Why::Number)
}

fn currency(text: &str) -> Result<String, Why> {
    let code = text.to_uppercase();
    let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if is_code { Ok(code) } else { Err(Why::NotOneOf("RUB, KZT, EUR, USD".into())) }
}
