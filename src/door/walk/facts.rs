#![expect(clippy::disallowed_methods, reason = "the door reads the file asked for")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use thutuc::diagnostic::Text;
use thutuc::expression::Value;
use thutuc::model::{GivenBy, Literal};
use thutuc::process::Process;
use thutuc::run::Case;
use thutuc::source::{File, FileId, Spanned};
use thutuc::text;
use thutuc::yaml;

/// Answers as they were given on the command line.
#[derive(Debug, Default)]
pub struct Facts {
    /// Answers of the applicant.
    pub answers: BTreeMap<String, Value>,
    /// Facts that steps write.
    pub written: BTreeMap<String, Value>,
    /// Papers the applicant does not have.
    pub missing: Vec<String>,
    /// When the case is received.
    pub received: Option<String>,
    /// Where.
    pub place: Option<String>,
}

impl Facts {
    /// Reads files of answers, and answers written out; what comes later counts.
    pub fn read(process: &Process, words: &[String]) -> Result<Self, Text> {
        let mut facts = Self::default();
        for word in words {
            let text = if word.contains('=') { lines(word) } else { file(word)? };
            facts.take(process, word, text)?;
        }
        Ok(facts)
    }

    fn take(&mut self, process: &Process, shown: &str, text: String) -> Result<(), Text> {
        let unread = || {
            text!(
                en: "`{shown}` is not written as answers, `name: value` line by line",
                vi: "`{shown}` không phải là các câu trả lời dạng `tên: giá trị`, mỗi dòng một câu",
            )
        };
        let file = File { path: shown.to_owned(), text, broken: false };
        let tree = yaml::read(FileId(0), &file).0.ok_or_else(unread)?;
        let all: BTreeMap<Spanned<String>, Spanned<Literal>> =
            yaml::decode(&tree.root).map_err(|_| unread())?;
        // An own case, so that values are read by the types of their names.
        let mut case = Case::received(thutuc::calendar::Moment::from(process.judged.day));
        for (name, literal) in &all {
            match (name.as_str(), &literal.value) {
                ("received", Literal::Text(text)) => self.received = Some(text.clone()),
                ("place", Literal::Text(text)) => self.place = Some(text.clone()),
                ("missing", Literal::Text(text)) => self.missing.push(text.clone()),
                ("missing", Literal::List(items)) => {
                    self.missing.extend(items.iter().filter_map(|item| match item {
                        Literal::Text(text) => Some(text.clone()),
                        _ => None,
                    }));
                }
                (name, literal) => case.answer(process, name, literal),
            }
        }
        for (name, value) in case.answers {
            let fact = process.meaning.fact(&name).and_then(|fact| fact.by.as_ref());
            if fact.is_some_and(|by| by.value == GivenBy::Agency) {
                self.written.insert(name, value);
            } else {
                self.answers.insert(name, value);
            }
        }
        Ok(())
    }
}

/// `a=1,b=[x, y]` as lines of a file; a comma inside brackets parts nothing.
fn lines(word: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for character in word.chars() {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(if character == ',' && depth == 0 { '\n' } else { character });
    }
    let parts = out.lines().map(|line| match line.split_once('=') {
        Some((name, value)) => format!("{}: {}\n", name.trim(), value.trim()),
        None => format!("{line}\n"),
    });
    parts.collect()
}

fn file(path: &str) -> Result<String, Text> {
    fs::read_to_string(Path::new(path)).map_err(
        |error| text!(en: "`{path}` cannot be read: {error}", vi: "không đọc được `{path}`: {error}"),
    )
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn commas_part_answers_but_not_lists() {
        assert_eq!(lines("a=1,b=[x, y],c=d"), "a: 1\nb: [x, y]\nc: d\n");
    }
}
