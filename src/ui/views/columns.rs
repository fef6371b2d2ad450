//! The board's columns: which ones there is room for, and how wide they are.

use crate::i18n::Lang;

/// A column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The ticket's number.
    Number,
    /// The deadline, and of what.
    Due,
    /// Time left.
    Left,
    /// Priority, a letter.
    Priority,
    /// Client and object.
    Client,
    /// The client apart from the object.
    Company,
    /// The object apart from the client.
    Site,
    /// What happened.
    Subject,
    /// Client and what happened, where there is no room for both.
    Short,
    /// Who holds it.
    Holder,
    /// Zone.
    Zone,
    /// Skills asked for.
    Skills,
    /// How it came in.
    Channel,
    /// Who else is in it.
    Beside,
}

impl Column {
    /// Does a search look at what stands here?
    pub fn is_searched(self) -> bool {
        use Column::{Client, Company, Holder, Number, Short, Site, Subject};
        matches!(self, Number | Company | Client | Site | Subject | Short | Holder)
    }

    /// The key of its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Number => "col-number",
            Self::Due => "col-due",
            Self::Left => "col-left",
            Self::Priority => "col-priority",
            Self::Client => "col-client",
            Self::Company => "col-company",
            Self::Site => "col-site",
            Self::Subject => "col-subject",
            Self::Short => "col-short",
            Self::Holder => "col-holder",
            Self::Zone => "col-zone",
            Self::Skills => "col-skills",
            Self::Channel => "col-channel",
            Self::Beside => "col-beside",
        }
    }
}

/// Columns of the time left: `23:59`, `-12 ч`, `12 дн`.
pub(super) const LEFT: usize = 5;

/// From so many columns on, who else is in a ticket has a column; below, a sign at the end of what happened.
pub(super) const BESIDE: usize = 160;

/// The columns that fit into so many, with their widths; one blank stands between them and a mark before the first.
pub(super) fn columns(cols: usize, digits: usize, lang: Lang) -> Vec<(Column, usize)> {
    // «ср 12:00 решить» whole, where there is room for it.
    let due = if cols < 130 { lang.pick_of(12, 13) } else { lang.pick_of(15, 17) };
    let mut all = vec![(Column::Number, digits), (Column::Due, due), (Column::Left, LEFT)];
    let fixed = 1 + digits + 1 + due + 1 + LEFT;
    if cols < 44 {
        return all;
    }
    all.push((Column::Priority, 1));
    let mut rest = cols.saturating_sub(fixed + 2);
    if cols < 72 {
        // «Гаврилов», «Бригада 2», «НИКТО»: what is left tells the client and what happened.
        let holder = (rest * 2 / 7).clamp(8, 13);
        all.extend([(Column::Short, rest.saturating_sub(holder + 2)), (Column::Holder, holder)]);
        return all;
    }
    let mut extra = Vec::new();
    for (from, column, width) in
        [(BESIDE, Column::Beside, 21), (100, Column::Zone, 8), (110, Column::Skills, 12), (140, Column::Channel, 6)]
    {
        if cols >= from {
            extra.push((column, width));
            rest = rest.saturating_sub(width + 1);
        }
    }
    rest = rest.saturating_sub(3);
    let apart = cols >= 160;
    if apart {
        rest = rest.saturating_sub(1);
    }
    // At 80 columns: 19 for the client, 18 for the subject, 14 for the holder («Сидоров молчит»). What is more goes to the subject first.
    let more = rest.saturating_sub(51);
    let holder = (14 + more / 4).min(24);
    let client = if apart { 44.min(19 + more / 2) } else { (19 + more / 4).min(30) };
    let subject = rest.saturating_sub(holder + client);
    if apart {
        let site = client * 2 / 5;
        all.extend([(Column::Company, client - site), (Column::Site, site)]);
    } else {
        all.push((Column::Client, client));
    }
    all.push((Column::Subject, subject));
    all.push((Column::Holder, holder));
    all.extend(extra);
    all
}

impl Lang {
    /// A width that depends on the language.
    fn pick_of(self, ru: usize, en: usize) -> usize {
        match self {
            Self::Ru => ru,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::i18n::Lang;

    #[test]
    fn the_columns_never_take_more_than_there_is() {
        for lang in Lang::ALL {
            for cols in 44..400 {
                for digits in [4, 6, 9] {
                    let taken: usize = columns(cols, digits, lang).iter().map(|(_, width)| width + 1).sum();
                    assert!(taken <= cols, "{taken} of {cols} with {digits} digits");
                }
            }
        }
    }

    #[test]
    fn eighty_columns_are_used_to_the_last_one() {
        let taken: usize = columns(80, 4, Lang::Ru).iter().map(|(_, width)| width + 1).sum();
        assert_eq!(taken, 80);
    }
}
