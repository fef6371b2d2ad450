//! A pasted list: what was recognised in each line, and what has to be put right before Enter.

use super::labelled::rule;
use crate::app::logging::{Column, Pasted, PastedRow};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, typed};
use ratatui::text::Line;

/// The list in so many rows.
pub(in crate::ui) fn sheet(scene: Scene, pasted: &Pasted, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![title(scene, pasted, cols)]);
    let columns = Columns::of(cols);
    sheet.add(heads(scene, pasted, columns, cols));
    // The line under the cursor is shown as it was pasted: the last but one.
    let room = rows.saturating_sub(4).max(1);
    let first = pasted.chosen.saturating_sub(room / 2).min(pasted.rows.len().saturating_sub(room));
    for (place, row) in pasted.rows.iter().enumerate().skip(first).take(room) {
        let chosen = place == pasted.chosen;
        let line = of_row(scene, pasted, (place, row), columns, cols, chosen.then_some(&mut sheet));
        sheet.add(line);
    }
    while sheet.next() + 2 < rows {
        sheet.add(Line::default());
    }
    let pasted_line = pasted.rows.get(pasted.chosen).map_or_else(String::new, |row| clean(&row.line, cols));
    sheet.add(
        scene.strip(cols).gap(1).put(&scene.word("list-line"), Meaning::Label).gap(1).put(&pasted_line, Meaning::Dim).line(),
    );
    let count = pasted.kept().count();
    let keys = scene.say("list-keys", &[("n", count.into())]);
    sheet.add(scene.strip(cols).gap(1).put(&keys, Meaning::Dim).line());
    sheet
}

fn title(scene: Scene, pasted: &Pasted, cols: usize) -> Line<'static> {
    let whose = pasted.dossier.as_ref().map_or_else(|| scene.word("call-reading"), |d| d.company.name.line(40).to_string());
    let (kept, bare) = (pasted.kept().count(), pasted.without_site());
    let dropped = pasted.rows.len() - kept;
    let mut words = scene.say("list-count", &[("n", kept.into())]);
    if bare > 0 {
        words.push_str(&scene.say("list-count-bare", &[("n", bare.into())]));
    }
    if dropped > 0 {
        words.push_str(&scene.say("list-count-dropped", &[("n", dropped.into())]));
    }
    let meaning = if bare > 0 { Meaning::Warning } else { Meaning::Normal };
    rule(scene, &[(&scene.word("list-title"), Meaning::Title), (&whose, Meaning::Title), (&words, meaning)], cols)
}

/// Widths of the columns.
#[derive(Clone, Copy)]
struct Columns {
    number: usize,
    site: usize,
    kind: usize,
}

impl Columns {
    fn of(cols: usize) -> Self {
        Self { number: 4, site: (cols / 4).clamp(8, 32), kind: (cols / 8).clamp(6, 14) }
    }
}

fn heads(scene: Scene, pasted: &Pasted, columns: Columns, cols: usize) -> Line<'static> {
    let meaning = |column: Column| if pasted.column == column { Meaning::Key } else { Meaning::Label };
    let strip = scene.strip(cols).gap(1).cell_right("№", columns.number, Meaning::Label).gap(1);
    let strip = strip.cell(&scene.word("new-site"), columns.site, meaning(Column::Site)).gap(1);
    let strip = strip.cell(&scene.word("new-kind"), columns.kind, meaning(Column::Kind)).gap(1);
    strip.put(&scene.word("new-subject"), meaning(Column::Subject)).line()
}

/// A row; the chosen one puts the cursor where a key would change something.
fn of_row(
    scene: Scene,
    pasted: &Pasted,
    (place, row): (usize, &PastedRow),
    columns: Columns,
    cols: usize,
    chosen: Option<&mut Sheet>,
) -> Line<'static> {
    let sites = pasted.dossier.as_ref().map_or(&[][..], |dossier| &dossier.sites);
    let site = row.slip.about.site.as_ref().and_then(|id| sites.iter().find(|site| site.id == *id));
    let usual = |column: Column| match (row.dropped, chosen.is_some() && pasted.column == column) {
        (true, _) => Meaning::Disabled,
        (false, true) => Meaning::Chosen,
        (false, false) => Meaning::Normal,
    };
    let (place_words, place_meaning) = match site {
        Some(site) => (site.name.line(columns.site).to_string(), usual(Column::Site)),
        None if row.dropped => ("?".to_owned(), Meaning::Disabled),
        None => ("?".to_owned(), Meaning::Warning),
    };
    let kind = row.slip.about.kind.as_ref().map_or_else(|| "—".to_owned(), |kind| clean(&kind.0, columns.kind));
    let mark = match (row.dropped, chosen.is_some()) {
        (_, true) => ">",
        (true, false) => "-",
        (false, false) => " ",
    };
    let number = if row.dropped { "×".to_owned() } else { (place + 1).to_string() };
    let strip = scene.strip(cols).put(mark, Meaning::Chosen).cell_right(&number, columns.number, usual(Column::Subject)).gap(1);
    let (at_site, at_kind) = (columns.number + 2, columns.number + columns.site + 3);
    let strip = strip.cell(&place_words, columns.site, place_meaning).gap(1);
    let strip = strip.cell(&kind, columns.kind, usual(Column::Kind)).gap(1);
    let room = strip.room();
    let Some(sheet) = chosen else {
        return strip.put(&width::clip(&clean(&row.subject.text, 400), room), usual(Column::Subject)).line();
    };
    let (strip, at) = typed(strip, &row.subject, room);
    let at = match pasted.column {
        Column::Site => at_site,
        Column::Kind => at_kind,
        Column::Subject => at,
    };
    sheet.cursor = Some((at, sheet.next()));
    strip.line()
}
