//! Hostile words in the places that a console has beside board and card: colleagues, reminders, saved views, macros, what is
//! pasted, what leads look at, the title, and what goes to the clipboard.

use super::console::{Pult, now, threads};
use super::corpus::texts;
use super::hostile::{desk, harmless, is_harmful};
use super::saboteur::LONG;
use pult::app::kept::{Kept, Reminder};
use pult::app::{Msg, update};
use pult::desk::filter::SavedView;
use pult::desk::{Claim, Here, Moment, TicketId};
use pult::i18n::{Lang, Texts};
use pult::keymap::{Judges, Keymap};
use pult::theme::Theme;
use pult::ui::{self, Look};

/// The smallest full size, where most is cut, and a larger one, where more is shown.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// The strings at a length that may be told many times; none where the corpus is missing.
fn words() -> Vec<String> {
    texts().into_iter().map(|word| word.chars().take(LONG).collect()).collect()
}

/// A console at a desk in memory whose every text is hostile.
fn console(words: &[String]) -> (tokio::runtime::Runtime, Pult) {
    let threads = threads();
    let desk = desk("memory:", threads.handle(), words.to_vec());
    let pult = Pult::at(desk, threads.handle(), "olga");
    (threads, pult)
}

/// The tickets of the first rows.
fn first(pult: &Pult, count: usize) -> Vec<(TicketId, i64)> {
    pult.state.board.all().iter().take(count).map(|row| (row.id.clone(), row.number)).collect()
}

fn harmless_at_all_sizes(pult: &mut Pult, scene: &str) {
    for size in SIZES {
        pult.state.seat.size = size;
        harmless(pult, &format!("{scene} at {size:?}"));
    }
}

#[test]
fn what_leads_look_at_and_what_is_read_rarely_shows_no_hostile_word_as_it_is() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let (_threads, mut pult) = console(&words);
    for keys in [
        "L", "H", "g n", "g c", "n", "M", "J", "z", "s", "Y", "p", "w", "i", "v g", "v s", "g t", "enter C", "c", "F5", "/", "T",
        "T right", "N",
    ] {
        pult.keys(keys);
        harmless_at_all_sizes(&mut pult, keys);
        pult.keys("pgdn");
        harmless(&pult, keys);
        pult.keys("esc esc esc esc g g j j j");
    }
}

#[test]
fn what_is_pasted_into_any_line_is_shown_without_harm() {
    const LINES: [&str; 13] = ["f", "/", "i", "F5", "F3", "z", "p", "n", "c", "v s", "H", "F1", "N"];
    let words = words();
    if words.is_empty() {
        return;
    }
    let (_threads, mut pult) = console(&words);
    pult.state.seat.size = (60, 16);
    // Each word into three lines, and so some twenty words into each line: all of it would be a thousand frames.
    for (n, word) in words.iter().enumerate() {
        for keys in [n, n + 4, n + 8].map(|n| LINES[n % LINES.len()]) {
            pult.keys(keys);
            drop(update(&mut pult.state, Msg::Paste(word.clone())));
            harmless(&pult, &format!("{word:?} pasted after {keys}"));
            pult.keys("esc esc esc esc");
        }
    }
}

#[test]
fn a_pasted_list_of_any_words_is_shown_in_one_line_each() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let (_threads, mut pult) = console(&words);
    for part in words.chunks(40) {
        drop(update(&mut pult.state, Msg::Paste(part.join("\n"))));
        harmless_at_all_sizes(&mut pult, "whose list it is");
        pult.keys("esc esc");
    }
    // Whoever is found first is whose list it is: everybody's name here is hostile.
    drop(update(&mut pult.state, Msg::Paste(words.join("\n"))));
    pult.types("7921").keys("enter");
    for keys in ["down", "tab right", "tab", "del", "pgdn", "pgdn", "backtab left", "enter"] {
        pult.keys(keys);
        harmless_at_all_sizes(&mut pult, &format!("a pasted list after {keys}"));
    }
}

