//! What happened to a ticket, told through the same changes that dispatchers make.

use super::Recipe;
use super::dice::Dice;
use super::draft::{Draft, Slot, draft};
use super::house::policy;
use super::jobs::Takes;
use super::opinions;
use super::prices;
use crate::desk::change::{apply, with_numbers};
use crate::desk::contract::ReactionBy;
use crate::desk::moment::{HOUR, MINUTE};
use crate::desk::ticket::{Extra, Head, People, Place, Promise, Work};
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{
    Act, Assignment, Change, Clocks, Event, Group, Handed, Minutes, Mode, Moment, Named, Need, Phase, Policy, Subject, Ticket,
    Undo, Unit, WorkKind,
};
use crate::sla;

/// How far a ticket has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// Nobody has answered yet.
    Fresh,
    /// Answered, waits for somebody.
    Pool,
    /// Given to somebody who has not said yes.
    Told,
    /// Somebody said no.
    Refused,
    /// Somebody said yes.
    Confirmed,
    /// On the way.
    Travelling,
    /// At the client's.
    OnSite,
    /// In work from afar.
    Working,
    /// Waits for somebody else, the clocks stand.
    Paused,
    /// Waits, the clocks run.
    Waiting,
    /// Done.
    Solved,
    /// Over.
    Closed,
}

impl Scene {
    /// Does it stand on the board?
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Solved | Self::Closed)
    }

    /// Does somebody hold it?
    pub fn has_holder(self) -> bool {
        !matches!(self, Self::Fresh | Self::Pool)
    }
}

/// Who sits at the desk.
pub const DISPATCHERS: [&str; 3] = ["Ольга", "Марина", "Денис"];

/// Tells the tickets one by one.
pub struct Teller {
    recipe: Recipe,
    units: Vec<Unit>,
    policy: Policy,
    calendars: sla::Calendars,
}

impl Teller {
    /// Of a company with these people.
    pub fn new(recipe: Recipe, units: Vec<Unit>) -> Self {
        Self { policy: policy(&recipe), calendars: sla::Calendars::builtin(), recipe, units }
    }

    /// The ticket of a slot as it stands now, and its history.
    pub fn tell(&self, slot: &Slot) -> (Ticket, Vec<Event>) {
        let mut draft = draft(&self.recipe, slot.index);
        draft.created = slot.created;
        let start = registered(&mut draft, slot);
        let unit = slot.unit.and_then(|place| self.units.get(place as usize));
        let steps = self.steps(&mut draft, slot, unit);
        let (mut ticket, events) = played(start, &draft, steps);
        let terms = sla::Terms { targets: &draft.targets, calendars: &self.calendars, policy: &self.policy };
        sla::settle(&mut ticket, Some(&terms), self.recipe.now);
        (ticket, events)
    }

    /// The changes after the registration, in the order of time, none later than now.
    fn steps(&self, draft: &mut Draft, slot: &Slot, unit: Option<&Unit>) -> Vec<Step> {
        let now = self.recipe.now;
        let mut story = Steps { from: draft.created, to: now, list: Vec::new() };
        let actor = DISPATCHERS[draft.dice.below(3)];
        if slot.scene == Scene::Fresh {
            return story.list;
        }
        if draft.channel != crate::desk::Channel::Phone {
            let text = "Заявку приняли, скажем, когда приедем";
            story.add(draft.created.0 + 4 * MINUTE, actor, Change::Note { text: text.into(), to_client: true });
        }
        if let Some(parent) = slot.parent {
            let parent = Some(format!("t{parent}").into());
            story.add(draft.created.0 + 6 * MINUTE, actor, Change::Link { parent });
        }
        if let Some(unit) = unit {
            self.held(&mut story, draft, slot.scene, unit, actor);
            self.came_back(&mut story, slot, unit, actor);
            self.billed(&mut story, draft, slot, unit);
            self.judged(&mut story, slot, unit);
        }
        self.promised(&mut story, draft, slot, actor);
        story.list.sort_by_key(|s| s.at);
        story.list
    }

