//! The conditions of a package or a contract in cells of a table: words, a default priority, a fee, what is maintained by regulation.
//!
//! A fee is `15000.00/month`. A regulation is `code; name=…; kind=видео; every=3m` and what else it says: `days=1-10`, `minutes=60`,
//! `skills=видео:2`, `per=asset`, `from=2026-01-01`, `sites=s1,s2`, `assets=a1`; several stand with `|` between them. `-` is an own
//! list of nothing, which takes the package's away. A `;`, `|`, `%` or `,` within words is written `%3B`, `%7C`, `%25`, `%2C`.

use super::contracts::{every as period, kind_of};
use super::sheet::Fields;
use super::values;
use super::why::Why;
use super::words::money;
use crate::desk::contract::{AfterHours, Conditions, Fee};
use crate::desk::regulation::{Every, Per, Regulation};
use crate::desk::{Minutes, Money, Need, Priority};
use crate::text::Raw;

/// An example that is shown where a cell cannot be read.
const EXAMPLE: &str = "video; name=ТО видеонаблюдения; kind=видео; every=3m; minutes=60";

/// The cells of conditions, in the order of [`read`]'s columns: about, priority, `after_hours`, fee, upkeep.
pub(super) fn cells(of: &Conditions) -> [String; 5] {
    [
        of.about.as_ref().map(|words| words.raw().to_owned()).unwrap_or_default(),
        of.priority.map(Priority::name).unwrap_or_default().to_owned(),
        of.after_hours.map(AfterHours::name).unwrap_or_default().to_owned(),
        of.fee.as_ref().map(|fee| format!("{}/{}", money(fee.money.minor), fee.every.name())).unwrap_or_default(),
        of.upkeep.as_deref().map(upkeep_text).unwrap_or_default(),
    ]
}

/// Reads the columns `about`, `priority`, `after_hours`, `fee`, `upkeep`; what is empty is inherited.
pub(super) fn read(row: &mut Fields<'_>) -> Conditions {
    Conditions {
        about: Some(row.text("about")).filter(|words| !words.is_empty()).map(Raw::from),
        priority: row.read("priority", priority),
        after_hours: row.read("after_hours", after_hours),
        fee: row.read("fee", fee),
        upkeep: row.read("upkeep", upkeep),
    }
}

fn priority(text: &str) -> Result<Priority, Why> {
    match text.to_lowercase().as_str() {
        "low" | "низкий" => Ok(Priority::Low),
        "normal" | "обычный" => Ok(Priority::Normal),
        "high" | "высокий" => Ok(Priority::High),
        "critical" | "авария" | "критический" => Ok(Priority::Critical),
        _ => Err(Why::NotOneOf(Priority::ALL.map(Priority::name).join(", "))),
    }
}

fn after_hours(text: &str) -> Result<AfterHours, Why> {
    match text.to_lowercase().as_str() {
        "waits" | "ждёт" | "ждет" => Ok(AfterHours::Waits),
        "paid" | "платно" => Ok(AfterHours::Paid),
        "included" | "входит" => Ok(AfterHours::Included),
        _ => Err(Why::NotOneOf(AfterHours::ALL.map(AfterHours::name).join(", "))),
    }
}

fn fee(text: &str) -> Result<Fee, Why> {
    let (sum, often) = text.split_once('/').ok_or_else(|| Why::NotOneOf("15000/month, 120000/year".into()))?;
    let every = period(often.trim())?;
    Ok(Fee { money: Money::rub(values::money(sum.trim())?), every })
}

fn upkeep(text: &str) -> Result<Vec<Regulation>, Why> {
    if text.trim() == "-" {
        return Ok(Vec::new());
    }
    let all = text.split('|').map(|one| regulation(one.trim())).collect::<Result<Vec<_>, Why>>()?;
    let twice = all.iter().enumerate().any(|(place, one)| all[..place].iter().any(|before| before.code == one.code));
    if twice { Err(wrong()) } else { Ok(all) }
}

fn wrong() -> Why {
    Why::NotOneOf(EXAMPLE.into())
}

fn regulation(text: &str) -> Result<Regulation, Why> {
    let mut parts = text.split(';').map(str::trim);
    let code = parts.next().map(plain).filter(|code| !code.is_empty()).ok_or_else(wrong)?;
    let mut of = Regulation {
        name: Raw::from(code.as_str()),
        code,
        kind: kind_of(""),
        every: Every::Months(0),
        first: None,
        days: None,
        effort: Minutes(60),
        needs: Vec::new(),
        per: Per::Site,
        sites: None,
        assets: None,
    };
    for part in parts.filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or_else(wrong)?;
        let value = value.trim();
        match name.trim() {
            "name" => of.name = Raw::from(plain(value)),
            "kind" => of.kind = kind_of(&plain(value)),
            "every" => of.every = every(value)?,
            "from" => of.first = Some(values::day(value).ok_or(Why::Date)?),
            "days" => of.days = Some(days(value)?),
            "minutes" => of.effort = values::minutes(value)?,
            "skills" => of.needs = needs(value)?,
            "per" => of.per = per(value)?,
            "sites" => of.sites = Some(ids(value)),
            "assets" => of.assets = Some(ids(value)),
            _ => return Err(wrong()),
        }
    }
    let never = matches!(of.every, Every::Months(0) | Every::Weeks(0));
    if never || of.kind.0.is_empty() { Err(wrong()) } else { Ok(of) }
}

