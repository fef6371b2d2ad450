//! A line as somebody wrote it - typed in one breath, or pasted from a mail or a spreadsheet - and what is recognised in it:
//! the client, the object, the equipment, the kind of work. What is left is what happened.

mod cells;
mod client;
mod words;

pub use cells::{is_heading, lines};
pub use client::{Named, leading, named_by};

use super::draft::About;
use crate::desk::client::{Asset, Site};
use crate::desk::when::parse_length;
use crate::desk::{Dossier, Minutes, SiteId, WorkKind};
use cells::Cell;
use words::{alike, all_in, tokens};

/// What was recognised in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// The object, the equipment, the kind of work, as far as they were recognised.
    pub about: About,
    /// What happened: the words that name nothing else.
    pub subject: String,
}

/// Reads a line about this client; `kinds` are the kinds of work that may be meant beside those of the client's equipment.
#[must_use]
pub fn read(line: &str, dossier: Option<&Dossier>, kinds: &[WorkKind]) -> Slip {
    let mut cells = cells::split(line);
    let words = tokens(&cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "));
    let sites = dossier.map_or(&[][..], |dossier| &dossier.sites);
    let site = site_in(&words, sites);
    let mut about = About { site: site.map(|site| site.id.clone()), ..About::default() };
    let (asset, kind) = work_in(&words, dossier.map_or(&[][..], |dossier| &dossier.assets), about.site.as_ref(), kinds);
    if let Some(asset) = asset {
        about.site = about.site.or_else(|| Some(asset.site.clone()));
        about.asset = Some(asset.id.clone());
    }
    about.kind = kind;
    if let ([only], None) = (sites, &about.site) {
        about.site = Some(only.id.clone());
    }
    let site = about.site.as_ref().and_then(|id| sites.iter().find(|site| site.id == *id));
    Slip { subject: subject(&mut cells, site, about.kind.as_ref()), about }
}

/// The object that the words name: by its name, else by its address. Two that fit alike are none.
fn site_in<'a>(words: &[String], sites: &'a [Site]) -> Option<&'a Site> {
    let by_name = |site: &Site| {
        let name = tokens(site.name.raw());
        (!name.is_empty() && all_in(&name, words)).then_some(name.len())
    };
    let by_address = |site: &Site| {
        let address = tokens(site.address.raw());
        let street = address.iter().find(|word| word.chars().count() >= 4 && words.iter().any(|said| alike(said, word)))?;
        let house = address.iter().skip_while(|word| *word != street).find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        house.is_none_or(|house| words.contains(house)).then_some(1 + usize::from(house.is_some()))
    };
    best(sites, by_name).or_else(|| best(sites, by_address))
}

/// The one that fits best; none where two do.
fn best<T>(all: &[T], score: impl Fn(&T) -> Option<usize>) -> Option<&T> {
    let scored: Vec<(usize, &T)> = all.iter().filter_map(|one| Some((score(one)?, one))).collect();
    let top = scored.iter().map(|(score, _)| *score).max()?;
    let mut first = scored.into_iter().filter(|(score, _)| *score == top).map(|(_, one)| one);
    let one = first.next()?;
    first.next().is_none().then_some(one)
}

/// The equipment and the kind of work that the words name: equipment of the object comes before that of other ones.
fn work_in<'a>(
    words: &[String],
    assets: &'a [Asset],
    site: Option<&SiteId>,
    kinds: &[WorkKind],
) -> (Option<&'a Asset>, Option<WorkKind>) {
    let named = |asset: &&Asset| {
        let first = tokens(asset.name.raw()).into_iter().find(|word| word.chars().count() >= 4);
        first.is_some_and(|first| words.iter().any(|said| alike(said, &first)))
    };
    let here: Vec<&Asset> = assets.iter().filter(|a| site.is_none_or(|site| a.site == *site)).filter(named).collect();
    let mut of_kind: Vec<&WorkKind> = here.iter().map(|asset| &asset.kind).filter(|kind| !kind.0.is_empty()).collect();
    of_kind.sort();
    of_kind.dedup();
    let asset = if let [only] = here.as_slice() { Some(*only) } else { None };
    let by_asset = if let [only] = of_kind.as_slice() { Some((*only).clone()) } else { None };
    let owned = assets.iter().map(|asset| &asset.kind);
    let by_name = owned.chain(kinds).find(|kind| {
        let name = tokens(&kind.0);
        !name.is_empty() && all_in(&name, words)
    });
    (asset, by_name.cloned().or(by_asset))
}

/// What is left of the line: without the cells that name only the object or the kind of work, without an object's name that it
/// begins with.
fn subject(cells: &mut Vec<Cell>, site: Option<&Site>, kind: Option<&WorkKind>) -> String {
    let names = |cell: &Cell| {
        let said = tokens(&cell.text);
        let of_site = site.is_some_and(|site| {
            let known = tokens(&format!("{} {}", site.name.raw(), site.address.raw()));
            all_in(&said, &known)
        });
        of_site || kind.is_some_and(|kind| said == tokens(&kind.0))
    };
    let several = cells.len() > 1;
    if several {
        let told = cells.iter().any(|cell| !names(cell));
        cells.retain(|cell| !told || !names(cell));
    } else if let (Some(cell), Some(site)) = (cells.first_mut(), site) {
        cell.text = words::without_lead(&cell.text, &tokens(site.name.raw()));
    }
    cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// A line that says at its end that the matter is settled (`решено`, `решили 12 мин`, `done 12m`): the line without that, and
/// the minutes it took, 0 where none are named.
#[must_use]
pub fn settled(line: &str) -> (&str, Option<Minutes>) {
    const ENDS: [&str; 5] = ["решено", "решили", "готово", "solved", "done"];
    let line = line.trim_end();
    for (at, _) in line.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let rest = line[at..].trim_start();
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let bare = word.trim_matches([',', '.', ':', ';', '-', '—']);
        if !ENDS.contains(&crate::text::fold(bare).as_str()) {
            continue;
        }
        let before = line[..at].trim_end();
        let told = rest[word.len()..].trim().trim_start_matches("за ");
        if told.is_empty() {
            return (before, Some(Minutes(0)));
        }
        // «12 мин»: a length of time has no blank of its own.
        if let Some(minutes) = parse_length(&told.replace(char::is_whitespace, "")) {
            return (before, Some(minutes));
        }
    }
    (line, None)
}

#[cfg(test)]
mod tests;
