//! What Asterisk may say, case by case, and whole stories of calls.

use super::event::{event, unescaped};
use super::*;
use crate::calls::heard::{Happened, Heard, hear};
use crate::desk::call::Way;
use crate::desk::{Call, CallState, Moment};
use crate::text::Raw;
use crate::text::testing::{config, twisted};
use proptest::prelude::*;

const NOW: Moment = Moment(1_795_000_000_000);

fn frames(text: &str) -> Vec<Frame> {
    Frames::default().push(text.as_bytes()).expect("lines that end")
}

fn told(lines: &mut Lines, text: &str) -> Vec<(Happened, String, String)> {
    let all = frames(text).iter().flat_map(|frame| lines.hear(frame)).collect::<Vec<_>>();
    all.into_iter().map(|heard| (heard.what, heard.from.raw().to_owned(), heard.to.raw().to_owned())).collect()
}

/// The cases of the data folder: each has its own expectation here, and a new one fails until it has.
#[test]
fn every_recorded_trap_of_the_manager_is_read_as_it_should_be() {
    let folder = std::env::var("PULT_TEST_DATA").unwrap_or_else(|_| "../shared/data".into());
    let Ok(text) = std::fs::read_to_string(format!("{folder}/ami_cases.json")) else {
        eprintln!("SKIPPED: no {folder}/ami_cases.json");
        return;
    };
    let cases: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut seen = 0;
    for case in cases["cases"].as_array().unwrap() {
        let raw = match (case["raw"].as_str(), case["gen"].as_array()) {
            (Some(raw), _) => raw.to_owned(),
            (None, Some(parts)) => {
                let part =
                    |p: &serde_json::Value| p[0].as_str().unwrap().repeat(usize::try_from(p[1].as_u64().unwrap()).unwrap());
                parts.iter().map(part).collect()
            }
            _ => panic!("a case without bytes: {case}"),
        };
        check(case["id"].as_str().unwrap(), &raw);
        seen += 1;
    }
    assert!(seen >= 18, "{seen} cases");
}

fn check(id: &str, raw: &str) {
    let mut at_once = Frames::default();
    let whole = at_once.push(raw.as_bytes());
    let read = whole.clone().unwrap_or_default();
    let get = |place: usize, name: &str| read[place].get(name).map(str::to_owned);
    match id {
        "banner-glued" => assert_eq!((read.len(), read[0].response()), (1, Some("Success"))),
        "banner-late" => {
            assert_eq!((read.len(), read[0].event(), read[1].response()), (2, Some("FullyBooted"), Some("Success")));
        }
        "auth-fail" => {
            let mut lines = Lines::default();
            let (mut session, _) = Session::open(&mut lines, &login(), NOW);
            // Its id is that of another client: without one, or with ours, it is about our login.
            let ours = raw.replace("ActionID: 1", "ActionID: pult-login");
            assert_eq!(session.bytes(ours.as_bytes()), [Out::Leave(Why::Refused)]);
            assert!(wait(1, true, 0.0).as_secs() >= 30);
        }
        "originate-response" => assert_eq!((read[0].event(), read[0].response()), (Some("OriginateResponse"), None)),
        "case" => assert_eq!((get(0, "uniqueid"), get(1, "UNIQUEID")), (get(1, "Uniqueid"), get(0, "UniqueID"))),
        "colon-value" => {
            assert_eq!((get(0, "Variable").as_deref(), get(0, "Empty").as_deref()), (Some("a:b:c"), Some("")));
            assert_eq!(get(0, "NoSpace").as_deref(), Some("x"));
        }
        "lf-only" => assert_eq!(get(0, "Uniqueid").as_deref(), Some("1.1")),
        "split-bytes" => assert_eq!(get(0, "CallerIDName").as_deref(), Some("Иван")),
        "name-escaped" => {
            assert_eq!(read.len(), 1);
            let name = unescaped(read[0].said("CallerIDName").unwrap());
            assert_eq!(name, "A\r\nEvent: Hangup\"\\");
            let shown = Raw::from(name).line(60).to_string();
            assert!(!shown.contains(['\r', '\n']), "{shown:?}");
        }
        "num-raw" => assert_eq!((read[0].said("CallerIDNum"), read[0].said("CallerIDName")), (None, None)),
        "dup-keys" => assert_eq!(read[0].all("chanvariable").collect::<Vec<_>>(), ["A=1", "B=2"]),
        "command-output" => {
            assert_eq!((read.len(), read[0].event()), (1, None));
            assert_eq!(event(&read[0], &Filter::default()), None);
        }
        "ringall" => {
            let rings = told(&mut Lines::default(), raw);
            assert_eq!(rings.last(), Some(&(Happened::Rings, "+79001234567".into(), "201, 202".into())));
            let ids = read.iter().flat_map(|f| Lines::default().hear(f)).map(|h| h.id).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(ids.len(), 1, "one call");
        }
        "local-channel" => assert_eq!(told(&mut Lines::default(), raw)[0].2, "201"),
        "abandon" => {
            let mut lines = Lines::default();
            let heard: Vec<Heard> = read.iter().flat_map(|frame| lines.hear(frame)).collect();
            assert_eq!(played(&heard).map(|call| call.state), Some(CallState::Missed));
        }
        "too-long" => {
            assert_eq!((read.len(), at_once.dropped()), (0, 1));
            assert_eq!(at_once.push(b"Event: Hangup\r\n\r\n").unwrap().len(), 1, "the connection goes on");
        }
        "endless" => {
            assert_eq!(whole, Err(Endless));
            let mut lines = Lines::default();
            let (mut session, _) = Session::open(&mut lines, &login(), NOW);
            assert_eq!(session.bytes(raw.as_bytes()), [Out::Leave(Why::Nonsense)]);
        }
        "latin1-bytes" => {
            let bytes: Vec<u8> = raw.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
            let read = Frames::default().push(&bytes).unwrap();
            assert!(read[0].get("CallerIDName").is_some_and(|name| name.contains('\u{FFFD}')));
        }
        unknown => panic!("a case that nothing expects: {unknown}"),
    }
    // Whatever the network cuts it into, it is the same.
    let mut by_bytes = Frames::default();
    let pieces: Result<Vec<Vec<Frame>>, Endless> = raw.as_bytes().iter().map(|byte| by_bytes.push(&[*byte])).collect();
    assert_eq!(pieces.map(|all| all.concat()), whole, "{id} byte by byte");
}

