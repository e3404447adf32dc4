//! Routes: along which rows, tracks, channels and ports each arrow runs. No route crosses a cell in which a shape stands;
//! where exactly its lines lie is decided later.
//!
//! Heights are counted as *levels*: every row has one, and so has every gap above, between and below the rows of a lane.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::rows::Rows;
use super::sketch::{End, Outline, Sketch};

/// A side of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// One straight line of a route; lines that lie and lines that stand alternate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Along the middle of a row.
    Row(usize),
    /// Through the gap at a level.
    Gap(usize),
    /// Through the channel left of a column.
    Channel(usize),
    /// Up or down at a port of a shape, so many pixels from its middle.
    Port(usize, i32),
    /// Down to a box outside.
    Outside(usize),
}

/// The way of one arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub start: Side,
    pub lines: Vec<Line>,
    pub end: Side,
}

impl Route {
    fn new(start: Side, lines: impl Into<Vec<Line>>, end: Side) -> Self {
        Self { start, lines: lines.into(), end }
    }
}

/// Whose arrows use a stretch of a row or column: those that leave a shape, or those that enter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Leaving(usize),
    Entering(usize),
}

/// A stretch between two neighbouring shapes of a row or column, with what runs there.
type Stretches = BTreeMap<(usize, Option<usize>), Vec<(usize, usize, Use)>>;

/// Finds a route for every arrow.
pub(super) fn routes(sketch: &Sketch, columns: &Columns, rows: &Rows) -> Vec<Route> {
    let mut router = Router::new(sketch, columns, rows);
    let found = sketch.arrows.iter().enumerate().map(|(number, arrow)| match (arrow.from, arrow.to) {
        (End::Shape(from), End::Shape(to)) => router.between(from, to, columns.back[number]),
        (End::Shape(from), End::Outside(to)) => router.out_to_outside(from, to),
        (End::Outside(from), End::Shape(to)) => router.in_from_outside(from, to),
        (End::Outside(from), End::Outside(_)) => Route::new(Side::Top, [Line::Outside(from)], Side::Top),
    });
    found.collect()
}

struct Router<'a> {
    sketch: &'a Sketch,
    columns: &'a Columns,
    rows: &'a Rows,
    /// By row, the columns in which shapes stand.
    across: Vec<BTreeSet<usize>>,
    /// By column, the rows in which shapes stand.
    down: Vec<BTreeSet<usize>>,
    on_rows: Stretches,
    on_columns: Stretches,
    ports: BTreeMap<(usize, Side), Use>,
    pairs: BTreeSet<(usize, usize)>,
}

impl<'a> Router<'a> {
    fn new(sketch: &'a Sketch, columns: &'a Columns, rows: &'a Rows) -> Self {
        let last = columns.column.iter().max().copied().unwrap_or_default();
        let mut across = vec![BTreeSet::new(); rows.first.last().copied().unwrap_or_default()];
        let mut down = vec![BTreeSet::new(); last + 1];
        for shape in 0..sketch.shapes.len() {
            across[rows.row[shape]].insert(columns.column[shape]);
            down[columns.column[shape]].insert(rows.row[shape]);
        }
        Self {
            sketch,
            columns,
            rows,
            across,
            down,
            on_rows: BTreeMap::new(),
            on_columns: BTreeMap::new(),
            ports: BTreeMap::new(),
            pairs: BTreeSet::new(),
        }
    }

    fn at(&self, shape: usize) -> (usize, usize) {
        (self.columns.column[shape], self.rows.row[shape])
    }

    fn between(&mut self, from: usize, to: usize, back: bool) -> Route {
        let is_second = !self.pairs.insert((from, to));
        let ahead = self.at(to).0 > self.at(from).0 && !back;
        if !ahead {
            return self.loop_back(from, to);
        }
        if is_second {
            return self.arc(from, to).unwrap_or_else(|| self.over(from, to));
        }
        self.straight(from, to)
            .or_else(|| self.down_and_along(from, to))
            .or_else(|| self.along_and_down(from, to))
            .or_else(|| self.through_one_channel(from, to))
            .unwrap_or_else(|| self.over(from, to))
    }

    fn straight(&self, from: usize, to: usize) -> Option<Route> {
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        let fits = row == other && self.is_seat_free(from) && is_between_free(&self.across[row], a, b);
        fits.then(|| Route::new(Side::Right, [Line::Row(row)], Side::Left))
    }

    /// Whether arrows may leave on the right: not where a shape sits on another.
    fn is_seat_free(&self, shape: usize) -> bool {
        self.sketch.shapes[shape].host.is_none()
    }

