use super::{Asked, Cell, RULE, Test};
use crate::diagnostic::{Diagnostic, Text};
use crate::expression::parse::{date, parse};
use crate::expression::place::Place;
use crate::expression::tree::{Comparison, Node};
use crate::expression::value::Value;
use crate::text;

impl Cell {
    /// Reads a cell; it is given back when every test of it can be read.
    pub fn parse(text: &str, place: Place) -> (Option<Self>, Vec<Diagnostic>) {
        let whole = Piece { text, start: 0, place }.trimmed();
        match whole.text {
            "-" => return (Some(Self::Any), Vec::new()),
            "null" => return (Some(Self::Null), Vec::new()),
            "" => return (None, vec![whole.empty()]),
            _ => {}
        }
        let inside = whole.text.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')'));
        let negated = inside.is_some();
        let tests = inside.map_or(whole, |inside| whole.part(4, 4 + inside.len()));
        let mut findings = Vec::new();
        let mut read = Vec::new();
        for piece in tests.pieces() {
            match piece.test() {
                Ok(sound) => read.push(sound),
                Err(mut found) => findings.append(&mut found),
            }
        }
        (findings.is_empty().then_some(Self::Tests { negated, tests: read }), findings)
    }
}

/// A stretch of the text of a cell.
#[derive(Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    /// Where it begins in the cell.
    start: usize,
    place: Place,
}

impl Piece<'_> {
    fn part(self, start: usize, end: usize) -> Self {
        Self { text: &self.text[start..end], start: self.start + start, ..self }
    }

    fn trimmed(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start, start + self.text.trim().len())
    }

    fn span(self) -> crate::source::Span {
        self.place.at(self.start, self.start + self.text.len())
    }

    /// The parts between commas that stand in no quotes and no brackets.
    fn pieces(self) -> Vec<Self> {
        let (mut depth, mut quoted, mut from) = (0_usize, false, 0);
        let mut pieces = Vec::new();
        for (at, letter) in self.text.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    pieces.push(self.part(from, at).trimmed());
                    from = at + 1;
                }
                _ => {}
            }
        }
        pieces.push(self.part(from, self.text.len()).trimmed());
        pieces
    }

    fn test(self) -> Result<Test, Vec<Diagnostic>> {
        const SIGNS: [(&str, Comparison); 4] = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        let (text, span) = (self.text.to_owned(), self.span());
        let what = match SIGNS.into_iter().find(|(sign, _)| text.starts_with(sign)) {
            Some((sign, operator)) => Asked::Compare(operator, self.part(sign.len(), text.len()).literal()?),
            None if is_word(&text) && date(&text).is_none() => Asked::Word(text.clone()),
            None if text.starts_with(['[', '(']) && text.contains("..") => self.interval()?,
            None => Asked::Compare(Comparison::Equal, self.literal()?),
        };
        Ok(Test { what, text, span })
    }

    fn interval(self) -> Result<Asked, Vec<Diagnostic>> {
        let middle = self.text.find("..").expect("asked before");
        let end = self.text.len() - 1;
        if !self.text.ends_with([']', ')']) || middle == 0 || middle + 2 > end {
            return Err(vec![
                self.refused(text!(en: "the interval is not closed", vi: "khoảng chưa được đóng"), "[1..5]"),
            ]);
        }
        Ok(Asked::Within {
            low: self.part(1, middle).literal()?,
            low_closed: self.text.starts_with('['),
            high: self.part(middle + 2, end).literal()?,
            high_closed: self.text.ends_with(']'),
        })
    }

    /// A written value; days may stand without `date`.
    fn literal(self) -> Result<Value, Vec<Diagnostic>> {
        let piece = self.trimmed();
        if let Some(day) = date(piece.text) {
            return Ok(Value::Date(day));
        }
        if piece.text.is_empty() {
            return Err(vec![piece.empty()]);
        }
        if let Some(finding) = piece.equality() {
            return Err(vec![finding]);
        }
        let end = piece.start + piece.text.len();
        let (expression, findings) = parse(piece.text, piece.place.part(piece.start, end));
        if !findings.is_empty() {
            return Err(findings);
        }
        match expression.map(|expression| expression.node) {
            Some(Node::Literal(Value::Null)) => Err(vec![piece.null()]),
            Some(Node::Literal(value)) => Ok(value),
            _ => Err(vec![piece.computed()]),
        }
    }

    fn null(self) -> Diagnostic {
        let sentence = text!(en: "`null` stands beside other tests", vi: "`null` đứng cạnh phép thử khác");
        self.advised(
            sentence,
            text!(en: "give `null` a row of its own", vi: "dành cho `null` một dòng riêng"),
        )
    }

    fn computed(self) -> Diagnostic {
        let text = self.text;
        let sentence =
            text!(en: "`{text}` is not a written value", vi: "`{text}` không phải giá trị viết sẵn");
        self.advised(
            sentence,
            text!(
                en: "compute it in a fact with `is`, and give the table that fact",
                vi: "tính nó trong một dữ kiện bằng `is` rồi đưa dữ kiện đó vào bảng",
            ),
        )
    }

    /// `=` and `!=`, which stand in expressions only.
    fn equality(self) -> Option<Diagnostic> {
        if let Some(rest) = self.text.strip_prefix("!=") {
            let sentence = text!(en: "cells have no `!=`", vi: "ô không dùng `!=`");
            return Some(self.refused(sentence, &format!("not({})", rest.trim())));
        }
        let rest = self.text.strip_prefix('=')?;
        let sentence = text!(en: "cells have no `=`", vi: "ô không dùng `=`");
        Some(self.refused(sentence, rest.trim_start_matches(['=', ' '])))
    }

    fn empty(self) -> Diagnostic {
        let sentence = text!(en: "nothing is written here", vi: "ở đây chưa ghi gì");
        self.advised(sentence, text!(en: "write `-` for any value", vi: "viết `-` nếu giá trị nào cũng được"))
    }

    fn refused(self, sentence: Text, right: &str) -> Diagnostic {
        self.advised(sentence, text!(en: "write `{right}`", vi: "viết `{right}`"))
    }

    fn advised(self, sentence: Text, help: Text) -> Diagnostic {
        Diagnostic::new(RULE, self.span(), sentence).help(help)
    }
}

/// Whether a text is the id of an option, or meant to be one.
fn is_word(text: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let has_letter = text.contains(char::is_alphabetic);
    let starts = text.starts_with(char::is_alphanumeric);
    let reserved = matches!(text, "true" | "false" | "null");
    starts && has_letter && text.chars().all(letters) && !reserved
}
