//! What an event says about a phone call, apart from the many that say nothing about one.

use super::filter::Filter;
use super::frame::Frame;

/// An event about a call. `call` is the caller's channel or what links its legs, `leg` the channel that rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A caller waits in a queue; nothing rings yet.
    Waits(Caller),
    /// An extension begins to ring.
    Rings {
        /// Who calls.
        caller: Caller,
        /// The channel that rings.
        leg: String,
        /// Whose it is; none for a trunk.
        extension: Option<String>,
    },
    /// Somebody took it.
    Answered {
        /// Who calls.
        caller: Caller,
        /// Which extension.
        extension: Option<String>,
    },
    /// An extension rings no more, and nobody there took it.
    RingsNoMore {
        /// The channel that rang.
        leg: String,
    },
    /// The caller gave up in the queue.
    GaveUp(Caller),
    /// A channel is gone.
    Gone {
        /// Which.
        channel: String,
    },
    /// A channel that stands, on our question.
    Stands {
        /// Which.
        channel: String,
    },
    /// All that stand have been told.
    AllTold,
}

/// The side that calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// What links all its legs, else its channel.
    pub call: String,
    /// Its channel.
    pub channel: String,
    /// The extension that it is, where a person of ours calls.
    pub extension: Option<String>,
    /// Number, as the line said it.
    pub number: Option<String>,
    /// Name, as the line said it.
    pub name: Option<String>,
    /// Number that was dialled.
    pub dialled: Option<String>,
    /// Context of the dialplan.
    pub context: Option<String>,
    /// Queue.
    pub queue: Option<String>,
}

impl Caller {
    fn of(frame: &Frame, filter: &Filter) -> Option<Self> {
        let channel = frame.said("Uniqueid")?.to_owned();
        let own = |name: &str| frame.said(name).map(str::to_owned);
        Some(Self {
            call: own("Linkedid").unwrap_or_else(|| channel.clone()),
            channel,
            extension: frame.said("Channel").and_then(|channel| filter.extension(channel)),
            number: own("CallerIDNum").filter(|number| !is_hidden(number)),
            name: frame.said("CallerIDName").map(unescaped).filter(|name| !is_hidden(name)),
            dialled: own("Exten").filter(|exten| exten != "s"),
            context: own("Context"),
            queue: own("Queue"),
        })
    }
}

/// What the frame says about a call; none for the many events that say nothing we want.
#[must_use]
pub fn event(frame: &Frame, filter: &Filter) -> Option<Event> {
    let caller = || Caller::of(frame, filter);
    let extension = || ["DestChannel", "Interface"].into_iter().find_map(|name| filter.extension(frame.said(name)?));
    let leg = || frame.said("DestUniqueid").or_else(|| frame.said("DestChannel")).or_else(|| frame.said("Interface"));
    Some(match frame.event()?.to_ascii_lowercase().as_str() {
        "queuecallerjoin" => Event::Waits(caller()?),
        "agentcalled" | "dialbegin" => Event::Rings { caller: caller()?, leg: leg()?.to_owned(), extension: extension() },
        "agentconnect" => Event::Answered { caller: caller()?, extension: extension() },
        "dialend" if frame.said("DialStatus").is_some_and(|status| status.eq_ignore_ascii_case("ANSWER")) => {
            Event::Answered { caller: caller()?, extension: extension() }
        }
        "dialend" | "agentringnoanswer" => Event::RingsNoMore { leg: leg()?.to_owned() },
        "queuecallerabandon" => Event::GaveUp(caller()?),
        "hangup" => Event::Gone { channel: frame.said("Uniqueid")?.to_owned() },
        "coreshowchannel" => Event::Stands { channel: frame.said("Uniqueid")?.to_owned() },
        "coreshowchannelscomplete" => Event::AllTold,
        // Cdr is left out on purpose: its Disposition says ANSWERED of callers that a queue had merely greeted.
        _ => return None,
    })
}

fn is_hidden(words: &str) -> bool {
    ["anonymous", "unknown", "restricted", "private", "unavailable"].iter().any(|word| words.eq_ignore_ascii_case(word))
}

/// Asterisk writes names as C strings (`ast_escape_c_alloc`): undone once, so that what was escaped twice stays escaped.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            plain.push(char);
            continue;
        }
        match chars.next() {
            Some('a') => plain.push('\u{7}'),
            Some('b') => plain.push('\u{8}'),
            Some('f') => plain.push('\u{c}'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('v') => plain.push('\u{b}'),
            Some(other @ ('\\' | '"' | '\'' | '?')) => plain.push(other),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}
