//! Tracks: lines that run through the same channel or gap are set side by side, in an order that crosses little.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::routes::{Line, Route};
use super::rows::Rows;

/// The track of every line that runs through a channel or a gap, and how many tracks each of them has.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    /// By arrow, by line.
    pub track: Vec<Vec<usize>>,
    /// By channel.
    pub channels: Vec<usize>,
    /// By level.
    pub gaps: Vec<usize>,
}

/// Beyond so many lines in one channel each gets a track of its own, so that time stays in proportion to size.
const MANY: usize = 200;

/// A line in a channel or gap: which it is, what part of it it takes, and where it would like to be.
#[derive(Clone, Debug)]
struct Strand {
    arrow: usize,
    line: usize,
    from: usize,
    to: usize,
    /// What it is sorted by: the first wants to be leftmost or topmost.
    wish: (u8, usize),
    /// Where it is joined from the left or from above, and where from the right or from below: rows or ports.
    left: Vec<Joint>,
    right: Vec<Joint>,
}

/// A row, or a column with so many pixels from its middle.
type Joint = (usize, i32);

/// Sets all lines side by side.
pub(super) fn tracks(routes: &[Route], columns: &Columns, rows: &Rows) -> Tracks {
    let map = Map { columns, rows };
    let mut channels: BTreeMap<usize, Vec<Strand>> = BTreeMap::new();
    let mut gaps: BTreeMap<usize, Vec<Strand>> = BTreeMap::new();
    for (arrow, route) in routes.iter().enumerate() {
        for (line, what) in route.lines.iter().enumerate() {
            match what {
                Line::Channel(channel) => {
                    channels.entry(*channel).or_default().push(map.upright(arrow, line, route, 2 * channel));
                }
                Line::Gap(level) => {
                    gaps.entry(*level).or_default().push(map.lying(arrow, line, route, *level));
                }
                _ => {}
            }
        }
    }
    let last = columns.column.iter().max().copied().unwrap_or_default();
    let mut found = Tracks {
        track: routes.iter().map(|route| vec![0; route.lines.len()]).collect(),
        channels: vec![0; last + 2],
        gaps: vec![0; rows.levels() + 1],
    };
    for (channel, strands) in channels {
        found.channels[channel] = found.place(strands);
    }
    for (level, strands) in gaps {
        found.gaps[level] = found.place(strands);
    }
    found
}

impl Tracks {
    fn place(&mut self, mut strands: Vec<Strand>) -> usize {
        strands.sort_by_key(|strand| (strand.wish, strand.arrow, strand.line));
        let order = without_overlap(&strands);
        let mut placed: Vec<(usize, usize, usize)> = Vec::new();
        let mut most = 0;
        for (index, strand) in order.into_iter().map(|index| &strands[index]).enumerate() {
            let beside = placed.iter().filter(|(from, to, _)| *from <= strand.to && strand.from <= *to);
            let track = if strands.len() > MANY {
                index
            } else {
                beside.map(|(_, _, track)| track + 1).max().unwrap_or_default()
            };
            placed.push((strand.from, strand.to, track));
            self.track[strand.arrow][strand.line] = track;
            most = most.max(track + 1);
        }
        most
    }
}

/// An order close to the one given in which, at every joint, lines joined from the left or above stand before lines joined
/// from the right or below, so that the two joints do not lie on each other. Where that goes round in a circle, the circle
/// is cut.
fn without_overlap(strands: &[Strand]) -> Vec<usize> {
    let mut before: BTreeMap<Joint, usize> = BTreeMap::new();
    let mut behind: BTreeMap<Joint, Vec<usize>> = BTreeMap::new();
    for (index, strand) in strands.iter().enumerate() {
        for row in &strand.left {
            *before.entry(*row).or_default() += 1;
        }
        for row in &strand.right {
            behind.entry(*row).or_default().push(index);
        }
    }
    let waits = |before: &BTreeMap<Joint, usize>, strand: &Strand| {
        let others = |row: &Joint| {
            before.get(row).copied().unwrap_or_default() > usize::from(strand.left.contains(row))
        };
        strand.right.iter().any(others)
    };
    let mut left: BTreeSet<usize> = (0..strands.len()).collect();
    let mut ready: BTreeSet<usize> =
        left.iter().copied().filter(|index| !waits(&before, &strands[*index])).collect();
    let mut order = Vec::with_capacity(strands.len());
    while let Some(next) = ready.pop_first().or_else(|| left.first().copied()) {
        left.remove(&next);
        order.push(next);
        for row in &strands[next].left {
            if let Some(count) = before.get_mut(row) {
                *count -= 1;
            }
            let freed = behind.get(row).into_iter().flatten().copied();
            ready.extend(freed.filter(|index| left.contains(index) && !waits(&before, &strands[*index])));
        }
    }
    order
}

