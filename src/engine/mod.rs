//! Performs effects: the only room that knows clocks, ids and the desk on behalf of the console.
//!
//! Nothing here blocks the screen: each effect is a task, its answer a [`Msg`] on the one channel.

mod clock;
mod drawer;
mod feed;
pub mod lead;
mod past;
pub mod rehearse;

pub use clock::{Clock, Stopwatch};
pub use drawer::Drawer;

use crate::app::kept::Kept;
use crate::app::{Effect, Msg, State};
use crate::backend::{Answer, Board, Find, Read, SharedDesk};
use crate::config;
use crate::desk::{Backlog, Failure, Policy, Rows, Sign, TicketId, UnitId, Wish};
use crate::routing::{self, Standing};
use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::task::AbortHandle;

/// How long a console that ends waits for the desk to hear of it.
const PARTING: Duration = Duration::from_secs(2);

/// At most so many wishes go in one transaction.
const BATCH: usize = 500;

type Wake = Box<dyn Fn() + Send + Sync>;

/// What the tasks share.
struct Shared {
    desk: SharedDesk,
    clock: Mutex<Clock>,
    to: Sender<Msg>,
    wake: OnceLock<Wake>,
    flying: AtomicUsize,
    policy: Mutex<Arc<Policy>>,
    standing: Mutex<Standing>,
    drawer: OnceLock<Drawer>,
    kept: AtomicU64,
}

/// Performs effects.
pub struct Engine {
    shared: Arc<Shared>,
    handle: Handle,
    feed: Mutex<Option<AbortHandle>>,
}

impl Engine {
    /// An engine on a desk; messages arrive on the channel.
    #[must_use]
    pub fn start(desk: SharedDesk, clock: Clock, handle: Handle) -> (Self, Receiver<Msg>) {
        let (to, from) = channel();
        let shared = Shared {
            desk,
            clock: Mutex::new(clock),
            to,
            wake: OnceLock::new(),
            flying: AtomicUsize::new(0),
            policy: Mutex::new(Arc::new(Policy::default())),
            standing: Mutex::default(),
            drawer: OnceLock::new(),
            kept: AtomicU64::new(0),
        };
        (Self { shared: Arc::new(shared), handle, feed: Mutex::new(None) }, from)
    }

    /// Called after each message, so that a loop that waits elsewhere can wake. Only the first call counts.
    pub fn on_message(&self, wake: impl Fn() + Send + Sync + 'static) {
        let _ = self.shared.wake.set(Box::new(wake));
    }

    /// Where the console's own things are kept; without a drawer nothing is. Only the first call counts.
    pub fn keep_in(&self, drawer: Drawer) {
        let _ = self.shared.drawer.set(drawer);
    }

    /// The last thing that a console does: its things lie on the disk and the others know that it has left, before this returns.
    pub fn part(&self, state: &State) {
        self.shared.keep(self.shared.next_kept(), &state.kept());
        if state.together.told.is_some() {
            let left = Sign::Left { session: state.together.session.clone() };
            let told = self.shared.desk.sign(left, self.shared.clock().now());
            // A desk that does not answer is left all the same: the signal ends by itself.
            let _ = self.handle.block_on(async { tokio::time::timeout(PARTING, told).await });
        }
    }

