//! PURE over `&State`. Views and widgets; the cost of a frame does not depend on how many tickets there are.

// PLACEHOLDER until the room lands.
/// Placeholder.
#[allow(missing_docs)]
pub struct Look<'a> {
    pub texts: &'a crate::i18n::Texts,
    pub theme: &'a crate::theme::Theme,
}
/// Placeholder.
pub fn draw(_: &mut ratatui::Frame, _: &crate::app::State, _: &Look) {}
/// Placeholder.
pub fn said(_: &crate::i18n::Texts, said: &crate::app::Said, _: chrono_tz::Tz, _: crate::desk::Moment) -> String {
    said.code.clone()
}
/// Placeholder.
pub fn title(_: &crate::app::State, _: &crate::i18n::Texts) -> String {
    String::new()
}
