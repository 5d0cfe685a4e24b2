//! What an office writes at the head of its minutes beside title, day and place. Nothing here has a
//! value until somebody says it.

use crate::id;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::MessageId;

/// 公開の別: may the public be in the room?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Openness {
    /// 公開.
    Public,
    /// 一部公開.
    Partly,
    /// 非公開.
    Closed,
}

impl Openness {
    /// All of them, in the order of the forms.
    pub(crate) const ALL: [Openness; 3] = [Openness::Public, Openness::Partly, Openness::Closed];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Openness::Public => id!("openness-public"),
            Openness::Partly => id!("openness-partly"),
            Openness::Closed => id!("openness-closed"),
        }
    }
}

/// 定足数: how many of the members have to be there for the council to be able to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Quorum {
    /// 過半数: more than half.
    Majority,
    /// 半数以上: half or more.
    Half,
    /// 3分の2以上: two thirds or more.
    TwoThirds,
}

impl Quorum {
    /// All of them, in the order of the forms.
    pub(crate) const ALL: [Quorum; 3] = [Quorum::Majority, Quorum::Half, Quorum::TwoThirds];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Quorum::Majority => id!("quorum-majority"),
            Quorum::Half => id!("quorum-half"),
            Quorum::TwoThirds => id!("quorum-two-thirds"),
        }
    }

    /// Are so many enough of so many members?
    pub(crate) const fn is_reached(self, present: usize, members: usize) -> bool {
        match self {
            _ if members == 0 => false,
            Quorum::Majority => present * 2 > members,
            Quorum::Half => present * 2 >= members,
            Quorum::TwoThirds => present * 3 >= members * 2,
        }
    }
}

/// 役割: what somebody is in the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CouncilRole {
    /// 会長.
    President,
    /// 副会長.
    VicePresident,
    /// 座長.
    Chair,
    /// 副座長.
    ViceChair,
    /// 委員.
    Member,
    /// オブザーバー.
    Observer,
    /// 事務局.
    Secretariat,
}

impl CouncilRole {
    /// All roles, in the order of the forms and of the list of those present.
    pub const ALL: [CouncilRole; 7] = [
        CouncilRole::President,
        CouncilRole::VicePresident,
        CouncilRole::Chair,
        CouncilRole::ViceChair,
        CouncilRole::Member,
        CouncilRole::Observer,
        CouncilRole::Secretariat,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            CouncilRole::President => id!("role-president"),
            CouncilRole::VicePresident => id!("role-vice-president"),
            CouncilRole::Chair => id!("role-chair"),
            CouncilRole::ViceChair => id!("role-vice-chair"),
            CouncilRole::Member => id!("role-member"),
            CouncilRole::Observer => id!("role-observer"),
            CouncilRole::Secretariat => id!("role-secretariat"),
        }
    }

    /// Does the person count for the quorum?
    pub(crate) const fn is_member(self) -> bool {
        !matches!(self, CouncilRole::Observer | CouncilRole::Secretariat)
    }
}

/// What was said of a meeting for the head of its minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Particulars {
    /// 開会の時刻, as said.
    pub(crate) begins: Option<NaiveTime>,
    /// 閉会の時刻, as said.
    pub(crate) ends: Option<NaiveTime>,
    /// 公開の別.
    pub(crate) openness: Option<Openness>,
    /// Why the public is kept out, or from what.
    pub(crate) openness_reason: String,
    /// 傍聴者数.
    pub(crate) observers: Option<u32>,
    /// 定足数 of the council.
    pub(crate) quorum: Option<Quorum>,
    /// 資料: what was handed out, in order.
    pub(crate) materials: Vec<String>,
    /// 次回: a date or a season.
    pub(crate) next_meeting: String,
    /// 作成者 of the minutes.
    pub(crate) author: String,
    /// 問い合わせ先.
    pub(crate) contact: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quorum_is_counted_in_whole_people() {
        for (rule, needed) in [
            (Quorum::Majority, [1, 2, 2, 3, 3, 4, 4]),
            (Quorum::Half, [1, 1, 2, 2, 3, 3, 4]),
            (Quorum::TwoThirds, [1, 2, 2, 3, 4, 4, 5]),
        ] {
            for (members, least) in (1..).zip(needed) {
                let first = (0..=members).find(|present| rule.is_reached(*present, members));
                assert_eq!(first, Some(least), "{rule:?} of {members}");
            }
            assert!(!rule.is_reached(0, 0));
        }
    }
}
