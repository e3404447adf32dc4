use std::fmt::Write;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{Arrow, Bounds, Drawing, End, Outline, Point, Shape, Size, Sketch, draw};

const TASK: Size = Size { width: 120, height: 64 };
const SMALL: Size = Size { width: 36, height: 36 };

fn shape(lane: usize, outline: Outline) -> Shape {
    let size = if outline == Outline::Box { TASK } else { SMALL };
    Shape { lane, size, outline, ..Shape::default() }
}

fn arrow(from: usize, to: usize) -> Arrow {
    Arrow { from: End::Shape(from), to: End::Shape(to), name: None }
}

fn one_lane(shapes: Vec<Shape>, arrows: &[(usize, usize)]) -> Sketch {
    let arrows = arrows.iter().map(|(from, to)| arrow(*from, *to)).collect();
    Sketch { lanes: vec![0], shapes, arrows, ..Sketch::default() }
}

fn boxes(count: usize) -> Vec<Shape> {
    vec![shape(0, Outline::Box); count]
}

fn is_through(bounds: &Bounds, one: Point, other: Point) -> bool {
    let line = Bounds {
        x: one.x.min(other.x),
        y: one.y.min(other.y),
        width: (one.x - other.x).abs(),
        height: (one.y - other.y).abs(),
    };
    // A line has no inside: it is widened by nothing and must still not share a point with the inside of the shape.
    line.x < bounds.x + bounds.width
        && bounds.x < line.x + line.width.max(1)
        && line.y < bounds.y + bounds.height
        && bounds.y < line.y + line.height.max(1)
        && !(line.width == 0 && (line.x == bounds.x || line.x == bounds.x + bounds.width))
        && !(line.height == 0 && (line.y == bounds.y || line.y == bounds.y + bounds.height))
}

/// Every fault of a drawing, in words.
pub(super) fn faults(sketch: &Sketch, drawing: &Drawing) -> String {
    let mut found = String::new();
    let whole = Bounds { x: 0, y: 0, width: drawing.width, height: drawing.height };
    for (number, bounds) in drawing.shapes.iter().enumerate() {
        if !drawing.lanes[sketch.shapes[number].lane].contains(bounds) {
            let _ = writeln!(found, "shape {number} leaves its lane");
        }
        for (other, its) in drawing.shapes.iter().enumerate().take(number) {
            let is_seat =
                sketch.shapes[number].host == Some(other) || sketch.shapes[other].host == Some(number);
            if !is_seat && bounds.overlaps(its) {
                let _ = writeln!(found, "shapes {other} and {number} overlap");
            }
        }
    }
    for (number, path) in drawing.paths.iter().enumerate() {
        let ends = [sketch.arrows[number].from, sketch.arrows[number].to];
        if path.points.len() < 2 {
            let _ = writeln!(found, "arrow {number} has no length");
        }
        for pair in path.points.windows(2) {
            if (pair[0].x == pair[1].x) == (pair[0].y == pair[1].y) {
                let _ = writeln!(found, "arrow {number} is not orthogonal: {pair:?}");
            }
            for (shape, bounds) in drawing.shapes.iter().enumerate() {
                if !ends.contains(&End::Shape(shape)) && is_through(bounds, pair[0], pair[1]) {
                    let _ = writeln!(found, "arrow {number} runs through shape {shape}");
                }
            }
        }
        let corners = path.points.iter().map(|point| Bounds { x: point.x, y: point.y, width: 0, height: 0 });
        if corners.into_iter().any(|corner| !whole.contains(&corner)) {
            let _ = writeln!(found, "arrow {number} leaves the drawing");
        }
        for (at, end) in [(path.points.first(), ends[0]), (path.points.last(), ends[1])] {
            let (Some(at), bounds) = (at, bounds_of(drawing, end)) else { continue };
            if !touches(&bounds, *at) {
                let _ = writeln!(found, "arrow {number} does not touch {end:?}");
            }
        }
    }
    found
}

