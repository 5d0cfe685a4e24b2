//! Draws the chapter on the screen by the view of its activity.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::for_each_activity;
use crate::app::{ChapterScreen, ChapterScreens};
use crate::input::{Mode, Scene};
use crate::paint::{Canvas, Role};
use crate::session::{ChapterState, State};

macro_rules! define_draw {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// Draws the current chapter into `area`.
        pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screens: &ChapterScreens, state: &State, mode: Mode, now: u64) {
            let Some(chapter) = state.current_chapter() else { return super::talk::draw(canvas, area, state, now) };
            let room = state.room();
            match (screens.screen(chapter.no), &chapter.state) {
                $((Some(ChapterScreen::$name(screen)), ChapterState::$name(state)) =>
                    crate::activities::$folder::view::draw(canvas, area, screen, &Scene { state, room, mode, now, size: (area.width, area.height) }),)*
                _ => {
                    let text = canvas.tr(id!("chapter-unknown"));
                    canvas.wrap(area, &text, Role::Quiet);
                }
            }
        }
    };
}
for_each_activity!(define_draw);
