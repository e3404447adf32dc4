//! The rows of papers as lines of a list: each paper with everything that the groups around it say.

use crate::model::{Copies, Document, Formula, Mode};
use crate::process::Process;

/// How deep groups inside groups are followed.
const DEEPEST: usize = 12;

/// A paper, or a group of papers of which some are brought.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Where its row stands: the id of the row in the top list, and the numbers of the arms below it.
    pub place: String,
    /// Path of its texts in a translation.
    pub path: Vec<String>,
    /// The row.
    pub row: &'a Document,
    /// Conditions of the row and of the groups around it.
    pub whens: Vec<&'a Formula>,
    /// How it is given.
    pub mode: Mode,
    /// How many of what.
    pub copies: Option<&'a Copies>,
    /// What is uploaded.
    pub online: Option<&'a Copies>,
    /// What is sent by post.
    pub postal: Option<&'a Copies>,
    /// Whether the law says `nếu có`.
    pub optional: bool,
    /// The list fact for each row of which it is asked.
    pub per: Option<&'a str>,
    /// The step that needs it, if not the first filing.
    pub step: Option<&'a str>,
    /// The arms of a group.
    pub arms: Vec<Line<'a>>,
}

/// Every line of the list, in the order written; a group of which all is brought is its papers.
pub fn lines(process: &Process) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for (index, row) in process.procedure.documents.iter().enumerate() {
        let id = row.id.as_ref().map_or_else(|| (index + 1).to_string(), |id| id.value.clone());
        add(&mut all, Line::top(id, row, process), 0);
    }
    all
}

fn add<'a>(all: &mut Vec<Line<'a>>, line: Line<'a>, depth: usize) {
    let whole = !line.row.all_of.is_empty() && line.row.replaced_by.is_none() && line.row.name.is_none();
    if whole && depth < DEEPEST {
        line.arms.into_iter().for_each(|arm| add(all, arm, depth + 1));
    } else {
        all.push(line);
    }
}

impl<'a> Line<'a> {
    fn top(id: String, row: &'a Document, process: &'a Process) -> Self {
        let path = vec!["documents".to_owned(), id.clone()];
        let nothing = Self {
            place: id,
            path,
            row,
            whens: Vec::new(),
            mode: Mode::Submit,
            copies: None,
            online: None,
            postal: None,
            optional: false,
            per: None,
            step: step_needing(row, process),
            arms: Vec::new(),
        };
        nothing.below(row, nothing.place.clone(), nothing.path.clone(), 0)
    }

    /// A row with what it takes over from this one.
    fn below(&self, row: &'a Document, place: String, path: Vec<String>, depth: usize) -> Self {
        let mut line = Self {
            place,
            path,
            row,
            whens: self.whens.iter().copied().chain(&row.when).collect(),
            mode: row.mode.as_ref().map_or(self.mode, |mode| mode.value),
            copies: row.copies.as_ref().map(|copies| &copies.value).or(self.copies),
            online: row.online.as_ref().map(|copies| &copies.value).or(self.online),
            postal: row.postal.as_ref().map(|copies| &copies.value).or(self.postal),
            optional: row.optional.as_ref().map_or(self.optional, |optional| optional.value),
            per: row.per.as_ref().map(|per| per.value.as_str()).or(self.per),
            step: row.step.as_ref().map(|step| step.value.as_str()).or(self.step),
            arms: Vec::new(),
        };
        if depth < DEEPEST {
            line.arms = row.arms().enumerate().map(|(index, arm)| line.arm(arm, index, depth)).collect();
        }
        line
    }

    fn arm(&self, row: &'a Document, index: usize, depth: usize) -> Self {
        let place = format!("{}_{}", self.place, index + 1);
        let part = row.id.as_ref().map_or_else(|| (index + 1).to_string(), |id| id.value.clone());
        let path = self.path.iter().cloned().chain([part]).collect();
        self.below(row, place, path, depth + 1)
    }

    /// This line and those of its arms, each before its own arms.
    pub fn walk(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        let mut waiting = vec![self];
        while let Some(line) = waiting.pop() {
            all.push(line);
            waiting.extend(line.arms.iter().rev());
        }
        all
    }
}

/// The step that says that it needs a row of the top list.
fn step_needing<'a>(row: &Document, process: &'a Process) -> Option<&'a str> {
    let id = row.id.as_ref()?;
    let placed = process.steps().into_iter().find(|placed| placed.step.needs.contains(id))?;
    Some(placed.step.id.value.as_str())
}
