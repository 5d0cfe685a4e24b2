//! The columns of a list: by their headings, and where these say nothing by what stands in them.

use super::words::{
    folded, is_department, is_name, is_of_councils, is_organisation, is_post, role_name,
    sector_name,
};
use crate::domain::{MessageId, text};
use crate::id;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnRole {
    /// Nothing that the meeting's list takes: numbers, telephones, how a name is read.
    Unused,
    /// 氏名, or a part of it.
    Name,
    /// 所属.
    Organisation,
    /// 所属・職名 in one cell.
    OrganisationAndPost,
    /// 職名, 部署: what stands before the name.
    Post,
    /// 区分: the side that somebody speaks for.
    Sector,
    /// 役割 in the council.
    Role,
    /// Organisation and name in one cell.
    Person,
}

impl ColumnRole {
    /// All of them, in the order of the form.
    pub(crate) const ALL: [ColumnRole; 8] = [
        ColumnRole::Organisation,
        ColumnRole::Name,
        ColumnRole::Post,
        ColumnRole::Sector,
        ColumnRole::Role,
        ColumnRole::OrganisationAndPost,
        ColumnRole::Person,
        ColumnRole::Unused,
    ];

    /// The message that names it.
    pub(crate) const fn label(self) -> MessageId {
        match self {
            ColumnRole::Unused => id!("roster-unused"),
            ColumnRole::Name => id!("roster-name"),
            ColumnRole::Organisation => id!("roster-organisation"),
            ColumnRole::OrganisationAndPost => id!("roster-organisation-post"),
            ColumnRole::Post => id!("roster-post"),
            ColumnRole::Sector => id!("roster-sector"),
            ColumnRole::Role => id!("roster-role"),
            ColumnRole::Person => id!("roster-person"),
        }
    }
}

/// Headings as offices write them, without widths, case and spaces.
const HEADINGS: [(ColumnRole, &[&str]); 8] = [
    (
        ColumnRole::Name,
        &[
            "氏名",
            "名前",
            "お名前",
            "ご氏名",
            "委員名",
            "委員氏名",
            "参加者",
            "参加者名",
            "出席者",
            "出席者名",
            "参加者氏名",
            "出席者氏名",
            "担当者",
            "担当者名",
            "姓",
            "名",
            "苗字",
            "name",
            "fullname",
            "lastname",
            "firstname",
            "surname",
            "participant",
        ],
    ),
    (
        ColumnRole::Organisation,
        &[
            "所属",
            "所属名",
            "所属機関",
            "所属機関名",
            "所属団体",
            "所属団体名",
            "所属先",
            "ご所属",
            "機関",
            "機関名",
            "機関・団体名",
            "団体",
            "団体名",
            "組織",
            "組織名",
            "会社名",
            "事業所名",
            "勤務先",
            "推薦団体",
            "推薦団体名",
            "選出母体",
            "選出団体",
            "関係機関",
            "関係機関名",
            "organisation",
            "organization",
            "affiliation",
            "company",
            "agency",
        ],
    ),
    (
        ColumnRole::OrganisationAndPost,
        &[
            "所属・職名",
            "所属・役職",
            "所属職名",
            "所属役職",
            "所属・職",
            "所属及び職名",
            "所属及び役職",
            "所属/役職",
            "所属/職名",
            "所属、職名",
            "所属等",
            "所属・役職名",
            "所属機関・職名",
            "所属機関・役職",
            "所属機関及び職名",
            "団体名・役職",
            "機関名・職名",
        ],
    ),
    (
        ColumnRole::Post,
        &[
            "役職",
            "役職名",
            "職名",
            "職",
            "肩書",
            "肩書き",
            "職位",
            "職種",
            "部署",
            "部署名",
            "所属部署",
            "課",
            "課名",
            "title",
            "position",
            "post",
            "department",
            "jobtitle",
        ],
    ),
    (
        ColumnRole::Role,
        &[
            "役割",
            "委員区分",
            "協議会役職",
            "協議会での役職",
            "委員会役職",
            "部会役職",
            "会議での役割",
            "役",
            "構成",
            "委員",
            "role",
        ],
    ),
    (
        ColumnRole::Sector,
        &[
            "区分",
            "分野",
            "領域",
            "立場",
            "立場区分",
            "種別",
            "分類",
            "sector",
            "side",
        ],
    ),
    (
        ColumnRole::Person,
        &[
            "所属・氏名",
            "所属氏名",
            "所属及び氏名",
            "機関名・氏名",
            "委員(所属)",
        ],
    ),
    (
        ColumnRole::Unused,
        &[
            "no",
            "no.",
            "№",
            "番号",
            "項番",
            "通番",
            "連番",
            "#",
            "順",
            "順番",
            "席次",
            "席番号",
            "席",
            "ふりがな",
            "フリガナ",
            "カナ",
            "かな",
            "よみ",
            "読み",
            "読み仮名",
            "電話",
            "電話番号",
            "tel",
            "fax",
            "メール",
            "メールアドレス",
            "email",
            "e-mail",
            "mail",
            "住所",
            "郵便番号",
            "任期",
            "出欠",
            "備考",
            "摘要",
            "性別",
            "連絡先",
            "phone",
            "notes",
            "number",
        ],
    ),
];

