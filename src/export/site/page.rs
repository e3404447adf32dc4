//! One procedure on one page: what the blocks of the page share.

use super::address::Address;
use super::steps::Numbers;
use super::words::{Tongue, Words, citation, condition, law_title, lower_first, question, upper_first};
use crate::model::{Basis, Formula};
use crate::process::{Catalog, Dictionaries, Process};
use crate::source::Spanned;

/// One procedure, to be told in one language at one address.
pub struct Page<'a> {
    /// The procedure.
    pub process: &'a Process,
    /// Everything else.
    pub catalog: &'a Catalog,
    /// The language of the page.
    pub tongue: Tongue<'a>,
    /// Where it stands.
    pub here: Address,
    /// The numbers of the steps.
    pub numbers: Numbers<'a>,
}

impl<'a> Page<'a> {
    /// The page of a procedure.
    pub fn new(process: &'a Process, catalog: &'a Catalog, tongue: Tongue<'a>) -> Self {
        let here = Address::procedure(process, tongue.language());
        Self { process, catalog, tongue, here, numbers: Numbers::of(process) }
    }

    /// What ids stand for.
    pub fn dictionaries(&self) -> &'a Dictionaries {
        &self.process.dictionaries
    }

    /// The way to another page.
    pub fn to(&self, parts: &[&str]) -> String {
        self.here.to(&Address::new(parts))
    }

    /// A text of the procedure that may have been translated.
    pub fn text(&self, path: &[&str], original: Option<&Spanned<String>>) -> Words {
        original.map(|original| self.tongue.text(path, &original.value)).unwrap_or_default()
    }

    /// The name of the procedure: the act, without `Thủ tục` in front of it.
    pub fn title(&self) -> Words {
        self.tongue.text(&["name"], &self.process.procedure.name.value).begin(act)
    }

    /// The name of an agency or an actor, without a link.
    pub fn actor(&self, id: &str) -> Words {
        match id {
            "applicant" if self.tongue.is_english() => "You".into(),
            "applicant" => "Bạn".into(),
            "public" if self.tongue.is_english() => "The public".into(),
            "public" => "Công chúng".into(),
            _ => self.tongue.foreign(self.dictionaries().actor(id)),
        }
    }

    /// The name of a body of this procedure, with a link to its page.
    pub fn agency(&self, id: &str) -> Words {
        let name = self.actor(id);
        let listed = self
            .process
            .procedure
            .bodies
            .as_ref()
            .is_some_and(|bodies| super::lists::bodies(bodies).any(|(_, body)| body.value == id));
        if listed && self.dictionaries().agencies.has(id) {
            name.link(self.to(&["co-quan", id]))
        } else {
            name
        }
    }

    /// The name of a paper.
    pub fn paper(&self, id: &str) -> Words {
        self.tongue.foreign(self.dictionaries().paper(id))
    }

    /// The name of a fact inside a sentence.
    pub fn fact(&self, id: &str) -> Words {
        match self.process.meaning.fact(id) {
            Some(fact) => question(self.process, fact, &self.tongue).begin(lower_first),
            None => Words::from(id),
        }
    }

    /// A condition as part of a sentence.
    pub fn condition(&self, when: &Formula) -> Words {
        match self.process.meaning.at(when) {
            Some(typed) => condition(typed, self.process, &self.tongue),
            None => Words::from(when.value.as_str()),
        }
    }

    /// Conditions that must all hold; nothing where none is written.
    pub fn conditions(&self, whens: &[&Formula]) -> Option<Words> {
        let between = if self.tongue.is_english() { ", and " } else { ", và " };
        let said = Words::join(whens.iter().map(|when| self.condition(when)), between);
        (!said.is_empty()).then_some(said)
    }

    /// A legal basis, with links to the laws of the page.
    pub fn basis(&self, basis: Option<&Spanned<Basis>>) -> Words {
        let cited = basis.map(|basis| citation(&basis.value, self.dictionaries(), &self.tongue));
        cited.unwrap_or_default()
    }

    /// A law by its id.
    pub fn law(&self, id: &str) -> Words {
        match self.dictionaries().laws.get(id) {
            Some(law) => law_title(law, &self.tongue),
            None => Words::from(id),
        }
    }

    /// Another procedure with a link to its page, if it is in force.
    pub fn procedure(&self, id: &str) -> Option<Words> {
        let other = self.catalog.find(id)?;
        Some(Words::from("").and(self.name_of(other)).link(self.way_to(other)))
    }

    /// The way to the page of another procedure, in the language of this one if it has such a page.
    pub fn way_to(&self, other: &Process) -> String {
        let language = self.tongue.language();
        let translated = self.catalog.translation(&other.procedure.procedure, "en").is_some();
        let language = if translated { language } else { crate::diagnostic::Language::Vi };
        self.here.to(&Address::procedure(other, language))
    }

    fn name_of(&self, other: &Process) -> Words {
        let tongues = Tongue::of(other, self.catalog);
        let same = tongues.iter().find(|tongue| tongue.language() == self.tongue.language());
        let name = &other.procedure.name.value;
        same.map_or_else(|| self.tongue.foreign(name), |tongue| tongue.text(&["name"], name)).begin(act)
    }
}

/// The act in an official name: `Thủ tục đăng ký khai sinh` is about `Đăng ký khai sinh`.
pub fn act(name: &str) -> String {
    let name = name.trim();
    let lower = lower_first(name);
    let rest = lower.strip_prefix("thủ tục ").map_or(name, str::trim_start);
    upper_first(if rest.is_empty() { name } else { rest })
}
