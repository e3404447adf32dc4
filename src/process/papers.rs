//! The papers of a procedure one by one, each with what the groups around it say.

use crate::model::{Copies, Document, Formula, Id, Mode, Procedure, Replacement, Step};
use crate::source::Spanned;

use super::steps::placed;

/// A row that names a paper, and the groups it stands in.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The row itself.
    pub row: &'a Spanned<Document>,
    /// The paper.
    pub paper: &'a Id,
    /// The groups around it, outermost first.
    pub around: Vec<&'a Spanned<Document>>,
    /// The step that says in `needs` that it needs it.
    needed: Option<&'a Id>,
}

impl<'a> Asked<'a> {
    /// The row and the groups around it, from the inside out: what an inner one says holds before what an outer one says.
    pub fn rows(&self) -> impl Iterator<Item = &'a Spanned<Document>> {
        std::iter::once(self.row).chain(self.around.iter().rev().copied())
    }

    /// The row that says how the paper is given, and how.
    pub fn mode(&self) -> (Option<&'a Spanned<Mode>>, Mode) {
        let written = self.rows().find_map(|row| row.value.mode.as_ref());
        (written, written.map_or(Mode::Submit, |mode| mode.value))
    }

    /// What is sent when filing by post, if something is said about it.
    pub fn postal(&self) -> Option<&'a Spanned<Copies>> {
        self.rows().find_map(|row| row.value.postal.as_ref())
    }

    /// Whether the law says "nếu có", so that it is listed and never asked.
    pub fn is_optional(&self) -> bool {
        self.rows().find_map(|row| row.value.optional.as_ref()).is_some_and(|optional| optional.value)
    }

    /// The step that needs it; none for the first filing.
    pub fn step(&self) -> Option<&'a Id> {
        self.rows().find_map(|row| row.value.step.as_ref()).or(self.needed)
    }

    /// The conditions that must all hold for it to be asked.
    pub fn conditions(&self) -> impl Iterator<Item = &'a Formula> {
        self.rows().filter_map(|row| row.value.when.as_ref())
    }

    /// The data that replaces it or a group around it.
    pub fn replacements(&self) -> impl Iterator<Item = &'a Spanned<Replacement>> {
        self.rows().filter_map(|row| row.value.replaced_by.as_ref())
    }

    /// Whether the applicant has to give it, now or later.
    pub fn is_brought(&self) -> bool {
        matches!(self.mode().1, Mode::Submit | Mode::Show) && !self.is_optional()
    }
}

/// A row or group that data replaces.
#[derive(Clone, Copy, Debug)]
pub struct Replaced<'a> {
    /// The row or group.
    pub row: &'a Document,
    /// The data.
    pub by: &'a Spanned<Replacement>,
}

impl Replaced<'_> {
    /// `register.item`; only the register if no item is named.
    pub fn item(&self) -> String {
        let register = &self.by.register;
        self.by.data.as_ref().map_or_else(|| register.to_string(), |data| format!("{register}.{data}"))
    }
}

/// Everything that data replaces, in the order written.
pub fn replaced(procedure: &Procedure) -> Vec<Replaced<'_>> {
    let mut found = Vec::new();
    for top in &procedure.documents {
        top.value.walk(&mut |row| found.extend(row.replaced_by.iter().map(|by| Replaced { row, by })));
    }
    found
}

/// Every paper that is asked, in the order written.
pub fn papers(procedure: &Procedure) -> Vec<Asked<'_>> {
    let steps: Vec<&Step> = placed(procedure).iter().map(|placed| &placed.step.value).collect();
    let mut found = Vec::new();
    for top in &procedure.documents {
        let needed = top
            .id
            .as_ref()
            .and_then(|id| steps.iter().find(|step| step.needs.contains(id)).map(|step| &step.id));
        let mut waiting = vec![(top, Vec::new())];
        while let Some((row, around)) = waiting.pop() {
            let mut inside = around.clone();
            inside.push(row);
            let arms: Vec<_> = row.value.arms().map(|arm| (arm, inside.clone())).collect();
            waiting.extend(arms.into_iter().rev());
            if let Some(paper) = &row.value.document {
                found.push(Asked { row, paper, around, needed });
            }
        }
    }
    found
}
