//! The proof of the filter: for every set of answers, what the style rules of a page hide is what the interpreter rules out.

use std::collections::BTreeSet;

use thutuc::check::Profile;
use thutuc::diagnostic::Severity;
use thutuc::process::Process;
use thutuc::run::{Situation, bring};

use super::css::Rules;
use super::expected::{
    Line, Question, checked, every_answer, lines, must_hide, put, questions, rows, situations, whole_cases,
};
use super::html::{Node, read};
use super::{files, path};
use crate::catalog::on;
use crate::examples::{DAY, compile_example, files as example_files};

/// A page with its rules.
struct Page {
    questions: Vec<Question>,
    lines: Vec<Line>,
    rules: Rules,
    tree: Node,
}

impl Page {
    fn read(html: &str) -> Self {
        let tree = read(html);
        let style = tree.all("style").first().map(|style| style.words()).unwrap_or_default();
        Self { questions: questions(&tree), lines: lines(&tree), rules: Rules::read(&style), tree }
    }

    /// The lines that are shown while some answers are given, and those of them that count.
    fn shown(&self, answers: &[usize]) -> (BTreeSet<&str>, usize) {
        let checked = checked(&self.questions, answers);
        let hidden = self.rules.on(&checked, "display:none");
        let counted = self.rules.on(&checked, "counter-increment:need");
        let is_hidden = |line: &Line| line.classes.iter().any(|class| hidden.contains(class.as_str()));
        let shown: Vec<&Line> = self.lines.iter().filter(|line| !is_hidden(line)).collect();
        let counts = |line: &&&Line| {
            let maybe = line.classes.iter().any(|class| class == "maybe");
            let sure = line.classes.iter().any(|class| counted.contains(class.as_str()));
            !line.arm && line.id.starts_with("giay-") && (!maybe || sure)
        };
        let count = shown.iter().filter(counts).count();
        (shown.into_iter().map(|line| line.id.as_str()).collect(), count)
    }
}

/// What was compared on one page.
#[derive(Default)]
struct Compared {
    sets: usize,
    lines: usize,
    brought: usize,
}

fn compare(process: &Process, page: &Page, failures: &mut Vec<String>) -> Compared {
    let mut compared = Compared::default();
    for answers in every_answer(&page.questions) {
        let cases = situations(process, &page.questions, &answers);
        let (shown, count) = page.shown(&answers);
        let told = || format!("{}: {:?}", process.key(), checked(&page.questions, &answers));
        for line in &page.lines {
            compared.lines += 1;
            if must_hide(process, line, &cases) == shown.contains(line.id.as_str()) {
                failures.push(format!(
                    "{}: `{}` must not be {:?}",
                    told(),
                    line.id,
                    shown.contains(line.id.as_str())
                ));
            }
        }
        let (put, _) = put(process, &page.questions, &answers);
        let chosen = checked(&page.questions, &answers);
        let hidden = page.rules.on(&chosen, "display:none");
        for (question, put) in page.questions.iter().zip(&put) {
            if *put == hidden.contains(question.class.as_str()) {
                failures.push(format!("{}: the question `{}` is put: {}", told(), question.class, !put));
            }
        }
        let settled = page.questions.iter().zip(&answers).zip(&put);
        let settled =
            settled.into_iter().all(|((question, answer), put)| !put || *answer + 1 < question.replies.len());
        if settled == hidden.contains("total") {
            failures.push(format!("{}: the total is shown: {}", told(), !settled));
        }
        let wholes = whole_cases(process, &page.questions, &answers);
        let demands: Vec<BTreeSet<&str>> = wholes.iter().map(|case| demanded(process, page, case)).collect();
        for demanded in &demands {
            let missing: Vec<&&str> = demanded.iter().filter(|line| !shown.contains(*line)).collect();
            if !missing.is_empty() {
                failures.push(format!("{}: demanded, but not shown: {missing:?}", told()));
            }
        }
        compared.brought += demands.len();
        // Where nothing is left open, the total is the number of papers that are demanded.
        let same = demands.windows(2).all(|pair| pair[0] == pair[1]);
        if total_is_shown(page, &answers) && same && demands[0].len() != count {
            failures.push(format!(
                "{}: {} papers are demanded, {count} are counted",
                told(),
                demands[0].len()
            ));
        }
        if total_is_shown(page, &answers) && demands.iter().any(|demanded| demanded.len() < count) {
            failures.push(format!("{}: {count} are counted, though fewer may be demanded", told()));
        }
        compared.sets += 1;
    }
    compared
}

/// The lines of the papers that the interpreter brings in a case in which everything is answered.
fn demanded<'p>(process: &Process, page: &'p Page, case: &Situation<'_>) -> BTreeSet<&'p str> {
    let brought = bring(case, &[]).expect("everything is answered");
    brought.iter().map(|paper| line_of(process, page, paper.row)).collect()
}

