//! Draws the chapter on the screen by the view of its activity.

use crate::id;
use ratatui::layout::Rect;

use crate::activities::for_each_activity;
use crate::app::{ChapterScreen, ChapterScreens, Outlook};
use crate::paint::{Canvas, Role};
use crate::session::ChapterState;

macro_rules! define_draw {
    ($($name:ident: $folder:ident),* $(,)?) => {
        /// Draws the current chapter into `area`.
        pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, screens: &ChapterScreens, at: Outlook<'_>) {
            // What screens measure with is what their views draw with.
            debug_assert_eq!((area.width, area.height), at.size);
            let Some(chapter) = at.state.current_chapter() else { return super::talk::draw(canvas, area, at.state, at.now) };
            match (screens.screen(chapter.no), &chapter.state) {
                $((Some(ChapterScreen::$name(screen)), ChapterState::$name(state)) =>
                    crate::activities::$folder::view::draw(canvas, area, screen, &at.scene(state)),)*
                _ => {
                    let text = canvas.tr(id!("chapter-unknown"));
                    canvas.wrap(area, &text, Role::Quiet);
                }
            }
        }
    };
}
for_each_activity!(define_draw);
