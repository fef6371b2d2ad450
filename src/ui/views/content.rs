//! Whether clients are content: a line of the card, a word in the caller's title, a hint among its keys.

use super::labelled::labelled;
use crate::action::Action;
use crate::app::contentment::{Asking, asked_about};
use crate::app::pane::CallPane;
use crate::desk::opinion::NotNow;
use crate::desk::{Card, Dossier};
use crate::lead::loyalty::{self, Grade};
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::{Sheet, Strip};

/// What the client said of work that is done, or when they may be asked; nothing while the work goes on.
pub(super) fn card(scene: Scene, card: &Card, sheet: &mut Sheet, cols: usize) {
    let asking = Asking { ticket: &card.ticket, last: card.asked };
    let may = asking.may(scene.state);
    let (words, meaning) = match (&card.ticket.extra.opinion, may) {
        (_, Err(NotNow::NotDone)) => return,
        (Some(opinion), Err(NotNow::Said(_))) => {
            let values = [
                ("said", scene.word(&format!("pleased-{}", opinion.pleased.name())).into()),
                ("how", scene.word(&format!("asked-{}", opinion.how.name())).into()),
                ("who", opinion.asked_by.line(24).to_string().into()),
                ("at", scene.clock(opinion.at).into()),
            ];
            (scene.say("card-content-said", &values), Meaning::Normal)
        }
        (_, Err(NotNow::Lately { asked, again })) => {
            let values = [("asked", scene.clock(asked).into()), ("again", scene.clock(again).into())];
            (scene.say("card-content-lately", &values), Meaning::Dim)
        }
        (_, _) if !asking.is_due(scene.state) => return,
        (_, _) => {
            let Some(key) = scene.key(Action::Content) else { return };
            (scene.say("card-content-due", &[("key", key.into())]), Meaning::Dim)
        }
    };
    sheet.add(labelled(scene, "card-content", cols).put(&words, meaning).line());
}

/// The index of the client's last ninety days; judged by word and colour from thirty answers on. Nothing where nobody answered.
pub(super) fn index(scene: Scene, dossier: &Dossier) -> Option<(String, Meaning)> {
    let votes = loyalty::lately(&dossier.voices, scene.now());
    let index = scene.lang().tenths(votes.index()?.0);
    let grade = votes.grade(&scene.state.desk.furniture.policy.loyalty);
    let mut values = vec![("index", index.into()), ("n", votes.n().to_string().into())];
    let meaning = match grade {
        Grade::TooFew => Meaning::Dim,
        Grade::Good => Meaning::Allowed,
        Grade::Fair => Meaning::Normal,
        Grade::Poor => Meaning::Overdue,
    };
    if grade == Grade::TooFew {
        return Some((scene.say("call-loyalty", &values), meaning));
    }
    values.push(("grade", scene.word(&format!("loyalty-grade-{}", grade.name())).into()));
    Some((scene.say("call-loyalty-graded", &values), meaning))
}

/// The caller's last work is done and nobody has asked: the key for it, after all other keys.
pub(super) fn hint<'s>(scene: Scene<'s>, pane: &CallPane, strip: Strip<'s>, first: &mut bool) -> Strip<'s> {
    let due =
        pane.contact.is_some().then(|| asked_about(scene.state, None)).flatten().filter(|asking| asking.is_due(scene.state));
    match (due, scene.key(Action::Content)) {
        (Some(asking), Some(key)) => {
            let words = scene.say("call-content-due", &[("number", asking.ticket.head.number.to_string().into())]);
            strip.hint(&key, &words, first)
        }
        _ => strip,
    }
}
