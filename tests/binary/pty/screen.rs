use super::terminal::{Pty, chosen, row, text};

#[test]
fn the_board_stands_in_the_terminal_with_the_cursor_on_a_ticket() {
    let mut pty = Pty::start();
    pty.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse selects text, as it always did");
        assert!(!screen.hide_cursor(), "screen readers follow the cursor");
    });
    let first = pty.chosen();
    pty.press("j");
    pty.wait_for("move of the cursor", |screen| chosen(screen).is_some_and(|now| now != first));
}

#[test]
fn keys_of_the_russian_layout_do_the_same() {
    let mut pty = Pty::start();
    let first = pty.chosen();
    pty.press("о");
    pty.wait_for("move of the cursor", |screen| chosen(screen).is_some_and(|now| now != first));
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let pty = Pty::start();
    let number = pty.chosen();
    for (columns, rows) in [(120, 40), (60, 16), (200, 50), (80, 24)] {
        pty.resize(columns, rows);
        pty.wait_for("board of the new size", |screen| {
            row(screen, 0).contains("ПУЛЬТ") && !row(screen, rows - 1).trim().is_empty() && chosen(screen) == Some(number)
        });
    }
}

#[test]
fn without_colours_states_are_still_told_apart() {
    let pty = Pty::start_with(&[("NO_COLOR", "1")]);
    pty.look(|screen| {
        let (rows, columns) = screen.size();
        let cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        let cells: Vec<_> = cells.filter_map(|(y, x)| screen.cell(y, x)).collect();
        let plain = |colour: vt100::Color| colour == vt100::Color::Default;
        assert!(cells.iter().all(|cell| plain(cell.fgcolor()) && plain(cell.bgcolor())), "a colour on the screen");
        assert!(cells.iter().any(|cell| cell.bold() || cell.inverse() || cell.underline()), "all looks alike");
    });
}

#[test]
fn pasted_text_is_text_and_no_row_of_commands() {
    let mut pty = Pty::start();
    pty.press("i");
    pty.press("\x1b[200~qqq дверь\x1b[201~");
    pty.wait_for_text("qqq дверь");
    pty.press("\x1b");
    pty.wait_for("board without the entry", |screen| !text(screen).contains("qqq"));
}
