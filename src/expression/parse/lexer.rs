use super::words;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Number,
    Text,
    Name,
    If,
    Then,
    Else,
    And,
    Or,
    Not,
    In,
    Between,
    True,
    False,
    Null,
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Plus,
    Minus,
    Star,
    Slash,
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    Comma,
    Dot,
    Dots,
    Unknown,
    End,
}

impl Sign {
    /// How it is written; empty for what has many spellings.
    pub(super) fn spelling(self) -> &'static str {
        match self {
            Self::Number | Self::Text | Self::Name | Self::Unknown | Self::End => "",
            Self::If => "if",
            Self::Then => "then",
            Self::Else => "else",
            Self::And => "and",
            Self::Or => "or",
            Self::Not => "not",
            Self::In => "in",
            Self::Between => "between",
            Self::True => "true",
            Self::False => "false",
            Self::Null => "null",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Star => "*",
            Self::Slash => "/",
            Self::Open => "(",
            Self::Close => ")",
            Self::OpenSquare => "[",
            Self::CloseSquare => "]",
            Self::Comma => ",",
            Self::Dot => ".",
            Self::Dots => "..",
        }
    }

    /// Whether an operand can begin with it.
    pub(super) fn begins_operand(self) -> bool {
        matches!(
            self,
            Self::Number
                | Self::Text
                | Self::Name
                | Self::True
                | Self::False
                | Self::Null
                | Self::Open
                | Self::If
        )
    }
}

/// A word or sign of an expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// What it is, or was meant to be.
    pub(super) sign: Sign,
    /// Its bytes; of a text, those between the quotes.
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// What is wrong with its spelling.
    pub(super) fault: Option<Fault>,
}

/// What can be wrong with one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Another language's spelling of the same.
    Spelling,
    /// A text in other quotes than `"`.
    Quotes,
    /// A text without its closing quote.
    Unclosed,
    /// Points between thousands.
    Points,
}

/// The tokens of a text, closed by one `End`; nothing is refused here.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let token = token(text, at, first);
        at = token.end;
        out.push(token);
    }
    out.push(Token { sign: Sign::End, text: "", start: text.len(), end: text.len(), fault: None });
    out
}

fn token(text: &str, start: usize, first: char) -> Token<'_> {
    if first.is_ascii_digit() {
        number(text, start)
    } else if is_letter(first) {
        word(text, start)
    } else if let Some(closing) = closing_quote(first) {
        quoted(text, start, first, closing)
    } else {
        sign(text, start, first)
    }
}

/// Vietnamese letters may be written as a letter and a mark of its own.
fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

fn length_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

fn number(text: &str, start: usize) -> Token<'_> {
    let digits = |from: usize| length_of(&text[from..], |digit| digit.is_ascii_digit() || digit == '_');
    let mut end = start + digits(start);
    let mut points = 0;
    while text[end..].starts_with('.') && text[end + 1..].starts_with(|digit: char| digit.is_ascii_digit()) {
        end += 1 + digits(end + 1);
        points += 1;
    }
    let written = &text[start..end];
    let fault = (points > 1 || points == 1 && written.ends_with(".000")).then_some(Fault::Points);
    Token { sign: Sign::Number, text: written, start, end, fault }
}

fn word(text: &str, start: usize) -> Token<'_> {
    let length = length_of(&text[start..], |letter| is_letter(letter) || letter.is_ascii_digit());
    let (end, word) = (start + length, &text[start..start + length]);
    let (sign, fault) = match words::keyword(word) {
        Some(sign) if sign.spelling() == word => (sign, None),
        Some(sign) => (sign, Some(Fault::Spelling)),
        None => (Sign::Name, None),
    };
    Token { sign, text: word, start, end, fault }
}

fn closing_quote(first: char) -> Option<char> {
    match first {
        '"' | '\'' | '`' => Some(first),
        '“' | '”' | '„' => Some('”'),
        '‘' | '’' => Some('’'),
        '«' => Some('»'),
        _ => None,
    }
}

fn quoted(text: &str, start: usize, first: char, closing: char) -> Token<'_> {
    let inside = start + first.len_utf8();
    let fault = (first != '"').then_some(Fault::Quotes);
    let Some(length) = text[inside..].find(closing) else {
        let fault = Some(Fault::Unclosed);
        return Token { sign: Sign::Text, text: &text[inside..], start, end: text.len(), fault };
    };
    let end = inside + length + closing.len_utf8();
    Token { sign: Sign::Text, text: &text[inside..inside + length], start, end, fault }
}

fn sign(text: &str, start: usize, first: char) -> Token<'_> {
    let two = text[start..].chars().take(2).collect::<String>();
    let found = words::sign(&two).map(|sign| (sign, two.len()));
    let (sign, length) = found.unwrap_or_else(|| {
        let sign = words::sign(two.get(..first.len_utf8()).unwrap_or_default());
        (sign.unwrap_or(Sign::Unknown), first.len_utf8())
    });
    let written = &text[start..start + length];
    let fault = (sign != Sign::Unknown && sign.spelling() != written).then_some(Fault::Spelling);
    Token { sign, text: written, start, end: start + length, fault }
}
