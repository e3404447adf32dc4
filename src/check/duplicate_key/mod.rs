use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// One key twice in a map.
pub static DUPLICATE_KEY: Check =
    Check { meta: Meta { name: "duplicate-key", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
