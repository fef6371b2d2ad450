//! The first screen: a desk that nobody has filled yet, and every way on from here.

use crate::action::Action;
use crate::text::Raw;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Strip;
use ratatui::text::Line;

/// A line, and how soon it is left out where there is little room: nought never is.
type Weighed = (u8, Line<'static>);

/// Where the words begin that stand after a key or a name.
const WORDS: usize = 16;

/// What is empty, and the ways on: the demo, a ticket, one's own data, another desk; and where things live.
pub(super) fn lines(scene: Scene, cols: usize, rows: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Weighed> = vec![air(), (0, said(scene, cols, "first-empty")), air()];
    lines.extend(keys(scene, cols));
    lines.push(air());
    lines.extend(own_data(scene, cols));
    lines.push(air());
    lines.push((1, said(scene, cols, "first-other-desk")));
    lines.push((3, said(scene, cols, "first-connect")));
    lines.push(air());
    lines.push((1, said(scene, cols, "first-places")));
    lines.extend(places(scene, cols).map(|line| (0, line)));
    fitting(lines, rows)
}

/// The air goes first, then what is said elsewhere too.
fn fitting(mut lines: Vec<Weighed>, rows: usize) -> Vec<Line<'static>> {
    while lines.len() > rows {
        let lightest = (0..lines.len()).rev().max_by_key(|place| lines[*place].0);
        match lightest.filter(|place| lines[*place].0 > 0) {
            Some(place) => drop(lines.remove(place)),
            None => break,
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn air() -> Weighed {
    (9, Line::default())
}

fn said(scene: Scene, cols: usize, key: &str) -> Line<'static> {
    scene.strip(cols).gap(2).text(&scene.word(key)).line()
}

/// What a key does; the demo's is Enter's, since nothing else is there to be opened.
fn keys(scene: Scene, cols: usize) -> Vec<Weighed> {
    let way = |weight: u8, action: Action, key: &str| {
        let pressed = scene.key(action)?;
        Some((weight, named(scene.strip(cols), &pressed, Meaning::Key).text(&scene.word(key)).line()))
    };
    [way(0, Action::Open, "first-demo"), way(1, Action::New, "first-ticket"), way(2, Action::Help, "first-help")]
        .into_iter()
        .flatten()
        .collect()
}

fn named<'a>(strip: Strip<'a>, name: &str, meaning: Meaning) -> Strip<'a> {
    strip.gap(4).put(name, meaning).to(WORDS)
}

/// The command, and the kinds in the order in which they go in.
fn own_data(scene: Scene, cols: usize) -> Vec<Weighed> {
    let leave = scene.key(Action::Quit).unwrap_or_else(|| ":quit".to_owned());
    let kinds = scene.state.seat.first_steps.kinds.join(", ");
    let mut lines = vec![
        (0, scene.strip(cols).gap(2).text(&scene.say("first-import", &[("key", leave.into())])).line()),
        (0, scene.strip(cols).gap(4).put("pult import engineers FILE.csv", Meaning::Key).line()),
    ];
    let order = scene.say("first-order", &[("kinds", kinds.into())]);
    let order = Raw::from(order).block(cols.saturating_sub(5), 3);
    lines.extend(order.iter().map(|words| (0, scene.strip(cols).gap(4).clean(words, Meaning::Normal).line())));
    lines.push((2, scene.strip(cols).gap(4).put(&scene.word("first-columns"), Meaning::Dim).line()));
    lines
}

fn places(scene: Scene<'_>, cols: usize) -> impl Iterator<Item = Line<'static>> + '_ {
    let steps = &scene.state.seat.first_steps;
    let desk = scene.state.seat.desk.strip_prefix("sqlite:").unwrap_or(&scene.state.seat.desk);
    let room = cols.saturating_sub(WORDS + 1);
    let all = [
        ("first-desk", crate::ui::scene::clean(desk, room)),
        ("first-config", steps.config.line(room).to_string()),
        ("first-log", steps.log.line(room).to_string()),
    ];
    all.into_iter().map(move |(key, place)| named(scene.strip(cols), &scene.word(key), Meaning::Dim).text(&place).line())
}
