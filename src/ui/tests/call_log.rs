//! The log of calls.

use super::board::ringing;
use super::desk::{console, now, settle};
use super::{complete, screen};
use crate::app::overlay::{CallLog, Overlay};
use crate::desk::call::Way;
use crate::desk::{Call, CallState, Minutes};
use crate::i18n::Lang;
use insta::assert_snapshot;

/// A call in each state, both ways.
pub(super) fn logged_calls() -> Vec<Call> {
    use CallState::{Answered, Ended, Missed, Returned, Ringing};
    let states = [Ringing, Answered, Ended, Missed, Returned];
    let one = |way, state| Call {
        id: format!("{way:?}-{state:?}").into(),
        way,
        state,
        rang: now() - Minutes(9),
        answered: matches!(state, Answered | Ended).then_some(now() - Minutes(8)),
        ended: matches!(state, Ended | Missed | Returned).then_some(now()),
        ticket: (state == Ended).then(|| "t1051".into()),
        ..ringing()
    };
    [Way::In, Way::Out].into_iter().flat_map(|way| states.map(|state| one(way, state))).collect()
}

/// The log at a narrow screen: each state in its words, for those who called and those whom we called.
#[test]
fn the_log_says_of_each_call_what_became_of_it() {
    for (lang, size) in [(Lang::Ru, (80, 24)), (Lang::En, (120, 40))] {
        let mut state = console(lang, size);
        state.overlay = Overlay::Calls(Box::new(CallLog { calls: logged_calls(), is_read: true, chosen: 1 }));
        settle(&mut state);
        let picture = screen(&state, lang);
        complete(&picture);
        assert_snapshot!(picture);
    }
}
