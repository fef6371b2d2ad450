//! What in a text is nobody else's business: phones, sums, codes. For a screen that others may look at.

use std::ops::Range;

/// So many digits in a row, written together or apart, are a phone, an account or a sum.
const MANY: usize = 5;
/// A clipped number shows at most so many digits less.
const CLIPPED: usize = 3;
/// After these words a code stands, as soon as something with a digit comes.
const CODES: [&str; 13] =
    ["код", "кода", "коду", "кодом", "домофон", "домофона", "пин", "пинкод", "code", "doorcode", "pin", "passcode", "intercom"];
/// After these words whatever stands is the secret.
const WORDS: [&str; 6] = ["пароль", "пароля", "паролем", "password", "codeword", "passphrase"];
/// The same when they follow «кодовое» or `code`.
const CODE_WORDS: [&str; 4] = ["слово", "слова", "словом", "word"];
/// What makes a number a sum.
const CURRENCIES: [&str; 12] = ["₽", "$", "€", "₸", "руб", "р.", "rub", "usd", "eur", "kzt", "тыс", "/час"];

/// The places of secrets in a text, in bytes and in order. `known` says which plain numbers are ticket numbers: those stay.
pub fn secrets(text: &str, known: &dyn Fn(i64) -> bool) -> Vec<Range<usize>> {
    let mut found = numbers(text, known);
    found.extend(codes(text));
    found.sort_by_key(|place| place.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in found {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

/// Digits written together. A time (`10:15`) or a date (`23.11.26`) is none of them.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let end_of = |mut at: usize| {
        while digit(at) {
            at += 1;
        }
        at
    };
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let end = end_of(at);
        let sign = bytes.get(end).copied();
        let next = end_of(end + 1);
        if sign == Some(b':') && next > end + 1 {
            at = next;
            while bytes.get(at) == Some(&b':') && digit(at + 1) {
                at = end_of(at + 1);
            }
        } else if sign == Some(b'.') && end - at <= 2 && next == end + 3 && !text.get(..at).unwrap_or_default().ends_with('.') {
            // The year of a date, where it has one.
            let year = end_of(next + 1) - (next + 1).min(bytes.len());
            at = if bytes.get(next) == Some(&b'.') && (year == 2 || year == 4) { end_of(next + 1) } else { next };
        } else {
            chunks.push(at..end);
            at = end;
        }
    }
    chunks
}

/// Numbers that are a phone, an account or a sum.
fn numbers(text: &str, known: &dyn Fn(i64) -> bool) -> Vec<Range<usize>> {
    let chunks = chunks(text);
    let mut found = Vec::new();
    let mut from = 0;
    while from < chunks.len() {
        let mut to = from;
        while let Some(next) = chunks.get(to + 1)
            && joined(text.get(chunks[to].end..next.start).unwrap_or_default(), next)
        {
            to += 1;
        }
        if let Some(place) = number(text, &chunks[from..=to], known) {
            found.push(place);
        }
        from = to + 1;
    }
    found
}

/// Does a number go on behind what stands between?
fn joined(between: &str, next: &Range<usize>) -> bool {
    match between {
        "," => next.len() <= 3,
        "." | " " | "\u{a0}" | "\u{202f}" | "-" | "(" | ")" | " (" | ") " | ")-" => true,
        _ => false,
    }
}

/// The place of a number that must not be seen.
fn number(text: &str, chunks: &[Range<usize>], known: &dyn Fn(i64) -> bool) -> Option<Range<usize>> {
    let (first, last) = (chunks.first()?, chunks.last()?);
    let digits: usize = chunks.iter().map(Range::len).sum();
    let before = text.get(..first.start).unwrap_or_default();
    let after = text.get(last.end..).unwrap_or_default();
    let plus = before.ends_with('+');
    let grouped = chunks.len() > 1 && first.len() <= 3 && chunks[1..].iter().all(|chunk| chunk.len() == 3);
    let small = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).to_lowercase();
    let money = CURRENCIES.iter().any(|sign| small.starts_with(sign)) || before.ends_with(['$', '€', '₽']);
    let ours = chunks.len() == 1 && text.get(first.clone()).and_then(|n| n.parse().ok()).is_some_and(known);
    let long = digits >= MANY && !ours;
    let clipped = after.starts_with('…') && digits >= CLIPPED && !ours;
    let secret = (plus && digits > 1) || grouped || money || long || clipped;
    secret.then(|| first.start - usize::from(plus)..last.end)
}

