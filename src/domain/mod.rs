//! Words that every layer shares: people, texts, time boxes, items, refusals, and what an activity
//! is.
//!
//! Nothing here knows a terminal, a disk or a clock; time, ids and dice come in with a [`Context`].

pub mod action;
pub mod activity;
pub mod calendar;
pub mod context;
pub mod decimal;
pub mod item;
pub mod message;
pub mod minutes;
pub mod people;
pub mod programme;
pub mod reading;
pub mod roster;
pub mod text;
pub mod timebox;

pub use action::{Action, ActionState, Carryover, Consent, ControlLevel, Due, Past};
pub use activity::{Activity, Anonymity, AttendanceChange, ItemSource, Kind, Landmark, Room};
pub use context::{Context, ContextSeries, Dice, RecordRef};
pub use decimal::Decimal;
pub use item::{Evidence, Item, ItemId, ItemKind};
pub use message::{Arg, Message, MessageId, Rejection};
pub use minutes::{Audience, Passage, Statement};
pub use people::{Attendance, Participant, ParticipantId, People, Person, Sector};
pub use programme::{Direction, Indicator, IndicatorClass, Measurement, Programme, Target};
pub use timebox::Timebox;
