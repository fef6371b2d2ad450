use super::terminal::{Pty, chosen};

#[test]
fn a_call_told_by_another_process_shows_its_banner_and_steals_no_key() {
    let mut pty = Pty::start();
    let first = pty.chosen();
    pty.another(&["call", "ring", "--from", "+79215550142"]);
    pty.wait_for_text("555-01-42");
    // The board still has the keys.
    pty.press("j");
    pty.wait_for("move of the cursor", |screen| chosen(screen).is_some_and(|now| now != first));
    pty.press("c");
    pty.wait_for_text("ЗВОНИТ");
    pty.another(&["call", "answer", "--from", "+79215550142"]);
    pty.another(&["call", "end", "--from", "+79215550142"]);
    pty.wait_for("pane without a call", |screen| !super::terminal::text(screen).contains("ЗВОНОК 0:"));
}
