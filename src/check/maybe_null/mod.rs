use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A computation uses a fact that may have no value. Found in `expression`.
pub static MAYBE_NULL: Check =
    Check { meta: Meta { name: "maybe-null", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