    /// Up or down out of a gateway or a seated event, then along the row of the target.
    fn down_and_along(&mut self, from: usize, to: usize) -> Option<Route> {
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        let is_seated = !self.is_seat_free(from);
        let side = if other > row { Side::Bottom } else { Side::Top };
        let may = if is_seated { other > row } else { self.is_diamond(from) && other != row };
        let fits = may
            && is_between_free(&self.down[a], row, other)
            && !self.across[other].contains(&a)
            && is_between_free(&self.across[other], a, b)
            && self.is_port_free(from, side, Use::Leaving(from));
        if !fits {
            return None;
        }
        let stands = Use::Leaving(self.sketch.stands(from));
        let column = (self.stretch_below(a, row, other), self.levels(row, other), stands);
        let along = (self.stretch_left(other, b), (2 * a + 1, 2 * b + 1), Use::Entering(to));
        self.reserve(along, column)?;
        self.ports.insert((from, side), Use::Leaving(from));
        let port = Line::Port(from, 0);
        Some(Route::new(side, [port, Line::Row(other)], Side::Left))
    }

    /// Along the own row, then up or down into a gateway.
    fn along_and_down(&mut self, from: usize, to: usize) -> Option<Route> {
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        let side = if other > row { Side::Top } else { Side::Bottom };
        let fits = self.is_seat_free(from)
            && self.is_diamond(to)
            && other != row
            && is_between_free(&self.across[row], a, b)
            && !self.across[row].contains(&b)
            && is_between_free(&self.down[b], row, other)
            && self.is_port_free(to, side, Use::Entering(to));
        if !fits {
            return None;
        }
        let column = (self.stretch_below(b, row, other), self.levels(row, other), Use::Entering(to));
        let along = (self.stretch_left(row, b), (2 * a + 1, 2 * b + 1), Use::Leaving(from));
        self.reserve(along, column)?;
        self.ports.insert((to, side), Use::Entering(to));
        Some(Route::new(Side::Right, [Line::Row(row), Line::Port(to, 0)], side))
    }

    /// Along one of the two rows, and through one channel to the other.
    fn through_one_channel(&mut self, from: usize, to: usize) -> Option<Route> {
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        if row == other || !self.is_seat_free(from) {
            return None;
        }
        let late = (self.stretch_left(other, b), (2 * (a + 1), 2 * b + 1), Use::Entering(to));
        let early = (self.stretch_left(row, b), (2 * a + 1, 2 * b), Use::Leaving(from));
        let channel = if is_between_free(&self.across[other], a, b) && self.is_row_free(&late) {
            self.on_rows.entry(late.0).or_default().push((late.1.0, late.1.1, late.2));
            a + 1
        } else if is_between_free(&self.across[row], a, b) && self.is_row_free(&early) {
            self.on_rows.entry(early.0).or_default().push((early.1.0, early.1.1, early.2));
            b
        } else {
            return None;
        };
        let lines = [Line::Row(row), Line::Channel(channel), Line::Row(other)];
        Some(Route::new(Side::Right, lines, Side::Left))
    }

    /// Into a channel, through the gap before the row of the target, and through the channel before it.
    fn over(&mut self, from: usize, to: usize) -> Route {
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        let tail = [Line::Channel(b), Line::Row(other)];
        if !self.is_seat_free(from) {
            let head = [Line::Port(from, 0), Line::Gap(self.level(row) + 1)];
            return Route::new(Side::Bottom, [head, tail].concat(), Side::Left);
        }
        let gap = if other < row { self.level(other) + 1 } else { self.level(other) - 1 };
        let head = [Line::Row(row), Line::Channel(a + 1), Line::Gap(gap)];
        Route::new(Side::Right, [&head[..], &tail[..]].concat(), Side::Left)
    }

    /// Up, through the gap above, and down again, when both stand below or above that gap.
    fn arc(&mut self, from: usize, to: usize) -> Option<Route> {
        let (row, other) = (self.at(from).1, self.at(to).1);
        if row != other {
            return None;
        }
        let gap = self.level(row) - 1;
        let (leave, enter) = (self.port_above(from, -1)?, self.port_above(to, 1)?);
        self.ports.insert((from, Side::Top), Use::Leaving(from));
        self.ports.insert((to, Side::Top), Use::Entering(to));
        Some(Route::new(Side::Top, [leave, Line::Gap(gap), enter], Side::Top))
    }

    /// The port on the upper edge: in the middle of a gateway, if it is free, and a little aside otherwise.
    fn port_above(&self, shape: usize, side: i32) -> Option<Line> {
        if !self.is_seat_free(shape) {
            return None;
        }
        if !self.is_diamond(shape) {
            return Some(Line::Port(shape, side * self.sketch.shapes[shape].size.width / 4));
        }
        let wanted = if side < 0 { Use::Leaving(shape) } else { Use::Entering(shape) };
        self.is_port_free(shape, Side::Top, wanted).then_some(Line::Port(shape, 0))
    }

