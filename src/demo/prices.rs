//! What the made-up company charges: a base list, one for the category «А» and one of a single client; and what stood in bills.

use super::Recipe;
use super::cast;
use super::dice::Dice;
use super::house::roubles;
use crate::desk::price_list::{PriceItem, PriceList, Scope, Standard};
use crate::desk::spec::LineKind;
use crate::desk::{Change, Line, PriceUnit, Quantity};

/// Minutes of a norm-hour work, or none: then one of it is one piece.
type Norm = Option<i64>;

/// Code, kind of work that needs it (any where empty), what it is, name, roubles, norm in minutes.
const ITEMS: [(&str, &str, LineKind, &str, i64, Norm); 26] = [
    ("В-001", "", LineKind::Visit, "Выезд инженера", 2_500, None),
    ("В-002", "", LineKind::Visit, "Выезд ночью и в выходной", 4_500, None),
    ("Р-001", "", LineKind::Work, "Диагностика на объекте", 2_400, Some(30)),
    ("Р-010", "видео", LineKind::Work, "Замена жёсткого диска регистратора", 2_400, Some(60)),
    ("Р-011", "видео", LineKind::Work, "Чистка и настройка камеры", 2_400, Some(40)),
    ("Р-012", "видео", LineKind::Work, "Монтаж камеры с прокладкой кабеля", 2_400, Some(180)),
    ("Р-020", "скуд", LineKind::Work, "Замена считывателя", 2_400, Some(45)),
    ("Р-021", "скуд", LineKind::Work, "Регулировка доводчика и замка", 2_400, Some(30)),
    ("Р-030", "опс", LineKind::Work, "Чистка дымового датчика", 2_600, Some(20)),
    ("Р-031", "опс", LineKind::Work, "Замена аккумулятора прибора", 2_600, Some(20)),
    ("Р-040", "сети", LineKind::Work, "Настройка маршрутизатора", 2_400, Some(60)),
    ("Р-041", "сети", LineKind::Work, "Прокладка розетки", 2_400, Some(90)),
    ("Р-050", "кассы", LineKind::Work, "Замена фискального накопителя", 2_600, Some(60)),
    ("Р-060", "1с", LineKind::Work, "Обновление релиза 1С", 2_800, Some(90)),
    ("Р-070", "рабочие места", LineKind::Work, "Подготовка рабочего места", 2_200, Some(120)),
    ("Р-080", "телефония", LineKind::Work, "Настройка телефонного аппарата", 2_200, Some(30)),
    ("М-010", "видео", LineKind::Part, "Жёсткий диск 4 ТБ для видеозаписи", 12_900, None),
    ("М-011", "видео", LineKind::Part, "Камера купольная 4 Мп", 8_700, None),
    ("М-020", "скуд", LineKind::Part, "Считыватель карт", 6_300, None),
    ("М-030", "опс", LineKind::Part, "Аккумулятор 12 В, 7 А·ч", 2_150, None),
    ("М-031", "опс", LineKind::Part, "Датчик дыма", 1_480, None),
    ("М-040", "сети", LineKind::Part, "Кабель витая пара, метр", 48, None),
    ("М-050", "кассы", LineKind::Part, "Фискальный накопитель на 15 месяцев", 11_400, None),
    ("М-060", "", LineKind::Part, "Блок питания 12 В, 5 А", 1_950, None),
    ("М-070", "рабочие места", LineKind::Part, "Блок питания компьютера 500 Вт", 4_600, None),
    ("У-001", "", LineKind::Service, "Срочный приоритет", 1_500, None),
];

fn item(place: usize, share: i64) -> PriceItem {
    let (code, _, kind, name, sum, norm) = ITEMS[place];
    let unit = if norm.is_some() { PriceUnit::NormHour } else { PriceUnit::Piece };
    let stands_for = match code {
        "В-001" => Some(Standard::Visit),
        "У-001" => Some(Standard::Raise),
        _ => None,
    };
    PriceItem {
        code: code.into(),
        name: name.into(),
        kind,
        price: roubles(sum * share / 100, unit),
        vat_percent: 22,
        norm: norm.map(Quantity::Minutes),
        visible: true,
        stands_for,
    }
}

/// The three lists.
pub fn lists(recipe: &Recipe) -> Vec<PriceList> {
    let from = Some(recipe.at(-300, 0));
    let list =
        |id: &str, name: &str, scope, items| PriceList { id: id.into(), name: name.into(), scope, from, until: None, items };
    let works = (0..ITEMS.len()).filter(|place| ITEMS[*place].2 != LineKind::Part);
    let own = [0, 2, 3, 16].map(|place| item(place, 80));
    let logist = cast::number_of("Логист").map(|n| format!("c{}", n + 1).into());
    let mut lists = vec![
        list("base", "Базовый прайс", Scope::Base, (0..ITEMS.len()).map(|place| item(place, 100)).collect()),
        list("category-a", "Прайс категории А", Scope::Category { category: "А".into() }, works.map(|n| item(n, 90)).collect()),
    ];
    lists.extend(logist.map(|company| list("logist", "Прайс Логиста", Scope::Client { company }, own.to_vec())));
    lists
}

/// What was billed for a work of this kind: a work or two, and often a part; within the contract or not.
pub fn billed(recipe: &Recipe, index: usize, kind: &str, has_contract: bool) -> Vec<Change> {
    let mut dice = Dice::of(recipe.seed, "bill", index);
    if !dice.percent(25) {
        return Vec::new();
    }
    let fits = |wanted: LineKind| move |place: &usize| ITEMS[*place].2 == wanted && [kind, ""].contains(&ITEMS[*place].1);
    let works: Vec<usize> = (0..ITEMS.len()).filter(fits(LineKind::Work)).collect();
    let parts: Vec<usize> = (0..ITEMS.len()).filter(fits(LineKind::Part)).collect();
    let mut chosen = vec![*dice.pick(&works)];
    if dice.percent(60) {
        chosen.push(*dice.pick(&parts));
    }
    let covered = has_contract && dice.percent(60);
    chosen
        .into_iter()
        .map(|place| {
            let item = item(place, 100);
            let quantity = item.usual();
            // Works are within the contract, parts are paid for.
            let covered = covered && item.kind == LineKind::Work;
            let line = Line::one(item.kind, item.name, item.price, item.vat_percent);
            Change::AddLine { line: Box::new(Line { item: Some(item.code), quantity, covered, ..line }) }
        })
        .collect()
}
