//! What a choice does harm to: the deadline that it does not keep, and the work of others that it pushes back.

use super::labelled::{self, labelled};
use crate::routing::{Candidate, Hurt};
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::speech::due_word;
use ratatui::text::Line;

/// Who suffers from the choice, in a word or two: other clients first, else this one, else nobody.
pub(super) fn suffers(scene: Scene, candidate: &Candidate) -> (String, Meaning) {
    if let Some(worst) = by_harm(candidate).first() {
        let words = hurt(scene, worst);
        let more = candidate.hurts.len().saturating_sub(1);
        let words = if more > 0 { format!("{words} {}", scene.say("hurt-more", &[("n", more.into())])) } else { words };
        return (words, if worst.misses { Meaning::Overdue } else { Meaning::Warning });
    }
    match candidate.late {
        Some(late) => (scene.say("hurt-late", &[("late", scene.lang().left(late).into())]), Meaning::Overdue),
        None => (scene.word("hurt-nobody"), Meaning::Dim),
    }
}

/// `Не успеет  приехать до 14:00, будет 14:20`; none when the deadlines are kept.
pub(super) fn missed(scene: Scene, candidate: &Candidate, cols: usize) -> Option<Line<'static>> {
    let miss = candidate.misses?;
    let what = scene.word(&format!("{}-long", due_word(Some(miss.of))));
    let due = scene.clock(miss.due);
    let words = match miss.at {
        Some(at) => scene.say("harm-missed", &[("what", what.into()), ("due", due.into()), ("at", scene.clock(at).into())]),
        None => scene.say("harm-never", &[("what", what.into()), ("due", due.into())]),
    };
    Some(labelled(scene, "harm-misses", cols).put(&words, Meaning::Overdue).line())
}

/// `Пострадает  1044 опоздает (+0:30), 1050 позже на 0:10`; none when nobody does.
pub(super) fn pushed_back(scene: Scene, candidate: &Candidate, cols: usize) -> Option<Line<'static>> {
    let words: Vec<String> = by_harm(candidate).into_iter().map(|one| hurt(scene, one)).collect();
    (!words.is_empty()).then(|| labelled::line(scene, "harm-suffers", &words.join(", "), cols))
}

fn hurt(scene: Scene, hurt: &Hurt) -> String {
    let key = if hurt.misses { "hurt-misses" } else { "hurt-later" };
    scene.say(key, &[("number", hurt.number.to_string().into()), ("later", scene.lang().left(hurt.later).into())])
}

/// Those who miss their deadline first, then those who move most.
fn by_harm(candidate: &Candidate) -> Vec<&Hurt> {
    let mut hurts: Vec<&Hurt> = candidate.hurts.iter().collect();
    hurts.sort_by_key(|h| std::cmp::Reverse((h.misses, h.later)));
    hurts
}
