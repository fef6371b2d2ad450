//! A wish by name: each action finds its topic here.

use super::{
    acquaint, autopilot, call, call_log, catalogue, claims, command, content, copy, draft, entry, filter, first, handover, hold,
    lead, log, look, looks, macros, mouse, moves, owing, palette, pick, plan, priority, rehearse, remind, search, send, since,
    spec, tree, unit, views, work,
};
use crate::action::{Action, Needs};
use crate::app::board::Way;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Overlay};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::contract::DebtRelief;
use crate::desk::{Decided, Phase, TicketId};

/// Performs an action; the arguments are words as on the command line, a leading number names the ticket.
pub fn perform(state: &mut State, action: Action, mut args: Vec<String>) -> Vec<Effect> {
    let tickets = match targets(state, action, &mut args) {
        Ok(tickets) => tickets,
        Err(said) => return say(state, said),
    };
    if let Pane::Call(pane) = &mut state.pane
        && let [only] = tickets.as_slice()
        && pane.open_ticket() == Some(only)
    {
        pane.about_ticket = Some(only.clone());
    }
    if let Some(asked) = claims::stops_action(state, action, &tickets, &args) {
        return asked;
    }
    on(state, action, tickets, args)
}

/// Performs an action on these tickets, whoever has taken them.
#[allow(clippy::needless_pass_by_value, reason = "as in `perform`: tickets and words are handed over together")]
#[allow(clippy::too_many_lines, reason = "a line an action, in the order of the list of actions")]
pub fn on(state: &mut State, action: Action, tickets: Vec<TicketId>, args: Vec<String>) -> Vec<Effect> {
    match action {
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::Top | Action::Bottom => step(state, action),
        Action::Go => match args.first() {
            Some(number) => moves::go(state, number),
            None => entry::open(state, Entering::Number),
        },
        Action::View => views::view(state, &args),
        Action::NextView => views::next(state),
        Action::Filter => filter::open(state, &args),
        Action::Search => search::open(state, &args),
        Action::NextMatch => search::seek(state, Way::Next),
        Action::PreviousMatch => search::seek(state, Way::Previous),
        Action::GroupBy => views::group_by(state, &args),
        Action::SaveView => views::save(state, &args),
        Action::Mark => moves::mark(state, &tickets),
        Action::MarkAll => moves::mark_all(state),
        Action::Unmark => moves::unmark(state),
        Action::Open => look::open(state, tickets),
        Action::Back => look::back(state),
        Action::Explain => look::explain(state, tickets),
        Action::Price => look::price(state),
        Action::Engineers => look::engineers(state),
        Action::Tree => tree::open(state),
        Action::Packages => catalogue::open(state, &args),
        Action::Since => since::open(state),
        Action::Where => unit::whereabouts(state, &tickets),
        Action::Load => lead::overview(state),
        Action::HandOver => handover::open(state, &args),
        Action::Wall => lead::wall(state, &args),
        Action::Help => look::help(state),
        Action::Palette => palette::open(state),
        Action::Command => command::open(state),
        Action::Macro => macros::run(state, &args.join(" ")),
        Action::Redraw => vec![Effect::Redraw],
        Action::Theme => looks::theme(state, &args),
        Action::Thin => looks::thin(state),
        Action::Mask => looks::mask(state),
        Action::Mouse => mouse::toggle(state),
        Action::Route => plan::propose(state, tickets),
        Action::Plan => plan::open(state),
        Action::Autopilot => autopilot::switch(state, &args),
        Action::Assign => pick::assign(state, tickets, &args),
        Action::Release => work::release(state, &tickets),
        Action::Confirm => work::answer(state, &tickets, true),
        Action::Refuse => work::answer(state, &tickets, false),
        Action::Visit => work::visit(state, tickets, &args),
        Action::PinLine => plan::pin(state),
        Action::DropLine => plan::drop_line(state),
        Action::ChangeLine => plan::change(state),
        Action::Replan => plan::anew(state),
        Action::WhatIf => rehearse::first(state),
        Action::Level => rehearse::level(state),
        Action::Absent => unit::absent(state, &args),
        Action::Raise => priority::raise(state, &tickets),
        Action::Lower => priority::lower(state, tickets),
        Action::Wait => work::wait(state, tickets, &args),
        Action::Resume => work::phase(state, &tickets, &Phase::Open, "resumed"),
        Action::Promise => work::promise(state, tickets, &args),
        Action::Move => pick::group(state, tickets, &args),
        Action::Link => work::link(state, tickets, args.first()),
        Action::Solve => work::end(state, tickets, Phase::Solved),
        Action::Close => work::end(state, tickets, Phase::Closed),
        Action::Reopen => work::reopen(state, &tickets),
        Action::Note => work::note(state, tickets, &args),
        Action::Copy if matches!(state.overlay, Overlay::Spec(_)) => spec::act(state),
        Action::Copy => copy::jobs(state, tickets),
        Action::Specification => spec::open(state, tickets, &args),
        Action::AddItem => spec::add(state, &args),
        Action::Quantity => spec::amount(state, &args),
        Action::DropItem => spec::drop(state),
        Action::ForClient => spec::for_client(state),
        Action::ByContract => spec::by_contract(state),
        Action::Content => content::open(state, &args),
        Action::BreachReason => work::breach(state, tickets),
        Action::Pin => work::pin(state, &tickets),
        Action::Remind => remind::remind(state, tickets, &args),
        Action::Claim => claims::toggle(state, tickets, &args),
        Action::Undo => send::undo(state, args.first()),
        Action::Call => call::open(state, &args),
        Action::Answer => call::answer(state),
        Action::HangUp => call::hang_up(state),
        Action::HoldCall => hold::hold(state),
        Action::HeldCalls => hold::list(state),
        Action::Calls => call_log::open(state),
        Action::LinkCall => call_log::link(state, args.first()),
        Action::Returned => call_log::returned(state),
        Action::New => draft::open(state, &args),
        Action::Log => log::open(state, &args),
        Action::Same => draft::same(state),
        Action::Override => draft::override_rule(state),
        Action::Contact => acquaint::open(state, &args),
        Action::Danger => call::danger(state),
        Action::PaidToday
        | Action::Disputed
        | Action::Instalment
        | Action::DebtCounts
        | Action::StopService
        | Action::ResumeService => owe(state, action, &args),
        Action::Demo => first::demo(state),
        Action::Quit => quit(state),
    }
}

