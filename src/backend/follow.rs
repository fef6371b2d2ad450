//! The change feed: reads the log after a cursor, sleeps until something is written, reads on. Never a re-list.

use super::shelf::Shelf;
use super::{Cursor, Delta, Failure, Feed, Later, News};
use crate::desk::record::Kind;
use crate::desk::{Event, Record, Row, Subject, Team, TicketId};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Events read at once.
const READ: u32 = 500;

/// After a wake-up the log is looked at again after these waits, whatever the looks before have found: a file is heard being
/// written before the commit in it can be read (the write-ahead log is flushed in between, which takes long on a busy disk),
/// and what a look finds may be the commit before the one that was heard.
const AGAIN: [Duration; 7] = [
    Duration::from_millis(4),
    Duration::from_millis(12),
    Duration::from_millis(40),
    Duration::from_millis(120),
    Duration::from_millis(400),
    Duration::from_millis(1_200),
    Duration::from_secs(5),
];

/// Why a feed that sleeps looks at the log: how often something was heard, and how often somebody only wanted to be sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Woken {
    heard: u64,
    nudged: u64,
}

/// Something was written, or sounded like it.
pub(super) fn heard(feeds: &watch::Sender<Woken>) {
    feeds.send_modify(|woken| woken.heard = woken.heard.wrapping_add(1));
}

/// Nothing was heard; one look, in case something was missed.
pub(super) fn nudge(feeds: &watch::Sender<Woken>) {
    feeds.send_modify(|woken| woken.nudged = woken.nudged.wrapping_add(1));
}

/// Where news come from.
pub(super) trait Source: Send + Sync + 'static {
    /// What happened after a sequence number, in the order of the log; empty when nothing did.
    fn since(&self, after: i64) -> Later<'_, Vec<News>>;
    /// The signals between consoles and their count of changes, when that is another than the known one.
    fn team(&self, known: i64) -> Later<'_, Option<(i64, Team)>>;
}

/// A cursor after an event.
pub(super) fn cursor(seq: i64) -> Cursor {
    Cursor(seq.to_string())
}

/// The feed from a cursor on. It wakes by `wake`, and looks by itself every `poll` where given; it ends when the desk is gone.
pub(super) fn follow<S: Source>(
    source: Arc<S>,
    from: &Cursor,
    wake: watch::Receiver<Woken>,
    poll: Option<Duration>,
) -> Feed<News> {
    // A cursor that is not ours is like one from the future: the board must be read anew.
    let after = from.0.parse().unwrap_or(i64::MAX);
    let heard = wake.borrow().heard;
    // What was being written when the feed began is heard no more.
    let again = AGAIN.len();
    let start = Following { source, after, team: 0, wake, heard, poll, again, waiting: VecDeque::new() };
    Box::pin(futures_util::stream::unfold(start, |mut state| async move { state.next().await.map(|news| (news, state)) }))
}

struct Following<S> {
    source: Arc<S>,
    after: i64,
    /// Changes of the signals that were told.
    team: i64,
    wake: watch::Receiver<Woken>,
    /// What was heard of before the last look.
    heard: u64,
    poll: Option<Duration>,
    /// Looks that are still to come after the last wake-up.
    again: usize,
    waiting: VecDeque<News>,
}

impl<S: Source> Following<S> {
    async fn next(&mut self) -> Option<Result<News, Failure>> {
        loop {
            if let Some(news) = self.waiting.pop_front() {
                return Some(Ok(news));
            }
            // Marked as seen before the log is read: what is written during the read wakes again.
            let heard = self.wake.borrow_and_update().heard;
            if std::mem::replace(&mut self.heard, heard) != heard {
                self.again = AGAIN.len();
            }
            match self.look().await {
                Ok(()) if self.waiting.is_empty() => self.sleep().await?,
                Ok(()) => {}
                Err(failure) => {
                    self.sleep().await?;
                    return Some(Err(failure));
                }
            }
        }
    }

    /// Reads what has happened since the last look.
    async fn look(&mut self) -> Result<(), Failure> {
        let news = self.source.since(self.after).await?;
        self.after = news.last().and_then(|n| n.cursor.0.parse().ok()).unwrap_or(self.after);
        self.waiting = news.into();
        if let Some((changes, team)) = self.source.team(self.team).await? {
            self.team = changes;
            self.waiting.push_back(News { cursor: cursor(self.after), delta: Delta::Team(Box::new(team)), event: None });
        }
        Ok(())
    }

    /// Sleeps until something is heard, or it is time to look; none when the desk is gone.
    async fn sleep(&mut self) -> Option<()> {
        let patience = match self.again.checked_sub(1) {
            Some(rest) => {
                let patience = AGAIN[AGAIN.len() - 1 - rest];
                self.again = rest;
                Some(patience)
            }
            None => self.poll,
        };
        let heard = match patience {
            Some(patience) => tokio::time::timeout(patience, self.wake.changed()).await.ok(),
            None => Some(self.wake.changed().await),
        };
        match heard {
            Some(Err(_)) => None,
            Some(Ok(())) | None => Some(()),
        }
    }
}

