//! Names beside lines and shapes: each is put where it covers no shape, no other name and, if it can be, no line.

use std::collections::BTreeMap;

use super::geometry::NAME_GAP;
use super::sketch::{Outline, Size, Sketch};
use super::{Bounds, Point};

/// Width and height of a square of the map in which shapes and names are looked up.
const SQUARE: i32 = 128;

/// What already stands on the paper.
#[derive(Default)]
pub(super) struct Paper {
    squares: BTreeMap<(i32, i32), Vec<Bounds>>,
    /// Lying lines by height, standing lines by place.
    lying: BTreeMap<i32, Vec<(i32, i32)>>,
    standing: BTreeMap<i32, Vec<(i32, i32)>>,
}

impl Paper {
    pub fn new(shapes: &[Bounds], paths: &[Vec<Point>], lanes: &[Bounds]) -> Self {
        let mut paper = Self::default();
        for lane in lanes {
            paper.lying.entry(lane.y).or_default().push((lane.x, lane.x + lane.width));
        }
        for shape in shapes {
            paper.put(*shape);
        }
        for pair in paths.iter().flat_map(|points| points.windows(2)) {
            let (one, other) = (pair[0], pair[1]);
            if one.y == other.y {
                paper.lying.entry(one.y).or_default().push((one.x.min(other.x), one.x.max(other.x)));
            } else {
                paper.standing.entry(one.x).or_default().push((one.y.min(other.y), one.y.max(other.y)));
            }
        }
        paper
    }

    fn squares(bounds: &Bounds) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |value: i32| value.div_euclid(SQUARE);
        let (left, right) = (cell(bounds.x), cell(bounds.x + bounds.width));
        let (top, bottom) = (cell(bounds.y), cell(bounds.y + bounds.height));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
    }

    fn put(&mut self, bounds: Bounds) {
        for square in Self::squares(&bounds) {
            self.squares.entry(square).or_default().push(bounds);
        }
    }

    fn covers_something(&self, bounds: &Bounds) -> bool {
        Self::squares(bounds)
            .filter_map(|square| self.squares.get(&square))
            .flatten()
            .any(|other| other.overlaps(bounds))
    }

    fn covers_a_line(&self, bounds: &Bounds) -> bool {
        let hit =
            |lines: &BTreeMap<i32, Vec<(i32, i32)>>, (at, size): (i32, i32), (from, length): (i32, i32)| {
                let near = lines.range(at + 1..(at + size).max(at + 1)).flat_map(|(_, lines)| lines);
                near.into_iter().any(|(start, end)| *start < from + length && from < *end)
            };
        let (x, y) = ((bounds.x, bounds.width), (bounds.y, bounds.height));
        hit(&self.lying, y, x) || hit(&self.standing, x, y)
    }

    /// Takes the first place that covers nothing; else the first that covers lines only; else the first.
    fn choose(&mut self, places: &[Bounds]) -> Option<Bounds> {
        let clear = |place: &&Bounds| !self.covers_something(place);
        let best = places
            .iter()
            .find(|place| clear(place) && !self.covers_a_line(place))
            .or_else(|| places.iter().find(clear))
            .or(places.first())
            .copied()?;
        self.put(best);
        Some(best)
    }

    /// The name of a shape: below it, above it, or aside.
    pub fn name_shape(&mut self, sketch: &Sketch, shape: usize, bounds: &Bounds) -> Option<Bounds> {
        let Size { width, height } = sketch.shapes[shape].name?;
        let middle = bounds.x + (bounds.width - width) / 2;
        let (left, right) = (bounds.x - NAME_GAP - width, bounds.x + bounds.width + NAME_GAP);
        let (above, below) = (bounds.y - NAME_GAP - height, bounds.y + bounds.height + NAME_GAP);
        let half = bounds.y + bounds.height / 2 + 2;
        let places: &[(i32, i32)] = if sketch.shapes[shape].host.is_some() {
            &[(left, half), (right, half)]
        } else if sketch.shapes[shape].outline == Outline::Diamond {
            &[
                (middle, above),
                (middle, below),
                (right - bounds.width / 2, above),
                (left + bounds.width / 2, above),
            ]
        } else {
            &[(middle, below), (middle, above)]
        };
        let places: Vec<Bounds> =
            places.iter().map(|(x, y)| Bounds { x: *x, y: *y, width, height }).collect();
        self.choose(&places)
    }

    /// The name of an arrow: near the beginning of a lying line, which it seldom shares with other arrows; else beside a
    /// standing one; and only then far from where the arrow begins.
    pub fn name_arrow(&mut self, name: Size, points: &[Point]) -> Option<Bounds> {
        let lines: Vec<(Point, Point)> = points.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let (near, far) = lines.split_at(lines.len().min(3));
        let lying = |lines: &[(Point, Point)]| -> Vec<Bounds> {
            let lying = lines.iter().filter(|(one, other)| one.y == other.y);
            lying.flat_map(|(one, other)| beside_lying(name, *one, *other)).collect()
        };
        let standing = near.iter().filter(|(one, other)| one.y != other.y);
        let mut places = lying(near);
        places.extend(standing.flat_map(|(one, other)| beside_standing(name, *one, *other)));
        places.extend(lying(far));
        if let (true, Some(first)) = (places.is_empty(), points.first()) {
            let Size { width, height } = name;
            places.push(Bounds { x: first.x + NAME_GAP, y: first.y - 2 - height, width, height });
        }
        self.choose(&places)
    }
}

fn beside_lying(name: Size, from: Point, to: Point) -> Vec<Bounds> {
    let Size { width, height } = name;
    let length = (to.x - from.x).abs();
    if length < width {
        return Vec::new();
    }
    let near = if to.x > from.x { from.x + NAME_GAP } else { from.x - NAME_GAP - width };
    let near = near.clamp(from.x.min(to.x), from.x.max(to.x) - width);
    let middle = (from.x + to.x - width) / 2;
    let far = from.x + to.x - near - width;
    let (above, below) = (from.y - 2 - height, from.y + 2);
    let ways = [(near, above), (middle, above), (far, above), (near, below), (middle, below), (far, below)];
    ways.map(|(x, y)| Bounds { x, y, width, height }).to_vec()
}

fn beside_standing(name: Size, from: Point, to: Point) -> Vec<Bounds> {
    let Size { width, height } = name;
    if (to.y - from.y).abs() < height {
        return Vec::new();
    }
    let near = if to.y > from.y { from.y + NAME_GAP } else { from.y - NAME_GAP - height };
    let near = near.clamp(from.y.min(to.y), from.y.max(to.y) - height);
    let middle = (from.y + to.y - height) / 2;
    let far = from.y + to.y - near - height;
    let (right, left) = (from.x + NAME_GAP, from.x - NAME_GAP - width);
    let ways = [(right, near), (right, middle), (left, near), (left, middle), (right, far), (left, far)];
    ways.map(|(x, y)| Bounds { x, y, width, height }).to_vec()
}
