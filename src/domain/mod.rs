//! Words that every layer shares: people, texts, time boxes, items, refusals, and what an activity is.
//!
//! Nothing here knows a terminal, a disk or a clock; time, ids and dice come in with a [`Stamp`].

pub mod activity;
pub mod item;
pub mod message;
pub mod people;
pub mod roster;
pub mod stamp;
pub mod text;
pub mod timebox;

pub use activity::{Activity, Anonymity, AttendanceChange, Kind, Landmark, Room};
pub use item::{Item, ItemId, ItemKind};
pub use message::{Arg, Message, Rejection};
pub use people::{Attendance, Participant, ParticipantId, People, Person, Sector};
pub use stamp::{Dice, Mark, Stamp};
pub use timebox::Timebox;