/// The line at the top of the list in which a row of the model is shown.
fn line_of<'p>(process: &Process, page: &'p Page, row: &thutuc::model::Document) -> &'p str {
    let holds = |line: &&Line| {
        let place = line.id.strip_prefix("giay-");
        place.is_some_and(|place| std::ptr::eq(*rows(process, place).last().expect("a row"), row))
    };
    let line =
        page.lines.iter().find(holds).unwrap_or_else(|| panic!("{}: a row has no line", process.key()));
    line.inside.iter().find(|id| id.starts_with("giay-")).map_or(line.id.as_str(), String::as_str)
}

fn total_is_shown(page: &Page, answers: &[usize]) -> bool {
    !page.rules.on(&checked(&page.questions, answers), "display:none").contains("total")
}

#[test]
fn the_filter_hides_what_the_interpreter_rules_out() {
    let compiled = on(DAY);
    let files = files(&compiled);
    let mut failures = Vec::new();
    let mut several = 0;
    let mut all = Compared::default();
    for process in &compiled.in_force().collect::<Vec<_>>() {
        let page = Page::read(&files[&path(process)]);
        let compared = compare(process, &page, &mut failures);
        println!(
            "{}: {} questions, {} sets of answers, {} lines, {} whole cases compared with the papers demanded, {} selectors",
            process.key(),
            page.questions.len(),
            compared.sets,
            page.lines.len(),
            compared.brought,
            page.rules.len()
        );
        several += usize::from(page.questions.len() > 1 && compared.sets > 8);
        all.sets += compared.sets;
        all.lines += compared.lines;
        all.brought += compared.brought;
    }
    println!("{} sets of answers, {} lines, {} whole cases", all.sets, all.lines, all.brought);
    failures.truncate(20);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(several >= 3, "only {several} pages put several questions");
}

#[test]
fn unknown_answers_hide_nothing_and_questions_are_few() {
    let compiled = on(DAY);
    let files = files(&compiled);
    for process in &compiled.in_force().collect::<Vec<_>>() {
        let page = Page::read(&files[&path(process)]);
        let key = process.key();
        assert!(page.questions.len() <= 5, "{key}: more than five questions");
        let unknown: Vec<usize> = page.questions.iter().map(|question| question.replies.len() - 1).collect();
        assert_eq!(page.shown(&unknown).0.len(), page.lines.len(), "{key}: `Chưa rõ` hides a paper");
        for question in &page.questions {
            assert!(question.replies.len() <= 5, "{key}: more than five answers");
            let last = question.replies.last().expect("answers");
            assert!(last.options.is_empty(), "{key}: the last answer is `Chưa rõ`");
        }
        let radios = page.tree.all("input").into_iter().filter(|input| input.get("type") == Some("radio"));
        let chosen: Vec<&str> = radios
            .filter(|input| input.get("checked").is_some())
            .filter_map(|input| input.get("value"))
            .collect();
        assert_eq!(chosen, vec![""; page.questions.len()], "{key}: `Chưa rõ` is chosen at the start");
    }
}

#[test]
fn the_question_that_removes_most_comes_first() {
    let compiled = on(DAY);
    let files = files(&compiled);
    for process in &compiled.in_force().collect::<Vec<_>>() {
        let page = Page::read(&files[&path(process)]);
        let unknown: Vec<usize> = page.questions.iter().map(|question| question.replies.len() - 1).collect();
        let papers = |answers: &[usize]| {
            let (shown, _) = page.shown(answers);
            let is_paper = |line: &&Line| !line.arm && line.id.starts_with("giay-");
            page.lines.iter().filter(is_paper).filter(|line| shown.contains(line.id.as_str())).count()
        };
        // An answer that stands for several options counts for each of them.
        let removed = |index: usize| {
            let replies = page.questions[index].replies.iter().enumerate();
            let gone = replies.map(|(reply, about)| {
                let mut answers = unknown.clone();
                answers[index] = reply;
                (papers(&unknown) - papers(&answers)) * about.options.len()
            });
            let options: usize = page.questions[index].replies.iter().map(|reply| reply.options.len()).sum();
            gone.sum::<usize>() * 100 / options
        };
        let first = page.questions.iter().enumerate().filter(|(_, question)| question.level == 0);
        let counts: Vec<usize> = first.map(|(index, _)| removed(index)).collect();
        let most = counts.iter().max();
        assert_eq!(counts.first(), most, "{}: {counts:?}", process.key());
    }
}

#[test]
fn the_filter_agrees_on_hard_cases_as_well() {
    let example = include_str!("hard.yaml");
    let (_, compiled) = compile_example(&example_files(example), Profile::Draft);
    let errors = compiled.findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.map(|finding| finding.sentence.en.as_str()).collect::<Vec<_>>(), [""; 0]);
    let process = &compiled.process("xac-nhan-noi-cu-tru").expect("it compiles");
    let page = Page::read(&files(&compiled)[&path(process)]);
    let mut failures = Vec::new();
    let compared = compare(process, &page, &mut failures);
    let told: Vec<&str> = page.questions.iter().map(|question| question.fact.as_str()).collect();
    println!(
        "{told:?}: {} sets of answers, {} lines, {} selectors",
        compared.sets,
        page.lines.len(),
        page.rules.len()
    );
    failures.truncate(20);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(page.lines.len() > 18 && page.questions.iter().any(|question| question.level == 2));
}
