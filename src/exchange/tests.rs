//! Tables in and out: what people write in cells, which rows are refused and why, and that an export comes back the same.

use super::values::{self, date, flag, inn, list, money, shift, shift_text};
use super::{AsOf, Known, Table, What, Why, calendar, csv_safe, debts, export, policy, read, read_desk, write_desk};
use crate::desk::client::{Access, Approver, Asset, Company, Contact, Entitled, Pass, Site};
use crate::desk::contract::{
    Contract, ContractState, Coverage, Debt, DebtRelief, Goals, Package, Quota, QuotaKind, RaiseRight, Rates, ReactionBy, Targets,
};
use crate::desk::shift::{Absence, DaySpan, Pattern, Shifts};
use crate::desk::skill::Permit;
use crate::desk::unit::{Abilities, Capacity, Reach};
use crate::desk::{
    Group, Load, Minutes, Moment, Money, Phone, Policy, Price, PriceUnit, Record, Skill, Unit, UnitKind, UnitState, WorkKind,
    Zone,
};
use chrono_tz::Europe::Moscow;
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn known() -> Known {
    Known::new(Policy::default(), at("2026-11-21T12:00:00+03:00"))
}

fn table(text: &str) -> Table {
    Table::read(text.as_bytes()).expect("it reads")
}

#[rstest]
#[case("2026-11-23", "2026-11-23T00:00:00+03:00")]
#[case("23.11.2026", "2026-11-23T00:00:00+03:00")]
#[case("23.11.2026 10:30", "2026-11-23T10:30:00+03:00")]
#[case("2026-11-23T10:30", "2026-11-23T10:30:00+03:00")]
#[case("2026-11-23 10:30:05", "2026-11-23T10:30:05+03:00")]
#[case("2026-11-23T10:30:00+05:00", "2026-11-23T10:30:00+05:00")]
#[case("2026-11-23T10:30:00Z", "2026-11-23T10:30:00Z")]
fn dates_are_read_as_people_write_them(#[case] text: &str, #[case] wanted: &str) {
    assert_eq!(date(text, Moscow), Ok(at(wanted)));
}

#[rstest]
#[case("31.02.2026")]
#[case("2026-13-01")]
#[case("вчера")]
#[case("23/11/2026")]
fn what_is_no_date_is_said_so(#[case] text: &str) {
    assert_eq!(date(text, Moscow), Err(Why::Date));
}

#[test]
fn a_minute_that_the_clocks_skipped_is_refused_and_a_double_one_is_its_first() {
    assert_eq!(date("2026-03-29 02:30", Tz::Europe__Berlin), Err(Why::SkippedMinute));
    assert_eq!(date("2026-10-25 02:30", Tz::Europe__Berlin), Ok(at("2026-10-25T02:30:00+02:00")));
}

#[rstest]
#[case("184 500,50", 18_450_050)]
#[case("184\u{a0}500,50", 18_450_050)]
#[case("184500.50", 18_450_050)]
#[case("184,500.50", 18_450_050)]
#[case("184.500,50", 18_450_050)]
#[case("1,234,567.00", 123_456_700)]
#[case("12,5", 1_250)]
#[case("12400", 1_240_000)]
#[case("−100", -10_000)]
#[case("-0,01", -1)]
#[case("(1 000)", -100_000)]
#[case("500 руб.", 50_000)]
#[case(",5", 50)]
fn sums_are_read_to_the_kopeck(#[case] text: &str, #[case] kopecks: i64) {
    assert_eq!(money(text), Ok(kopecks));
}

#[rstest]
#[case("")]
#[case("-")]
#[case("12,345")]
#[case("1,2,3")]
#[case("сто")]
#[case("1e5")]
#[case("99999999999999999999")]
fn what_is_no_sum_is_said_so(#[case] text: &str) {
    assert_eq!(money(text), Err(Why::Money));
}

#[test]
fn flags_lists_and_skills() {
    assert_eq!((flag("Да"), flag("0"), flag("может")), (Ok(true), Ok(false), Err(Why::Flag)));
    assert_eq!(list("а, б|в"), ["а, б", "в"]);
    assert_eq!(list(" а, б ,"), ["а", "б"]);
    let skills = values::skills("ОПС:4|видео").expect("skills");
    assert_eq!(skills, [Skill { tag: "опс".into(), level: 4 }, Skill { tag: "видео".into(), level: 3 }]);
    assert_eq!(values::skills("опс:6"), Err(Why::Skills));
}

