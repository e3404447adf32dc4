use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A sentence inside braces that its own comma cuts short.
pub static UNQUOTED_COMMA: Check =
    Check { meta: Meta { name: "unquoted-comma", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
