//! From pressed keys to an action.

use super::chord::Chord;
use super::context::Context;
use super::map::{Binding, Keymap, text};
use crate::action::Action;

/// What the pressed keys mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// This, with its argument.
    Action(Action, Option<String>),
    /// The beginning of these.
    Pending(Vec<Next>),
    /// Nothing.
    None,
}

/// What may follow the keys pressed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The chords still to press, one or more.
    pub keys: Vec<Chord>,
    /// What they do.
    pub action: Action,
    /// With which argument.
    pub argument: Option<String>,
}

impl Next {
    /// The chords still to press, as people write them.
    #[must_use]
    pub fn keys_text(&self) -> String {
        text(&self.keys)
    }
}

impl Keymap {
    /// What the keys pressed so far mean there: as they came, then as the same physical keys on the Latin layout; each
    /// time the context first, then what it stands on.
    #[must_use]
    pub fn resolve(&self, context: Context, pending: &[Chord]) -> Resolution {
        let latin: Vec<Chord> = pending.iter().map(|c| c.latin()).collect();
        match self.look_up(context, pending) {
            Resolution::None if latin != pending => self.look_up(context, &latin),
            found => found,
        }
    }

    fn look_up(&self, context: Context, pressed: &[Chord]) -> Resolution {
        let mut open: Vec<Next> = Vec::new();
        for level in context.chain() {
            for binding in self.bindings.iter().filter(|b| b.context == level && !pressed.is_empty()) {
                match binding.keys.strip_prefix(pressed) {
                    // Inside, the same keys begin something longer: it could never be pressed if this one answered.
                    Some([]) if open.is_empty() => return Resolution::Action(binding.action, binding.argument.clone()),
                    Some(rest) if !rest.is_empty() && !open.iter().any(|n| n.keys == rest) => {
                        open.push(Next { keys: rest.to_vec(), action: binding.action, argument: binding.argument.clone() });
                    }
                    _ => {}
                }
            }
        }
        if open.is_empty() { Resolution::None } else { Resolution::Pending(open) }
    }

    /// The keys of an action there (with any argument), nearest first, without those that mean something else there.
    #[must_use]
    pub fn keys_for(&self, action: Action, context: Context) -> Vec<String> {
        self.holding(context, move |binding| binding.action == action).map(Binding::keys_text).collect()
    }

    /// The bindings that hold there, nearest first.
    pub fn reachable(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.holding(context, |_| true)
    }

    /// Those of them that are wanted: whether a binding holds is a look through all of them, and a frame asks for a few actions.
    fn holding(&self, context: Context, wanted: impl Fn(&Binding) -> bool + Copy) -> impl Iterator<Item = &Binding> {
        context.chain().flat_map(move |level| {
            let here = self.bindings.iter().filter(move |b| b.context == level && wanted(b));
            here.filter(move |b| self.look_up(context, &b.keys) == Resolution::Action(b.action, b.argument.clone()))
        })
    }
}
