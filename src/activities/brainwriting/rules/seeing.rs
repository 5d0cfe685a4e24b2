//! Who may see what: the table of the rules, as pure answers.

use super::numbers::SheetNo;
use super::state::{Idea, Phase, State};
use crate::domain::{Anonymity, ParticipantId, Room, Sector};

/// The fewest people who must share a tag before it is shown.
pub(crate) const FEWEST_SHARING: usize = 3;

/// What may be shown about the writer of an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthorTag {
    /// 記名: who it was.
    Person(ParticipantId),
    /// 立場区分タグ: for whom they spoke.
    Sector(Sector),
    /// Nothing.
    None,
}

impl State {
    /// May the shared screen show this sheet now? After the reveal all; before it the one whose
    /// writer types in turn, and those opened by the facilitator, in that round or after the last
    /// one.
    pub(crate) fn may_show_sheet(&self, sheet: SheetNo) -> bool {
        self.revealed
            || (matches!(self.phase, Phase::Writing | Phase::Written)
                && self.opened.contains(&sheet))
            || (self.phase == Phase::Writing
                && self
                    .turn()
                    .is_some_and(|seat| self.sheet_in_hand(seat, self.round) == Some(sheet)))
    }

    /// What may be shown about the writer of an idea: nothing before the reveal, then by the level
    /// of anonymity.
    pub(crate) fn author_tag(&self, idea: &Idea, room: &Room<'_>) -> AuthorTag {
        let Some(who) = idea.by.filter(|_| self.revealed) else {
            return AuthorTag::None;
        };
        match self.level.max(room.anonymity) {
            Anonymity::Named => AuthorTag::Person(who),
            Anonymity::Sector => {
                let sector = self.seat_of(who).map(|seat| seat.sector);
                sector
                    .filter(|sector| self.sectors_shown().contains(sector))
                    .map_or(AuthorTag::None, AuthorTag::Sector)
            }
            Anonymity::Anonymous => AuthorTag::None,
        }
    }

    /// The sectors whose tag gives nobody away.
    pub(crate) fn sectors_shown(&self) -> Vec<Sector> {
        let sectors: Vec<Sector> = self.seats.iter().map(|seat| seat.sector).collect();
        sectors_that_hide(&sectors)
    }
}

/// Those sectors that at least three share, such that nobody stands out by having no tag either.
///
/// If one or two were left without a tag, its absence would point at them; then the smallest tag
/// goes too, until three are left or none.
pub(crate) fn sectors_that_hide(of_each: &[Sector]) -> Vec<Sector> {
    let size = |sector: &Sector| of_each.iter().filter(|other| *other == sector).count();
    let mut shown: Vec<Sector> = Sector::ALL
        .into_iter()
        .filter(|sector| size(sector) >= FEWEST_SHARING)
        .collect();
    shown.sort_by_key(|sector| (std::cmp::Reverse(size(sector)), *sector));
    while !shown.is_empty()
        && (1..FEWEST_SHARING).contains(&(of_each.len() - shown.iter().map(size).sum::<usize>()))
    {
        shown.pop();
    }
    shown.sort_unstable();
    shown
}
