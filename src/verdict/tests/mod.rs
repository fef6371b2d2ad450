//! A small desk on which each clause of a contract and each rule of debt can be tried.

mod answers;
mod clauses;
mod laws;
mod table;

use super::*;
use crate::desk::client::{Access, Asset, Company, Entitled, Site};
use crate::desk::contract::*;
use crate::desk::moment::DAY;
use crate::desk::policy::DebtEffect;
use crate::desk::*;

fn at(day: &str) -> Moment {
    Moment::parse(&format!("{day}T00:00:00+03:00")).unwrap()
}

fn now() -> Moment {
    Moment::parse("2026-11-23T10:30:00+03:00").unwrap()
}

fn rubles(sum: i64) -> Money {
    Money::rub(sum * 100)
}

fn price(sum: i64, unit: PriceUnit) -> Price {
    Price { money: rubles(sum), unit, vat: true }
}

fn approver(name: &str) -> Approver {
    Approver { name: name.into(), phone: None }
}

/// What stands on the desk, and what is asked.
struct Scene {
    caller: Option<Contact>,
    dossier: Option<Dossier>,
    policy: Policy,
    packages: Vec<Package>,
    question: Question,
    now: Moment,
}

impl Scene {
    fn caller(&mut self) -> &mut Contact {
        self.caller.as_mut().unwrap()
    }

    fn package(&mut self) -> &mut Package {
        &mut self.desk().packages[0]
    }

    fn camera(&mut self) -> &mut Asset {
        self.question.asset = Some("камера 4".into());
        &mut self.desk().assets[0]
    }

    fn desk(&mut self) -> &mut Dossier {
        self.dossier.as_mut().unwrap()
    }

    fn contract(&mut self) -> &mut Contract {
        &mut self.desk().contracts[0]
    }

    fn second_contract(&mut self, site: &str) {
        let mut second = contract("18", "2026-01-01", "2026-12-20");
        second.covers.sites = Some(vec![site.into()]);
        self.desk().contracts.push(second);
    }

    fn debt(&mut self) -> &mut Debt {
        self.desk().debt.get_or_insert_with(|| Debt {
            company: "logist".into(),
            total: rubles(184_500),
            overdue: Some(rubles(120_000)),
            since: Some(at("2026-09-01")),
            as_of: at("2026-11-22"),
            source: "1С".into(),
            relief: None,
            stop: None,
        })
    }

    fn quota(&mut self, kind: QuotaKind, total: i64, used: i64) -> &mut Quota {
        let contract = self.contract();
        let (from, until) = (Some(at("2026-01-01")), Some(at("2027-01-01")));
        contract.quotas.push(Quota { kind, total, used, every: Period::Once, from, until });
        contract.quotas.last_mut().unwrap()
    }

    fn with<T>(&self, tell: impl FnOnce(&Facts) -> T) -> T {
        tell(&Facts {
            contact: self.caller.as_ref(),
            dossier: self.dossier.as_ref(),
            policy: &self.policy,
            prices: &PriceBook::default(),
            packages: &self.packages,
            calendars: &Calendars::builtin(),
            now: self.now,
        })
    }

    fn judged(&self) -> Verdict {
        self.with(|facts| judge(facts, &self.question))
    }

    fn raise(&self) -> RaiseOffer {
        self.with(|facts| raise_offer(facts, Some(&"17".into())))
    }
}

fn site(id: &str) -> Site {
    Site {
        id: id.into(),
        company: "logist".into(),
        name: id.into(),
        address: "".into(),
        zone: Zone::default(),
        access: Access::default(),
    }
}

fn asset(id: &str, site: &str, kind: &str) -> Asset {
    Asset {
        id: id.into(),
        site: site.into(),
        company: "logist".into(),
        name: id.into(),
        kind: WorkKind(kind.into()),
        serial: "".into(),
        warranty_until: None,
        defect: false,
    }
}

fn contract(id: &str, from: &str, until: &str) -> Contract {
    Contract {
        id: id.into(),
        number: format!("{id}-О").into(),
        company: "logist".into(),
        package: "advanced".into(),
        state: ContractState::Active,
        from: at(from),
        until: at(until),
        targets: None,
        covers: Coverage::default(),
        quotas: vec![],
        raise: None,
        rates: None,
        manager: None,
        conditions: Conditions::default(),
    }
}

/// Anna of Логист calls about warehouse 2; contract 17-О covers video and access control until the end of the year.
fn scene() -> Scene {
    let targets = Targets {
        goals: Default::default(),
        calendar: "24x7".into(),
        critical_calendar: None,
        reaction_by: ReactionBy::default(),
        holder: None,
        queue: None,
        warn_percent: vec![],
    };
    let package = Package {
        conditions: Conditions::default(),
        id: "advanced".into(),
        name: "Продвинутый".into(),
        targets,
        kinds: Some(vec![WorkKind("видео".into()), WorkKind("скуд".into())]),
        quotas: vec![],
        raise: RaiseRight::No,
        rates: Rates { hour: Some(price(2_500, PriceUnit::Hour)), visit: Some(price(1_800, PriceUnit::Piece)) },
    };
    let company = Company {
        id: "logist".into(),
        name: "Логист".into(),
        inn: "7701234567".into(),
        kpp: String::new(),
        category: String::new(),
        vip: false,
        state_client: false,
        manager: Some(approver("Орлова")),
        approver: Some(approver("Гришин")),
        excluded: vec![],
        preferred: None,
    };
    let anna = Contact {
        id: "anna".into(),
        company: Some("logist".into()),
        name: "Анна Ким".into(),
        role: "управляющая".into(),
        phones: vec![],
        email: "".into(),
        site: Some("склад 2".into()),
        may: Entitled::default(),
    };
    let dossier = Dossier {
        origins: crate::desk::Origins::default(),
        prices: PriceBook::default(),
        company,
        contacts: vec![anna.clone()],
        sites: vec![site("склад 2"), site("офис")],
        assets: vec![asset("камера 4", "склад 2", "видео"), asset("сервер", "офис", "сети")],
        contracts: vec![contract("17", "2026-01-01", "2027-01-01")],
        packages: Vec::new(),
        debt: None,
        open: vec![],
        maintenance: vec![],
        calls: vec![],
        done: vec![],
        voices: vec![],
    };
    let full = Package { id: "full".into(), name: "Всё включено".into(), kinds: None, ..package.clone() };
    let dossier = Dossier { packages: vec![package.clone()], ..dossier };
    Scene {
        caller: Some(anna),
        dossier: Some(dossier),
        policy: Policy::default(),
        packages: vec![package, full],
        question: Question::default(),
        now: now(),
    }
}

fn staged(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = scene();
    change(&mut scene);
    scene
}
