//! A keymap as lines for people: help, `pult keys`, the README's table.

use super::context::Context;
use super::map::{Binding, Keymap};
use crate::action::Action;

/// An action, with its argument, and the keys that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// What is done.
    pub action: Action,
    /// With which argument.
    pub argument: Option<String>,
    /// Its keys, as people write them, each once.
    pub keys: Vec<String>,
}

impl Keymap {
    /// Every action that a key reaches in these contexts, in the order of the actions; one with an argument stands by itself.
    #[must_use]
    pub fn lines(&self, contexts: &[Context]) -> Vec<KeyLine> {
        gathered(self.bindings.iter().filter(|b| contexts.contains(&b.context)))
    }

    /// The same for a table of the keymap, as far as its keys mean that where one stands: a nearer table may have taken them.
    #[must_use]
    pub fn lines_seen_from(&self, here: Context, table: Context) -> Vec<KeyLine> {
        if here.chain().any(|level| level == table) {
            gathered(self.reachable(here).filter(|b| b.context == table))
        } else {
            self.lines(&[table])
        }
    }
}

fn gathered<'a>(bindings: impl Iterator<Item = &'a Binding>) -> Vec<KeyLine> {
    let mut lines: Vec<KeyLine> = Vec::new();
    for binding in bindings {
        let keys = binding.keys_text();
        match lines.iter_mut().find(|l| l.action == binding.action && l.argument == binding.argument) {
            Some(line) if line.keys.contains(&keys) => {}
            Some(line) => line.keys.push(keys),
            None => lines.push(KeyLine { action: binding.action, argument: binding.argument.clone(), keys: vec![keys] }),
        }
    }
    lines.sort_by_key(|line| line.action);
    lines
}
