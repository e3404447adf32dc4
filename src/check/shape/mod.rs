use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A key or value that is not written as the language has it.
pub static SHAPE: Check =
    Check { meta: Meta { name: "shape", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
