//! Geometry: columns, channels, rows and gaps get their widths, and every line its points.

use super::columns::Columns;
use super::routes::{Line, Route, Side};
use super::rows::Rows;
use super::sketch::{End, Outline, Size, Sketch};
use super::tracks::Tracks;
use super::{Bounds, Point};

/// Between a column and the first track beside it.
const CHANNEL_EDGE: i32 = 18;
/// Between two tracks of a channel.
const CHANNEL_STEP: i32 = 12;
/// Around the tracks of a gap.
const GAP_EDGE: i32 = 12;
/// Between two tracks of a gap.
const GAP_STEP: i32 = 10;
/// Between the lanes and what stands outside.
const OUTSIDE_GAP: i32 = 24;
/// Height of a box outside.
const OUTSIDE_HEIGHT: i32 = 60;
/// Between a shape and its name.
pub(super) const NAME_GAP: i32 = 4;

/// What a sketch is measured with.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    pub sketch: &'a Sketch,
    pub columns: &'a Columns,
    pub rows: &'a Rows,
    pub tracks: &'a Tracks,
}

/// Where everything lies.
#[derive(Debug, Default)]
pub(super) struct Geometry {
    /// The middle of each column.
    columns: Vec<i32>,
    /// The first track of each channel.
    channels: Vec<i32>,
    /// By level, the middle of a row or the first track of a gap.
    levels: Vec<i32>,
    pub lanes: Vec<Bounds>,
    pub shapes: Vec<Bounds>,
    pub outside: Vec<Bounds>,
    pub width: i32,
    pub height: i32,
}

pub(super) fn number(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX / 1024)
}

impl Geometry {
    pub fn new(layout: Layout<'_>) -> Self {
        let mut geometry = Self::default();
        geometry.across(layout);
        geometry.down(layout);
        geometry.shapes =
            (0..layout.sketch.shapes.len()).map(|shape| geometry.shape(layout, shape)).collect();
        geometry.outside(layout.sketch);
        geometry
    }

    fn across(&mut self, layout: Layout<'_>) {
        let sketch = layout.sketch;
        let count = layout.tracks.channels.len() - 1;
        let mut half = vec![0; count];
        for (shape, column) in sketch.shapes.iter().zip(&layout.columns.column) {
            let name = shape.name.filter(|_| shape.host.is_none()).map_or(0, |name| name.width);
            half[*column] = half[*column].max((shape.size.width.max(name) + 1) / 2);
        }
        let mut room = vec![0; count + 1];
        for (number, from, _) in sketch.inner() {
            let name = sketch.arrows[number].name.map_or(0, |name| name.width + 2 * NAME_GAP);
            let channel = layout.columns.column[from] + 1;
            room[channel] = room[channel].max(name);
        }
        let mut x = sketch.header;
        for (channel, room) in room.into_iter().enumerate() {
            self.channels.push(x + CHANNEL_EDGE);
            let tracks = number(layout.tracks.channels[channel].saturating_sub(1));
            x += CHANNEL_EDGE + tracks * CHANNEL_STEP + CHANNEL_EDGE.max(room);
            if let Some(half) = half.get(channel) {
                self.columns.push(x + half);
                x += 2 * half;
            }
        }
        self.width = x.max(sketch.width);
    }

    /// How far each row reaches up and down from its middle.
    fn reach(layout: Layout<'_>) -> Vec<(i32, i32)> {
        let mut reach = vec![(0, 0); layout.rows.first.last().copied().unwrap_or_default()];
        for (number, shape) in layout.sketch.shapes.iter().enumerate() {
            let row: &mut (i32, i32) = &mut reach[layout.rows.row[number]];
            let half = (shape.size.height + 1) / 2;
            let name = shape.name.map_or(0, |name| name.height + NAME_GAP);
            let (up, down) = match shape.host {
                Some(host) => (0, layout.sketch.shapes[host].size.height.div_euclid(2) + 1 + half.max(name)),
                None if shape.outline == Outline::Box => (half, half),
                None => (half + name, half + name),
            };
            *row = (row.0.max(up), row.1.max(down));
        }
        reach
    }

    fn down(&mut self, layout: Layout<'_>) {
        let (rows, tracks) = (layout.rows, layout.tracks);
        let reach = Self::reach(layout);
        let mut y = 0;
        let mut level = 0;
        for (lane, least) in layout.sketch.lanes.iter().enumerate() {
            let top = y;
            let inside = &reach[rows.first[lane]..rows.first[lane + 1]];
            let needed: i32 = inside.iter().map(|(up, down)| up + down).sum();
            let gaps = (level..=level + 2 * inside.len()).step_by(2).map(|gap| gap_height(tracks.gaps[gap]));
            let spare = (least - needed - gaps.sum::<i32>()).max(0);
            y += spare / 2;
            y += self.gap(y, tracks.gaps[level]);
            for (up, down) in inside {
                self.levels.push(y + up);
                y += up + down;
                level += 2;
                y += self.gap(y, tracks.gaps[level]);
            }
            level += 1;
            y += spare - spare / 2;
            self.lanes.push(Bounds { x: 0, y: top, width: self.width, height: y - top });
        }
        self.height = y;
        let below = self.gap(y + OUTSIDE_GAP, tracks.gaps[level]);
        if layout.sketch.outside > 0 {
            self.height = y + OUTSIDE_GAP + below;
        }
    }

