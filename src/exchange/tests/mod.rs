//! Tables in and out: what people write in cells, which rows are refused and why, and that an export comes back the same.

mod furniture;
mod fuzz;
mod log;
mod matching;
mod osv;
mod policy;
mod prices;
mod round_trip;
mod tables;
mod values;
mod workbooks;
pub mod xlsx;

use super::{Known, Table};
use crate::desk::client::{Approver, Company};
use crate::desk::{Moment, Phone, Policy};

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn known() -> Known {
    Known::new(Policy::default(), at("2026-11-21T12:00:00+03:00"))
}

fn table(text: &str) -> Table {
    Table::read(text.as_bytes()).expect("it reads")
}

fn company(id: &str, name: &str, inn: &str) -> Company {
    Company {
        id: id.into(),
        name: name.into(),
        inn: inn.into(),
        kpp: String::new(),
        category: "А".into(),
        vip: false,
        state_client: true,
        manager: Some(Approver { name: "Гришин И.П.".into(), phone: Phone::from_e164("+79000000001") }),
        approver: None,
        excluded: vec!["e1".into()],
        preferred: Some("e2".into()),
    }
}