fn heading(cell: &str) -> Option<ColumnRole> {
    let folded = folded(cell);
    let of = |(_, words): &&(ColumnRole, &[&str])| {
        words
            .iter()
            .any(|word| super::words::folded(word) == folded)
    };
    HEADINGS.iter().find(of).map(|(role, _)| *role)
}

/// The rows with cells as wide as the list: without tabs a comma parts the cells, where every line
/// that says more than a word has one. Empty rows go.
pub(super) fn split(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let lone = rows.iter().all(|row| row.len() <= 1);
    let mut rows = if lone { by_commas(&rows) } else { rows };
    for cell in rows.iter_mut().flatten() {
        *cell = tidy(cell);
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(width, String::new());
    }
    rows
}

/// The only cell of a row, where it holds a line that somebody typed under a table: its commas part it.
pub(super) fn lone_line(row: &[String]) -> Option<&str> {
    let (first, rest) = row.split_first()?;
    let lone = !rest.is_empty() && rest.iter().all(String::is_empty);
    (lone && first.contains([',', '，', '、'])).then_some(first)
}

fn tidy(cell: &str) -> String {
    let clean = text::clean(cell);
    let trimmed = clean.trim_matches(['"', ' ', '\u{3000}', ',', '，', '、']);
    trimmed.to_owned()
}

