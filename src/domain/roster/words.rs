//! The words by which a list of people is understood: organisations, sectors, roles, honorifics.

use unicode_normalization::UnicodeNormalization;

use crate::domain::{CouncilRole, Sector, has_title, without_honorific};

/// What stands behind the name of somebody who comes as a substitute.
pub(super) const SUBSTITUTE: &str = "（代理）";

/// Words that end the name of an organisation, however short it is.
const ORGANISATIONS: [&str; 28] = [
    "会議所",
    "商工会",
    "協会",
    "組合",
    "大学",
    "会社",
    "センター",
    "保健所",
    "役場",
    "役所",
    "病院",
    "医院",
    "クリニック",
    "連合会",
    "医師会",
    "薬剤師会",
    "健保",
    "けんぽ",
    "学校",
    "PTA",
    "自治会",
    "町内会",
    "団体",
    "機構",
    "事務局",
    "労働局",
    "監督署",
    "推進員",
];

/// Letters that end the name of an organisation of at least three letters: shorter ones are surnames
/// (中村, 今市, 阿部, 田所).
const LAST_LETTERS: [char; 16] = [
    '市', '町', '村', '県', '庁', '署', '局', '会', '院', '校', '社', '団', '連', '店', '園', '省',
];

/// Endings of a part of an organisation that belongs to its name.
const BRANCHES: [&str; 7] = ["支部", "支所", "支店", "支社", "本部", "分会", "出張所"];

/// Last letters of a department, of at least three letters.
const DEPARTMENTS: [char; 6] = ['課', '係', '室', '班', '科', '部'];

/// Does the text look like an organisation? By its end; words inside would take 経営指導員 for a company.
pub(super) fn is_organisation(text: &str) -> bool {
    let legal = [
        "株式会社",
        "有限会社",
        "（株）",
        "(株)",
        "NPO",
        "Co.",
        "Ltd",
        "Inc.",
    ];
    ORGANISATIONS.iter().any(|mark| text.ends_with(mark))
        || legal.iter().any(|mark| text.contains(mark))
        || ends_with_letter(text, &LAST_LETTERS)
        || is_english_organisation(text)
}

fn is_english_organisation(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "office",
        "centre",
        "center",
        "association",
        "society",
        "city",
        "town",
        "university",
        "hospital",
        "chamber",
        "union",
        "company",
    ];
    let lower = text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| WORDS.contains(&word))
}

/// Is it a branch, so that it belongs to the organisation before it?
pub(super) fn is_branch(text: &str) -> bool {
    BRANCHES.iter().any(|mark| text.ends_with(mark))
}

/// Is it a department within an organisation?
pub(super) fn is_department(text: &str) -> bool {
    !is_branch(text) && ends_with_letter(text, &DEPARTMENTS)
}

fn ends_with_letter(text: &str, letters: &[char]) -> bool {
    text.chars().count() >= 3 && text.ends_with(letters)
}

/// Can it be one part of a person's name, or a whole one: few letters, none of them a digit or a sign?
pub(super) fn is_part_of_a_name(text: &str) -> bool {
    let text = text.trim_end_matches(SUBSTITUTE);
    let letters = text.chars().count();
    (1..=4).contains(&letters) && text.chars().all(char::is_alphabetic) && !is_post(text)
}

/// Is it a post and no name? Short names end like posts: 阿部, 健士.
pub(super) fn is_post(text: &str) -> bool {
    let short = text.chars().count() <= 2;
    has_title(text) && !(short && text.ends_with(['部', '士', '幹', '医', '役', '局']))
}

/// Can it be a person's name, written with or without a space?
pub(super) fn is_name(text: &str) -> bool {
    let bare = bare_name(text);
    let parts: Vec<&str> = bare.trim_end_matches(SUBSTITUTE).split(' ').collect();
    match parts.as_slice() {
        [one] => {
            (2..=6).contains(&one.chars().count())
                && one.chars().all(char::is_alphabetic)
                && !is_post(one)
        }
        parts => parts.len() <= 3 && parts.iter().all(|part| is_part_of_a_name(part)),
    }
}

