//! Is it really them, and may they: the word of the object, who orders paid work, who may hear of money; and who else of theirs
//! called today.

use super::caller::approver_words;
use crate::app::pane::CallPane;
use crate::desk::client::Contact;
use crate::desk::when::day_start;
use crate::desk::{Call, CallState, Dossier};
use crate::text::{Raw, width};
use crate::ui::scene::Scene;

/// Calls of today that are told at most.
const CALLS: usize = 4;

/// How many words there is room for.
#[derive(Clone, Copy)]
struct Brief {
    /// Phones of who approves stand there.
    phones: bool,
    /// Names are whole, not the family name with an initial.
    whole: bool,
    /// Names of a kind.
    names: usize,
}

/// From the wordiest to the shortest.
const BRIEFS: [Brief; 4] = [
    Brief { phones: true, whole: true, names: 3 },
    Brief { phones: false, whole: true, names: 3 },
    Brief { phones: false, whole: false, names: 3 },
    Brief { phones: false, whole: false, names: 1 },
];

/// `слово «Маяк» · платное: Гришин И.П. · о деньгах: Ким`, as whole as so many columns allow: nobody's right is cut off at the end.
pub(super) fn words(scene: Scene, pane: &CallPane, cols: usize) -> String {
    let Some(dossier) = &pane.dossier else { return scene.word("call-not-read") };
    let mut told = BRIEFS.map(|brief| with(scene, pane, dossier, brief)).into_iter();
    let shortest = told.next_back().unwrap_or_default();
    told.find(|words| width::of(words) <= cols).unwrap_or(shortest)
}

fn with(scene: Scene, pane: &CallPane, dossier: &Dossier, brief: Brief) -> String {
    let mut parts = Vec::new();
    let site = pane.site.as_ref().and_then(|id| dossier.sites.iter().find(|site| site.id == *id));
    if let Some(site) = site.filter(|site| !site.access.code_word.is_blank()) {
        parts.push(scene.say("verify-word", &[("word", scene.secret(&site.access.code_word, 24).into())]));
    }
    let may = pane.contact.as_ref().map(|contact| contact.may).unwrap_or_default();
    let told = |key: &str, may: bool, who: String| match (may, who.is_empty()) {
        (true, _) => scene.word(&format!("verify-caller-{key}")),
        (false, true) => scene.word(&format!("verify-{key}-nobody")),
        (false, false) => scene.say(&format!("verify-{key}"), &[("who", who.into())]),
    };
    parts.push(told("paid", may.approve, paid(dossier, brief)));
    parts.push(told("money", may.hear_debt, names(dossier, brief, |contact| contact.may.hear_debt).join(", ")));
    parts.join(" · ")
}

/// Who orders paid work: the company's approver with a phone, then those of its people who may, each of them once.
fn paid(dossier: &Dossier, brief: Brief) -> String {
    let approver = dossier.company.approver.as_ref();
    let others = names(dossier, brief, |contact| contact.may.approve && approver.is_none_or(|who| who.name != contact.name));
    let first = approver.map(|who| if brief.phones { approver_words(who) } else { named(&who.name, brief.whole) });
    first.into_iter().chain(others).take(brief.names).collect::<Vec<_>>().join(", ")
}

fn names(dossier: &Dossier, brief: Brief, may: impl Fn(&Contact) -> bool) -> Vec<String> {
    let may = dossier.contacts.iter().filter(|contact| may(contact));
    may.map(|contact| named(&contact.name, brief.whole)).take(brief.names).collect()
}

/// `Дарья Гусева`, in short `Гусева Д.`; a family name with initials is short already.
fn named(name: &Raw, whole: bool) -> String {
    let name = name.line(24).to_string();
    let words: Vec<&str> = name.split(' ').collect();
    match words[..] {
        [first, family] if !whole && !family.contains('.') => {
            first.chars().next().map_or_else(|| family.to_owned(), |initial| format!("{family} {initial}."))
        }
        _ => name,
    }
}

/// `09:12 Орлов, 4 мин (1029); 10:05 Ким, не ответили`: the company's other calls since midnight, newest first.
/// Empty where nobody of theirs did.
pub(super) fn today(scene: Scene, pane: &CallPane) -> String {
    let Some(dossier) = &pane.dossier else { return String::new() };
    let midnight = day_start(scene.now(), scene.zone()).unwrap_or(scene.now());
    let others = dossier.calls.iter().filter(|call| call.rang >= midnight && Some(&call.id) != pane.call.as_ref());
    others.take(CALLS).map(|call| one(scene, call)).collect::<Vec<_>>().join("; ")
}

fn one(scene: Scene, call: &Call) -> String {
    let who = call.contact.as_ref().map_or_else(|| call.from.line(20).to_string(), |contact| contact.name.line(20).to_string());
    let what = match call.state {
        CallState::Ringing => scene.word("today-rings"),
        CallState::Answered => scene.word("today-talks"),
        CallState::Missed => scene.word("today-missed"),
        CallState::Returned => scene.word("call-log-returned"),
        CallState::Ended => scene.say("today-talked", &[("n", call.talked_minutes().into())]),
    };
    let about = call.ticket.as_ref().and_then(|id| scene.state.board.row(id)).map(|row| format!(" ({})", row.number));
    format!("{} {who}, {what}{}", scene.clock(call.rang), about.unwrap_or_default())
}