fn login() -> Login {
    Login { user: "pult".into(), secret: "xyz\r\nAction: Originate".into() }
}

/// The call that all this makes.
fn played(heard: &[Heard]) -> Option<Call> {
    heard.iter().fold(None, |call, one| hear(call.as_ref(), one, NOW, "RU").or(call))
}

const CALLER: &str =
    "Uniqueid: 7.1\r\nLinkedid: 7.1\r\nChannel: PJSIP/trunk-00000001\r\nCallerIDNum: +79215550142\r\nQueue: support\r\n";

fn agent(event: &str, extension: &str) -> String {
    format!("Event: {event}\r\n{CALLER}DestChannel: PJSIP/{extension}-0000000a\r\nDestUniqueid: 7.{extension}\r\n\r\n")
}

#[test]
fn a_queue_that_rings_at_two_phones_is_one_call_that_one_of_them_answers() {
    let mut lines = Lines::default();
    let queue = "+79215550142".to_owned();
    let story = format!("Event: QueueCallerJoin\r\n{CALLER}\r\n{}{}", agent("AgentCalled", "201"), agent("DialBegin", "201"));
    assert_eq!(told(&mut lines, &story), [(Happened::Rings, queue.clone(), "201".into())], "the same ring is told once");
    assert_eq!(told(&mut lines, &agent("AgentCalled", "202")), [(Happened::Rings, queue.clone(), "201, 202".into())]);
    assert_eq!(told(&mut lines, &agent("AgentRingNoAnswer", "201")), []);
    assert_eq!(told(&mut lines, &agent("AgentConnect", "202")), [(Happened::Answered, queue.clone(), "202".into())]);
    let answered =
        format!("Event: DialEnd\r\nDialStatus: ANSWER\r\n{CALLER}DestChannel: PJSIP/202-0000000b\r\nDestUniqueid: 7.3\r\n\r\n");
    assert_eq!(told(&mut lines, &answered), [], "and so is the answer");
    assert_eq!(told(&mut lines, "Event: Hangup\r\nUniqueid: 7.202\r\n\r\n"), [], "a leg is not the call");
    assert_eq!(told(&mut lines, "Event: Hangup\r\nUniqueid: 7.1\r\n\r\n"), [(Happened::Over, queue, "202".into())]);
}

#[test]
fn one_who_gives_up_before_any_phone_rings_has_called_all_the_same() {
    let mut lines = Lines::default();
    let story = format!("Event: QueueCallerJoin\r\n{CALLER}\r\nEvent: QueueCallerAbandon\r\n{CALLER}HoldTime: 12\r\n\r\n");
    let heard: Vec<Heard> = frames(&story).iter().flat_map(|frame| lines.hear(frame)).collect();
    let call = played(&heard).unwrap();
    assert_eq!((call.state, call.line.raw(), call.extensions().count()), (CallState::Missed, "support", 0));
}

