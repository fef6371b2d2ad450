use super::terminal::{Pty, chosen, row};

#[test]
fn enter_on_an_empty_desk_opens_the_demo_in_the_same_terminal_and_leaves_the_desk_alone() {
    let mut pty = Pty::run(&["--desk", "sqlite:demo.db"], &[]);
    pty.wait_for_text("Пульт пуст");
    pty.wait_for_text("pult import engineers");
    pty.press("\r");
    pty.wait_for("demo's board", |screen| row(screen, 0).contains("ПУЛЬТ") && chosen(screen).is_some());
    let own = pty.another(&["tickets", "--json"]);
    let own: serde_json::Value = serde_json::from_slice(&own.stdout).expect("a document");
    assert_eq!(own["total"], 0, "the demo has a desk of its own");
    pty.press("q");
    assert_eq!(pty.left_clean(), 0);
}
