//! From a table of answers to rules of a style sheet: the fewest selectors that hold for exactly those answers.

/// One selector: for some questions, the answers of which one must be chosen.
pub type Conjunction = Vec<(usize, Vec<usize>)>;

/// For every combination of answers to some questions, whether something holds.
#[derive(Clone, Debug)]
pub struct Table {
    /// The questions, by their place on the page.
    pub questions: Vec<usize>,
    /// How many answers each has.
    pub sizes: Vec<usize>,
    /// One entry for each combination, the answers to the last question side by side.
    pub holds: Vec<bool>,
}

impl Table {
    /// Asks for every combination.
    pub fn of(questions: Vec<usize>, sizes: Vec<usize>, mut holds: impl FnMut(&[usize]) -> bool) -> Self {
        let count: usize = sizes.iter().product();
        let mut table = Self { questions, sizes, holds: Vec::with_capacity(count) };
        for index in 0..count {
            let answers = table.answers(index);
            let truth = holds(&answers);
            table.holds.push(truth);
        }
        table
    }

    /// Whether it never holds.
    pub fn is_never(&self) -> bool {
        !self.holds.contains(&true)
    }

    /// The answers in the combination with that number.
    pub fn answers(&self, index: usize) -> Vec<usize> {
        (0..self.sizes.len()).map(|question| self.answer(index, question)).collect()
    }

    /// The answer to a question in the combination with that number.
    fn answer(&self, index: usize, question: usize) -> usize {
        let behind: usize = self.sizes[question + 1..].iter().product();
        index / behind % self.sizes[question]
    }

    /// Whether it holds for the answers of a whole page.
    pub fn at(&self, answer: impl Fn(usize) -> usize) -> bool {
        let answers: Vec<usize> = self.questions.iter().map(|question| answer(*question)).collect();
        self.at_answers(&answers)
    }

    /// Whether it holds for answers to its own questions.
    pub fn at_answers(&self, answers: &[usize]) -> bool {
        let index = answers.iter().zip(&self.sizes).fold(0, |index, (answer, size)| index * size + answer);
        self.holds[index]
    }

    /// Selectors of which one fits exactly where the table holds.
    pub fn cover(&self) -> Vec<Conjunction> {
        let mut boxes = Vec::new();
        let mut path: Vec<Vec<usize>> = Vec::new();
        self.split(&self.holds, &mut path, &mut boxes);
        for part in &mut boxes {
            self.widen(part);
        }
        boxes.dedup();
        self.drop_needless(&mut boxes);
        boxes.iter().map(|part| self.conjunction(part)).collect()
    }

    /// Cuts the table by its first question, answers with equal parts together.
    fn split(&self, part: &[bool], path: &mut Vec<Vec<usize>>, boxes: &mut Vec<Vec<Vec<usize>>>) {
        if !part.contains(&true) {
            return;
        }
        let Some(size) = self.sizes.get(path.len()) else {
            boxes.push(path.clone());
            return;
        };
        let stride = part.len() / size;
        let mut groups: Vec<(&[bool], Vec<usize>)> = Vec::new();
        for (answer, below) in part.chunks(stride).enumerate() {
            match groups.iter_mut().find(|(other, _)| *other == below) {
                Some((_, answers)) => answers.push(answer),
                None => groups.push((below, vec![answer])),
            }
        }
        for (below, answers) in groups {
            path.push(answers);
            self.split(below, path, boxes);
            path.pop();
        }
    }

    /// Leaves out questions that do not matter.
    fn widen(&self, part: &mut [Vec<usize>]) {
        for question in 0..part.len() {
            let all: Vec<usize> = (0..self.sizes[question]).collect();
            if part[question] == all {
                continue;
            }
            let before = std::mem::replace(&mut part[question], all);
            if !self.holds_all_over(part) {
                part[question] = before;
            }
        }
    }

    /// Whether the table holds wherever a selector fits.
    fn holds_all_over(&self, part: &[Vec<usize>]) -> bool {
        self.fitting(part).into_iter().all(|index| self.holds[index])
    }

    /// The combinations to which a selector fits.
    fn fitting(&self, part: &[Vec<usize>]) -> Vec<usize> {
        let mut found = vec![0];
        for (answers, size) in part.iter().zip(&self.sizes) {
            found = found
                .iter()
                .flat_map(|index| answers.iter().map(move |answer| index * size + answer))
                .collect();
        }
        found
    }

    /// Takes out the selectors that fit only where others fit as well.
    fn drop_needless(&self, boxes: &mut Vec<Vec<Vec<usize>>>) {
        let mut times = vec![0_usize; self.holds.len()];
        boxes.iter().flat_map(|part| self.fitting(part)).for_each(|index| times[index] += 1);
        boxes.retain(|part| {
            let fitting = self.fitting(part);
            let needless = fitting.iter().all(|index| times[*index] > 1);
            if needless {
                for index in fitting {
                    times[index] -= 1;
                }
            }
            !needless
        });
    }

    fn conjunction(&self, part: &[Vec<usize>]) -> Conjunction {
        let named = self.questions.iter().zip(&self.sizes).zip(part);
        named
            .filter(|((_, size), answers)| answers.len() < **size)
            .map(|((question, _), answers)| (*question, answers.clone()))
            .collect()
    }
}
