mod asking;
mod cells;
mod classes;
mod evaluating;
mod guards;
mod knowledge;
mod laws;
mod parsing;
mod printing;
mod random;
mod regions;
mod searches;
mod typing;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::*;
use crate::diagnostic::{Diagnostic, Language};
use crate::source::{FileId, Span};

/// So many random cases; what failed is put into a test by hand.
fn cases(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config { cases, failure_persistence: None, ..Default::default() }
}

/// Reads a text that stands at the start of a file.
fn read(text: &str) -> (Option<Expression>, Vec<Diagnostic>) {
    parse(text, Place::Exact(Span::new(FileId(0), 0, text.len())))
}

fn sound(text: &str) -> Expression {
    let (expression, findings) = read(text);
    assert!(findings.is_empty(), "{text}: {findings:#?}");
    expression.unwrap()
}

fn names_of_test() -> Names {
    let list = Type::List(Arc::from([
        Field { id: "tuoi".into(), name: Name::new(Type::Number, Kind::Row).at_least(0).whole() },
        Field {
            id: "thue".into(),
            name: Name::new(Type::Money(Some(Currency::VND)), Kind::Row).absent(Absence::Optional),
        },
        Field { id: "la_nu".into(), name: Name::new(Type::Boolean, Kind::Row) },
    ]));
    let vnd = Type::Money(Some(Currency::VND));
    let online = Arc::new(sound("channel = \"online\""));
    let fact = |of: Type| Name::new(of, Kind::Fact);
    let names = [
        ("channel", Name::new(Type::choice(["direct", "online", "postal"]), Kind::BuiltIn)),
        ("case", Name::new(Type::choice(["so-huu", "thue-muon", "tro-giup"]), Kind::BuiltIn)),
        ("received", Name::new(Type::Date, Kind::BuiltIn)),
        (
            "kiem_tra.outcome",
            Name::new(Type::choice(["du", "thieu"]), Kind::Outcome).absent(Absence::NotWritten),
        ),
        ("thay_mat", fact(Type::Boolean)),
        ("mien_phi", fact(Type::Boolean).absent(Absence::Optional)),
        ("dien_tich", fact(Type::Number).at_least(0)),
        ("so_nguoi", fact(Type::Number).at_least(1).whole()),
        ("so_tang", fact(Type::Number).absent(Absence::Optional)),
        ("so_trang", fact(Type::Number).absent(Absence::NotAsked(Some(online)))),
        ("so_do", fact(Type::Number).absent(Absence::NotWritten)),
        ("ghi_chu", fact(Type::Text).absent(Absence::Optional)),
        ("ho_ten", fact(Type::Text)),
        ("ngay_sinh", fact(Type::Date)),
        ("ngay_cap", fact(Type::Date).absent(Absence::Optional)),
        ("gia", fact(vnd.clone())),
        ("gia_ngoai", fact(Type::Money(Currency::parse("USD")))),
        ("phi", Name::new(Type::Money(None), Kind::Table)),
        ("thoi_han", Name::new(Type::Duration(None), Kind::Table)),
        ("giay_to", fact(Type::choices(["anh", "don", "ban-do"])).absent(Absence::Optional)),
        ("con", fact(list)),
        ("ban_ve", fact(Type::File).absent(Absence::Optional)),
    ];
    let names = names.into_iter().map(|(id, name)| (id.to_owned(), name)).collect();
    Names { names, traits: vec!["mien-nui".into(), "hai-dao".into()], given: Vec::new() }
}

fn checked(text: &str) -> (Typed, Vec<Diagnostic>) {
    check(&sound(text), &names_of_test(), None)
}

/// The rules that a text breaks, with what each finding points at.
fn broken(text: &str) -> Vec<(&'static str, String)> {
    let (_, findings) = checked(text);
    findings.iter().map(|finding| (finding.rule, slice(text, finding.span))).collect()
}

fn slice(text: &str, span: Span) -> String {
    text[span.start as usize..span.end as usize].to_owned()
}

fn typed(text: &str) -> Typed {
    let (typed, findings) = checked(text);
    assert!(findings.is_empty(), "{text}: {findings:#?}");
    typed
}

fn type_of(text: &str) -> Type {
    typed(text).note.of
}

/// A case in which what is not listed is open.
#[derive(Clone, Default)]
struct Case {
    values: BTreeMap<String, Value>,
    traits: Option<Vec<&'static str>>,
}

impl Case {
    fn new<const N: usize>(values: [(&str, Value); N]) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { values, traits: Some(vec!["mien-nui"]) }
    }
}

impl Values for Case {
    fn value(&self, name: &str) -> Result<Option<Value>, Failure> {
        Ok(self.values.get(name).cloned())
    }

    fn place_has(&self, name: &str) -> Option<bool> {
        self.traits.as_ref().map(|traits| traits.contains(&name))
    }

    /// Monday to Friday; the calendar ends with 2100.
    fn working_days_between(&self, from: Date, to: Date) -> Option<i64> {
        if to.year() > 2100 {
            return None;
        }
        let days = from.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= to);
        let worked = days.filter(|day| day.weekday().to_monday_zero_offset() < 5).count();
        i64::try_from(worked).ok()
    }
}

fn number(text: &str) -> Value {
    Value::Number(Decimal::parse(text).unwrap())
}

fn vnd(units: i64) -> Value {
    Value::Money(Money::new(units, Currency::VND))
}

fn date(text: &str) -> Value {
    Value::Date(parse::date(text).unwrap())
}

/// The sentences of some findings, for messages of tests.
fn said(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| finding.sentence.get(Language::En).to_owned()).collect()
}

/// What a finding advises.
fn advice(finding: &Diagnostic) -> &str {
    finding.help.as_ref().map_or("", |help| help.get(Language::En))
}