/// The cursor goes up or down.
fn step(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Up => moves::by(state, -1),
        Action::Down => moves::by(state, 1),
        Action::PageUp => moves::page(state, -1),
        Action::PageDown => moves::page(state, 1),
        Action::Top => moves::by(state, isize::MIN),
        _ => moves::by(state, isize::MAX),
    }
}

/// What is decided about the debt of the client in the panel.
fn owe(state: &mut State, action: Action, args: &[String]) -> Vec<Effect> {
    match action {
        Action::PaidToday => owing::paid_today(state, args),
        Action::Disputed => owing::lift(state, DebtRelief::Disputed, args),
        Action::Instalment => owing::lift(state, DebtRelief::Instalment, args),
        Action::DebtCounts => owing::decide(state, Decided::Bite),
        Action::StopService => owing::stop(state, args),
        _ => owing::decide(state, Decided::Serve),
    }
}

fn quit(state: &mut State) -> Vec<Effect> {
    state.quitting = true;
    vec![Effect::Quit]
}

/// Says a word on the bottom line.
pub fn say(state: &mut State, said: Said) -> Vec<Effect> {
    state.said = Some(said);
    Vec::new()
}

/// The tickets that an action is about: a leading number, else the pane's, else the marked ones, else the chosen one.
fn targets(state: &State, action: Action, args: &mut Vec<String>) -> Result<Vec<TicketId>, Said> {
    let opens_by_number = action == Action::Open && !args.is_empty();
    if !matches!(action.needs(), Needs::Ticket | Needs::Holder) && !opens_by_number {
        return Ok(Vec::new());
    }
    if let Some(number) = named_number(state, action, args) {
        args.remove(0);
        return match state.board.numbered(number) {
            Some(row) => Ok(vec![row.id.clone()]),
            None if open_card_is(state, number) => Ok(state.pane.ticket().cloned().into_iter().collect()),
            None => Err(Said::error("no-such-ticket").with("number", Arg::Number(number))),
        };
    }
    let picked = match &state.pane {
        Pane::Call(pane) => pane.open_ticket().map_or_else(Vec::new, |id| vec![id.clone()]),
        pane => pane.ticket().map_or_else(|| state.board.picked(), |id| vec![id.clone()]),
    };
    if picked.is_empty() { Err(Said::warning("no-ticket-chosen")) } else { Ok(picked) }
}

/// The number that names the ticket, where the first word is one.
fn named_number(state: &State, action: Action, args: &[String]) -> Option<i64> {
    let number = args.first()?.trim_start_matches(['#', '№']).parse::<i64>().ok()?;
    // A lone number after `link` is the parent; a digit that is no ticket's number is a reason's.
    let is_parent = action == Action::Link && args.len() == 1;
    let is_digit = number < 10 && state.board.numbered(number).is_none();
    (!is_parent && !is_digit).then_some(number)
}

/// Is this the number of the ticket whose card is open? It may have left the board.
pub fn open_card_is(state: &State, number: i64) -> bool {
    matches!(&state.pane, Pane::Card(pane) if pane.card.as_ref().is_some_and(|c| c.ticket.head.number == number))
}
