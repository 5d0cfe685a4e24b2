//! How queries and views are written in one line: the notation of the command line, which screens,
//! pins and exports show too.

use super::{
    Aggregate, Axis, Bins, Cell, Condition, Figure, Filter, Heading, HeadingKind, Keep, Measure,
    PivotView, Query, Show, SortOrder,
};
use crate::domain::Decimal;

/// A value's name: `count`, `mean(HbA1c)`, `rate(喫煙=はい)`.
pub(crate) fn measure(measure: &Measure) -> String {
    let code = measure.aggregate.code();
    let field = &measure.field;
    match &measure.condition {
        _ if measure.aggregate == Aggregate::Count => code.to_owned(),
        None => format!("{code}({field})"),
        Some(condition) => format!("{code}({field}{})", self::condition(condition)),
    }
}

fn condition(condition: &Condition) -> String {
    match condition {
        Condition::OneOf(members) => format!("={}", members.join("|")),
        Condition::AtLeast(least) => format!(">={least}"),
        Condition::LessThan(limit) => format!("<{limit}"),
    }
}

/// A filter: `性別=男|女`, `性別!=不明`, `年齢:40..64`.
pub(crate) fn filter(filter: &Filter) -> String {
    let field = &filter.field;
    match &filter.keep {
        Keep::Members(members) => format!("{field}={}", members.join("|")),
        Keep::Except(members) => format!("{field}!={}", members.join("|")),
        Keep::Range(Some(from), None) => format!("{field}>={from}"),
        Keep::Range(None, Some(to)) => format!("{field}<={to}"),
        Keep::Range(from, to) => {
            let text = |end: &Option<Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
            format!("{field}:{}..{}", text(from), text(to))
        }
    }
}

/// A field on a shelf: `年齢`, `年齢/10`, `収縮期血圧@130,140`.
pub(crate) fn axis(axis: &Axis) -> String {
    match &axis.bins {
        Bins::Each => axis.field.clone(),
        Bins::Width(width) => format!("{}/{width}", axis.field),
        Bins::Cuts(cuts) => format!(
            "{}@{}",
            axis.field,
            cuts.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(",")
        ),
    }
}

/// A query in one line, without a word of any language: `市町村 × 性別 · mean(HbA1c) · 年度>=2022 · %row`.
pub(crate) fn query(query: &Query) -> String {
    let shelf = |axes: &[Axis]| axes.iter().map(axis).collect::<Vec<_>>().join(" › ");
    let sides: Vec<String> = [&query.rows, &query.columns]
        .into_iter()
        .filter(|axes| !axes.is_empty())
        .map(|axes| shelf(axes))
        .collect();
    let mut parts = vec![sides.join(" × ")];
    parts.push(if query.values.is_empty() {
        "count".into()
    } else {
        query
            .values
            .iter()
            .map(measure)
            .collect::<Vec<_>>()
            .join(", ")
    });
    parts.extend(query.filters.iter().map(filter));
    if query.show != Show::Value {
        parts.push(format!("%{}", query.show.code()));
    }
    if query.order != SortOrder::Own {
        parts.push(query.order.code().to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// A heading in one line; `blank` and `total` are what the language calls those.
pub(crate) fn heading(heading: &Heading, blank: &str, total: &str) -> String {
    if heading.kind == HeadingKind::Total {
        return total.to_owned();
    }
    heading
        .keys
        .iter()
        .map(|key| if key.is_empty() { blank } else { key })
        .collect::<Vec<_>>()
        .join(" / ")
}

/// A figure with its thousands separated, `-` for one that is held back, nothing for none; shares
/// and rates end with `%`.
pub(crate) fn figure(cell: &Cell, is_percent: bool) -> String {
    match cell.figure {
        Figure::Suppressed => "-".to_owned(),
        Figure::Empty => String::new(),
        Figure::Number(number) => format!(
            "{}{}",
            self::number(number),
            if is_percent { "%" } else { "" }
        ),
    }
}

/// A number with its thousands separated.
pub(crate) fn number(number: Decimal) -> String {
    let text = number.to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (k, digit) in whole.chars().enumerate() {
        if k > 0 && (whole.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

impl Query {
    /// Are the figures of this value percentages, rates among them?
    pub(crate) fn is_percent(&self, value: usize) -> bool {
        self.show != Show::Value
            || self
                .values
                .get(value)
                .is_some_and(|measure| measure.aggregate == Aggregate::Rate)
    }

    /// Does this value count rows, so that an empty cell has none? Any other may have rows, only no
    /// number in them.
    pub(crate) fn counts_rows(&self, value: usize) -> bool {
        self.values
            .get(value)
            .is_none_or(|measure| measure.aggregate == Aggregate::Count)
    }
}

impl PivotView {
    /// Total of all rows, `None` when it is held back, whatever [`PivotView::n`] holds.
    pub(crate) fn shown_n(&self) -> Option<u64> {
        let grand = self
            .cells
            .last()
            .is_some_and(|cell| cell.figure == Figure::Suppressed);
        (self.n > 0 || !grand).then_some(self.n)
    }

    /// The view cut to at most so many rows and columns of members, to be kept in a file. Totals
    /// stay, and stay those of the whole view; `cut` is how many lines they count that are
    /// not there.
    pub(crate) fn cut_to(&self, rows: usize, columns: usize) -> Self {
        let keep = |headings: &[Heading], most: usize| -> Vec<usize> {
            let members = headings
                .iter()
                .filter(|heading| heading.kind == HeadingKind::Members)
                .count();
            let gone = members.saturating_sub(most);
            (0..headings.len())
                .filter(|k| *k < members - gone || *k >= members)
                .collect()
        };
        let (kept_rows, kept_columns) = (keep(&self.rows, rows), keep(&self.columns, columns));
        let (values, width) = (self.values.len(), self.columns.len());
        let places = kept_rows.iter().flat_map(|row| {
            kept_columns
                .iter()
                .map(move |column| (row * width + column) * values)
        });
        let cells = places
            .filter_map(|at| self.cells.get(at..at + values))
            .flatten()
            .copied()
            .collect();
        let gone = |all: &[Heading], kept: &[usize]| (all.len() - kept.len()) as u32;
        Self {
            cut: (
                self.cut.0.saturating_add(gone(&self.rows, &kept_rows)),
                self.cut
                    .1
                    .saturating_add(gone(&self.columns, &kept_columns)),
            ),
            rows: kept_rows
                .iter()
                .filter_map(|row| self.rows.get(*row))
                .cloned()
                .collect(),
            columns: kept_columns
                .iter()
                .filter_map(|column| self.columns.get(*column))
                .cloned()
                .collect(),
            cells,
            row_fields: self.row_fields.clone(),
            column_fields: self.column_fields.clone(),
            values: self.values.clone(),
            ..*self
        }
    }
}
