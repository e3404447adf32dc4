//! What the parts of a condition are called.

use super::super::labels::{lower_first, question};
use super::super::values::value;
use super::super::{Words, words};
use super::{Joint, Speaker};
use crate::expression::{Function, Node, Operation, Typed};

impl Speaker<'_> {
    /// What a part is, as a noun.
    pub(super) fn worth(&self, tree: &Typed) -> Words {
        match &tree.node {
            Node::Literal(literal) => value(literal, self.tongue),
            Node::Name(name) => self.label(name),
            Node::Negate(inner) => Words::from("−").and(self.worth(inner)),
            Node::Arithmetic(operation, sides) => {
                let sign = match operation {
                    Operation::Add => " + ",
                    Operation::Subtract => " − ",
                    Operation::Multiply => " × ",
                    Operation::Divide => " : ",
                };
                self.worth(&sides[0]).and(sign).and(self.worth(&sides[1]))
            }
            Node::Call(function, arguments) => self.reckoned(*function, arguments),
            _ => self.clause(tree, true, Joint::And),
        }
    }

    fn reckoned(&self, function: Function, arguments: &[Typed]) -> Words {
        let part = |index: usize| arguments.get(index).map(|part| self.worth(part)).unwrap_or_default();
        let all = || Words::join(arguments.iter().map(|part| self.worth(part)), "; ");
        let (one, two) = (part(0), part(1));
        match function {
            Function::Min => {
                words!(self.tongue, "số nhỏ nhất trong ({all})", "the smallest of ({all})", all = all())
            }
            Function::Max => {
                words!(self.tongue, "số lớn nhất trong ({all})", "the largest of ({all})", all = all())
            }
            Function::Sum => words!(self.tongue, "tổng {one}", "the sum of {one}", one),
            Function::Count => {
                words!(self.tongue, "số lượng {one}", "the number of {one}", one)
            }
            Function::DaysBetween => {
                words!(self.tongue, "số ngày từ {one} đến {two}", "days from {one} to {two}", one, two)
            }
            Function::WorkingDaysBetween => {
                words!(
                    self.tongue,
                    "số ngày làm việc từ {one} đến {two}",
                    "working days from {one} to {two}",
                    one,
                    two
                )
            }
            Function::YearsBetween => {
                words!(self.tongue, "số năm từ {one} đến {two}", "years from {one} to {two}", one, two)
            }
            Function::Year => words!(self.tongue, "năm của {one}", "the year of {one}", one),
            Function::Month => {
                words!(self.tongue, "tháng của {one}", "the month of {one}", one)
            }
            Function::Length => {
                words!(self.tongue, "số ký tự của {one}", "the length of {one}", one)
            }
            _ => all(),
        }
    }

    /// What people call a name.
    pub(super) fn label(&self, name: &str) -> Words {
        if let Some(fact) = self.process.meaning.fact(name) {
            let words = question(self.process, fact, self.tongue);
            return if words.plain().ends_with('?') {
                words!(self.tongue, "câu trả lời cho “{words}”", "the answer to “{words}”", words)
            } else {
                words.begin(lower_first)
            };
        }
        if let Some(table) = self.process.procedure.tables.iter().find(|table| table.id.value == name) {
            let said =
                table.name.as_ref().map(|said| self.tongue.text(&["tables", name, "name"], &said.value));
            return said.unwrap_or_else(|| name.into()).begin(lower_first);
        }
        match name {
            "received" => words!(self.tongue, "ngày nhận hồ sơ", "the day of receipt"),
            "applicant" => words!(self.tongue, "người nộp hồ sơ", "the applicant"),
            "place" => words!(self.tongue, "nơi nộp hồ sơ", "the place"),
            "channel" => words!(self.tongue, "cách nộp", "the way to apply"),
            _ => self.column(name),
        }
    }

    /// A field of a list, as far as it has a name.
    fn column(&self, name: &str) -> Words {
        let field = name.rsplit('.').next().unwrap_or(name);
        let rows = self.process.meaning.facts.iter().flat_map(|fact| &fact.of);
        let row = rows.into_iter().find(|row| row.id.value == field);
        match row.and_then(|row| row.ask.as_ref().or(row.name.as_ref())) {
            Some(said) => self.tongue.foreign(&lower_first(&said.value)),
            None => name.into(),
        }
    }
}
