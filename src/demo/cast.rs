//! The clients and tickets that every desk of the demo has: those of the pictures in the documents.

use super::Recipe;
use super::clients::{Client, asset};
use super::dice::Dice;
use super::house::{ZONES, roubles, round_the_clock};
use super::jobs::{JOBS, Job};
use super::terms::signed;
use super::words::{contact_phone, inn, own_phone};
use crate::desk::client::{Access, Approver, Company, Contact, Entitled, Pass, Site};
use crate::desk::contract::{Contract, Debt, Quota, QuotaKind, Rates};
use crate::desk::{CompanyId, ContactId, Money, Period, Phone, PriceUnit, SiteId, Zone};

/// How many clients are written by hand.
pub const CLIENTS: usize = 7;
/// How many people of theirs are.
pub const PEOPLE: usize = {
    let (mut all, mut n) = (0, 0);
    while n < CLIENTS {
        all += ROLES[n].people.len();
        n += 1;
    }
    all
};
/// No client of the cast has more people than that.
pub const MOST_PEOPLE: usize = 2;
/// The one that calls in the picture.
pub const CALLER: usize = 3;

struct Role {
    name: &'static str,
    package: &'static str,
    state_client: bool,
    /// Name, address, zone.
    sites: &'static [(&'static str, &'static str, usize)],
    kinds: &'static [&'static str],
    /// Name, what they are.
    people: &'static [(&'static str, &'static str)],
}

const ROLES: [Role; CLIENTS] = [
    Role {
        name: "Ромашка",
        package: "advanced",
        state_client: false,
        sites: &[("Лесная 5", "Лесная 5", 0), ("офис", "Садовая 18, офис 4", 4)],
        kinds: &["скуд", "1с"],
        people: &[("Ирина Белова", "администратор"), ("Олег Ромашов", "директор")],
    },
    Role {
        name: "ТЦ Северный",
        package: "full",
        state_client: false,
        sites: &[("атриум", "Северная 40", 0), ("4 этаж", "Северная 40", 0)],
        kinds: &["опс", "видео"],
        people: &[("Виктор Орлов", "начальник охраны"), ("Дарья Зимина", "управляющая")],
    },
    Role {
        name: "Аптека 36",
        package: "basic",
        state_client: false,
        sites: &[("Мира 12", "Мира 12", 4)],
        kinds: &["кассы", "видео"],
        people: &[("Галина Носкова", "заведующая")],
    },
    Role {
        name: "Логист",
        package: "advanced",
        state_client: false,
        sites: &[("склад 2", "Складская 7, ворота 3", 3), ("офис", "Вокзальная 1", 4)],
        kinds: &["видео", "рабочие места"],
        people: &[("Анна Ким", "управляющая"), ("Тимур Саидов", "завхоз")],
    },
    Role {
        name: "Школа 9",
        package: "basic",
        state_client: true,
        sites: &[("корпус А", "Школьная 9", 2)],
        kinds: &["сети", "опс"],
        people: &[("Людмила Панова", "завхоз")],
    },
    Role {
        name: "Банк Восток",
        package: "full",
        state_client: false,
        sites: &[("касса 3", "Победы 61", 3), ("отделение", "Победы 61", 3)],
        kinds: &["опс", "скуд"],
        people: &[("Рустам Галеев", "начальник охраны")],
    },
    Role {
        name: "Пекарня 4",
        package: "basic",
        state_client: false,
        sites: &[("цех", "Заводская 22", 5)],
        kinds: &["рабочие места", "видео"],
        people: &[("Светлана Мельник", "технолог")],
    },
];

/// How many people the n-th client has by hand.
pub fn people(n: usize) -> usize {
    ROLES.get(n).map_or(0, |role| role.people.len())
}

/// Is one of the cast called so?
pub fn is_called(name: &str) -> bool {
    ROLES.iter().any(|role| role.name == name)
}

/// The number of the client of that name.
pub fn number_of(name: &str) -> Option<usize> {
    ROLES.iter().position(|role| role.name == name)
}

