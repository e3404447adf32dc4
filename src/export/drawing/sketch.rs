//! What is to be drawn, before anything has a place.

use super::geometry::NAME_GAP;

/// How much lower a host reaches, so that what sits on it covers no text.
const SEAT_DEPTH: i32 = 16;
/// The least width for one of them, so that messages find room in the corner.
const SEAT: i32 = 100;
/// Between two shapes that sit on the same host.
const SEAT_GAP: i32 = 10;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// The outline of a shape, which decides where arrows may dock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outline {
    /// A task.
    #[default]
    Box,
    /// A gateway: arrows dock at all four corners.
    Diamond,
    /// An event.
    Circle,
}

/// Something with a place in a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The lane it stands in.
    pub lane: usize,
    /// How large it is.
    pub size: Size,
    /// Its outline.
    pub outline: Outline,
    /// The shape on whose lower edge it sits.
    pub host: Option<usize>,
    /// The room its name needs, when that does not stand inside.
    pub name: Option<Size>,
}

/// Where an arrow begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At a shape.
    Shape(usize),
    /// At one of the boxes outside all lanes.
    Outside(usize),
}

/// A line from one shape to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// The room its name needs.
    pub name: Option<Size>,
}

/// Shapes in lanes and the arrows between them. Shapes and arrows stand in the order in which they were written, which
/// decides between equals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Width of the strip on the left in which lanes are named.
    pub header: i32,
    /// The least width of the whole.
    pub width: i32,
    /// The least height of each lane, from the top down.
    pub lanes: Vec<i32>,
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// How many boxes stand outside, below the lanes.
    pub outside: usize,
}

impl Sketch {
    /// The arrows between shapes, each with its number and both its ends.
    pub(super) fn inner(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.arrows.iter().enumerate().filter_map(|(number, arrow)| match (arrow.from, arrow.to) {
            (End::Shape(from), End::Shape(to)) => Some((number, from, to)),
            _ => None,
        })
    }

    /// The shape in whose cell a shape stands: its host, or itself.
    pub(super) fn stands(&self, shape: usize) -> usize {
        self.shapes[shape].host.unwrap_or(shape)
    }

    /// The same, with every host large enough for what sits on it.
    pub(super) fn with_room(&self) -> Self {
        let mut sketch = self.clone();
        let mut needed = vec![0; self.shapes.len()];
        for shape in &self.shapes {
            let name = shape.name.map_or(0, |name| name.width + NAME_GAP);
            if let Some(host) = shape.host {
                needed[host] += (shape.size.width + name + SEAT_GAP).max(SEAT);
            }
        }
        for (shape, needed) in sketch.shapes.iter_mut().zip(needed) {
            shape.size.width = shape.size.width.max(needed);
            shape.size.height += if needed > 0 { SEAT_DEPTH } else { 0 };
        }
        sketch
    }
}
