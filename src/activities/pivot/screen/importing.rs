//! What a file is understood to be, and every guess changed by a key: each change asks for the
//! preview anew.

use std::path::{Path, PathBuf};

use super::keys::PivotAction;
use super::panels::{Asked, Numbers, PivotPanel};
use super::{PivotPage, Screen, choosing};
use crate::activities::pivot::rules::{ColumnFacts, Command, Data, State};
use crate::analysis::{
    ColumnRecipe, ColumnSeen, Encoding, FileKind, Header, Kind, Preview, Recipe, Separator,
};
use crate::domain::text;
use crate::input::{Response, Scene};

/// The most header lines.
const MOST_HEADER: u32 = 20;

/// A file before it is opened.
#[derive(Debug, Clone)]
pub struct Importer {
    /// Its path as it was typed or chosen.
    pub path: PathBuf,
    /// What is understood of it.
    pub preview: Preview,
    /// How it is to be read; newer than the preview while a change is under way.
    pub recipe: Recipe,
    /// The chosen column.
    pub at: usize,
    /// The first column of the sample that is in sight.
    pub sample: usize,
}

impl Importer {
    fn column(&self) -> Option<&ColumnSeen> {
        self.preview.columns.get(self.at)
    }

    fn header(&self) -> Header {
        self.recipe.header.unwrap_or(self.preview.header)
    }

    /// What is said about the chosen column so far, made if nothing is.
    fn column_recipe(&mut self, at: u32) -> &mut ColumnRecipe {
        let known = self
            .recipe
            .columns
            .iter()
            .position(|column| column.at == at);
        let index = known.unwrap_or_else(|| {
            self.recipe.columns.push(ColumnRecipe {
                at,
                name: None,
                kind: None,
                leave_out: None,
            });
            self.recipe.columns.len() - 1
        });
        &mut self.recipe.columns[index]
    }

    /// Another way to take the file apart: the header has to be guessed anew.
    fn begin_anew(&mut self) {
        self.recipe.header = None;
        self.recipe.columns.clear();
    }

    fn change(&mut self, action: PivotAction) -> bool {
        let header = self.header();
        match action {
            PivotAction::Encoding => self.next_encoding(),
            PivotAction::Separator => self.next_separator(),
            PivotAction::HeaderDown => {
                self.recipe.header = Some(Header {
                    first: header.first.saturating_add(1),
                    ..header
                });
            }
            PivotAction::HeaderUp => {
                self.recipe.header = Some(Header {
                    first: header.first.saturating_sub(1).max(1),
                    ..header
                });
            }
            PivotAction::Higher => {
                self.recipe.header = Some(Header {
                    height: (header.height + 1).min(MOST_HEADER),
                    ..header
                });
            }
            PivotAction::Lower => {
                self.recipe.header = Some(Header {
                    height: header.height.saturating_sub(1),
                    ..header
                });
            }
            PivotAction::Kind | PivotAction::LeaveOut => self.change_column(action),
            _ => return false,
        }
        true
    }

    fn next_encoding(&mut self) {
        const ALL: [Encoding; 4] = [
            Encoding::Utf8,
            Encoding::Cp932,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
        ];
        if self.preview.kind == FileKind::Csv {
            let now = self.recipe.encoding.or(self.preview.encoding);
            self.recipe.encoding = Some(after(&ALL, now.as_ref()));
            self.begin_anew();
        }
    }

    /// The next separator of a text, the next sheet of a workbook.
    fn next_separator(&mut self) {
        const ALL: [Separator; 3] = [Separator::Comma, Separator::Tab, Separator::Semicolon];
        if self.preview.kind == FileKind::Csv {
            let now = self.recipe.separator.or(self.preview.separator);
            self.recipe.separator = Some(after(&ALL, now.as_ref()));
        } else if !self.preview.sheets.is_empty() {
            let now = self
                .recipe
                .sheet
                .clone()
                .or_else(|| self.preview.sheet.clone());
            self.recipe.sheet = Some(after(&self.preview.sheets, now.as_ref()));
        }
        self.begin_anew();
    }

    fn change_column(&mut self, action: PivotAction) {
        let Some(column) = self.column().cloned() else {
            return;
        };
        let recipe = self.column_recipe(column.at);
        if action == PivotAction::LeaveOut {
            recipe.leave_out = Some(!recipe.leave_out.unwrap_or(column.left_out));
        } else {
            recipe.kind = Some(if recipe.kind.unwrap_or(column.kind) == Kind::Label {
                Kind::Number
            } else {
                Kind::Label
            });
        }
    }
}

