use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A comment that allows a finding and is not in order.
pub static SUPPRESSION: Check =
    Check { meta: Meta { name: "suppression", page: page!() }, levels: Levels::WARNING, run: Run::Reading };
