//! A list without columns: each line told apart by its words.

use super::words::{
    bare_name, is_branch, is_department, is_of_councils, is_organisation, is_part_of_a_name,
    role_name, sector_name, spaced,
};
use crate::domain::{CouncilRole, Sector, has_title};

/// What one line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LineReading {
    pub(super) organisation: String,
    pub(super) name: String,
    pub(super) sector: Option<Sector>,
    pub(super) role: Option<CouncilRole>,
}

const COMMAS: [char; 3] = [',', '，', '、'];
const BLANKS: [char; 3] = [' ', '\u{3000}', '／'];

/// Reads a line such as 「1. みどり保健所 健康増進課 田中 太郎 様」 or 「経営指導員（商工会）」. Department and post stay
/// before the name; a branch stays with its organisation.
pub(super) fn read(line: &str) -> LineReading {
    let mut read = LineReading::default();
    let (line, inside) = without_brackets(&unnumbered(line));
    // Commas part what spaces may be within (Green Health Centre, nurse).
    let signs: &[char] = if line.contains(COMMAS) {
        &COMMAS
    } else {
        &BLANKS
    };
    let mut words: Vec<String> = line
        .split(signs)
        .map(|word| word.trim().to_owned())
        .collect();
    words.retain(|word| !word.is_empty());
    take_labels(&mut words, &mut read);
    // An honorific may stand behind a space, and （代理） before the name.
    let glue = if line.contains(COMMAS) { "、" } else { " " };
    let bare = bare_name(&words.join(glue));
    let words: Vec<&str> = bare.split(glue).filter(|word| !word.is_empty()).collect();
    let organisation = organisation_of(&words);
    read.organisation = words[organisation.clone()].join(" ");
    read.name = outside(&words, organisation).join(" ");
    if let Some(inside) = inside {
        take_inside(&mut read, &inside);
    }
    read
}

/// What stands for a sector or a role, where something else is left to be a name. 事務局 is a sector and
/// an organisation at once.
fn take_labels(words: &mut Vec<String>, read: &mut LineReading) {
    let mut left = words.len();
    words.retain(|word| {
        let sector = sector_name(word).filter(|_| read.sector.is_none());
        if let Some(sector) = sector {
            read.sector = Some(sector);
            let stays = sector == Sector::Secretariat;
            left -= usize::from(!stays);
            return stays || left == 0;
        }
        let role = role_name(word).filter(|role| is_of_councils(*role) && left > 1);
        if let Some(role) = role {
            read.role = Some(role);
            left -= 1;
        }
        role.is_none()
    });
}

/// Which of the words name the organisation: the first that looks like one, with the branches behind
/// it. Where none does, the first of several, unless they can be surname and given name.
fn organisation_of(words: &[&str]) -> std::ops::Range<usize> {
    let behind = |at: usize| {
        let rest = words.iter().skip(at + 1);
        at + 1 + rest.take_while(|word| is_branch(word)).count()
    };
    if let Some(at) = words.iter().position(|word| is_organisation(word)) {
        return at..behind(at);
    }
    let name = words.iter().all(|word| is_part_of_a_name(word)) && words.len() == 2;
    if words.len() < 2 || name || is_department(words[0]) {
        return 0..0;
    }
    0..behind(0)
}

fn outside<'a>(words: &[&'a str], organisation: std::ops::Range<usize>) -> Vec<&'a str> {
    let around = words.iter().enumerate();
    let around = around.filter(|(at, _)| !organisation.contains(at));
    around.map(|(_, word)| *word).collect()
}

/// What stood in brackets behind a name: its organisation, a role, or more about it.
fn take_inside(read: &mut LineReading, inside: &str) {
    if let Some(role) = role_name(inside) {
        read.role = Some(role);
    } else if read.organisation.is_empty() && !read.name.is_empty() {
        let (organisation, post) = organisation_and_post(inside);
        read.organisation = organisation;
        if let Some(post) = post {
            read.name = format!("{post} {}", read.name);
        }
    } else {
        read.name = format!("{}（{inside}）", read.name);
    }
}

/// The line without what stands in brackets at its end, and that. （代理） belongs to the name.
fn without_brackets(line: &str) -> (String, Option<String>) {
    let line = spaced(line);
    let split = line
        .strip_suffix(['）', ')'])
        .and_then(|line| line.rsplit_once(['（', '(']));
    match split {
        Some((before, inside)) if !before.trim().is_empty() && !inside.starts_with('代') => {
            (before.trim().to_owned(), Some(inside.trim().to_owned()))
        }
        _ => (line, None),
    }
}

/// The line without a number or a bullet before it: 1. 1） (1) ① ・.
fn unnumbered(line: &str) -> String {
    let line = spaced(line);
    let bare = line.trim_start_matches(['・', '●', '○', '◎', '■', '□', '◆', '◇', '-', '–', ' ']);
    let bare = bare.trim_start_matches(|c: char| ('①'..='⑳').contains(&c));
    let inner = bare.trim_start_matches(['(', '（']);
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest = inner.trim_start_matches(is_digit);
    let ends = rest.trim_start_matches(['.', '．', ')', '）', ':', '：', ' ']);
    // A digit that belongs to a word (3歳児健診の会) is no number of a line.
    let numbered = rest.len() < inner.len() && ends.len() < rest.len();
    if numbered { ends } else { bare }.trim().to_owned()
}

/// An organisation and the post that somebody has there, as one cell has them: 「みどり保健所 所長」,
/// 「みどり市健康課 課長」.
pub(super) fn organisation_and_post(cell: &str) -> (String, Option<String>) {
    let cell = spaced(cell);
    let words: Vec<&str> = cell.split(' ').collect();
    let organisation = organisation_of(&words);
    if organisation.is_empty() || organisation.start > 0 {
        return (cell, None);
    }
    let post = words[organisation.end..].join(" ");
    // What is no post belongs to the organisation's name (みどり市商工会 女性部).
    if post.is_empty() || !(has_title(&post) || is_department(&post)) {
        return (cell.clone(), None);
    }
    (words[organisation].join(" "), Some(post))
}
