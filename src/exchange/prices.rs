//! Price lists as a table: an item a row, its list named in each.

use super::export::word;
use super::sheet::{Column, may, must};
use super::words::{Words, flag, money};
use crate::desk::Quantity;
use crate::desk::price_list::{PriceItem, PriceList, Scope};

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
        item.norm.map(|norm| quantity(norm)).unwrap_or_default(),
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
