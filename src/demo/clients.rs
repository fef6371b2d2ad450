//! Clients: companies with objects, equipment, people, contracts, debts. Any of them can be made again from its number.

use super::Recipe;
use super::cast;
use super::dice::Dice;
use super::house::ZONES;
use super::jobs::{KINDS, equipment};
use super::terms;
use super::words::{ROLES, address, contact_phone, inn, latin, person};
use crate::desk::client::{Access, Approver, Asset, Company, Contact, Entitled, Pass, Site};
use crate::desk::contract::{Contract, Debt};
use crate::desk::moment::DAY;
use crate::desk::visit::Maintenance;
use crate::desk::{AssetId, CompanyId, ContactId, Moment, SiteId, UnitId, WorkKind, Zone};

/// One client with all that hangs on it.
#[derive(Clone, Debug)]
pub struct Client {
    pub company: Company,
    pub sites: Vec<Site>,
    pub assets: Vec<Asset>,
    pub contacts: Vec<Contact>,
    pub contract: Option<Contract>,
    pub debt: Option<Debt>,
    pub maintenance: Vec<Maintenance>,
}

/// A trade: how its companies are called, what their objects are, what they have us for.
struct Trade {
    names: &'static [&'static str],
    numbered: bool,
    sites: &'static [&'static str],
    kinds: &'static [usize],
    budget: bool,
}

const TRADES: [Trade; 12] = [
    Trade {
        names: &["Аптека", "Аптека Здоровье", "Аптека у дома"],
        numbered: true,
        sites: &["зал", "склад", "касса 2"],
        kinds: &[0, 2, 4],
        budget: false,
    },
    Trade {
        names: &["Школа", "Детский сад", "Гимназия"],
        numbered: true,
        sites: &["корпус А", "корпус Б", "спортзал"],
        kinds: &[0, 1, 2, 3],
        budget: true,
    },
    Trade {
        names: &["Вектор", "Альянс", "Меридиан", "Горизонт", "Орион", "Квартал"],
        numbered: false,
        sites: &["офис", "офис 2", "архив"],
        kinds: &[1, 3, 5, 6, 7],
        budget: false,
    },
    Trade {
        names: &["ТЦ Южный", "ТЦ Берег", "ТЦ Радуга", "ТЦ Магистраль"],
        numbered: false,
        sites: &["атриум", "паркинг", "служебный вход", "4 этаж"],
        kinds: &[0, 1, 2, 3],
        budget: false,
    },
    Trade {
        names: &["Склад-Сервис", "ТрансЛог", "Терминал", "Грузовик"],
        numbered: false,
        sites: &["склад 1", "склад 2", "проходная", "офис"],
        kinds: &[0, 1, 2, 6],
        budget: false,
    },
    Trade {
        names: &["Пекарня", "Кондитерская", "Столовая"],
        numbered: true,
        sites: &["цех", "магазин", "касса 1"],
        kinds: &[0, 4, 5],
        budget: false,
    },
    Trade {
        names: &["Клиника Забота", "Стоматология Жемчуг", "Центр зрения", "Лаборатория"],
        numbered: false,
        sites: &["регистратура", "процедурная", "серверная"],
        kinds: &[1, 2, 3, 5, 6],
        budget: false,
    },
    Trade {
        names: &["Поликлиника", "Больница"],
        numbered: true,
        sites: &["корпус 1", "корпус 2", "приёмное"],
        kinds: &[0, 1, 2, 7],
        budget: true,
    },
    Trade {
        names: &["Завод Метиз", "Завод Опора", "Фабрика Нить", "Комбинат"],
        numbered: false,
        sites: &["проходная", "цех 1", "цех 3", "заводоуправление"],
        kinds: &[0, 1, 2, 3, 7],
        budget: false,
    },
    Trade {
        names: &["Отель Причал", "Гостиница Уют", "Хостел Компас"],
        numbered: false,
        sites: &["стойка", "кухня", "парковка"],
        kinds: &[0, 1, 3, 7],
        budget: false,
    },
    Trade {
        names: &["Автоцентр", "Шиномонтаж", "Автомойка"],
        numbered: true,
        sites: &["бокс 1", "приёмка", "касса"],
        kinds: &[0, 2, 4],
        budget: false,
    },
    Trade {
        names: &["Магазин Продукты", "Супермаркет Сосед", "Магазин Обувь", "Цветы"],
        numbered: true,
        sites: &["зал", "касса 1", "касса 3", "склад"],
        kinds: &[0, 2, 4, 5],
        budget: false,
    },
];

/// The n-th client: the cast first, then made-up ones.
pub fn client(recipe: &Recipe, n: usize) -> Client {
    let mut dice = Dice::of(recipe.seed, "client", n);
    let mut client = match cast::client(recipe, n) {
        Some(client) => client,
        None => made_up(recipe, n, &mut dice),
    };
    people(recipe, n, &mut client, &mut dice);
    if n >= cast::CLIENTS {
        client.contract = terms::contract(recipe, n, &client, &mut dice);
        client.debt = terms::debt(recipe, n, &mut dice);
    }
    client.maintenance = terms::maintenance(recipe, n, &client, &mut dice);
    client
}