fn every(text: &str) -> Result<Every, Why> {
    let number = |digits: &str| digits.trim().parse::<u16>().ok().filter(|n| *n > 0).ok_or_else(wrong);
    match text.strip_suffix('m').or_else(|| text.strip_suffix("мес")) {
        Some(months) => number(months).map(Every::Months),
        None => number(text.strip_suffix('w').or_else(|| text.strip_suffix("нед")).ok_or_else(wrong)?).map(Every::Weeks),
    }
}

fn days(text: &str) -> Result<(u16, u16), Why> {
    let (from, through) = text.split_once('-').unwrap_or((text, text));
    let day = |digits: &str| digits.trim().parse::<u16>().ok().filter(|n| *n > 0).ok_or(Why::Number);
    let (from, through) = (day(from)?, day(through)?);
    if from <= through { Ok((from, through)) } else { Err(Why::Backwards) }
}

fn needs(text: &str) -> Result<Vec<Need>, Why> {
    let skills = values::skills(&plain(text))?;
    Ok(skills.into_iter().map(|skill| Need { tag: skill.tag.as_str().into(), level: skill.level, required: true }).collect())
}

fn per(text: &str) -> Result<Per, Why> {
    match text.to_lowercase().as_str() {
        "site" | "объект" => Ok(Per::Site),
        "asset" | "оборудование" => Ok(Per::Asset),
        _ => Err(Why::NotOneOf("site, asset".into())),
    }
}

fn ids<Id: From<String>>(text: &str) -> Vec<Id> {
    text.split(',').map(str::trim).filter(|id| !id.is_empty()).map(|id| Id::from(plain(id))).collect()
}

fn upkeep_text(all: &[Regulation]) -> String {
    if all.is_empty() {
        return "-".into();
    }
    all.iter().map(regulation_text).collect::<Vec<_>>().join(" | ")
}

fn regulation_text(of: &Regulation) -> String {
    let list = |ids: Vec<String>| ids.iter().map(|id| escaped(id)).collect::<Vec<_>>().join(",");
    let skills = of.needs.iter().map(|need| format!("{}:{}", need.tag.as_str(), need.level)).collect::<Vec<_>>().join("%7C");
    let parts = [
        Some(escaped(&of.code)),
        Some(format!("name={}", escaped(of.name.raw()))),
        Some(format!("kind={}", escaped(&of.kind.0))),
        Some(match of.every {
            Every::Months(n) => format!("every={n}m"),
            Every::Weeks(n) => format!("every={n}w"),
        }),
        of.first.map(|day| format!("from={day}")),
        of.days.map(|(from, through)| format!("days={from}-{through}")),
        Some(format!("minutes={}", of.effort.0)),
        (!skills.is_empty()).then(|| format!("skills={skills}")),
        (of.per == Per::Asset).then(|| "per=asset".to_owned()),
        of.sites.as_ref().map(|ids| format!("sites={}", list(ids.iter().map(ToString::to_string).collect()))),
        of.assets.as_ref().map(|ids| format!("assets={}", list(ids.iter().map(ToString::to_string).collect()))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The signs that part regulations and what they say.
const SIGNS: [(&str, &str); 4] = [("%", "%25"), (";", "%3B"), ("|", "%7C"), (",", "%2C")];

fn escaped(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, written)| text.replace(sign, written))
}

fn plain(text: &str) -> String {
    SIGNS.iter().rev().fold(text.trim().to_owned(), |text, (sign, written)| text.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_regulation_reads_as_people_write_it() {
        let one =
            regulation("video; name=ТО камер; kind=Видео; every=3мес; days=5-20; skills=видео:2; per=объект; from=31.01.2026")
                .expect("a regulation");
        assert_eq!((one.every, one.days, one.per), (Every::Months(3), Some((5, 20)), Per::Site));
        assert_eq!((one.kind.0.as_str(), one.needs[0].level, one.effort), ("видео", 2, Minutes(60)));
        for bad in
            ["", "video", "video; every=0m; kind=x", "video; kind=x; every=3q", "video; kind=x; every=1m; days=9-2", "a; b"]
        {
            assert!(upkeep(bad).is_err(), "{bad}");
        }
        assert_eq!(upkeep("-"), Ok(Vec::new()));
        let same = "a; kind=x; every=1m | a; kind=y; every=1m";
        assert!(upkeep(same).is_err(), "a code names one regulation");
    }

    #[test]
    fn a_fee_says_how_often() {
        assert_eq!(fee("15 000,50/месяц").map(|fee| fee.money.minor), Ok(1_500_050));
        assert!(fee("15000").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(code in "[a-zа-я%;|,]{1,9}", name in "[^\\p{C}\\s]{1,12}", n in 1_u16..99, weeks: bool, days in proptest::option::of((1_u16..15, 15_u16..40)), asset: bool, sites in proptest::option::of(prop::collection::vec("[a-z0-9;|,%-]{1,6}", 1..4))) {
            let of = Regulation {
                code,
                name: Raw::from(name),
                kind: kind_of("видео; и, прочее"),
                every: if weeks { Every::Weeks(n) } else { Every::Months(n) },
                first: None,
                days,
                effort: Minutes(i64::from(n)),
                needs: vec![Need { tag: "видео".into(), level: 2, required: true }, Need { tag: "опс".into(), level: 4, required: true }],
                per: if asset { Per::Asset } else { Per::Site },
                sites: sites.map(|ids| ids.into_iter().map(Into::into).collect()),
                assets: None,
            };
            let text = upkeep_text(std::slice::from_ref(&of));
            prop_assert_eq!(upkeep(&text).map_err(|why| why.to_string()), Ok(vec![of]), "{}", text);
        }
    }
}