#[rstest]
#[case("24x7")]
#[case("2/2 08:00-20:00 from 2026-11-01")]
#[case("1/3 20:00-08:00 from 2026-11-01")]
#[case("mon 09:00-18:00, tue 09:00-18:00, fri 09:00-16:45")]
fn a_shift_is_written_as_it_is_read(#[case] text: &str) {
    assert_eq!(shift_text(&shift(text).expect("a shift")), text);
}

#[test]
fn shifts_are_read_in_russian_too() {
    let Ok(Pattern::Weekly { days }) = shift("пн-чт 09:00-18:00, пт 09:00-17:00") else { panic!("a week") };
    assert_eq!(days[3], Some(DaySpan { from: 540, to: 1080 }));
    assert_eq!(days[4], Some(DaySpan { from: 540, to: 1020 }));
    assert_eq!(days[5], None);
    let Ok(Pattern::Weekly { days }) = shift("сб-вс 22:00-06:00") else { panic!("a week") };
    assert_eq!(days[6], Some(DaySpan { from: 1320, to: 1800 }), "a night runs into the next day");
    assert_eq!(shift("0/2 08:00-20:00 from 2026-11-01"), Err(Why::Shift));
    assert_eq!(shift("по договорённости"), Err(Why::Shift));
}

#[test]
fn an_inn_is_judged_by_length_and_check_digits() {
    assert_eq!(inn("7707083893"), Ok(true));
    assert_eq!(inn("7707083894"), Ok(false));
    assert_eq!(inn("500100732259"), Ok(true));
    assert_eq!(inn("500100732258"), Ok(false));
    assert_eq!(inn("123"), Err(Why::InnLength));
}

#[test]
fn a_table_in_cp1251_with_semicolons_reads_like_one_in_utf8() {
    let text = "Код;Название;ИНН\nc1;ООО «Ромашка»;7707083893\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let old = Table::read(&bytes[..]).expect("it reads");
    let marked = Table::read(format!("\u{feff}{text}").as_bytes()).expect("it reads");
    let tabs = table(&text.replace(';', "\t"));
    for table in [old, marked, tabs] {
        let sheet = super::clients::companies(&table, &known());
        assert_eq!(sheet.report.bad, []);
        assert_eq!(sheet.records[0].name.raw(), "ООО «Ромашка»");
        assert_eq!(sheet.records[0].inn, "7707083893");
    }
}

#[test]
fn all_bad_rows_are_told_at_once_with_their_lines() {
    let table = table(
        "id,name,inn,vip,color\n\
         c1,Ромашка,7707083893,да,red\n\
         c2,,77,maybe,\n\
         c1,Ещё одна,,,\n\
         c3,\"в две\nстроки\",7707083894,,\n\
         c4,лишнее,,,,,6\n",
    );
    let sheet = super::clients::companies(&table, &known());
    let told: Vec<(u64, &str, &Why)> = sheet.report.bad.iter().map(|b| (b.line, b.column.as_str(), &b.why)).collect();
    assert_eq!(
        told,
        [
            (3, "inn", &Why::InnLength),
            (3, "name", &Why::Empty),
            (3, "vip", &Why::Flag),
            (4, "", &Why::Twice(2)),
            (7, "", &Why::Cells { has: 7, wants: 5 }),
        ]
    );
    let warned: Vec<(u64, &Why)> = sheet.report.warnings.iter().map(|b| (b.line, &b.why)).collect();
    assert_eq!(warned, [(1, &Why::UnknownColumn), (5, &Why::InnChecksum)]);
    assert_eq!(sheet.report.rows, 5);
    assert_eq!(sheet.records.len(), 2, "the good ones are there for whoever forces it");
}