#[test]
fn a_call_that_we_make_is_about_the_number_that_was_dialled() {
    let mut lines = Lines::default();
    let own = "Uniqueid: 8.1\r\nChannel: PJSIP/201-00000001\r\nCallerIDNum: 201\r\nExten: 89215550142\r\n";
    let trunk = "DestChannel: PJSIP/trunk-00000002\r\nDestUniqueid: 8.2\r\n";
    let story = format!("Event: DialBegin\r\n{own}{trunk}\r\nEvent: DialEnd\r\nDialStatus: ANSWER\r\n{own}{trunk}\r\n");
    let heard: Vec<Heard> = frames(&story).iter().flat_map(|frame| lines.hear(frame)).collect();
    let call = played(&heard).unwrap();
    assert_eq!((call.way, call.state, call.to.raw()), (Way::Out, CallState::Answered, "201"));
    assert_eq!(call.phone.map(|phone| phone.e164().to_owned()).as_deref(), Some("+79215550142"));
}

#[test]
fn colleagues_among_themselves_and_other_contexts_are_not_shown() {
    let mut lines = Lines::new(Filter { contexts: vec!["from-trunk".into()], ..Filter::default() });
    let inside =
        "Event: DialBegin\r\nUniqueid: 9.1\r\nChannel: PJSIP/201-1\r\nDestChannel: PJSIP/202-2\r\nDestUniqueid: 9.2\r\n\r\n";
    assert_eq!(told(&mut lines, inside), []);
    let fax = agent("AgentCalled", "201").replace("Queue: support", "Context: from-fax");
    assert_eq!(told(&mut lines, &fax), []);
    assert_eq!(told(&mut lines, &agent("AgentCalled", "201").replace("Queue: support", "Context: from-trunk")).len(), 1);
}

#[test]
fn after_a_gap_the_calls_that_no_longer_stand_are_over_and_new_ones_are_left_alone() {
    let mut lines = Lines::default();
    told(&mut lines, &agent("AgentCalled", "201"));
    told(&mut lines, &agent("AgentCalled", "201").replace("7.", "8."));
    let (mut session, hello) = Session::open(&mut lines, &login(), NOW);
    let Out::Send(hello) = hello else { panic!("the login comes first") };
    assert!(!hello.contains("\r\nAction: Originate"), "a secret with line ends begins no action: {hello}");
    let up = session.bytes(b"Asterisk Call Manager/13.0.0\r\nResponse: Success\r\nActionID: pult-login\r\n\r\n");
    assert!(matches!(up.as_slice(), [Out::Up, Out::Send(asked)] if asked.contains("CoreShowChannels")), "{up:?}");
    session.bytes(agent("AgentCalled", "203").replace("7.", "9.").as_bytes());
    let story = "Response: Success\r\nActionID: pult-stands\r\n\r\nEvent: CoreShowChannel\r\nUniqueid: 7.1\r\n\r\n\
                 Event: CoreShowChannelsComplete\r\n\r\n";
    let out = session.bytes(story.as_bytes());
    let [Out::Heard(over)] = out.as_slice() else { panic!("{out:?}") };
    assert_eq!((over.what, over.id.as_str()), (Happened::Over, "ami-8.1"));
}

#[test]
fn without_the_right_to_ask_the_calls_of_before_the_gap_are_over() {
    let mut lines = Lines::default();
    let rang = Call {
        id: "ami-7.1".into(),
        ..crate::calls::ring("+79215550142".into(), "201".into(), "".into(), "x".into(), NOW, "RU")
    };
    lines.remember([&rang]);
    let (mut session, _) = Session::open(&mut lines, &login(), NOW);
    session.bytes(b"Response: Success\r\nActionID: pult-login\r\n\r\n");
    let out = session.bytes(b"Response: Error\r\nActionID: pult-stands\r\nMessage: Permission denied\r\n\r\n");
    assert!(matches!(out.as_slice(), [Out::Heard(over)] if over.what == Happened::Over && over.id == rang.id), "{out:?}");
}

#[test]
fn a_manager_that_answers_no_ping_is_left_and_one_that_speaks_is_not() {
    let mut lines = Lines::default();
    let (mut session, _) = Session::open(&mut lines, &login(), NOW);
    let at = |seconds: i64| Moment(NOW.0 + seconds * 1000);
    session.bytes(b"Response: Success\r\nActionID: pult-login\r\n\r\n");
    assert_eq!(session.tick(at(14)), []);
    assert!(matches!(session.tick(at(15)).as_slice(), [Out::Send(ping)] if ping.contains("Action: Ping")));
    session.bytes(b"Event: Newchannel\r\n\r\n");
    assert_eq!((session.tick(at(30)).len(), session.tick(at(45)).len()), (1, 1));
    assert_eq!(session.tick(at(60)), [Out::Leave(Why::Silent)]);
    let (mut mute, _) = Session::open(&mut lines, &login(), NOW);
    assert_eq!((mute.tick(at(20)), mute.tick(at(21))), (vec![], vec![Out::Leave(Why::Silent)]));
}