#[test]
fn colleagues_and_claims_of_any_name_are_shown_in_one_line_each() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let (_threads, mut pult) = console(&words);
    let rows = first(&pult, 8);
    let until = Moment(now().0 + 60_000_000);
    for part in words.chunks(rows.len()) {
        let team = &mut pult.state.together.team;
        team.here.clear();
        team.claims.clear();
        for (word, (ticket, _)) in part.iter().zip(&rows) {
            let (session, actor, ticket) = (word.clone(), word.as_str().into(), ticket.clone());
            team.here.push(Here { session: session.clone(), actor, ticket: ticket.clone(), since: now(), until });
            team.claims.push(Claim { ticket, session, actor: word.as_str().into(), since: now(), until });
        }
        pult.keys("g g");
        harmless_at_all_sizes(&mut pult, "colleagues on the board");
        pult.keys("enter");
        harmless_at_all_sizes(&mut pult, "a colleague in the card");
        pult.keys("a");
        harmless_at_all_sizes(&mut pult, "somebody else's claim");
        pult.keys("esc esc esc");
    }
}

#[test]
fn reminders_ring_and_stand_in_their_list_whatever_their_words_say() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let threads = threads();
    let desk = desk("memory:", threads.handle(), words.clone());
    let rows = first(&Pult::at(desk.clone(), threads.handle(), "olga"), words.len());
    let at = Moment(now().0 + 60_000);
    let reminders = words
        .iter()
        .zip(rows.iter().cycle())
        .map(|(word, (ticket, number))| Reminder {
            ticket: ticket.clone(),
            number: *number,
            at,
            words: word.as_str().into(),
            rung: false,
        })
        .collect();
    let mut pult = Pult::again(desk, threads.handle(), "olga", Kept { reminders, ..Kept::default() });
    pult.tick(2);
    harmless_at_all_sizes(&mut pult, "a reminder rings");
    pult.keys("F5").types("remind список").keys("enter");
    for page in 0..6 {
        harmless_at_all_sizes(&mut pult, &format!("page {page} of the reminders"));
        pult.keys("pgdn");
    }
}

#[test]
fn saved_views_and_macros_of_any_name_stand_in_every_list_that_names_them() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let (_threads, mut pult) = console(&words);
    let saved = |word: &String| SavedView { name: word.clone(), filter: word.clone(), keys: None, group: None, view: None };
    pult.state.views.saved = words.iter().map(saved).collect();
    let lines = words.iter().enumerate().map(|(n, word)| {
        let name = toml::Value::from(format!("{n}{word}"));
        format!("{name} = [{}]\n", toml::Value::from(format!("note {word}")))
    });
    let (keymap, _) = Keymap::judged(&format!("[macros]\n{}", lines.collect::<String>()), Judges::LENIENT);
    pult.state.hands.keymap = keymap;
    for keys in ["F1", "F3", "M", "v", "v 1", "v 5", "tab", "tab", "v a"] {
        pult.keys(keys);
        harmless_at_all_sizes(&mut pult, keys);
        pult.keys("pgdn");
        harmless_at_all_sizes(&mut pult, keys);
        pult.keys("esc esc");
    }
    for line in ["view ", "macro "] {
        pult.keys("F5").types(line);
        for _ in 0..12 {
            pult.keys("tab");
            harmless_at_all_sizes(&mut pult, line);
        }
        pult.keys("esc esc");
    }
}

#[test]
fn the_title_and_the_job_that_is_copied_hold_nothing_that_a_terminal_or_a_messenger_obeys() {
    let words = words();
    if words.is_empty() {
        return;
    }
    let (threads, mut pult) = console(&words);
    let (texts, theme) = (Texts::new(Lang::Ru), Theme::mono());
    let look = Look { texts: &texts, theme: &theme };
    assert_eq!(ui::title(&pult.state, &texts).find(is_harmful), None);
    for (ticket, number) in first(&pult, 60) {
        let answer = threads.block_on(pult.desk().read(pult::backend::Read::Card(ticket))).expect("a card");
        let pult::backend::Answer::Card(Some(card)) = answer else { panic!("no card of {number}") };
        for line in ui::job(&pult.state, &look, &[card]) {
            assert_eq!(line.find(is_harmful), None, "job of {number}: {line:?}");
        }
    }
    pult.keys("J");
    harmless_at_all_sizes(&mut pult, "what was copied");
}
