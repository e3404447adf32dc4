//! Our reader beside granit: the same tree, or both refuse, or a difference that has a reason.

use thutuc::diagnostic::Diagnostic;
use thutuc::source::{File, FileId, Span};
use thutuc::yaml::{self, Entry, Node, Scalar, Style, Tree, Value};

use super::granit::{self, Finding};

/// What the two make of one text.
pub struct Comparison {
    pub text: String,
    pub ours: (Option<Tree>, Vec<Diagnostic>),
    pub theirs: (Option<Tree>, Vec<Finding>),
    pub strict: (Option<Tree>, Vec<Finding>),
}

impl Comparison {
    pub fn of(text: &str) -> Self {
        let file = File::new("so-sanh.yaml", text.as_bytes().to_vec());
        Self {
            text: text.to_owned(),
            ours: yaml::read(FileId(0), &file),
            theirs: granit::read(FileId(0), &file, false),
            strict: granit::read(FileId(0), &file, true),
        }
    }

    /// In what they differ, if they do.
    pub fn difference(&self) -> Option<String> {
        let (ours, theirs) = (&self.ours, &self.theirs);
        match (ours.1.is_empty(), theirs.1.is_empty()) {
            (true, false) => return Some(format!("only granit refuses: {:?}", theirs.1)),
            (false, true) => return Some(format!("only we refuse: {}", self.said())),
            _ => {}
        }
        let Some(their_tree) = &theirs.0 else { return None };
        // Where a tag stands, and where a second document begins, granit does not tell.
        let place = |finding: &Diagnostic| {
            let is_told = !self.words(finding).starts_with('!') && !finding.sentence.en.starts_with("a second document");
            (finding.rule, if is_told { finding.span.start } else { 0 })
        };
        let mut said: Vec<(&str, u32)> = ours.1.iter().map(place).collect();
        let mut others: Vec<(&str, u32)> = theirs.1.iter().map(|finding| (finding.0, finding.1.start)).collect();
        said.sort_unstable();
        others.sort_unstable();
        if said != others {
            return Some(format!("findings: {} and {others:?}", self.said()));
        }
        let our_tree = ours.0.as_ref()?;
        if let Some(difference) = in_nodes(&our_tree.root, &their_tree.root) {
            return Some(difference);
        }
        let comments = |tree: &Tree| {
            let mut all: Vec<(Span, String)> =
                tree.comments.iter().map(|comment| (comment.span, comment.text.to_string())).collect();
            all.sort();
            all
        };
        (comments(our_tree) != comments(their_tree))
            .then(|| format!("comments: {:?} and {:?}", our_tree.comments, their_tree.comments))
    }

    fn said(&self) -> String {
        let said = self.ours.1.iter().map(|finding| {
            format!("{} at {}: {}", finding.rule, finding.span.start, finding.sentence.en)
        });
        said.collect::<Vec<_>>().join("; ")
    }
}

/// The first place at which two trees differ.
fn in_nodes(ours: &Node, theirs: &Node) -> Option<String> {
    let mut waiting = vec![(ours, theirs)];
    while let Some((one, other)) = waiting.pop() {
        let differ = || Some(format!("node: {} and {}", shown(one), shown(other)));
        match (&one.value, &other.value) {
            (Value::Scalar(text), Value::Scalar(other_text)) => {
                if text != other_text || (has_place(text) && one.span != other.span) {
                    return differ();
                }
            }
            (Value::List(items), Value::List(others)) if items.len() == others.len() => {
                waiting.extend(items.iter().zip(others));
            }
            (Value::Map(entries), Value::Map(others)) if entries.len() == others.len() => {
                let keys = |entry: &Entry| (entry.key.value.to_string(), entry.key.span);
                if entries.iter().map(keys).ne(others.iter().map(keys)) {
                    return differ();
                }
                waiting.extend(entries.iter().zip(others).map(|(one, other)| (&one.value, &other.value)));
            }
            _ => return differ(),
        }
        let begins = first(one).is_none_or(has_place) && one.span.start != other.span.start;
        let ends = last(one).is_none_or(has_place) && one.span.end != other.span.end;
        if begins || ends {
            return differ();
        }
    }
    None
}