proptest! {
    #![proptest_config(config())]

    /// A whole story of a call with damages, from the login on: no panic, and the console hears of no call twice in one state.
    #[test]
    fn fuzz_no_damage_to_what_a_manager_says_breaks_the_session(bytes in twisted(vec![STORY.as_bytes().to_vec()]), cut in 0usize..900) {
        let mut lines = Lines::default();
        let (mut session, _) = Session::open(&mut lines, &login(), NOW);
        let cut = cut.min(bytes.len());
        let mut out = session.bytes(&bytes[..cut]);
        out.extend(session.tick(Moment(NOW.0 + 16_000)));
        out.extend(session.bytes(&bytes[cut..]));
        let heard: Vec<_> = out.iter().filter_map(|out| if let Out::Heard(heard) = out { Some(heard) } else { None }).collect();
        prop_assert!(heard.windows(2).all(|two| two[0] != two[1]), "{heard:?}");
    }

    /// Whatever comes: no panic, and the pieces do not matter.
    #[test]
    fn fuzz_any_bytes_are_read_the_same_in_any_pieces(bytes in noise(), cut in 0usize..200) {
        let read = |pieces: &[&[u8]]| {
            let (mut frames, mut lines) = (Frames::default(), Lines::default());
            let mut told = Vec::new();
            for piece in pieces {
                let Ok(whole) = frames.push(piece) else { break };
                told.extend(whole.iter().flat_map(|frame| lines.hear(frame)));
            }
            told
        };
        let cut = cut.min(bytes.len());
        prop_assert_eq!(read(&[&bytes]), read(&[&bytes[..cut], &bytes[cut..]]));
    }
}

/// A login, a call of before it, one that comes, is answered and ends.
const STORY: &str = "Asterisk Call Manager/13.0.0\r\nResponse: Success\r\nActionID: pult-login\r\nMessage: Authentication accepted\r\n\r\n\
    Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\nResponse: Success\r\nActionID: pult-stands\r\nEventList: start\r\n\r\n\
    Event: CoreShowChannel\r\nUniqueid: 7.1\r\nLinkedid: 7.1\r\nChannel: PJSIP/trunk-1\r\nChannelStateDesc: Up\r\n\
    CallerIDNum: 84951234567\r\n\r\nEvent: CoreShowChannelsComplete\r\nListItems: 1\r\n\r\n\
    Event: Newchannel\r\nUniqueid: 8.1\r\nLinkedid: 8.1\r\nChannel: PJSIP/trunk-2\r\nCallerIDNum: +79215550142\r\nExten: 100\r\n\r\n\
    Event: DialBegin\r\nUniqueid: 8.1\r\nLinkedid: 8.1\r\nChannel: PJSIP/trunk-2\r\nCallerIDNum: +79215550142\r\n\
    DestUniqueid: 8.2\r\nDestLinkedid: 8.1\r\nDestChannel: PJSIP/201-3\r\nDialString: 201\r\n\r\n\
    Event: DialEnd\r\nUniqueid: 8.1\r\nDestUniqueid: 8.2\r\nDestChannel: PJSIP/201-3\r\nDialStatus: ANSWER\r\n\r\n\
    Event: Hangup\r\nUniqueid: 8.2\r\nLinkedid: 8.1\r\nChannel: PJSIP/201-3\r\nCause: 16\r\n\r\n\
    Event: Hangup\r\nUniqueid: 8.1\r\nLinkedid: 8.1\r\nChannel: PJSIP/trunk-2\r\nCause: 16\r\n\r\n";

/// Pieces of what a manager says, and of what it does not.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let known = proptest::sample::select(vec![
        "Event: AgentCalled\r\n",
        "Event: DialBegin\r\n",
        "Event: DialEnd\r\n",
        "DialStatus: ANSWER\r\n",
        "Event: Hangup\r\n",
        "Uniqueid: 1.1\r\n",
        "Uniqueid: 1.2\n",
        "Linkedid: 1.1\r\n",
        "DestUniqueid: 1.3\r\n",
        "DestChannel: PJSIP/201-1\r\n",
        "Channel: SIP/trunk-1\r\n",
        "CallerIDNum: <unknown>\r\n",
        "CallerIDNum: 89215550142\r\n",
        "\r\n",
        "\n",
        ":",
        "Response: Error\r\n",
    ]);
    let piece = prop_oneof![
        4 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..24),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
