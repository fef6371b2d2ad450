//! The words that a case is made of: each changes the ordinary scene in one way.

use super::*;

type Clause = (&'static str, fn(&mut Scene));

fn visit_booked(scene: &mut Scene) {
    let head = ticket::Head {
        id: "t1029".into(),
        number: 1029,
        subject: "Камеры: нет записи".into(),
        text: "".into(),
        channel: Channel::Phone,
        phase: Phase::Open,
        status: "".into(),
        priority: Priority::Normal,
        created: now(),
        version: 1,
    };
    let extra = ticket::Extra { visit: Some(visit::Visit::default()), ..Default::default() };
    let (place, people, work) = Default::default();
    scene.desk().open.push(Row::of(&Ticket { head, place, people, clocks: Clocks::default(), work, extra }));
}

// A list is read along its rows.
#[rustfmt::skip]
pub(super) const CLAUSES: &[Clause] = &[
    // Who calls.
    ("unknown caller", |s| { s.caller = None; s.dossier = None; }),
    ("person without a company", |s| s.dossier = None),
    ("unknown person of the client", |s| s.caller = None),
    ("caller may hear sums", |s| s.caller().may.hear_debt = true),
    ("caller may approve", |s| s.caller().may.approve = true),
    ("caller may raise", |s| s.caller().may.raise = true),
    ("VIP", |s| s.desk().company.vip = true),
    ("state client", |s| s.desk().company.state_client = true),
    ("no manager", |s| s.desk().company.manager = None),
    ("the manager has a phone", |s| s.desk().company.manager = Some(Approver { name: "Орлова".into(), phone: Phone::from_e164("+79215550144") })),
    ("the contract has its manager", |s| s.contract().manager = Some(approver("Петров"))),
    ("the rules name an approver", |s| { s.policy.debts.approver = "Иванова".into(); s.policy.debts.approver_phone = "+78125550101".into(); }),
    ("Белов leads here", |s| s.policy.leads = vec!["Белов".into()]),
    ("the approver has a phone", |s| s.desk().company.approver = Some(Approver { name: "Гришин".into(), phone: Phone::from_e164("+79215550143") })),
    // What is asked.
    ("a visit", |s| s.question.visit = true),
    ("a consultation", |s| s.question.consultation = true),
    ("danger", |s| s.question.safety = true),
    ("the office", |s| s.question.site = Some("офис".into())),
    ("an object they do not have", |s| s.question.site = Some("склад 9".into())),
    ("camera 4", |s| { s.camera(); }),
    ("the server in the office", |s| s.question.asset = Some("сервер".into())),
    ("equipment they do not have", |s| s.question.asset = Some("дрон".into())),
    ("work: access control", |s| s.question.kind = Some(WorkKind("скуд".into()))),
    ("work: accounting", |s| s.question.kind = Some(WorkKind("1с".into()))),
    // The contract.
    ("no contract", |s| s.desk().contracts.clear()),
    ("contract ends in 10 days", |s| s.contract().until = at("2026-12-03")),
    ("contract ended this morning", |s| s.contract().until = at("2026-11-23")),
    ("contract begins in December", |s| s.contract().from = at("2026-12-01")),
    ("contract not signed", |s| s.contract().state = ContractState::Draft),
    ("contract suspended", |s| s.contract().state = ContractState::Suspended),
    ("contract over since October", |s| s.contract().until = at("2026-10-01")),
    ("another contract, long over", |s| s.desk().contracts.push(contract("16", "2025-01-01", "2026-01-01"))),
    ("a second contract for the office", |s| s.second_contract("офис")),
    ("package not in the data", |s| { s.desk().packages.clear(); s.packages.clear(); }),
    ("house prices", |s| { s.policy.base_hour = Some(rubles(3_000)); s.policy.base_visit = Some(rubles(2_000)); }),
    ("no prices", |s| s.package().rates = Rates::default()),
    // What it covers.
    ("contract for warehouse 2 only", |s| s.contract().covers.sites = Some(vec!["склад 2".into()])),
    ("contract for camera 4 only", |s| s.contract().covers.assets = Some(vec!["камера 4".into()])),
    ("contract for no equipment", |s| s.contract().covers.assets = Some(vec![])),
    ("contract for accounting only", |s| s.contract().covers.kinds = Some(vec![WorkKind("1с".into())])),
    ("camera 4 under warranty", |s| s.camera().warranty_until = Some(at("2027-03-12"))),
    ("warranty of camera 4 over", |s| s.camera().warranty_until = Some(at("2026-03-12"))),
    // The hours.
    ("service by working hours", |s| s.package().targets.calendar = "8x5".into()),
    ("emergencies round the clock", |s| s.package().targets.critical_calendar = Some("24x7".into())),
    ("an emergency", |s| s.question.priority = Priority::Critical),
    ("ten at night", |s| s.now = Moment::parse("2026-11-23T22:00:00+03:00").unwrap()),
    ("after hours for money", |s| s.package().conditions.after_hours = Some(AfterHours::Paid)),
    ("after hours included", |s| s.package().conditions.after_hours = Some(AfterHours::Included)),
    ("calendar not in the data", |s| s.package().targets.calendar = "лунный".into()),
    // The limits.
    ("visits 1 of 4", |s| { s.quota(QuotaKind::Visits, 4, 1); }),
    ("visits 3 of 4", |s| { s.quota(QuotaKind::Visits, 4, 3); }),
    ("visits 4 of 4", |s| { s.quota(QuotaKind::Visits, 4, 4); }),
    ("visits 4 of 4 in October, monthly", |s| *s.quota(QuotaKind::Visits, 4, 4) = Quota {
        kind: QuotaKind::Visits, total: 4, used: 4, every: Period::Month, from: Some(at("2026-10-01")), until: Some(at("2026-11-01")) }),
    ("visits counted until October only", |s| s.quota(QuotaKind::Visits, 4, 4).until = Some(at("2026-10-01"))),
    ("4 visits in the package", |s| s.package().quotas.push(Quota {
        kind: QuotaKind::Visits, total: 4, used: 0, every: Period::Quarter, from: None, until: None })),
    ("phone 80 of 300", |s| { s.quota(QuotaKind::PhoneMinutes, 300, 80); }),
    ("phone 270 of 300", |s| { s.quota(QuotaKind::PhoneMinutes, 300, 270); }),
    ("phone 300 of 300", |s| { s.quota(QuotaKind::PhoneMinutes, 300, 300); }),
    ("gift 30 of 120", |s| { s.quota(QuotaKind::GiftMinutes, 120, 30); }),
    ("gift all used", |s| { s.quota(QuotaKind::GiftMinutes, 120, 120); }),
    ("gift over since October", |s| s.quota(QuotaKind::GiftMinutes, 120, 30).until = Some(at("2026-10-01"))),
    ("raises not counted", |s| s.contract().raise = Some(RaiseRight::Included { over: None })),
    ("raises for money", |s| s.contract().raise = Some(RaiseRight::Paid { price: price(1_500, PriceUnit::Piece) })),
    ("raises 1 of 2", |s| { s.contract().raise = Some(RaiseRight::Included { over: None }); s.quota(QuotaKind::Raises, 2, 1); }),
    // The debt: 120,000 of 184,500 overdue for 83 days, said by the books yesterday.
    ("debt", |s| { s.debt(); }),
    ("debt 49,999", |s| s.debt().overdue = Some(Money::rub(4_999_999))),
    ("debt 50,000", |s| s.debt().overdue = Some(rubles(50_000))),
    ("debt of 32 days", |s| s.debt().since = Some(Moment(now().0 - 32 * DAY))),
    ("debt of 33 days", |s| s.debt().since = Some(Moment(now().0 - 33 * DAY))),
    ("debt not due yet", |s| { s.debt().overdue = Some(rubles(0)); s.debt().since = None; }),
    ("debt without due dates", |s| { s.debt().overdue = None; s.debt().since = None; }),
    ("overdue nobody knows since when", |s| s.debt().since = None),
    ("prepayment", |s| { s.debt().total = rubles(-5_000); s.debt().overdue = Some(rubles(0)); }),
    ("books 4 days old", |s| s.debt().as_of = Moment(now().0 - 4 * DAY)),
    ("books 3 days old", |s| s.debt().as_of = Moment(now().0 - 3 * DAY)),
    ("disputed", |s| s.debt().relief = Some((DebtRelief::Disputed, at("2026-12-01")))),
    ("by instalments", |s| s.debt().relief = Some((DebtRelief::Instalment, at("2026-12-01")))),
    ("paid today, they say", |s| s.debt().relief = Some((DebtRelief::PaidToday, at("2026-11-26")))),
    ("paid, they said last week", |s| s.debt().relief = Some((DebtRelief::PaidToday, at("2026-11-20")))),
    ("a lead's stop", |s| s.debt().stop = Some(approver("Белов"))),
    ("debts are marked", |s| s.policy.debts.effect = DebtEffect::Mark),
    ("debtors go last", |s| s.policy.debts.effect = DebtEffect::EndOfQueue),
    ("a visit is booked", visit_booked),
];

/// The scene of a situation: clauses joined by «+».
pub(super) fn scene_of(situation: &str) -> Scene {
    let mut scene = scene();
    for clause in situation.split(" + ").filter(|clause| *clause != "an ordinary call") {
        let known = CLAUSES.iter().find(|(name, _)| *name == clause);
        known.unwrap_or_else(|| panic!("no clause «{clause}»")).1(&mut scene);
    }
    scene
}
