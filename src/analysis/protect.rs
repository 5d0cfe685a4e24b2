//! Which cells of a table of counts are held back, so that nothing about fewer people than the
//! threshold can be read or computed from it.
//!
//! Counts come in families, one matrix each over the same cells, totals last: the rows of the table
//! first, then for each value the rows that have it, and for a rate also those who meet its
//! condition and those who do not (a rate of 95 % among 60 names three people as surely as a count
//! does).
//!
//! 1. **Small**: a cell is held back when any family has more than none but fewer than the
//!    threshold there. Noughts are shown.
//! 2. **Sums**: the cells held back in a line whose total is shown are at least two, and in no
//!    family do they add up to a small number.
//! 3. **Cycles**: a table with its totals is a set of equations, one a line. As a graph, lines are
//!    nodes and unknown cells are edges. A cell is determined exactly if no other solution differs
//!    from it, and two solutions differ by cycles of edges on which +1 and −1 alternate. So an edge is
//!    safe if it lies on a cycle that can be walked; an edge of 1 cannot be lowered, since a cell
//!    without rows would not be hidden. That is decided in linear time: both ends lie in one strongly
//!    connected component of the possible steps, and the edge is no bridge of it.
//!
//! Left out on purpose, and described in `docs/decisions/0014-small-cells.md`: smallest and largest
//! values, two views that differ by a filter, and what somebody knows who is one of the people
//! counted.

/// Tables of counts over the same cells, row by row, totals last.
pub(crate) struct Counts {
    /// Lines of rows, the total among them.
    pub(crate) rows: usize,
    /// Lines of columns, the total among them.
    pub(crate) columns: usize,
    /// Is the last row the total of the others? Otherwise it is the only one.
    pub(crate) total_row: bool,
    /// Is the last column the total of the others? Otherwise it is the only one.
    pub(crate) total_column: bool,
    /// The families; the first counts rows of the table.
    pub(crate) families: Vec<Vec<u64>>,
}

/// What is held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shield {
    /// By cell: is it held back?
    pub(crate) hidden: Vec<bool>,
    /// May the number of all rows be shown beside the table?
    pub(crate) shows_n: bool,
}

/// Rounds of hiding more before everything but the grand total is held back.
const ROUNDS: usize = 200;
/// One in so many exposed cells is covered in a round; the same cycles often cover the others.
const AT_ONCE: usize = 16;
/// Candidates that are tried on each side of a cell that needs a cycle.
const CANDIDATES: usize = 8;

/// Decides which cells are held back; none with a threshold of 0.
pub(crate) fn protect(counts: &Counts, threshold: u32) -> Shield {
    let threshold = u64::from(threshold);
    let small = |cell: usize| {
        counts
            .families
            .iter()
            .any(|family| family[cell] > 0 && family[cell] < threshold)
    };
    let hidden: Vec<bool> = (0..counts.len()).map(small).collect();
    let shows_n =
        counts.rows_in(counts.grand()) == 0 || counts.rows_in(counts.grand()) >= threshold;
    let mut suppression = Suppression {
        counts,
        threshold,
        small: hidden.clone(),
        hidden,
        shows_n,
    };
    // Without a small cell nothing is hidden, so nothing can be computed back.
    if suppression.hidden.contains(&true) {
        suppression.complete();
    }
    Shield {
        hidden: suppression.hidden,
        shows_n: suppression.shows_n,
    }
}

impl Counts {
    const fn len(&self) -> usize {
        self.rows * self.columns
    }

    const fn grand(&self) -> usize {
        self.len() - 1
    }

    fn rows_in(&self, cell: usize) -> u64 {
        self.families[0][cell]
    }

