//! Routes: along which rows, gaps, channels and ports each arrow runs. No route crosses a cell in which a shape stands;
//! where exactly its lines lie is decided later.
//!
//! Heights are counted as *levels*: every row has one, and so has every gap above, between and below the rows of a lane.

use std::collections::BTreeSet;

use super::columns::Columns;
use super::occupancy::{Occupancy, Use};
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

/// Finds a route for every arrow: first for those that run straight, so that the others keep out of their way.
pub(super) fn routes(sketch: &Sketch, columns: &Columns, rows: &Rows) -> Vec<Route> {
    let (taken, pairs) = (Occupancy::new(columns, rows), BTreeSet::new());
    let mut router = Router { sketch, columns, rows, taken, pairs };
    let mut straight: Vec<Option<Route>> = vec![None; sketch.arrows.len()];
    for (number, from, to) in sketch.inner().filter(|(number, ..)| !columns.back[*number]) {
        straight[number] = router.straight(router.ends(from, to));
    }
    let rest = sketch.arrows.iter().zip(straight).enumerate();
    let found = rest.map(|(number, (arrow, straight))| match (arrow.from, arrow.to) {
        (End::Shape(from), End::Shape(to)) => router.between(from, to, columns.back[number], straight),
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
    taken: Occupancy,
    pairs: BTreeSet<(usize, usize)>,
}

/// Both ends of an arrow: shapes, columns, rows.
#[derive(Clone, Copy)]
struct Ends {
    from: usize,
    to: usize,
    a: usize,
    b: usize,
    row: usize,
    other: usize,
}

impl Ends {
    /// The side on which the source looks towards the row of the target.
    fn towards(self) -> Side {
        if self.other > self.row { Side::Bottom } else { Side::Top }
    }
}

impl Router<'_> {
    fn ends(&self, from: usize, to: usize) -> Ends {
        let (column, row) = (&self.columns.column, &self.rows.row);
        Ends { from, to, a: column[from], b: column[to], row: row[from], other: row[to] }
    }

    fn between(&mut self, from: usize, to: usize, back: bool, straight: Option<Route>) -> Route {
        let is_second = !self.pairs.insert((from, to));
        let ends = self.ends(from, to);
        if back || ends.b <= ends.a {
            return self.loop_back(ends);
        }
        if is_second {
            return self.arc(ends).unwrap_or_else(|| self.over(ends));
        }
        let is_right_used = self.taken.is_corner_used(from, Side::Right);
        straight
            .or_else(|| self.down_and_along(ends))
            .or_else(|| self.along_and_down(ends))
            .or_else(|| if is_right_used { self.down_and_over(ends) } else { None })
            .or_else(|| self.through_one_channel(ends))
            .or_else(|| self.down_and_over(ends))
            .unwrap_or_else(|| self.over(ends))
    }

    fn straight(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, a, b, row, other, .. } = ends;
        let fits = row == other && a < b && !self.is_seated(from) && self.taken.is_row_clear(row, a, b);
        fits.then(|| self.leave_right(ends, &[Line::Row(row)], Side::Left))
    }

    /// Up or down out of a gateway or a seated event, then along the row of the target.
    fn down_and_along(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, to, a, b, row, other } = ends;
        let fits = self.may_go_down(ends)
            && self.taken.is_column_clear(a, row, other)
            && self.taken.is_cell_free(a, other)
            && self.taken.is_row_clear(other, a, b);
        if !fits {
            return None;
        }
        let leaving = Use::Leaving(self.sketch.stands(from));
        let column = self.taken.column_claim(a, row.max(other), self.levels(row, other), leaving);
        let along = self.taken.row_claim(other, b, (2 * a + 1, 2 * b + 1), Use::Entering(to));
        if !self.taken.take_both(along, column) {
            return None;
        }
        self.taken.take_corner(from, ends.towards(), Use::Leaving(from));
        Some(Route::new(ends.towards(), [Line::Port(from, 0), Line::Row(other)], Side::Left))
    }

    /// Whether an arrow may leave up or down towards the target.
    fn may_go_down(&self, ends: Ends) -> bool {
        let side = ends.towards();
        let fits = if self.is_seated(ends.from) { side == Side::Bottom } else { self.is_diamond(ends.from) };
        fits && ends.row != ends.other && self.taken.is_corner_free(ends.from, side, Use::Leaving(ends.from))
    }

    /// Along the own row, then up or down into a gateway.
    fn along_and_down(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, to, a, b, row, other } = ends;
        let side = if other > row { Side::Top } else { Side::Bottom };
        let fits = !self.is_seated(from)
            && self.is_diamond(to)
            && other != row
            && self.taken.is_row_clear(row, a, b)
            && self.taken.is_cell_free(b, row)
            && self.taken.is_column_clear(b, row, other)
            && self.taken.is_corner_free(to, side, Use::Entering(to));
        if !fits {
            return None;
        }
        let column = self.taken.column_claim(b, row.max(other), self.levels(row, other), Use::Entering(to));
        let along = self.taken.row_claim(row, b, (2 * a + 1, 2 * b + 1), Use::Leaving(from));
        if !self.taken.take_both(along, column) {
            return None;
        }
        self.taken.take_corner(to, side, Use::Entering(to));
        Some(self.leave_right(ends, &[Line::Row(row), Line::Port(to, 0)], side))
    }

    /// Along one of the two rows, and through one channel to the other.
    fn through_one_channel(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, to, a, b, row, other } = ends;
        if row == other || self.is_seated(from) {
            return None;
        }
        let late = self.taken.row_claim(other, b, (2 * (a + 1), 2 * b + 1), Use::Entering(to));
        let early = self.taken.row_claim(row, b, (2 * a + 1, 2 * b), Use::Leaving(from));
        let channel = if self.taken.is_row_clear(other, a, b) && self.taken.take_row(late) {
            a + 1
        } else if self.taken.is_row_clear(row, a, b) && self.taken.take_row(early) {
            b
        } else {
            return None;
        };
        let lines = [Line::Row(row), Line::Channel(channel), Line::Row(other)];
        Some(self.leave_right(ends, &lines, Side::Left))
    }

    /// Up or down out of a gateway to the gap before the row of the target, and through the channel before it.
    fn down_and_over(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, a, b, row, other, .. } = ends;
        if self.is_seated(from) || !self.may_go_down(ends) || !self.taken.is_column_clear(a, row, other) {
            return None;
        }
        let gap = self.gap_before(row, other);
        let levels = (self.rows.level(row).min(gap), self.rows.level(row).max(gap));
        let column = self.taken.column_claim(a, row.max(other), levels, Use::Leaving(from));
        if !self.taken.take_column(column) {
            return None;
        }
        self.taken.take_corner(from, ends.towards(), Use::Leaving(from));
        let lines = [Line::Port(from, 0), Line::Gap(gap), Line::Channel(b), Line::Row(other)];
        Some(Route::new(ends.towards(), lines, Side::Left))
    }

    /// Into a channel, through the gap before the row of the target, and through the channel before it.
    fn over(&mut self, ends: Ends) -> Route {
        let Ends { from, a, b, row, other, .. } = ends;
        let tail = [Line::Channel(b), Line::Row(other)];
        if self.is_seated(from) {
            let head = [Line::Port(from, 0), Line::Gap(self.rows.level(row) + 1)];
            return Route::new(Side::Bottom, [head, tail].concat(), Side::Left);
        }
        let head = [Line::Row(row), Line::Channel(a + 1), Line::Gap(self.gap_before(row, other))];
        self.leave_right(ends, &[&head[..], &tail[..]].concat(), Side::Left)
    }

    fn leave_right(&mut self, ends: Ends, lines: &[Line], end: Side) -> Route {
        self.taken.take_corner(ends.from, Side::Right, Use::Leaving(ends.from));
        Route::new(Side::Right, lines, end)
    }

    /// Up, through the gap above, and down again, when both stand in one row.
    fn arc(&mut self, ends: Ends) -> Option<Route> {
        let Ends { from, to, row, other, .. } = ends;
        if row != other || from == to {
            return None;
        }
        let (leave, enter) = (self.port_above(from, -1)?, self.port_above(to, 1)?);
        self.taken.take_corner(from, Side::Top, Use::Leaving(from));
        self.taken.take_corner(to, Side::Top, Use::Entering(to));
        let gap = Line::Gap(self.rows.level(row) - 1);
        Some(Route::new(Side::Top, [leave, gap, enter], Side::Top))
    }

    /// The port on the upper edge: in the middle of a gateway, if it is free, and a little aside otherwise.
    fn port_above(&self, shape: usize, side: i32) -> Option<Line> {
        if self.is_seated(shape) {
            return None;
        }
        if !self.is_diamond(shape) {
            return Some(Line::Port(shape, side * self.sketch.shapes[shape].size.width / 4));
        }
        let wanted = if side < 0 { Use::Leaving(shape) } else { Use::Entering(shape) };
        self.taken.is_corner_free(shape, Side::Top, wanted).then_some(Line::Port(shape, 0))
    }

    /// Back over the gap above the own row.
    fn loop_back(&mut self, ends: Ends) -> Route {
        if let Some(arc) = self.arc(ends) {
            return arc;
        }
        let Ends { from, a, b, row, other, .. } = ends;
        if self.is_seated(from) {
            return self.over(ends);
        }
        let tail = [Line::Channel(b), Line::Row(other)];
        let gap = Line::Gap(self.rows.level(row) - 1);
        if let Some(port) = self.port_above(from, -1) {
            self.taken.take_corner(from, Side::Top, Use::Leaving(from));
            return Route::new(Side::Top, [&[port, gap], &tail[..]].concat(), Side::Left);
        }
        let head = [Line::Row(row), Line::Channel(a + 1), gap];
        self.leave_right(ends, &[&head[..], &tail[..]].concat(), Side::Left)
    }

    fn out_to_outside(&self, from: usize, to: usize) -> Route {
        let (port, near, last) = self.message_ways(from, 30);
        let channel = Line::Channel(self.columns.column[from] + 1);
        Route::new(Side::Bottom, [port, near, channel, last, Line::Outside(to)], Side::Top)
    }

    fn in_from_outside(&self, from: usize, to: usize) -> Route {
        let (port, near, last) = self.message_ways(to, 12);
        let channel = Line::Channel(self.columns.column[to]);
        Route::new(Side::Top, [Line::Outside(from), last, channel, near, port], Side::Bottom)
    }

    /// Messages leave and enter a task near its lower left corner, where nothing sits; then the gap below its row, and the
    /// gap below all lanes.
    fn message_ways(&self, shape: usize, from_corner: i32) -> (Line, Line, Line) {
        let aside = match self.sketch.shapes[shape].outline {
            Outline::Box => from_corner - self.sketch.shapes[shape].size.width / 2,
            Outline::Diamond | Outline::Circle => 0,
        };
        let near = Line::Gap(self.rows.level(self.rows.row[shape]) + 1);
        (Line::Port(shape, aside), near, Line::Gap(self.rows.levels()))
    }

    fn is_diamond(&self, shape: usize) -> bool {
        self.sketch.shapes[shape].outline == Outline::Diamond
    }

    /// Whether a shape sits on another, so that arrows leave it downwards only.
    fn is_seated(&self, shape: usize) -> bool {
        self.sketch.shapes[shape].host.is_some()
    }

    /// The gap through which a row is approached.
    fn gap_before(&self, row: usize, other: usize) -> usize {
        if other < row { self.rows.level(other) + 1 } else { self.rows.level(other) - 1 }
    }

    fn levels(&self, row: usize, other: usize) -> (usize, usize) {
        (self.rows.level(row.min(other)), self.rows.level(row.max(other)))
    }
}
