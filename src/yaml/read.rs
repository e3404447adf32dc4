//! From bytes to a tree: the only place that knows the parser.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};

use super::{Comment, Entry, Node, Scalar, Style, Tree, Value, fault};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{Edit, File, FileId, Span, Spanned};
use crate::text;

/// A catalogue file larger than this is not read: the longest real procedure takes a tenth of it.
pub const MAX_BYTES: usize = 1_000_000;

/// Reads a file; with findings that are errors the tree is what could be understood, or nothing.
pub fn read(id: FileId, file: &File) -> (Option<Tree>, Vec<Diagnostic>) {
    if let Some(finding) = fault::unreadable(id, file) {
        return (None, vec![finding]);
    }
    let skipped = if file.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut builder = Builder { id, text: &file.text, skipped, ..Builder::default() };
    let options = granit_parser::options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        simple_key_max_lookahead: MAX_BYTES,
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
    Map { entries: Vec<Entry>, key: Option<Spanned<Box<str>>> },
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
    findings: Vec<Diagnostic>,
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
                    self.findings.push(fault::second_document(span));
                }
            }
            Event::Comment(text, _) => self.comments.push(Comment { span, text: text.into() }),
            Event::Anchor(..) => self.findings.push(fault::anchor(span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.findings.push(fault::alias(span));
                self.put(Node {
                    span,
                    value: Value::Scalar(Scalar { text: "".into(), style: Style::Quoted }),
                });
            }
            Event::Scalar(text, style, _, tag) => {
                self.tag(tag.is_some(), span);
                self.put(self.scalar(&text, style, span));
            }
            Event::SequenceStart(style, _, tag) => {
                self.tag(tag.is_some(), span);
                self.begin(span, style, Content::List(Vec::new()));
            }
            Event::MappingStart(style, _, tag) => {
                self.tag(tag.is_some(), span);
                self.begin(span, style, Content::Map { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
    }

    fn tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            self.findings.push(fault::tag(self.tag_before(span)));
        }
    }

    /// The tag in front of a value, of which the parser tells that it is there but not where.
    fn tag_before(&self, value: Span) -> Span {
        let before = self.text.get(..value.start as usize).unwrap_or_default().trim_end();
        let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '[' | '{' | ','));
        let start = start.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        if before[start..].starts_with('!') { Span::new(self.id, start, before.len()) } else { value }
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

    /// The parser leaves the `>-` in front of a block of text out of its span.
    fn with_header(&self, span: Span) -> Span {
        let before = &self.text[..span.start as usize];
        let header = before.rfind(['|', '>']).unwrap_or(before.len());
        let text = self.text[header..span.end as usize].trim_end();
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
        let whole = match (open.flow, first, last) {
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
                    self.findings.push(fault::key_that_is_no_text(node.span));
                }
                let text = node.text().unwrap_or_default().into();
                *key = Some(Spanned::new(text, node.span));
            }
            Content::Map { entries, key: key @ Some(_) } => {
                let key = key.take().expect("matched above");
                let flow = open.flow;
                if flow && let Some(finding) = join_slip(self.text, entries, &key, &node) {
                    self.findings.retain(|other| other.span.start != finding.span.start);
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
            self.findings.push(fault::syntax(self.id, self.text, at, error.kind()));
        }
    }

    fn finish(mut self) -> (Option<Tree>, Vec<Diagnostic>) {
        if self.failed {
            return (None, self.findings);
        }
        let Some(root) = self.root else {
            self.findings.push(fault::empty(self.id, self.text));
            return (None, self.findings);
        };
        (Some(Tree { root, comments: self.comments }), self.findings)
    }
}

fn add(entries: &mut Vec<Entry>, key: Spanned<Box<str>>, value: Node, findings: &mut Vec<Diagnostic>) {
    if &**key == "<<" {
        findings.push(fault::merge_key(key.span));
    } else if let Some(first) = entries.iter().find(|entry| entry.key == key) {
        findings.push(fault::duplicate_key(&key, first.key.span));
    } else {
        entries.push(Entry { key, value });
    }
}

/// `{name: Đầy đủ, hợp lệ}`: the words behind the comma were read as a key without value. They are put back to the
/// value in front of them, so that one slip gives one finding.
fn join_slip(text: &str, entries: &mut [Entry], key: &Spanned<Box<str>>, value: &Node) -> Option<Diagnostic> {
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
    Some(unquoted_comma(&before.key.value, whole, &joined))
}

fn unquoted_comma(key: &str, whole: Span, joined: &str) -> Diagnostic {
    Diagnostic::new(
        "unquoted-comma",
        whole,
        text!(
            en: "the text of `{key}` holds a comma, so it ends there when it stands inside {{ }} without quotes",
            vi: "nội dung của `{key}` có dấu phẩy, nên trong {{ }} mà không có dấu nháy thì bị cắt ở đó",
        ),
    )
    .help(text!(
        en: "put the whole sentence in double quotes",
        vi: "đặt cả câu trong dấu nháy kép",
    ))
    .fix(quote_title(), vec![Edit::replace(whole, quoted(joined))])
}

/// What a fix that puts quotes around a text is called.
pub(super) fn quote_title() -> Text {
    text!(en: "put it in double quotes", vi: "đặt trong dấu nháy kép")
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
