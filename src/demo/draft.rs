//! Which tickets there are: for whom, about what, in which scene, registered when, held by whom.

use super::Recipe;
use super::cast;
use super::clients::{Client, client};
use super::dice::Dice;
use super::house::{BASIC, packages};
use super::jobs::{JOBS, Job, Takes};
use super::story::Scene;
use crate::desk::contract::{ReactionBy, Targets};
use crate::desk::moment::MINUTE;
use crate::desk::{Channel, Minutes, Mode, Moment, Priority, Unit, UnitState, Zone};
use crate::sla;
use std::collections::{BTreeMap, BTreeSet};

/// A ticket that has just come in: for the live stream. Its number is the desk's to give.
pub fn fresh(recipe: &Recipe, index: usize) -> crate::desk::Ticket {
    let mut draft = draft(recipe, index.max(cast::TICKETS + 1));
    draft.created = recipe.now;
    let scene = if draft.channel == Channel::Phone { Scene::Pool } else { Scene::Fresh };
    let slot = Slot { index, number: 0, created: recipe.now, scene, unit: None, parent: None };
    super::story::registered(&mut draft, &slot)
}

/// A ticket as far as it must be known before any is told.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its place among the drafts.
    pub index: usize,
    /// The number that people say.
    pub number: i64,
    /// When it was registered.
    pub created: Moment,
    /// Its scene; a scene that needs somebody becomes the pool where nobody fits.
    pub scene: Scene,
    /// Who holds it: a place in the list of units.
    pub unit: Option<u32>,
    /// The mass incident that it belongs to, by number.
    pub parent: Option<i64>,
}

/// A ticket before anything happened to it. Made from its index whenever it is needed.
pub struct Draft {
    pub client: Client,
    pub site: usize,
    pub job: Job,
    pub priority: Priority,
    pub channel: Channel,
    pub scene: Scene,
    pub created: Moment,
    pub targets: Targets,
    /// In force, so that the ticket runs under it.
    pub contract: Option<crate::desk::ContractId>,
    /// The hand-written part that it plays.
    pub part: Option<cast::Part>,
    pub mass: bool,
    pub dice: Dice,
}

impl Draft {
    /// When it would have been registered to stand in another scene.
    fn registered_for(&self, recipe: &Recipe, index: usize, scene: Scene) -> Moment {
        if self.part.is_some() || self.mass {
            return self.created;
        }
        created(recipe, index, &self.targets, self.priority, self.job.mode, scene)
    }
}

/// The draft of an index: the cast first, then a mass incident, then whatever the dice say.
pub fn draft(recipe: &Recipe, index: usize) -> Draft {
    let mut dice = Dice::of(recipe.seed, "ticket", index);
    if let Some(part) = cast::part(recipe, index) {
        return of_part(recipe, part, dice);
    }
    let mass = index == cast::TICKETS;
    let n = if dice.percent(12) { dice.below(cast::CLIENTS) } else { dice.below(recipe.clients()) };
    // «Логист» has the tickets of the picture and no others: the call of the picture shows them.
    let n = if n == cast::CALLER { n + 1 } else { n };
    let client = client(recipe, n);
    let site = dice.below(client.sites.len());
    let mut job = *job(&client, &mut dice);
    if mass {
        let like = JOBS.iter().find(|j| j.subject == "Нет интернета").unwrap_or(&JOBS[0]);
        job = Job {
            subject: "Провайдер: авария на линии", words: "Без связи несколько клиентов", ..*like
        };
    }
    let priority = if mass { Priority::High } else { priority(&mut dice, job.priority) };
    let scene = if mass { Scene::Working } else { scene(&mut dice, job.mode) };
    let (targets, contract) = terms(recipe, &client);
    let created =
        if mass { Moment(recipe.now.0 - 200 * MINUTE) } else { created(recipe, index, &targets, priority, job.mode, scene) };
    Draft { channel: channel(&mut dice), targets, contract, client, site, job, priority, scene, created, part: None, mass, dice }
}

