//! Words that every layer shares: people, texts, time boxes, items, refusals, and what an activity
//! is.
//!
//! Nothing here knows a terminal, a disk or a clock; time, ids and dice come in with a [`Context`].

pub(crate) mod action;
pub(crate) mod activity;
pub(crate) mod calendar;
pub(crate) mod carryover;
pub(crate) mod context;
pub(crate) mod decimal;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod evidence;
pub(crate) mod item;
pub(crate) mod item_id;
pub(crate) mod matter;
pub(crate) mod message;
pub(crate) mod minutes;
pub(crate) mod organisation;
pub(crate) mod particulars;
pub(crate) mod people;
pub(crate) mod programme;
pub(crate) mod reading;
pub mod roster;
mod said;
pub(crate) mod text;
pub(crate) mod timebox;

pub(crate) use action::Past;
pub use action::{Action, ActionState, Consent, ControlLevel, Due};
pub use activity::Anonymity;
pub(crate) use activity::{Activity, AttendanceChange, ItemSource, Kind, Landmark, Room};
pub use carryover::Carryover;
pub use context::{Context, ContextSeries, Dice, RecordRef};
pub use decimal::Decimal;
pub use draft::TypedForm;
pub(crate) use draft::{TypedLine, TypedValue};
pub use entry::{Entry, FieldRow, Heard};
pub(crate) use entry::{EntryKind, Register, Registered};
pub use evidence::Evidence;
pub use item::Item;
pub(crate) use item::ItemKind;
pub use item_id::ItemId;
pub use matter::{Matter, MatterKind};
pub(crate) use message::{Arg, Rejection};
pub use message::{Message, MessageId};
pub use minutes::{Audience, DecisionKind};
pub(crate) use minutes::{Material, Passage, Statement};
pub(crate) use particulars::Particulars;
pub use particulars::{CouncilRole, Openness, Quorum};
pub use people::{Attendance, Participant, ParticipantId, Sector};
pub(crate) use people::{People, Person, has_title, without_honorific};
pub use programme::{Direction, IndicatorClass, Measurement};
pub(crate) use programme::{Indicator, Programme};
pub(crate) use timebox::Timebox;
