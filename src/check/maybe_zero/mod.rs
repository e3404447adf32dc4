use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A division whose divisor may be zero. Found in `expression`.
pub static MAYBE_ZERO: Check =
    Check { meta: Meta { name: "maybe-zero", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
