//! Themes: what each role looks like. Views name roles, never colours.
//!
//! Colour is never the only difference: roles that must be distinguished differ in a modifier, or the
//! widget that uses them draws a sign with them.

use crate::domain::MessageId;
use crate::id;
use ratatui::style::{Color, Modifier, Style};

/// What something on the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text, and the empty screen.
    Text,
    /// Text that may be overlooked.
    Quiet,
    /// Text that should be read first.
    Strong,
    /// The title of a screen or a frame.
    Title,
    /// Something that belongs to what is being worked on.
    Accent,
    /// The chosen row of the list that has the focus.
    Selected,
    /// The chosen row of a list without the focus.
    SelectedQuiet,
    /// It went well.
    Good,
    /// Look at this.
    Warn,
    /// It went wrong.
    Bad,
    /// A key in the footer or in help.
    Key,
    /// What the key does.
    KeyText,
    /// Lines that separate.
    Border,
    /// The frame around the thing that matters.
    BorderStrong,
    /// The ground of a popup.
    Popup,
    /// A text field.
    Field,
    /// The text field that is being written in.
    FieldFocused,
    /// Stars and stickers.
    Mark,
    /// The bars of a table or a chart.
    Chart,
    /// The full part of a gauge or a bar.
    Gauge,
    /// The empty part of a gauge, the track of a scrollbar.
    GaugeRest,
    /// The large question.
    Question,
    /// The clock while there is time left.
    Clock,
    /// The clock in the last minute.
    ClockLast,
    /// The clock when time is over.
    ClockOver,
    /// A line across the screen that nobody should miss (replay, read-only).
    Banner,
}

impl Role {
    /// The chosen row of a list, where the keys are or not.
    pub(crate) const fn selected(focused: bool) -> Self {
        if focused {
            Role::Selected
        } else {
            Role::SelectedQuiet
        }
    }

    /// The heading of a part, where the keys are or not.
    pub(crate) const fn heading(focused: bool) -> Self {
        if focused { Role::Title } else { Role::Quiet }
    }

    /// The ground of a field, with the caret in it or not.
    pub(crate) const fn field(focused: bool) -> Self {
        if focused {
            Role::FieldFocused
        } else {
            Role::Field
        }
    }

    /// What may be overlooked in a row that is drawn so; a chosen row looks the same all along.
    pub(crate) fn quieter(self) -> Self {
        if self == Role::Text {
            Role::Quiet
        } else {
            self
        }
    }

    /// Every role.
    pub const ALL: [Role; 26] = [
        Role::Text,
        Role::Quiet,
        Role::Strong,
        Role::Title,
        Role::Accent,
        Role::Selected,
        Role::SelectedQuiet,
        Role::Good,
        Role::Warn,
        Role::Bad,
        Role::Key,
        Role::KeyText,
        Role::Border,
        Role::BorderStrong,
        Role::Popup,
        Role::Field,
        Role::FieldFocused,
        Role::Mark,
        Role::Chart,
        Role::Gauge,
        Role::GaugeRest,
        Role::Question,
        Role::Clock,
        Role::ClockLast,
        Role::ClockOver,
        Role::Banner,
    ];
}

/// The themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ThemeName {
    /// For a dark terminal; the terminal's own ground.
    #[default]
    Dark,
    /// Dark on light, on a ground of its own.
    Light,
    /// Black on white, for a projector in a room that is not dark.
    Projector,
    /// No colour at all; also what `NO_COLOR` asks for.
    Mono,
}

impl ThemeName {
    /// All themes, in the order in which a key changes them.
    pub(crate) const ALL: [ThemeName; 4] = [
        ThemeName::Dark,
        ThemeName::Light,
        ThemeName::Projector,
        ThemeName::Mono,
    ];

    /// Its name on the command line and in settings.
    pub const fn id(self) -> &'static str {
        match self {
            ThemeName::Dark => "dark",
            ThemeName::Light => "light",
            ThemeName::Projector => "projector",
            ThemeName::Mono => "mono",
        }
    }

    /// The theme of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        ThemeName::ALL.into_iter().find(|name| name.id() == id)
    }

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            ThemeName::Dark => id!("theme-dark"),
            ThemeName::Light => id!("theme-light"),
            ThemeName::Projector => id!("theme-projector"),
            ThemeName::Mono => id!("theme-mono"),
        }
    }
}

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// Sixteen, whose looks the person chose.
    Sixteen,
    /// 256.
    #[default]
    Indexed,
    /// All 16 million.
    True,
}

