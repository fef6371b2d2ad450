//! The specification of a ticket: lines are put there by a few letters of a name, changed and taken off.

use super::{act, copy, entry, pick, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Item, Overlay, Picking, Typed};
use crate::app::spec::{Offer, Spec};
use crate::app::state::State;
use crate::desk::amount::Amount;
use crate::desk::{Card, Change, Dossier, Line, TicketId};

/// `S`: shows the specification; with words behind it puts what they name (`:смета 1051 диск 2`).
pub fn open(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    let Some(ticket) = tickets.into_iter().next() else { return Vec::new() };
    let company = state.board.row(&ticket).and_then(|row| row.facts.company.as_ref()).map(|company| company.id.clone());
    let mut effects = vec![Effect::Card(ticket.clone())];
    effects.extend(company.map(Effect::Dossier));
    state.overlay = Overlay::Spec(Box::new(Spec::of(ticket)));
    if !args.is_empty() {
        effects.extend(add(state, args));
    }
    effects
}

/// What the specification hangs on, wherever it stands: on the screen, or behind a list or a line that is typed for it.
fn at_hand(state: &mut State) -> Option<&mut Spec> {
    match &mut state.overlay {
        Overlay::Spec(spec) => Some(spec),
        Overlay::Pick(pick) => match &mut pick.what {
            Picking::Item { spec } => Some(spec),
            _ => None,
        },
        Overlay::Entry(entry) => match &mut entry.what {
            Entering::Amount { spec, .. } => Some(spec),
            _ => None,
        },
        _ => None,
    }
}

/// The ticket has come; its client is asked for where nobody has yet.
pub fn card_came(state: &mut State, card: &Card) -> Vec<Effect> {
    let (wishes, now) = (state.wishes.clone(), state.now);
    let Some(spec) = at_hand(state).filter(|spec| spec.ticket == card.ticket.head.id) else { return Vec::new() };
    let first = spec.card.replace(Box::new(card.clone())).is_none();
    let lines = spec.lines(&wishes, now).len();
    spec.chosen = if first { lines.saturating_sub(1) } else { spec.chosen.min(lines.saturating_sub(1)) };
    let unknown = first && spec.dossier.is_none();
    let company = card.ticket.place.company.as_ref().filter(|_| unknown).map(|company| Effect::Dossier(company.id.clone()));
    let mut effects = prices_came(state);
    effects.extend(company);
    effects
}

/// The client has come: now it is known which prices count.
pub fn dossier_came(state: &mut State, dossier: &Dossier) -> Vec<Effect> {
    let Some(spec) = at_hand(state) else { return Vec::new() };
    let whose = spec.card.as_ref().and_then(|card| card.ticket.place.company.as_ref()).map(|company| company.id.clone());
    // Before the ticket is here, the client was asked for by its row.
    if whose.is_none_or(|id| id == dossier.company.id) {
        spec.dossier = Some(Box::new(dossier.clone()));
    }
    prices_came(state)
}

/// A list that waits for its prices is filled.
fn prices_came(state: &mut State) -> Vec<Effect> {
    if matches!(&state.overlay, Overlay::Pick(pick) if matches!(pick.what, Picking::Item { .. })) {
        return pick::refilter(state);
    }
    Vec::new()
}

/// A ticket has changed: if its specification is shown, it is read again.
pub fn refresh(state: &mut State, ticket: &TicketId) -> Option<Effect> {
    at_hand(state).filter(|spec| spec.ticket == *ticket).map(|spec| Effect::Card(spec.ticket.clone()))
}

/// `a`: a line more, by letters of a name with how much behind it.
pub fn add(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Overlay::Spec(spec) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    pick::open(state, Picking::Item { spec });
    if let (Overlay::Pick(pick), false) = (&mut state.overlay, args.is_empty()) {
        pick.typed = Typed::of(&args.join(" "));
        return pick::refilter(state);
    }
    Vec::new()
}

/// Esc in the list or the line: back to the specification.
pub fn shown_again(state: &mut State, spec: Box<Spec>) {
    state.overlay = Overlay::Spec(spec);
}

/// What was picked, with the amount that was typed behind its name.
pub fn put(state: &mut State, mut spec: Box<Spec>, offer: &Offer, typed: &str) -> Vec<Effect> {
    let (_, amount) = Amount::behind(typed);
    match amount.on(&offer.line) {
        Ok(line) => {
            spec.chosen = spec.lines(&state.wishes, state.now).len();
            let ticket = spec.ticket.clone();
            state.overlay = Overlay::Spec(spec);
            wish(state, &ticket, Change::AddLine { line: Box::new(line) })
        }
        Err(why) => {
            pick::open(state, Picking::Item { spec });
            if let Overlay::Pick(pick) = &mut state.overlay {
                pick.typed = Typed::of(typed);
            }
            let mut effects = pick::refilter(state);
            effects.extend(act::say(state, Said::error(&format!("refusal-{why}"))));
            effects
        }
    }
}

