//! What fits on a page: shares of its room, and entries cut no more than needed.

use unicode_segmentation::UnicodeSegmentation;

use super::document::{Block, DocumentLine, citation};
use crate::lang::Lang;

/// How many characters an entry of the summary holds: as many of these as the page has room for.
const SHORT: [usize; 4] = [160, 80, 60, 30];
/// How many lines of how many full-width characters a page of A4 holds in type of 10 points.
const PAGE: (usize, usize) = (54, 42);

/// The blocks with long entries cut, no more than needed.
pub(super) fn on_a_page(blocks: &[Block], lang: Lang) -> Vec<Block> {
    let tries = SHORT.map(|most| {
        blocks
            .iter()
            .map(|block| shortened(block.clone(), most, lang))
            .collect::<Vec<_>>()
    });
    let [.., shortest] = &tries;
    tries
        .iter()
        .find(|blocks| fits(blocks, lang))
        .unwrap_or(shortest)
        .clone()
}

/// Does the page hold these blocks?
pub(super) fn fits(blocks: &[Block], lang: Lang) -> bool {
    blocks
        .iter()
        .map(|block| printed_lines(block, lang))
        .sum::<usize>()
        <= PAGE.0
}

/// So many of each, one after the other in turn, until there is no room left.
pub(super) fn shares(wanted: &[usize], room: usize) -> Vec<usize> {
    let mut shares = vec![0; wanted.len()];
    let mut left = room;
    while left > 0
        && shares
            .iter()
            .zip(wanted)
            .any(|(share, wanted)| share < wanted)
    {
        for (share, wanted) in shares.iter_mut().zip(wanted) {
            if *share < *wanted && left > 0 {
                *share += 1;
                left -= 1;
            }
        }
    }
    shares
}

/// About how many lines a block takes on paper, citations included.
fn printed_lines(block: &Block, lang: Lang) -> usize {
    let width = if lang == Lang::Ja { PAGE.1 } else { PAGE.1 * 2 };
    let of = |line: &DocumentLine| {
        (line.text.chars().count() + citation(lang, &line.records).chars().count()).div_ceil(width)
    };
    match block {
        Block::Heading(..) => 2,
        Block::Paragraph(line) => of(line),
        Block::Field(_, lines) | Block::List(lines) | Block::Numbered(lines) => {
            lines.iter().map(of).sum()
        }
        Block::Table { rows, .. } => rows.len() + 1,
    }
}

/// The block with the texts of its lists cut.
fn shortened(block: Block, most: usize, lang: Lang) -> Block {
    let cut = |lines: Vec<DocumentLine>| {
        lines
            .into_iter()
            .map(|line| DocumentLine {
                text: cut(line.text, most, lang),
                ..line
            })
            .collect()
    };
    match block {
        Block::List(lines) => Block::List(cut(lines)),
        Block::Numbered(lines) => Block::Numbered(cut(lines)),
        other => other,
    }
}

/// The text, or its first `most` full-width characters and a mark that there is more of it. Names
/// and marks made of several characters stay whole.
pub(super) fn cut(text: String, most: usize, lang: Lang) -> String {
    // Latin letters are half as wide.
    let most = if lang == Lang::Ja { most } else { most * 2 };
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_in_turn_and_what_one_does_not_need_goes_to_others() {
        assert_eq!(shares(&[5, 1, 5], 9), [4, 1, 4]);
        assert_eq!(shares(&[2, 2], 9), [2, 2]);
        assert_eq!(shares(&[3; 4], 2), [1, 1, 0, 0]);
        assert_eq!(shares(&[], 9), [0; 0]);
    }

    #[test]
    fn entries_are_cut_only_where_the_page_is_full_and_never_within_a_character() {
        let entry = |n: usize| Block::List(vec![DocumentLine::own("か\u{3099}".repeat(120)); n]);
        assert_eq!(on_a_page(&[entry(3)], Lang::Ja), [entry(3)]);
        let Block::List(lines) = &on_a_page(&[entry(60)], Lang::Ja)[0] else {
            panic!("a list")
        };
        assert_eq!(lines[0].text, format!("{}…", "か\u{3099}".repeat(30)));
    }
}