/// The sector that a text names, as the word for it and nothing else.
pub(super) fn sector_name(text: &str) -> Option<Sector> {
    Some(match folded(text).as_str() {
        "地域" | "地域保健" | "行政" | "community" => Sector::Community,
        "職域" | "職域保健" | "産業" | "企業" | "事業所" | "occupational" | "workplace" => {
            Sector::Occupational
        }
        "医療" | "医療保険" | "medical" => Sector::Medical,
        "住民" | "住人" | "市民" | "町民" | "村民" | "住民関係" | "residents" | "resident" => {
            Sector::Residents
        }
        "学識" | "学識者" | "学識経験者" | "有識者" | "academic" => Sector::Academic,
        "事務局" | "secretariat" => Sector::Secretariat,
        _ => return None,
    })
}

/// The role in the council that a text names, as the word for it and nothing else.
pub(super) fn role_name(text: &str) -> Option<CouncilRole> {
    Some(match folded(text).as_str() {
        "会長" | "委員長" | "president" => CouncilRole::President,
        "副会長" | "副委員長" | "vicepresident" | "vice-president" => {
            CouncilRole::VicePresident
        }
        "座長" | "議長" | "chair" | "chairperson" => CouncilRole::Chair,
        "副座長" | "副議長" | "vicechair" | "vice-chair" => CouncilRole::ViceChair,
        "委員" | "構成員" | "部会員" | "member" => CouncilRole::Member,
        "オブザーバー" | "オブザーバ" | "observer" => CouncilRole::Observer,
        "事務局" | "secretariat" => CouncilRole::Secretariat,
        _ => return None,
    })
}

/// Is it the role of somebody in a council, and not also a post elsewhere (会長 of a neighbourhood)?
pub(super) const fn is_of_councils(role: CouncilRole) -> bool {
    !matches!(role, CouncilRole::President | CouncilRole::VicePresident)
}

/// A text as words are compared: without widths, case and spaces.
pub(super) fn folded(text: &str) -> String {
    let plain = text.nfkc().filter(|c| !c.is_whitespace());
    plain.flat_map(char::to_lowercase).collect()
}

/// One space wherever there are any, of either width.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name without honorific; （代理） before or behind it stands behind it.
pub(super) fn bare_name(text: &str) -> String {
    let text = spaced(text);
    let marks = [
        SUBSTITUTE,
        "(代理)",
        "（代）",
        "(代)",
        "【代理】",
        "［代理］",
    ];
    let found = marks.iter().find(|mark| text.contains(*mark));
    let without = found.map_or_else(|| text.clone(), |mark| text.replace(mark, " "));
    let spoken = text.starts_with("代理 ") || text.ends_with(" 代理");
    let without = without.trim_start_matches("代理 ");
    let without = without.strip_suffix(" 代理").unwrap_or(without);
    let name = without_courtesy(&spaced(without));
    if found.is_some() || spoken {
        format!("{name}{SUBSTITUTE}")
    } else {
        name
    }
}

/// Without 様, 先生, 殿, 氏, さん; a text of nothing else stays.
fn without_courtesy(name: &str) -> String {
    let mut bare = without_honorific(name);
    for courtesy in ["さま", "氏"] {
        let rest = bare.strip_suffix(courtesy).map(str::trim_end);
        bare = rest.filter(|rest| !rest.is_empty()).unwrap_or(bare);
    }
    let bare = if bare.is_empty() { name } else { bare };
    bare.to_owned()
}

/// The organisation without 御中 and 様.
pub(super) fn bare_organisation(text: &str) -> String {
    let text = spaced(text);
    let bare = ["御中", "様"].iter().find_map(|end| text.strip_suffix(end));
    bare.map_or(text.clone(), |bare| bare.trim_end().to_owned())
}

/// Is it a line that counts or closes a list (計 40名, 以上, ※敬称略)?
pub(super) fn only_counts(text: &str) -> bool {
    let folded = folded(text);
    let sum = ["合計", "小計", "総計", "計"]
        .iter()
        .find_map(|word| folded.strip_prefix(word));
    let counts = |rest: &str| {
        let rest = rest
            .trim_start_matches([':', '：'])
            .trim_end_matches(['名', '人', '者']);
        rest.chars().all(|c| c.is_ascii_digit())
    };
    sum.is_some_and(counts)
        || folded == "以上"
        || folded.starts_with(['※', '*'])
        || (folded.contains("敬称略") && !folded.contains("様"))
        || folded.starts_with("total")
}
