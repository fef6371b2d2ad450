//! Keys that make sense now, as the keymap has them.

use super::scene::Scene;
use super::widgets::Strip;
use crate::action::{Action, Takes};
use crate::app::context;

impl Scene<'_> {
    /// The shortest key of an action where we are now (Esc where it is one of them); none when it has none there.
    pub fn key(self, action: Action) -> Option<String> {
        let keys = self.state.hands.keymap.keys_for(action, context(self.state));
        let escape = keys.iter().find(|key| *key == "esc");
        escape.or_else(|| keys.iter().min_by_key(|key| as_printed(key).chars().count())).map(|key| as_printed(key))
    }

    /// The key of an action with this very argument, where we are now.
    pub fn key_with(self, action: Action, argument: &str) -> Option<String> {
        let mut reachable = self.state.hands.keymap.reachable(context(self.state));
        let binding = reachable.find(|b| b.action == action && b.argument.as_deref() == Some(argument))?;
        Some(as_printed(&binding.keys_text()))
    }

    /// A line of keys with what they do (`r кого послать · a по имени`); those that do not fit are left out.
    pub fn hints<'s>(self, mut strip: Strip<'s>, actions: &[Action]) -> Strip<'s> {
        let mut first = true;
        for action in actions {
            let Some(key) = self.key(*action) else { continue };
            strip = strip.hint(&key, &self.short(*action), &mut first);
        }
        strip
    }

    /// What an action does with its argument: a view and a macro by name.
    pub fn does(self, action: Action, argument: Option<&str>) -> String {
        let Some(argument) = argument else { return self.word(&format!("action-{}", action.name())) };
        let named = format!("{}-{argument}", action.name());
        if self.look.texts.has(&named) {
            return self.word(&named);
        }
        let argument = super::scene::clean(argument, 40);
        match action.takes() {
            Takes::Macro => argument,
            _ => format!("{}: {argument}", self.word(&format!("action-{}", action.name()))),
        }
    }

    /// The same; nothing for the digit of a view that nobody has saved.
    pub fn does_here(self, action: Action, argument: Option<&str>) -> Option<String> {
        let digit = argument.and_then(|argument| argument.parse::<usize>().ok());
        match (action, digit) {
            (Action::View, Some(digit)) => {
                let saved = digit.checked_sub(1).and_then(|place| self.state.views.saved.get(place));
                saved.map(|view| super::scene::clean(&view.name, 30))
            }
            _ => Some(self.does(action, argument)),
        }
    }

    /// What an action does in a word or two, where there is little room.
    pub fn short(self, action: Action) -> String {
        let short = format!("short-{}", action.name());
        if self.look.texts.has(&short) { self.word(&short) } else { self.word(&format!("action-{}", action.name())) }
    }
}

/// Keys as they stand on the keyboard: `Enter`, not `enter`.
pub(super) fn as_printed(keys: &str) -> String {
    let capital = |key: &str| {
        match key {
            "up" => return "↑".to_owned(),
            "down" => return "↓".to_owned(),
            "left" => return "←".to_owned(),
            "right" => return "→".to_owned(),
            "pgup" => return "PgUp".to_owned(),
            "pgdn" => return "PgDn".to_owned(),
            _ => {}
        }
        let mut chars = key.chars();
        match chars.next() {
            Some(first) if key.chars().count() > 1 && !key.contains('-') => first.to_uppercase().chain(chars).collect(),
            _ => key.to_owned(),
        }
    };
    keys.split(' ').map(capital).collect::<Vec<String>>().join(" ")
}
