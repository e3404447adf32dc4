//! The language of conditions: parse, type, evaluate, and reason about which answers fulfil them.
//!
//! [`parse`] reads a text, [`check`] gives every part its type, [`evaluate`], [`holds`] and [`ask`] say what it is worth
//! for a case. [`Cell`] is the language of decision tables. [`Region`] is a set of values of one name, and [`Classes`]
//! finds the answers for which conditions leave a gap or overlap.

mod cell;
mod check;
mod classes;
mod decimal;
mod evaluate;
mod functions;
mod parse;
mod place;
mod print;
mod region;
mod tree;
mod types;
mod uses;
mod value;

#[cfg(test)]
mod tests;

pub use cell::{Asked, Cell, Test};
pub use check::check;
pub use classes::{BUDGET, Classes, Combination, Condition, Given, Undecided, Witness};
pub use decimal::Decimal;
pub use evaluate::{Answer, Failure, Reason, Values, ask, evaluate, holds};
pub use functions::Function;
pub use parse::parse;
pub use place::Place;
pub use region::{Measure, Region, Scale};
pub use tree::{Comparison, Expression, Node, Operation, Tree, Typed};
pub use types::{Absence, Field, Kind, Name, Names, Scope, Shape, Type};
pub use uses::{Use, names};
pub use value::{Currency, Duration, Money, Row, Unit, Value};
