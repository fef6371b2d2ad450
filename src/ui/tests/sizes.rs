//! Every view at every size, in both languages, thin and not (`PULT_ALL_SIZES=1`; else at a part of them): it must not fall over,
//! however small the terminal is and whatever the rows hold.

use super::desk::{console, rows, settle};
use super::every::scenes;
use crate::app::State;
use crate::desk::{Due, Minutes, Moment, Named, Row};
use crate::i18n::{Lang, Texts};
use crate::theme::Theme;
use crate::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Rows with all that a client can write into a subject.
fn hostile() -> Vec<Row> {
    let nasty = [
        "\u{1b}]0;title\u{7}\u{1b}[2J",
        "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}a\u{300}\u{301}",
        "永永永永永永永永永永永永永永永永永永",
        "\u{202e}отсюда\u{2066}туда",
        "",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
    ];
    let mut all = rows();
    for (place, row) in all.iter_mut().enumerate() {
        let words = nasty[place % nasty.len()];
        row.subject = words.into();
        for name in
            [row.facts.company.as_mut().map(Named::name_mut), row.facts.site.as_mut().map(Named::name_mut)].into_iter().flatten()
        {
            *name = words.repeat(3).into();
        }
        if let Some(held) = &mut row.facts.assignee {
            *held.unit.name_mut() = words.into();
        }
        row.facts.zone.0 = words.into();
        row.number = [1, -7, i64::MAX, i64::MIN][place % 4].saturating_sub(place as i64);
    }
    all[1].facts.due = Due::At { at: Moment(i64::MAX) };
    all[2].facts.due = Due::Paused { left: Minutes(i64::MIN) };
    all
}

/// Draws at a size; the buffer itself panics when something is written outside.
fn drawn(state: &mut State, look: &Look, size: (u16, u16)) {
    state.seat.size = size;
    settle(state);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal in memory");
    terminal.draw(|frame| draw(frame, state, look)).expect("a frame");
}

fn every_size(part: impl Fn(usize) -> bool) {
    let theme = Theme::standard();
    // A part of the sizes by default, another one for each view, language and look: the whole takes minutes without optimisation.
    let all = std::env::var_os("PULT_ALL_SIZES").is_some();
    for (turn, (lang, thin)) in Lang::ALL.into_iter().flat_map(|lang| [(lang, false), (lang, true)]).enumerate() {
        let texts = Texts::new(lang);
        let look = Look { texts: &texts, theme: &theme };
        for (place, (_, state)) in scenes(lang, (80, 24), &hostile()).iter_mut().enumerate() {
            if !part(place) {
                continue;
            }
            state.seat.looks.thin = thin;
            for (height, width) in (1..=16).flat_map(|height| (1..=60).map(move |width| (height, width))) {
                if all || (usize::from(width) + 7 * usize::from(height) + 5 * place + turn) % 61 == 0 {
                    drawn(state, &look, (width, height));
                }
            }
            let large =
                [(80, 24), (100, 3), (120, 40), (132, 43), (159, 50), (160, 5), (200, 50), (400, 120), (1, 120), (400, 1)];
            for (turned, size) in large.into_iter().enumerate() {
                if all || (turned + place + turn) % 10 == 0 {
                    drawn(state, &look, size);
                }
            }
        }
    }
}

// Two tests, so that two cores share the work.

#[test]
fn every_view_survives_every_size_the_one_half() {
    every_size(|place| place % 2 == 0);
}

#[test]
fn every_view_survives_every_size_the_other_half() {
    every_size(|place| place % 2 == 1);
}

#[test]
fn a_frame_costs_the_same_however_many_tickets_wait() {
    // Not a matter of time: only the rows that fit are looked at, so a row beyond the window may hold anything.
    let mut state = console(Lang::Ru, (80, 24));
    let many: Vec<Row> = (0..5_000)
        .map(|n| {
            let mut row = rows().swap_remove(0);
            row.id = format!("n{n}").into();
            row.number = 10_000 + n;
            row
        })
        .collect();
    state.board.extend(many);
    settle(&mut state);
    let picture = super::screen(&state, Lang::Ru);
    assert_eq!(picture.lines().filter(|l| l.contains("09:40 приезд")).count(), 20);
}
