//! What a procedure says of its parts, also where it says it in another place.

use std::borrow::Cow;

use super::{Process, on_day};
use crate::model::{Fact, Part};
use crate::yaml::Node;

impl Process {
    /// Whether a part is said: under its own key; bodies also by who does the steps, forms also by papers that have
    /// one.
    pub fn says(&self, part: Part) -> bool {
        self.procedure.has(part)
            || match part {
                Part::Bodies => self.steps().iter().filter_map(|placed| placed.step.by.as_ref()).any(|by| {
                    let built_in = matches!(by.value.as_str(), "applicant" | "public");
                    !built_in
                }),
                Part::Form => self.papers_asked().iter().any(|paper| {
                    self.dictionaries.papers.get(paper).is_some_and(|paper| paper.form.is_some())
                }),
                _ => false,
            }
    }

    /// The papers asked, in the order written.
    pub fn papers_asked(&self) -> Vec<&str> {
        let mut papers = Vec::new();
        for row in &self.procedure.documents {
            row.walk(&mut |row| papers.extend(row.document.as_ref().map(|paper| paper.value.as_str())));
        }
        papers
    }

    /// Every fact of the file: those of `facts`, then the fields of the form.
    pub fn facts(&self) -> Vec<&Fact> {
        let sections = self.procedure.form.iter().flat_map(|form| &form.sections);
        let fields = sections.flat_map(|section| &section.fields);
        self.procedure.facts.iter().chain(fields).map(|fact| &fact.value).collect()
    }

    /// As it is written, after overlays, with the rows of the day on which it is judged.
    pub fn today(&self) -> Cow<'_, Node> {
        on_day(&self.root, self.judged.day).map_or(Cow::Borrowed(&self.root), Cow::Owned)
    }
}
