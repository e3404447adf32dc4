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
}

impl Comparison {
    pub fn of(text: &str) -> Self {
        let file = File::new("so-sanh.yaml", text.as_bytes().to_vec());
        Self {
            text: text.to_owned(),
            ours: yaml::read(FileId(0), &file),
            theirs: granit::read(FileId(0), &file, false),
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
            let is_told = !self.words(finding).starts_with('!')
                && !finding.sentence.en.starts_with("a second document");
            (finding.rule, if is_told { finding.span.start } else { 0 })
        };
        let mut said: Vec<(&str, u32)> = ours.1.iter().map(place).collect();
        let mut others: Vec<(&str, u32)> =
            theirs.1.iter().map(|finding| (finding.0, finding.1.start)).collect();
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
        let said =
            self.ours.1.iter().map(|finding| {
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

/// The reason of a difference, and how it is told.
type Permitted = (&'static str, fn(&Comparison) -> bool);

/// Differences that are permitted.
pub const PERMITTED: &[Permitted] = &[
    // Where our dialect is narrower.
    (
        "lines in brackets and quotes are indented, as the standard and granit in its strict mode demand",
        |it| it.ours.0.is_none() && it.theirs.0.is_some() && it.is_refused_strictly(),
    ),
    ("`? key` is outside the dialect", |it| it.says("yaml-dialect", "?")),
    ("a key that is left out is outside the dialect", |it| it.says("yaml-dialect", ":")),
    ("directives are outside the dialect", |it| it.says("yaml-dialect", "%")),
    ("`...` without a document is outside the dialect", |it| it.says("yaml-dialect", "...")),
    ("a tab in front of content is outside the dialect", |it| it.says("yaml-syntax", "\t")),
    // What the bridge over granit made of its events.
    ("`{a, b}` is no sentence with a comma", |it| {
        it.their_commas().any(|span| it.text[span.start as usize..].trim_start().starts_with([',', ':']))
    }),
    ("a comment between a key and its colon makes no sentence of it", |it| {
        it.their_commas().next().is_some()
            && it.has_lines(|one, next| one.contains('#') && next.starts_with(':'))
    }),
    ("the rest of a sentence belongs to the value in front of it, though its key be written twice", |it| {
        it.says("duplicate-key", "") && it.their_commas().next().is_some()
    }),
    ("keys that are no text are not one key written twice", |it| {
        let no_text = |span: Span| {
            let words = &it.text[span.start as usize..span.end as usize];
            words.is_empty() || words.starts_with(['[', '{', '*'])
        };
        it.theirs.1.iter().any(|(rule, span)| *rule == "duplicate-key" && no_text(*span))
    }),
    ("a row that is left out, such as a merge key, lies inside its map or outside of it", |it| {
        it.says("yaml-dialect", "<<")
    }),
    // Faults of granit.
    ("granit reads on behind a comment that a tab indents", |it| {
        let by_tab =
            |line: &str| line.trim_start_matches(' ').starts_with('\t') && line.trim_start().starts_with('#');
        it.theirs.0.is_some() && it.text.split(['\n', '\r']).any(by_tab)
    }),
    ("granit takes `:#` behind quotes for a colon and a comment", |it| {
        it.theirs.0.is_some() && it.says("yaml-syntax", "#") && it.text.contains(":#")
    }),
    ("granit forgets a quoted key at a comment behind it", |it| {
        it.theirs.0.is_none() && it.has_lines(|one, next| one.contains('#') && next.starts_with(':'))
    }),
    ("granit takes no comment or blank line behind an empty block of text with a number", |it| {
        let numbered = |line: &str| {
            let mark = line.split('#').next().unwrap_or_default().trim_end().trim_end_matches(['+', '-']);
            mark.ends_with(|last: char| last.is_ascii_digit()) && mark.contains(['|', '>'])
        };
        it.theirs.0.is_none()
            && it.has_lines(|one, next| numbered(one) && (next.is_empty() || next.starts_with('#')))
    }),
    ("granit takes `#` in the first column for a comment below blanks", |it| {
        it.theirs.0.is_some() && it.sentence("an empty line") && it.text.contains(['\n', '\r'])
    }),
];

impl Comparison {
    /// Whether our reader has a finding of a rule that begins with certain words.
    fn says(&self, rule: &str, words: &str) -> bool {
        self.ours.1.iter().any(|finding| finding.rule == rule && self.words(finding).starts_with(words))
    }

    fn is_refused_strictly(&self) -> bool {
        let file = File::new("so-sanh.yaml", self.text.as_bytes().to_vec());
        granit::read(FileId(0), &file, true).0.is_none()
    }

    fn sentence(&self, begin: &str) -> bool {
        self.ours.1.iter().any(|finding| finding.sentence.en.starts_with(begin))
    }

    /// Where the bridge over granit found sentences with commas.
    fn their_commas(&self) -> impl Iterator<Item = Span> {
        self.theirs.1.iter().filter(|finding| finding.0 == "unquoted-comma").map(|finding| finding.1)
    }

    /// Whether two lines of a kind follow each other, comments and empty lines in between left out.
    fn has_lines(&self, are_such: impl Fn(&str, &str) -> bool) -> bool {
        let lines: Vec<&str> = self.text.split(['\n', '\r']).collect();
        (0..lines.len()).any(|one| {
            let next = lines[one + 1..]
                .iter()
                .map(|line| line.trim())
                .find(|line| are_such(lines[one], line) || !(line.is_empty() || line.starts_with('#')));
            next.is_some_and(|next| are_such(lines[one], next))
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
