//! Sessions become documents, one file per kind of document; knows no screen and no disk.
//!
//! [`minutes`] decides what stands in a document, [`document`] is the paper it is written on,
//! [`markdown`] one way to print that. Other ways (a page, a word processor) read the same
//! [`document::Document`].

mod ahead;
mod appendix;
mod attendance;
mod carried;
mod course;
mod dates;
mod decisions;
pub mod document;
mod facts;
mod fields;
mod gaps;
pub mod markdown;
pub(crate) mod minutes;
mod page;
mod words;

pub use document::{Block, Document, DocumentLine, DocumentRow};
pub use minutes::{Paper, Source, write};
