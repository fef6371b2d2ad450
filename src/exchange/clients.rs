//! The client's side from canonical tables: companies, contacts, sites, assets.

use super::known::Known;
use super::names::Name;
use super::register::{Called, Whose};
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use crate::desk::client::{Access, Approver, Asset, Company, Contact, Entitled, Pass, Site};
use crate::desk::{CompanyId, SiteId, UnitId, WorkKind, Zone};

/// The columns of a companies file.
pub const COMPANIES: &[Column] = &[
    must("id", &["код"]),
    must("name", &["название", "наименование", "клиент", "контрагент"]),
    may("inn", &["инн"]),
    may("kpp", &["кпп"]),
    may("category", &["категория"]),
    may("vip", &["вип"]),
    may("state_client", &["бюджетный", "госзаказчик"]),
    may("manager", &["менеджер"]),
    may("manager_phone", &["телефон_менеджера"]),
    may("approver", &["согласует"]),
    may("approver_phone", &["телефон_согласующего"]),
    may("excluded", &["кого_не_посылать"]),
    may("preferred", &["свой_инженер"]),
];

/// The columns of a contacts file.
pub const CONTACTS: &[Column] = &[
    must("id", &["код"]),
    may("company", &["клиент"]),
    must("name", &["имя", "фио", "контакт"]),
    may("role", &["должность"]),
    may("phones", &["телефоны", "телефон", "phone"]),
    may("email", &["почта", "e_mail"]),
    may("site", &["объект"]),
    may("approve", &["согласует_платное"]),
    may("hear_debt", &["можно_о_долге"]),
    may("raise", &["может_повышать"]),
];

/// The columns of a sites file.
pub const SITES: &[Column] = &[
    must("id", &["код"]),
    must("company", &["клиент"]),
    must("name", &["название", "объект"]),
    may("address", &["адрес"]),
    may("zone", &["зона"]),
    may("hours", &["часы_доступа"]),
    may("keys", &["ключи"]),
    may("pass_needed", &["нужен_пропуск"]),
    may("passes", &["пропуска"]),
    may("note", &["заметка", "как_попасть"]),
    may("code_word", &["кодовое_слово"]),
];

/// The columns of an assets file.
pub const ASSETS: &[Column] = &[
    must("id", &["код"]),
    must("site", &["объект"]),
    may("company", &["клиент"]),
    must("name", &["название", "оборудование"]),
    may("kind", &["вид_работ", "вид"]),
    may("serial", &["серийный_номер", "sn"]),
    may("warranty_until", &["гарантия_до"]),
    may("defect", &["дефект"]),
];

/// Somebody to ask: a name, and a phone in the column beside it.
pub(super) fn approver(row: &mut Fields<'_>, name: &str, phone: &str, known: &Known) -> Option<Approver> {
    let phone = row.read(phone, |t| values::phone(t, known.country()));
    let name = row.text(name);
    (!name.is_empty()).then(|| Approver { name: name.into(), phone })
}

/// A reference to a company that must be on the desk: its id, its ИНН, or its whole name.
pub(super) fn company_of(row: &mut Fields<'_>, known: &Known) -> Option<CompanyId> {
    row.read("company", |client| match known.register.whose(Called { client, ..Called::default() }) {
        Whose::Of(company) => Ok(company),
        Whose::Unmatched(several) if several.len() > 1 => Err(Why::Several),
        Whose::Nobody | Whose::Unmatched(_) => Err(Why::Unknown("company")),
    })
}

fn site_of(row: &mut Fields<'_>, known: &Known) -> Option<SiteId> {
    row.read("site", |t| {
        let id = SiteId::new(t);
        if known.sites.contains_key(&id) { Ok(id) } else { Err(Why::Unknown("site")) }
    })
}

/// Reads companies; a wrong check digit of an ИНН is a warning, a wrong length is not taken.
#[must_use]
pub fn companies(table: &Table, known: &Known) -> Sheet<Company> {
    read(table, COMPANIES, |row| {
        let (inn, kpp) = row.inn();
        let company = Company {
            id: row.need("id").into(),
            name: row.need("name").into(),
            inn,
            kpp,
            category: row.text("category").into(),
            vip: row.read("vip", values::flag).unwrap_or(false),
            state_client: row.read("state_client", values::flag).unwrap_or(false),
            manager: approver(row, "manager", "manager_phone", known),
            approver: approver(row, "approver", "approver_phone", known),
            excluded: values::list(row.text("excluded")).into_iter().map(UnitId::from).collect(),
            preferred: Some(row.text("preferred")).filter(|t| !t.is_empty()).map(UnitId::new),
        };
        Some((company.id.as_str().to_owned(), company))
    })
}

