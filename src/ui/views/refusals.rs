//! Who may not be sent, and the first rule that says no.

use super::people::short_name;
use crate::routing::{Refused, Rule};
use crate::ui::scene::{Scene, clean};

/// `Петров: нет навыка опс 3 · Юдин, Маслов: не в смене`: grouped, the rule that stops fewest people first.
pub(super) fn words(scene: Scene, refused: &[Refused]) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for one in refused {
        let why = because(scene, one);
        let name = short_name(&one.unit.name, scene.state.unit(&one.unit.id), 12);
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(name),
            None => groups.push((why, vec![name])),
        }
    }
    // Rare reasons tell more: «все не в смене» is known already.
    groups.sort_by_key(|(_, names)| names.len());
    let said = groups.into_iter().map(|(why, names)| {
        let more = names.len().saturating_sub(3);
        let shown = names.into_iter().take(3).collect::<Vec<_>>().join(", ");
        if more > 0 {
            scene.say("refused-many", &[("names", shown.into()), ("more", more.into()), ("why", why.into())])
        } else {
            format!("{shown}: {why}")
        }
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// The rule with its particulars: `нет навыка опс 3`, `не в смене до вт 09:00`.
fn because(scene: Scene, refused: &Refused) -> String {
    let until = refused.until.map(|at| scene.clock(at)).unwrap_or_default();
    let detail = refused.detail.as_deref().map(|words| clean(words, 24)).unwrap_or_default();
    scene.say(&refused.text_id(), &[("detail", detail.into()), ("until", until.into())])
}

/// A rule in words.
pub(super) fn rule(scene: Scene, rule: Rule) -> String {
    scene.word(&format!("rule-{}", rule.name()))
}