#[test]
fn a_file_without_a_needed_column_or_rows_is_refused_whole() {
    let sheet = super::clients::sites(&table("id,name\ns1,склад\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::NoColumn("company".into()));
    let sheet = super::clients::companies(&table("id,name\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::NoRows);
    assert_eq!(Table::read(&b""[..]).err(), Some(Why::NoRows));
}

#[test]
fn a_reference_to_nothing_is_a_bad_row() {
    let sheet = super::clients::sites(&table("id,company,name\ns1,c9,склад\n"), &known());
    assert_eq!(sheet.report.bad[0].why, Why::Unknown("company"));
    let crew = "id,name,kind,members\nb1,Бригада 1,бригада,e1|e2\ne1,Петров,,\n";
    let sheet = super::units::engineers(&table(crew), &known());
    assert_eq!(sheet.report.bad.len(), 1, "e1 stands in the file, e2 nowhere");
    assert_eq!(sheet.report.bad[0].text.raw(), "e2");
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

#[test]
fn debts_find_their_clients_by_inn_then_by_name_and_skip_totals() {
    let mut known = known();
    known.add(&Record::Company(Box::new(company("c1", "ООО «Ромашка»", "7707083893"))));
    known.add(&Record::Company(Box::new(company("c2", "Логист", ""))));
    let text = "ИНН;Контрагент;Договор;Долг;Просрочено;Просрочено с;На дату\n\
                7707083893;Ромашка;17-О;12 400,00;4 800,00;12.11.2026;20.11.2026\n\
                7707083893;Ромашка;18-О;100;;;20.11.2026\n\
                ;логист;;(500);;;20.11.2026\n\
                ;Неведомый;;1;;;20.11.2026\n\
                7707083893;Ромашка;17-О;5;;;20.11.2026\n\
                ;Итого;;12 000;;;\n";
    let sheet = debts(&table(text), &known, &AsOf::default());
    let whys: Vec<(u64, &Why)> = sheet.report.bad.iter().map(|b| (b.line, &b.why)).collect();
    assert_eq!(whys, [(5, &Why::Unknown("company")), (6, &Why::Twice(2))]);
    let told: Vec<(&str, i64, Option<i64>)> =
        sheet.records.iter().map(|d| (d.company.as_str(), d.total.minor, d.overdue.as_ref().map(|o| o.minor))).collect();
    assert_eq!(told, [("c1", 1_250_000, Some(480_000)), ("c2", -50_000, None)], "contracts of a client are added up");
    assert_eq!(sheet.records[0].since, Some(at("2026-11-12T00:00:00+03:00")));
}

#[test]
fn a_debt_needs_a_date_from_its_row_or_from_the_command_line() {
    let mut known = known();
    known.add(&Record::Company(Box::new(company("c1", "Ромашка", "7707083893"))));
    let table = table("inn,debt\n7707083893,1\n");
    assert_eq!(debts(&table, &known, &AsOf::default()).report.bad[0].why, Why::Empty);
    let when = AsOf { at: Some(at("2026-11-20T00:00:00+03:00")), source: "1С".into() };
    let sheet = debts(&table, &known, &when);
    assert_eq!((sheet.records[0].as_of, sheet.records[0].source.raw()), (when.at.expect("given"), "1С"));
}

#[test]
fn all_complaints_about_a_policy_come_at_once_with_their_lines() {
    let text =
        "name = \"наш\"\ncolour = 1\n\n[times]\nconfirm = \"скоро\"\nclose_after_hours = 24\n\n[routing]\nload = 3\nlode = 4\n";
    let sheet = policy(text.as_bytes());
    let mut told: Vec<(u64, &str)> = sheet.report.bad.iter().map(|b| (b.line, b.column.as_str())).collect();
    told.sort_unstable();
    assert_eq!(told, [(2, "colour"), (5, "times.confirm"), (10, "routing.lode")]);
    assert!(sheet.records.is_empty());
    let good = policy(&b"name = \"x\"\n[routing]\nload = 3\n"[..]);
    let Some(Record::Policy(policy)) = good.records.first() else { panic!("{:?}", good.report) };
    assert_eq!((policy.name.as_str(), policy.routing.load, policy.routing.travel), ("x", 3, Policy::default().routing.travel));
}

#[test]
fn a_calendar_comes_as_toml_or_json_and_its_faults_are_told() {
    let toml = "id = \"склад\"\nzone = \"Europe/Moscow\"\n[week]\nweekdays = [\"08:00-12:00\", \"13:00-17:00\"]\n";
    let sheet = calendar(toml.as_bytes(), &"file".into());
    assert_eq!(sheet.report.bad, []);
    assert_eq!(sheet.records[0].id(), "склад");
    let json = r#"{"zone": "Europe/Moscow", "week": {"daily": ["00:00-24:00"]}}"#;
    assert_eq!(calendar(json.as_bytes(), &"file".into()).records[0].id(), "file", "named by its file");
    assert!(!calendar(&b"zone = \"Europe/Moscow\"\n[week]\n"[..], &"x".into()).report.is_clean(), "no hours at all");
}

/// One of each, with everything in it.
fn whole_desk() -> Vec<Record> {
    let phone = || Phone::from_e164("+79215550142");
    let day = |text: &str| at(&format!("{text}T00:00:00+03:00"));
    let price = |minor, unit| Price { money: Money::rub(minor), unit, vat: true };
    let four = |c, h, n, l| [l, n, h, c].map(|m: i64| (m > 0).then_some(Minutes(m)));
    let (reaction, arrival) = (four(15, 30, 60, 0), four(60, 120, 480, 960));
    let targets = Targets {
        goals: std::array::from_fn(|k| Goals {
            reaction: reaction[k],
            reply: None,
            arrival: arrival[k],
            resolution: Some(Minutes(1_440)),
        }),
        calendar: "8x5".into(),
        critical_calendar: Some("24x7".into()),
        reaction_by: ReactionBy::Answer,
        holder: Some(Minutes(240)),
        queue: None,
        warn_percent: vec![25, 10],
    };
    let quota = |kind, total, used| Quota { kind, total, used, from: Some(day("2026-01-01")), until: Some(day("2027-01-01")) };
    let unit = Unit {
        id: "e1".into(),
        kind: UnitKind::Engineer,
        name: "Петров".into(),
        login: "petrov".into(),
        active: true,
        can: Abilities {
            skills: vec![Skill { tag: "опс".into(), level: 4 }],
            zones: vec![Zone("Север".into()), Zone("Юг".into())],
            permits: vec![
                Permit { tag: "высота".into(), until: Some(day("2027-03-01")) },
                Permit { tag: "пожарный".into(), until: None },
            ],
            groups: vec![Group("Безопасность".into())],
        },
        shifts: Shifts {
            zone: Moscow,
            pattern: shift("2/2 08:00-20:00 from 2026-11-01").expect("a shift"),
            lunch: Some(DaySpan { from: 780, to: 840 }),
            duty: true,
        },
        absences: vec![Absence { from: day("2026-11-25"), until: day("2026-11-28"), why: "ill".into() }],
        capacity: Capacity { minutes: Minutes(420), tickets: 5 },
        state: UnitState::Free,
        reach: Reach { phone: phone(), messenger: Some("@petrov".into()) },
        hour_cost: Some(Money::rub(90_000)),
        members: Vec::new(),
        version: 1,
    };
    let crew = Unit {
        id: "b1".into(),
        kind: UnitKind::Crew,
        name: "Бригада 1".into(),
        members: vec!["e1".into()],
        reach: Reach::default(),
        ..unit.clone()
    };
    let site = Site {
        id: "s1".into(),
        company: "c1".into(),
        name: "склад 2".into(),
        address: "Складская 7".into(),
        zone: Zone("Восток".into()),
        access: Access {
            hours: Some((540, 1080)),
            keys: "у охраны".into(),
            pass_needed: true,
            passes: vec![Pass { unit: "e1".into(), until: Some(day("2026-12-01")) }, Pass { unit: "b1".into(), until: None }],
            note: "=собака \"Рекс\", во дворе".into(),
        },
    };
    let contract = Contract {
        id: "k1".into(),
        number: "17-О".into(),
        company: "c1".into(),
        package: "p1".into(),
        state: ContractState::Suspended,
        from: day("2026-01-01"),
        until: day("2027-01-01"),
        targets: Some(targets.clone()),
        covers: Coverage { sites: Some(vec!["s1".into()]), assets: None, kinds: Some(vec![WorkKind("видео".into())]) },
        quotas: vec![quota(QuotaKind::Visits, 4, 4), quota(QuotaKind::PhoneMinutes, 300, 220)],
        raise: Some(RaiseRight::Paid { price: price(150_000, PriceUnit::Piece) }),
        rates: Some(Rates { hour: Some(price(250_000, PriceUnit::Hour)), visit: Some(price(180_000, PriceUnit::Piece)) }),
        manager: Some(Approver { name: "Гришин И.П.".into(), phone: None }),
    };
    let package = Package {
        id: "p1".into(),
        name: "Продвинутый".into(),
        targets,
        kinds: Some(vec![WorkKind("опс".into()), WorkKind("видео".into())]),
        quotas: vec![Quota { kind: QuotaKind::Visits, total: 4, used: 0, from: None, until: None }],
        raise: RaiseRight::Included { over: Some(price(50_000, PriceUnit::Piece)) },
        rates: Rates { hour: Some(price(250_050, PriceUnit::Hour)), visit: None },
    };
    let contact = Contact {
        id: "a-ким".into(),
        company: Some("c1".into()),
        name: "Анна Ким".into(),
        role: "управляющая".into(),
        phones: phone().into_iter().chain(Phone::from_e164("+79000000002")).collect(),
        email: "@kim".into(),
        site: Some("s1".into()),
        may: Entitled { approve: true, hear_debt: false, raise: true },
    };
    let asset = Asset {
        id: "a1".into(),
        site: "s1".into(),
        company: "c1".into(),
        name: "Регистратор; 16 каналов".into(),
        kind: WorkKind("видео".into()),
        serial: "-12-AB".into(),
        warranty_until: Some(day("2027-06-01")),
        defect: true,
    };
    let debt = Debt {
        company: "c1".into(),
        total: Money::rub(-1_240_050),
        overdue: Some(Money::rub(480_000)),
        since: Some(day("2026-11-12")),
        as_of: at("2026-11-20T18:00:00+03:00"),
        source: "1С".into(),
        relief: Some((DebtRelief::Disputed, day("2026-12-16"))),
        stop: Some(Approver { name: "Гришин И.П.".into(), phone: None }),
    };
    vec![
        Record::Unit(Box::new(unit)),
        Record::Unit(Box::new(crew)),
        Record::Company(Box::new(company("c1", "ООО «Ромашка»", "7707083893"))),
        Record::Site(Box::new(site)),
        Record::Asset(Box::new(asset)),
        Record::Contact(Box::new(contact)),
        Record::Package(Box::new(package)),
        Record::Contract(Box::new(contract)),
        Record::Debt(Box::new(debt)),
    ]
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let desk = whole_desk();
    let mut known = known();
    for what in [
        What::Engineers,
        What::Companies,
        What::Sites,
        What::Assets,
        What::Contacts,
        What::Packages,
        What::Contracts,
        What::Debts,
    ] {
        let mut csv = Vec::new();
        let written = export(what, &desk, Moscow, &mut csv).expect("it writes");
        assert!(written > 0, "{}", what.name());
        let sheet = read(what, &Table::read(&csv[..]).expect("it reads"), &known).expect("a table");
        assert_eq!(sheet.report.bad, [], "{}: {}", what.name(), String::from_utf8_lossy(&csv));
        for record in &sheet.records {
            assert!(desk.contains(record), "{}: {record:#?}", what.name());
            known.add(record);
        }
        assert_eq!(sheet.records.len() as u64, written);
    }
}

#[test]
fn the_whole_demo_goes_through_csv_and_json_lines_unchanged() {
    let loads: Vec<Load> = crate::demo::build(&crate::demo::Recipe::new(at("2026-11-23T10:30:00+03:00"))).collect();
    let mut out = Vec::new();
    write_desk(&loads, at("2026-11-21T12:00:00Z"), &mut out).expect("it writes");
    let back: Vec<Load> = read_desk(&out[..]).map(|l| l.expect("a load")).collect();
    assert!(back == loads, "the lines say something else");
    let records: Vec<&Record> = loads.iter().filter_map(|l| if let Load::Record(r) = l { Some(r) } else { None }).collect();
    let mut known = known();
    for what in [
        What::Engineers,
        What::Companies,
        What::Sites,
        What::Assets,
        What::Contacts,
        What::Packages,
        What::Contracts,
        What::Debts,
    ] {
        let mut csv = Vec::new();
        let written = export(what, records.iter().copied(), Moscow, &mut csv).expect("it writes");
        let sheet = read(what, &Table::read(&csv[..]).expect("it reads"), &known).expect("a table");
        assert_eq!(sheet.report.bad, [], "{}", what.name());
        assert_eq!(sheet.records.len() as u64, written);
        for record in sheet.records {
            let old = records.iter().find(|r| r.kind() == record.kind() && r.id() == record.id()).expect("it was there");
            if what == What::Engineers {
                let (Record::Unit(new), Record::Unit(old)) = (&record, old) else { panic!("units") };
                assert_eq!((&new.can.skills, &new.shifts, &new.absences), (&old.can.skills, &old.shifts, &old.absences));
            } else {
                assert_eq!(&record, *old);
            }
            known.add(&record);
        }
    }
}

#[test]
fn a_desk_goes_through_json_lines_unchanged() {
    let mut loads: Vec<Load> = whole_desk().into_iter().map(Load::Record).collect();
    loads.push(Load::Record(Record::Policy(Box::default())));
    loads
        .push(Load::Record(Record::Calendar("x".into(), serde_json::json!({"zone": "UTC", "week": {"daily": ["00:00-24:00"]}}))));
    let mut out = Vec::new();
    write_desk(&loads, at("2026-11-21T12:00:00Z"), &mut out).expect("it writes");
    let back: Result<Vec<Load>, _> = read_desk(&out[..]).collect();
    assert_eq!(back.as_ref(), Ok(&loads));
    let mut strange = read_desk(&b"{\"pult\":\"desk\",\"version\":99,\"at\":\"\"}\n{}\n"[..]);
    assert!(matches!(strange.next(), Some(Err(_))) && strange.next().is_none(), "a newer one is not guessed at");
    let torn = [&out[..], b"{\"load\":\n"].concat();
    let bad: Vec<u64> = read_desk(&torn[..]).filter_map(Result::err).map(|b| b.line).collect();
    assert_eq!(bad, [loads.len() as u64 + 2]);
}

#[test]
fn no_cell_becomes_a_formula() {
    assert_eq!(csv_safe("=1+1"), "'=1+1");
    assert_eq!(csv_safe("@cmd"), "'@cmd");
    assert_eq!(csv_safe("-12-AB"), "'-12-AB");
    assert_eq!(csv_safe("-12.50"), "-12.50");
    assert_eq!(csv_safe("+79215550142"), "+79215550142");
    assert_eq!(csv_safe("+7;CMD"), "'+7;CMD");
}

proptest! {
    #[test]
    fn any_sum_is_read_as_it_is_written(minor in -9_999_999_999_i64..9_999_999_999) {
        let (sign, abs) = (if minor < 0 { "−" } else { "" }, minor.unsigned_abs());
        prop_assert_eq!(money(&format!("{sign}{},{:02}", abs / 100, abs % 100)), Ok(minor));
        prop_assert_eq!(money(&format!("{sign}{}.{:02}", abs / 100, abs % 100)), Ok(minor));
    }

    #[test]
    fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = Table::read(&bytes[..]) {
            let _ = super::units::engineers(&table, &known());
        }
        let _ = policy(&bytes[..]);
        let _ = read_desk(&bytes[..]).count();
    }

    #[test]
    fn any_cell_survives_a_guarded_csv(cell in "[^\\x00\\r]{0,20}") {
        let mut name = cell.trim().to_owned();
        if name.is_empty() { name = "x".into(); }
        let one = Record::Company(Box::new(company("c1", &name, "7707083893")));
        let mut csv = Vec::new();
        export(What::Companies, [&one], Moscow, &mut csv).expect("it writes");
        let sheet = read(What::Companies, &Table::read(&csv[..]).expect("it reads"), &known()).expect("a table");
        prop_assert_eq!(sheet.records, vec![one]);
    }
}