/// Arrows without a common end that lie on each other.
fn laid_on_each_other(sketch: &Sketch, drawing: &Drawing) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let lines = |number: usize| drawing.paths[number].points.windows(2).map(|pair| (pair[0], pair[1]));
    for number in 0..drawing.paths.len() {
        for other in 0..number {
            let (one, two) = (sketch.arrows[number], sketch.arrows[other]);
            let outside =
                [one.from, one.to, two.from, two.to].iter().any(|end| matches!(end, End::Outside(_)));
            if outside || one.from == two.from || one.to == two.to {
                continue;
            }
            if lines(number).any(|a| lines(other).any(|b| lie_on_each_other(a, b))) {
                found.push((other, number));
            }
        }
    }
    found
}

fn lie_on_each_other(one: (Point, Point), other: (Point, Point)) -> bool {
    let share = |one: (i32, i32), other: (i32, i32)| {
        one.0.max(one.1).min(other.0.max(other.1)) > one.0.min(one.1).max(other.0.min(other.1))
    };
    let is_standing = |line: (Point, Point)| line.0.x == line.1.x;
    match (is_standing(one), is_standing(other)) {
        (true, true) => one.0.x == other.0.x && share((one.0.y, one.1.y), (other.0.y, other.1.y)),
        (false, false) => one.0.y == other.0.y && share((one.0.x, one.1.x), (other.0.x, other.1.x)),
        _ => false,
    }
}

fn bounds_of(drawing: &Drawing, end: End) -> Bounds {
    match end {
        End::Shape(shape) => drawing.shapes[shape],
        End::Outside(index) => drawing.outside[index],
    }
}

fn touches(bounds: &Bounds, point: Point) -> bool {
    let (right, bottom) = (bounds.x + bounds.width, bounds.y + bounds.height);
    let beside = (point.x == bounds.x || point.x == right) && (bounds.y..=bottom).contains(&point.y);
    let over = (point.y == bounds.y || point.y == bottom) && (bounds.x..=right).contains(&point.x);
    beside || over
}

fn sketches() -> impl Strategy<Value = Sketch> {
    (1_usize..6, 1_usize..40, 0_usize..4).prop_flat_map(|(lanes, count, outside)| {
        let shapes = prop::collection::vec((0..lanes, 0_u8..4, any::<bool>(), 0..count), count);
        let arrows = prop::collection::vec((0..count, 0..count, 0_u8..3, any::<bool>()), 0..2 * count);
        (Just(lanes), shapes, arrows, Just(outside)).prop_map(sketch_of)
    })
}

type Drawn = (usize, Vec<(usize, u8, bool, usize)>, Vec<(usize, usize, u8, bool)>, usize);

fn sketch_of((lanes, wanted, arrows, outside): Drawn) -> Sketch {
    let name = Some(Size { width: 70, height: 30 });
    let mut shapes: Vec<Shape> = Vec::new();
    for (lane, outline, named, host) in wanted {
        let outline = [Outline::Box, Outline::Box, Outline::Diamond, Outline::Circle][usize::from(outline)];
        let mut new = shape(lane, outline);
        new.name = name.filter(|_| named && outline != Outline::Box);
        let seat = shapes.get(host).filter(|seat| seat.outline == Outline::Box && seat.host.is_none());
        if let (Some(seat), Outline::Circle) = (seat, outline) {
            (new.host, new.lane) = (Some(host), seat.lane);
        }
        shapes.push(new);
    }
    let arrows = arrows.into_iter().filter(|(_, to, ..)| shapes[*to].host.is_none());
    let arrows = arrows.map(|(from, to, kind, named)| {
        let name = name.filter(|_| named);
        match kind {
            1 if outside > 0 => Arrow { from: End::Shape(from), to: End::Outside(to % outside), name },
            2 if outside > 0 => Arrow { from: End::Outside(from % outside), to: End::Shape(to), name },
            _ => Arrow { from: End::Shape(from), to: End::Shape(to), name },
        }
    });
    let arrows = arrows.collect();
    Sketch { header: 30, width: 500, lanes: vec![100; lanes], shapes, arrows, outside }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_drawing_can_be_read(sketch in sketches()) {
        let drawing = draw(&sketch);
        prop_assert_eq!(faults(&sketch, &drawing), "");
        prop_assert_eq!(drawing, draw(&sketch));
    }
}

