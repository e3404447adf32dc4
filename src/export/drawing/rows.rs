//! Rows: a shape stands in the row of the one before it, if that row of its lane is free in between, else in the next free
//! row below.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::sketch::Sketch;

/// In which row every shape stands; rows are counted over all lanes.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The row of each shape.
    pub row: Vec<usize>,
    /// The first row of each lane, and behind the last lane the number of rows.
    pub first: Vec<usize>,
}

impl Rows {
    /// The lane of a row.
    pub fn lane(&self, row: usize) -> usize {
        self.first.partition_point(|first| *first <= row).saturating_sub(1)
    }

    /// The level of a row, with the gaps of all lanes above it counted.
    pub fn level(&self, row: usize) -> usize {
        2 * row + 1 + self.lane(row)
    }

    /// The number of levels of all lanes; the gap below them has it for its own.
    pub fn levels(&self) -> usize {
        let lanes = self.first.len().saturating_sub(1);
        2 * self.first.last().copied().unwrap_or_default() + lanes
    }
}

/// Finds the rows.
pub(super) fn rows(sketch: &Sketch, columns: &Columns) -> Rows {
    let mut cells = Cells::new(sketch, columns);
    let mut order: Vec<usize> =
        columns.order.iter().copied().filter(|shape| sketch.shapes[*shape].host.is_none()).collect();
    order.sort_by_key(|shape| (columns.column[*shape], columns.rank[*shape]));
    for shape in order {
        cells.place(shape);
    }
    let mut first = vec![0];
    for lane in &cells.taken {
        first.push(first.last().copied().unwrap_or_default() + lane.len().max(1));
    }
    let row = (0..sketch.shapes.len())
        .map(|shape| first[sketch.shapes[shape].lane] + cells.row[sketch.stands(shape)])
        .collect();
    Rows { row, first }
}

/// The columns of one row that are taken: from the first to the last, and by which shape.
type Taken = BTreeMap<usize, (usize, usize)>;

struct Cells<'a> {
    sketch: &'a Sketch,
    columns: &'a Columns,
    /// Rows inside the lane.
    row: Vec<usize>,
    /// By lane, by row.
    taken: Vec<Vec<Taken>>,
}

impl<'a> Cells<'a> {
    fn new(sketch: &'a Sketch, columns: &'a Columns) -> Self {
        let taken = vec![Vec::new(); sketch.lanes.len()];
        Self { sketch, columns, row: vec![0; sketch.shapes.len()], taken }
    }

    fn lane(&self, shape: usize) -> usize {
        self.sketch.shapes[shape].lane
    }

    /// The shape in the same lane to which a shape leads straight on.
    fn ahead(&self, shape: usize) -> Option<usize> {
        let forward = self.columns.leaving[shape].iter().filter(|(arrow, _)| !self.columns.back[*arrow]);
        forward.map(|(_, to)| *to).find(|to| self.lane(*to) == self.lane(shape))
    }

    fn place(&mut self, shape: usize) {
        let (lane, column) = (self.lane(shape), self.columns.column[shape]);
        let (wanted, since) = self.wish(shape);
        let mut row = wanted;
        while !self.is_free(lane, row, if row == wanted { since } else { column }, column, shape) {
            row += 1;
        }
        self.take(lane, row, column, column, shape);
        self.row[shape] = row;
        let Some(ahead) = self.ahead(shape) else { return };
        let there = self.columns.column[ahead];
        if there > column + 1 && self.is_free(lane, row, column + 1, there, ahead) {
            self.take(lane, row, column + 1, there, ahead);
        }
    }

    /// The row a shape would like to stand in, and the column from which on that row must be free.
    fn wish(&self, shape: usize) -> (usize, usize) {
        let column = self.columns.column[shape];
        let before = self.columns.entering[shape].iter().filter(|(arrow, _)| !self.columns.back[*arrow]);
        let wishes = before.filter(|(_, from)| self.lane(*from) == self.lane(shape)).map(|(_, from)| {
            let stands = self.sketch.stands(*from);
            let row = self.row[stands];
            if stands == *from && self.ahead(*from) == Some(shape) {
                (0, row, self.columns.column[*from] + 1)
            } else {
                (1, row + 1, column)
            }
        });
        wishes.min().map_or((0, column), |(_, row, since)| (row, since.min(column)))
    }

    fn is_free(&self, lane: usize, row: usize, from: usize, to: usize, shape: usize) -> bool {
        let Some(taken) = self.taken[lane].get(row) else { return true };
        let near = taken.range(..=to).rev().take_while(|(_, (last, _))| *last >= from);
        near.map(|(_, (_, owner))| owner).all(|owner| *owner == shape)
    }

    fn take(&mut self, lane: usize, row: usize, from: usize, to: usize, shape: usize) {
        let rows = &mut self.taken[lane];
        while rows.len() <= row {
            rows.push(Taken::new());
        }
        let is_covered = rows[row].range(..=from).next_back().is_some_and(|(_, (last, _))| *last >= to);
        if !is_covered {
            rows[row].insert(from, (to, shape));
        }
    }
}
