//! Words as a dispatcher means them: without their endings, on either layout.

use crate::text::fold;

/// Words that name no place and no thing.
const SMALL: &[&str] =
    &["на", "в", "во", "и", "по", "у", "с", "к", "ул", "улица", "г", "д", "дом", "пр", "the", "at", "in", "of", "a"];

/// The folded words of a text, without signs and small words.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !SMALL.contains(word)).map(str::to_owned).collect()
}

/// Is the one word the other one, but for its ending (`складе`, `склад`)? Numbers are equal or not.
pub(super) fn alike(said: &str, known: &str) -> bool {
    if said == known {
        return true;
    }
    let number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    if number(said) || number(known) {
        return false;
    }
    let (long, short) = (said.chars().count(), known.chars().count());
    let common = said.chars().zip(known.chars()).take_while(|(a, b)| a == b).count();
    common >= 3 && common + 2 >= short && common + 2 >= long && long.abs_diff(short) <= 2
}

/// Are all these words among the others?
pub(super) fn all_in(wanted: &[String], among: &[String]) -> bool {
    !wanted.is_empty() && wanted.iter().all(|wanted| among.iter().any(|word| alike(word, wanted)))
}

/// The text without the words that it begins with, small words between them too.
pub(super) fn without_lead(text: &str, lead: &[String]) -> String {
    let mut rest = text.trim();
    let mut left: Vec<&String> = lead.iter().collect();
    loop {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let mut own = tokens(&rest[..end]);
        own.retain(|word| !left.iter().any(|lead| alike(word, lead)));
        let named = own.is_empty() && left.len() < lead.len() + 1 && !left.is_empty() && end > 0;
        if !named {
            break;
        }
        let said = tokens(&rest[..end]);
        left.retain(|lead| !said.iter().any(|word| alike(word, lead)));
        rest = rest[end..].trim_start_matches(|c: char| c.is_whitespace() || ":,;.-–—".contains(c));
    }
    let whole = if rest.is_empty() || (left.len() == lead.len()) { text.trim() } else { rest };
    whole.to_owned()
}
