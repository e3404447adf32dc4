//! The reader of the first months, over the events of granit: kept as a witness, for tests and benches only.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};
use thutuc::source::{File, FileId, Span, Spanned};
use thutuc::yaml::{Comment, Entry, MAX_BYTES, Node, Scalar, Style, Tree, Value, Words};

/// A finding, as far as readers can be compared: its rule and its place.
pub type Finding = (&'static str, Span);

/// What granit makes of a file.
pub fn read(id: FileId, file: &File, strict: bool) -> (Option<Tree>, Vec<Finding>) {
    let control = file.text.char_indices().find(|(at, c)| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || (*c == '\u{feff}' && *at > 0)
    });
    if let Some((at, _)) = control {
        return (None, vec![("not-readable", Span::new(id, at, at))]);
    }
    let skipped = if file.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut builder = Builder { id, text: &file.text, skipped, ..Builder::default() };
    let options = granit_parser::options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        simple_key_max_lookahead: MAX_BYTES,
        strict_indentation: strict,
    };
    for event in Parser::new_from_str_with_options(&file.text[skipped..], options) {
        match event {
            Ok((event, span)) => {
                let span = builder.span(span);
                builder.event(event, span);
            }
            Err(error) => {
                builder.fail(&error);
                break;
            }
        }
    }
    builder.finish()
}

/// A list or map that is not closed yet.
struct Open {
    start: Span,
    flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<Spanned<Words>> },
}

#[derive(Default)]
struct Builder<'a> {
    id: FileId,
    text: &'a str,
    skipped: usize,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    comments: Vec<Comment>,
    findings: Vec<Finding>,
    failed: bool,
}

