//! Names of firms as they are compared: «ООО "Ромашка"», «РОМАШКА ООО» and «Общество с ограниченной ответственностью
//! „Ромашка“» are one; «АО Ромашка» is another.

use crate::text::fold;

/// Forms of ownership, folded, with what they are short for.
const FORMS: &[(&str, &str)] = &[
    ("ооо", "общество с ограниченной ответственностью"),
    ("пао", "публичное акционерное общество"),
    ("оао", "открытое акционерное общество"),
    ("зао", "закрытое акционерное общество"),
    ("нао", "непубличное акционерное общество"),
    ("ао", "акционерное общество"),
    ("ип", "индивидуальный предприниматель"),
    ("ано", "автономная некоммерческая организация"),
    ("нко", "некоммерческая организация"),
    ("тсн", "товарищество собственников недвижимости"),
    ("тсж", "товарищество собственников жилья"),
    ("снт", "садоводческое некоммерческое товарищество"),
    ("жск", "жилищно строительный кооператив"),
    ("фгуп", "федеральное государственное унитарное предприятие"),
    ("гуп", "государственное унитарное предприятие"),
    ("муп", "муниципальное унитарное предприятие"),
    ("фгбу", "федеральное государственное бюджетное учреждение"),
    ("гбу", "государственное бюджетное учреждение"),
    ("мбу", "муниципальное бюджетное учреждение"),
    ("гбоу", "государственное бюджетное общеобразовательное учреждение"),
    ("мбоу", "муниципальное бюджетное общеобразовательное учреждение"),
    ("тоо", "товарищество с ограниченной ответственностью"),
];

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Its words without the form, one blank between them.
    pub words: String,
    /// Its form of ownership; empty where it has none.
    pub form: &'static str,
}

impl Name {
    /// Takes a name apart: case, ё, quotes, signs and blanks do not count.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let folded = fold(name);
        let all: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut plain = format!(" {} ", all.join(" "));
        for (short, long) in FORMS {
            plain = plain.replacen(&format!(" {long} "), &format!(" {short} "), 1);
        }
        let is_form = |word: &str| FORMS.iter().map(|(short, _)| *short).find(|short| *short == word);
        let form = plain.split_whitespace().find_map(is_form).unwrap_or_default();
        let words: Vec<&str> = plain.split_whitespace().filter(|word| is_form(word).is_none()).collect();
        Self { words: words.join(" "), form }
    }

    /// May both be the same firm? A form that one of them leaves out does not part them.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        !self.words.is_empty()
            && self.words == other.words
            && (self.form.is_empty() || other.form.is_empty() || self.form == other.form)
    }

    /// One word for the whole of it: what is remembered by.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.words, self.form).trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Name;
    use rstest::rstest;

    #[rstest]
    #[case("ООО «Ромашка»", "РОМАШКА ООО")]
    #[case("ООО \"Ромашка\"", "Общество с ограниченной ответственностью „Ромашка“")]
    #[case("ООО «Ёлка-плюс»", "елка плюс")]
    #[case("ИП Иванов И.И.", "Иванов И. И. (ИП)")]
    #[case("Акционерное общество «Логист»", "АО Логист")]
    #[case("Публичное акционерное общество «Логист»", "ПАО Логист")]
    fn one_firm_however_it_is_written(#[case] one: &str, #[case] other: &str) {
        assert!(Name::of(one).agrees(&Name::of(other)), "{:?} {:?}", Name::of(one), Name::of(other));
    }

    #[rstest]
    #[case("ООО «Ромашка»", "АО «Ромашка»")]
    #[case("ТСЖ «Мир»", "ООО «Мир»")]
    #[case("ООО «Ромашка»", "ООО «Ромашка-Плюс»")]
    #[case("ООО", "ООО")]
    fn firms_that_only_look_alike_are_two(#[case] one: &str, #[case] other: &str) {
        assert!(!Name::of(one).agrees(&Name::of(other)));
    }
}