/// The one after, round and round; the first when there is none yet.
fn after<T: Clone + PartialEq>(all: &[T], now: Option<&T>) -> T {
    let at = now
        .and_then(|now| all.iter().position(|one| one == now))
        .map_or(0, |at| (at + 1) % all.len());
    all[at].clone()
}

/// The name of a file.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// What the session keeps of a file that was opened.
pub fn facts(path: &Path, preview: &Preview, recipe: &Recipe) -> Data {
    let column = |column: &ColumnSeen| ColumnFacts {
        name: text::clean(&column.name),
        kind: column.kind,
        unit: text::clean(&column.unit),
        distinct: column.distinct,
    };
    Data {
        name: text::clean(&file_name(path)),
        path: path.display().to_string(),
        sha256: preview.sha256.clone(),
        recipe: recipe.clone(),
        rows: preview.rows,
        columns: preview
            .columns
            .iter()
            .filter(|column| !column.left_out)
            .map(column)
            .collect(),
    }
}

/// How files like this one were read before: the same file, or one whose columns have the names
/// that were corrected then.
fn remembered(state: &State, preview: &Preview) -> Option<Recipe> {
    let same = state
        .files
        .iter()
        .find(|(data, _)| data.sha256 == preview.sha256)
        .map(|(data, _)| data.recipe.clone());
    let alike = |data: &Data| {
        let renamed = |at: u32| {
            data.recipe
                .columns
                .iter()
                .any(|column| column.at == at && column.name.is_some())
        };
        let kept = preview
            .columns
            .iter()
            .filter(|column| !column.left_out && !renamed(column.at));
        !data.recipe.columns.is_empty()
            && kept.clone().count() > 0
            && kept.clone().all(|column| is_known(data, column))
    };
    let before = || {
        state
            .files
            .iter()
            .rev()
            .find(|(data, _)| alike(data))
            .map(|(data, _)| data.recipe.columns.clone())
    };
    let recipe = same.or_else(|| {
        before().map(|columns| Recipe {
            columns,
            ..preview.recipe.clone()
        })
    })?;
    (recipe != preview.recipe).then_some(recipe)
}

/// Was the column taken in, or left out by a person?
fn is_known(data: &Data, column: &ColumnSeen) -> bool {
    let left_out = data
        .recipe
        .columns
        .iter()
        .any(|known| known.at == column.at && known.leave_out == Some(true));
    left_out || data.columns.iter().any(|known| known.name == column.name)
}

impl Screen {
    pub(super) fn import(&mut self, action: PivotAction) -> Response<Command> {
        let Some(importer) = &mut self.importer else {
            return Response::Ignored;
        };
        let last = importer.preview.columns.len().saturating_sub(1);
        let across = importer
            .preview
            .sample
            .iter()
            .map(|(_, fields)| fields.len())
            .max()
            .unwrap_or(0);
        match action {
            PivotAction::Up => importer.at = importer.at.saturating_sub(1),
            PivotAction::Down => importer.at = (importer.at + 1).min(last),
            PivotAction::PageUp => importer.at = importer.at.saturating_sub(choosing::PAGE),
            PivotAction::PageDown => importer.at = (importer.at + choosing::PAGE).min(last),
            PivotAction::Left => importer.sample = importer.sample.saturating_sub(1),
            PivotAction::Right => importer.sample = (importer.sample + 1).min(across.saturating_sub(1)),
            PivotAction::Back => {
                self.importer = None;
                self.place = PivotPage::Choosing;
            }
            PivotAction::Take => {
                let (path, recipe, sha256) = (
                    importer.path.clone(),
                    importer.recipe.clone(),
                    importer.preview.sha256.clone(),
                );
                self.opening = Some(path.clone());
                self.requests.load(path, recipe, sha256);
            }
            PivotAction::Rename => {
                if let Some(column) = importer.column() {
                    let names = [column.name.clone()];
                    self.panel = PivotPanel::Numbers(Numbers::asking(
                        Asked::Rename(column.at),
                        &column.name,
                        &names,
                    ));
                }
            }
            _ => {
                if !importer.change(action) {
                    return Response::Ignored;
                }
                self.preview_anew();
            }
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
    pub(super) fn previewed(&mut self, preview: Preview, scene: &Scene<'_, State>) {
        let Some(path) = self.opening.clone() else {
            return;
        };
        self.place = PivotPage::Importing;
        if let Some(importer) = &mut self.importer {
            importer.at = importer.at.min(preview.columns.len().saturating_sub(1));
            importer.recipe = preview.recipe.clone();
            importer.preview = preview;
            return;
        }
        let remembered = remembered(scene.state, &preview);
        let recipe = remembered.clone().unwrap_or_else(|| preview.recipe.clone());
        self.importer = Some(Importer {
            path,
            preview,
            recipe,
            at: 0,
            sample: 0,
        });
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
