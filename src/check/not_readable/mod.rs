use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A file that is no text of reasonable size.
pub static NOT_READABLE: Check =
    Check { meta: Meta { name: "not-readable", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
