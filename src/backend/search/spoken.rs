//! The words of people, companies and objects as they are compared: folded, and a company's name without its quotation marks and
//! legal form as well, because nobody begins with «ООО» on the phone.

use crate::desk::client::{Company, Contact, Site};
use crate::text::fold;

/// Between a person's name and role; folded text has none of its own.
const APART: char = '\n';

/// How a company's name may begin without being what it is called.
const FORMS: [&str; 12] = ["ооо", "оао", "зао", "пао", "нао", "ао", "ип", "гуп", "муп", "фгуп", "гбу", "тоо"];

/// A contact's own words: the name, and on the next line the role.
pub(in crate::backend) fn contact_words(contact: &Contact) -> String {
    let (name, role) = (fold(contact.name.raw()), fold(contact.role.raw()));
    if role.is_empty() { name } else { format!("{name}{APART}{role}") }
}

/// The name and the role of [`contact_words`].
pub(in crate::backend) fn name_and_role(words: &str) -> (&str, &str) {
    words.split_once(APART).unwrap_or((words, ""))
}

/// A company's own words: what it is called, then its whole name where that is more.
pub(in crate::backend) fn company_words(company: &Company) -> String {
    let whole = fold(company.name.raw());
    let called = called(&whole);
    if called.is_empty() || called == whole { whole } else { format!("{called} {whole}") }
}

/// The name without quotation marks and legal form.
fn called(whole: &str) -> String {
    let plain: String = whole.chars().filter(|c| !matches!(c, '«' | '»' | '"' | '“' | '”' | '„' | '‟')).collect();
    plain.split_whitespace().skip_while(|word| FORMS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// A site's own words: its name and its address.
pub(in crate::backend) fn site_words(site: &Site) -> String {
    fold(&format!("{} {}", site.name.raw(), site.address.raw()))
}

#[cfg(test)]
mod tests {
    use super::{called, name_and_role};

    #[test]
    fn a_company_is_called_what_stands_in_its_quotation_marks() {
        assert_eq!(called("ооо «вектор-м»"), "вектор-м");
        assert_eq!(called("ип ежова а.п."), "ежова а.п.");
        assert_eq!(called("ао \"тц берег\""), "тц берег");
        assert_eq!(called("аптека 5"), "аптека 5");
        assert_eq!(called("ооо"), "");
    }

    #[test]
    fn a_role_is_no_part_of_the_name() {
        assert_eq!(name_and_role("бухаров иван\nбухгалтер"), ("бухаров иван", "бухгалтер"));
        assert_eq!(name_and_role("бухаров иван"), ("бухаров иван", ""));
    }
}
