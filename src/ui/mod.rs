//! PURE over `&State`. Everything that is seen: views draw only what fits and forget it at once.
//!
//! ```text
//! draw.rs     the zones of the screen, the one cursor        scene.rs   what a view draws from
//! views/      a file for each thing that is seen             widgets/   lines, rules, typed text
//! speech.rs   what was said to the person, in words          hints.rs   keys that make sense now, from the keymap
//! veil.rs     covers phones, sums and codes                  thin.rs    the same screen in ASCII, for a thin line
//! ```

mod draw;
mod hints;
mod scene;
mod speech;
mod thin;
mod veil;
mod views;
mod widgets;

#[cfg(test)]
mod tests;

pub use draw::{draw, job, paper};
pub use scene::Look;
pub use speech::{said, title};
pub use veil::veiled;
