//! The fields of the form: values are stepped through with arrows, or found by the letters they begin with.

use crate::app::draft::{Field, NewTicket};
use crate::desk::client::Asset;
use crate::desk::{AssetId, Priority, SiteId, WorkKind};
use crate::text::{fold, twin};

/// Another field: so many places on.
pub fn step_field(new: &mut NewTicket, by: usize) {
    let at = Field::ALL.iter().position(|f| *f == new.field).unwrap_or(0);
    new.field = Field::ALL[(at + by) % Field::ALL.len()];
    new.letters.clear();
}

/// The next value, or the one before; round at the ends.
pub fn stepped<T: Clone + PartialEq>(all: &[T], now: Option<&T>, forward: bool) -> Option<T> {
    let last = all.len().checked_sub(1)?;
    let next = match (now.and_then(|n| all.iter().position(|x| x == n)), forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) => (at + 1) % all.len(),
        (Some(at), false) => (at + last) % all.len(),
    };
    all.get(next).cloned()
}

/// The value that a further letter leads to, and the letters that stand now: `с`, `к` is «Склад 2». A letter that fits nothing
/// after those before it begins anew, so that the same letter again goes on to the next value.
pub fn by_letter<T: Clone + PartialEq>(letters: &mut String, letter: char, now: Option<&T>, all: &[(T, String)]) -> Option<T> {
    let fits = |letters: &str| -> Vec<T> {
        let wanted = [fold(letters), fold(&twin(letters))];
        let begins = |text: &str| {
            let text = fold(text);
            let words = text.split([' ', ',', '.', '«', '"', '(', '-']);
            wanted.iter().any(|w| text.starts_with(w.as_str()) || words.clone().any(|word| word.starts_with(w.as_str())))
        };
        all.iter().filter(|(_, text)| begins(text)).map(|(value, _)| value.clone()).collect()
    };
    let longer = format!("{letters}{letter}");
    let narrowed = if letters.is_empty() { Vec::new() } else { fits(&longer) };
    if let Some(first) = narrowed.first() {
        *letters = longer;
        return now.filter(|now| narrowed.contains(now)).or(Some(first)).cloned();
    }
    *letters = letter.to_string();
    stepped(&fits(letters), now, true)
}

/// The client's objects by name and address.
pub fn sites(new: &NewTicket) -> Vec<(SiteId, String)> {
    let all = new.dossier.iter().flat_map(|dossier| &dossier.sites);
    all.map(|site| (site.id.clone(), format!("{} {}", site.name.raw(), site.address.raw()))).collect()
}

/// The equipment that may be meant: that of the object, once it is known.
pub fn assets(new: &NewTicket) -> impl Iterator<Item = &Asset> {
    let all = new.dossier.iter().flat_map(|dossier| &dossier.assets);
    all.filter(|asset| new.about.site.as_ref().is_none_or(|site| asset.site == *site))
}

/// An arrow in the field.
pub fn step_value(new: &mut NewTicket, forward: bool) {
    new.letters.clear();
    match new.field {
        Field::Subject | Field::CallBack => {}
        Field::Site => {
            let ids: Vec<SiteId> = sites(new).into_iter().map(|(id, _)| id).collect();
            at_site(new, stepped(&ids, new.about.site.as_ref(), forward));
        }
        Field::Asset => {
            let ids: Vec<AssetId> = assets(new).map(|asset| asset.id.clone()).collect();
            of_asset(new, stepped(&ids, new.about.asset.as_ref(), forward));
        }
        Field::Kind => new.about.kind = stepped(&new.known.kinds, new.about.kind.as_ref(), forward),
        Field::Priority => new.priority = stepped(&Priority::ALL, Some(&new.priority), forward).unwrap_or(new.priority),
    }
}

/// A letter in a field of values.
pub fn letter(new: &mut NewTicket, letter: char) {
    let mut letters = std::mem::take(&mut new.letters);
    match new.field {
        Field::Site => {
            let found = by_letter(&mut letters, letter, new.about.site.as_ref(), &sites(new));
            at_site(new, found.or(new.about.site.clone()));
        }
        Field::Asset => {
            let all: Vec<(AssetId, String)> =
                assets(new).map(|asset| (asset.id.clone(), format!("{} {}", asset.name.raw(), asset.serial.raw()))).collect();
            let found = by_letter(&mut letters, letter, new.about.asset.as_ref(), &all);
            of_asset(new, found.or(new.about.asset.clone()));
        }
        Field::Kind => {
            let all: Vec<(WorkKind, String)> = new.known.kinds.iter().map(|kind| (kind.clone(), kind.0.to_string())).collect();
            let found = by_letter(&mut letters, letter, new.about.kind.as_ref(), &all);
            new.about.kind = found.or(new.about.kind.take());
        }
        Field::Subject | Field::Priority | Field::CallBack => {}
    }
    new.letters = letters;
}

/// At this object: equipment of another one is not meant any more.
pub fn at_site(new: &mut NewTicket, site: Option<SiteId>) {
    new.about.site = site;
    if let Some(asset) = &new.about.asset
        && !assets(new).any(|one| one.id == *asset)
    {
        new.about.asset = None;
    }
}

/// About this equipment: its object and its kind of work are known with it.
fn of_asset(new: &mut NewTicket, asset: Option<AssetId>) {
    new.about.asset = asset;
    let known = new.dossier.iter().flat_map(|dossier| &dossier.assets).find(|one| Some(&one.id) == new.about.asset.as_ref());
    if let Some(asset) = known.cloned() {
        new.about.site = Some(asset.site);
        if !asset.kind.0.is_empty() {
            new.about.kind = Some(asset.kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::by_letter;

    /// Types letters one after another and says where that leads.
    fn typed(letters: &str, start: Option<usize>) -> (Option<usize>, String) {
        let names = ["Офис", "Склад 1", "Склад 2", "Магазин, Лесная 5"];
        let all: Vec<(usize, String)> = names.iter().enumerate().map(|(place, name)| (place, (*name).to_owned())).collect();
        let (mut so_far, mut now) = (String::new(), start);
        for letter in letters.chars() {
            now = by_letter(&mut so_far, letter, now.as_ref(), &all).or(now);
        }
        (now, so_far)
    }

    #[test]
    fn two_letters_name_an_object_on_either_layout() {
        assert_eq!(typed("ск", None).0, Some(1));
        assert_eq!(typed("cr", None).0, Some(1), "«ск» on the Latin layout");
        assert_eq!(typed("ле", None).0, Some(3), "a word of the address");
        assert_eq!(typed("Ма", None).0, Some(3));
    }

    #[test]
    fn more_letters_keep_what_fits_and_the_same_letter_goes_on() {
        assert_eq!(typed("скл", Some(0)).0, Some(1));
        assert_eq!(typed("сс", None).0, Some(2), "the next that begins so");
        assert_eq!(typed("ссс", None).0, Some(1), "and round");
        assert_eq!(typed("скм", None), (Some(3), "м".into()), "a letter that fits nothing begins anew");
        assert_eq!(typed("щ", Some(2)).0, Some(2), "what nothing begins with changes nothing");
    }
}
