use super::terminal::{Pty, chosen};
use std::process::{Command, Stdio};

#[test]
fn leaving_gives_the_terminal_back() {
    let mut pty = Pty::start();
    pty.press("q");
    assert_eq!(pty.left_clean(), 0);
}

#[test]
fn each_signal_that_ends_the_console_gives_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let pty = Pty::start();
        pty.signal(name);
        assert_eq!(pty.left_clean(), code, "SIG{name}");
    }
}

#[test]
fn a_signal_in_the_middle_of_a_line_is_heard() {
    let mut pty = Pty::start();
    pty.press(":route");
    pty.wait_for_text("route");
    pty.signal("TERM");
    assert_eq!(pty.left_clean(), 143);
}

#[test]
fn while_it_is_stopped_the_terminal_is_the_shells_and_then_ours_again() {
    let mut pty = Pty::start();
    let number = pty.chosen();
    pty.signal("TSTP");
    pty.wait_for("screen of before", |screen| !screen.alternate_screen() && !screen.bracketed_paste());
    pty.wait_until_stopped();
    pty.signal("CONT");
    pty.wait_for("board again", |screen| screen.alternate_screen() && chosen(screen) == Some(number));
    pty.press("q");
    assert_eq!(pty.left_clean(), 0);
}

#[test]
fn a_lost_line_ends_the_console() {
    assert_eq!(Pty::start().hang_up(), 129);
}

#[test]
fn without_a_terminal_there_is_a_sentence_that_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_pult"))
        .env_clear()
        .env("HOME", folder.path())
        .env("PULT_DATA_DIR", folder.path())
        .args(["--desk", "memory:"])
        .stdin(Stdio::null())
        .output()
        .expect("pult runs");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("pult run") && told.contains("pult tickets"), "{told}");
    assert!(output.stdout.is_empty(), "no escape sequence goes into a pipe");
}

/// CI runs the tests with this feature; without it the program has no such signal.
#[cfg(feature = "rehearsal")]
#[test]
fn a_panic_gives_the_terminal_back_before_it_says_where() {
    let mut pty = Pty::start();
    pty.press("gm");
    pty.wait_for("mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    pty.signal("USR2");
    assert_eq!(pty.left_clean(), 101);
    pty.look(|screen| {
        let told = screen.contents();
        assert!(told.contains("panicked at src/runtime/console.rs") && told.contains("rehearsed"), "{told}");
        assert!(!told.contains("ПУЛЬТ"), "the message stands on the screen of before: {told}");
    });
    pty.heard(|heard| assert_eq!(heard.titles_aside, 0, "the title is taken back"));
}