impl Builder<'_> {
    fn span(&self, span: granit_parser::Span) -> Span {
        let offset = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(0) + self.skipped;
        let (start, end) = (offset(span.start), offset(span.end));
        Span::new(self.id, start, end.max(start))
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.findings.push(("yaml-dialect", self.nowhere()));
                }
            }
            Event::Comment(text, _) => self.comments.push(Comment { span, text: (&*text).into() }),
            Event::Anchor(..) => self.findings.push(("yaml-dialect", span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.findings.push(("yaml-dialect", span));
                self.put(Node {
                    span,
                    value: Value::Scalar(Scalar { text: "".into(), style: Style::Quoted }),
                });
            }
            Event::Scalar(text, style, _, tag) => {
                self.tag(tag.is_some());
                self.put(self.scalar(&text, style, span));
            }
            Event::SequenceStart(style, _, tag) => {
                self.tag(tag.is_some());
                self.begin(span, style, Content::List(Vec::new()));
            }
            Event::MappingStart(style, _, tag) => {
                self.tag(tag.is_some());
                self.begin(span, style, Content::Map { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
    }

    /// Where a tag stands, the parser does not tell.
    fn tag(&mut self, tagged: bool) {
        if tagged {
            self.findings.push(("yaml-dialect", self.nowhere()));
        }
    }

    fn nowhere(&self) -> Span {
        Span::new(self.id, 0, 0)
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let span = if style == Style::Block { self.with_header(span) } else { span };
        // The parser shows a value that was left out as `~`.
        let text = if style == Style::Plain && span.is_empty() { "" } else { text };
        Node { span, value: Value::Scalar(Scalar { text: text.into(), style }) }
    }

    /// The parser leaves the `>-` in front of a block of text, and the comment beside it, out of its span.
    fn with_header(&self, span: Span) -> Span {
        let before = &self.text[..span.start as usize];
        let mark = |before: &str| before.rfind(['|', '>']).unwrap_or(before.len());
        let mut header = mark(before);
        let line = before[..header].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        if let Some(comment) = before[line..header].find(" #") {
            header = mark(&before[..line + comment]);
        }
        let text = self.text[header..span.end as usize].trim_end_matches([' ', '\t', '\r', '\n']);
        Span::new(self.id, header, header + text.len())
    }

    fn begin(&mut self, span: Span, style: StructureStyle, content: Content) {
        self.open.push(Open { start: span, flow: style == StructureStyle::Flow, content });
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let (value, first, last) = match open.content {
            Content::List(items) => {
                let (first, last) = (items.first().map(|item| item.span), items.last().map(|item| item.span));
                (Value::List(items), first, last)
            }
            Content::Map { entries, .. } => {
                let first = entries.first().map(|entry| entry.key.span);
                let last = entries.last().map(|entry| entry.key.span.to(entry.value.span));
                (Value::Map(entries), first, last)
            }
        };
        // A pair inside `[ ]` is told to end where the next sign begins.
        let is_bracket = self.text[open.start.start as usize..].starts_with(['[', '{']);
        let in_brackets = open.flow && is_bracket && first.is_none_or(|first| first.start > open.start.start);
        let whole = match (in_brackets, first, last) {
            (false, Some(first), Some(last)) => first.to(last),
            _ => open.start.to(span),
        };
        self.put(Node { span: whole, value });
    }

    fn put(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            if self.root.is_none() {
                self.root = Some(node);
            }
            return;
        };
        match &mut open.content {
            Content::List(items) => items.push(node),
            Content::Map { key: key @ None, .. } => {
                if !matches!(node.value, Value::Scalar(_)) {
                    self.findings.push(("yaml-dialect", node.span));
                }
                let text = node.text().unwrap_or_default().into();
                *key = Some(Spanned::new(text, node.span));
            }
            Content::Map { entries, key: key @ Some(_) } => {
                let key = key.take().expect("matched above");
                let flow = open.flow;
                if flow && let Some(finding) = join_slip(self.text, entries, &key, &node) {
                    self.findings.retain(|other| other.1.start != finding.1.start);
                    self.findings.push(finding);
                } else {
                    add(entries, key, node, &mut self.findings);
                }
            }
        }
    }

    fn fail(&mut self, error: &ScanError) {
        self.failed = true;
        let at = error.marker().byte_offset().unwrap_or(0) + self.skipped;
        if !matches!(error.kind(), ErrorKind::UnknownAnchor) {
            self.findings.push(("yaml-syntax", Span::new(self.id, at, at)));
        }
    }

    fn finish(mut self) -> (Option<Tree>, Vec<Finding>) {
        if self.failed {
            return (None, self.findings);
        }
        let Some(root) = self.root else {
            self.findings.push(("yaml-syntax", Span::new(self.id, 0, 0)));
            return (None, self.findings);
        };
        (Some(Tree { root, comments: self.comments, sound: true }), self.findings)
    }
}

fn add(entries: &mut Vec<Entry>, key: Spanned<Words>, value: Node, findings: &mut Vec<Finding>) {
    if &**key == "<<" {
        findings.push(("yaml-dialect", key.span));
    } else if entries.iter().any(|entry| entry.key == key) {
        findings.push(("duplicate-key", key.span));
    } else {
        entries.push(Entry { key, value });
    }
}

/// `{name: Đầy đủ, hợp lệ}`: the words behind the comma were read as a key without value.
fn join_slip(text: &str, entries: &mut [Entry], key: &Spanned<Words>, value: &Node) -> Option<Finding> {
    let missing = value.span.is_empty() && value.text() == Some("");
    let behind = text.get(key.span.end as usize..)?.trim_start();
    if !missing || behind.starts_with(':') {
        return None;
    }
    let before = entries.last_mut()?;
    let Value::Scalar(scalar) = &mut before.value.value else { return None };
    if scalar.style != Style::Plain {
        return None;
    }
    let whole = before.value.span.to(key.span);
    let joined = text.get(whole.start as usize..whole.end as usize)?.to_owned();
    scalar.text = joined.as_str().into();
    before.value.span = whole;
    Some(("unquoted-comma", whole))
}