/// Door codes and code words, by the word before them.
fn codes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // How many more words may stand between, and whether one without digits is meant too.
    let mut waiting: Option<(usize, bool)> = None;
    let mut last = String::new();
    for word in words(text) {
        let plain = text.get(word.clone()).unwrap_or_default();
        let low = plain.to_lowercase();
        let code_word = CODE_WORDS.contains(&low.as_str()) && (last.starts_with("кодов") || last == "code");
        if CODES.contains(&low.as_str()) {
            waiting = Some((3, false));
        } else if code_word || WORDS.contains(&low.as_str()) {
            waiting = Some((1, true));
        } else if let Some((left, any)) = waiting {
            let secret = any || plain.chars().any(|c| c.is_ascii_digit() || c == '•');
            if secret {
                found.push(word);
            }
            waiting = (left > 1 && !secret).then_some((left - 1, any));
        }
        last = low;
    }
    found
}

/// Letters, digits and the signs of codes written together.
fn words(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '#' | '*' | '-' | '_' | '•');
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The text with each secret as three dots: their number tells nothing.
#[must_use]
pub fn covered(text: &str, known: &dyn Fn(i64) -> bool) -> String {
    replaced(text, &secrets(text, known), |_| "•••".to_owned())
}

/// The text with a dot for each letter of a secret: for a line that is being typed, whose cursor must stay where it is.
#[must_use]
pub fn dotted(text: &str, known: &dyn Fn(i64) -> bool) -> String {
    replaced(text, &secrets(text, known), |secret| secret.chars().map(|_| '•').collect())
}

fn replaced(text: &str, secrets: &[Range<usize>], by: impl Fn(&str) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for place in secrets {
        shown.push_str(text.get(at..place.start).unwrap_or_default());
        shown.push_str(&by(text.get(place.clone()).unwrap_or_default()));
        at = place.end;
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::{covered, dotted};
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        covered(text, &|number| [1051, 104_512].contains(&number))
    }

    #[test]
    fn phones_are_covered_however_they_are_written() {
        for phone in [
            "+7 921 555-01-42",
            "89215550142",
            "8 (921) 555-01-42",
            "8.921.555.01.42",
            "555-01-42",
            "+79215550142",
            "8 921 555 01 42",
        ] {
            assert_eq!(shown(&format!("Ким, {phone}, ждёт")), "Ким, •••, ждёт", "{phone}");
        }
        assert_eq!(shown("звонить 8 921 5…"), "звонить •••…");
    }

    #[test]
    fn sums_are_covered_with_and_without_their_currency() {
        assert_eq!(shown("12 400, просрочено 5 000, 9 дн (1С, 22.11)"), "•••, просрочено •••, 9 дн (1С, 22.11)");
        assert_eq!(shown("выезд 500 ₽ и 77,50 руб"), "выезд ••• ₽ и ••• руб");
        assert_eq!(shown("1,234,567.05 $ and $99"), "••• $ and $•••");
        assert_eq!(shown("долг 184500"), "долг •••");
    }

    #[test]
    fn codes_and_code_words_are_covered() {
        assert_eq!(shown("код 45К, звонок"), "код •••, звонок");
        assert_eq!(shown("Домофон: 12#, собака"), "Домофон: •••, собака");
        assert_eq!(shown("код от двери 7В"), "код от двери •••");
        assert_eq!(shown("кодовое слово: ромашка"), "кодовое слово: •••");
        assert_eq!(shown("door code 4*1"), "door code •••");
    }

    #[test]
    fn what_work_needs_stays() {
        for text in [
            "1051 10:15 ответ -0:15 А",
            "-0:15 1051 ответ",
            "104512 Логист, склад 2: Камеры",
            "пн 23.11 10:30",
            "23.11.2026 10:30, 09:00–18:00",
            "выезды 0 из 4 до 31.12.26 · телефон 1:20 из 5:00",
            "Лесная 5, корп. 2, 4 этаж, касса 3, 1С",
            "1029, 1030, 1031",
            "опс 4, скуд 2",
        ] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("104513"), "•••", "nobody knows a ticket of that number");
    }

    #[test]
    fn a_typed_line_keeps_its_length() {
        assert_eq!(dotted("тел 5550142 да", &|_| false), "тел ••••••• да");
        assert_eq!(dotted("назначить 1051", &|_| false), "назначить 1051");
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "(\\PC|[0-9 +.,:()-]){0,60}") {
            let length = text.chars().count();
            prop_assert_eq!(dotted(&text, &|_| false).chars().count(), length);
            let once = covered(&text, &|_| false);
            prop_assert_eq!(covered(&once, &|_| false), once);
        }

        #[test]
        fn a_phone_never_shows(before in "[а-я ]{0,9}", digits in "[0-9]{10}", after in "[а-я ]{0,9}") {
            let shown = covered(&format!("{before} +7{digits} {after}"), &|_| false);
            prop_assert!(!shown.chars().any(|c| c.is_ascii_digit()), "{}", shown);
        }
    }
}
