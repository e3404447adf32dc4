//! The public pages: their filter agrees with the interpreter, and they are sound as pages.

mod css;
mod expected;
mod html;
mod looks;
mod pages;
mod papers;

use std::collections::BTreeMap;

use thutuc::compile::{Compilation, export};
use thutuc::export::{self, Exporter};
use thutuc::process::Process;

/// The exporter of pages.
fn site() -> &'static Exporter {
    export::ALL.iter().find(|exporter| exporter.meta.name == "site").expect("the site is a member")
}

/// Every file of the site.
fn files(compiled: &Compilation) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let put = |path: &str, content: &[u8]| -> Result<(), export::Error> {
        let text = String::from_utf8(content.to_vec()).expect("pages are text");
        files.insert(path.to_owned(), text);
        Ok(())
    };
    export(&compiled.catalog, &[site()], put, || {}).expect("the site is written");
    files
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
