//! Drawings: a graph laid out on a grid of lanes, rows and columns. The same graph gives the same drawing, and a node more
//! moves its own lane and column only.

mod columns;
mod comparison;
mod dot;
mod geometry;
mod marks;
mod mermaid;
mod names;
mod occupancy;
pub mod picture;
mod routes;
mod rows;
mod sketch;
mod svg;
#[cfg(test)]
mod tests;
pub mod text;
mod tracks;

pub use comparison::Comparison;
pub use dot::dot;
pub use marks::{Mark, Marks};
pub use mermaid::mermaid;
pub use svg::{STYLE, part, svg};

pub use sketch::{Arrow, End, Outline, Shape, Size, Sketch};

use self::geometry::{Geometry, Layout};
use self::names::Paper;

/// A point in pixels, from the upper left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Bounds {
    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && other.x + other.width <= self.x + self.width
            && self.y <= other.y
            && other.y + other.height <= self.y + self.height
    }

    /// The same, so far to the right and down.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y, ..self }
    }
}

/// An arrow that has its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Its corners, with both ends.
    pub points: Vec<Point>,
    /// Where its name stands.
    pub name: Option<Bounds>,
    /// Whether it leads back.
    pub back: bool,
}

/// A sketch in which everything has its place; all lists are in the order of the sketch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole, boxes outside included.
    pub height: i32,
    /// The lanes.
    pub lanes: Vec<Bounds>,
    /// The shapes.
    pub shapes: Vec<Bounds>,
    /// The names of shapes that stand beside them.
    pub names: Vec<Option<Bounds>>,
    /// The arrows.
    pub paths: Vec<Path>,
    /// The boxes outside.
    pub outside: Vec<Bounds>,
}

/// Gives everything its place.
pub fn draw(sketch: &Sketch) -> Drawing {
    let sketch = &sketch.with_room();
    let columns = columns::columns(sketch);
    let rows = rows::rows(sketch, &columns);
    let routes = routes::routes(sketch, &columns, &rows);
    let tracks = tracks::tracks(&routes, &columns, &rows);
    let layout = Layout { sketch, columns: &columns, rows: &rows, tracks: &tracks };
    let geometry = Geometry::new(layout);
    let points: Vec<_> =
        routes.iter().enumerate().map(|(arrow, route)| geometry.points(layout, arrow, route)).collect();
    let mut paper = Paper::new(&geometry.shapes, &points, &geometry.lanes);
    let names = geometry.shapes.iter().enumerate();
    let names = names.map(|(shape, bounds)| paper.name_shape(sketch, shape, bounds)).collect();
    let paths = points.into_iter().enumerate().map(|(arrow, points)| {
        let name = sketch.arrows[arrow].name.and_then(|name| paper.name_arrow(name, &points));
        Path { points, name, back: columns.back[arrow] }
    });
    let paths = paths.collect();
    let Geometry { width, height, lanes, shapes, outside, .. } = geometry;
    Drawing { width, height, lanes, shapes, names, paths, outside }
}
