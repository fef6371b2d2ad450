//! A question that one digit answers; what cannot be answered stays, with the reason.

use super::labelled::rule;
use super::pick::tickets_words;
use super::{reasons, refusals};
use crate::app::overlay::{Ask, Asking, Choice};
use crate::desk::Phase;
use crate::desk::policy::Lack;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::speech;
use crate::ui::widgets::Sheet;

/// The question with its answers.
pub(in crate::ui) fn sheet(scene: Scene, ask: &Ask, cols: usize) -> Sheet {
    let question = question(scene, &ask.what);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&question, Meaning::Title)], cols)]);
    for (place, choice) in ask.choices.iter().enumerate() {
        let (words, meaning) = match choice {
            Choice::Reason(reason) => (reasons::words(scene, reason), Meaning::Normal),
            Choice::Said(said) => (speech::said(scene.look.texts, said, scene.zone(), scene.now()), Meaning::Normal),
            Choice::Disabled(said) => (speech::said(scene.look.texts, said, scene.zone(), scene.now()), Meaning::Disabled),
        };
        let digit = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
        let digit_meaning = if matches!(choice, Choice::Disabled(_)) { Meaning::Disabled } else { Meaning::Key };
        if place == 0 {
            sheet.cursor = Some((2, sheet.next()));
        }
        sheet.add(scene.strip(cols).gap(2).put(&digit, digit_meaning).gap(1).put(&words, meaning).line());
    }
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("ask-keys"), Meaning::Dim).line());
    sheet
}

fn question(scene: Scene, what: &Asking) -> String {
    let about =
        |key: &str, tickets: &[crate::desk::TicketId]| scene.say(key, &[("tickets", tickets_words(scene, tickets).into())]);
    match what {
        Asking::Over { unit, rules, .. } | Asking::OverInPlan { unit, rules, .. } => {
            let rules: Vec<String> = rules.iter().map(|r| refusals::rule(scene, *r)).collect();
            let who = unit.name.line(30).to_string();
            scene.say("ask-over", &[("who", who.into()), ("rules", rules.join(", ").into())])
        }
        Asking::Raise { ticket } => about("ask-raise", std::slice::from_ref(ticket)),
        Asking::Pay { ticket } => about("ask-pay", std::slice::from_ref(ticket)),
        Asking::Reassess { tickets, up: true } => about("ask-reassess-up", tickets),
        Asking::Reassess { tickets, up: false } => about("ask-reassess-down", tickets),
        Asking::Wait { tickets } => about("ask-wait", tickets),
        Asking::Breach { tickets } => about("ask-breach", tickets),
        Asking::Content { number, .. } => scene.say("ask-content", &[("number", number.to_string().into())]),
        Asking::Visit { tickets } => about("ask-visit", tickets),
        Asking::Claimed { claim, .. } => {
            let who = claim.actor.line(30).to_string();
            let values = [
                ("tickets", tickets_words(scene, std::slice::from_ref(&claim.ticket)).into()),
                ("who", who.into()),
                ("until", scene.clock(claim.until).into()),
            ];
            scene.say("ask-claimed", &values)
        }
        Asking::CloseAll { tickets, to: Phase::Closed } => about("ask-close-all", tickets),
        Asking::CloseAll { tickets, .. } => about("ask-solve-all", tickets),
        Asking::ToClients { tickets, .. } => about("ask-to-client", tickets),
        Asking::Exception { .. } => scene.word("ask-exception"),
        Asking::Exceptions { list } => scene.say("ask-exceptions", &[("n", list.kept().count().into())]),
        Asking::Refused { lack, .. } => scene.word(match lack {
            Lack::Contract => "ask-refused-contract",
            Lack::Site => "ask-refused-site",
            Lack::Both => "ask-refused-both",
        }),
    }
}