/// A colour in the three depths: red, green and blue, and the nearest of the sixteen. The 256 are
/// reckoned.
#[derive(Debug, Clone, Copy)]
struct Ink(u8, u8, u8, Color);

impl Ink {
    fn at(self, depth: Depth) -> Color {
        let Ink(r, g, b, sixteen) = self;
        match depth {
            Depth::True => Color::Rgb(r, g, b),
            Depth::Indexed => Color::Indexed(nearest_indexed(r, g, b)),
            Depth::Sixteen => sixteen,
        }
    }
}

/// The nearest of the 6×6×6 cube and the 24 greys of the 256 colours.
fn nearest_indexed(r: u8, g: u8, b: u8) -> u8 {
    let distance = |index: u8| {
        let (ir, ig, ib) = indexed_rgb(index);
        [(r, ir), (g, ig), (b, ib)]
            .iter()
            .map(|(a, b)| (i32::from(*a) - i32::from(*b)).pow(2))
            .sum::<i32>()
    };
    (16..=255)
        .min_by_key(|index| distance(*index))
        .unwrap_or(16)
}

/// What one of the 256 colours beyond the first sixteen looks like.
const fn indexed_rgb(index: u8) -> (u8, u8, u8) {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let at = index.saturating_sub(16) as usize;
    (STEPS[at / 36 % 6], STEPS[at / 6 % 6], STEPS[at % 6])
}

/// What each role looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
    depth: Depth,
}

impl Theme {
    /// The theme of this name for so many colours.
    pub const fn named(name: ThemeName, depth: Depth) -> Self {
        Self { name, depth }
    }

    /// What a role looks like: always the whole look, so that a cell's looks follow from its last
    /// role alone.
    pub fn style(self, role: Role) -> Style {
        let (fg, bg) = match self.name {
            ThemeName::Dark => DARK.inks(role),
            ThemeName::Light => LIGHT.inks(role),
            ThemeName::Projector => PROJECTOR.inks(role),
            ThemeName::Mono => (None, None),
        };
        let color = |ink: Option<Ink>| ink.map_or(Color::Reset, |ink| ink.at(self.depth));
        let modifier = match (self.name, self.depth, role) {
            (ThemeName::Mono, ..) => mono(role),
            // Sixteen colours have no quiet ground.
            (_, Depth::Sixteen, Role::Field | Role::FieldFocused) => mono(role),
            _ => colourful(role),
        };
        Style::new()
            .fg(color(fg))
            .bg(color(bg))
            .add_modifier(modifier)
    }
}

/// Modifiers where colours help.
fn colourful(role: Role) -> Modifier {
    match role {
        Role::Strong
        | Role::Title
        | Role::Selected
        | Role::Warn
        | Role::Key
        | Role::BorderStrong
        | Role::Question
        | Role::Clock
        | Role::ClockLast
        | Role::Mark => Modifier::BOLD,
        Role::Bad => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::SelectedQuiet => Modifier::BOLD,
        // The ground alone is lost in a room that is not dark.
        Role::Field | Role::FieldFocused => Modifier::UNDERLINED,
        Role::ClockOver | Role::Banner => Modifier::BOLD.union(Modifier::REVERSED),
        _ => Modifier::empty(),
    }
}

/// Modifiers where nothing else helps. Dim is used only where it may be missed.
fn mono(role: Role) -> Modifier {
    match role {
        Role::Strong
        | Role::Title
        | Role::Accent
        | Role::Warn
        | Role::Key
        | Role::BorderStrong
        | Role::Question
        | Role::Clock
        | Role::ClockLast
        | Role::SelectedQuiet
        | Role::Mark => Modifier::BOLD,
        // Words are never dim: they would be the first to go under stray light.
        Role::Border | Role::GaugeRest => Modifier::DIM,
        Role::Selected | Role::Banner => Modifier::REVERSED,
        Role::ClockOver => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Field => Modifier::UNDERLINED,
        Role::Bad | Role::FieldFocused => Modifier::BOLD.union(Modifier::UNDERLINED),
        _ => Modifier::empty(),
    }
}

/// The inks of a theme, by what they are for.
struct Palette {
    /// Text and ground of whatever has no ink of its own; `None` are the terminal's.
    plain: (Option<Ink>, Option<Ink>),
    quiet: Ink,
    accent: Ink,
    /// The frame around what is in hand.
    frame: Ink,
    line: Ink,
    good: Ink,
    warn: Ink,
    bad: Ink,
    selected: (Ink, Ink),
    /// Text in a field, its ground, and its ground with the focus.
    field: (Ink, Ink, Ink),
    /// Bars.
    chart: Ink,
}