    /// What came of it after somebody was sent.
    fn held(&self, story: &mut Steps, draft: &mut Draft, scene: Scene, unit: &Unit, actor: &'static str) {
        let (created, now) = (draft.created.0, self.recipe.now.0);
        let dice = &mut draft.dice;
        let name = unit.name.raw().to_owned();
        // Solved and closed ones lived their life in the past; open ones reach to now.
        let end = match scene {
            Scene::Solved | Scene::Closed => {
                self.solved_at(draft.created, &draft.targets, draft.priority, dice).min(now - 10 * MINUTE)
            }
            _ => now,
        };
        let share = |percent: i64| created + (end - created) / 100 * percent;
        // Where the contract counts the engineer's yes, it is mostly said in half the time.
        let reaction = draft.targets.goals(draft.priority).reaction.filter(|_| draft.targets.reaction_by == ReactionBy::Accepted);
        let at_most = reaction.map_or(3 * HOUR, |goal| goal.millis() / 2);
        let told = match scene {
            Scene::Told => (now - dice.between(2, 22) * MINUTE).max(created + 2 * MINUTE),
            Scene::Refused => (now - dice.between(12, 30) * MINUTE).max(created + 2 * MINUTE),
            Scene::Paused => created + dice.between(3, 8) * MINUTE,
            _ => share(dice.between(5, 25)).min(created + at_most),
        };
        let held = Assignment {
            unit: Named::new(unit.id.clone(), unit.name.clone()),
            handed: Handed::Told { at: Moment(told) },
            since: Moment(told),
        };
        story.add(told, actor, Change::Assign { to: Some(held), over: None });
        let answered = Moment((told + dice.between(2, 6) * MINUTE).min(now));
        match scene {
            Scene::Told | Scene::Fresh | Scene::Pool => return,
            Scene::Refused => return story.add(answered.0, &name, Change::Answer { handed: Handed::Refused { at: answered } }),
            _ => story.add(answered.0, &name, Change::Answer { handed: Handed::Confirmed { at: answered } }),
        }
        let trip = |state, since: i64, expected: i64| Change::Visit {
            to: Some(Visit { state, window: None, expected: Some(Moment(expected)), since: Some(Moment(since)), defect: false }),
        };
        match scene {
            Scene::Confirmed if draft.job.mode == Mode::Visit => {
                let expected = now + dice.between(30, 300) * MINUTE;
                story.add(answered.0 + MINUTE, &name, trip(VisitState::Planned, answered.0, expected));
            }
            Scene::Travelling => {
                let left = now - dice.between(5, 35) * MINUTE;
                story.add(left, &name, trip(VisitState::Travelling, left, now + dice.between(4, 30) * MINUTE));
            }
            Scene::OnSite => {
                let came = now - dice.between(5, 50) * MINUTE;
                story.add(came - 30 * MINUTE, &name, trip(VisitState::Travelling, came - 30 * MINUTE, came));
                story.add(came, &name, trip(VisitState::OnSite, came, came));
            }
            Scene::Paused | Scene::Waiting => {
                let reasons: &[&str] =
                    if scene == Scene::Paused { &["client", "part", "access", "approval"] } else { &["third-party", "later"] };
                let reason = *dice.pick(reasons);
                let since = (answered.0 + dice.between(2, 12) * MINUTE).min(now - MINUTE);
                let until = self.recipe.at(1 + dice.below(4) as i64, 600);
                let note = match reason {
                    "part" => "Заказали запчасть, ждём поставку",
                    "access" => "Пропуск будет завтра",
                    "approval" => "Счёт у клиента на согласовании",
                    "third-party" => "Ждём провайдера",
                    _ => "Ждём ответа клиента",
                };
                story.add(since, &name, Change::Note { text: note.into(), to_client: false });
                story.add(since, actor, Change::SetPhase { to: Phase::Waiting { reason: reason.into(), until: Some(until) } });
            }
            Scene::Solved | Scene::Closed => {
                if draft.job.mode == Mode::Visit {
                    let came = end - draft.job.effort * MINUTE;
                    story.add(came, &name, trip(VisitState::OnSite, came, came));
                    story.add(end - MINUTE, &name, trip(VisitState::Done, end, came));
                }
                story.add(
                    end - MINUTE,
                    &name,
                    Change::Note {
                        text: "Сделано, проверили вместе с клиентом".into(), to_client: false
                    },
                );
                story.add(end, &name, Change::SetPhase { to: Phase::Solved });
                if scene == Scene::Closed {
                    story.add(end + dice.between(20, 1_400) * MINUTE, actor, Change::SetPhase { to: Phase::Closed });
                }
            }
            _ => {}
        }
    }