    /// Back over the gap above the own row.
    fn loop_back(&mut self, from: usize, to: usize) -> Route {
        if from != to
            && let Some(arc) = self.arc(from, to)
        {
            return arc;
        }
        let ((a, row), (b, other)) = (self.at(from), self.at(to));
        let tail = [Line::Channel(b), Line::Row(other)];
        if !self.is_seat_free(from) {
            return self.over(from, to);
        }
        let gap = Line::Gap(self.level(row) - 1);
        if let Some(port) = self.port_above(from, -1) {
            self.ports.insert((from, Side::Top), Use::Leaving(from));
            return Route::new(Side::Top, [&[port, gap], &tail[..]].concat(), Side::Left);
        }
        let head = [Line::Row(row), Line::Channel(a + 1), gap];
        Route::new(Side::Right, [&head[..], &tail[..]].concat(), Side::Left)
    }

    fn out_to_outside(&self, from: usize, to: usize) -> Route {
        let (column, row) = self.at(from);
        let gaps = (Line::Gap(self.level(row) + 1), Line::Gap(self.last_level()));
        let port = Line::Port(from, self.message_port(from));
        let lines = [port, gaps.0, Line::Channel(column + 1), gaps.1, Line::Outside(to)];
        Route::new(Side::Bottom, lines, Side::Top)
    }

    fn in_from_outside(&self, from: usize, to: usize) -> Route {
        let (column, row) = self.at(to);
        let gaps = (Line::Gap(self.level(row) + 1), Line::Gap(self.last_level()));
        let port = Line::Port(to, self.message_port(to));
        let lines = [Line::Outside(from), gaps.1, Line::Channel(column), gaps.0, port];
        Route::new(Side::Top, lines, Side::Bottom)
    }

    /// Messages leave a task near its lower left corner, where nothing sits.
    fn message_port(&self, shape: usize) -> i32 {
        match self.sketch.shapes[shape].outline {
            Outline::Box => 12 - self.sketch.shapes[shape].size.width / 2,
            Outline::Diamond | Outline::Circle => 0,
        }
    }

    fn is_diamond(&self, shape: usize) -> bool {
        self.sketch.shapes[shape].outline == Outline::Diamond
    }

    fn is_port_free(&self, shape: usize, side: Side, wanted: Use) -> bool {
        self.ports.get(&(shape, side)).is_none_or(|taken| *taken == wanted)
    }

    fn level(&self, row: usize) -> usize {
        self.rows.level(row)
    }

    fn last_level(&self) -> usize {
        self.rows.levels()
    }

    fn levels(&self, row: usize, other: usize) -> (usize, usize) {
        (self.level(row.min(other)), self.level(row.max(other)))
    }

    /// The stretch of a row that ends at a column.
    fn stretch_left(&self, row: usize, column: usize) -> (usize, Option<usize>) {
        (row, self.across[row].range(..column).next_back().copied())
    }

    /// The stretch of a column between two rows.
    fn stretch_below(&self, column: usize, row: usize, other: usize) -> (usize, Option<usize>) {
        (column, self.down[column].range(..row.max(other)).next_back().copied())
    }

    fn is_row_free(&self, (key, (from, to), wanted): &Claim) -> bool {
        // Two that touch in a channel are set apart there; two that touch in the middle of a column cannot be.
        let apart = |start: usize, end: usize| {
            end < *from
                || *to < start
                || (end == *from && end.is_multiple_of(2))
                || (*to == start && to.is_multiple_of(2))
        };
        let taken = self.on_rows.get(key).into_iter().flatten();
        taken.into_iter().all(|(start, end, owner)| owner == wanted || apart(*start, *end))
    }

    /// Takes a stretch of a row and one of a column, if both are free.
    fn reserve(&mut self, along: Claim, column: Claim) -> Option<()> {
        let taken = self.on_columns.get(&column.0).into_iter().flatten();
        let is_free = taken
            .into_iter()
            .all(|(start, end, owner)| *owner == column.2 || *end < column.1.0 || column.1.1 < *start);
        if !is_free || !self.is_row_free(&along) {
            return None;
        }
        self.on_rows.entry(along.0).or_default().push((along.1.0, along.1.1, along.2));
        self.on_columns.entry(column.0).or_default().push((column.1.0, column.1.1, column.2));
        Some(())
    }
}

/// A stretch, the part of it that is wanted, and for what.
type Claim = ((usize, Option<usize>), (usize, usize), Use);

fn is_between_free(taken: &BTreeSet<usize>, one: usize, other: usize) -> bool {
    let (low, high) = (one.min(other), one.max(other));
    low == high || taken.range(low + 1..high).next().is_none()
}
