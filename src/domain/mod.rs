//! Words that every layer shares: people, texts, time boxes, items, refusals, and what an activity
//! is.
//!
//! Nothing here knows a terminal, a disk or a clock; time, ids and dice come in with a [`Context`].

pub mod action;
pub mod activity;
pub mod calendar;
pub mod carryover;
pub mod context;
pub mod decimal;
pub mod entry;
pub mod evidence;
pub mod item;
pub mod item_id;
pub mod message;
pub mod minutes;
pub mod people;
pub mod programme;
pub mod reading;
pub mod roster;
pub mod text;
pub mod timebox;

pub use action::{Action, ActionState, Consent, ControlLevel, Due, Past};
pub use activity::{Activity, Anonymity, AttendanceChange, ItemSource, Kind, Landmark, Room};
pub use carryover::Carryover;
pub use context::{Context, ContextSeries, Dice, RecordRef};
pub use decimal::Decimal;
pub use entry::{
    Entry, EntryChange, EntryKind, FieldKind, FieldRow, FieldSpec, FieldValue, Heard, Register,
    Registered,
};
pub use evidence::Evidence;
pub use item::{Item, ItemKind};
pub use item_id::ItemId;
pub use message::{Arg, Message, MessageId, Rejection};
pub use minutes::{Audience, Passage, Statement};
pub use people::{Attendance, Participant, ParticipantId, People, Person, Sector};
pub use programme::{Direction, Indicator, IndicatorClass, Measurement, Programme, Target};
pub use timebox::Timebox;