/// The n-th client, where it is one of the cast.
pub fn client(recipe: &Recipe, n: usize) -> Option<Client> {
    let role = ROLES.get(n)?;
    let mut dice = Dice::of(recipe.seed, "cast", n);
    let id = CompanyId::new(&format!("c{}", n + 1));
    let grishin = Approver { name: "Гришин И.П.".into(), phone: own_phone(9_000) };
    let company = Company {
        id: id.clone(),
        name: role.name.into(),
        inn: inn(&mut dice),
        kpp: "780101001".into(),
        category: "А".into(),
        vip: role.name == "Банк Восток",
        state_client: role.state_client,
        manager: Some(Approver { name: "Лаптева О.С.".into(), phone: own_phone(9_001) }),
        approver: (role.name == "Логист").then(|| grishin.clone()),
        excluded: Vec::new(),
        preferred: None,
    };
    let sites = role.sites.iter().enumerate().map(|(k, (name, address, zone))| Site {
        id: SiteId::new(&format!("s{}-{}", n + 1, k + 1)),
        company: id.clone(),
        name: (*name).into(),
        address: (*address).into(),
        zone: Zone(ZONES[*zone].into()),
        access: access(recipe, role.name, k),
    });
    let mut client = Client {
        sites: sites.collect(),
        company,
        assets: Vec::new(),
        contacts: Vec::new(),
        contract: None,
        debt: None,
        maintenance: Vec::new(),
    };
    for k in 0..client.sites.len() {
        for kind in role.kinds {
            let asset = asset(recipe, n, k, client.assets.len(), &client, kind, &mut dice);
            client.assets.push(asset);
        }
    }
    client.contacts = role.people.iter().enumerate().map(|(k, person)| contact(n, k, &client, *person)).collect();
    client.contract = Some(contract(recipe, n, role, &client));
    client.debt = Some(debt(recipe, n, role.name));
    Some(client)
}

fn contact(n: usize, k: usize, client: &Client, (name, role): (&str, &str)) -> Contact {
    let phone = if name == "Анна Ким" { Phone::from_e164("+79215550142") } else { contact_phone(240_000 + n * 8 + k) };
    Contact {
        id: ContactId::new(&format!("p{}-{}", n + 1, k + 1)),
        company: Some(client.company.id.clone()),
        name: name.into(),
        role: role.into(),
        phones: phone.into_iter().collect(),
        email: "".into(),
        site: client.sites.first().map(|s| s.id.clone()),
        may: Entitled { approve: false, hear_debt: k == 0, raise: true },
    }
}

fn access(recipe: &Recipe, company: &str, site: usize) -> Access {
    let pass = |unit: &str, days: i64| Pass { unit: unit.into(), until: Some(recipe.at(days, 0)) };
    match (company, site) {
        ("Логист", 0) => Access {
            hours: None,
            keys: "ворота 3, звонок охране".into(),
            pass_needed: true,
            passes: vec![pass("e2", 120), pass("e3", 60)],
            note: "охрана 24 ч".into(),
            code_word: "Маяк".into(),
        },
        ("ТЦ Северный", _) => Access {
            hours: Some((540, 1320)),
            keys: "щитовая у охраны".into(),
            pass_needed: true,
            passes: vec![pass("e3", 200), pass("b2", 90)],
            note: "служебный вход со двора".into(),
            code_word: "".into(),
        },
        ("Банк Восток", _) => Access {
            hours: Some((540, 1080)),
            keys: "только с сотрудником охраны".into(),
            pass_needed: true,
            passes: vec![pass("b2", 30), pass("e1", 30)],
            note: "паспорт обязательно".into(),
            code_word: "Восток-7".into(),
        },
        ("Школа 9", _) => {
            Access { hours: Some((480, 1080)), note: "на переменах не сверлить".into(), ..Access::default() }
        }
        _ => Access { hours: Some((540, 1260)), ..Access::default() },
    }
}

fn contract(recipe: &Recipe, n: usize, role: &Role, client: &Client) -> Contract {
    let year_end = recipe.days_to_year_end();
    let mut contract = signed(recipe, n, client, role.package, (-300, year_end));
    contract.targets = Some(round_the_clock());
    contract.number = format!("{}-О", 14 + n).into();
    if role.name == "Ромашка" {
        let like = contract.quotas.first().cloned();
        contract.quotas.extend(like.map(|like| Quota { kind: QuotaKind::GiftMinutes, total: 120, used: 30, ..like }));
    }
    if role.name == "Логист" {
        contract.number = "17-О".into();
        let quota = |kind, total, used| Quota {
            kind,
            total,
            used,
            every: Period::Once,
            from: Some(contract.from),
            until: Some(contract.until),
        };
        contract.quotas =
            vec![quota(QuotaKind::Visits, 4, 4), quota(QuotaKind::PhoneMinutes, 300, 220), quota(QuotaKind::Raises, 2, 1)];
        contract.rates =
            Some(Rates { hour: Some(roubles(2_500, PriceUnit::Hour)), visit: Some(roubles(1_800, PriceUnit::Piece)) });
    }
    contract
}

fn debt(recipe: &Recipe, n: usize, name: &str) -> Debt {
    let (total, overdue, days) = match name {
        "Логист" => (1_240_000, 480_000, 9),
        "Пекарня 4" => (8_450_000, 8_450_000, 52),
        "Школа 9" => (31_000_000, 31_000_000, 70),
        "ТЦ Северный" => (-2_500_000, 0, 0),
        _ => (0, 0, 0),
    };
    Debt {
        company: format!("c{}", n + 1).into(),
        total: Money::rub(total),
        overdue: Some(Money::rub(overdue)),
        since: (overdue > 0).then(|| recipe.at(-days, 0)),
        as_of: recipe.at(-1, 18 * 60),
        source: "1С".into(),
        relief: None,
        stop: None,
    }
}