fn of_part(recipe: &Recipe, part: cast::Part, dice: Dice) -> Draft {
    let client = client(recipe, part.client);
    let (targets, contract) = terms(recipe, &client);
    let due = Moment(recipe.now.0 + part.due * MINUTE);
    let created = match part.number {
        1047 => Moment(recipe.now.0 - 65 * MINUTE),
        1027 => Moment(recipe.now.0 - 26 * 60 * MINUTE),
        _ => Moment(due.0 - part.goal * MINUTE),
    };
    Draft {
        site: part.site,
        job: part.job(),
        priority: part.priority,
        channel: if part.number == 1049 { Channel::WebForm } else { Channel::Phone },
        scene: part.scene,
        created,
        targets,
        contract,
        client,
        part: Some(part),
        mass: false,
        dice,
    }
}

/// The targets that a ticket of the client runs under, by the same rule as the desk's: contract, its package, the default one.
fn terms(recipe: &Recipe, client: &Client) -> (Targets, Option<crate::desk::ContractId>) {
    let contract = client.contract.as_ref().filter(|c| c.in_force(recipe.now));
    let package = contract.map_or(BASIC, |c| c.package.as_str());
    let sold = packages();
    let package = sold.iter().find(|p| p.id.as_str() == package);
    let targets = crate::desk::terms::terms(contract, package).targets().cloned().unwrap_or_else(super::house::round_the_clock);
    (targets, contract.map(|c| c.id.clone()))
}

/// A job on something that the client has, else on a work place.
fn job(client: &Client, dice: &mut Dice) -> &'static Job {
    let kind = if client.assets.is_empty() || dice.percent(25) {
        *dice.pick(&["рабочие места", "сети", "1с", "телефония"])
    } else {
        let place = dice.below(client.assets.len());
        super::jobs::KINDS.iter().find(|k| client.assets[place].kind.0 == **k).unwrap_or(&"рабочие места")
    };
    let fitting: Vec<&Job> = JOBS.iter().filter(|j| j.kind == kind).collect();
    fitting.get(dice.below(fitting.len())).copied().unwrap_or(&JOBS[0])
}

fn priority(dice: &mut Dice, usual: Priority) -> Priority {
    match (usual, dice.below(100)) {
        (Priority::Critical, 0..40) => Priority::Critical,
        (Priority::Critical, _) | (Priority::High, 0..55) | (Priority::Normal, 0..6) => Priority::High,
        (Priority::Low, 0..70) | (Priority::Normal, 94..) => Priority::Low,
        _ => Priority::Normal,
    }
}

fn channel(dice: &mut Dice) -> Channel {
    use Channel::{Chat, Email, Messenger, Monitoring, Phone, Portal, WebForm};
    [Phone, Email, Portal, Messenger, Chat, WebForm, Monitoring][dice.weighted(&[46, 20, 12, 9, 5, 4, 4])]
}

fn scene(dice: &mut Dice, mode: Mode) -> Scene {
    let visit = mode == Mode::Visit;
    // Two in three are open, as on a desk in the middle of its day.
    let all = [
        (Scene::Fresh, 4),
        (Scene::Pool, 6),
        (Scene::Told, 4),
        (Scene::Confirmed, if visit { 20 } else { 8 }),
        (Scene::Travelling, if visit { 4 } else { 0 }),
        (Scene::OnSite, if visit { 5 } else { 0 }),
        (Scene::Working, if visit { 0 } else { 22 }),
        (Scene::Paused, 11),
        (Scene::Waiting, 2),
        (Scene::Refused, 1),
        (Scene::Solved, 8),
        (Scene::Closed, 24),
    ];
    all[dice.weighted(&all.map(|(_, weight)| weight))].0
}

