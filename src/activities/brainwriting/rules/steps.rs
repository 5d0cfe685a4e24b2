//! The steps of convergence and their order.

use serde::{Deserialize, Serialize};

use crate::domain::MessageId;
use crate::id;

/// A step of convergence, in order; each may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ConvergenceStep {
    /// 一巡: every idea is shown.
    Browsing,
    /// ハイライト☆.
    Starring,
    /// KJ法.
    Grouping,
    /// シール投票.
    Stickers,
    /// 加重投票.
    Weighing,
    /// 観点別評価: 効果, 実現性, 負担, 連携の広がり.
    Criteria,
    /// 決定.
    Deciding,
}

impl ConvergenceStep {
    /// All steps, in order.
    pub(crate) const ALL: [ConvergenceStep; 7] = [
        ConvergenceStep::Browsing,
        ConvergenceStep::Starring,
        ConvergenceStep::Grouping,
        ConvergenceStep::Stickers,
        ConvergenceStep::Weighing,
        ConvergenceStep::Criteria,
        ConvergenceStep::Deciding,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            ConvergenceStep::Browsing => id!("bw-step-browsing"),
            ConvergenceStep::Starring => id!("bw-step-starring"),
            ConvergenceStep::Grouping => id!("bw-step-grouping"),
            ConvergenceStep::Stickers => id!("bw-step-stickers"),
            ConvergenceStep::Weighing => id!("bw-step-weighing"),
            ConvergenceStep::Criteria => id!("bw-step-criteria"),
            ConvergenceStep::Deciding => id!("bw-step-deciding"),
        }
    }

    /// The step after it.
    pub(crate) fn next(self) -> Option<ConvergenceStep> {
        ConvergenceStep::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before it.
    pub(crate) fn previous(self) -> Option<ConvergenceStep> {
        ConvergenceStep::ALL.into_iter().rfind(|step| *step < self)
    }
}