#[test]
fn a_chain_is_a_straight_line() {
    let drawing = draw(&one_lane(boxes(4), &[(0, 1), (1, 2), (2, 3)]));
    assert!(drawing.paths.iter().all(|path| path.points.len() == 2));
    assert!(drawing.shapes.windows(2).all(|pair| pair[0].y == pair[1].y));
}

#[test]
fn the_first_branch_goes_straight_on_and_the_second_below() {
    let mut shapes = boxes(4);
    shapes[1] = shape(0, Outline::Diamond);
    let drawing = draw(&one_lane(shapes, &[(0, 1), (1, 2), (1, 3)]));
    assert_eq!(drawing.shapes[2].y, drawing.shapes[0].y);
    assert!(drawing.shapes[3].y > drawing.shapes[2].y);
    assert_eq!(drawing.paths[2].points.len(), 3, "out of the lower corner, then along");
}

#[test]
fn a_way_back_runs_above() {
    let drawing = draw(&one_lane(boxes(3), &[(0, 1), (1, 2), (2, 1)]));
    let back = &drawing.paths[2];
    assert!(back.back && !drawing.paths[1].back);
    assert!(back.points.iter().any(|point| point.y < drawing.shapes[1].y));
}

#[test]
fn two_arrows_between_the_same_shapes_do_not_lie_on_each_other() {
    let drawing = draw(&one_lane(boxes(2), &[(0, 1), (0, 1)]));
    assert_ne!(drawing.paths[0].points, drawing.paths[1].points);
}

#[test]
fn a_shape_more_moves_its_own_lane_only() {
    let lanes = |extra: bool| {
        let mut shapes = vec![shape(0, Outline::Box), shape(1, Outline::Box), shape(2, Outline::Box)];
        let mut arrows = vec![arrow(0, 1), arrow(1, 2)];
        if extra {
            shapes.push(shape(1, Outline::Box));
            arrows.push(arrow(0, 3));
        }
        draw(&Sketch { lanes: vec![0; 3], shapes, arrows, ..Sketch::default() })
    };
    let (before, after) = (lanes(false), lanes(true));
    assert_eq!(before.shapes[0], after.shapes[0]);
    assert_eq!(before.shapes[1].y, after.shapes[1].y);
    assert_eq!(before.lanes[0].height, after.lanes[0].height);
    assert_eq!(before.lanes[2].height, after.lanes[2].height);
    assert!(before.lanes[1].height < after.lanes[1].height);
}

fn ladder(count: usize) -> Sketch {
    let shapes =
        (0..count).map(|at| shape(at % 4, if at % 3 == 0 { Outline::Diamond } else { Outline::Box }));
    let mut arrows: Vec<Arrow> = (1..count).map(|at| arrow(at - 1, at)).collect();
    arrows.extend((0..count).step_by(3).map(|at| arrow(at, (at + 40).min(count - 1))));
    arrows.extend((50..count).step_by(7).map(|at| arrow(at, at - 50)));
    Sketch { lanes: vec![100; 4], shapes: shapes.collect(), arrows, ..Sketch::default() }
}

#[test]
fn time_grows_with_size_only() {
    let star: Vec<(usize, usize)> = (1..2000).map(|to| (0, to)).collect();
    let sketches = [ladder(2000), one_lane(boxes(2000), &star)];
    for sketch in sketches {
        let begun = Instant::now();
        let drawing = draw(&sketch);
        let taken = begun.elapsed();
        assert_eq!(drawing.shapes.len(), 2000);
        assert!(taken < Duration::from_secs(10), "{taken:?}");
    }
}

#[test]
fn arrows_without_a_common_end_hardly_ever_lie_on_each_other() {
    let mut runner = TestRunner::deterministic();
    let (mut laid, mut arrows) = (0, 0);
    for _ in 0..300 {
        let sketch = sketches().new_tree(&mut runner).expect("a sketch").current();
        laid += laid_on_each_other(&sketch, &draw(&sketch)).len();
        arrows += sketch.arrows.len();
    }
    // Two arrows that change places between the same two rows and columns cannot both be straight.
    assert!(laid * 200 < arrows, "{laid} pairs of {arrows} arrows");
}
