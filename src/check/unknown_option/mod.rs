use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A choice is compared with a word that is none of its options. Found in `expression`.
pub static UNKNOWN_OPTION: Check =
    Check { meta: Meta { name: "unknown-option", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
