//! Writes what was heard on the lines into the desk: each call once, with the name of who calls.

use crate::backend::{Answer, Find, Read, SharedDesk};
use crate::calls::{self, Happened, Heard, Taken, Taker};
use crate::commands::Clock;
use crate::desk::{Call, Failure, PhoneLine, Sign};
use crate::text::Raw;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::Mutex;

/// A desk that does not take a call is tried so often: a call is heard only once.
const TRIES: u32 = 5;

/// Writes calls.
pub(super) struct Scribe {
    pub desk: SharedDesk,
    pub clock: Clock,
    /// Country of numbers without one.
    pub country: String,
    /// Who writes where the extension is nobody's.
    pub actor: Raw,
    /// Who answers which extension.
    pub extensions: Vec<(String, Vec<String>)>,
    /// One at a time: two words about one call must not overtake each other.
    pub turn: Mutex<()>,
}

impl Scribe {
    async fn write(&self, heard: &Heard) -> Taken {
        let _turn = self.turn.lock().await;
        let known = match self.desk.read(Read::Call(heard.id.clone())).await? {
            Answer::Calls(mut calls) => calls.pop(),
            _ => None,
        };
        let now = self.clock.now();
        let Some(call) = calls::hear(known.as_ref(), heard, now, &self.country) else {
            // Said again, or too late to matter: how the call stands is an answer all the same.
            return Ok(known.map(|call| call.state));
        };
        let call = if known.is_none() { self.named(call).await? } else { call };
        let state = call.state;
        let wish = calls::tell(call.clone(), self.actor(heard, &call), now);
        match self.desk.apply(vec![wish]).await?.pop() {
            Some(Ok(_)) => Ok(Some(state)),
            // Somebody else has told of it meanwhile: a hook and Asterisk, say.
            Some(Err(Failure::Refused { code, .. })) if code == "wish-id-taken" => Ok(Some(state)),
            Some(Err(failure)) => Err(failure),
            None => Ok(None),
        }
    }

    /// What was heard, and heard only once: a desk that is away for a moment does not lose it.
    pub(super) async fn write_surely(&self, heard: &Heard) {
        for tried in 1..=TRIES {
            match self.write(heard).await {
                Ok(_) => return,
                Err(failure) => tracing::warn!(?failure, tried, "a call could not be written down"),
            }
            tokio::time::sleep(Duration::from_millis(u64::from(tried) * 300)).await;
        }
        tracing::error!(call = %heard.id, "a call is lost: the desk did not take it");
    }

    /// The call with the name of who has its number.
    async fn named(&self, call: Call) -> Result<Call, Failure> {
        let Some(phone) = &call.phone else { return Ok(call) };
        let people = self.desk.find(Find::Phone(phone.e164().trim_start_matches('+').to_owned())).await?;
        Ok(calls::named(call, people))
    }

    /// Who answers, where the extension is one person's: the time of the talk is theirs.
    fn actor(&self, heard: &Heard, call: &Call) -> Raw {
        let person = |extension: &str| match self.extensions.iter().find(|(known, _)| known == extension) {
            Some((_, names)) if names.len() == 1 => names.first().map(|name| Raw::from(name.as_str())),
            _ => None,
        };
        let mut extensions = call.extensions();
        match (heard.what, extensions.next(), extensions.next()) {
            (Happened::Answered | Happened::Over, Some(one), None) => person(one).unwrap_or_else(|| self.actor.clone()),
            _ => self.actor.clone(),
        }
    }

    /// Says that a line is up or down, where the others do not know that yet.
    pub(super) async fn say(&self, line: &mut PhoneLine, up: bool) {
        let now = self.clock.now();
        let Some(next) = line.says(up, now) else { return };
        match self.desk.sign(Sign::Line(next.clone()), now).await {
            Ok(_) => *line = next,
            Err(failure) => tracing::warn!(?failure, "the state of a line could not be told"),
        }
    }

    /// The line as the desk knows it: a listener that died has left its last word there.
    pub(super) async fn line(&self, name: &str) -> PhoneLine {
        let lines = match self.desk.read(Read::PhoneLines).await {
            Ok(Answer::PhoneLines(lines)) => lines,
            _ => Vec::new(),
        };
        lines.into_iter().find(|line| line.name == name).unwrap_or_else(|| PhoneLine::new(name, self.clock.now()))
    }
}

impl Taker for Scribe {
    fn take(&self, heard: Heard) -> Pin<Box<dyn Future<Output = Taken> + Send + '_>> {
        Box::pin(async move { self.write(&heard).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Memory;
    use crate::desk::call::Way;
    use crate::desk::{CallState, Moment};
    use std::sync::Arc;

    const NOW: Moment = Moment(1_795_000_000_000);

    fn scribe() -> Scribe {
        Scribe {
            desk: Arc::new(Memory::new()),
            clock: Clock::frozen_at(NOW),
            country: "RU".into(),
            actor: "АТС".into(),
            extensions: vec![("201".into(), vec!["Ольга".into()]), ("600".into(), vec!["Игорь".into(), "Анна".into()])],
            turn: Mutex::new(()),
        }
    }

    fn heard(what: Happened, to: &str) -> Heard {
        let from = "8 921 555-01-42".into();
        Heard { id: "cti-1".into(), what, way: Way::In, from, to: to.into(), line: "".into() }
    }

    async fn log(scribe: &Scribe) -> Vec<String> {
        let Answer::Log(events) = scribe.desk.read(Read::Log { after: 0, limit: 50 }).await.unwrap() else { panic!("a log") };
        events.iter().map(|event| event.actor.raw().to_owned()).collect()
    }

    #[tokio::test]
    async fn a_call_is_written_once_however_often_it_is_told_and_the_answer_is_whose_phone_it_was() {
        use Happened::{Answered, Over, Rings};
        let scribe = scribe();
        let told = [
            (Rings, "201, 600"),
            (Rings, "201, 600"),
            (Answered, "201"),
            (Answered, "600"),
            (Over, ""),
            (Over, ""),
            (Rings, "201"),
        ];
        let mut states = Vec::new();
        for (what, to) in told {
            states.push(scribe.take(heard(what, to)).await.unwrap());
        }
        let (rings, answered, ended) = (Some(CallState::Ringing), Some(CallState::Answered), Some(CallState::Ended));
        assert_eq!(states, [rings, rings, answered, answered, ended, ended, ended], "said again it is answered as it stands");
        assert_eq!(log(&scribe).await, ["АТС", "Ольга", "Ольга"]);
    }

    #[tokio::test]
    async fn the_end_of_a_call_that_nobody_heard_ring_is_no_call() {
        let scribe = scribe();
        assert_eq!(scribe.take(heard(Happened::Over, "201")).await.unwrap(), None);
        assert!(log(&scribe).await.is_empty());
    }

    #[tokio::test]
    async fn a_listener_that_comes_after_one_that_died_tells_the_gap() {
        let scribe = scribe();
        let mut line = scribe.line("asterisk").await;
        scribe.say(&mut line, true).await;
        let later = Scribe { clock: Clock::frozen_at(NOW + crate::desk::Minutes(9)), ..scribe };
        let mut line = later.line("asterisk").await;
        later.say(&mut line, true).await;
        let told = later.line("asterisk").await;
        assert_eq!(told.gap, Some((NOW + crate::desk::Minutes(5), NOW + crate::desk::Minutes(9))));
    }
}
