use super::{Check, Findings, Levels, Run};
use crate::family::Meta;
use crate::process::Catalog;
use crate::source::{Edit, nearest};
use crate::{page, text};

/// Scenarios of a procedure that is not in the catalogue.
pub static TESTS_OF_NOTHING: Check = Check {
    meta: Meta { name: "tests-of-nothing", page: page!() },
    levels: Levels::ERROR,
    run: Run::Catalog(run),
};

fn run(catalog: &Catalog, findings: &mut Findings<'_>) {
    let known = &catalog.dictionaries.procedures;
    for of in catalog.scenarios.iter().map(|filed| &filed.value.tests_of) {
        if known.contains_key(&of.value) {
            continue;
        }
        let reported = findings.push(
            of.span,
            text!(
                en: "these scenarios are about `{of}`, and there is no such procedure",
                vi: "các tình huống này nói về `{of}`, mà không có thủ tục đó",
            ),
        );
        match nearest(&of.value, known.keys().map(String::as_str)) {
            Some(near) => reported
                .help(text!(en: "the nearest is `{near}`", vi: "gần nhất là `{near}`"))
                .fix(text!(en: "write `{near}`", vi: "viết `{near}`"), vec![Edit::replace(of.span, near)]),
            None => reported.help(text!(
                en: "write the id that stands behind `procedure:`",
                vi: "ghi id đứng sau `procedure:`",
            )),
        };
    }
}
