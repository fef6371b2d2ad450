//! Personal text of events: kept beside the log, so that it can be blanked without touching the log.

use crate::desk::client::Contact;
use crate::desk::handover::{CallBack, HandOver};
use crate::desk::ticket::Promise;
use crate::desk::{Act, Call, Change, Event, Phone, Ticket, Undo};
use crate::text::Raw;

/// Takes the personal text out of an event, in a fixed order; empty when there is none.
pub(super) fn take(event: &mut Event) -> Vec<String> {
    let mut words = Vec::new();
    each(event, &mut |text| words.push(std::mem::take(text).raw().to_owned()));
    if words.iter().all(String::is_empty) { Vec::new() } else { words }
}

/// Puts the text back; what was blanked stays empty.
pub(super) fn put(event: &mut Event, words: Vec<String>) {
    let mut words = words.into_iter();
    each(event, &mut |text| *text = Raw::new(words.next().unwrap_or_default()));
}

fn each(event: &mut Event, visit: &mut impl FnMut(&mut Raw)) {
    match &mut event.act {
        Act::Ticket { what, .. } => of_change(what, visit),
        Act::Call { call } => of_call(call, visit),
        Act::Contact { to: Some(contact), .. } => of_contact(contact, visit),
        Act::HandOver { sheet } => of_sheet(sheet, visit),
        Act::Absence { .. }
        | Act::UnitState { .. }
        | Act::Debt { .. }
        | Act::Contact { to: None, .. }
        | Act::TakeOver { .. }
        | Act::Undo { .. }
        | Act::Load { .. } => {}
    }
    if let Undo::Change { inverse, .. } = &mut event.undo {
        of_change(inverse, visit);
    }
}

fn of_change(change: &mut Change, visit: &mut impl FnMut(&mut Raw)) {
    match change {
        Change::Register { ticket } => of_ticket(ticket, visit),
        Change::Note { text, .. } => visit(text),
        Change::Promise { to: Some(promise) } => of_promise(promise, visit),
        Change::Several { changes } => changes.iter_mut().for_each(|c| of_change(c, visit)),
        _ => {}
    }
}

fn of_ticket(ticket: &mut Ticket, visit: &mut impl FnMut(&mut Raw)) {
    visit(&mut ticket.head.subject);
    visit(&mut ticket.head.text);
    if let Some(contact) = &mut ticket.people.contact {
        visit(contact.name_mut());
    }
    if let Some(promise) = &mut ticket.extra.promise {
        of_promise(promise, visit);
    }
}

fn of_promise(promise: &mut Promise, visit: &mut impl FnMut(&mut Raw)) {
    visit(&mut promise.text);
    visit(&mut promise.owner);
}

fn of_sheet(sheet: &mut HandOver, visit: &mut impl FnMut(&mut Raw)) {
    visit(&mut sheet.note);
    let at_risk = sheet.at_risk.iter_mut().map(|risk| &mut risk.ticket);
    for line in sheet.left.iter_mut().chain(at_risk) {
        visit(&mut line.subject);
        visit(&mut line.place);
    }
    sheet.promised.iter_mut().for_each(|promise| visit(&mut promise.text));
    for call in &mut sheet.call_back {
        match call {
            CallBack::Missed { who, phone, .. } => {
                who.iter_mut().for_each(&mut *visit);
                visit(phone);
            }
            CallBack::Promised { promise } => visit(&mut promise.text),
        }
    }
}

fn of_contact(contact: &mut Contact, visit: &mut impl FnMut(&mut Raw)) {
    visit(&mut contact.name);
    visit(&mut contact.role);
    visit(&mut contact.email);
    let mut numbers = Raw::new(contact.phones.iter().map(Phone::e164).collect::<Vec<_>>().join(" "));
    visit(&mut numbers);
    contact.phones = numbers.raw().split(' ').filter_map(Phone::from_e164).collect();
}

fn of_call(call: &mut Call, visit: &mut impl FnMut(&mut Raw)) {
    visit(&mut call.from);
    if let Some(contact) = &mut call.contact {
        visit(contact.name_mut());
    }
    let mut number = Raw::from(call.phone.as_ref().map_or("", Phone::e164));
    visit(&mut number);
    call.phone = Phone::from_e164(number.raw());
}
