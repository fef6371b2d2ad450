//! Why an engineer fits, in words; and the whole sum with its terms.

use crate::desk::Row;
use crate::routing::{Candidate, Term, TermName};
use crate::ui::scene::{Scene, clean};

/// `знает клиента, ОПС 4, дорога 0:25`: what speaks for the candidate, then what speaks against.
pub(super) fn why(scene: Scene, candidate: &Candidate, row: Option<&Row>) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut terms: Vec<&Term> = candidate.terms.iter().filter(|t| t.value != 0).collect();
    terms.sort_by_key(|t| t.value);
    // Everybody has something to do; only who is fuller than two tickets is called busy. A ticket's own age speaks for nobody.
    let few = scene.policy().routing.load.saturating_mul(2);
    terms.retain(|t| t.name != TermName::Aged && (t.name != TermName::Load || t.value > few));
    let (good, bad): (Vec<&Term>, Vec<&Term>) = terms.into_iter().partition(|t| t.value < 0);
    words.extend(good.iter().map(|t| why_good(scene, candidate, t)));
    words.extend(skills(scene, candidate, row));
    words.extend(candidate.lets_in.map(|at| scene.say("why-lets-in", &[("at", scene.clock(at).into())])));
    // The dearest first: it is the one that a dispatcher would object to.
    words.extend(bad.iter().rev().map(|t| why_term(scene, t)));
    words.join(", ")
}

/// The candidate's levels of the skills that the ticket asks for.
fn skills(scene: Scene, candidate: &Candidate, row: Option<&Row>) -> Vec<String> {
    let Some((unit, row)) = scene.state.unit(&candidate.unit.id).zip(row) else { return Vec::new() };
    let needs = row.facts.work.needs.iter().filter(|n| unit.level(&n.tag) > 0);
    needs.map(|n| format!("{} {}", clean(&n.tag, 14), unit.level(&n.tag))).take(2).collect()
}

/// What speaks for the candidate; a visit to this very object with its day.
fn why_good(scene: Scene, candidate: &Candidate, term: &Term) -> String {
    match candidate.last_here {
        Some(last) if term.name == TermName::Knows => {
            let day = scene.lang().day(last, scene.now(), scene.zone());
            scene.say("why-was-here", &[("day", day.into())])
        }
        _ => why_term(scene, term),
    }
}

fn why_term(scene: Scene, term: &Term) -> String {
    let minutes = scene.lang().minutes(crate::desk::Minutes(term.value.abs()));
    scene.say(&format!("why-{}", term.name.name()), &[("minutes", minutes.into())])
}

/// `дорога 25, загрузка 36, знает клиента -20; всего 41`.
pub(super) fn whole(scene: Scene, candidate: &Candidate) -> String {
    let mut words: Vec<String> = Vec::new();
    for term in &candidate.terms {
        words.push(format!("{} {}", scene.word(&format!("term-{}", term.name.name())), term.value));
    }
    let load: i64 = candidate.terms.iter().filter(|t| t.name == TermName::Load).map(|t| t.value).sum();
    let sum = candidate.cost.saturating_add(load);
    scene.say("term-sum", &[("terms", words.join(", ").into()), ("sum", sum.to_string().into())])
}
