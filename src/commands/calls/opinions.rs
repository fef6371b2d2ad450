//! Clients' answers on the desk: what a link is about, and writing down what was said by it.

use crate::backend::{Answer, Read, SharedDesk};
use crate::calls::{Later, Listener, OpinionLink, PageWords, Standing};
use crate::commands::Clock;
use crate::desk::moment::DAY;
use crate::desk::opinion::How;
use crate::desk::{Act, Card, Change, Failure, Moment, Opinion, Pleased, Wish, WishId};
use crate::i18n::Texts;
use crate::text::Raw;
use tokio::sync::Mutex;

/// Days that a link is good for after the work was done.
pub(super) const GOOD_FOR: i64 = 30;

/// Takes answers.
pub(super) struct Ear {
    pub desk: SharedDesk,
    pub clock: Clock,
    /// Who writes.
    pub actor: Raw,
    /// One at a time: the same answer twice is one.
    pub turn: Mutex<()>,
}

impl Ear {
    /// The ticket of a link that is still good.
    async fn card(&self, link: OpinionLink) -> Result<Option<Box<Card>>, Failure> {
        let Answer::Card(card) = self.desk.read(Read::Numbered(link.number)).await? else { return Ok(None) };
        Ok(card.filter(|card| is_good(card, link, self.clock.now())))
    }

    async fn write(&self, link: OpinionLink, pleased: Pleased, how: How) -> Result<Standing, Failure> {
        let _turn = self.turn.lock().await;
        let Some(card) = self.card(link).await? else { return Ok(Standing::Stale) };
        let ticket = &card.ticket;
        let done = ticket.clocks.solved.unwrap_or_default();
        if ticket.extra.opinion.as_ref().is_some_and(|said| said.at >= done && said.pleased == pleased) {
            return Ok(Standing::Good);
        }
        let now = self.clock.now();
        let to = Opinion::of(ticket, pleased, how, self.actor.clone(), now);
        let act = Act::Ticket { id: ticket.head.id.clone(), what: Change::Opinion { to: Some(to) }, seen: None };
        let id = WishId::from(format!("opinion:{}", uuid::Uuid::new_v4().simple()));
        let wish = Wish { id, actor: self.actor.clone(), at: Some(now), act, reason: None, batch: None };
        match self.desk.apply(vec![wish]).await?.pop() {
            Some(Err(Failure::Refused { code, .. })) if code == "work-is-not-done" => Ok(Standing::Stale),
            Some(Err(failure)) => Err(failure),
            Some(Ok(_)) | None => Ok(Standing::Good),
        }
    }
}

/// Is the work of the link still the last one done on the ticket, and not long past?
fn is_good(card: &Card, link: OpinionLink, now: Moment) -> bool {
    let done = card.ticket.clocks.solved.filter(|_| !card.ticket.head.phase.kind().is_open());
    done.is_some_and(|done| OpinionLink::of(link.number, done) == link && now.millis_since(done) <= GOOD_FOR * DAY)
}

impl Listener for Ear {
    fn about(&self, link: OpinionLink) -> Later<'_> {
        Box::pin(async move { Ok(if self.card(link).await?.is_some() { Standing::Good } else { Standing::Stale }) })
    }

    fn hear(&self, link: OpinionLink, pleased: Pleased, how: How) -> Later<'_> {
        Box::pin(self.write(link, pleased, how))
    }
}

/// The words of the page.
pub(super) fn page_words(texts: &Texts) -> PageWords {
    let word = |key: &str| texts.word(&format!("opinion-page-{key}"));
    PageWords {
        lang: texts.lang().code(),
        ticket: word("ticket"),
        ask: word("ask"),
        answers: Pleased::ALL.map(|pleased| word(pleased.name())),
        thanks: word("thanks"),
        stale: word("stale"),
        unknown: word("unknown"),
        later: word("later"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Memory;
    use crate::desk::{Event, Minutes, Phase};
    use std::sync::Arc;

    const NOW: Moment = Moment(1_795_420_800_000);

    async fn wish(ear: &Ear, n: i64, at: Moment, act: Act) {
        let wish = Wish { id: format!("w{n}").into(), actor: "Ольга".into(), at: Some(at), act, reason: None, batch: None };
        ear.desk.apply(vec![wish]).await.unwrap().pop().unwrap().unwrap();
    }

    async fn solved() -> (Ear, OpinionLink) {
        let clock = Clock::frozen_at(NOW + Minutes(30));
        let ear = Ear { desk: Arc::new(Memory::new()), clock, actor: "сайт".into(), turn: Mutex::new(()) };
        let mut ticket = crate::desk::change::tests::new_ticket();
        ticket.head.id = "t1".into();
        wish(&ear, 1, NOW, Act::Ticket { id: "".into(), what: Change::Register { ticket: Box::new(ticket) }, seen: None }).await;
        let solve = Change::SetPhase { to: Phase::Solved };
        wish(&ear, 2, NOW + Minutes(5), Act::Ticket { id: "t1".into(), what: solve, seen: None }).await;
        (ear, OpinionLink::of(1, NOW + Minutes(5)))
    }

    async fn log(ear: &Ear) -> Vec<Event> {
        let Answer::Log(events) = ear.desk.read(Read::Log { after: 2, limit: 50 }).await.unwrap() else { panic!("a log") };
        events
    }

    #[tokio::test]
    async fn an_answer_is_written_once_however_often_the_button_is_pressed() {
        let (ear, link) = solved().await;
        for pleased in [Pleased::Yes, Pleased::Yes, Pleased::No, Pleased::No] {
            assert_eq!(ear.hear(link, pleased, How::Button).await.unwrap(), Standing::Good);
        }
        let log = log(&ear).await;
        assert_eq!(log.len(), 2, "yes, then no");
        assert!(log.iter().all(|event| event.actor.raw() == "сайт"));
    }

    #[tokio::test]
    async fn a_link_dies_when_the_work_is_taken_up_again_or_is_a_month_old() {
        let (ear, link) = solved().await;
        assert_eq!(ear.about(OpinionLink { solved: link.solved + 1, ..link }).await.unwrap(), Standing::Stale);
        assert_eq!(ear.about(OpinionLink { number: 2, ..link }).await.unwrap(), Standing::Stale);
        let later = Ear { clock: Clock::frozen_at(Moment(NOW.0 + 31 * DAY)), ..ear };
        assert_eq!(later.hear(link, Pleased::Yes, How::Link).await.unwrap(), Standing::Stale);
        let ear = Ear { clock: Clock::frozen_at(NOW + Minutes(30)), ..later };
        assert_eq!(ear.about(link).await.unwrap(), Standing::Good);
        let reopen = Change::SetPhase { to: Phase::Open };
        wish(&ear, 3, NOW + Minutes(6), Act::Ticket { id: "t1".into(), what: reopen, seen: None }).await;
        assert_eq!(ear.hear(link, Pleased::Yes, How::Link).await.unwrap(), Standing::Stale);
        assert_eq!(log(&ear).await.len(), 1, "nothing but the reopening");
    }
}
