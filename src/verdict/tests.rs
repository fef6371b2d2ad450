//! The verdict as a table that a lawyer could read: what stands on the desk, what is asked, what is answered.

use super::*;
use crate::desk::client::{Access, Asset, Company, Entitled, Site};
use crate::desk::contract::*;
use crate::desk::moment::DAY;
use crate::desk::policy::DebtEffect;
use crate::desk::*;
use std::collections::BTreeSet;

const KNOWN: Certainty = Certainty::Known;
const STALE: Certainty = Certainty::Stale;
const UNKNOWN: Certainty = Certainty::Unknown;

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
    question: Question,
}

impl Scene {
    fn desk(&mut self) -> &mut Dossier {
        self.dossier.as_mut().unwrap()
    }

    fn contract(&mut self) -> &mut Contract {
        &mut self.desk().contracts[0]
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
        contract.quotas.push(Quota { kind, total, used, from: Some(at("2026-01-01")), until: Some(at("2027-01-01")) });
        contract.quotas.last_mut().unwrap()
    }

    fn judged(&self) -> Verdict {
        let facts = Facts { contact: self.caller.as_ref(), dossier: self.dossier.as_ref(), policy: &self.policy, now: now() };
        judge(&facts, &self.question)
    }

    fn raise(&self) -> RaiseOffer {
        raise_offer(self.dossier.as_ref().unwrap(), Some(&"17".into()), self.caller.as_ref(), now())
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
        company,
        contacts: vec![anna.clone()],
        sites: vec![site("склад 2"), site("офис")],
        assets: vec![asset("камера 4", "склад 2", "видео"), asset("сервер", "офис", "сети")],
        contracts: vec![contract("17", "2026-01-01", "2027-01-01")],
        packages: vec![package],
        debt: None,
        open: vec![],
        maintenance: vec![],
        calls: vec![],
    };
    Scene { caller: Some(anna), dossier: Some(dossier), policy: Policy::default(), question: Question::default() }
}

