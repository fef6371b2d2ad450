//! What holds for every verdict: who approves, who hears a sum, what it costs, which texts there are.

use super::table::cases;
use super::*;
use crate::verdict::Level::{Chargeable, Stop};
use std::collections::BTreeSet;

#[test]
fn a_refusal_never_comes_from_a_gap_and_always_says_who_may_approve() {
    for case in cases() {
        let (verdict, case) = (case.scene().judged(), case.situation);
        if verdict.level == Stop {
            assert_eq!(verdict.certainty, Certainty::Known, "{case}");
            assert!(verdict.approval.is_some() || case.contains("no manager"), "{case}");
        } else {
            assert_eq!(verdict.approval, None, "{case}");
        }
        assert!(verdict.price.is_none() || verdict.level == Chargeable, "{case}");
    }
}

#[test]
fn the_sum_of_a_debt_is_said_only_to_who_may_hear_it() {
    for case in cases() {
        let (scene, case) = (case.scene(), case.situation);
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
    assert_eq!(codes, ["quota-visits-used-up", "contract", "contract-expiring", "debt-below", "manager", "paid-approver"]);
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
    scene.contract().rates = Some(Rates { hour: Some(price(2_000, PriceUnit::Hour)), ..Rates::default() });
    assert_eq!(prices(&scene), (Some(180_000), Some(200_000)), "the contract's hour");
    scene.contract().until = at("2026-11-01");
    assert_eq!(prices(&scene), (Some(200_000), Some(300_000)), "an expired contract's rates no longer count");
    scene.policy.base_visit = None;
    let say = scene.judged().say;
    let prices = say.args.iter().find(|(name, _)| name == "prices").map(|(_, value)| value);
    assert_eq!((say.code.as_str(), prices), ("paid-contract-over", Some(&Value::Words("hour".into()))));
}

#[test]
fn without_a_contract_the_clients_price_list_counts_before_the_base_and_that_before_the_house() {
    use crate::desk::price_list::tests::{item, list};
    use crate::desk::price_list::{PriceItem, Scope, Standard};
    let mut scene = staged(|s| {
        s.question.visit = true;
        s.policy.base_visit = Some(rubles(2_000));
        s.contract().until = at("2026-11-01");
    });
    let visit = |scene: &Scene| scene.judged().visit_price.map(|p| p.money.minor);
    assert_eq!(visit(&scene), Some(200_000), "the house's");
    let costs = |minor| vec![PriceItem { stands_for: Some(Standard::Visit), ..item("visit", minor) }];
    let base = list("base", Scope::Base, costs(190_000));
    scene.desk().prices = PriceBook::of(vec![base.clone()]);
    assert_eq!(visit(&scene), Some(190_000), "the base list's");
    let company = scene.desk().company.id.clone();
    let own = list("own", Scope::Client { company }, costs(150_000));
    scene.desk().prices = PriceBook::of(vec![base, own]);
    assert_eq!(visit(&scene), Some(150_000), "the client's own");
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
    let inherited = Quota { kind: QuotaKind::PhoneMinutes, total: 300, used: 0, every: Period::Once, from: None, until: None };
    scene.package().quotas = vec![inherited];
    let lines = scene.with(|facts| quotas_of(facts, &facts.dossier.unwrap().contracts[0]));
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
    assert_eq!(scene.with(|facts| raise_offer(facts, None)), RaiseOffer::NoContract);
}

#[test]
fn every_code_that_a_verdict_gives_has_a_text_and_every_text_is_used() {
    let mut given: BTreeSet<String> = BTreeSet::new();
    for case in cases() {
        let verdict = case.scene().judged();
        given.extend(verdict.reasons.iter().map(|r| format!("reason-{}", r.code)));
        given.extend(verdict.offers.iter().map(|r| format!("offer-{}", r.code)));
        given.insert(format!("say-{}", verdict.say.code));
    }
    let verdict_codes = CODES.iter().filter(|c| !c.starts_with("raise-")).map(|c| (*c).to_owned());
    assert_eq!(given, verdict_codes.collect::<BTreeSet<_>>());
}

#[test]
fn the_house_says_it_in_its_own_words_where_it_has_any() {
    let phrase = |text: &str| policy::Phrase { ru: text.into(), en: text.into() };
    let own = |code: &str, text: &str, situation: &str| {
        let mut scene = super::clauses::scene_of(situation);
        scene.policy.verdict.phrases.insert(code.into(), phrase(text));
        scene.judged().say.own.map(|own| own.ru)
    };
    assert_eq!(own("debt-overdue", "Просрочено {days} дн", "debt").as_deref(), Some("Просрочено {days} дн"));
    assert_eq!(own("debt-overdue", "Просрочено {sum}", "debt"), None, "the sum is not for this caller");
    assert_eq!(own("debt-overdue", "Просрочено {sum}", "debt + caller may hear sums").as_deref(), Some("Просрочено {sum}"));
    assert_eq!(own("debt-overdue", "Просрочено", "an ordinary call"), None, "another reason decides");
    let paid = "quota-visits-used-up";
    assert!(own(paid, "Выезд {visit}, час {hour}", "a visit + visits 4 of 4").is_some());
    assert_eq!(own(paid, "Выезд {visit}", "a visit + visits 4 of 4 + no prices"), None, "a sentence with a hole is not said");
}

#[test]
fn who_goes_against_a_verdict_stands_in_the_log_with_who_said_yes() {
    let told = |situation: &str, reason: &str, actor: &str, leads: &[&str]| {
        let policy = Policy { leads: leads.iter().map(|l| (*l).to_owned()).collect(), ..Policy::default() };
        let verdict = super::clauses::scene_of(situation).judged();
        let word = excused(Some(&verdict), reason, &actor.into(), &policy);
        (word.against, word.role, word.approved.map(|name| name.raw().to_owned()))
    };
    let of = |against: &str, role: &str, who: Option<&str>| (against.to_owned(), role.to_owned(), who.map(str::to_owned));
    assert_eq!(told("debt", "agreed", "Ольга", &["Белов"]), of("debt-overdue", "dispatcher", Some("Орлова")));
    assert_eq!(told("debt", "danger", "Ольга", &["Белов"]), of("debt-overdue", "dispatcher", None));
    assert_eq!(told("debt", "danger", "Белов", &["Белов"]), of("debt-overdue", "lead", Some("Белов")));
    assert_eq!(told("debt + a lead's stop", "agreed", "Ольга", &["Белов"]), of("debt-stopped", "dispatcher", Some("Белов")));
    assert_eq!(told("no contract", "will-pay", "Ольга", &["Белов"]), of("contract-none", "dispatcher", None));
}

#[test]
fn every_code_has_its_text_in_both_languages() {
    let texts = [("ru", include_str!("../../i18n/ru/verdict.ftl")), ("en", include_str!("../../i18n/en/verdict.ftl"))];
    for (language, text) in texts {
        assert!(fluent::FluentResource::try_new(text.to_owned()).is_ok(), "{language}: the texts are good Fluent");
        let ids: BTreeSet<&str> =
            text.lines().filter_map(|l| l.split_once(" = ").or_else(|| l.split_once(" ="))).map(|(id, _)| id).collect();
        for code in CODES {
            assert!(ids.contains(code), "{language}: no text for {code}");
        }
    }
}

#[test]
fn a_level_and_its_certainty_are_called_alike_everywhere() {
    for level in Level::ALL {
        assert_eq!(serde_json::to_value(level).unwrap(), level.name());
    }
    for certainty in Certainty::ALL {
        assert_eq!(serde_json::to_value(certainty).unwrap(), certainty.name());
    }
}
