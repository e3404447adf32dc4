//! From the text of a file to a tree: documents, comments, and what is found on the way.

use std::sync::Arc;

use super::fault::{self, Fault};
use super::lines::{BREAK, Lines};
use super::open::Open;
use super::{Comment, Entry, Node, Tree, Words};
use crate::diagnostic::Diagnostic;
use crate::source::{Edit, File, FileId, Span};

/// A catalogue file larger than this is not read: the longest real procedure takes a tenth of it.
pub const MAX_BYTES: usize = 1_000_000;

/// With this many findings a file is read no further.
const MOST_FINDINGS: usize = 100;

/// Reads a file; with findings that are errors the tree is what could be understood, or nothing.
pub fn read(id: FileId, file: &File) -> (Option<Tree>, Vec<Diagnostic>) {
    if let Some(finding) = fault::unreadable(id, file) {
        return (None, vec![finding]);
    }
    let mut reader = Reader::new(id, &file.text);
    reader.documents();
    reader.finish()
}

/// A file that is being read.
pub(super) struct Reader<'a> {
    pub id: FileId,
    /// The text, as those that are read share it.
    pub whole: Arc<str>,
    pub lines: Lines<'a>,
    /// Lists and maps that are not closed yet, from the outermost.
    pub open: Vec<Open>,
    /// Items of all open lists, and entries of all open maps.
    pub items: Vec<Node>,
    pub entries: Vec<Entry>,
    pub root: Option<Node>,
    /// Whether the document has no value yet, and where it would stand.
    pub wanted: bool,
    pub void: usize,
    /// Documents so far, and whether the last of them goes on.
    documents: usize,
    begun: bool,
    comments: Vec<Comment>,
    findings: Vec<Diagnostic>,
    /// Whether the rest of the file is left unread.
    pub stopped: bool,
    /// The line at which a text above it was broken off, because it holds a key.
    pub broken_off: usize,
    /// The last line that a tab indents, of which no more is said.
    pub tabbed: usize,
    /// Where a text of several lines or with escapes is put together.
    pub buffer: String,
}

impl<'a> Reader<'a> {
    fn new(id: FileId, text: &'a str) -> Self {
        Self {
            id,
            whole: text.into(),
            lines: Lines::new(text),
            open: Vec::with_capacity(16),
            items: Vec::with_capacity(32),
            entries: Vec::with_capacity(64),
            root: None,
            wanted: true,
            void: 0,
            documents: 0,
            begun: false,
            comments: Vec::new(),
            findings: Vec::new(),
            stopped: false,
            broken_off: usize::MAX,
            tabbed: usize::MAX,
            buffer: String::new(),
        }
    }

    fn documents(&mut self) {
        while let Some(column) = self.content() {
            self.row(column);
        }
        self.end_document();
    }

    fn finish(mut self) -> (Option<Tree>, Vec<Diagnostic>) {
        let is_yaml = !self.stopped && self.findings.iter().all(|finding| finding.rule != fault::SYNTAX);
        if self.root.is_none() && is_yaml {
            self.findings.push(fault::empty(self.character(0)));
        }
        self.findings.sort_by_key(|finding| finding.span);
        let (root, sound) = (self.root.filter(|_| is_yaml), self.findings.is_empty());
        (root.map(|root| Tree { root, comments: self.comments, sound }), self.findings)
    }

    /// Bytes of this file.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.id, start, end)
    }

    /// The character at an offset.
    pub(super) fn character(&self, at: usize) -> Span {
        let length =
            if at < self.lines.end { self.lines.slice(at, self.lines.end).chars().next() } else { None };
        self.span(at, at + length.map_or(0, char::len_utf8))
    }

    /// Adds a finding; a file with a hundred of them is read no further, for nobody reads more at a time.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        if self.stopped {
            return;
        }
        self.findings.push(finding);
        self.stopped = self.findings.len() == MOST_FINDINGS;
    }

    /// Goes to the next line with content, past comments and marks of documents, and gives its column.
    fn content(&mut self) -> Option<usize> {
        while !self.lines.over() && !self.stopped {
            let column = self.lines.indent();
            match self.lines.peek() {
                BREAK => self.lines.advance(),
                b'#' => self.comment(),
                b'\t' => {
                    let tab = self.lines.at;
                    self.lines.skip_blanks();
                    if !matches!(self.lines.peek(), BREAK | b'#') {
                        self.report(fault::syntax(self.span(tab, tab + 1), Fault::Tab));
                        self.tabbed = self.lines.start;
                        self.begin_document();
                        return Some(self.lines.column());
                    }
                }
                b'-' | b'.' if column == 0 && self.lines.marker() => self.marker(),
                b'%' if column == 0 && !self.begun => self.directive(),
                _ => {
                    self.begin_document();
                    return Some(column);
                }
            }
        }
        None
    }

    /// Keeps the comment that begins here, and goes to the next line.
    pub(super) fn comment(&mut self) {
        let (start, end) = (self.lines.at, self.lines.end);
        let span = self.span(start, end);
        self.comments.push(Comment { span, text: Words::part(&self.whole, span.start + 1, span.end) });
        self.lines.advance();
    }

    fn begin_document(&mut self) {
        if self.begun {
            return;
        }
        self.begun = true;
        self.documents += 1;
        if self.documents == 2 {
            self.report(fault::second_document(self.character(self.lines.at)));
        }
    }

    fn end_document(&mut self) {
        self.close_deeper(None);
        if self.begun && self.wanted {
            let void = self.omitted();
            self.put(void);
        }
        self.begun = false;
        self.wanted = true;
    }

    /// `---` begins a document, `...` ends one.
    fn marker(&mut self) {
        let start = self.lines.at;
        let span = self.span(start, start + 3);
        let had_begun = self.begun;
        self.end_document();
        self.lines.at += 3;
        self.void = self.lines.at;
        if self.lines.byte(start) == b'.' {
            if !had_begun {
                self.report(fault::end_without_document(span, self.whole_line()));
            }
            return self.end_of_line(start);
        }
        self.begun = true;
        self.documents += 1;
        if self.documents == 2 {
            self.report(fault::second_document(span));
        }
        self.lines.skip_blanks();
        if self.lines.peek() == BREAK || self.lines.peek() == b'#' {
            return self.end_of_line(start);
        }
        self.value_on_line();
    }

    fn directive(&mut self) {
        let span = self.span(self.lines.at, self.lines.words_end());
        let whole = self.whole_line();
        self.report(fault::directive(span, whole));
        self.lines.advance();
    }

    /// An edit that takes this line away.
    fn whole_line(&self) -> Edit {
        let mut next = self.lines;
        next.advance();
        Edit::replace(self.span(self.lines.start, next.start), "")
    }

    /// Goes to the next line; nothing but a comment may be left of this one, which holds a value from `value` on.
    pub(super) fn end_of_line(&mut self, value: usize) {
        self.lines.skip_blanks();
        match self.lines.peek() {
            BREAK => self.lines.advance(),
            b'#' if self.lines.after_blank() => self.comment(),
            _ => self.words_behind(value),
        }
    }
}
