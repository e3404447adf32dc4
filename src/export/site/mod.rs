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

use std::sync::{Mutex, MutexGuard, PoisonError};

use self::cards::Entry;
use self::page::Page;
use self::words::Tongue;
use super::{Error, Exporter, Files, Subject, Writer};
use crate::diagnostic::Language;
use crate::family::Meta;
use crate::process::Catalog;

/// Public pages.
pub static SITE: Exporter =
    Exporter { meta: Meta { name: "site", page: crate::page!() }, begin: || Box::new(Site::default()) };

/// What is kept of each page for the lists, by language.
#[derive(Default)]
struct Site {
    entries: Mutex<Vec<(Language, Entry)>>,
}

impl Writer for Site {
    /// The pages of one procedure, in every language it is published in.
    fn write(&self, subject: &Subject<'_>, files: &mut Files) -> Result<(), Error> {
        for tongue in Tongue::of(subject.process, subject.catalog) {
            let language = tongue.language();
            let page = Page::new(subject, tongue);
            let html = render::render("procedure.html", language, &procedure::view(&page))?;
            files.put(page.here.file(), html);
            if page.process.place.is_none() {
                self.kept().push((language, Entry::of(&page)));
            }
        }
        Ok(())
    }

    /// Everything that is not the page of one procedure.
    fn finish(&self, catalog: &Catalog, files: &mut Files) -> Result<(), Error> {
        let mut kept = self.kept();
        kept.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
        let of =
            |wanted| kept.iter().filter(move |(language, _)| *language == wanted).map(|(_, entry)| entry);
        let (all, english): (Vec<_>, Vec<_>) = (of(Language::Vi).collect(), of(Language::En).collect());
        lists::write(catalog, &all, &english, files)
    }
}

impl Site {
    fn kept(&self) -> MutexGuard<'_, Vec<(Language, Entry)>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