/// Reads contacts; their companies and sites must be on the desk.
#[must_use]
pub fn contacts(table: &Table, known: &Known) -> Sheet<Contact> {
    read(table, CONTACTS, |row| {
        let contact = Contact {
            id: row.need("id").into(),
            company: company_of(row, known),
            name: row.need("name").into(),
            role: row.text("role").into(),
            phones: row.read("phones", |t| values::phones(t, known.country())).unwrap_or_default(),
            email: row.text("email").into(),
            site: site_of(row, known),
            may: Entitled {
                approve: row.read("approve", values::flag).unwrap_or(false),
                hear_debt: row.read("hear_debt", values::flag).unwrap_or(false),
                raise: row.read("raise", values::flag).unwrap_or(false),
            },
        };
        Some((contact.id.as_str().to_owned(), contact))
    })
}

/// Reads sites; their companies must be on the desk.
#[must_use]
pub fn sites(table: &Table, known: &Known) -> Sheet<Site> {
    read(table, SITES, |row| {
        row.need("company");
        let zone = known.policy.zone;
        let hours = row.read("hours", values::hours).map(|s| (s.from, s.to));
        let passes = values::list(row.text("passes"));
        let passes = passes.iter().map(|one| match one.split_once(':') {
            Some((unit, until)) => Ok(Pass { unit: unit.into(), until: Some(values::through(until.trim(), zone)?) }),
            None => Ok(Pass { unit: one.as_str().into(), until: None }),
        });
        let passes = passes.collect::<Result<Vec<_>, Why>>();
        let site = Site {
            id: row.need("id").into(),
            company: company_of(row, known).unwrap_or_else(|| "".into()),
            name: row.need("name").into(),
            address: row.text("address").into(),
            zone: Zone(row.text("zone").into()),
            access: Access {
                hours,
                keys: row.text("keys").into(),
                pass_needed: row.read("pass_needed", values::flag).unwrap_or(false),
                passes: passes.unwrap_or_else(|why| {
                    row.wrong("passes", why);
                    Vec::new()
                }),
                note: row.text("note").into(),
                code_word: row.text("code_word").into(),
            },
        };
        Some((site.id.as_str().to_owned(), site))
    })
}

/// The site by id, or by what the client calls it.
fn site_among(row: &mut Fields<'_>, known: &Known, company: Option<&CompanyId>) -> Option<SiteId> {
    let Some(company) = company else { return site_of(row, known) };
    row.read("site", |t| {
        let id = SiteId::new(t);
        if known.sites.contains_key(&id) {
            return Ok(id);
        }
        let sought = Name::of(t);
        let theirs = known.site_names.iter().filter(|(id, _)| known.sites.get(*id) == Some(company));
        let mut named = theirs.filter(|(_, name)| Name::of(name.raw()).agrees(&sought)).map(|(id, _)| id);
        match (named.next(), named.next()) {
            (Some(id), None) => Ok(id.clone()),
            _ => Err(Why::Unknown("site")),
        }
    })
}

/// Reads assets; their sites must be on the desk, the company is the site's.
#[must_use]
pub fn assets(table: &Table, known: &Known) -> Sheet<Asset> {
    read(table, ASSETS, |row| {
        row.need("site");
        let company = company_of(row, known);
        let site = site_among(row, known, company.as_ref()).unwrap_or_else(|| "".into());
        let owner = known.sites.get(&site).cloned().unwrap_or_else(|| "".into());
        let asset = Asset {
            id: row.need("id").into(),
            company: company.unwrap_or(owner),
            site,
            name: row.need("name").into(),
            kind: WorkKind(row.text("kind").to_lowercase().into()),
            serial: row.text("serial").into(),
            warranty_until: row.read("warranty_until", |t| values::through(t, known.policy.zone)),
            defect: row.read("defect", values::flag).unwrap_or(false),
        };
        Some((asset.id.as_str().to_owned(), asset))
    })
}