/// Enter where nothing fits, or the prices are not here yet: the list stays as it is.
pub fn nothing_fits(state: &mut State, spec: Box<Spec>, typed: &str) -> Vec<Effect> {
    let said = if spec.is_read() { Said::warning("nothing-fits") } else { Said::warning("prices-are-read") };
    pick::open(state, Picking::Item { spec });
    if let Overlay::Pick(pick) = &mut state.overlay {
        pick.typed = Typed::of(typed);
    }
    let mut effects = pick::refilter(state);
    effects.extend(act::say(state, said.with("typed", Arg::Words(typed.into()))));
    effects
}

fn wish(state: &mut State, ticket: &TicketId, what: Change) -> Vec<Effect> {
    let made = send::wish(state, ticket, what);
    send::send(state, vec![made])
}

/// The chosen line and its specification; says so where there is none.
fn chosen(state: &mut State) -> Option<(Box<Spec>, Line)> {
    let Overlay::Spec(spec) = &state.overlay else { return None };
    let found = spec.line(state).map(|line| (spec.clone(), line));
    if found.is_none() {
        state.said = Some(Said::warning("no-line-chosen"));
    }
    found
}

/// Enter: how much, at what price.
pub fn amount(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Some((spec, line)) = chosen(state) else { return Vec::new() };
    if args.is_empty() {
        return entry::open(state, Entering::Amount { spec, line: Box::new(line) });
    }
    match amount_text(state, spec, &line, &args.join(" ")) {
        Ok(effects) => effects,
        Err(said) => act::say(state, said),
    }
}

/// The amount was typed.
///
/// # Errors
/// What is wrong with it.
pub fn amount_text(state: &mut State, spec: Box<Spec>, line: &Line, text: &str) -> Result<Vec<Effect>, Said> {
    let amount = Amount::read(text).ok_or_else(|| Said::error("not-an-amount").with("typed", Arg::Words(text.into())))?;
    let to = amount.on(line).map_err(|why| Said::error(&format!("refusal-{why}")))?;
    let ticket = spec.ticket.clone();
    state.overlay = Overlay::Spec(spec);
    if to == *line {
        return Ok(Vec::new());
    }
    Ok(wish(state, &ticket, Change::ChangeLine { to: Box::new(to) }))
}

/// `x`: the chosen line goes.
pub fn drop(state: &mut State) -> Vec<Effect> {
    let Some((spec, line)) = chosen(state) else { return Vec::new() };
    wish(state, &spec.ticket, Change::DropLine { number: line.number })
}

/// `v`: the client sees the line, or not.
pub fn for_client(state: &mut State) -> Vec<Effect> {
    change(state, |line| Line { visible: !line.visible, ..line })
}

/// `o`: the contract pays for the line, or the client does.
pub fn by_contract(state: &mut State) -> Vec<Effect> {
    change(state, |line| Line { covered: !line.covered, ..line })
}

fn change(state: &mut State, to: impl FnOnce(Line) -> Line) -> Vec<Effect> {
    let Some((spec, line)) = chosen(state) else { return Vec::new() };
    wish(state, &spec.ticket, Change::ChangeLine { to: Box::new(to(line)) })
}

/// `J`: the draft of the act for the messenger or a letter; none while nothing is there that the client sees.
pub fn act(state: &mut State) -> Vec<Effect> {
    let Overlay::Spec(spec) = &state.overlay else { return Vec::new() };
    let Some(card) = &spec.card else { return Vec::new() };
    let mut card = card.clone();
    card.ticket.extra.lines = spec.lines(&state.wishes, state.now);
    if !card.ticket.extra.lines.iter().any(|line| line.visible) {
        return act::say(state, Said::warning("nothing-for-the-act"));
    }
    let company = spec.dossier.as_ref().map(|dossier| Box::new(dossier.company.clone()));
    state.overlay = Overlay::None;
    copy::act(card, company)
}

/// What fits the letters, by the name; the amount behind it does not count.
pub fn fitting(state: &State, spec: &Spec, typed: &str) -> Vec<Item> {
    let (words, _) = Amount::behind(typed);
    let furniture = &state.desk.furniture;
    let offers = spec.offers(furniture, state.now);
    let name = |offer: &Offer| {
        let code = offer.line.item.as_ref().map_or("", |code| code.as_str());
        format!("{} {code}", offer.line.what.raw())
    };
    let all = offers.into_iter().map(|offer| (name(&offer), Item::Offer(Box::new(offer))));
    let mut items = pick::ranked(&crate::text::fold(&words), all);
    if spec.is_read() && words.chars().count() > 2 {
        items.push(Item::Offer(Box::new(Spec::by_hand(&words, furniture))));
    }
    items
}
