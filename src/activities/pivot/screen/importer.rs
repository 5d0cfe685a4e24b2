//! What a file is understood to be, and every guess changed.

use std::path::{Path, PathBuf};

use super::keys::PivotAction;
use crate::activities::pivot::rules::{ColumnFacts, Data, State};
use crate::analysis::{
    ColumnKind, ColumnRecipe, ColumnSeen, Encoding, FileKind, FilePreview, Header, Recipe,
    Separator,
};
use crate::domain::text;
use crate::input::ListCursor;

/// The most header lines.
const MOST_HEADER: u32 = 20;

/// A file before it is opened.
#[derive(Debug, Clone)]
pub(crate) struct Importer {
    /// Its path as it was typed or chosen.
    pub(crate) path: PathBuf,
    /// What is understood of it.
    pub(crate) preview: FilePreview,
    /// How it is to be read; newer than the preview while a change is under way.
    pub(crate) recipe: Recipe,
    /// The chosen column.
    pub(crate) cursor: ListCursor,
    /// The first column of the sample that is in sight.
    pub(crate) sample: usize,
}

impl Importer {
    pub(super) fn column(&self) -> Option<&ColumnSeen> {
        self.preview.columns.get(self.cursor.at())
    }

    /// A file that was looked at for the first time.
    pub(super) fn new(path: PathBuf, preview: FilePreview, recipe: Recipe) -> Self {
        Self {
            path,
            preview,
            recipe,
            cursor: ListCursor::default(),
            sample: 0,
        }
    }

    /// Columns of the widest of the first lines.
    pub(crate) fn across(&self) -> usize {
        let lines = self.preview.sample.iter();
        lines.map(|(_, fields)| fields.len()).max().unwrap_or(0)
    }

    fn header(&self) -> Header {
        self.recipe.header.unwrap_or(self.preview.header)
    }

    /// What is said about the chosen column so far, made if nothing is.
    pub(super) fn column_recipe(&mut self, at: u32) -> &mut ColumnRecipe {
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

    /// Changes a guess; false when the key is not for that.
    pub(super) fn change(&mut self, action: PivotAction) -> bool {
        let Header { first, height } = self.header();
        let header = match action {
            PivotAction::HeaderDown => (first.saturating_add(1), height),
            PivotAction::HeaderUp => (first.saturating_sub(1).max(1), height),
            PivotAction::Higher => (first, (height + 1).min(MOST_HEADER)),
            PivotAction::Lower => (first, height.saturating_sub(1)),
            _ => return self.change_otherwise(action),
        };
        let (first, height) = header;
        self.recipe.header = Some(Header { first, height });
        true
    }

    fn change_otherwise(&mut self, action: PivotAction) -> bool {
        match action {
            PivotAction::Encoding => self.next_encoding(),
            PivotAction::Separator => self.next_separator(),
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
            recipe.kind = Some(if recipe.kind.unwrap_or(column.kind) == ColumnKind::Label {
                ColumnKind::Number
            } else {
                ColumnKind::Label
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
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// What the session keeps of a file that was opened.
pub(crate) fn facts(path: &Path, preview: &FilePreview, recipe: &Recipe) -> Data {
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
pub(super) fn remembered(state: &State, preview: &FilePreview) -> Option<Recipe> {
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