/// What stands on the board at every start.
pub struct Part {
    pub number: i64,
    pub client: usize,
    pub site: usize,
    /// Kind of work, and the subject.
    pub kind: &'static str,
    pub subject: &'static str,
    pub words: &'static str,
    pub priority: crate::desk::Priority,
    pub mode: crate::desk::Mode,
    pub scene: super::story::Scene,
    /// Who holds it.
    pub unit: &'static str,
    /// Minutes from now until the deadline that it is to be sorted by; a promise where `promised`.
    pub due: i64,
    /// Which goal that deadline comes from, in minutes.
    pub goal: i64,
    pub promised: bool,
    pub calls: u32,
}

impl Part {
    /// The job it is: like the typical one of its kind, with its own words.
    pub fn job(&self) -> Job {
        let like =
            JOBS.iter().find(|j| j.kind == self.kind && self.subject.starts_with(j.subject.split(':').next().unwrap_or("")));
        let like = like.or_else(|| JOBS.iter().find(|j| j.kind == self.kind)).unwrap_or(&JOBS[0]);
        Job { subject: self.subject, words: self.words, mode: self.mode, priority: self.priority, ..*like }
    }
}

/// How many tickets are written by hand.
pub const TICKETS: usize = 10;

/// The ticket of the cast at a place.
pub fn part(recipe: &Recipe, place: usize) -> Option<Part> {
    if place < TICKETS { parts(recipe).into_iter().nth(place) } else { None }
}

fn parts(recipe: &Recipe) -> [Part; TICKETS] {
    use super::story::Scene::{Confirmed, Fresh, Paused, Pool, Told, Travelling, Working};
    use crate::desk::Mode::{Remote, Visit};
    use crate::desk::Priority::{Critical, High, Low, Normal};
    let until = |days: i64, minute: i64| recipe.at(days, minute).minutes_since(recipe.now).0;
    let part = |number, (client, site), (kind, subject, words), (priority, mode), (scene, unit), (due, goal)| Part {
        number,
        client,
        site,
        kind,
        subject,
        words,
        priority,
        mode,
        scene,
        unit,
        due,
        goal,
        promised: number == 1047,
        calls: if number == 1029 { 2 } else { 1 },
    };
    [
        part(
            1038,
            (0, 0),
            ("скуд", "СКУД: дверь зажата", "Дверь не открывается, люди ждут на улице"),
            (High, Visit),
            (Travelling, "Петров"),
            (-50, 240),
        ),
        part(
            1051,
            (1, 0),
            ("опс", "Пож. сигнализация: неисправность", "Прибор пищит, на табло «неисправность»"),
            (Critical, Visit),
            (Fresh, ""),
            (-15, 30),
        ),
        part(
            1047,
            (2, 0),
            ("кассы", "Перезвонить о цене", "Сколько стоит замена ФН на двух кассах?"),
            (Normal, Remote),
            (Pool, ""),
            (15, 0),
        ),
        part(
            1029,
            (3, 0),
            ("видео", "Камеры: нет записи", "Регистратор пищит, архив пустой с пятницы"),
            (High, Visit),
            (Told, "Сидоров"),
            (40, 240),
        ),
        part(1049, (4, 0), ("сети", "Нет интернета", "Урок информатики через час"), (Normal, Remote), (Fresh, ""), (50, 120)),
        part(
            1044,
            (5, 0),
            ("опс", "Тревожная кнопка: проверить", "После ремонта кассы просят проверку"),
            (Normal, Visit),
            (Confirmed, "Бригада 2"),
            (120, 480),
        ),
        part(
            1040,
            (0, 1),
            ("1с", "1С не печатает чек", "Документ проведён, чек не идёт"),
            (Normal, Remote),
            (Working, "Лин"),
            (210, 1440),
        ),
        part(
            1052,
            (3, 1),
            ("рабочие места", "Новый сотрудник: рабочее место", "Выходит в среду, стол у окна"),
            (Low, Remote),
            (Pool, ""),
            (390, 4320),
        ),
        part(
            1033,
            (1, 1),
            ("опс", "Датчик дыма: загрязнён", "Один датчик просит чистки"),
            (Low, Visit),
            (Confirmed, "Ежов"),
            (until(2, 720), 4320),
        ),
        part(
            1027,
            (6, 0),
            ("рабочие места", "Не включается компьютер", "Ждём блок питания"),
            (Low, Visit),
            (Paused, "Козлов"),
            (until(2, 600), 4320),
        ),
    ]
}
