use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// A place at which a file stops being YAML.
pub static YAML_SYNTAX: Check =
    Check { meta: Meta { name: "yaml-syntax", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
