//! Lists of people as offices have them: lines pasted from Excel, a mail or a letter, understood as
//! names and organisations.

use super::{Participant, Sector, text};

/// Words that end or mark the name of an organisation in this field.
const ORGANISATION_MARKS: [&str; 30] = [
    "会議所",
    "商工会",
    "協会",
    "組合",
    "大学",
    "会社",
    "センター",
    "局",
    "署",
    "保健所",
    "市",
    "町",
    "村",
    "県",
    "庁",
    "役場",
    "病院",
    "医院",
    "クリニック",
    "連合会",
    "医師会",
    "健保",
    "けんぽ",
    "学校",
    "PTA",
    "自治会",
    "町内会",
    "団体",
    "機構",
    "事務局",
];

/// The people in a pasted or typed text: one line each; columns split by tab, comma (，、,) or,
/// failing those, blanks.
///
/// A column that names a sector (地域, 職域, 医療, 住民, 学識, 事務局) is taken as such. Of the others, the one
/// that looks like an organisation is the organisation, wherever it stands; `経営指導員（商工会）` works too.
/// The sector is guessed from the words where none is given.
pub fn parse(pasted: &str) -> Vec<Participant> {
    pasted.split(['\n', '\r']).filter_map(parse_line).collect()
}

/// The person on one line; `None` for an empty one.
pub(crate) fn parse_line(line: &str) -> Option<Participant> {
    let mut sector = None;
    let mut parts: Vec<String> = Vec::new();
    for part in columns(line) {
        match sector_name(&part) {
            Some(named) if sector.is_none() && !part.is_empty() => {
                sector = Some(named);
                // 事務局 is a sector and an organisation at once.
                if named == Sector::Secretariat {
                    parts.push(part);
                }
            }
            _ => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    let (organisation, name) = match parts.len() {
        0 => return None,
        1 => with_brackets(&parts[0]),
        _ if looks_like_organisation(&parts[0]) || !looks_like_organisation(&parts[1]) => {
            (parts[0].clone(), parts[1..].join(" "))
        }
        _ => {
            let organisation = parts.remove(1);
            (organisation, parts.join(" "))
        }
    };
    let sector = sector
        .or_else(|| Sector::guess(&organisation))
        .or_else(|| Sector::guess(&name))
        .unwrap_or(Sector::Community);
    Some(Participant {
        name,
        organisation,
        sector,
        role: None,
    })
}

fn columns(line: &str) -> Vec<String> {
    let split: Vec<&str> = if line.contains('\t') {
        line.split('\t').collect()
    } else if line.contains([',', '，', '、']) {
        line.split([',', '，', '、']).collect()
    } else {
        line.split([' ', '\u{3000}']).collect()
    };
    let trim = |part: &str| {
        text::clean(part)
            .trim_matches(['"', ' ', '\u{3000}', ',', '，', '、'])
            .to_owned()
    };
    split.into_iter().map(trim).collect()
}

fn sector_name(part: &str) -> Option<Sector> {
    Some(match part.to_lowercase().as_str() {
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

/// By the word at its end; words inside would take 経営指導員 for a company.
fn looks_like_organisation(part: &str) -> bool {
    ORGANISATION_MARKS.iter().any(|mark| part.ends_with(mark)) || part.contains("Co.")
}

/// `経営指導員（商工会）` as organisation and name; a text without brackets is a name alone.
fn with_brackets(part: &str) -> (String, String) {
    let inside = part.split_once(['（', '(']).and_then(|(name, rest)| {
        rest.strip_suffix(['）', ')'])
            .map(|organisation| (name, organisation))
    });
    match inside {
        Some((name, organisation)) if !name.trim().is_empty() => {
            (organisation.trim().to_owned(), name.trim().to_owned())
        }
        _ => (String::new(), part.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> (String, String, Sector) {
        let who = parse_line(line).unwrap();
        (who.organisation, who.name, who.sector)
    }

    #[test]
    fn columns_come_in_any_order_and_with_any_separator() {
        let expected = (
            "あおば町商工会".to_owned(),
            "経営指導員".to_owned(),
            Sector::Occupational,
        );
        for line in [
            "あおば町商工会\t経営指導員\t職域",
            "経営指導員\tあおば町商工会",
            "経営指導員、あおば町商工会、職域",
            "あおば町商工会　経営指導員",
            "経営指導員（あおば町商工会）",
        ] {
            assert_eq!(one(line), expected, "{line}");
        }
    }

    #[test]
    fn the_sector_is_guessed_where_none_is_given() {
        assert_eq!(one("みどり保健所,保健師").2, Sector::Community);
        assert_eq!(
            one("地域産業保健センター,コーディネーター").2,
            Sector::Occupational
        );
        assert_eq!(one("郡医師会,理事").2, Sector::Medical);
        assert_eq!(one("町内会,会長").2, Sector::Residents);
        assert_eq!(
            one("事務局,保健師"),
            ("事務局".into(), "保健師".into(), Sector::Secretariat)
        );
    }

    #[test]
    fn ten_pasted_lines_are_ten_people_and_blank_lines_are_nobody() {
        let pasted = "氏名だけ\r\n\r\n商工会\t指導員\r\n".repeat(5);
        assert_eq!(parse(&pasted).len(), 10);
        assert_eq!(parse(" \t , ").len(), 0);
    }
}