    /// Effects that are not answered yet; the standing watch does not count.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.shared.flying.load(Ordering::SeqCst)
    }

    /// Another clock: a script moves a frozen one on.
    pub fn set_clock(&self, clock: Clock) {
        *self.shared.clock.lock().unwrap_or_else(PoisonError::into_inner) = clock;
    }

    /// Performs an effect; never blocks. What concerns the terminal alone (`Notify`, `Copy`, `Mouse`, `Redraw`, `Quit`) is the runtime's.
    pub fn perform(&self, effect: Effect) {
        let shared = Arc::clone(&self.shared);
        match effect {
            Effect::Notify(_) | Effect::Copy(_) | Effect::Mouse(_) | Effect::Redraw | Effect::Demo | Effect::Quit => {}
            Effect::Keep(kept) => {
                let number = shared.next_kept();
                let flight = Flight::begin(&shared);
                self.handle.spawn_blocking(move || {
                    shared.keep(number, &kept);
                    drop(flight);
                });
            }
            Effect::Load => {
                let flight = Flight::begin(&shared);
                let task = self.handle.spawn(feed::follow(shared, flight));
                let mut feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(old) = feed.replace(task.abort_handle()) {
                    old.abort();
                }
            }
            Effect::Nudge => shared.desk.nudge(),
            Effect::Apply(wishes) => self.answer(move |shared| async move { Msg::Answered(apply(shared, wishes).await) }),
            Effect::Sign(sign) => self.answer(move |shared| async move {
                let team = shared.desk.sign(sign.clone(), shared.clock().now()).await;
                Msg::Signed(sign, team)
            }),
            Effect::Card(ticket) => self.answer(move |shared| async move {
                let card = match shared.desk.read(Read::Card(ticket.clone())).await {
                    Ok(Answer::Card(card)) => Ok(card),
                    other => Err(unexpected(other)),
                };
                Msg::Card(ticket, card)
            }),
            Effect::Numbered(number) => self.answer(move |shared| async move {
                let card = match shared.desk.read(Read::Numbered(number)).await {
                    Ok(Answer::Card(card)) => Ok(card),
                    other => Err(unexpected(other)),
                };
                Msg::Numbered(number, card)
            }),
            Effect::Dossier(company) => self.answer(move |shared| async move {
                let dossier = match shared.desk.read(Read::Dossier(company.clone())).await {
                    Ok(Answer::Dossier(dossier)) => Ok(dossier),
                    other => Err(unexpected(other)),
                };
                Msg::Dossier(company, dossier)
            }),
            Effect::Works(company) => self.answer(move |shared| async move {
                let works = match shared.desk.read(Read::Works(company.clone())).await {
                    Ok(Answer::Tickets(works)) => Ok(works),
                    other => Err(unexpected(other)),
                };
                Msg::Works(company, works)
            }),
            Effect::Lead(asked) => self.answer(move |shared| async move {
                let now = shared.clock().now();
                Msg::Lead(lead::answer(&*shared.desk, asked, now).await)
            }),
            Effect::CallLog(from) => self.answer(move |shared| async move {
                Msg::CallLog(match shared.desk.read(Read::CallsSince(from)).await {
                    Ok(Answer::Calls(calls)) => Ok(calls),
                    other => Err(unexpected(other)),
                })
            }),
            Effect::Find(query) => self.answer(move |shared| async move {
                let found = shared.desk.find(whom(&query)).await;
                Msg::Found(query, found)
            }),
            Effect::FindAlike(query) => self.answer(move |shared| async move {
                let found = shared.desk.find(Find::Alike(query.clone())).await;
                Msg::Alike(query, found)
            }),
            Effect::SaveView { file, view } => self.answer(async move |_| {
                let kept = view.clone();
                let saved = heavy(move || config::save_view(Path::new(&file), &kept)).await;
                Msg::ViewSaved(view, saved.unwrap_or_else(|failure| Err(failure.to_string())))
            }),
            Effect::LookOn => self.answer(|_| async { Msg::LookOn }),
            Effect::Since { after, show } => self.answer(async move |shared| Msg::Since(show, past::since(&shared, after).await)),
            Effect::Propose(ticket, board) => self.answer(move |shared| async move {
                let line = propose(&shared, &ticket, board).await;
                Msg::Proposed(ticket, line)
            }),
            Effect::Route { aside } => self.answer(async move |shared| Msg::Routed(routed(&shared, aside).await)),
            Effect::Rehearse(idea) => self.answer(async move |shared| {
                let told = rehearse::rehearse(&*shared.desk, (*idea).clone(), shared.clock().now()).await;
                Msg::Rehearsed(idea, told.map(Box::new))
            }),
            Effect::Plan { asked, opens, tickets, fixed, dropped } => {
                self.answer(async move |shared| Msg::Planned(asked, plan(shared, opens, tickets, fixed, dropped).await));
            }
        }
    }

    fn answer<F>(&self, work: impl FnOnce(Arc<Shared>) -> F)
    where
        F: Future<Output = Msg> + Send + 'static,
    {
        let shared = Arc::clone(&self.shared);
        let flight = Flight::begin(&shared);
        let work = work(Arc::clone(&shared));
        self.handle.spawn(async move {
            let msg = work.await;
            shared.tell(msg);
            drop(flight);
        });
    }
}

/// A console that has left follows nothing any more, whatever else the process still does.
impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(feed) = self.feed.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            feed.abort();
        }
    }
}

impl Shared {
    /// Puts a message on the channel; a console that has left does not mind.
    fn tell(&self, msg: Msg) {
        let _ = self.to.send(msg);
        if let Some(wake) = self.wake.get() {
            wake();
        }
    }

