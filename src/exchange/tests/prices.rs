//! Price lists from tables, and back.

use crate::desk::client::Company;
use crate::desk::price_list::{PriceItem, PriceList, Scope, Standard};
use crate::desk::spec::LineKind;
use crate::desk::{Moment, Money, Policy, Price, PriceUnit, Quantity, Record};
use crate::exchange::prices::prices;
use crate::exchange::{BadRow, Known, Sheet, Table, What, Why, export};
use proptest::prelude::*;

fn known() -> Known {
    let mut known = Known::new(Policy::default(), Moment(0));
    let company: Company = serde_json::from_value(serde_json::json!({ "id": "c1", "name": "Ромашка" })).unwrap();
    known.add(&Record::Company(Box::new(company)));
    known
}

fn told(text: &str) -> Sheet<PriceList> {
    prices(&Table::read(text.as_bytes()).unwrap(), &known())
}

#[test]
fn a_price_file_is_read_as_people_write_it() {
    let sheet = told(
        "прайс;для_кого;чей;код;наименование;ед;цена;ндс\n\
         base;;;В-1;Выезд;шт.;2 500,00;22%\n\
         own;клиент;c1;В-1;Выезд;шт;1 800;без НДС\n\
         base;;;Р-1;Замена диска;н-ч;2400;\n",
    );
    assert_eq!(sheet.report.bad, [], "{:?}", sheet.report.bad);
    let [base, own] = &sheet.records[..] else { panic!("two lists: {:?}", sheet.records) };
    assert_eq!((base.items.len(), own.items.len()), (2, 1));
    assert_eq!(own.scope, Scope::Client { company: "c1".into() });
    assert_eq!((own.items[0].price.money.minor, own.items[0].vat_percent), (180_000, 0));
    assert_eq!((base.items[1].price.unit, base.items[1].vat_percent), (PriceUnit::NormHour, 22), "the house's VAT");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (rows, wrong) in [
        ("a,client,nobody,x,X,1", "of"),
        ("a,category,,x,X,1", "of"),
        ("a,all,,x,X,1", "for"),
        ("a,base,,x,X,-1", "price"),
        ("a,base,,x,,1", "name"),
        ("a,base,,x,X,1\na,category,b,y,Y,1", "for"),
    ] {
        let sheet = told(&format!("list,for,of,code,name,price\n{rows}\n"));
        assert!(sheet.report.bad.iter().any(|bad| bad.column == wrong), "{rows}: {:?}", sheet.report.bad);
    }
    let twice = told("list,code,name,price\na,x,X,1\na,x,X,2\n");
    assert!(matches!(twice.report.bad[..], [BadRow { why: Why::Twice(_), .. }]));
}

fn any_item() -> impl Strategy<Value = PriceItem> {
    let kind = prop::sample::select(LineKind::ALL.to_vec());
    let unit = prop::sample::select(PriceUnit::ALL.to_vec());
    let norm = prop::option::of((1..1_000_000_i64).prop_map(Quantity::Milli));
    let standard = prop::option::of(prop::sample::select(Standard::ALL.to_vec()));
    let name = "[=+@'А-я][А-яa-z0-9 ,\"-]{0,20}[А-я]";
    (name, kind, unit, 0..i64::MAX / 4, any::<bool>(), 0..=100_u8, norm, any::<bool>(), standard).prop_map(
        |(name, kind, unit, minor, vat, vat_percent, norm, visible, stands_for)| PriceItem {
            code: "x".into(),
            name: name.into(),
            kind,
            price: Price { money: Money::rub(minor), unit, vat },
            vat_percent,
            norm,
            visible,
            stands_for,
        },
    )
}

proptest! {
    #[test]
    fn a_price_list_comes_back_as_it_went_out(items in prop::collection::vec(any_item(), 1..8), days in 1..2_000_i64) {
        let items = items.into_iter().enumerate().map(|(n, item)| PriceItem { code: format!("к-{n}").into(), ..item }).collect();
        let from = Moment::parse("2026-01-01T00:00:00+03:00");
        let until = from.map(|from| Moment(from.0 + days * crate::desk::moment::DAY));
        let scope = Scope::Client { company: "c1".into() };
        let list = PriceList { id: "own".into(), name: "Прайс «Ромашки»".into(), scope, from, until, items };
        let mut out = Vec::new();
        let record = Record::PriceList(Box::new(list.clone()));
        let zone = Policy::default().zone;
        export(What::Prices, [&record], zone, &mut out).unwrap();
        let sheet = prices(&Table::read(&out[..]).unwrap(), &known());
        prop_assert_eq!(sheet.report.bad, []);
        prop_assert_eq!(sheet.records, [list]);
    }
}
