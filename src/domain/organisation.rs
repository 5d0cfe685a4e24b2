//! Organisations (機関) by name: which ones a council knows, and whether a typed name is one of them.

use unicode_normalization::UnicodeNormalization;

/// What a typed name is, measured by the names that the council knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NameMatch<'a> {
    /// One that is known, as it is written there.
    Known(&'a str),
    /// None that is known, but close to these: more likely the same than two.
    Like(Vec<&'a str>),
    /// A new one.
    New,
}

/// Compares a typed name with those that are known: width, case and spaces do not count, and a name that
/// is a part of another one is like it (協会けんぽ and 協会けんぽ みどり支部).
pub(crate) fn name_match<'a>(known: &'a [String], typed: &str) -> NameMatch<'a> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return NameMatch::New;
    }
    if let Some(same) = known.iter().find(|name| folded(name) == wanted) {
        return NameMatch::Known(same);
    }
    let like: Vec<&str> = known
        .iter()
        .filter(|name| is_part(&folded(name), &wanted))
        .map(String::as_str)
        .collect();
    if like.is_empty() {
        NameMatch::New
    } else {
        NameMatch::Like(like)
    }
}

/// The names that hold what is typed; all of them where nothing is.
pub(crate) fn names_with<'a>(known: &'a [String], typed: &str) -> Vec<&'a str> {
    let wanted = folded(typed);
    let holds = |name: &&String| folded(name).contains(&wanted);
    known.iter().filter(holds).map(String::as_str).collect()
}

fn is_part(known: &str, typed: &str) -> bool {
    // One character is part of too many names.
    const LEAST: usize = 2;
    let shorter = known.chars().count().min(typed.chars().count());
    shorter >= LEAST && (known.contains(typed) || typed.contains(known))
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    let plain = name.nfkc().filter(|c| !c.is_whitespace());
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<String> {
        ["協会けんぽ みどり支部", "みどり市商工会", "市"]
            .map(String::from)
            .to_vec()
    }

    #[test]
    fn width_case_and_spaces_do_not_make_two_of_one() {
        let known = known();
        assert_eq!(
            name_match(&known, "協会けんぽみどり支部"),
            NameMatch::Known("協会けんぽ みどり支部")
        );
        let latin = vec!["JA みどり".to_owned()];
        assert_eq!(
            name_match(&latin, "ｊａみどり"),
            NameMatch::Known("JA みどり")
        );
    }

    #[test]
    fn names_are_found_by_any_part_of_them() {
        assert_eq!(names_with(&known(), "支部"), ["協会けんぽ みどり支部"]);
        assert_eq!(names_with(&known(), "").len(), 3);
    }

    #[test]
    fn a_part_of_a_name_is_like_it_and_another_name_is_new() {
        let known = known();
        assert_eq!(
            name_match(&known, "協会けんぽ"),
            NameMatch::Like(vec!["協会けんぽ みどり支部"])
        );
        assert_eq!(
            name_match(&known, "みどり市商工会 青年部"),
            NameMatch::Like(vec!["みどり市商工会"])
        );
        assert_eq!(name_match(&known, "労働基準監督署"), NameMatch::New);
        assert_eq!(
            name_match(&known, "市役所"),
            NameMatch::New,
            "one character says nothing"
        );
        assert_eq!(name_match(&known, " "), NameMatch::New);
    }
}