    /// Of what is closed one in eleven had been called done before, and the client called again. Dice of its own: the rest of the desk
    /// stays as it was.
    fn came_back(&self, story: &mut Steps, slot: &Slot, unit: &Unit, actor: &'static str) {
        let at = |wanted: fn(&Change) -> bool| story.list.iter().find(|step| wanted(&step.change)).map(|step| step.at.0);
        let said_yes = at(|change| matches!(change, Change::Answer { handed: Handed::Confirmed { .. } }));
        let done = at(|change| matches!(change, Change::SetPhase { to: Phase::Solved }));
        let (Some(said_yes), Some(done)) = (said_yes, done) else { return };
        if slot.scene != Scene::Closed || !Dice::of(self.recipe.seed, "came back", slot.index).percent(9) {
            return;
        }
        let share = |percent: i64| said_yes + (done - said_yes) / 100 * percent;
        story.add(share(40), unit.name.raw(), Change::SetPhase { to: Phase::Solved });
        story.add(share(60), actor, Change::Note { text: "Клиент звонит снова: не помогло".into(), to_client: false });
        story.add(share(60), actor, Change::SetPhase { to: Phase::Open });
    }

    /// What was put into the specification before the work was called done, or while it is done.
    fn billed(&self, story: &mut Steps, draft: &Draft, slot: &Slot, unit: &Unit) {
        let done =
            story.list.iter().find(|step| matches!(step.change, Change::SetPhase { to: Phase::Solved })).map(|step| step.at.0);
        let at = match (done, slot.scene) {
            (Some(done), _) => done - 2 * MINUTE,
            (None, Scene::OnSite) => self.recipe.now.0 - 2 * MINUTE,
            _ => return,
        };
        for line in prices::billed(&self.recipe, slot.index, draft.job.kind, draft.contract.is_some()) {
            story.add(at, unit.name.raw(), line);
        }
    }

    /// What the client said of it once it was done.
    fn judged(&self, story: &mut Steps, slot: &Slot, unit: &Unit) {
        let solves = |step: &&Step| matches!(step.change, Change::SetPhase { to: Phase::Solved });
        let (Some(done), Some(place)) = (story.list.iter().find(solves).map(|step| step.at), slot.unit) else { return };
        if let Some((at, who, said)) = opinions::heard(&self.recipe, slot.index, (place as usize, unit), done) {
            story.add(at.0, who, said);
        }
    }

    /// When it was done: nineteen of twenty in time.
    fn solved_at(
        &self,
        created: Moment,
        targets: &crate::desk::contract::Targets,
        priority: crate::desk::Priority,
        dice: &mut Dice,
    ) -> i64 {
        let goal = targets.goals(priority).resolution.unwrap_or(Minutes(1_440)).millis();
        let share = if dice.percent(5) { dice.between(105, 150) } else { dice.between(8, 90) };
        let spent = goal / 100 * share;
        let calendar = self.calendars.get(targets.calendar(priority));
        calendar.and_then(|c| c.add(created, spent)).map_or(created.0 + spent, |at| at.0)
    }

    /// A word given to the client: the cast's, and one in ten of the others.
    fn promised(&self, story: &mut Steps, draft: &mut Draft, slot: &Slot, actor: &'static str) {
        let now = self.recipe.now.0;
        let (text, until) = match &draft.part {
            Some(part) if part.promised => ("Перезвоним о цене", now + part.due * MINUTE),
            None if slot.scene.is_open() && slot.scene != Scene::Paused && draft.dice.percent(10) => {
                let text = *draft.dice.pick(&[
                    "Перезвоним и скажем время",
                    "Пришлём счёт",
                    "Скажем, есть ли запчасть",
                    "Инженер позвонит за час",
                ]);
                (text, now + draft.dice.between(20, 400) * MINUTE)
            }
            _ => return,
        };
        let made = Moment((draft.created.0 + 5 * MINUTE).min(now));
        let owner = if draft.part.is_some() { "Ольга" } else { actor };
        let to = Some(Promise { text: text.into(), until: Moment(until / MINUTE * MINUTE), owner: owner.into(), made });
        story.add(made.0, owner, Change::Promise { to });
    }
}

/// One change of the story.
struct Step {
    at: Moment,
    actor: String,
    change: Change,
}

struct Steps {
    from: Moment,
    to: Moment,
    list: Vec<Step>,
}

impl Steps {
    /// Adds a change, never before the registration nor after now.
    fn add(&mut self, at: i64, actor: &str, change: Change) {
        let at = Moment(at.clamp(self.from.0, self.to.0.max(self.from.0)));
        self.list.push(Step { at, actor: actor.to_owned(), change });
    }
}

