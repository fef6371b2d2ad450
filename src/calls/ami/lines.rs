//! The calls that stand on a PBX, from its events: one call may ring at ten extensions, and one event may come twice.

use super::event::{Caller, Event, event};
use super::filter::Filter;
use super::frame::Frame;
use crate::calls::heard::{Happened, Heard};
use crate::desk::call::Way;
use crate::desk::{Call, CallId, CallState};
use crate::text::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// More calls than this do not stand at once: those that began first are let go.
const MOST: usize = 5_000;
/// The beginning of a call's id: another source may count its calls alike.
const MARK: &str = "ami-";

/// The calls that stand on a PBX.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    filter: Filter,
    calls: BTreeMap<String, Standing>,
    /// Channels that were told to stand, until all are told.
    stand: BTreeSet<String>,
}

/// A call that stands.
#[derive(Clone, Debug)]
struct Standing {
    caller: Caller,
    way: Way,
    /// What rings: channel and extension.
    legs: Vec<(String, String)>,
    /// What was told of it.
    told: Option<Happened>,
    /// It began before the connection: only Asterisk knows whether it still stands.
    doubted: bool,
}

impl Lines {
    /// No calls yet; `filter` says which count.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self { filter, ..Self::default() }
    }

    /// Calls that stood when this program last listened: unless Asterisk says that they still stand, they are over.
    pub fn remember<'a>(&mut self, calls: impl IntoIterator<Item = &'a Call>) {
        for call in calls.into_iter().filter(|call| call.is_going_on()) {
            let Some(channel) = call.id.as_str().strip_prefix(MARK) else { continue };
            let told = if call.state == CallState::Answered { Happened::Answered } else { Happened::Rings };
            let number = Some(call.from.raw().to_owned());
            let caller = Caller { call: channel.to_owned(), channel: channel.to_owned(), number, ..Caller::default() };
            let legs = call.extensions().map(|one| (one.to_owned(), one.to_owned())).collect();
            let standing = Standing { caller, way: call.way, legs, told: Some(told), doubted: true };
            self.calls.entry(channel.to_owned()).or_insert(standing);
        }
    }

    /// The connection is new: of the calls before it nobody knows whether they still stand, until Asterisk has said so.
    pub fn doubt(&mut self) {
        self.stand.clear();
        self.calls.values_mut().for_each(|standing| standing.doubted = true);
    }

    /// Takes a frame in; what is to be told of it, in order.
    pub fn hear(&mut self, frame: &Frame) -> Vec<Heard> {
        let Some(event) = event(frame, &self.filter) else { return Vec::new() };
        match event {
            Event::Waits(caller) => {
                self.standing(caller, Way::In);
                Vec::new()
            }
            Event::Rings { caller, leg, extension } => self.rings(caller, leg, extension),
            Event::Answered { caller, extension } => self.answered(&caller, extension),
            Event::RingsNoMore { leg } => self.rings_no_more(&leg),
            Event::GaveUp(caller) => self.gave_up(caller),
            Event::Gone { channel } => self.over(|standing| standing.caller.channel == channel),
            Event::Stands { channel } => {
                self.stand.insert(channel);
                Vec::new()
            }
            Event::AllTold => {
                let stand = std::mem::take(&mut self.stand);
                let gone = self.over(|standing| standing.doubted && !stand.contains(&standing.caller.channel));
                self.calls.values_mut().for_each(|standing| standing.doubted = false);
                gone
            }
        }
    }

    /// Nobody can say which calls stand (no right to ask): those of before the connection are over.
    pub fn let_go(&mut self) -> Vec<Heard> {
        self.stand.clear();
        self.over(|standing| standing.doubted)
    }

    /// The call of this caller, from now on known; none where it does not count.
    fn standing(&mut self, caller: Caller, way: Way) -> Option<&mut Standing> {
        let known = self.calls.contains_key(&caller.call);
        if !known && !self.filter.takes(caller.context.as_deref()) {
            return None;
        }
        if !known && self.calls.len() >= MOST {
            self.calls.pop_first();
        }
        let id = caller.call.clone();
        let standing = self.calls.entry(id).or_insert_with(|| Standing {
            caller: caller.clone(),
            way,
            legs: Vec::new(),
            told: None,
            doubted: false,
        });
        // The number may come later than the call: a queue knows more than the first channel.
        let own = &mut standing.caller;
        own.queue = own.queue.take().or(caller.queue);
        own.number = own.number.take().or(caller.number);
        own.name = own.name.take().or(caller.name);
        Some(standing)
    }

    fn rings(&mut self, caller: Caller, leg: String, extension: Option<String>) -> Vec<Heard> {
        let way = match (&caller.extension, &extension) {
            // A colleague calls a colleague.
            (Some(_), Some(_)) => return Vec::new(),
            (Some(_), None) => Way::Out,
            (None, _) => Way::In,
        };
        let ours = if way == Way::Out { caller.extension.clone() } else { extension };
        let Some(standing) = self.standing(caller, way) else { return Vec::new() };
        let Some(ours) = ours else { return Vec::new() };
        if standing.told == Some(Happened::Answered) || standing.legs.iter().any(|(known, _)| *known == leg) {
            return Vec::new();
        }
        let rings_already = standing.told.is_some() && standing.extensions().contains(ours.as_str());
        standing.legs.push((leg, ours));
        if rings_already {
            return Vec::new();
        }
        vec![standing.tell(Happened::Rings)]
    }

    fn answered(&mut self, caller: &Caller, extension: Option<String>) -> Vec<Heard> {
        let Some(standing) = self.calls.get_mut(&caller.call) else { return Vec::new() };
        let ours = if standing.way == Way::Out { caller.extension.clone() } else { extension };
        // A queue or a menu answers a caller long before a person does.
        if standing.told == Some(Happened::Answered) || (standing.way == Way::In && ours.is_none()) {
            return Vec::new();
        }
        if let Some(ours) = ours {
            standing.legs = vec![(String::new(), ours)];
        }
        vec![standing.tell(Happened::Answered)]
    }

    /// A phone that stopped ringing is told of only by the next thing that happens: the call itself goes on.
    fn rings_no_more(&mut self, leg: &str) -> Vec<Heard> {
        for standing in self.calls.values_mut().filter(|standing| standing.told != Some(Happened::Answered)) {
            standing.legs.retain(|(known, _)| known != leg);
        }
        Vec::new()
    }

    fn gave_up(&mut self, caller: Caller) -> Vec<Heard> {
        let id = caller.call.clone();
        // One who gave up before any phone rang has called all the same.
        let unheard = self.standing(caller, Way::In).filter(|standing| standing.told.is_none()).map(|s| s.tell(Happened::Rings));
        let mut told: Vec<Heard> = unheard.into_iter().collect();
        told.extend(self.over(|standing| standing.caller.call == id));
        told
    }

    fn over(&mut self, which: impl Fn(&Standing) -> bool) -> Vec<Heard> {
        let gone = self.calls.extract_if(.., |_, standing| which(standing));
        gone.filter(|(_, standing)| standing.told.is_some()).map(|(_, mut standing)| standing.tell(Happened::Over)).collect()
    }
}

impl Standing {
    fn extensions(&self) -> BTreeSet<&str> {
        self.legs.iter().map(|(_, extension)| extension.as_str()).collect()
    }

    fn tell(&mut self, what: Happened) -> Heard {
        self.told = Some(what);
        let caller = &self.caller;
        let theirs = if self.way == Way::Out { &caller.dialled } else { &caller.number };
        let from = theirs.clone().or_else(|| caller.name.clone()).unwrap_or_else(|| "anonymous".into());
        let to = self.extensions().into_iter().collect::<Vec<_>>().join(", ");
        let line = caller.queue.clone().or_else(|| caller.dialled.clone().filter(|_| self.way == Way::In));
        Heard {
            id: CallId::from(format!("{MARK}{}", caller.call)),
            what,
            way: self.way,
            from: Raw::from(from),
            to: Raw::from(to),
            line: Raw::from(line.unwrap_or_default()),
        }
    }
}