fn by_commas(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let lines = rows.iter().filter_map(|row| row.first());
    let lines: Vec<&str> = lines
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    let commas = [',', '，', '、'];
    let cells = |line: &&str| {
        line.split(commas)
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let first = lines.first().map_or(0, cells);
    // One way of writing down the whole list, with a heading or of more than one line: columns.
    // Otherwise each line is read by itself.
    let even = first > 1 && lines.len() > 1 && lines.iter().all(|line| cells(line) == first);
    let cells = |line: &str| -> Vec<String> {
        if even {
            line.split(commas).map(str::to_owned).collect()
        } else {
            vec![line.to_owned()]
        }
    };
    lines.into_iter().map(cells).collect()
}

/// The row of headings among the first ones: most of its cells are such.
pub(super) fn header(rows: &[Vec<String>]) -> Option<usize> {
    const WITHIN: usize = 6;
    rows.iter().take(WITHIN).position(|row| {
        let said: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let known = said.iter().filter(|cell| heading(cell).is_some()).count();
        // A line of one word that is also somebody's part (委員) is no heading.
        known * 2 > said.len() && !(known == 1 && role_name(said[0]).is_some())
    })
}

/// What the columns hold, as far as headings and cells tell.
pub(super) fn guess(rows: &[Vec<String>], header: Option<usize>) -> Vec<ColumnRole> {
    let width = rows.first().map_or(0, Vec::len);
    let from = header.map_or(0, |row| row + 1);
    let columns: Vec<RosterColumn<'_>> = (0..width)
        .map(|at| {
            let title = header.and_then(|row| rows[row].get(at));
            let cells = rows.iter().skip(from).filter_map(|row| row.get(at));
            RosterColumn {
                heading: title.and_then(|cell| heading(cell)),
                untitled: title.is_none_or(String::is_empty),
                cells: cells
                    .map(String::as_str)
                    .filter(|cell| !cell.is_empty())
                    .collect(),
            }
        })
        .collect();
    if let [only] = columns.as_slice() {
        return vec![only.heading.unwrap_or(ColumnRole::Person)];
    }
    let mut roles: Vec<Option<ColumnRole>> = columns.iter().map(RosterColumn::role).collect();
    fill(&mut roles, &columns);
    let roles = roles.into_iter();
    roles
        .map(|role| role.unwrap_or(ColumnRole::Unused))
        .collect()
}

/// Whose organisation and name no heading told: the columns most of whose cells look so.
fn fill(roles: &mut [Option<ColumnRole>], columns: &[RosterColumn<'_>]) {
    let known = |roles: &[Option<ColumnRole>], wanted: &[ColumnRole]| {
        let mut all = roles.iter().flatten();
        all.any(|role| wanted.contains(role) || *role == ColumnRole::Person)
    };
    let best = |roles: &[Option<ColumnRole>], share: &dyn Fn(&RosterColumn<'_>) -> usize| {
        let open = columns.iter().zip(roles).enumerate();
        let open = open.filter(|(_, (_, role))| role.is_none());
        let scored = open.map(|(at, (column, _))| (share(column), at));
        // Of equals the first.
        scored
            .filter(|(share, _)| *share > 0)
            .max_by_key(|(share, at)| (*share, usize::MAX - at))
            .map(|(_, at)| at)
    };
    let organisation = [ColumnRole::Organisation, ColumnRole::OrganisationAndPost];
    if !known(roles, &organisation)
        && let Some(at) = best(roles, &|column| column.percent(is_organisation))
    {
        roles[at] = Some(ColumnRole::Organisation);
    }
    if !known(roles, &[ColumnRole::Name])
        && let Some(at) = best(roles, &|column| column.percent(is_name))
    {
        roles[at] = Some(ColumnRole::Name);
    }
    // 姓 and 名 in two columns, posts and departments: a column without a heading is not thrown away.
    for (role, column) in roles.iter_mut().zip(columns) {
        if role.is_none() && column.untitled && column.percent(is_post_or_department) >= 50 {
            *role = Some(ColumnRole::Post);
        }
    }
    let left: Vec<usize> = (0..roles.len()).filter(|at| roles[*at].is_none()).collect();
    if !known(roles, &organisation)
        && known(roles, &[ColumnRole::Name])
        && let Some(at) = left.first()
    {
        roles[*at] = Some(ColumnRole::Organisation);
    } else if !known(roles, &[ColumnRole::Name])
        && let Some(at) = left.first().copied().or_else(|| last_post(roles))
    {
        roles[at] = Some(ColumnRole::Name);
    }
}

/// A list of offices and posts, without names: the post stands for the name.
fn last_post(roles: &[Option<ColumnRole>]) -> Option<usize> {
    roles
        .iter()
        .rposition(|role| *role == Some(ColumnRole::Post))
}

fn is_post_or_department(cell: &str) -> bool {
    is_post(cell) || is_department(cell)
}

/// A column and what is known of it.
struct RosterColumn<'a> {
    heading: Option<ColumnRole>,
    /// Does no heading stand above it?
    untitled: bool,
    /// Its cells with a text, without the heading.
    cells: Vec<&'a str>,
}

impl RosterColumn<'_> {
    /// What heading or cells tell of it for certain.
    fn role(&self) -> Option<ColumnRole> {
        if self.cells.is_empty() {
            return Some(ColumnRole::Unused);
        }
        let may_be_role = !matches!(
            self.heading,
            Some(ColumnRole::Name | ColumnRole::Organisation | ColumnRole::Person)
        );
        if may_be_role && self.holds_roles() {
            return Some(ColumnRole::Role);
        }
        if may_be_role && self.percent(|cell| sector_name(cell).is_some()) > 50 {
            return Some(ColumnRole::Sector);
        }
        match self.heading {
            // 役割 that are no roles of a council are what somebody does.
            Some(ColumnRole::Role) => Some(ColumnRole::Unused),
            Some(role) => Some(role),
            None if self.percent(is_figure) > 50 => Some(ColumnRole::Unused),
            None => None,
        }
    }

    /// Roles and nothing else, at least one of which only councils have: 会長 alone may be that of a
    /// neighbourhood.
    fn holds_roles(&self) -> bool {
        let roles = self.cells.iter().map(|cell| role_name(cell));
        let roles: Option<Vec<_>> = roles.collect();
        let said = self.heading == Some(ColumnRole::Role);
        roles.is_some_and(|roles| said || roles.iter().any(|role| is_of_councils(*role)))
    }

    fn percent(&self, is: impl Fn(&str) -> bool) -> usize {
        let so = self.cells.iter().filter(|cell| is(cell)).count();
        so * 100 / self.cells.len().max(1)
    }
}

/// A number, a telephone, an address of mail, a sign (○).
fn is_figure(cell: &str) -> bool {
    cell.contains('@') || !folded(cell).chars().any(|c| c.is_alphabetic() && c != '〇')
}