const BLACK: Ink = Ink(0, 0, 0, Color::Black);
const WHITE: Ink = Ink(255, 255, 255, Color::White);

/// On the terminal's own ground, which is taken to be dark.
const DARK: Palette = Palette {
    plain: (Some(Ink(230, 230, 230, Color::Reset)), None),
    quiet: Ink(208, 208, 208, Color::Gray),
    accent: Ink(143, 220, 234, Color::Cyan),
    frame: Ink(143, 220, 234, Color::Cyan),
    line: Ink(160, 160, 160, Color::DarkGray),
    good: Ink(160, 220, 155, Color::Green),
    warn: Ink(240, 200, 90, Color::Yellow),
    bad: Ink(255, 199, 196, Color::LightRed),
    selected: (WHITE, Ink(20, 80, 130, Color::Blue)),
    field: (
        WHITE,
        Ink(42, 42, 42, Color::Reset),
        Ink(28, 52, 62, Color::Reset),
    ),
    chart: Ink(90, 169, 189, Color::Cyan),
};

/// With a ground of its own: the terminal under it may be a dark one.
const LIGHT: Palette = Palette {
    plain: (
        Some(Ink(30, 30, 30, Color::Black)),
        Some(Ink(250, 250, 250, Color::White)),
    ),
    quiet: Ink(85, 85, 85, Color::DarkGray),
    accent: Ink(0, 85, 130, Color::Blue),
    frame: Ink(0, 85, 130, Color::Blue),
    line: Ink(120, 120, 120, Color::DarkGray),
    good: Ink(0, 100, 40, Color::Green),
    warn: Ink(95, 47, 0, Color::Red),
    bad: Ink(170, 0, 0, Color::Red),
    selected: (WHITE, Ink(0, 85, 130, Color::Blue)),
    field: (
        BLACK,
        Ink(238, 238, 238, Color::Reset),
        Ink(220, 238, 246, Color::Reset),
    ),
    chart: Ink(68, 128, 184, Color::Blue),
};

/// Black on white.
const PROJECTOR: Palette = Palette {
    plain: (Some(BLACK), Some(WHITE)),
    quiet: Ink(78, 78, 78, Color::Black),
    accent: Ink(0, 55, 135, Color::Blue),
    frame: BLACK,
    line: Ink(120, 120, 120, Color::Black),
    good: Ink(0, 80, 30, Color::Black),
    warn: Ink(95, 45, 0, Color::Black),
    bad: Ink(160, 0, 0, Color::Black),
    selected: (WHITE, Ink(0, 55, 135, Color::Blue)),
    field: (
        BLACK,
        Ink(238, 238, 238, Color::White),
        Ink(220, 238, 246, Color::White),
    ),
    chart: Ink(70, 125, 180, Color::Blue),
};

