//! What is taken on the grid: cells by shapes, stretches of rows and columns by arrows, corners of shapes by arrows.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::routes::Side;
use super::rows::Rows;

/// Whose arrows use a stretch or a corner: those that leave a shape, or those that enter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Leaving(usize),
    Entering(usize),
}

/// A part of the stretch between two neighbouring shapes of a row or column, and for what it is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// The row or column, and the neighbour from which the stretch begins.
    stretch: (usize, Option<usize>),
    from: usize,
    to: usize,
    wanted: Use,
}

/// What runs on each stretch.
type Stretches = BTreeMap<(usize, Option<usize>), Vec<Claim>>;

/// What is taken.
#[derive(Debug, Default)]
pub(super) struct Occupancy {
    /// By row, the columns in which shapes stand.
    rows: Vec<BTreeSet<usize>>,
    /// By column, the rows in which shapes stand.
    columns: Vec<BTreeSet<usize>>,
    on_rows: Stretches,
    on_columns: Stretches,
    corners: BTreeMap<(usize, Side), Use>,
}

impl Occupancy {
    pub fn new(columns: &Columns, rows: &Rows) -> Self {
        let last = columns.column.iter().max().copied().unwrap_or_default();
        let mut taken = Self {
            rows: vec![BTreeSet::new(); rows.first.last().copied().unwrap_or_default()],
            columns: vec![BTreeSet::new(); last + 1],
            ..Self::default()
        };
        for (column, row) in columns.column.iter().zip(&rows.row) {
            taken.rows[*row].insert(*column);
            taken.columns[*column].insert(*row);
        }
        taken
    }

    /// Whether no shape stands in a cell.
    pub fn is_cell_free(&self, column: usize, row: usize) -> bool {
        !self.rows[row].contains(&column)
    }

    /// Whether no shape stands in a row between two columns.
    pub fn is_row_clear(&self, row: usize, one: usize, other: usize) -> bool {
        is_clear(&self.rows[row], one, other)
    }

    /// Whether no shape stands in a column between two rows.
    pub fn is_column_clear(&self, column: usize, one: usize, other: usize) -> bool {
        is_clear(&self.columns[column], one, other)
    }

    /// Whether a corner is free, or used in the same way.
    pub fn is_corner_free(&self, shape: usize, side: Side, wanted: Use) -> bool {
        self.corners.get(&(shape, side)).is_none_or(|taken| *taken == wanted)
    }

    pub fn is_corner_used(&self, shape: usize, side: Side) -> bool {
        self.corners.contains_key(&(shape, side))
    }

    pub fn take_corner(&mut self, shape: usize, side: Side, wanted: Use) {
        self.corners.insert((shape, side), wanted);
    }

    /// A part of the stretch of a row that ends before a column.
    pub fn row_claim(&self, row: usize, before: usize, (from, to): (usize, usize), wanted: Use) -> Claim {
        let neighbour = self.rows[row].range(..before).next_back().copied();
        Claim { stretch: (row, neighbour), from, to, wanted }
    }

    /// A part of the stretch of a column that ends above a row.
    pub fn column_claim(
        &self,
        column: usize,
        above: usize,
        (from, to): (usize, usize),
        wanted: Use,
    ) -> Claim {
        let neighbour = self.columns[column].range(..above).next_back().copied();
        Claim { stretch: (column, neighbour), from, to, wanted }
    }

    fn is_row_free(&self, claim: &Claim) -> bool {
        // Two that touch in a channel are set apart there; two that touch in the middle of a column cannot be.
        let apart = |end: usize, start: usize| end < start || (end == start && end.is_multiple_of(2));
        let taken = self.on_rows.get(&claim.stretch).into_iter().flatten();
        taken.into_iter().all(|other| {
            other.wanted == claim.wanted || apart(other.to, claim.from) || apart(claim.to, other.from)
        })
    }

    fn is_column_free(&self, claim: &Claim) -> bool {
        let taken = self.on_columns.get(&claim.stretch).into_iter().flatten();
        taken
            .into_iter()
            .all(|other| other.wanted == claim.wanted || other.to < claim.from || claim.to < other.from)
    }

    /// Takes a part of a row, if it is free.
    pub fn take_row(&mut self, claim: Claim) -> bool {
        let is_free = self.is_row_free(&claim);
        if is_free {
            self.on_rows.entry(claim.stretch).or_default().push(claim);
        }
        is_free
    }

    /// Takes a part of a column, if it is free.
    pub fn take_column(&mut self, claim: Claim) -> bool {
        let is_free = self.is_column_free(&claim);
        if is_free {
            self.on_columns.entry(claim.stretch).or_default().push(claim);
        }
        is_free
    }

    /// Takes a part of a row and one of a column, if both are free.
    pub fn take_both(&mut self, row: Claim, column: Claim) -> bool {
        self.is_row_free(&row) && self.take_column(column) && self.take_row(row)
    }
}

fn is_clear(taken: &BTreeSet<usize>, one: usize, other: usize) -> bool {
    let (low, high) = (one.min(other), one.max(other));
    low == high || taken.range(low + 1..high).next().is_none()
}