    /// The lines: the cells of members, and the cell that is their sum.
    fn lines(&self) -> impl Iterator<Item = SumLine> {
        let rows = (0..self.rows).filter(|_| self.total_column);
        let columns = (0..self.columns).filter(|_| self.total_row);
        let row = |row| SumLine {
            first: row * self.columns,
            step: 1,
            members: self.columns - 1,
        };
        let column = |column| SumLine {
            first: column,
            step: self.columns,
            members: self.rows - 1,
        };
        rows.map(row).chain(columns.map(column))
    }

    /// Does the cell stand for the sum of others in one of its lines only? Then it enters the
    /// equations with the other sign.
    const fn is_margin(&self, cell: usize) -> bool {
        let last_row = self.total_row && cell / self.columns == self.rows - 1;
        let last_column = self.total_column && cell % self.columns == self.columns - 1;
        last_row != last_column
    }

    /// The equations in which a cell takes part, as nodes; those of no equation share one node.
    const fn ends(&self, cell: usize) -> (usize, usize) {
        let outside = self.rows + self.columns;
        let row = if self.total_column {
            cell / self.columns
        } else {
            outside
        };
        let column = if self.total_row {
            self.rows + cell % self.columns
        } else {
            outside
        };
        (row, column)
    }
}

/// A row or column of a table with its total behind it.
struct SumLine {
    first: usize,
    step: usize,
    members: usize,
}

impl SumLine {
    fn cells(&self) -> impl Iterator<Item = usize> + use<> {
        let (first, step) = (self.first, self.step);
        (0..self.members).map(move |k| first + k * step)
    }

    const fn total(&self) -> usize {
        self.first + self.members * self.step
    }
}

struct Suppression<'a> {
    counts: &'a Counts,
    threshold: u64,
    small: Vec<bool>,
    hidden: Vec<bool>,
    shows_n: bool,
}

