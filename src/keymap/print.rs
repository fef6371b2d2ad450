//! A keymap as a file.

use super::context::Context;
use super::map::{Binding, Keymap};
use std::fmt;

impl fmt::Display for Keymap {
    /// TOML that reads back as this keymap, without comments.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut blank = "";
        for context in Context::ALL {
            let here: Vec<&Binding> = self.bindings.iter().filter(|b| b.context == context).collect();
            if here.is_empty() {
                continue;
            }
            writeln!(f, "{blank}[{}]", context.name())?;
            blank = "\n";
            for (i, binding) in here.iter().enumerate() {
                let same = |b: &&&Binding| b.action == binding.action && b.argument == binding.argument;
                if here[..i].iter().any(|b| same(&b)) {
                    continue;
                }
                let keys: Vec<String> = here.iter().filter(same).map(|b| quoted(&b.keys_text())).collect();
                writeln!(f, "{} = [{}]", wish(binding), keys.join(", "))?;
            }
        }
        Ok(())
    }
}

fn wish(binding: &Binding) -> String {
    match &binding.argument {
        None => binding.action.name().to_owned(),
        Some(argument) => quoted(&format!("{} {argument}", binding.action.name())),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