impl Palette {
    /// Text and ground of a role.
    fn inks(&self, role: Role) -> (Option<Ink>, Option<Ink>) {
        let text = |ink| (Some(ink), self.plain.1);
        let both = |(text, ground): (Ink, Ink)| (Some(text), Some(ground));
        match role {
            Role::Quiet | Role::KeyText => text(self.quiet),
            Role::Title | Role::Accent | Role::Key | Role::Gauge => text(self.accent),
            Role::BorderStrong => text(self.frame),
            Role::Border | Role::GaugeRest => text(self.line),
            Role::Good => text(self.good),
            Role::Warn | Role::Mark | Role::ClockLast | Role::Banner => text(self.warn),
            Role::Bad | Role::ClockOver => text(self.bad),
            Role::Selected => both(self.selected),
            Role::Field => both((self.field.0, self.field.1)),
            Role::FieldFocused => both((self.field.0, self.field.2)),
            Role::Chart => text(self.chart),
            _ => self.plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2). The sixteen are those of Windows Terminal, whose red and blue
    /// are hard to read.
    fn luminance(color: Color) -> f64 {
        let (r, g, b) = match color {
            Color::Rgb(r, g, b) => (r, g, b),
            Color::Indexed(index) => indexed_rgb(index),
            Color::Black => (12, 12, 12),
            Color::White => (242, 242, 242),
            Color::Blue => (0, 55, 218),
            other => panic!("{other} has no fixed look"),
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

    fn contrast(a: Color, b: Color, stray: f64) -> f64 {
        let (a, b) = (luminance(a) + 0.05 + stray, luminance(b) + 0.05 + stray);
        a.max(b) / a.min(b)
    }

    /// The light that falls on a screen in a room that is not dark, as a share of its white.
    const STRAY: f64 = 0.10;

    /// The text and the ground of a role on the usual terminal of a theme. The dark theme has no
    /// ground of its own: Windows Terminal's is the lighter of the usual dark ones.
    fn on_the_usual_ground(name: ThemeName, depth: Depth, role: Role) -> (Color, Color) {
        let style = Theme::named(name, depth).style(role);
        let known = |color: Option<Color>, usual| {
            color
                .filter(|color| *color != Color::Reset)
                .unwrap_or(usual)
        };
        let ground = Color::Rgb(30, 30, 30);
        let text = Color::Rgb(230, 230, 230);
        (known(style.fg, text), known(style.bg, ground))
    }

    /// Shapes need less contrast than words: 3 (WCAG 2.1, 1.4.11), and 4.5 (1.4.3).
    const fn least(role: Role) -> f64 {
        match role {
            Role::Border | Role::GaugeRest | Role::Chart => 3.0,
            _ => 4.5,
        }
    }

    #[test]
    fn every_theme_is_readable_in_a_room_that_is_not_dark() {
        let depths = [Depth::Indexed, Depth::True];
        for (name, depth) in [ThemeName::Dark, ThemeName::Light, ThemeName::Projector]
            .into_iter()
            .flat_map(|name| depths.map(|depth| (name, depth)))
        {
            for role in Role::ALL {
                let (text, ground) = on_the_usual_ground(name, depth, role);
                let contrast = contrast(text, ground, STRAY);
                assert!(
                    contrast >= least(role),
                    "{role:?} in {name:?} at {depth:?}: {contrast:.2}"
                );
            }
        }
    }

    #[test]
    fn sixteen_colours_are_readable_on_a_projector_too() {
        let theme = Theme::named(ThemeName::Projector, Depth::Sixteen);
        for role in Role::ALL {
            let style = theme.style(role);
            let contrast = contrast(style.fg.unwrap(), style.bg.unwrap(), STRAY);
            assert!(contrast >= 4.5, "{role:?}: {contrast:.2}");
        }
    }

    #[test]
    fn no_theme_tells_things_apart_by_colour_alone() {
        let pairs = [
            (Role::Selected, Role::Text),
            (Role::SelectedQuiet, Role::Text),
            (Role::Bad, Role::Good),
            (Role::Bad, Role::Text),
            (Role::Bad, Role::Warn),
            (Role::Warn, Role::Good),
            (Role::Strong, Role::Text),
            (Role::Title, Role::Text),
            (Role::Key, Role::KeyText),
            (Role::ClockOver, Role::Clock),
            (Role::Banner, Role::Text),
        ];
        for name in ThemeName::ALL {
            let theme = Theme::named(name, Depth::True);
            for (a, b) in pairs {
                assert_ne!(
                    theme.style(a).add_modifier,
                    theme.style(b).add_modifier,
                    "{a:?} and {b:?} in {name:?}"
                );
            }
        }
    }

    #[test]
    fn a_ground_of_ours_comes_with_an_ink_of_ours() {
        for name in ThemeName::ALL {
            for (depth, role) in [Depth::Sixteen, Depth::Indexed, Depth::True]
                .into_iter()
                .flat_map(|depth| Role::ALL.map(|role| (depth, role)))
            {
                let style = Theme::named(name, depth).style(role);
                assert!(
                    style.bg == Some(Color::Reset) || style.fg != Some(Color::Reset),
                    "{role:?} in {name:?} at {depth:?}"
                );
            }
        }
    }

    #[test]
    fn mono_has_no_colour_and_keeps_the_selection_visible() {
        let theme = Theme::named(ThemeName::Mono, Depth::True);
        for role in Role::ALL {
            assert_eq!(
                (theme.style(role).fg, theme.style(role).bg),
                (Some(Color::Reset), Some(Color::Reset))
            );
        }
        assert!(
            theme
                .style(Role::Selected)
                .add_modifier
                .contains(Modifier::REVERSED)
        );
    }

    #[test]
    fn a_colour_finds_its_nearest_of_the_256() {
        assert_eq!(nearest_indexed(0, 0, 0), 16);
        assert_eq!(nearest_indexed(255, 255, 255), 231);
        assert_eq!(nearest_indexed(78, 78, 78), 239);
        assert_eq!(ThemeName::from_id("projector"), Some(ThemeName::Projector));
    }
}
