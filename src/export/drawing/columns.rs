//! Columns: arrows that lead back are found by a walk in depth, then every shape stands as many columns to the right as
//! its longest way from the beginning has steps.

use super::sketch::Sketch;

/// In which column every shape stands, and which arrows lead back.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column of each shape.
    pub column: Vec<usize>,
    /// The shapes in an order in which every arrow that does not lead back leads on.
    pub order: Vec<usize>,
    /// When the walk came to each shape.
    pub rank: Vec<usize>,
    /// Whether each arrow leads back.
    pub back: Vec<bool>,
    /// The arrows that leave each shape, with the shapes they lead to.
    pub leaving: Vec<Vec<(usize, usize)>>,
    /// The arrows that enter each shape, with the shapes they come from.
    pub entering: Vec<Vec<(usize, usize)>>,
    /// The shapes that sit on each shape.
    pub seated: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    Open,
    Done,
}

/// Finds the columns.
pub(super) fn columns(sketch: &Sketch) -> Columns {
    let count = sketch.shapes.len();
    let mut found = Columns {
        column: vec![0; count],
        order: Vec::new(),
        rank: vec![0; count],
        back: vec![false; sketch.arrows.len()],
        leaving: vec![Vec::new(); count],
        entering: vec![Vec::new(); count],
        seated: vec![Vec::new(); count],
    };
    for (arrow, from, to) in sketch.inner() {
        found.leaving[from].push((arrow, to));
        found.entering[to].push((arrow, from));
    }
    for (number, shape) in sketch.shapes.iter().enumerate() {
        if let Some(host) = shape.host {
            found.seated[host].push(number);
        }
    }
    found.walk(sketch);
    found.spread();
    found.draw_near(sketch);
    found
}

impl Columns {
    /// Walks in depth from where nothing leads to; an arrow to a shape whose walk is not over leads back.
    fn walk(&mut self, sketch: &Sketch) {
        let count = sketch.shapes.len();
        let mut seen = vec![Seen::Never; count];
        let is_first =
            |shape: &usize| self.entering[*shape].is_empty() && sketch.shapes[*shape].host.is_none();
        let starts: Vec<usize> = (0..count).filter(is_first).chain(0..count).collect();
        let mut begun = 0;
        let mut finished = Vec::with_capacity(count);
        let mut path: Vec<(usize, usize)> = Vec::new();
        for start in starts {
            if seen[start] == Seen::Never {
                path.push((start, 0));
            }
            while let Some((shape, next)) = path.last_mut() {
                let (shape, at) = (*shape, *next);
                *next += 1;
                if seen[shape] == Seen::Never {
                    seen[shape] = Seen::Open;
                    self.rank[shape] = begun;
                    begun += 1;
                }
                match self.way(shape, at) {
                    Some((_, to)) if seen[to] == Seen::Never => path.push((to, 0)),
                    Some((Some(arrow), to)) if seen[to] == Seen::Open => self.back[arrow] = true,
                    Some(_) => {}
                    None => {
                        seen[shape] = Seen::Done;
                        finished.push(shape);
                        path.pop();
                    }
                }
            }
        }
        finished.reverse();
        self.order = finished;
    }

    /// The ways out of a shape one by one: its arrows, then the shapes that sit on it.
    fn way(&self, shape: usize, at: usize) -> Option<(Option<usize>, usize)> {
        let arrows = &self.leaving[shape];
        if let Some((arrow, to)) = arrows.get(at) {
            return Some((Some(*arrow), *to));
        }
        self.seated[shape].get(at - arrows.len()).map(|seated| (None, *seated))
    }

    fn spread(&mut self) {
        for shape in self.order.clone() {
            let here = self.column[shape];
            for (arrow, to) in &self.leaving[shape] {
                if !self.back[*arrow] {
                    self.column[*to] = self.column[*to].max(here + 1);
                }
            }
            for seated in &self.seated[shape] {
                self.column[*seated] = here;
            }
        }
    }

    /// What nothing leads to stands right before what it leads to, except the very first.
    fn draw_near(&mut self, sketch: &Sketch) {
        let first = self.order.first().copied();
        for shape in 0..sketch.shapes.len() {
            let is_entry = self.entering[shape].is_empty() && sketch.shapes[shape].host.is_none();
            if !is_entry || Some(shape) == first || !self.seated[shape].is_empty() {
                continue;
            }
            let nearest = self.leaving[shape].iter().map(|(_, to)| self.column[*to]).min();
            self.column[shape] = nearest.unwrap_or(0).saturating_sub(1);
        }
    }
}
