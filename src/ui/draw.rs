//! The zones of the screen, and the one cursor.

use super::scene::{Look, Scene};
use super::views;
use super::widgets::Sheet;
use crate::app::State;
use crate::app::copying::Paper;
use crate::app::layout::{FOOT, HEAD, Layout, divide};
use crate::app::leading::{Leading, Sheet as What};
use crate::app::overlay::{Entering, Overlay};
use crate::app::pane::Pane;
use crate::desk::Card;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::Line;

/// Draws the console. The real cursor stands on the chosen row, or where text is typed.
pub fn draw(frame: &mut Frame, state: &State, look: &Look) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let scene = Scene { state, look };
    let layout = divide((area.width, area.height), &state.pane);
    let head = Rect { height: HEAD.min(area.height), ..area };
    views::head::sheet(scene, area.width.into()).draw(frame, head);
    let mut cursor = board(frame, scene, layout);
    cursor = pane(frame, scene, layout).or(cursor);
    if area.height > HEAD {
        let foot = Rect { y: area.bottom() - FOOT, height: FOOT, ..area };
        cursor = views::foot::sheet(scene, area.width.into()).draw(frame, foot).or(cursor);
    }
    cursor = overlay(frame, scene).or(cursor);
    ground(frame, look.theme.style(crate::theme::Meaning::Normal));
    if scene.thin() {
        super::thin::plain(frame.buffer_mut());
    }
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

/// A theme with a ground of its own colours what nobody wrote on, too.
fn ground(frame: &mut Frame, normal: Style) {
    if normal.fg.is_none() && normal.bg.is_none() {
        return;
    }
    for cell in &mut frame.buffer_mut().content {
        if cell.fg == Color::Reset {
            cell.fg = normal.fg.unwrap_or_default();
        }
        if cell.bg == Color::Reset {
            cell.bg = normal.bg.unwrap_or_default();
        }
    }
}

/// The lines of these jobs as they are copied for the messenger.
#[must_use]
pub fn job(state: &State, look: &Look, cards: &[Box<Card>]) -> Vec<String> {
    views::job::lines(Scene { state, look }, cards)
}

/// The lines of a text as it is copied.
#[must_use]
pub fn paper(state: &State, look: &Look, paper: &Paper) -> Vec<String> {
    views::job::paper(Scene { state, look }, paper)
}

fn board(frame: &mut Frame, scene: Scene, layout: Layout) -> Option<Position> {
    let area = Rect { x: 0, y: HEAD - 1, width: layout.board_width, height: layout.board_rows + 1 };
    views::board::sheet(scene, area.width.into(), layout.board_rows.into()).draw(frame, area)
}

fn pane(frame: &mut Frame, scene: Scene, layout: Layout) -> Option<Position> {
    if layout.pane_rows == 0 {
        return None;
    }
    let area = if layout.beside {
        Rect { x: layout.board_width + 1, y: HEAD - 1, width: layout.pane_width, height: layout.pane_rows }
    } else {
        Rect { x: 0, y: HEAD + layout.board_rows, width: layout.pane_width, height: layout.pane_rows }
    };
    if layout.beside {
        let wall = Rect { x: layout.board_width, width: 1, ..area };
        let style = scene.style(crate::theme::Meaning::Pane);
        Sheet::of(vec![Line::styled("│", style); area.height.into()]).draw(frame, wall);
    }
    let (cols, rows) = (area.width.into(), area.height.into());
    let sheet = match &scene.state.pane {
        Pane::None => return None,
        Pane::Card(pane) => views::card::sheet(scene, pane, cols, rows),
        Pane::Explain(pane) => views::explain::sheet(scene, pane, cols, rows),
        Pane::Call(pane) => views::call::sheet(scene, pane, cols, rows),
        Pane::Proposal(pane) => views::proposal::sheet(scene, pane, cols, rows),
        Pane::Plan(pane) => views::plan::sheet(scene, pane, cols, rows),
    };
    sheet.draw(frame, area)
}

/// What a lead looks at takes the board's place. A wall leaves only the line of the seat: a ring is seen whatever hangs there.
fn lead(frame: &mut Frame, scene: Scene, leading: &Leading, body: Rect) -> Option<Position> {
    let What::Wall { crew, ascii, .. } = &leading.what else {
        return views::leading::sheet(scene, leading, body.width.into(), body.height.into()).draw(frame, body);
    };
    let area = frame.area();
    let wall = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
    views::wall::sheet(scene, crew.as_deref(), *ascii, wall.width.into(), wall.height.into()).draw(frame, wall)
}