fn made_up(recipe: &Recipe, n: usize, dice: &mut Dice) -> Client {
    let place = n - cast::CLIENTS.min(n);
    let trade = &TRADES[place % TRADES.len()];
    let round = place / TRADES.len();
    let word = trade.names[round % trade.names.len()];
    let again = round / trade.names.len();
    let number = 2 + round * 3 + place % 3;
    let name = match (trade.numbered, again) {
        // The cast keeps its names to itself.
        (true, _) if cast::is_called(&format!("{word} {number}")) => format!("{word} {}", number + 1),
        (true, _) => format!("{word} {number}"),
        (false, 0) => word.to_owned(),
        (false, again) => format!("{word}-{}", again + 1),
    };
    let id = CompanyId::new(&format!("c{}", n + 1));
    let manager = *dice.pick(&["Гришин И.П.", "Лаптева О.С.", "Дорохов В.А."]);
    let company = Company {
        id: id.clone(),
        name: name.into(),
        inn: inn(dice),
        kpp: format!("{}01001", dice.between(7701, 7850)),
        category: (*dice.pick(&["А", "Б", "Б", "В"])).into(),
        vip: dice.percent(4),
        state_client: trade.budget,
        manager: Some(Approver { name: manager.into(), phone: super::words::own_phone(9_000) }),
        approver: None,
        excluded: if dice.percent(4) { vec![some_engineer(recipe, dice)] } else { Vec::new() },
        preferred: dice.percent(12).then(|| some_engineer(recipe, dice)),
    };
    let sites: Vec<Site> = (0..=dice.weighted(&[45, 35, 20])).map(|k| site(recipe, n, k, &id, trade, dice)).collect();
    let mut client =
        Client { company, sites, assets: Vec::new(), contacts: Vec::new(), contract: None, debt: None, maintenance: Vec::new() };
    for k in 0..client.sites.len() {
        for kind in trade.kinds.iter().take(2 + dice.below(2)) {
            let asset = asset(recipe, n, k, client.assets.len(), &client, KINDS[*kind], dice);
            client.assets.push(asset);
        }
    }
    client
}

fn some_engineer(recipe: &Recipe, dice: &mut Dice) -> UnitId {
    UnitId::new(&format!("e{}", 1 + dice.below(recipe.engineers)))
}

fn site(recipe: &Recipe, n: usize, k: usize, company: &CompanyId, trade: &Trade, dice: &mut Dice) -> Site {
    let zone = (n + if dice.percent(30) { dice.below(6) } else { 0 }) % ZONES.len();
    let pass_needed = dice.percent(25);
    let keys = *dice.pick(&["", "", "", "ключ у охраны", "ключ у завхоза", "сейф на посту, код у администратора"]);
    let note = *dice.pick(&["", "", "", "домофон 15", "въезд со двора", "собака во дворе", "парковка слева", "бахилы"]);
    Site {
        id: SiteId::new(&format!("s{}-{}", n + 1, k + 1)),
        company: company.clone(),
        name: trade.sites[k % trade.sites.len()].into(),
        address: address(dice).into(),
        zone: Zone(ZONES[zone].into()),
        access: Access {
            hours: match dice.below(4) {
                0 => None,
                1 => Some((480, 1200)),
                2 => Some((540, 1080)),
                _ => Some((600, 1320)),
            },
            keys: keys.into(),
            pass_needed,
            passes: if pass_needed { passes(recipe, dice) } else { Vec::new() },
            note: note.into(),
            code_word: "".into(),
        },
    }
}

fn passes(recipe: &Recipe, dice: &mut Dice) -> Vec<Pass> {
    let until = Moment(recipe.at(0, 0).0 + dice.between(-10, 200) * DAY);
    (0..=dice.below(3)).map(|_| Pass { unit: some_engineer(recipe, dice), until: Some(until) }).collect()
}

/// A piece of equipment of a kind at the k-th site.
pub fn asset(recipe: &Recipe, n: usize, k: usize, count: usize, client: &Client, kind: &str, dice: &mut Dice) -> Asset {
    let warranty = dice.between(-900, 900);
    Asset {
        id: AssetId::new(&format!("a{}-{}", n + 1, count + 1)),
        site: client.sites[k].id.clone(),
        company: client.company.id.clone(),
        name: (*dice.pick(equipment(kind))).into(),
        kind: WorkKind(kind.into()),
        serial: format!("{}{:07}", latin(kind).chars().next().unwrap_or('x').to_ascii_uppercase(), dice.below(10_000_000)).into(),
        warranty_until: dice.percent(80).then(|| recipe.at(warranty, 0)),
        defect: dice.percent(4),
    }
}

/// Fills up the client's people to its share of all contacts.
fn people(recipe: &Recipe, n: usize, client: &mut Client, dice: &mut Dice) {
    let (share, first) = recipe.contacts_of(n);
    let own = client.contacts.len();
    for k in own..share {
        let name = person(dice);
        let main = k == 0;
        let site = dice.below(client.sites.len());
        client.contacts.push(Contact {
            id: ContactId::new(&format!("p{}-{}", n + 1, k + 1)),
            company: Some(client.company.id.clone()),
            email: format!("{}@{}.example", latin(name.split(' ').next().unwrap_or_default()), latin(client.company.name.raw()))
                .into(),
            name: name.into(),
            role: if main { "директор" } else { *dice.pick(&ROLES) }.into(),
            phones: contact_phone(first + k).into_iter().collect(),
            site: Some(client.sites[site].id.clone()),
            may: Entitled { approve: main, hear_debt: main || dice.percent(20), raise: main || dice.percent(30) },
        });
    }
    if client.company.approver.is_none()
        && let Some(first) = client.contacts.first()
    {
        client.company.approver = Some(Approver { name: first.name.clone(), phone: first.phones.first().cloned() });
    }
}
