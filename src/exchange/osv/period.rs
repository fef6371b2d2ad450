//! The day that a report speaks of: the last one of the period in its heading, as 1C writes it.

use super::super::grid::Line;
use crate::text::fold;
use chrono::{Datelike, Months, NaiveDate};

/// Months by their first letters; «мая» and «май» have two in common.
const MONTHS: [&str; 12] = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

/// The last day of the period: of the report's title, else of a line that names the period, else of any line of the heading.
#[must_use]
pub fn last_day(heading: &[Line]) -> Option<NaiveDate> {
    let texts: Vec<String> = heading.iter().map(|line| fold(&line.cells.join(" "))).collect();
    let of = |word: &str| texts.iter().filter(|text| text.contains(word)).find_map(|text| day_of(text));
    of("ведомость").or_else(|| of("период")).or_else(|| texts.iter().find_map(|text| day_of(text)))
}

/// The last day that a folded text names: a date, or the end of a month, a quarter, a half, some months or a year.
fn day_of(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '(' | ')'))
        .map(|word| word.trim_matches(['.', ':', ';', '"', '«', '»']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut last = None;
    for (place, word) in words.iter().enumerate() {
        let before = |back: usize| place.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or_default();
        if let Some(day) = dotted(word) {
            last = Some(day);
        } else if let Some(year) = year(word) {
            last = ends(year, before(1), before(2)).or(last);
        }
    }
    last
}

fn dotted(word: &str) -> Option<NaiveDate> {
    let word = word.strip_suffix('г').unwrap_or(word).trim_end_matches('.');
    ["%d.%m.%Y", "%Y.%m.%d"].iter().find_map(|form| NaiveDate::parse_from_str(word, form).ok()).filter(|day| day.year() > 1990)
}

fn year(word: &str) -> Option<i32> {
    let digits = word.strip_suffix('г').unwrap_or(word).trim_end_matches('.');
    digits.parse().ok().filter(|year| (1991..2200).contains(year))
}

/// The last day of what stands before the year.
fn ends(year: i32, word: &str, number: &str) -> Option<NaiveDate> {
    let count: Option<u32> = number.parse().ok();
    let months = match word {
        _ if word.starts_with("квартал") || word == "кв" => count.map(|n| n * 3),
        _ if word.starts_with("полугоди") => count.map(|n| n * 6),
        _ if word.starts_with("месяц") => count,
        _ => match (month(word), count) {
            (Some(month), Some(day)) => return NaiveDate::from_ymd_opt(year, month, day),
            (Some(month), None) => Some(month),
            // «на 2026» may be anything; «за 2026 год» is the year.
            (None, _) => Some(12),
        },
    };
    let first = NaiveDate::from_ymd_opt(year, months.filter(|n| (1..=12).contains(n))?, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

fn month(word: &str) -> Option<u32> {
    // A word that only begins like a month («маркетинг») is none: months have at most eight letters.
    let place = MONTHS.iter().position(|begins| word.starts_with(begins) && word.chars().count() <= 8)?;
    let place = u32::try_from(place).ok()?;
    Some(place + 1)
}

#[cfg(test)]
mod tests {
    use super::day_of;
    use crate::text::fold;
    use rstest::rstest;

    #[rstest]
    #[case("Оборотно-сальдовая ведомость по счету 62 за 1 января 2026 г. - 20 ноября 2026 г.", "2026-11-20")]
    #[case("Оборотно-сальдовая ведомость по счету 62.01 за 01.01.2026 - 20.11.2026", "2026-11-20")]
    #[case("Оборотно-сальдовая ведомость по счёту: 62 за 01.01.2026–20.11.2026 г.", "2026-11-20")]
    #[case("Период: с 01.01.2026 по 20.11.2026", "2026-11-20")]
    #[case("ведомость по счету 62 за Октябрь 2026 г.", "2026-10-31")]
    #[case("ведомость по счету 62 за Январь 2026 г. - Сентябрь 2026 г.", "2026-09-30")]
    #[case("ведомость по счету 62 за 9 месяцев 2026 г.", "2026-09-30")]
    #[case("ведомость по счету 62 за 3 квартал 2026 г.", "2026-09-30")]
    #[case("ведомость по счету 62 за 1 полугодие 2026 г.", "2026-06-30")]
    #[case("ведомость по счету 62 за 2025 г.", "2025-12-31")]
    #[case("ведомость по счету 62 за Май 2026 г.", "2026-05-31")]
    #[case("ведомость по счету 62 за 29 февраля 2024г.", "2024-02-29")]
    fn the_last_day_of_the_period(#[case] text: &str, #[case] day: &str) {
        assert_eq!(day_of(&fold(text)).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
    }

    #[rstest]
    #[case("Оборотно-сальдовая ведомость по счету 62")]
    #[case("ООО «Сервис»")]
    #[case("за 13 месяцев 2026 г.")]
    #[case("за 31 ноября 2026 г.")]
    fn no_day_is_made_up(#[case] text: &str) {
        assert_eq!(day_of(&fold(text)), None);
    }
}
