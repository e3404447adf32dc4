//! BPMN 2.0 files, whoever drew them: every process and every sub-process in them as a plan of its own.
//!
//! A sub-process is judged alone and is a step of the process around it. Messages between pools, inclusive and complex
//! gateways and ad-hoc sub-processes lie outside and are refused by name and place.

mod elements;
mod scopes;

use std::ops::Range;

use crate::net::Plan;

pub use elements::Broken;

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Its processes and sub-processes, in the order in which they begin.
    pub scopes: Vec<Scope>,
    /// What lies outside of what can be judged.
    pub refused: Vec<Refused>,
}

/// A process or a sub-process.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Its name, or its id where it has none.
    pub name: String,
    /// What it consists of.
    pub plan: Plan,
    /// The element behind each node of the plan.
    pub nodes: Vec<Element>,
}

/// An element of a file.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// Its name, or its id where it has none.
    pub name: String,
    /// What it is, as the standard calls it.
    pub tag: String,
    /// Its start tag, in bytes.
    pub span: Range<usize>,
}

/// An element that cannot be judged.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What it is, as the standard calls it.
    pub tag: String,
    /// Its start tag, in bytes.
    pub span: Range<usize>,
}

/// Reads a file.
pub fn read(text: &str) -> Result<Model, Broken> {
    Ok(scopes::scopes(&elements::elements(text)?))
}