    /// Sets a gap at `y` and returns its height.
    fn gap(&mut self, y: i32, tracks: usize) -> i32 {
        self.levels.push(y + GAP_EDGE);
        gap_height(tracks)
    }

    fn shape(&self, layout: Layout<'_>, index: usize) -> Bounds {
        let shape = &layout.sketch.shapes[index];
        let Size { width, height } = shape.size;
        let middle = self.columns[layout.columns.column[index]];
        let row = self.levels[layout.rows.level(layout.rows.row[index])];
        let aside = shape.host.map(|host| seat(layout, host, index));
        let (x, y) = aside.map_or((middle, row), |(x, y)| (middle + x, row + y));
        Bounds { x: x - width / 2, y: y - height / 2, width, height }
    }

    fn outside(&mut self, sketch: &Sketch) {
        let Some(share) = self.width.checked_div(number(sketch.outside)) else { return };
        for index in 0..number(sketch.outside) {
            let bounds =
                Bounds { x: index * share, y: self.height, width: share - 12, height: OUTSIDE_HEIGHT };
            self.outside.push(bounds);
        }
        self.height += OUTSIDE_HEIGHT;
    }

    /// The points of an arrow.
    pub fn points(&self, layout: Layout<'_>, arrow: usize, route: &Route) -> Vec<Point> {
        let ends = (layout.sketch.arrows[arrow].from, layout.sketch.arrows[arrow].to);
        let place: Vec<i32> = route
            .lines
            .iter()
            .zip(&layout.tracks.track[arrow])
            .enumerate()
            .map(|(index, (line, track))| self.line(layout, line, *track, route, (arrow, index)))
            .collect();
        let mut points = Vec::with_capacity(place.len() + 1);
        points.extend(place.first().map(|first| self.dock(ends.0, route.start, *first)));
        for (pair, lines) in place.windows(2).zip(route.lines.windows(2)) {
            let (x, y) = if is_upright(&lines[0]) { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            points.push(Point { x, y });
        }
        points.extend(place.last().map(|last| self.dock(ends.1, route.end, *last)));
        straightened(points)
    }

    fn line(&self, layout: Layout<'_>, line: &Line, track: usize, route: &Route, at: (usize, usize)) -> i32 {
        match line {
            Line::Row(row) => self.levels[layout.rows.level(*row)],
            Line::Gap(level) => self.levels[*level] + number(track) * GAP_STEP,
            Line::Channel(channel) => self.channels[*channel] + number(track) * CHANNEL_STEP,
            Line::Port(shape, aside) => {
                let bounds = &self.shapes[*shape];
                bounds.x + bounds.width / 2 + aside
            }
            Line::Outside(index) => self.outside_port(layout, *index, route, at),
        }
    }

    /// Straight down from the channel, if the box is below it; else at a place of its own in the box.
    fn outside_port(
        &self,
        layout: Layout<'_>,
        index: usize,
        route: &Route,
        (arrow, line): (usize, usize),
    ) -> i32 {
        let bounds = &self.outside[index];
        let channel = route.lines.iter().position(|line| matches!(line, Line::Channel(_)));
        let x = channel.filter(|channel| *channel != line).map(|channel| {
            self.line(
                layout,
                &route.lines[channel],
                layout.tracks.track[arrow][channel],
                route,
                (arrow, channel),
            )
        });
        let inside = |x: &i32| bounds.x < *x && *x < bounds.x + bounds.width;
        let own = bounds.x + 1 + number(arrow).wrapping_mul(CHANNEL_STEP).rem_euclid(bounds.width.max(3) - 2);
        x.filter(inside).unwrap_or(own)
    }

    fn dock(&self, end: End, side: Side, place: i32) -> Point {
        let bounds = match end {
            End::Shape(shape) => &self.shapes[shape],
            End::Outside(index) => &self.outside[index],
        };
        match side {
            Side::Left => Point { x: bounds.x, y: place },
            Side::Right => Point { x: bounds.x + bounds.width, y: place },
            Side::Top => Point { x: place, y: bounds.y },
            Side::Bottom => Point { x: place, y: bounds.y + bounds.height },
        }
    }
}

/// Where on its host a shape sits, from the middle of the host: side by side on the lower edge, the last one to the right.
fn seat(layout: Layout<'_>, host: usize, index: usize) -> (i32, i32) {
    let seated = &layout.columns.seated[host];
    let at = seated.iter().position(|other| *other == index).unwrap_or_default();
    let Size { width, height } = layout.sketch.shapes[host].size;
    let room = width / number(seated.len());
    let corner = layout.sketch.shapes[index].size.width / 2 + 8;
    let from_right = if seated.len() == 1 { corner } else { room * number(seated.len() - at) - room / 2 };
    (width - width / 2 - from_right, height - height / 2)
}

fn gap_height(tracks: usize) -> i32 {
    2 * GAP_EDGE + number(tracks.saturating_sub(1)) * GAP_STEP
}

fn is_upright(line: &Line) -> bool {
    matches!(line, Line::Channel(_) | Line::Port(..) | Line::Outside(_))
}

/// Leaves out points that change nothing.
fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept[..]
            && ((before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y))
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}