impl Suppression<'_> {
    /// Hides more until nothing that is hidden can be computed from what is shown.
    fn complete(&mut self) {
        for _ in 0..ROUNDS {
            let (before, exposed) = (self.held_back(), self.exposed());
            // Cycles first, since a line by itself does not see which of its cells would close one.
            exposed
                .iter()
                .take(1 + exposed.len() / AT_ONCE)
                .for_each(|cell| self.close_cycle(*cell));
            // What is hidden for one line may expose a sum in another, so until nothing changes.
            while self.hide_for_sums() {}
            match (exposed.is_empty(), self.held_back() == before) {
                (true, true) => return,
                // Exposed cells remain and nothing more could be hidden for them.
                (false, true) => break,
                (_, false) => {}
            }
        }
        self.hide_all();
    }

    fn held_back(&self) -> usize {
        self.hidden.iter().filter(|hidden| **hidden).count()
    }

    /// Can the sum of a cell be seen, in the table or beside it?
    fn is_known(&self, cell: usize, family: usize) -> bool {
        !self.hidden[cell] || (cell == self.counts.grand() && family == 0 && self.shows_n)
    }

    /// The family in which the hidden cells of a line can be computed from its total, or add up to a
    /// small number.
    fn exposed_family(&self, line: &SumLine) -> Option<usize> {
        let hidden = || line.cells().filter(|cell| self.hidden[*cell]);
        let many = hidden().take(2).count();
        if many == 0 {
            return None;
        }
        (0..self.counts.families.len())
            .filter(|family| self.is_known(line.total(), *family))
            .find(|family| {
                let sum: u64 = hidden()
                    .map(|cell| self.counts.families[*family][cell])
                    .sum();
                // One hidden cell alone is its total less the others; several show only their sum.
                (many == 1 && *family == 0) || (sum > 0 && sum < self.threshold)
            })
    }

    /// Hides more cells in lines whose total exposes something; `true` when there were any.
    fn hide_for_sums(&mut self) -> bool {
        let mut changed = false;
        let lines: Vec<SumLine> = self.counts.lines().collect();
        for line in &lines {
            let Some(mut family) = self.exposed_family(line) else {
                continue;
            };
            let mut candidates: Vec<usize> = line
                .cells()
                .filter(|cell| !self.hidden[*cell] && self.counts.rows_in(*cell) > 0)
                .collect();
            // The smallest first: they cost the reader least.
            candidates.sort_by_key(|cell| self.counts.rows_in(*cell));
            while let Some(cell) = self.next_to_hide(line, family, &mut candidates) {
                self.hidden[cell] = true;
                changed = true;
                match self.exposed_family(line) {
                    Some(still) => family = still,
                    None => break,
                }
            }
        }
        changed
    }

    /// Takes the next cell to hide out of the candidates of a line: the first that counts in the
    /// family, else the first of all; the total when none is left.
    fn next_to_hide(
        &self,
        line: &SumLine,
        family: usize,
        candidates: &mut Vec<usize>,
    ) -> Option<usize> {
        if candidates.is_empty() {
            // The grand total stays for `hide_all`.
            let total = line.total();
            return (!self.hidden[total] && total != self.counts.grand()).then_some(total);
        }
        let helps = |cell: &usize| self.counts.families[family][*cell] > 0;
        let next = candidates.iter().position(helps).unwrap_or(0);
        Some(candidates.remove(next))
    }

    /// Hidden cells that can be computed from what is shown, over all families.
    fn exposed(&self) -> Vec<usize> {
        let mut exposed = Vec::new();
        for family in 0..self.counts.families.len() {
            let values = &self.counts.families[family];
            // Of the rows every hidden cell matters; of a value only what is small may not be known.
            let matters =
                |cell: usize| family == 0 || (values[cell] > 0 && values[cell] < self.threshold);
            let unknown: Vec<usize> = (0..self.hidden.len())
                .filter(|cell| !self.is_known(*cell, family))
                .collect();
            if !unknown.iter().any(|cell| matters(*cell)) {
                continue;
            }
            let edges: Vec<Edge> = unknown
                .iter()
                .map(|cell| {
                    let (from, to) = self.counts.ends(*cell);
                    // Hidden cells have at least one row; of the other families they may have none.
                    let can_fall =
                        self.counts.rows_in(*cell) >= 2 && (family == 0 || values[*cell] >= 1);
                    let margin = self.counts.is_margin(*cell);
                    Edge {
                        from,
                        to,
                        forward: !margin || can_fall,
                        backward: margin || can_fall,
                    }
                })
                .collect();
            let safe = on_cycles(self.counts.rows + self.counts.columns + 1, &edges);
            exposed.extend(
                unknown
                    .iter()
                    .zip(safe)
                    .filter(|(cell, safe)| !safe && matters(**cell))
                    .map(|(cell, _)| *cell),
            );
        }
        exposed.sort_unstable();
        exposed.dedup();
        exposed
    }

    /// What hiding a cell takes away from the reader. A total costs as much as the whole table; the
    /// grand total, and a cell without rows, has no price and is never chosen.
    fn cost(&self, cell: usize) -> Option<u64> {
        let rows = self.counts.rows_in(cell);
        if rows == 0 || cell == self.counts.grand() {
            return None;
        }
        let base = if self.hidden[cell] { 0 } else { rows };
        // A cell of one row cannot be lowered, which is what a cycle needs of every second cell.
        let stiff = if rows < 2 { self.threshold } else { 0 };
        Some(
            base + stiff
                + if self.counts.is_margin(cell) && !self.hidden[cell] {
                    self.counts.rows_in(self.counts.grand())
                } else {
                    0
                },
        )
    }

    /// Hides the cheapest rectangle of four cells through an exposed one, which is the shortest cycle;
    /// where there is none, one more cell of its row or column, for a longer one.
    fn close_cycle(&mut self, cell: usize) {
        let (width, row, column) = (
            self.counts.columns,
            cell / self.counts.columns,
            cell % self.counts.columns,
        );
        let cheapest = |this: &Self, cells: Vec<usize>| {
            let mut priced: Vec<(u64, usize)> = cells
                .into_iter()
                .filter(|other| *other != cell)
                .filter_map(|at| Some((this.cost(at)?, at)))
                .collect();
            priced.sort_unstable();
            priced.truncate(CANDIDATES);
            priced
        };
        let beside = cheapest(self, (0..width).map(|other| row * width + other).collect());
        let above = cheapest(
            self,
            (0..self.counts.rows)
                .map(|other| other * width + column)
                .collect(),
        );
        let across = |a: usize, b: usize| b / width * width + a % width;
        let rectangles = beside
            .iter()
            .flat_map(|(p, a)| above.iter().map(move |(q, b)| (p + q, *a, *b)));
        let priced =
            rectangles.filter_map(|(price, a, b)| Some((price + self.cost(across(a, b))?, a, b)));
        // A rectangle that is hidden already did not help: the cell is still exposed.
        let unhidden = priced.filter(|(_, a, b)| {
            [*a, *b, across(*a, *b)]
                .iter()
                .any(|cell| !self.hidden[*cell])
        });
        if let Some((_, a, b)) = unhidden.min() {
            for cell in [a, b, across(a, b)] {
                self.hidden[cell] = true;
            }
            return;
        }
        for line in [beside, above] {
            if let Some((_, next)) = line.iter().find(|(_, cell)| !self.hidden[*cell]) {
                self.hidden[*next] = true;
                return;
            }
        }
    }

    /// The last resort: hides all cells with rows but the grand total and those that would be exposed
    /// anyway without being small; where that still exposes something, those too and the number of
    /// all rows.
    fn hide_all(&mut self) {
        let rows = |this: &Self, cell: usize| this.counts.rows_in(cell);
        for cell in 0..self.hidden.len() {
            self.hidden[cell] =
                rows(self, cell) > 0 && (cell != self.counts.grand() || self.small[cell]);
        }
        let exposed = self.exposed();
        exposed
            .iter()
            .filter(|cell| !self.small[**cell])
            .for_each(|cell| self.hidden[*cell] = false);
        let fine = self.exposed().is_empty()
            && self
                .counts
                .lines()
                .all(|line| self.exposed_family(&line).is_none());
        if !fine {
            self.shows_n = false;
            for cell in 0..self.hidden.len() {
                self.hidden[cell] = rows(self, cell) > 0;
            }
        }
    }
}

