//! What an applicant must bring (section 6 of the language).

use crate::expression::{Failure, Row, Value, Values};
use crate::model::{Bring, Copies, Document, Mode};
use crate::process::Process;

use super::Situation;

/// A paper to bring.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// The row that asks it.
    pub row: &'a Document,
    /// The row of the top list it stands in.
    pub top: &'a Document,
    /// Its id in the dictionary.
    pub document: &'a str,
    /// How many of what, on the channel of the case; by default one original, online one electronic copy.
    pub copies: Option<&'a Copies>,
    /// How it is given.
    pub mode: Mode,
}

/// The papers of a case, in the order of the file. `missing` are papers the applicant does not have.
pub fn bring<'a>(situation: &Situation<'a>, missing: &[&str]) -> Result<Vec<Brought<'a>>, Failure> {
    let process: &'a Process = situation.process();
    let mut list = List { situation, missing, brought: Vec::new() };
    for row in &process.procedure.documents {
        let top = Inherited { top: row, mode: None, copies: None, optional: false };
        list.per(row, &top)?;
    }
    Ok(list.brought)
}

/// What the arms of a group take over from it.
#[derive(Clone, Copy)]
struct Inherited<'a> {
    top: &'a Document,
    mode: Option<Mode>,
    copies: Option<&'a Copies>,
    optional: bool,
}

struct List<'s, 'a> {
    situation: &'s Situation<'a>,
    missing: &'s [&'s str],
    brought: Vec<Brought<'a>>,
}

impl<'a> List<'_, 'a> {
    /// A row that is asked once for each row of a list fact names its papers once.
    fn per(&mut self, row: &'a Document, around: &Inherited<'a>) -> Result<(), Failure> {
        let Some(per) = &row.per else { return self.row(row, around).map(|_| ()) };
        let Some(Value::List(rows)) = self.situation.value(&per.value)? else { return Ok(()) };
        let before = self.brought.len();
        for fields in &rows {
            let situation = self.situation.inside(fields);
            let mut list = List { situation: &situation, missing: self.missing, brought: Vec::new() };
            list.row(row, around)?;
            for paper in list.brought {
                let again = self.brought[before..].iter().any(|other| std::ptr::eq(other.row, paper.row));
                if !again {
                    self.brought.push(paper);
                }
            }
        }
        Ok(())
    }

    /// Takes a row in; whether it asks something that was brought or need not be.
    fn row(&mut self, row: &'a Document, around: &Inherited<'a>) -> Result<bool, Failure> {
        if !self.situation.holds(row.when.as_ref())? {
            return Ok(false);
        }
        if self.is_replaced(row)? {
            return Ok(true);
        }
        let here = Inherited {
            top: around.top,
            mode: row.mode.as_ref().map(|mode| mode.value).or(around.mode),
            copies: self.copies(row).or(around.copies),
            optional: row.optional.as_ref().map_or(around.optional, |optional| optional.value),
        };
        if let Some(document) = &row.document {
            let mode = here.mode.unwrap_or(Mode::Submit);
            if mode != Mode::Fetch && !here.optional {
                let document = document.value.as_str();
                self.brought.push(Brought { row, top: here.top, document, copies: here.copies, mode });
            }
            return Ok(true);
        }
        for arm in &row.all_of {
            self.row(arm, &here)?;
        }
        for arm in &row.one_of {
            if self.row(arm, &here)? {
                break;
            }
        }
        for arm in &row.first_of {
            let lacks = arm.document.as_ref().is_some_and(|id| self.missing.contains(&id.value.as_str()));
            let lacks = lacks && !(self.situation.holds(arm.when.as_ref())? && self.is_replaced(arm)?);
            if !lacks && self.row(arm, &here)? {
                break;
            }
        }
        Ok(true)
    }

    /// Whether data takes the place of the paper, so that it is not brought.
    fn is_replaced(&self, row: &Document) -> Result<bool, Failure> {
        let Some(replacement) = &row.replaced_by else { return Ok(false) };
        let bring = replacement.bring.as_ref().map_or(Bring::IfAsked, |bring| bring.value);
        match (bring, &replacement.when) {
            (Bring::IfAsked, when) => self.situation.holds(when.as_ref()),
            (Bring::UnlessFound, Some(when)) => self.situation.holds(Some(when)),
            (Bring::UnlessFound, None) => Ok(false),
        }
    }

    fn copies(&self, row: &'a Document) -> Option<&'a Copies> {
        let written = match self.situation.channel() {
            Some("online") => row.online.as_ref(),
            Some("postal") => row.postal.as_ref().or(row.copies.as_ref()),
            _ => row.copies.as_ref(),
        };
        written.map(|copies| &copies.value)
    }
}

impl Situation<'_> {
    /// The same case looking at one row of a list.
    pub(super) fn inside(&self, fields: &Row) -> Self {
        let mut inside = self.clone();
        inside.answers.extend(fields.iter().map(|(name, value)| (name.clone(), value.clone())));
        inside
    }
}
