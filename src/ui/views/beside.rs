//! Who else is in a ticket, and who has taken it.

use crate::desk::{Claim, TicketId};
use crate::text::{Raw, width};
use crate::theme::Meaning;
use crate::ui::scene::Scene;

/// Columns that a name may take on a row.
const NAME: usize = 10;

/// The first word of a name: what colleagues call one another by.
fn called(name: &Raw) -> String {
    let whole = name.line(40).to_string();
    width::clip(whole.split(' ').next().unwrap_or_default(), NAME).into_owned()
}

fn claim_meaning(scene: Scene, claim: &Claim) -> Meaning {
    if scene.state.is_own(claim) { Meaning::Good } else { Meaning::Warning }
}

/// The sign at the end of a row's cell: `[Ольга]` has taken it, `@Ольга` is in it, `@Ольга+1` with one more.
pub(super) fn sign(scene: Scene, ticket: &TicketId) -> Option<(String, Meaning)> {
    if let Some(claim) = scene.state.claim(ticket) {
        let who = if scene.state.is_own(claim) { scene.word("team-you") } else { called(&claim.actor) };
        return Some((format!("[{who}]"), claim_meaning(scene, claim)));
    }
    let mut others = scene.state.others_in(ticket);
    let first = others.next()?;
    let more = others.count();
    let more = if more > 0 { format!("+{more}") } else { String::new() };
    Some((format!("@{}{more}", called(&first.actor)), Meaning::Dim))
}

/// The cell of a wide board: `занято Ольга до 10:40`, `Игорь, Анна`.
pub(super) fn cell(scene: Scene, ticket: &TicketId) -> (String, Meaning) {
    if let Some(claim) = scene.state.claim(ticket) {
        return (taken(scene, claim, called(&claim.actor)), claim_meaning(scene, claim));
    }
    let names: Vec<String> = scene.state.others_in(ticket).map(|here| called(&here.actor)).collect();
    (names.join(", "), Meaning::Dim)
}

/// The card's line: `Ольга с 10:12 · занято Ольга до 10:40`; none when nobody else is there.
pub(super) fn line(scene: Scene, ticket: &TicketId) -> Option<(String, Meaning)> {
    let whole = |name: &Raw| name.line(30).to_string();
    let here = scene.state.others_in(ticket).map(|here| {
        let values = [("who", whole(&here.actor).into()), ("at", scene.clock(here.since).into())];
        scene.say("team-since", &values)
    });
    let mut words: Vec<String> = here.collect();
    let mut meaning = Meaning::Normal;
    if let Some(claim) = scene.state.claim(ticket) {
        words.push(taken(scene, claim, whole(&claim.actor)));
        meaning = claim_meaning(scene, claim);
    }
    (!words.is_empty()).then(|| (words.join(" · "), meaning))
}

fn taken(scene: Scene, claim: &Claim, who: String) -> String {
    let until = scene.clock(claim.until);
    if scene.state.is_own(claim) {
        return scene.say("team-taken-own", &[("until", until.into())]);
    }
    scene.say("team-taken", &[("who", who.into()), ("until", until.into())])
}