/// An unknown cell between the equations in which it takes part. A step along it raises it in the
/// one direction and lowers it in the other.
struct Edge {
    from: usize,
    to: usize,
    forward: bool,
    backward: bool,
}

impl Edge {
    /// The end that is not here.
    const fn other_end(&self, here: usize) -> usize {
        if self.from == here {
            self.to
        } else {
            self.from
        }
    }
}

/// By edge: does it lie on a cycle of possible steps?
///
/// In a strongly connected graph an edge that can be walked both ways lies on a cycle of three or
/// more exactly if it is no bridge: were there no way round in either direction, what is reached
/// from its one end and from its other would share nothing.
fn on_cycles(nodes: usize, edges: &[Edge]) -> Vec<bool> {
    let adjacency = Adjacency::new(nodes, edges);
    let parts = components(&adjacency, edges);
    let bridges = bridges(&adjacency, edges, &parts);
    edges
        .iter()
        .zip(bridges)
        .map(|(edge, bridge)| parts[edge.from] == parts[edge.to] && !bridge)
        .collect()
}

/// The edges at each node.
struct Adjacency {
    starts: Vec<usize>,
    edges: Vec<usize>,
}

impl Adjacency {
    fn new(nodes: usize, edges: &[Edge]) -> Self {
        let mut starts = vec![0; nodes + 1];
        for edge in edges {
            starts[edge.from + 1] += 1;
            starts[edge.to + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let (mut next, mut all) = (starts.clone(), vec![0; edges.len() * 2]);
        for (k, edge) in edges.iter().enumerate() {
            for end in [edge.from, edge.to] {
                all[next[end]] = k;
                next[end] += 1;
            }
        }
        Self { starts, edges: all }
    }

    fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// The `k`th edge at a node.
    fn at(&self, node: usize, k: usize) -> Option<usize> {
        self.edges[self.starts[node]..self.starts[node + 1]]
            .get(k)
            .copied()
    }
}

/// The other end of an edge, if the step from here is possible; `reversed` asks for the step towards
/// here.
fn step(edge: &Edge, here: usize, reversed: bool) -> Option<usize> {
    if edge.from == here
        && (if reversed {
            edge.backward
        } else {
            edge.forward
        })
    {
        return Some(edge.to);
    }
    (edge.to == here
        && (if reversed {
            edge.forward
        } else {
            edge.backward
        }))
    .then_some(edge.from)
}

/// The strongly connected component of each node (Kosaraju: walk, then walk backwards from the last
/// one left).
fn components(adjacency: &Adjacency, edges: &[Edge]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    // A stack of our own instead of recursion: a path may be as long as the table has lines.
    let mut left = Vec::with_capacity(adjacency.nodes());
    let mut seen = vec![false; adjacency.nodes()];
    for root in 0..adjacency.nodes() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut path = vec![(root, 0)];
        while let Some((node, k)) = path.last_mut() {
            let Some(edge) = adjacency.at(*node, *k) else {
                left.push(*node);
                path.pop();
                continue;
            };
            *k += 1;
            if let Some(next) = step(&edges[edge], *node, false)
                && !std::mem::replace(&mut seen[next], true)
            {
                path.push((next, 0));
            }
        }
    }
    let (mut parts, mut pile) = (vec![NONE; adjacency.nodes()], Vec::new());
    for root in left.into_iter().rev() {
        pile.push(root);
        while let Some(node) = pile.pop() {
            // It may have been put there twice, from two neighbours.
            if parts[node] != NONE {
                continue;
            }
            parts[node] = root;
            let here = &adjacency.edges[adjacency.starts[node]..adjacency.starts[node + 1]];
            let next = here
                .iter()
                .filter_map(|edge| step(&edges[*edge], node, true));
            pile.extend(next.filter(|next| parts[*next] == NONE));
        }
    }
    parts
}

/// By edge: is it a bridge of its component, taken as a graph without directions? (Tarjan's low
/// links.)
fn bridges(adjacency: &Adjacency, edges: &[Edge], parts: &[usize]) -> Vec<bool> {
    let (mut bridges, mut order, mut low) = (
        vec![false; edges.len()],
        vec![0_usize; adjacency.nodes()],
        vec![0_usize; adjacency.nodes()],
    );
    let mut clock = 0;
    for root in 0..adjacency.nodes() {
        if order[root] > 0 {
            continue;
        }
        clock += 1;
        (order[root], low[root]) = (clock, clock);
        let mut path = vec![(root, None::<usize>, 0)];
        while let Some((node, by, k)) = path.last_mut() {
            let (node, by) = (*node, *by);
            let edge = match (adjacency.at(node, *k), by) {
                (Some(edge), _) => edge,
                // Only the root was reached by no edge.
                (None, None) => break,
                (None, Some(edge)) => {
                    let parent = edges[edge].other_end(node);
                    low[parent] = low[parent].min(low[node]);
                    bridges[edge] = low[node] > order[parent];
                    path.pop();
                    continue;
                }
            };
            *k += 1;
            let next = edges[edge].other_end(node);
            // By its number and not by its other end: two edges between the same lines are no bridge.
            if Some(edge) == by || parts[next] != parts[node] {
                continue;
            }
            if order[next] > 0 {
                low[node] = low[node].min(order[next]);
            } else {
                clock += 1;
                (order[next], low[next]) = (clock, clock);
                path.push((next, Some(edge), 0));
            }
        }
    }
    bridges
}

#[cfg(test)]
mod tests;