/// When it must have been registered so that its deadline falls where the board needs it.
fn created(recipe: &Recipe, index: usize, targets: &Targets, priority: Priority, mode: Mode, scene: Scene) -> Moment {
    let mut dice = Dice::of(recipe.seed, "registered", index);
    let ago = |minutes: i64| Moment(recipe.now.0 - minutes * MINUTE);
    match scene {
        Scene::Closed => return ago(dice.between(3 * 1440, 90 * 1440)),
        Scene::Solved => return ago(dice.between(300, 4 * 1440)),
        Scene::Paused => return ago(dice.between(120, 3 * 1440)),
        _ => {}
    }
    let goals = targets.goals(priority);
    // The clock that will be the first unmet one.
    let by_yes = targets.reaction_by == ReactionBy::Accepted && matches!(scene, Scene::Pool | Scene::Told | Scene::Refused);
    let goal = match scene {
        Scene::Fresh => goals.reaction.or(goals.resolution),
        _ if by_yes => goals.reaction.or(goals.resolution),
        _ if mode == Mode::Visit => goals.arrival.or(goals.resolution),
        _ => goals.resolution,
    };
    let ahead = match dice.weighted(&[4, 8, 26, 34, 28]) {
        0 => -dice.between(3, 100),
        1 => dice.between(5, 60),
        2 => dice.between(60, 480),
        3 => dice.between(480, 1_900),
        _ => dice.between(1_900, 8_000),
    };
    // Who stands on site came in time, mostly.
    let ahead = if scene == Scene::OnSite { ahead.min(60) } else { ahead };
    let calendars = sla::Calendars::builtin();
    let calendar = calendars.get(targets.calendar(priority));
    let due = Moment(recipe.now.0 + ahead * MINUTE);
    let wanted = match (calendar, goal) {
        (Some(calendar), Some(goal)) => before(calendar, awake(calendar, due, ahead), goal.millis()),
        (_, goal) => Moment(due.0 - goal.map_or(0, Minutes::millis)),
    };
    let least = match scene {
        Scene::Fresh => 1,
        Scene::Pool => 4,
        Scene::Told | Scene::Refused => 12,
        Scene::OnSite => 80,
        Scene::Travelling => 50,
        _ => 30,
    };
    wanted.min(ago(least + dice.between(0, 25)))
}

/// A deadline to come that would fall into closed hours falls into the next open ones: nothing is due at night by day's hours.
fn awake(calendar: &sla::Calendar, due: Moment, ahead: i64) -> Moment {
    if calendar.is_open(due) {
        return due;
    }
    calendar.next_open(due).map_or(due, |open| Moment(open.0 + (10 + ahead.rem_euclid(200)) * MINUTE))
}

/// The latest moment from which the working time runs out at `due` or before.
fn before(calendar: &sla::Calendar, due: Moment, millis: i64) -> Moment {
    let enough = |from: i64| calendar.working_between(Moment(from), due) >= millis;
    let mut span = millis.max(MINUTE);
    while !enough(due.0 - span) && span < 400 * 24 * 60 * MINUTE {
        span *= 2;
    }
    let (mut low, mut high) = (due.0 - span, due.0 - millis);
    while high - low > MINUTE {
        let middle = low + (high - low) / 2;
        if enough(middle) { low = middle } else { high = middle }
    }
    Moment(low / MINUTE * MINUTE)
}

