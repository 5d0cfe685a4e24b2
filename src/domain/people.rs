//! The people of a meeting: who they are, for whom they sit there, and whether they came.

use super::{CouncilRole, MessageId};
use crate::id;
use imbl::OrdMap;
use serde::{Deserialize, Serialize};

/// A participant's number within a session; never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantId(pub u16);

/// The side of the collaboration that somebody speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sector {
    /// 地域: community health (municipality, public health centre as a participant).
    Community,
    /// 職域: occupational health (chamber of commerce, labour standards office, insurers of
    /// employees).
    Occupational,
    /// 医療: medical associations, hospitals, pharmacists.
    Medical,
    /// 住民: residents.
    Residents,
    /// 学識: academics.
    Academic,
    /// 事務局: the secretariat.
    Secretariat,
}

impl Sector {
    /// All sectors, in the order of the set-up screen.
    pub const ALL: [Sector; 6] = [
        Sector::Community,
        Sector::Occupational,
        Sector::Medical,
        Sector::Residents,
        Sector::Academic,
        Sector::Secretariat,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Sector::Community => id!("sector-community"),
            Sector::Occupational => id!("sector-occupational"),
            Sector::Medical => id!("sector-medical"),
            Sector::Residents => id!("sector-residents"),
            Sector::Academic => id!("sector-academic"),
            Sector::Secretariat => id!("sector-secretariat"),
        }
    }

    /// The sector that an organisation's or a sector's name suggests, in either language; `None`
    /// when it gives no hint.
    ///
    /// The words are those of the five groups of the handbook's list of partner organisations
    /// (地域・職域連携推進事業ハンドブック Ver.1, 2020).
    pub(crate) fn guess(text: &str) -> Option<Sector> {
        const WORDS: [(Sector, &[&str]); 6] = [
            (Sector::Secretariat, &["事務局", "secretariat"]),
            (
                Sector::Academic,
                &["大学", "学識", "研究所", "university", "academic"],
            ),
            (
                Sector::Occupational,
                &[
                    "職域",
                    "商工",
                    "労働",
                    "労基",
                    "産業保健",
                    "地産保",
                    "協会けんぽ",
                    "健保",
                    "健康保険",
                    "業種組合",
                    "組合",
                    "事業所",
                    "事業場",
                    "会社",
                    "企業",
                    "経営",
                    "occupational",
                    "chamber",
                    "commerce",
                    "labour",
                    "labor",
                    "company",
                    "insurance",
                ],
            ),
            (
                Sector::Medical,
                &[
                    "医療",
                    "医師会",
                    "歯科",
                    "薬剤師",
                    "看護",
                    "病院",
                    "診療所",
                    "クリニック",
                    "栄養士会",
                    "medical",
                    "hospital",
                    "pharmac",
                ],
            ),
            (
                Sector::Residents,
                &[
                    "住民",
                    "自治会",
                    "町内会",
                    "PTA",
                    "食生活改善",
                    "商店街",
                    "老人クラブ",
                    "resident",
                    "neighbourhood",
                    "neighborhood",
                ],
            ),
            (
                Sector::Community,
                &[
                    "地域",
                    "市",
                    "町",
                    "村",
                    "県",
                    "保健所",
                    "保健センター",
                    "国保",
                    "community",
                    "city",
                    "town",
                    "health center",
                    "health centre",
                    "municipal",
                ],
            ),
        ];
        let lower = text.to_lowercase();
        WORDS
            .iter()
            .find(|(_, words)| {
                words
                    .iter()
                    .any(|word| lower.contains(&word.to_lowercase()))
            })
            .map(|(sector, _)| *sector)
    }
}

/// Who somebody is: a name or a role, the organisation and its sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Name or role (経営指導員); empty for an organisation of which nobody said who comes.
    pub name: String,
    /// Organisation (商工会); may be empty.
    pub organisation: String,
    /// The side that the organisation stands for.
    pub sector: Sector,
    /// What the person is in the council; `None` while nobody said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<CouncilRole>,
}

impl Participant {
    /// Organisation and name, as one line.
    pub(crate) fn label(&self) -> String {
        match (self.organisation.is_empty(), self.name.is_empty()) {
            (true, _) => self.name.clone(),
            (false, true) => self.organisation.clone(),
            (false, false) => format!("{} {}", self.organisation, self.name),
        }
    }
}

/// Whether somebody is in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Attendance {
    /// On the list, not yet seen.
    Expected,
    /// 出席: in the room from the beginning.
    Present,
    /// 遅参: came after the beginning, in the room now.
    Late,
    /// 早退: was here and has left.
    LeftEarly,
    /// 欠席: did not come.
    Absent,
}

impl Attendance {
    /// Is the person in the room now?
    pub(crate) const fn is_here(self) -> bool {
        matches!(self, Attendance::Present | Attendance::Late)
    }

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            Attendance::Expected => id!("attendance-expected"),
            Attendance::Present => id!("attendance-present"),
            Attendance::Late => id!("attendance-late"),
            Attendance::LeftEarly => id!("attendance-left-early"),
            Attendance::Absent => id!("attendance-absent"),
        }
    }
}

/// The name without 様, 先生, 殿 or さん at its end: whoever speaks about somebody leaves them out.
pub(crate) fn without_honorific(name: &str) -> &str {
    let name = name.trim_end();
    ["様", "先生", "殿", "さん"]
        .iter()
        .find_map(|honorific| name.strip_suffix(honorific))
        .map_or(name, str::trim_end)
}

/// Does the name end with a post or title, so that it is no person's name alone?
pub(crate) fn has_title(name: &str) -> bool {
    const TITLES: [&str; 20] = [
        "長",
        "師",
        "員",
        "事",
        "係",
        "任",
        "査",
        "幹",
        "授",
        "士",
        "担当",
        "代表",
        "補佐",
        "役",
        "医",
        "部",
        "課",
        "局",
        "コーディネーター",
        "オブザーバー",
    ];
    // Behind the name of a substitute stands that it is one.
    let name = name.trim_end_matches("（代理）");
    TITLES.iter().any(|title| name.ends_with(title))
}

/// One line of the attendance list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The invited person.
    pub who: Participant,
    /// 代理: who came instead, if somebody did; name or role.
    pub substitute: Option<String>,
    /// Whether the seat's occupant is in the room.
    pub attendance: Attendance,
}

impl Person {
    /// Organisation and name of whoever occupies the seat now.
    pub(crate) fn label(&self) -> String {
        match &self.substitute {
            None => self.who.label(),
            Some(name) if self.who.organisation.is_empty() => name.clone(),
            Some(name) => format!("{} {name}", self.who.organisation),
        }
    }
}

/// Everybody on the list, by number.
pub(crate) type People = OrdMap<ParticipantId, Person>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_are_left_out_and_a_post_needs_none() {
        for (typed, name, titled) in [
            ("佐藤先生", "佐藤", false),
            ("医師会 髙﨑 様", "医師会 髙﨑", false),
            ("商工会 経営指導員", "商工会 経営指導員", true),
            ("みどり保健所 所長殿", "みどり保健所 所長", true),
            ("企画担当（代理）", "企画担当（代理）", true),
            ("様", "", false),
        ] {
            let bare = without_honorific(typed);
            assert_eq!((bare, has_title(bare)), (name, titled), "{typed}");
        }
    }
}
