use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A diagram whose file cannot be read.
pub static XML_SYNTAX: Check =
    Check { meta: Meta { name: "xml-syntax", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
