//! The law of looks: every place of the program, in every theme, both languages and the usual sizes,
//! can be read in a room that is not dark, and shows in one row where the keys go.

use std::collections::BTreeMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use yoriai::app::Msg;
use yoriai::lang::Lang;
use yoriai::paint::{Depth, Role, Theme, ThemeName};

use super::keys::places;
use super::support::Rig;

const SIZES: [(u16, u16); 5] = [(80, 24), (100, 30), (120, 36), (140, 40), (200, 50)];
const THEMES: [ThemeName; 4] = [
    ThemeName::Dark,
    ThemeName::Light,
    ThemeName::Projector,
    ThemeName::Mono,
];

/// The light that falls on a screen in such a room, as a share of its white.
const STRAY: f64 = 0.10;

/// Relative luminance (WCAG 2); what the terminal decides is taken as on the usual one of a theme.
fn luminance(color: Color, usual: (u8, u8, u8)) -> f64 {
    let (r, g, b) = match color {
        Color::Rgb(r, g, b) => (r, g, b),
        _ => usual,
    };
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn contrast(cell: &Cell) -> f64 {
    let light = |color, usual| luminance(color, usual) + 0.05 + STRAY;
    let (text, ground) = (
        light(cell.fg, (230, 230, 230)),
        light(cell.bg, (30, 30, 30)),
    );
    text.max(ground) / text.min(ground)
}

/// Lines, bars, gauges, scrollbars and large dots are shapes: they need less (WCAG 2.1, 1.4.11).
fn is_shape(symbol: &str) -> bool {
    symbol
        .chars()
        .all(|c| matches!(c, '\u{2500}'..='\u{259F}' | '|' | '·'))
}

/// Every pair of colours that is drawn, with what is drawn in it.
fn unreadable(buffer: &Buffer) -> Option<String> {
    let blank = |cell: &&Cell| !cell.symbol().trim().is_empty();
    buffer.content().iter().filter(blank).find_map(|cell| {
        let least = if is_shape(cell.symbol()) { 3.0 } else { 4.5 };
        let found = contrast(cell);
        (found < least).then(|| format!("{:?} {cell:?}: {found:.2}", cell.symbol()))
    })
}

/// How many rows have the sign of the keys: `>` at the beginning of what is drawn as chosen.
fn rows_with_keys(buffer: &Buffer, theme: Theme) -> usize {
    let chosen = theme.style(Role::Selected);
    let looks = |cell: &Cell| {
        let style = (cell.fg, cell.bg, cell.modifier);
        style
            == (
                chosen.fg.unwrap_or_default(),
                chosen.bg.unwrap_or_default(),
                chosen.add_modifier,
            )
    };
    let width = usize::from(buffer.area.width);
    let cells = buffer.content();
    let begins = |at: usize| at.is_multiple_of(width) || !looks(&cells[at - 1]);
    (0..cells.len())
        .filter(|at| cells[*at].symbol() == ">" && looks(&cells[*at]) && begins(*at))
        .count()
}

#[test]
fn every_place_is_readable_in_every_theme_and_has_one_row_for_the_keys() {
    let (mut drawn, mut with_keys) = (BTreeMap::new(), 0);
    for (at, spot) in places().into_iter().enumerate() {
        for (of, size) in SIZES.into_iter().enumerate() {
            // Over the places every size meets every theme and language.
            let theme = THEMES[(at + of) % THEMES.len()];
            let lang = [Lang::Ja, Lang::En][(at / THEMES.len() + of) % 2];
            let mut rig: Rig = spot.rig.clone();
            rig.look((theme, lang));
            rig.send(Msg::Resize(size.0, size.1));
            let (buffer, _) = rig.draw();
            let place = format!("{} at {size:?}, {lang:?}, {theme:?}", spot.way);
            let found = rows_with_keys(&buffer, Theme::named(theme, Depth::True));
            assert!(
                found <= 1,
                "{found} rows with the keys: {place}\n{}",
                rig.screen()
            );
            with_keys += found;
            if theme != ThemeName::Mono {
                assert_eq!(unreadable(&buffer), None, "{place}");
            }
            *drawn.entry((size, theme.id(), lang.code())).or_insert(0) += 1;
        }
    }
    let all = SIZES.len() * THEMES.len() * 2;
    assert_eq!(drawn.len(), all, "each combination was drawn: {drawn:?}");
    assert!(with_keys > 100, "{with_keys} rows with the keys");
}

/// A theme without colours tells nothing apart by being dim that has to be read.
#[test]
fn words_are_never_dim() {
    let theme = Theme::named(ThemeName::Mono, Depth::True);
    for role in [Role::Text, Role::Quiet, Role::KeyText, Role::Field] {
        assert!(!theme.style(role).add_modifier.contains(Modifier::DIM));
    }
}
