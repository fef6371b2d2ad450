//! The settings, the keymap, the theme; and where everything lives.

use super::{Finding, Look};
use crate::commands::console;
use crate::config::{Complaint, Config};

pub(super) fn findings(look: &Look<'_>, config: &Config, complaints: &[Complaint]) -> Vec<Finding> {
    let file = config.paths.config_file.display().to_string();
    let mut findings: Vec<Finding> =
        complaints.iter().map(|complaint| look.ill("config", complaint.say(look.texts), "config", &[])).collect();
    if findings.is_empty() {
        let seen = if config.paths.config_file.exists() { file } else { look.word("config-absent") };
        findings.push(look.well("config", seen));
    }
    let others = console::complaints(config, look.texts);
    findings.extend(others.iter().map(|complaint| look.ill("keys", complaint, "keys", &[])));
    if others.is_empty() {
        let keymap = config.keymap.as_deref().unwrap_or("default");
        let theme = config.theme.as_deref().unwrap_or("default");
        findings.push(look.well("keys", look.tell("keys-and-theme", &[("keymap", keymap), ("theme", theme)])));
    }
    findings
}

pub(super) fn places(look: &Look<'_>, config: &Config) -> Vec<Finding> {
    let paths = &config.paths;
    vec![
        look.well("place-config", paths.config_file.display().to_string()),
        look.well("place-desk", config.desks.join(" ")),
        look.well("place-log", paths.log_file().display().to_string()),
    ]
}
