use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// The contrary of a comparison with a fact that may have no value. Found in `expression`.
pub static NOT_OF_OPTIONAL: Check = Check {
    meta: Meta { name: "not-of-optional", page: page!() },
    levels: Levels::WARNING,
    run: Run::Reading,
};
