//! The keys of a preview: each change of a guess asks for the preview anew.

use super::display::PivotPage;
use super::importer::{Importer, remembered};
use super::keys::PivotAction;
use super::numbers::NumbersPanel;
use super::{Screen, measure};
use crate::activities::pivot::rules::{Command, State};
use crate::analysis::FilePreview;
use crate::domain::text;
use crate::input::grid::SIDEWAYS;
use crate::input::{Extent, Input, Response, Scene, binding};

impl Screen {
    /// How many columns the preview has, and how many of them are in sight.
    pub(crate) fn import_extent(&self, scene: &Scene<'_, State>) -> Extent {
        let Some(importer) = &self.importer else {
            return Extent::default();
        };
        let preview = &importer.preview;
        let rows = measure::import_rows(scene.size, preview);
        Extent::new(preview.columns.len(), rows)
    }

    /// Left and right move among the columns of the first lines.
    pub(super) fn move_sample(&mut self, input: &Input) -> bool {
        let (Some(importer), Some(to)) = (
            &mut self.importer,
            binding::action(&[SIDEWAYS], input, false),
        ) else {
            return false;
        };
        importer.sample = to.from(importer.sample, importer.across());
        true
    }

    pub(super) fn act_on_preview(&mut self, action: PivotAction) -> Response<Command> {
        let Some(importer) = &mut self.importer else {
            return Response::Ignored;
        };
        match action {
            PivotAction::Back => {
                self.importer = None;
                self.page = PivotPage::Choosing;
            }
            PivotAction::Take => {
                let (path, recipe) = (importer.path.clone(), importer.recipe.clone());
                let sha256 = importer.preview.sha256.clone();
                self.opening = Some(path.clone());
                self.requests.load(path, recipe, sha256);
            }
            PivotAction::Find => self.find_column(),
            PivotAction::Rename => {
                if let Some(column) = importer.column() {
                    let panel = NumbersPanel::rename(column.at, &column.name);
                    self.open_numbers(panel);
                }
            }
            _ if importer.change(action) => self.preview_anew(),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    /// Gives a column another name; an empty one goes back to the file's.
    pub(super) fn rename_column(&mut self, at: u32, name: &str) {
        if let Some(importer) = &mut self.importer {
            let name = text::clean(name);
            importer.column_recipe(at).name = (!name.is_empty()).then_some(name);
            self.preview_anew();
        }
    }

    fn preview_anew(&mut self) {
        if let Some(importer) = &self.importer {
            let (path, recipe) = (importer.path.clone(), importer.recipe.clone());
            self.requests.preview(path, recipe);
        }
    }

    /// What is understood of a file came: for the first time, or after a change.
    pub(super) fn previewed(&mut self, preview: FilePreview, scene: &Scene<'_, State>) {
        let Some(path) = self.opening.clone() else {
            return;
        };
        self.page = PivotPage::Importing;
        if let Some(importer) = &mut self.importer {
            importer.cursor.clamp(preview.columns.len());
            importer.recipe = preview.recipe.clone();
            importer.preview = preview;
            return;
        }
        // A file like one that was read before is read in the same way; the guess is shown until
        // the second preview comes.
        let remembered = remembered(scene.state, &preview);
        let recipe = remembered.clone().unwrap_or_else(|| preview.recipe.clone());
        self.importer = Some(Importer::new(path, preview, recipe));
        if remembered.is_some() {
            self.preview_anew();
        }
    }

    /// A change could not be carried out: the preview that is there counts.
    pub(super) fn take_back_recipe(&mut self) {
        if let Some(importer) = &mut self.importer {
            importer.recipe = importer.preview.recipe.clone();
        }
    }
}