type Case = (&'static str, fn(&mut Scene), Level, Certainty, &'static str, &'static str);

use Level::{Allowed, Chargeable, Stop};

/// Situation, what differs from the ordinary scene, level, certainty, deciding reason, phrase.
const CASES: &[Case] = &[
    // The contract.
    ("contract in force", |_| {}, Allowed, KNOWN, "contract", "allowed"),
    ("contract ends in ten days", |s| s.contract().until = at("2026-12-03"), Allowed, KNOWN, "contract", "allowed"),
    (
        "contract ended this morning",
        |s| s.contract().until = at("2026-11-23"),
        Chargeable,
        KNOWN,
        "contract-expired",
        "paid-price-later",
    ),
    (
        "contract ended, house prices known",
        |s| {
            s.contract().until = at("2026-11-01");
            s.policy.base_hour = Some(rubles(3_000));
        },
        Chargeable,
        KNOWN,
        "contract-expired",
        "paid-contract-over",
    ),
    (
        "contract begins next month",
        |s| {
            s.contract().from = at("2026-12-01");
            s.policy.base_visit = Some(rubles(2_000));
        },
        Chargeable,
        KNOWN,
        "contract-future",
        "paid-no-contract",
    ),
    (
        "contract not signed",
        |s| s.contract().state = ContractState::Draft,
        Chargeable,
        KNOWN,
        "contract-draft",
        "paid-price-later",
    ),
    (
        "contract suspended",
        |s| s.contract().state = ContractState::Suspended,
        Stop,
        KNOWN,
        "contract-suspended",
        "contract-suspended",
    ),
    (
        "suspended contract that is over anyway",
        |s| {
            s.contract().state = ContractState::Suspended;
            s.contract().until = at("2026-10-01");
        },
        Chargeable,
        KNOWN,
        "contract-expired",
        "paid-price-later",
    ),
    ("no contract at all", |s| s.desk().contracts.clear(), Chargeable, KNOWN, "contract-none", "paid-price-later"),
    (
        "an old contract and a new one",
        |s| {
            s.desk().contracts.push(contract("16", "2025-01-01", "2026-01-01"));
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "the package is missing from the data",
        |s| s.desk().packages.clear(),
        Allowed,
        UNKNOWN,
        "package-unknown",
        "check-contract",
    ),
    // Who calls.
    (
        "unknown caller",
        |s| {
            s.caller = None;
            s.dossier = None;
        },
        Chargeable,
        UNKNOWN,
        "caller-unknown",
        "caller-unknown",
    ),
    ("a person without a company", |s| s.dossier = None, Chargeable, UNKNOWN, "caller-without-company", "caller-without-company"),
    ("known company, unknown person", |s| s.caller = None, Allowed, KNOWN, "contract", "allowed"),
    ("a VIP", |s| s.desk().company.vip = true, Allowed, KNOWN, "contract", "allowed"),
    // The object.
    ("object covered", |s| s.contract().covers.sites = Some(vec!["склад 2".into()]), Allowed, KNOWN, "contract", "allowed"),
    (
        "object not covered",
        |s| {
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
            s.question.site = Some("офис".into());
        },
        Chargeable,
        KNOWN,
        "site-not-covered",
        "paid-not-covered",
    ),
    (
        "object unknown, contract restricted",
        |s| {
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
            s.caller = None;
        },
        Allowed,
        UNKNOWN,
        "site-unknown",
        "site-unknown",
    ),
    (
        "object that the client does not have",
        |s| {
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
            s.question.site = Some("склад 9".into());
        },
        Allowed,
        UNKNOWN,
        "site-unknown",
        "site-unknown",
    ),
    ("object unknown, contract for all objects", |s| s.caller = None, Allowed, KNOWN, "contract", "allowed"),
    (
        "object known by its equipment",
        |s| {
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
            s.caller = None;
            s.question.asset = Some("камера 4".into());
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "a second contract covers the object",
        |s| {
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
            let mut second = contract("18", "2026-01-01", "2026-12-20");
            second.covers.sites = Some(vec!["офис".into()]);
            s.desk().contracts.push(second);
            s.question.site = Some("офис".into());
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    // The equipment and the work.
    (
        "equipment covered",
        |s| {
            s.contract().covers.assets = Some(vec!["камера 4".into()]);
            s.question.asset = Some("камера 4".into());
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "equipment not covered",
        |s| {
            s.contract().covers.assets = Some(vec![]);
            s.question.asset = Some("камера 4".into());
        },
        Chargeable,
        KNOWN,
        "asset-not-covered",
        "paid-not-covered",
    ),
    (
        "equipment not named, all of the object's is covered",
        |s| {
            s.contract().covers.assets = Some(vec!["камера 4".into()]);
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "equipment not named, not all is covered",
        |s| {
            s.contract().covers.assets = Some(vec![]);
        },
        Allowed,
        UNKNOWN,
        "asset-unknown",
        "asset-unknown",
    ),
    (
        "equipment that the client does not have",
        |s| s.question.asset = Some("дрон".into()),
        Allowed,
        UNKNOWN,
        "asset-unknown",
        "asset-unknown",
    ),
    ("kind of work in the package", |s| s.question.kind = Some(WorkKind("скуд".into())), Allowed, KNOWN, "contract", "allowed"),
    (
        "kind of work outside the package",
        |s| s.question.kind = Some(WorkKind("1с".into())),
        Chargeable,
        KNOWN,
        "kind-not-covered",
        "paid-not-covered",
    ),
    (
        "kind of work known by the equipment",
        |s| s.question.asset = Some("сервер".into()),
        Chargeable,
        KNOWN,
        "kind-not-covered",
        "paid-not-covered",
    ),
    (
        "the contract's own list of work wins",
        |s| {
            s.contract().covers.kinds = Some(vec![WorkKind("1с".into())]);
            s.question.kind = Some(WorkKind("1с".into()));
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    ("work not named yet", |s| s.question.kind = None, Allowed, KNOWN, "contract", "allowed"),
    // Warranty.
    (
        "under warranty without a contract",
        |s| {
            s.desk().contracts.clear();
            s.desk().assets[0].warranty_until = Some(at("2027-03-12"));
            s.question.asset = Some("камера 4".into());
        },
        Allowed,
        KNOWN,
        "warranty",
        "warranty",
    ),
    (
        "warranty is over",
        |s| {
            s.desk().contracts.clear();
            s.desk().assets[0].warranty_until = Some(at("2026-03-12"));
            s.question.asset = Some("камера 4".into());
        },
        Chargeable,
        KNOWN,
        "contract-none",
        "paid-price-later",
    ),
    (
        "a debt does not take a warranty away",
        |s| {
            s.debt();
            s.desk().assets[0].warranty_until = Some(at("2027-03-12"));
            s.question.asset = Some("камера 4".into());
        },
        Allowed,
        KNOWN,
        "warranty",
        "warranty",
    ),
    // Limits.
    (
        "visits left",
        |s| {
            s.quota(QuotaKind::Visits, 4, 1);
            s.question.visit = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "the last visit",
        |s| {
            s.quota(QuotaKind::Visits, 4, 3);
            s.question.visit = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "visits used up",
        |s| {
            s.quota(QuotaKind::Visits, 4, 4);
            s.question.visit = true;
        },
        Chargeable,
        KNOWN,
        "quota-visits-used-up",
        "paid-visits",
    ),
    (
        "visits used up, but no visit is asked",
        |s| {
            s.quota(QuotaKind::Visits, 4, 4);
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "visits of the package, not counted yet",
        |s| {
            s.desk().packages[0].quotas = vec![Quota { kind: QuotaKind::Visits, total: 4, used: 0, from: None, until: None }];
            s.question.visit = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "the counted period is over",
        |s| {
            s.quota(QuotaKind::Visits, 4, 4).until = Some(at("2026-10-01"));
            s.question.visit = true;
        },
        Allowed,
        UNKNOWN,
        "quota-period-over",
        "check-contract",
    ),
    (
        "phone minutes left",
        |s| {
            s.quota(QuotaKind::PhoneMinutes, 300, 80);
            s.question.consultation = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "few phone minutes left",
        |s| {
            s.quota(QuotaKind::PhoneMinutes, 300, 290);
            s.question.consultation = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "phone minutes used up",
        |s| {
            s.quota(QuotaKind::PhoneMinutes, 300, 300);
            s.question.consultation = true;
        },
        Chargeable,
        KNOWN,
        "quota-phone-used-up",
        "paid-phone",
    ),
    (
        "phone minutes used up, but a fault is reported",
        |s| {
            s.quota(QuotaKind::PhoneMinutes, 300, 300);
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "gift minutes are named",
        |s| {
            s.quota(QuotaKind::GiftMinutes, 120, 30);
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    // Debt.
    (
        "an old and large debt",
        |s| {
            s.debt();
        },
        Stop,
        KNOWN,
        "debt-overdue",
        "debt",
    ),
    (
        "the same, the caller may hear the sum",
        |s| {
            s.debt();
            s.caller.as_mut().unwrap().may.hear_debt = true;
        },
        Stop,
        KNOWN,
        "debt-overdue",
        "debt-sum",
    ),
    (
        "the same, whatever the object",
        |s| {
            s.debt();
            s.caller = None;
            s.contract().covers.sites = Some(vec!["склад 2".into()]);
        },
        Stop,
        KNOWN,
        "debt-overdue",
        "debt",
    ),
    (
        "the policy only marks debtors",
        |s| {
            s.debt();
            s.policy.debts.effect = DebtEffect::Mark;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "the policy puts debtors behind",
        |s| {
            s.debt();
            s.policy.debts.effect = DebtEffect::EndOfQueue;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    ("a small debt", |s| s.debt().overdue = Some(rubles(12_400)), Allowed, KNOWN, "contract", "allowed"),
    ("a young debt", |s| s.debt().since = Some(at("2026-11-14")), Allowed, KNOWN, "contract", "allowed"),
    ("a debt in its days of grace", |s| s.debt().since = Some(Moment(now().0 - 32 * DAY)), Allowed, KNOWN, "contract", "allowed"),
    ("a debt whose grace is over", |s| s.debt().since = Some(Moment(now().0 - 33 * DAY)), Stop, KNOWN, "debt-overdue", "debt"),
    (
        "a debt without due dates only warns",
        |s| {
            s.debt().overdue = None;
            s.debt().since = None;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    ("an overdue sum of unknown age only warns", |s| s.debt().since = None, Allowed, KNOWN, "contract", "allowed"),
    ("old data never block", |s| s.debt().as_of = at("2026-11-01"), Allowed, STALE, "contract", "allowed"),
    (
        "a state client",
        |s| {
            s.debt();
            s.desk().company.state_client = true;
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "a disputed debt",
        |s| s.debt().relief = Some((DebtRelief::Disputed, at("2026-12-01"))),
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "paid by instalments",
        |s| s.debt().relief = Some((DebtRelief::Instalment, at("2026-12-01"))),
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "paid today, they say",
        |s| s.debt().relief = Some((DebtRelief::PaidToday, at("2026-11-26"))),
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "said to be paid, and the date has passed",
        |s| s.debt().relief = Some((DebtRelief::PaidToday, at("2026-11-20"))),
        Stop,
        KNOWN,
        "debt-overdue",
        "debt",
    ),
    ("a lead's stop", |s| s.debt().stop = Some(approver("Белов")), Stop, KNOWN, "debt-stopped", "debt"),
    (
        "a lead's stop holds for a young debt",
        |s| {
            s.debt().since = Some(at("2026-11-20"));
            s.debt().stop = Some(approver("Белов"));
        },
        Stop,
        KNOWN,
        "debt-stopped",
        "debt",
    ),
    (
        "paid: the stop lifts itself",
        |s| {
            s.debt().overdue = Some(rubles(0));
            s.debt().stop = Some(approver("Белов"));
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "a prepayment",
        |s| {
            s.debt().total = rubles(-5_000);
            s.debt().overdue = Some(rubles(0));
        },
        Allowed,
        KNOWN,
        "contract",
        "allowed",
    ),
    (
        "a debt beside work outside the contract",
        |s| {
            s.debt();
            s.question.kind = Some(WorkKind("1с".into()));
        },
        Stop,
        KNOWN,
        "debt-overdue",
        "debt",
    ),
    // Danger.
    (
        "a fire alarm of a debtor",
        |s| {
            s.debt();
            s.question.safety = true;
        },
        Allowed,
        KNOWN,
        "safety",
        "safety",
    ),
    (
        "people trapped, lead's stop",
        |s| {
            s.debt().stop = Some(approver("Белов"));
            s.question.safety = true;
        },
        Allowed,
        KNOWN,
        "safety",
        "safety",
    ),
    (
        "danger, no contract",
        |s| {
            s.desk().contracts.clear();
            s.question.safety = true;
        },
        Allowed,
        KNOWN,
        "safety",
        "safety",
    ),
    (
        "danger, unknown caller",
        |s| {
            s.caller = None;
            s.dossier = None;
            s.question.safety = true;
        },
        Allowed,
        KNOWN,
        "safety",
        "safety",
    ),
];

fn staged(change: fn(&mut Scene)) -> Scene {
    let mut scene = scene();
    change(&mut scene);
    scene
}

#[test]
fn the_table_of_verdicts() {
    for (case, change, level, certainty, reason, say) in CASES {
        let verdict = staged(*change).judged();
        let seen = (verdict.level, verdict.certainty, verdict.reasons[0].code.as_str(), verdict.say.code.as_str());
        assert_eq!(seen, (*level, *certainty, *reason, *say), "{case}: {:?}", verdict.reasons);
    }
}

#[test]
fn a_refusal_never_comes_from_a_gap_and_always_says_who_may_approve() {
    for (case, change, ..) in CASES {
        let verdict = staged(*change).judged();
        if verdict.level == Stop {
            assert_eq!(verdict.certainty, KNOWN, "{case}");
            assert!(verdict.approval.is_some(), "{case}");
        } else {
            assert_eq!(verdict.approval, None, "{case}");
        }
        assert!(verdict.price.is_none() || verdict.level == Chargeable, "{case}");
    }
}

#[test]
fn the_sum_of_a_debt_is_said_only_to_who_may_hear_it() {
    for (case, change, ..) in CASES {
        let scene = staged(*change);
        let say = scene.judged().say;
        let names_debt = say.code == "debt-sum";
        assert!(!names_debt || scene.caller.is_some_and(|c| c.may.hear_debt), "{case}");
        assert_eq!(names_debt, say.args.iter().any(|(name, _)| name == "sum"), "{case}");
    }
}

#[test]
fn all_reasons_stand_after_the_deciding_one() {
    let verdict = staged(|s| {
        s.debt().overdue = Some(rubles(12_400));
        s.contract().until = at("2026-12-01");
        s.quota(QuotaKind::Visits, 4, 4);
        s.question.visit = true;
        s.question.asset = Some("камера 4".into());
    })
    .judged();
    let codes: Vec<&str> = verdict.reasons.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(codes, ["quota-visits-used-up", "contract", "contract-expiring", "debt-below", "paid-approver"]);
}

#[test]
fn prices_come_from_the_contract_then_the_package_then_the_house() {
    let mut scene = staged(|s| {
        s.quota(QuotaKind::Visits, 4, 4);
        s.question.visit = true;
        s.policy.base_hour = Some(rubles(3_000));
        s.policy.base_visit = Some(rubles(2_000));
    });
    let prices = |s: &Scene| {
        let verdict = s.judged();
        (verdict.visit_price.map(|p| p.money.minor), verdict.price.map(|p| p.money.minor))
    };
    assert_eq!(prices(&scene), (Some(180_000), Some(250_000)), "the package's");
    scene.contract().rates = Some(Rates { hour: Some(price(2_000, PriceUnit::Hour)), visit: None });
    assert_eq!(prices(&scene), (Some(180_000), Some(200_000)), "the contract's hour");
    scene.contract().until = at("2026-11-01");
    assert_eq!(prices(&scene), (Some(200_000), Some(300_000)), "an expired contract's rates no longer count");
    scene.policy.base_visit = None;
    let say = scene.judged().say;
    assert_eq!((say.code.as_str(), &say.args[0].1), ("paid-contract-over", &Value::Words("hour".into())));
}

#[test]
fn approval_is_asked_of_the_nearest_manager() {
    let mut scene = staged(|s| {
        s.debt();
        s.policy.debts.approver = "Иванова".into();
        s.contract().manager = Some(approver("Петров"));
    });
    let who = |s: &Scene| s.judged().approval.map(|a| a.name);
    assert_eq!(who(&scene), Some("Петров".into()), "the contract's");
    scene.contract().manager = None;
    assert_eq!(who(&scene), Some("Орлова".into()), "the company's");
    scene.desk().company.manager = None;
    assert_eq!(who(&scene), Some("Иванова".into()), "the policy's");
    scene.debt().stop = Some(approver("Белов"));
    assert_eq!(who(&scene), Some("Белов".into()), "the lead who stopped it");
}

#[test]
fn limits_are_listed_for_the_running_periods() {
    let mut scene = scene();
    scene.quota(QuotaKind::Raises, 2, 1);
    scene.quota(QuotaKind::Visits, 4, 4).until = Some(at("2026-10-01"));
    scene.quota(QuotaKind::Visits, 4, 1);
    let inherited = Quota { kind: QuotaKind::PhoneMinutes, total: 300, used: 0, from: None, until: None };
    scene.desk().packages[0].quotas = vec![inherited];
    let lines = quota_lines(scene.desk(), now());
    let seen: Vec<(QuotaKind, i64, i64)> = lines.iter().map(|q| (q.kind, q.used, q.total)).collect();
    assert_eq!(seen, [(QuotaKind::Visits, 1, 4), (QuotaKind::PhoneMinutes, 0, 300), (QuotaKind::Raises, 1, 2)]);
}

#[test]
fn a_raise_is_offered_by_right_limit_price_and_person() {
    let mut scene = scene();
    let offer = |s: &Scene| s.raise().code();
    assert_eq!(offer(&scene), "not-included");
    scene.contract().raise = Some(RaiseRight::Included { over: None });
    assert_eq!(offer(&scene), "needs-authorised");
    scene.caller.as_mut().unwrap().may.raise = true;
    assert_eq!(offer(&scene), "included", "not counted");
    scene.quota(QuotaKind::Raises, 2, 1);
    assert_eq!(
        scene.raise(),
        RaiseOffer::Included { contract: "17".into(), left: Some(1), total: Some(2), until: Some(at("2027-01-01")) }
    );
    scene.contract().quotas[0].used = 2;
    assert_eq!(scene.raise(), RaiseOffer::UsedUp { until: Some(at("2027-01-01")) });
    scene.contract().raise = Some(RaiseRight::Included { over: Some(price(1_500, PriceUnit::Piece)) });
    assert_eq!(offer(&scene), "needs-authorised", "money needs somebody who may approve it");
    scene.caller.as_mut().unwrap().may.approve = true;
    assert_eq!(offer(&scene), "paid");
    scene.caller = None;
    assert_eq!(offer(&scene), "paid", "an unknown caller is asked, not refused");
    scene.contract().raise = None;
    scene.desk().packages[0].raise = RaiseRight::Paid { price: price(1_000, PriceUnit::Piece) };
    assert_eq!(scene.raise(), RaiseOffer::Paid { price: price(1_000, PriceUnit::Piece) });
    assert_eq!(raise_offer(scene.desk(), None, None, now()), RaiseOffer::NoContract);
}

#[test]
fn every_code_that_a_verdict_gives_has_a_text_and_every_text_is_used() {
    let mut given: BTreeSet<String> = BTreeSet::new();
    let unpriced: fn(&mut Scene) = |s| s.caller.as_mut().unwrap().may.approve = true;
    for change in CASES.iter().map(|c| c.1) {
        for extra in [|_: &mut Scene| {}, unpriced] {
            let mut scene = staged(change);
            if scene.caller.is_some() {
                extra(&mut scene);
            }
            let verdict = scene.judged();
            given.extend(verdict.reasons.iter().map(|r| format!("reason-{}", r.code)));
            given.insert(format!("say-{}", verdict.say.code));
        }
    }
    let verdict_codes = CODES.iter().filter(|c| !c.starts_with("raise-")).map(|c| (*c).to_owned());
    assert_eq!(given, verdict_codes.collect::<BTreeSet<_>>());
}

#[test]
fn every_code_has_its_text_in_both_languages() {
    let texts = [("ru", include_str!("../i18n/ru/verdict.ftl")), ("en", include_str!("../i18n/en/verdict.ftl"))];
    for (language, text) in texts {
        let ids: BTreeSet<&str> =
            text.lines().filter_map(|l| l.split_once(" = ").or_else(|| l.split_once(" ="))).map(|(id, _)| id).collect();
        for code in CODES {
            assert!(ids.contains(code), "{language}: no text for {code}");
        }
    }
}