/// A node in a few words.
fn shown(node: &Node) -> String {
    let Span { start, end, .. } = node.span;
    match &node.value {
        Value::Scalar(Scalar { text, style }) => format!("{start}..{end} {style:?} {text:?}"),
        Value::List(items) => format!("{start}..{end} list of {}", items.len()),
        Value::Map(entries) => {
            let keys = entries.iter().map(|entry| format!("{:?} {:?}", &*entry.key.value, entry.key.span));
            format!("{start}..{end} map of {}", keys.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Where a value that was left out stands, and an empty block of text, granit does not tell.
fn has_place(scalar: &Scalar) -> bool {
    !matches!((scalar.style, scalar.text.trim_matches(['\n', ' ', '\t'])), (Style::Plain | Style::Block, ""))
}

fn first(node: &Node) -> Option<&Scalar> {
    let mut node = node;
    while let Some(first) = node.items().first() {
        node = first;
    }
    node.scalar()
}

fn last(node: &Node) -> Option<&Scalar> {
    let mut node = node;
    while let Some(last) = node.items().last().or_else(|| node.entries().last().map(|entry| &entry.value)) {
        node = last;
    }
    node.scalar()
}

/// Differences that are permitted, each with its reason and how it is told.
pub const PERMITTED: &[(&str, fn(&Comparison) -> bool)] = &[
    ("lines in brackets and quotes are indented, as the standard and granit in its strict mode demand", |it| {
        it.theirs.0.is_some() && it.strict.0.is_none()
    }),
    ("`? key` is outside the dialect", |it| it.says("yaml-dialect", "?")),
    ("a key that is left out is outside the dialect", |it| it.says("yaml-dialect", ":")),
    ("directives are outside the dialect", |it| it.says("yaml-dialect", "%")),
    ("`...` without a document is outside the dialect", |it| it.says("yaml-dialect", "...")),
    ("`{a, b}` is no sentence with a comma", |it| {
        it.theirs.1.iter().any(|(rule, span)| *rule == "unquoted-comma" && it.text[span.start as usize..].trim_start().starts_with([',', ':']))
    }),
    ("a row that is left out, such as a merge key, lies inside its map or outside of it", |it| it.says("yaml-dialect", "<<")),
    ("the rest of a sentence belongs to the value in front of it, though its key be written twice", |it| {
        it.says("duplicate-key", "") && it.theirs.1.iter().any(|finding| finding.0 == "unquoted-comma")
    }),
    ("granit reads on behind a comment that a tab indents", |it| {
        let is_such = |line: &str| line.trim_start().starts_with('#') && line.trim_start_matches(' ').starts_with('\t');
        it.theirs.1.is_empty() && it.text.lines().any(is_such)
    }),
    ("granit takes `:#` behind quotes for a colon and a comment", |it| it.theirs.1.is_empty() && it.says("yaml-syntax", "#")),
    ("granit forgets a quoted key at a comment behind it", |it| it.ours.1.is_empty() && it.text.contains('#') && it.text.contains(['"', '\''])),
    ("granit takes no comment or blank line behind an empty block of text", |it| {
        it.ours.1.is_empty() && it.theirs.0.is_none() && it.text.contains(['#', '\t']) && it.text.contains(['|', '>'])
    }),
    ("granit takes `#` in the first column for a comment below blanks", |it| {
        it.theirs.1.is_empty() && it.ours.1.iter().any(|finding| finding.sentence.en.starts_with("an empty line")) && it.text.contains("\n#")
    }),
    ("a comment parts a key from its colon", |it| {
        it.ours.1.is_empty() && it.text.contains('#') && it.theirs.1.iter().any(|finding| finding.0 == "unquoted-comma")
    }),
    ("a tab in front of content is outside the dialect", |it| it.says("yaml-syntax", "\t")),
];

impl Comparison {
    /// Whether our reader has a finding of a rule that begins with certain words.
    fn says(&self, rule: &str, words: &str) -> bool {
        self.ours.1.iter().any(|finding| {
            finding.rule == rule && self.words(finding).starts_with(words)
        })
    }

    fn words(&self, finding: &Diagnostic) -> &str {
        &self.text[finding.span.start as usize..finding.span.end as usize]
    }
}

/// Why a difference is permitted.
pub fn reason(comparison: &Comparison) -> Option<&'static str> {
    PERMITTED.iter().find(|(_, holds)| holds(comparison)).map(|(reason, _)| *reason)
}
