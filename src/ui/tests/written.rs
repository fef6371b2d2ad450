//! What is written line by line, for the scenes: a specification, tickets in one line, pasted lists, a client's objects.

use super::desk::dossier;
use super::tickets::card_pane;
use crate::app::copying::Paper;
use crate::app::draft::{About, Known, NewTicket};
use crate::app::logging::{Column, Logging, Pasted, PastedRow};
use crate::app::overlay::Typed;
use crate::app::slip::Slip;
use crate::app::spec::Spec;
use crate::app::tree::{Knot, Tree};

pub fn spec_line(what: &str, minor: i64) -> crate::desk::Line {
    let price = crate::desk::Price { money: crate::desk::Money::rub(minor), unit: crate::desk::PriceUnit::NormHour, vat: true };
    crate::desk::Line::one(crate::desk::spec::LineKind::Work, what, price, 22)
}

/// A specification with lines of each kind, one longer than the screen, an empty one, and one that is still read.
pub fn specs() -> Vec<Spec> {
    let mut card = card_pane().card.expect("the card of these tests");
    let empty = card.clone();
    let lines = (1..60).map(|number| crate::desk::Line {
        number,
        covered: number % 3 == 0,
        visible: number % 4 > 0,
        ..spec_line("永永永永 замена блока питания с проверкой\u{1b}[2J, звонить 89215550142", i64::from(number % 5) * 777_700)
    });
    card.ticket.extra.lines = lines.collect();
    let ticket = || card.ticket.head.id.clone();
    let read = |card, chosen| Spec { ticket: ticket(), card, dossier: Some(Box::new(dossier())), chosen, whole: false };
    let explained = Spec { whole: true, ..read(Some(card.clone()), 3) };
    vec![read(Some(card.clone()), 0), explained, read(Some(card.clone()), 999), read(Some(empty), 0), Spec::of(ticket())]
}

/// The draft of an act with words from outside.
pub fn act() -> Paper {
    let card = specs().remove(0).card.expect("the card of these tests");
    Paper::Act(card, Some(Box::new(dossier().company)))
}

/// A line understood, one of an unknown client, one that says that it is settled.
pub fn loggings() -> Vec<Logging> {
    let read = NewTicket {
        dossier: Some(Box::new(dossier())),
        subject: Typed::of("касса \u{1b}[31mне печатает"),
        ..NewTicket::default()
    };
    let about = About { site: Some("склад 2".into()), ..About::default() };
    let known = Known { verdict: super::call::panel().verdict, alike: vec![("t1029".into(), 1029)], ..Known::default() };
    let new = NewTicket { about, known, ..read };
    let line =
        |typed: &str, new: &NewTicket| Logging { typed: Typed::of(typed), new: Box::new(new.clone()), ..Logging::default() };
    let clients = vec![dossier().company, crate::desk::client::Company { name: "永\u{202e}永".into(), ..dossier().company }];
    vec![
        Logging::default(),
        Logging { awaited: true, ..line("永永永 \u{1b}[31m", &NewTicket::default()) },
        Logging { clients, ..line("логист касса не печатает", &new) },
        line("логист касса решено 12 мин", &NewTicket { solved_in: Some(crate::desk::Minutes(12)), ..new.clone() }),
    ]
}

/// A list with what was recognised, what was not, and what is left out.
pub fn pasted() -> Pasted {
    let row = |line: &str, site: Option<&str>, dropped| PastedRow {
        line: line.into(),
        slip: Slip {
            about: About { site: site.map(Into::into), kind: Some(crate::desk::WorkKind("видео永".into())), asset: None },
            subject: line.into(),
        },
        subject: Typed::of(line),
        dropped,
    };
    let rows = vec![
        row("склад 2 \u{1b}[31mкамера", Some("склад 2"), false),
        row("永永永永 8 921 555-01-42", None, false),
        row("офис", None, true),
    ];
    Pasted { rows, dossier: Some(Box::new(dossier())), ..Pasted::default() }
}

/// Not yet read, folded, all unfolded with many tickets, of a client without anything.
pub fn trees() -> Vec<Tree> {
    let company = dossier().company.id;
    let unread = Tree::of(company.clone(), Some(Knot::Nowhere));
    let ticket = card_pane().card.map(|card| card.ticket);
    let works: Vec<_> = ticket.into_iter().cycle().take(30).collect();
    let folded = Tree { dossier: Some(Box::new(dossier())), ..unread.clone() };
    let sites = dossier().sites.into_iter().map(|site| Knot::Site(site.id));
    let open = sites.chain(dossier().assets.into_iter().map(|asset| Knot::Asset(asset.id))).chain([Knot::Nowhere]).collect();
    let bare = crate::desk::Dossier { sites: Vec::new(), assets: Vec::new(), maintenance: Vec::new(), ..dossier() };
    vec![
        unread.clone(),
        folded.clone(),
        Tree { works: Some(works), open, chosen: 9, ..folded },
        Tree { dossier: Some(Box::new(bare)), works: Some(Vec::new()), chosen: 99, ..unread },
    ]
}

pub fn lists() -> Vec<Pasted> {
    let many =
        Pasted { rows: pasted().rows.into_iter().cycle().take(70).collect(), chosen: 44, column: Column::Subject, ..pasted() };
    vec![pasted(), Pasted { chosen: 1, column: Column::Kind, ..pasted() }, many, Pasted::default()]
}