struct Map<'a> {
    columns: &'a Columns,
    rows: &'a Rows,
}

impl Map<'_> {
    /// Where an upright line stands, counted in channels and columns.
    fn across(&self, line: &Line) -> usize {
        match line {
            Line::Channel(channel) => 2 * channel,
            Line::Port(shape, _) => 2 * self.columns.column[*shape] + 1,
            _ => usize::MAX,
        }
    }

    fn level(&self, line: &Line) -> usize {
        match line {
            Line::Row(row) => self.rows.level(*row),
            Line::Gap(level) => *level,
            _ => usize::MAX,
        }
    }

    fn upright(&self, arrow: usize, line: usize, route: &Route, here: usize) -> Strand {
        let (before, after) = (route.lines.get(line.wrapping_sub(1)), route.lines.get(line + 1));
        let ends = [(before, line.checked_sub(2)), (after, Some(line + 2))];
        let mut strand = Strand {
            arrow,
            line,
            from: usize::MAX,
            to: 0,
            wish: (0, 0),
            left: Vec::new(),
            right: Vec::new(),
        };
        let mut height = [0, 0];
        for (end, (lying, beyond)) in ends.into_iter().enumerate() {
            let Some(lying) = lying else { continue };
            height[end] = self.level(lying);
            strand.from = strand.from.min(height[end]);
            strand.to = strand.to.max(height[end]);
            let Line::Row(row) = lying else { continue };
            // A row line without another upright line behind it ends at a shape: on the left at its beginning,
            // on the right at its end.
            let other = beyond.and_then(|index| route.lines.get(index)).map(|line| self.across(line));
            let comes_from_left = other.map_or(end == 0, |other| other < here);
            if comes_from_left { strand.left.push((*row, 0)) } else { strand.right.push((*row, 0)) }
        }
        strand.wish = if height[1] > height[0] { (1, usize::MAX - height[0]) } else { (0, height[0]) };
        strand
    }

    fn lying(&self, arrow: usize, line: usize, route: &Route, level: usize) -> Strand {
        let ends =
            [line.checked_sub(1), Some(line + 1)].map(|index| index.and_then(|at| route.lines.get(at)));
        let x = ends.map(|end| end.map_or(usize::MAX, |end| self.across(end)));
        let (from, to) =
            if x.contains(&usize::MAX) { (0, usize::MAX) } else { (x[0].min(x[1]), x[0].max(x[1])) };
        let beyond = [line.checked_sub(2), Some(line + 2)];
        let down = (0..2).filter(|end| {
            let further = beyond[*end].and_then(|at| route.lines.get(at));
            let height = match (further, ends[*end]) {
                (Some(further), _) => self.level(further),
                (None, Some(Line::Port(shape, _))) => self.rows.level(self.rows.row[*shape]),
                (None, _) => usize::MAX,
            };
            height > level
        });
        let length = to - from;
        let wish = match down.count() {
            0 => (0, length),
            1 => (1, length),
            _ => (2, usize::MAX - length),
        };
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for end in ends.into_iter().flatten() {
            let Line::Port(shape, aside) = end else { continue };
            let joint = (self.columns.column[*shape], *aside);
            let is_above = self.rows.level(self.rows.row[*shape]) < level;
            if is_above { left.push(joint) } else { right.push(joint) }
        }
        Strand { arrow, line, from, to, wish, left, right }
    }
}