/// Plans all tickets: numbers grow with the time of registration, holders are those who can do the work and have least to do.
/// Marks the units that are on their way or on site.
pub fn plot(recipe: &Recipe, units: &mut [Unit]) -> Vec<Slot> {
    let hands = Hands::of(units);
    let mut load = vec![0u32; units.len()];
    let mut slots: Vec<Slot> = Vec::with_capacity(recipe.tickets);
    let mut online: BTreeSet<usize> = BTreeSet::new();
    let mut mass_at = None;
    for index in 0..recipe.tickets {
        let mut draft = draft(recipe, index);
        let mut scene = draft.scene;
        let unit = if scene.has_holder() { hands.holder(recipe, &mut draft, units, &load) } else { None };
        if scene.has_holder() && unit.is_none() {
            scene = Scene::Pool;
        }
        if let Some(unit) = unit {
            load[unit as usize] += u32::from(scene.is_open());
            let doing = match scene {
                Scene::Travelling => Some(UnitState::Travelling),
                Scene::OnSite => Some(UnitState::OnSite),
                _ => None,
            };
            if let Some(doing) = doing {
                let unit = &mut units[unit as usize];
                // One trip at a time.
                if unit.state == UnitState::Free { unit.state = doing } else { scene = Scene::Confirmed }
            }
        }
        if draft.mass {
            mass_at = Some((index, draft.created));
        } else if draft.job.kind == "сети" && draft.part.is_none() && scene.is_open() {
            online.insert(index);
        }
        let created = if scene == draft.scene { draft.created } else { draft.registered_for(recipe, index, scene) };
        slots.push(Slot { index, number: draft.part.map_or(0, |p| p.number), created, scene, unit, parent: None });
    }
    number(recipe, &mut slots);
    if let Some((mass, since)) = mass_at {
        let parent = slots.iter().find(|s| s.index == mass).map(|s| s.number);
        for slot in slots.iter_mut().filter(|s| s.created > since && online.contains(&s.index)).take(5) {
            slot.parent = parent;
        }
    }
    slots
}

/// Sorts by time of registration and gives the numbers, around those that the cast has.
fn number(recipe: &Recipe, slots: &mut [Slot]) {
    slots.sort_by_key(|s| (s.created, s.index));
    let taken: BTreeSet<i64> = slots.iter().map(|s| s.number).filter(|n| *n > 0).collect();
    let mut next = if recipe.tickets <= 1_000 { 1_053 - recipe.tickets as i64 } else { 1_053 };
    for slot in slots.iter_mut().filter(|s| s.number == 0) {
        while taken.contains(&next) {
            next += 1;
        }
        slot.number = next;
        next += 1;
    }
}

/// Who can do what, where.
struct Hands(BTreeMap<(String, String), Vec<u32>>);

impl Hands {
    fn of(units: &[Unit]) -> Self {
        let mut hands: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
        for (place, unit) in units.iter().enumerate() {
            for skill in &unit.can.skills {
                for Zone(zone) in &unit.can.zones {
                    hands.entry((skill.tag.clone(), zone.to_string())).or_default().push(place as u32);
                }
                hands.entry((skill.tag.clone(), String::new())).or_default().push(place as u32);
            }
        }
        Self(hands)
    }

    fn holder(&self, recipe: &Recipe, draft: &mut Draft, units: &[Unit], load: &[u32]) -> Option<u32> {
        if let Some(part) = &draft.part {
            return units.iter().position(|u| u.name.raw() == part.unit).map(|p| p as u32);
        }
        let zone = if draft.job.mode == Mode::Visit { draft.client.sites[draft.site].zone.0.to_string() } else { String::new() };
        let able =
            self.0.get(&(draft.job.kind.to_owned(), zone)).or_else(|| self.0.get(&(draft.job.kind.to_owned(), String::new())))?;
        let fits = |place: u32| {
            let unit = &units[place as usize];
            let crew = !unit.members.is_empty();
            unit.level(draft.job.kind) >= draft.job.level
                && unit.absent_at(recipe.now).is_none()
                && !draft.client.company.excluded.contains(&unit.id)
                && (draft.job.takes == Takes::Two) == crew
                && (load[place as usize] < unit.capacity.tickets || !draft.scene.is_open())
        };
        // Four tries by lot, then the first one who fits: a thousand engineers are not looked through for each ticket.
        let lots = [
            draft.dice.below(able.len()),
            draft.dice.below(able.len()),
            draft.dice.below(able.len()),
            draft.dice.below(able.len()),
        ];
        let tried = lots.into_iter().map(|lot| able[lot]).filter(|place| fits(*place)).min_by_key(|place| load[*place as usize]);
        tried.or_else(|| able.iter().copied().find(|place| fits(*place)))
    }
}
