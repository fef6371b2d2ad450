//! The command line over any screen: action names or words of the person's language, arguments after them.

use super::keep::keep;
use super::{act, complete, entry, pick, work};
use crate::action::{Action, Takes};
use crate::app::command_line::CommandLine;
use crate::app::line::{self, Line, Word};
use crate::app::msg::{Arg, Effect, Said, Tone};
use crate::app::overlay::{Entering, Entry, Overlay};
use crate::app::spoken::meant;
use crate::app::state::State;
use crate::desk::when::{parse_when, split_when};
use std::ops::Range;

/// Asks for a command; what lies over the board stays under it.
pub fn open(state: &mut State) -> Vec<Effect> {
    if is_open(state) {
        return Vec::new();
    }
    let over = match std::mem::take(&mut state.overlay) {
        // Colours that are only tried on do not stay while something else is done.
        Overlay::Themes { .. } => Overlay::None,
        over => over,
    };
    entry::open(state, Entering::Command(Box::new(CommandLine { over, ..CommandLine::default() })))
}

fn is_open(state: &State) -> bool {
    matches!(&state.overlay, Overlay::Entry(entry) if matches!(entry.what, Entering::Command(_)))
}

/// Takes the command line off for a while: what comes from the desk is about what lies under it.
pub fn lift(state: &mut State) -> Option<Box<Entry>> {
    match std::mem::take(&mut state.overlay) {
        Overlay::Entry(mut entry) => {
            if let Entering::Command(line) = &mut entry.what {
                state.overlay = std::mem::take(&mut line.over);
                return Some(entry);
            }
            state.overlay = Overlay::Entry(entry);
        }
        other => state.overlay = other,
    }
    None
}

/// Puts it back over what lies there now.
pub fn lay_back(state: &mut State, lifted: Option<Box<Entry>>) {
    let Some(mut entry) = lifted else { return };
    if let Entering::Command(line) = &mut entry.what {
        line.over = std::mem::take(&mut state.overlay);
    }
    state.overlay = Overlay::Entry(entry);
}

/// Esc: what lay under the line is there again.
pub fn close(state: &mut State) -> Vec<Effect> {
    let _ = lift(state);
    Vec::new()
}

/// Enter: runs the line, or points at the word that was wrong and leaves the line to be corrected.
pub fn submit(state: &mut State) -> Vec<Effect> {
    let Some(mut entry) = lift(state) else { return Vec::new() };
    let typed = entry.typed.text.clone();
    if typed.trim_matches([':', ' ']).is_empty() {
        return Vec::new();
    }
    remember(state, typed.trim().trim_start_matches(':'));
    match run(state, &typed) {
        Ok(mut effects) => {
            effects.push(keep(state));
            effects
        }
        Err((at, said)) => {
            let kept = keep(state);
            entry.complaint = Some(said);
            entry.typed.at = at.end;
            if let Entering::Command(line) = &mut entry.what {
                line.wrong = Some(at);
                line.offer = complete::offer_at(state, &entry.typed);
                line.back = None;
            }
            lay_back(state, Some(entry));
            vec![kept]
        }
    }
}

fn remember(state: &mut State, line: &str) {
    let history = &mut state.hands.history;
    history.retain(|known| known != line);
    history.push(line.to_owned());
}

/// What is wrong, and where.
type Wrong = (Range<usize>, Said);

