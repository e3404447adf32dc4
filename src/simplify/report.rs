//! What was simplified, for people and for programs.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Change, Proved};
use crate::diagnostic::{Language, Text};
use crate::process::Graph;
use crate::proof::Shown;
use crate::source::{Sources, Span};
use crate::text;

/// What was changed in the graph of a procedure.
pub struct Report<'a> {
    /// The procedure.
    pub procedure: &'a str,
    /// Its graph as it was written.
    pub before: &'a Graph,
    /// What was changed, and what was shown about that.
    pub proved: &'a Proved,
    /// The files that it was written in.
    pub sources: &'a Sources,
    /// The name by which people know what has an id.
    pub name: &'a dyn Fn(&str, Language) -> Option<String>,
}

type Size = (usize, usize);

impl Report<'_> {
    /// How large the graph is at last.
    fn left(&self) -> Size {
        self.proved.graph.size()
    }

    /// How many changes there are, and how large the graph was and is.
    pub fn summary(&self) -> Text {
        let (before, after) = (size(self.before.size()), size(self.left()));
        match self.proved.changes.len() {
            0 => text!(
                en: "nothing to simplify: {before}", vi: "không có gì để rút gọn: {before}";
                before = before
            ),
            1 => text!(
                en: "1 simplification: {before} → {after}", vi: "rút gọn 1 chỗ: {before} → {after}";
                before = before; after = after
            ),
            count => text!(
                en: "{count} simplifications: {before} → {after}",
                vi: "rút gọn {count} chỗ: {before} → {after}",
                count = count;
                before = before; after = after
            ),
        }
    }

    /// What was done, why nothing is lost, and how large the graph was and is: one sentence for each change.
    pub fn sentences(&self) -> Vec<Text> {
        self.sized().map(|(change, ..)| self.named(&change.reason)).collect()
    }

    /// The changes, each with the size before and after.
    fn sized(&self) -> impl Iterator<Item = (&Change, Size, Size)> {
        let before =
            std::iter::once(self.before.size()).chain(self.proved.changes.iter().map(|change| change.left));
        self.proved.changes.iter().zip(before).map(|(change, before)| (change, before, change.left))
    }

    /// As text: one paragraph for each change.
    pub fn plain(&self, language: Language) -> String {
        let mut lines = vec![self.procedure.to_owned(), self.summary().get(language).to_owned()];
        lines.extend(self.proved.told().iter().map(|told| told.get(language).to_owned()));
        let mut paragraphs = vec![lines.join("\n") + "\n"];
        for ((change, before, after), sentence) in self.sized().zip(self.sentences()) {
            let file = self.sources.file(change.span.file);
            let line = file.position(change.span.start as usize).line;
            let (before, after) = (size(before), size(after));
            paragraphs.push(format!(
                "{} ({}:{line})\n  {}\n  {} → {}\n",
                change.name,
                file.path,
                sentence.get(language),
                before.get(language),
                after.get(language),
            ));
        }
        paragraphs.join("\n")
    }

    /// As JSON, in both languages.
    pub fn json(&self) -> String {
        let changes: Vec<Value> = self
            .sized()
            .zip(self.sentences())
            .map(|((change, before, after), sentence)| {
                json!({
                    "rule": change.name,
                    "sentence": {"vi": sentence.vi, "en": sentence.en},
                    "place": self.place(change.span),
                    "removed": change.removed,
                    "before": size_json(before),
                    "after": size_json(after),
                })
            })
            .collect();
        let whole = json!({
            "version": 1,
            "procedure": self.procedure,
            "before": size_json(self.before.size()),
            "after": size_json(self.left()),
            "proof": self.proof(),
            "refused": self.proved.refused,
            "changes": changes,
        });
        format!("{whole:#}\n")
    }

    /// What was compared to show that nothing is lost; nothing where nothing was changed.
    fn proof(&self) -> Value {
        let Some(shown) = self.proved.shown else { return Value::Null };
        let told = self.proved.told();
        let sentence = told.first().map(|told| json!({"vi": told.vi, "en": told.en}));
        match shown {
            Shown::Everywhere { before, after } => json!({
                "compared": "states", "before": before, "after": after, "sentence": sentence,
            }),
            Shown::ByChance { cases } => json!({"compared": "cases", "cases": cases, "sentence": sentence}),
            Shown::Different => json!({"compared": "nothing", "sentence": sentence}),
        }
    }

    /// A place as findings have it: lines and columns from 1.
    fn place(&self, span: Span) -> Value {
        let file = self.sources.file(span.file);
        let position = |offset: u32| {
            let position = file.position(offset as usize);
            json!({"line": position.line, "column": position.column})
        };
        json!({
            "path": file.path,
            "span": {"start": span.start, "end": span.end},
            "start": position(span.start),
            "end": position(span.end),
        })
    }

    /// A text in which names stand beside the ids, each at its first mention.
    fn named(&self, text: &Text) -> Text {
        let with_names = |text: &str, language| {
            let mut mentioned = BTreeSet::new();
            let parts = text.split('`').enumerate().map(|(index, part)| {
                if index % 2 == 0 {
                    return part.to_owned();
                }
                let name = (self.name)(part, language).filter(|_| mentioned.insert(part));
                name.map_or_else(|| format!("`{part}`"), |name| format!("“{name}” (`{part}`)"))
            });
            parts.collect()
        };
        Text { en: with_names(&text.en, Language::En), vi: with_names(&text.vi, Language::Vi) }
    }
}

fn size((nodes, flows): Size) -> Text {
    text!(en: "{nodes} nodes, {flows} flows", vi: "{nodes} nút, {flows} đường")
}

fn size_json((nodes, flows): Size) -> Value {
    json!({"nodes": nodes, "flows": flows})
}
