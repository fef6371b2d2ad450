//! PURE. The nouns of a service desk and what can happen to them. No clock, no files, no network.

pub mod backlog;
pub mod call;
pub mod change;
pub mod client;
pub mod clock;
pub mod contract;
pub mod event;
pub mod ids;
pub mod moment;
pub mod money;
pub mod phone;
pub mod policy;
pub mod record;
pub mod row;
pub mod shift;
pub mod skill;
pub mod ticket;
pub mod unit;
pub mod visit;

pub use backlog::{Backlog, Card, Dossier, Found, Furniture, Knows};
pub use call::{Call, CallState};
pub use change::{Basis, Change, Charge, Undo};
pub use clock::{Clock, ClockKind, Clocks, Due, Pause};
pub use event::{Act, Event, Subject, Wish};
pub use ids::*;
pub use moment::{Minutes, Moment};
pub use money::{Money, Price, PriceUnit};
pub use phone::Phone;
pub use policy::Policy;
pub use record::{Kind, Record};
pub use row::{Place, Row};
pub use skill::{Group, Need, Skill, WorkKind, Zone};
pub use ticket::{Assignment, Channel, Handed, Mode, Phase, PhaseKind, Priority, Ticket};
pub use unit::{Unit, UnitKind, UnitState};