/// Runs a line: `assign 1051 ежов`, `назначить 1051 ежов`, or the same on the other keyboard layout.
pub fn run(state: &mut State, typed: &str) -> Result<Vec<Effect>, Wrong> {
    // Leading signs become blanks, so that places stay what they are.
    let signs = typed.chars().take_while(|c| *c == ':' || c.is_whitespace()).count();
    let line: String = " ".repeat(signs).chars().chain(typed.chars().skip(signs)).collect();
    let Some(read) = line::read(&state.hands.words, &line) else { return number_or_nothing(state, &line) };
    let arguments = checked(state, &read, &line)?;
    let draft = if let Overlay::New(draft) = &state.overlay { Some(draft.clone()) } else { None };
    state.said = None;
    let effects = act::perform(state, read.action, arguments);
    let refused = state.said.as_ref().filter(|said| said.tone == Tone::Error && effects.is_empty());
    if let Some(said) = refused.cloned() {
        let whole = read.rest.first().map(|first| first.at.start..line.chars().count());
        let at = whole.or_else(|| line::words(&line).into_iter().next().map(|w| w.at)).unwrap_or_default();
        state.said = None;
        return Err((at, said));
    }
    // A ticket that was being written down is not lost when the command opened something else.
    if let (Some(draft), false) = (draft, matches!(state.overlay, Overlay::New(_)))
        && !draft.subject.is_empty()
        && !matches!(read.action, Action::New | Action::Quit)
    {
        state.drafts.put(draft);
    }
    Ok(effects)
}

/// A lone number goes to that ticket.
fn number_or_nothing(state: &mut State, line: &str) -> Result<Vec<Effect>, Wrong> {
    let words = line::words(line);
    let Some(first) = words.into_iter().next() else { return Ok(Vec::new()) };
    let number = first.text.trim_start_matches(['#', '№']);
    if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) {
        return Ok(act::perform(state, Action::Go, vec![number.to_owned()]));
    }
    Err((first.at, Said::error("no-such-command").with("typed", Arg::Words(first.text.into()))))
}

/// The arguments as the action knows them; the first one that it does not know is wrong.
fn checked(state: &State, read: &Line, line: &str) -> Result<Vec<String>, Wrong> {
    if let Some(word) = &read.number {
        let number: i64 = word.text.trim_start_matches(['#', '№']).parse().unwrap_or_default();
        if state.board.numbered(number).is_none() && !act::open_card_is(state, number) {
            return Err((word.at.clone(), Said::error("no-such-ticket").with("number", Arg::Number(number))));
        }
    }
    let number = || read.number.iter().map(|word| word.text.clone());
    let Some(first) = read.rest.first() else { return Ok(read.arguments(line)) };
    let end = line.chars().count();
    let said = |words: &[Word]| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
    let whole = said(&read.rest);
    let after = || read.rest.get(1).map(|second| (second.at.start..end, said(&read.rest[1..])));
    let is_time = |words: &str| parse_when(words, state.now, state.desk.furniture.policy.zone).is_some();
    let not_a_time = || Said::error("not-a-time");
    match read.action.takes() {
        Takes::Nothing => Err((first.at.start..end, Said::error("takes-nothing").with("typed", Arg::Words(whole.into())))),
        takes @ (Takes::View | Takes::Visit | Takes::Switch) if meant(&state.hands.spoken, takes, &whole).is_some() => {
            let name = meant(&state.hands.spoken, takes, &whole).map_or(whole.clone(), str::to_owned);
            Ok(number().chain([name]).collect())
        }
        Takes::Unit if pick::unit_named(state, &whole).is_none() => Err((first.at.start..end, Said::error("no-such-engineer"))),
        Takes::UnitWhen if pick::unit_named(state, &first.text).is_none() => {
            Err((first.at.clone(), Said::error("no-such-engineer")))
        }
        Takes::ReasonWhen | Takes::UnitWhen => {
            if let Some((at, _)) = after().filter(|(_, words)| !is_time(words)) {
                return Err((at, not_a_time()));
            }
            let reason =
                |word: &Word| work::reason_of(state, &word.text).ok_or_else(|| (word.at.clone(), work::no_such_reason(state)));
            let name = if read.action.takes() == Takes::ReasonWhen { reason(first)? } else { first.text.clone() };
            Ok(number().chain([name]).chain(read.rest.iter().skip(1).map(|w| w.text.clone())).collect())
        }
        Takes::WhenWords if split_when(&whole, state.now, state.desk.furniture.policy.zone).is_none() => {
            Err((first.at.clone(), not_a_time()))
        }
        Takes::Macro if state.hands.keymap.macro_named(&whole).is_none() => {
            Err((first.at.start..end, Said::error("no-such-macro").with("typed", Arg::Words(whole.into()))))
        }
        _ => Ok(read.arguments(line)),
    }
}
