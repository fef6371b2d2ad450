//! `policy.toml`: the house rules with a sentence about every setting, and what the desk has that they may name.

use super::{Seat, Trouble};
use crate::backend::Board;
use crate::desk::policy::sentence_id;
use crate::desk::{Kind, Policy, Record};
use crate::exchange::{self, About, Around, BadRow, Fault, Sheet, Why};
use crate::i18n::{Lang, Texts};
use crate::verdict::CODES;
use std::io::Read;

/// The rules as the commented file, in the language of the texts.
#[must_use]
pub fn text(texts: &Texts, policy: &Policy) -> String {
    exchange::write_policy(policy, |about| match about {
        About::File => texts.word("policy-head"),
        About::Section(name) => texts.word(&sentence_id(name)),
        About::Setting { path, setting, default } => {
            let wants = setting.map(|setting| match texts.lang() {
                Lang::Ru => exchange::wants_ru(setting.wants),
                Lang::En => exchange::wants_en(setting.wants),
            });
            let says = texts.word(&sentence_id(path));
            let short = default.filter(|default| default.chars().count() <= SHORT && !default.is_empty() && default != "{}");
            let wants = wants.unwrap_or_default();
            match short {
                Some(default) => texts.tell("policy-setting", &[("says", &says), ("default", &default), ("wants", &wants)]),
                None => texts.tell("policy-setting-long", &[("says", &says), ("wants", &wants)]),
            }
        }
    })
}

/// A default longer than this is not repeated in the comment: lists of reasons.
const SHORT: usize = 40;

/// Reads the rules against what stands on the desk.
pub async fn read(seat: &Seat, from: impl Read) -> Result<Sheet<Record>, Trouble> {
    let mut sheet = exchange::policy(from, &around(seat).await?);
    let idle =
        sheet.records.iter().flat_map(|record| if let Record::Policy(policy) = record { unsaid(policy) } else { Vec::new() });
    sheet.report.warnings.extend(idle.collect::<Vec<_>>());
    Ok(sheet)
}

/// Phrases for reasons that no verdict gives: nobody would ever hear them.
fn unsaid(policy: &Policy) -> Vec<BadRow> {
    let known: Vec<&str> = CODES.iter().filter_map(|code| code.strip_prefix("reason-")).collect();
    let idle = policy.verdict.phrases.keys().filter(|code| !known.contains(&code.as_str()));
    let told = |code: &String| BadRow {
        line: 0,
        column: format!("verdict.phrases.{code}"),
        text: code.as_str().into(),
        why: Why::Rule(Fault::NoSuch(known.iter().map(|code| (*code).to_owned()).collect())),
    };
    idle.map(told).collect()
}

async fn around(seat: &Seat) -> Result<Around, Trouble> {
    let mut zones: Vec<String> = Vec::new();
    zones.extend(seat.furniture.units.iter().flat_map(|unit| &unit.can.zones).map(|zone| zone.0.to_string()));
    for record in seat.records(Kind::Site).await? {
        if let Record::Site(site) = record {
            zones.push(site.zone.0.to_string());
        }
    }
    zones.extend(seat.rows(Board::Open).await?.iter().map(|row| row.facts.zone.0.to_string()));
    let packages = seat.furniture.packages.iter().map(|package| package.id.to_string()).collect();
    Ok(Around { zones: zones.into_iter().filter(|zone| !zone.is_empty()).collect(), packages })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::policy::{sections, settings_of};

    #[test]
    fn every_setting_and_section_has_its_sentence_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            for path in settings_of(&Policy::default()).into_iter().map(|(path, _)| path).chain(sections()) {
                let id = sentence_id(&path);
                let file = format!("src/i18n/{}/policy.ftl", lang.code());
                assert!(texts.has(&id), "{file}: say in one sentence what «{path}» does, as {id}");
            }
        }
    }

    #[test]
    fn the_file_is_read_back_as_the_rules_that_it_was_written_from() {
        let mut policy = Policy::default();
        policy.routing.minutes_between.entry("Север".into()).or_default().insert("Центр, «ядро»".into(), 25);
        policy.default_package = Some("base".into());
        policy.base_visit = Some(crate::desk::Money::rub(180_000));
        policy.debts.approver = "Гришин \"И.П.\"".into();
        for policy in [policy, Policy::default()] {
            for lang in Lang::ALL {
                let text = text(&Texts::new(lang), &policy);
                let sheet = exchange::policy(text.as_bytes(), &Around::default());
                assert_eq!(sheet.report.bad, [], "{text}");
                assert_eq!(sheet.records, [Record::Policy(Box::new(policy.clone()))], "{text}");
            }
        }
    }

    #[test]
    fn a_phrase_for_a_reason_that_there_is_not_is_told_about() {
        let phrase =
            crate::desk::policy::Phrase { ru: "Просрочено {days} дн".into(), en: "{days} days overdue".into() };
        let mut policy = Policy::default();
        policy.verdict.phrases.insert("debt-overdue".into(), phrase.clone());
        assert_eq!(unsaid(&policy), []);
        policy.verdict.phrases.insert("debt-overdew".into(), phrase);
        assert_eq!(unsaid(&policy).iter().map(|row| row.column.as_str()).collect::<Vec<_>>(), ["verdict.phrases.debt-overdew"]);
        let text = text(&Texts::new(Lang::Ru), &policy);
        assert_eq!(exchange::policy(text.as_bytes(), &Around::default()).records, [Record::Policy(Box::new(policy))], "{text}");
    }

    #[test]
    fn each_setting_stands_below_what_it_does_its_default_and_what_may_stand_there() {
        let mut policy = Policy::default();
        policy.routing.load = 30;
        let text = text(&Texts::new(Lang::Ru), &policy);
        let lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|line| *line == "load = 30").expect("the weight of the load");
        let above: String = lines[..at].iter().rev().take_while(|line| line.starts_with('#')).copied().collect();
        assert!(above.contains("По умолчанию 12") && above.contains("от 0 до 10000"), "{above}");
        assert!(lines.iter().all(|line| !line.starts_with('#') || line.chars().count() <= 102), "comments fit a page");
        assert!(text.contains("\n# base_visit = {"), "what is nothing waits to be uncommented\n{text}");
    }
}