    fn next_kept(&self) -> u64 {
        self.kept.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Losing what is kept costs comfort, not a ticket: the log hears of it, the dispatcher goes on.
    fn keep(&self, number: u64, kept: &Kept) {
        if let Some(drawer) = self.drawer.get()
            && let Err(error) = drawer.put(number, kept)
        {
            tracing::warn!(%error, "the console's things could not be kept");
        }
    }

    fn clock(&self) -> Clock {
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn set_policy(&self, policy: Policy) {
        *self.policy.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(policy);
    }
}

/// One effect on its way; counted down when dropped, even when its task dies.
struct Flight(Arc<Shared>);

impl Flight {
    fn begin(shared: &Arc<Shared>) -> Self {
        shared.flying.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(shared))
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.flying.fetch_sub(1, Ordering::SeqCst);
        if let Some(wake) = self.0.wake.get() {
            wake();
        }
    }
}

async fn apply(shared: Arc<Shared>, mut wishes: Vec<Wish>) -> Vec<(crate::desk::WishId, Result<crate::desk::Applied, Failure>)> {
    if shared.clock().frozen().is_some() {
        for wish in &mut wishes {
            wish.at = Some(shared.clock().now());
        }
    }
    let mut answers = Vec::with_capacity(wishes.len());
    for batch in wishes.chunks(BATCH) {
        let done = match shared.desk.apply(batch.to_vec()).await {
            Ok(done) => done,
            Err(failure) => vec![Err(failure); batch.len()],
        };
        answers.extend(batch.iter().map(|w| w.id.clone()).zip(done));
    }
    answers
}

/// Digits are a phone's tail, letters a name.
fn whom(query: &str) -> Find {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 4 && !query.chars().any(char::is_alphabetic) { Find::Phone(digits) } else { Find::Text(query.to_owned()) }
}

async fn backlog(shared: &Shared, tickets: Option<Vec<TicketId>>) -> Result<Box<Backlog>, Failure> {
    read_backlog(shared, Read::Backlog(tickets)).await
}

async fn read_backlog(shared: &Shared, what: Read) -> Result<Box<Backlog>, Failure> {
    match shared.desk.read(what).await {
        Ok(Answer::Backlog(backlog)) => Ok(backlog),
        other => Err(unexpected(other)),
    }
}

/// What everybody holds is most of what a proposal looks at. Who has it on the board does not wait until all of it is read.
async fn propose(shared: &Shared, ticket: &TicketId, board: Option<Rows>) -> Result<Option<Box<routing::Line>>, Failure> {
    let asked = vec![ticket.clone()];
    let mut backlog = read_backlog(shared, if board.is_some() { Read::Asked(asked) } else { Read::Backlog(Some(asked)) }).await?;
    backlog.board = board.unwrap_or_default();
    let (policy, now, ticket) = (shared.policy(), shared.clock().now(), ticket.clone());
    heavy(move || routing::propose(&backlog, &policy, now, &ticket).map(Box::new)).await
}

/// The plan that lies open stays in the solver's hands: what the console gets is what there is to see.
async fn plan(
    shared: Arc<Shared>,
    opens: bool,
    tickets: Option<Vec<TicketId>>,
    fixed: Vec<(TicketId, UnitId)>,
    dropped: Vec<TicketId>,
) -> Result<(Box<routing::Plan>, Box<Backlog>), Failure> {
    let backlog = backlog(&shared, tickets).await?;
    let (policy, now) = (shared.policy(), shared.clock().now());
    heavy(move || {
        let mut standing = shared.standing.lock().unwrap_or_else(PoisonError::into_inner);
        if opens {
            *standing = Standing::default();
        }
        let plan = standing.plan(&backlog, &policy, now, &fixed, &dropped);
        (Box::new(plan), backlog)
    })
    .await
}

/// The plan that the autopilot writes a part of: over the whole queue, so that nothing more urgent loses its engineer to it.
async fn routed(shared: &Shared, aside: Vec<TicketId>) -> Result<(Box<routing::Plan>, Box<Backlog>), Failure> {
    let mut backlog = backlog(shared, None).await?;
    backlog.tickets.retain(|ticket| !aside.contains(&ticket.head.id));
    let (policy, now) = (shared.policy(), shared.clock().now());
    heavy(move || (Box::new(routing::plan_choices(&backlog, &policy, now)), backlog)).await
}

/// Work that takes long runs beside the tasks that wait for the desk.
async fn heavy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|died| {
        tracing::error!(%died, "planning died");
        Failure::Broken { id: "planning".into(), what: "planning stopped half-way; nothing was written".into() }
    })
}

fn unexpected(answer: Result<Answer, Failure>) -> Failure {
    match answer {
        Err(failure) => failure,
        Ok(_) => Failure::Broken { id: "answer".into(), what: "the desk answered another question".into() },
    }
}

/// Which tickets the console's board is about.
const BOARD: Board = Board::Open;