/// Reads the news after a sequence number from a store.
pub(super) async fn news<S: Shelf>(shelf: &mut S, after: i64) -> Result<Vec<News>, Failure> {
    let newest = shelf.newest().await?;
    if newest == after {
        return Ok(Vec::new());
    }
    if after > newest {
        return Ok(vec![News { cursor: cursor(newest), delta: Delta::Reset, event: None }]);
    }
    let mut told = Vec::new();
    let mut from = after;
    if let Some(seq) = shelf.last_upheaval(after).await? {
        from = seq;
        let event = shelf.log(seq - 1, 1).await?.pop().map(Arc::new);
        told.push(News { cursor: cursor(seq), delta: Delta::Reset, event });
    }
    let mut rows: HashMap<TicketId, Option<Row>> = HashMap::new();
    for event in shelf.log(from, READ).await? {
        let delta = delta(shelf, &event, &mut rows).await?;
        told.push(News { cursor: cursor(event.seq), delta, event: Some(Arc::new(event)) });
    }
    Ok(told)
}

async fn delta<S: Shelf>(shelf: &mut S, event: &Event, rows: &mut HashMap<TicketId, Option<Row>>) -> Result<Delta, Failure> {
    Ok(match &event.subject {
        Subject::Ticket(id) => {
            if !rows.contains_key(id) {
                let row = shelf.ticket(id).await?.map(|t| Row::of(&t));
                rows.insert(id.clone(), row);
            }
            match rows.get(id).cloned().flatten() {
                Some(row) => Delta::Row(Box::new(row)),
                None => Delta::Gone(id.clone()),
            }
        }
        Subject::Unit(id) => match shelf.record(Kind::Unit, id.as_str()).await? {
            Some(Record::Unit(unit)) => Delta::Unit(unit),
            _ => Delta::Reset,
        },
        Subject::Company(id) => Delta::Client(id.clone()),
        Subject::Call(id) => match shelf.record(Kind::Call, id.as_str()).await? {
            Some(Record::Call(call)) => Delta::Call(call),
            _ => Delta::Reset,
        },
        Subject::Contact(id) => Delta::Contact(id.clone()),
        Subject::HandOver => match super::handing::last(shelf).await? {
            Some(signed) => Delta::HandOver(Box::new(signed)),
            None => Delta::Reset,
        },
        Subject::Desk => Delta::Reset,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::TicketId;
    use std::sync::Mutex;

    /// A log that answers each look as it is told to; after the last answer nothing has happened.
    struct Told(Mutex<VecDeque<Vec<i64>>>);

    impl Source for Told {
        fn since(&self, _after: i64) -> Later<'_, Vec<News>> {
            let seqs = self.0.lock().unwrap().pop_front().unwrap_or_default();
            let gone = |seq| News { cursor: cursor(seq), delta: Delta::Gone(TicketId::from("t")), event: None };
            Box::pin(async move { Ok(seqs.into_iter().map(gone).collect()) })
        }

        fn team(&self, _known: i64) -> Later<'_, Option<(i64, Team)>> {
            Box::pin(std::future::ready(Ok(None)))
        }
    }

    /// What a feed that is woken once and never looks by itself tells, when its looks find this. Only a hang takes long.
    async fn told_of(looks: &[&[i64]], wanted: usize) -> Vec<i64> {
        let wake = watch::Sender::new(Woken::default());
        let looks = looks.iter().map(|seqs| seqs.to_vec()).collect();
        let news = follow(Arc::new(Told(Mutex::new(looks))), &cursor(0), wake.subscribe(), None);
        let (told, ()) = tokio::join!(
            tokio::time::timeout(
                Duration::from_secs(30),
                futures_util::StreamExt::collect::<Vec<_>>(futures_util::StreamExt::take(news, wanted))
            ),
            async {
                heard(&wake);
            }
        );
        told.expect("a change stayed hidden").into_iter().map(|n| n.unwrap().cursor.0.parse().unwrap()).collect()
    }

    #[tokio::test]
    async fn a_commit_that_is_heard_before_it_can_be_read_is_told() {
        assert_eq!(told_of(&[&[], &[], &[], &[], &[1]], 1).await, [1]);
    }

    #[tokio::test]
    async fn a_nudge_is_one_look_and_no_more() {
        let looks = Mutex::new(VecDeque::from([vec![], vec![1], vec![2]]));
        let (source, wake) = (Arc::new(Told(looks)), watch::Sender::new(Woken::default()));
        let mut news = follow(Arc::clone(&source), &cursor(0), wake.subscribe(), None);
        let mut next = || futures_util::FutureExt::now_or_never(futures_util::StreamExt::next(&mut news));
        assert!(next().is_none(), "nothing has happened");
        nudge(&wake);
        assert_eq!(next().map(|told| told.unwrap().unwrap().cursor), Some(cursor(1)), "what was not heard of");
        // What has come next waits for somebody to say so.
        assert_eq!(source.0.lock().unwrap().len(), 1);
    }

    #[tokio::test]
    async fn the_second_of_two_commits_is_told_when_its_noise_was_taken_for_the_first() {
        assert_eq!(told_of(&[&[], &[1], &[], &[], &[2]], 2).await, [1, 2]);
    }
}
