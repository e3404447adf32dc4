use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A condition or computation that cannot be read. Found in `expression`.
pub static EXPRESSION: Check =
    Check { meta: Meta { name: "expression", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
