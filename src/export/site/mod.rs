//! The public pages: one for each procedure, and the lists by which it is found. They work without JavaScript; the
//! personal list of papers is a matter of style rules made here and proved against the interpreter.

mod about;
mod address;
mod answers;
mod cards;
mod facts;
mod forms;
mod frame;
mod head;
mod intro;
mod law;
mod lists;
mod money;
mod notes;
mod notice;
mod page;
mod papers;
mod procedure;
mod related;
mod render;
mod steps;
mod structured;
mod trouble;
mod whereabouts;
mod words;

use self::page::Page;
use self::words::Tongue;
use super::{Error, Exporter, Files, Run};
use crate::family::Meta;
use crate::process::{Catalog, Process};

/// Public pages.
pub static SITE: Exporter =
    Exporter { meta: Meta { name: "site", page: crate::page!() }, run: Run::Both(pages, lists::write) };

/// The pages of one procedure, in every language it is published in.
fn pages(process: &Process, catalog: &Catalog, files: &mut Files) -> Result<(), Error> {
    for tongue in Tongue::of(process, catalog) {
        let language = tongue.language();
        let page = Page::new(process, catalog, tongue);
        let html = render::render("procedure.html", language, &procedure::view(&page))?;
        files.put(page.here.file(), html);
    }
    Ok(())
}
