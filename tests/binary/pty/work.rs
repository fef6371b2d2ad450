use super::terminal::{Pty, chosen, row};

/// Goes to the view of unassigned tickets; the answer is the first one's number.
fn first_unassigned(pty: &mut Pty) -> i64 {
    pty.press("vu");
    pty.wait_for("view", |screen| row(screen, 1).contains("вид: не назначены"));
    pty.chosen()
}

#[test]
fn two_keys_send_the_first_engineer_of_the_proposal() {
    let mut pty = Pty::start();
    let number = first_unassigned(&mut pty);
    assert_eq!(pty.field(number, "/ticket/assignee"), serde_json::Value::Null);
    pty.press("r");
    pty.wait_for_text("КОГО ПОСЛАТЬ");
    pty.press("\r");
    pty.wait_for_text(&format!("назначен на {number}"));
    let assignee = pty.field(number, "/ticket/assignee/name");
    assert!(assignee.as_str().is_some_and(|name| !name.is_empty()), "the desk knows it too: {assignee}");
}

#[test]
fn enter_before_the_proposal_has_come_sends_all_the_same() {
    let mut pty = Pty::start();
    let number = first_unassigned(&mut pty);
    pty.press("r\r");
    pty.wait_for_text(&format!("назначен на {number}"));
}

#[test]
fn a_raised_priority_is_on_the_desk_and_undo_takes_it_back() {
    let mut pty = Pty::start();
    // The first rows may be the most urgent already: go to one that can be raised.
    let mut number = pty.chosen();
    for _ in 0..20 {
        if pty.field(number, "/ticket/priority") != "critical" {
            break;
        }
        let above = number;
        pty.press("j");
        pty.wait_for("next row", |screen| chosen(screen).is_some_and(|now| now != above));
        number = pty.chosen();
    }
    let before = pty.field(number, "/ticket/priority");
    pty.press("+");
    pty.wait_for_text("нужна причина");
    pty.press("2");
    pty.wait_for_text("хуже, чем сказали");
    pty.press("1");
    pty.wait_for_text(&format!("{number}: приоритет"));
    assert_ne!(pty.field(number, "/ticket/priority"), before);
    pty.press("u");
    pty.wait_for_text("Отменено");
    assert_eq!(pty.field(number, "/ticket/priority"), before);
}
