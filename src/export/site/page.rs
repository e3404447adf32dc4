//! One procedure on one page: what the blocks of the page share.

use super::address::Address;
use super::cards::{Card, act};
use super::steps::Numbers;
use super::words::{Tongue, Words, case, citation, condition, law_title, lower_first, question, words};
use crate::diagnostic::Language;
use crate::export::Subject;
use crate::model::{Basis, Formula};
use crate::process::{Catalog, Dictionaries, Process, Versions};
use crate::source::Spanned;

/// One procedure, to be told in one language at one address.
pub struct Page<'a> {
    /// The procedure.
    pub process: &'a Process,
    /// Every version of the procedure, this one among them, with what stands beside.
    pub versions: Versions<'a>,
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
    pub fn new(subject: &Subject<'a>, tongue: Tongue<'a>) -> Self {
        let Subject { process, versions, catalog } = *subject;
        let here = address(process, tongue.language());
        Self { process, versions, catalog, tongue, here, numbers: Numbers::of(process) }
    }

    /// What the page is written of.
    pub fn subject(&self) -> Subject<'a> {
        Subject { process: self.process, versions: self.versions, catalog: self.catalog }
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

    /// A condition as the name of a case.
    pub fn case(&self, when: &Formula) -> Words {
        match self.process.meaning.at(when) {
            Some(typed) => case(typed, self.process, &self.tongue),
            None => Words::from(when.value.as_str()),
        }
    }

    /// Conditions that must all hold; nothing where none is written.
    pub fn conditions<'f>(&self, whens: impl IntoIterator<Item = &'f Formula>) -> Option<Words> {
        let between = if self.tongue.is_english() { ", and " } else { ", và " };
        let said = Words::join(whens.into_iter().map(|when| self.condition(when)), between);
        (!said.is_empty()).then_some(said)
    }

    /// `Chỉ khi …`; nothing where no condition is written.
    pub fn only_if<'f>(&self, whens: impl IntoIterator<Item = &'f Formula>) -> Words {
        let said = self
            .conditions(whens)
            .map(|when| words!(self.tongue, "Chỉ khi {when}.", "Only if {when}.", when = when.strong()));
        said.unwrap_or_default()
    }

    /// The official wording in quotes.
    pub fn official(&self, path: &[&str], original: Option<&Spanned<String>>) -> Words {
        let text = self.text(path, original);
        if text.is_empty() {
            return text;
        }
        words!(self.tongue, "Nguyên văn: “{text}”", "Official wording: “{text}”", text)
    }

    /// A note as a sentence.
    pub fn note(&self, path: &[&str], original: Option<&Spanned<String>>) -> Words {
        self.text(path, original).stopped()
    }

    /// `Căn cứ: …`
    pub fn based(&self, basis: Option<&Spanned<Basis>>) -> Words {
        let basis = self.basis(basis);
        if basis.is_empty() {
            return basis;
        }
        words!(self.tongue, "Căn cứ: {basis}.", "Basis: {basis}.", basis)
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

    /// The card of another procedure, if that is in force.
    pub fn card(&self, id: &str) -> Option<Card> {
        Card::find(id, self.catalog)
    }

    /// Another procedure with a link to its page, if it is in force.
    pub fn procedure(&self, id: &str) -> Option<Words> {
        self.card(id).map(|card| self.linked(&card))
    }

    /// The name of another procedure with a link to its page.
    pub fn linked(&self, card: &Card) -> Words {
        card.name(&self.tongue).link(self.way_to(card))
    }

    /// The way to the page of another procedure, in the language of this one if it has such a page.
    pub fn way_to(&self, card: &Card) -> String {
        self.here.to(card.address(self.tongue.language()))
    }

    /// The versions of the procedure that are in force, each with its card: that of the whole country, and those of places.
    pub fn in_force(&self) -> impl Iterator<Item = Card> {
        let cards = self.catalog.versions(&self.process.procedure.procedure);
        let in_force = cards.iter().filter(|card| card.judged.in_force);
        in_force.map(|card| Card::of(card, self.catalog))
    }
}

/// The page of a procedure in a language.
pub fn address(process: &Process, language: Language) -> Address {
    let procedure = &process.procedure;
    Address::procedure(&procedure.procedure, &procedure.code, process.place.as_deref(), language)
}
