//! The order in which people expect names: 40～44歳 before 100歳以上, ９ before 10, 男 before 女, その他 after
//! all that has a name.
//!
//! A name becomes a key of bytes whose plain order is the natural one, so a million of them are
//! sorted without looking into the text again. Text is normalised (NFKC) in keys only.

use unicode_normalization::{UnicodeNormalization, is_nfkc};

/// Answers whose own order is not that of their characters, in the order in which tables show them.
/// They come before all other names.
const FIRST: &[&str] = &[
    "男",
    "男性",
    "女",
    "女性",
    "本人",
    "被保険者",
    "家族",
    "被扶養者",
    "はい",
    "いいえ",
    "あり",
    "なし",
    "有",
    "無",
    "○",
    "△",
    "×",
    "該当",
    "非該当",
    "予備群該当",
    "基準該当",
    "-",
    "(-)",
    "±",
    "(±)",
    "+",
    "(+)",
    "1+",
    "++",
    "2+",
    "+++",
    "3+",
];

/// Answers that name nothing. They come after all other names.
const LAST: &[&str] = &[
    "その他",
    "判定不能",
    "判別不可",
    "わからない",
    "不明",
    "未回答",
    "無回答",
    "未記入",
];

/// A key whose bytes are in the natural order of the texts; equal keys do not mean equal texts.
pub(crate) fn key(text: &str) -> Vec<u8> {
    if text.is_ascii() || is_nfkc(text) {
        key_of(text)
    } else {
        key_of(&text.nfkc().collect::<String>())
    }
}

fn key_of(text: &str) -> Vec<u8> {
    let place = |words: &[&str]| {
        words
            .iter()
            .position(|word| *word == text)
            .map(|at| at as u8)
    };
    if let Some(at) = place(FIRST) {
        return vec![0, at];
    }
    if let Some(at) = place(LAST) {
        return vec![2, at];
    }
    let open_below = text.starts_with(['~', '〜', '<', '≤']);
    let open_above =
        text.starts_with(['>', '≥']) || text.ends_with(['~', '〜', '超']) || text.ends_with("以上");
    let side = if open_below || text.ends_with("未満") || text.ends_with("以下") {
        0
    } else {
        1 + u8::from(open_above)
    };
    let mut key = vec![1];
    let mut rest = text
        .trim_start_matches(['~', '〜', '<', '≤', '>', '≥'])
        .as_bytes();
    let mut first = true;
    while let Some(byte) = rest.first() {
        if !byte.is_ascii_digit() {
            key.push(*byte);
            rest = &rest[1..];
            continue;
        }
        let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let zeros = rest[..run].iter().take_while(|byte| **byte == b'0').count();
        let digits = &rest[zeros..run];
        // Longer numbers are larger; beyond 255 digits nobody counts.
        key.extend([b'0', digits.len().min(255) as u8]);
        key.extend(digits);
        if first {
            // 40歳未満 before 40～44歳, 75～79歳 before 75歳以上.
            key.push(side);
            first = false;
        }
        rest = &rest[run..];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(texts: &[&'a str]) -> Vec<&'a str> {
        let mut texts = texts.to_vec();
        texts.sort_by_cached_key(|text| (key(text), (*text).to_owned()));
        texts
    }

    #[test]
    fn numbers_within_names_count_by_value() {
        for order in [
            &["9", "10", "100"][..],
            &["９", "10", "１１"],
            &["～39歳", "40～44歳", "45～49歳", "100歳以上"],
            &["40歳未満", "40～44歳", "70～74歳", "75～79歳", "75歳以上"],
            &["1～9人", "10～29人", "300人以上"],
            &["令和1年度", "令和5年度", "令和１０年度"],
            &["第2地区", "第02地区の外", "第10地区"],
        ] {
            let mut turned = order.to_vec();
            turned.reverse();
            assert_eq!(sorted(&turned), order);
        }
    }

    #[test]
    fn answers_come_in_the_order_of_tables_and_what_names_nothing_comes_last() {
        assert_eq!(
            sorted(&["不明", "女", "その他", "男"]),
            ["男", "女", "その他", "不明"]
        );
        assert_eq!(
            sorted(&["いいえ", "はい", "無回答"]),
            ["はい", "いいえ", "無回答"]
        );
        assert_eq!(sorted(&["＋", "2+", "－", "±"]), ["－", "±", "＋", "2+"]);
        assert_eq!(
            sorted(&["髙﨑町", "あおば町", "ｱｵﾊﾞ町"]),
            ["あおば町", "ｱｵﾊﾞ町", "髙﨑町"]
        );
    }
}
