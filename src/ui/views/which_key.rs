//! What may follow the keys pressed so far, in words, at once.

use super::labelled::rule;
use crate::app::context;
use crate::keymap::Resolution;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;

/// The candidates in as many columns as fit, read downwards; nothing when no sequence is begun.
pub(in crate::ui) fn sheet(scene: Scene, cols: usize) -> Sheet {
    let hands = &scene.state.hands;
    let Resolution::Pending(next) = hands.keymap.resolve(context(scene.state), &hands.pending) else { return Sheet::default() };
    let mut entries: Vec<(String, String)> = next
        .iter()
        .filter_map(|n| Some((as_printed(&n.keys_text()), scene.does_here(n.action, n.argument.as_deref())?)))
        .collect();
    entries.sort_by_key(|(key, _)| key.to_lowercase());
    let keys = entries.iter().map(|(key, _)| width::of(key)).max().unwrap_or(0);
    let words = entries.iter().map(|(_, words)| width::of(words)).max().unwrap_or(0);
    let col = (keys + words + 5).min(cols).max(1);
    let across = (cols / col).max(1);
    let down = entries.len().div_ceil(across);
    let pressed: Vec<String> = hands.pending.iter().map(|chord| as_printed(&chord.latin().to_string())).collect();
    let title = scene.say("which-key-title", &[("keys", pressed.join(" ").into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    for row in 0..down {
        let mut strip = scene.strip(cols);
        for (place, (key, words)) in entries.iter().skip(row).step_by(down).enumerate() {
            strip = strip.to(place * col).gap(2).cell(key, keys, Meaning::Key).gap(2).text(words);
        }
        sheet.add(strip.line());
    }
    sheet
}
