use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// An expression reads a name that stands for nothing. Found in `expression`.
pub static UNKNOWN_NAME: Check =
    Check { meta: Meta { name: "unknown-name", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
