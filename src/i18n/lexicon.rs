//! The words of the filter language: both languages are understood whatever the screen speaks.

use super::{Lang, Texts};
use crate::desk::filter::{Key, Lexicon, Means, Stands};
use crate::desk::{ClockKind, PhaseKind, Priority};

/// The words of both languages, those of `lang` first; the house's own names (`best_effort`) are understood too.
#[must_use]
pub fn lexicon(lang: Lang) -> Lexicon {
    let mut words = Vec::new();
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    for spoken in std::iter::once(lang).chain(others) {
        let texts = Texts::new(spoken);
        for (means, keys, _) in meanings() {
            let lists = keys.iter().filter(|key| texts.has(key)).map(|key| texts.word(key));
            words.extend(lists.flat_map(|list| split(&list)).map(|word| (means, word)));
        }
    }
    words.extend(meanings().into_iter().filter(|(.., name)| !name.is_empty()).map(|(means, _, name)| (means, name.to_owned())));
    Lexicon::new(words)
}

fn split(list: &str) -> Vec<String> {
    list.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Each meaning with the keys of its texts (comma lists), and the name that the house calls it by. What the screen says is what
/// may be typed, so the words are those of the screen; `filter-also-…` has others.
fn meanings() -> Vec<(Means, Vec<String>, &'static str)> {
    let mut all = Vec::new();
    for key in Key::ALL {
        all.push((Means::Key(key), vec![format!("filter-key-{}", key.name())], key.name()));
    }
    for priority in Priority::ALL {
        let name = priority.name();
        all.push((Means::Priority(priority), vec![format!("priority-{name}"), format!("priority-{name}-letter")], name));
    }
    for phase in PhaseKind::ALL {
        let name = phase.name();
        all.push((Means::Phase(phase), vec![format!("phase-{name}"), format!("filter-also-phase-{name}")], name));
    }
    for clock in ClockKind::ALL {
        let name = clock.name();
        let keys = vec![format!("cmd-clock-{name}"), format!("due-{name}-long")];
        all.push((Means::Stands(Stands::Due(clock)), keys, name));
    }
    all.push((Means::Stands(Stands::Paused), vec!["due-paused".into()], "paused"));
    all.push((Means::Stands(Stands::BestEffort), vec!["due-best-effort".into()], "best_effort"));
    all.push((Means::Stands(Stands::None), vec!["due-none".into()], "none"));
    all.push((Means::Not, vec!["filter-not".into()], "not"));
    all.push((Means::Nobody, vec!["filter-nobody".into()], "none"));
    all
}
