//! The public pages: their filter agrees with the interpreter, and they are sound as pages.

mod css;
mod expected;
mod html;
mod looks;
mod pages;
mod papers;

use std::collections::BTreeMap;

use thutuc::compile::Compilation;
use thutuc::export::{self, Exporter};
use thutuc::process::Process;

use crate::exports::all_files;

/// The exporter of pages.
fn site() -> &'static Exporter {
    export::ALL.iter().find(|exporter| exporter.meta.name == "site").expect("the site is a member")
}

/// Every file of the site.
fn files(compiled: &Compilation<'_>) -> BTreeMap<String, String> {
    let written = all_files(compiled, &[site()]).into_iter();
    written.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are text"))).collect()
}

/// Whether a file is a page.
fn is_page(path: &str) -> bool {
    path.rsplit('.').next() == Some("html")
}

/// Where the page of a procedure stands.
fn path(process: &Process) -> String {
    let code = &process.procedure.code.value;
    match &process.place {
        Some(place) => format!("site/thu-tuc/{code}/{place}/index.html"),
        None => format!("site/thu-tuc/{code}/index.html"),
    }
}