/// What lies over the board; the command line lies over that.
fn overlay(frame: &mut Frame, scene: Scene) -> Option<Position> {
    which_key(frame, scene);
    over(frame, scene, &scene.state.overlay, frame.area())
}

/// What may follow the keys pressed so far, above the bottom line.
fn which_key(frame: &mut Frame, scene: Scene) {
    if scene.state.hands.pending.is_empty() {
        return;
    }
    let area = frame.area();
    let sheet = views::which_key::sheet(scene, area.width.into());
    let bottom = area.bottom().saturating_sub(FOOT);
    let height = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX).min(bottom.saturating_sub(HEAD - 1));
    sheet.draw(frame, Rect { y: bottom.saturating_sub(height), height, ..area });
}

/// Lists that need room take the board's place; the others rise from the bottom and leave as much of it as they can.
fn over(frame: &mut Frame, scene: Scene, overlay: &Overlay, area: Rect) -> Option<Position> {
    let body = Rect { y: HEAD - 1, height: area.height.saturating_sub(HEAD - 1 + FOOT), ..area };
    let (cols, rows) = (usize::from(body.width), usize::from(body.height));
    let mut sheet = match overlay {
        Overlay::None => return None,
        Overlay::Help(help) => return views::help::sheet(scene, help, cols, rows).draw(frame, body),
        Overlay::Engineers { chosen } => return views::engineers::sheet(scene, *chosen, cols, rows).draw(frame, body),
        Overlay::Themes { chosen } => views::themes::sheet(scene, *chosen, cols, rows),
        Overlay::Copied { paper, copied } => views::job::sheet(scene, paper, *copied, cols, rows),
        Overlay::Spec(spec) => views::spec::sheet(scene, spec, cols, rows),
        Overlay::Lead(leading) => return lead(frame, scene, leading, body),
        Overlay::Calls(log) => return views::call_log::sheet(scene, log, cols, rows).draw(frame, body),
        Overlay::Since(list) => return views::since::sheet(scene, list, cols, rows).draw(frame, body),
        // A raise that harms nobody is done as soon as that is known: nothing flickers past.
        Overlay::Rehearsal(one) if one.is_silent() => return None,
        Overlay::Rehearsal(one) => return views::rehearsal::sheet(scene, one, cols, rows).draw(frame, body),
        Overlay::Pick(pick) => views::pick::sheet(scene, pick, cols, rows),
        Overlay::Entry(entry) => match &entry.what {
            Entering::Command(line) => {
                let sheet = views::command::sheet(scene, entry, line, cols, rows);
                // What lies under the command line stays in sight above it.
                let taken = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX).min(area.height);
                over(frame, scene, &line.over, Rect { height: area.height - taken, ..area });
                sheet
            }
            _ => views::entry::sheet(scene, entry, cols),
        },
        Overlay::Ask(ask) => views::ask::sheet(scene, ask, cols),
        Overlay::Log(line) => views::log::sheet(scene, line, cols),
        Overlay::Tree(tree) => return views::tree::sheet(scene, tree, cols, rows).draw(frame, body),
        Overlay::Packages(catalogue) => return views::catalogue::sheet(scene, catalogue, cols, rows).draw(frame, body),
        Overlay::Pasted(list) => return views::pasted::sheet(scene, list, cols, rows).draw(frame, body),
        Overlay::New(draft) => views::new_ticket::sheet(scene, draft, cols, rows),
    };
    // The form takes the caller's place: a title of two panes one above the other would be read as two callers.
    let layout = divide((area.width, area.height), &scene.state.pane);
    if matches!(scene.state.overlay, Overlay::New(_)) && !layout.beside {
        let last = sheet.lines.len().saturating_sub(1);
        let missing = usize::from(layout.pane_rows).saturating_sub(sheet.lines.len());
        sheet.lines.splice(last..last, vec![Line::default(); missing]);
    }
    // The bottom line belongs to what lies over the board as long as it lies there, unless there is no other.
    let bottom = if matches!(overlay, Overlay::Entry(_)) { area.bottom() } else { body.bottom() };
    let height = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX).min(bottom.saturating_sub(body.y));
    sheet.draw(frame, Rect { y: bottom.saturating_sub(height), height, ..area })
}