/// The ticket as it was registered.
pub fn registered(draft: &mut Draft, slot: &Slot) -> Ticket {
    let (client, job) = (&draft.client, &draft.job);
    let site = &client.sites[draft.site];
    let asset = client.assets.iter().find(|a| a.site == site.id && a.kind.0 == job.kind);
    let contact = client.contacts.iter().find(|c| c.site.as_ref() == Some(&site.id)).or(client.contacts.first());
    let group = if ["видео", "скуд", "опс"].contains(&job.kind) { "Безопасность" } else { "ИТ" };
    let calls = draft.part.as_ref().map_or(if draft.dice.percent(8) { 2 } else { 1 }, |p| p.calls);
    let permit = match job.takes {
        Takes::Height => Some("высота"),
        Takes::Electric => Some("электро iii"),
        Takes::Fire => Some("пожарный"),
        Takes::Nothing | Takes::Guard | Takes::Two => None,
    };
    // Who calls is answered at once.
    let answered = (draft.channel == crate::desk::Channel::Phone && slot.scene != Scene::Fresh).then_some(draft.created);
    Ticket {
        head: Head {
            id: format!("t{}", slot.number).into(),
            number: slot.number,
            subject: job.subject.into(),
            text: job.words.into(),
            channel: draft.channel,
            phase: Phase::New,
            status: "".into(),
            priority: draft.priority,
            created: draft.created,
            version: 1,
        },
        place: Place {
            company: Some(Named::new(client.company.id.clone(), client.company.name.clone())),
            site: Some(Named::new(site.id.clone(), site.name.clone())),
            zone: site.zone.clone(),
            assets: asset.map(|a| a.id.clone()).into_iter().collect(),
            contract: draft.contract.clone(),
        },
        people: People {
            contact: contact.map(|c| Named::new(c.id.clone(), c.name.clone())),
            group: Group(group.into()),
            assignee: None,
            excluded: client.company.excluded.clone(),
            calls,
        },
        clocks: Clocks { answered, ..Clocks::default() },
        work: Work {
            kind: WorkKind(job.kind.into()),
            mode: job.mode,
            safety: matches!(job.takes, Takes::Fire | Takes::Guard) && draft.priority >= crate::desk::Priority::High,
            needs: vec![Need { tag: job.kind.into(), level: job.level, required: true }],
            permits: permit.map(str::to_owned).into_iter().collect(),
            people: if job.takes == Takes::Two { 2 } else { 1 },
            effort: Minutes(job.effort),
            earliest: None,
        },
        extra: Extra::default(),
    }
}

/// Plays the steps; one that makes no sense any more is left out.
fn played(start: Ticket, draft: &Draft, steps: Vec<Step>) -> (Ticket, Vec<Event>) {
    let mut ticket = start;
    let register = Change::Register { ticket: Box::new(ticket.clone()) };
    let after = register.touched(&ticket);
    let by = if draft.channel == crate::desk::Channel::Phone { DISPATCHERS[0] } else { "робот приёма" };
    let undo = register.inverse(&ticket, &ticket, 0);
    let mut events = vec![event(&ticket, draft.created, by, register, (serde_json::Value::Null, after), undo)];
    for Step { at, actor, change } in steps {
        let change = with_numbers(&ticket, &change);
        let Ok(mut next) = apply(&ticket, &change, at) else { continue };
        next.head.version += 1;
        let parts = (change.touched(&ticket), change.touched(&next));
        let undo = match change.inverse(&ticket, &next, 0) {
            // A note is struck out by its number in the log, which nobody knows yet.
            Undo::Change { .. } if matches!(change, Change::Note { .. }) => Undo::No { why: "imported".into() },
            undo => undo,
        };
        ticket = next;
        events.push(event(&ticket, at, &actor, change, parts, undo));
    }
    (ticket, events)
}

fn event(
    ticket: &Ticket,
    at: Moment,
    actor: &str,
    what: Change,
    (before, after): (serde_json::Value, serde_json::Value),
    undo: Undo,
) -> Event {
    let id = ticket.head.id.clone();
    Event {
        seq: 0,
        at,
        actor: actor.into(),
        subject: Subject::Ticket(id.clone()),
        wish: format!("demo:{id}:{}", ticket.head.version).into(),
        act: Act::Ticket { id, what, seen: None },
        before,
        after,
        reason: None,
        batch: None,
        version: ticket.head.version,
        undo,
        undoes: None,
    }
}
