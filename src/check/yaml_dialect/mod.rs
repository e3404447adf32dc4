use super::{Check, Levels, Run};
use crate::family::Meta;
use crate::page;

/// YAML that not every reader shares.
pub static YAML_DIALECT: Check =
    Check { meta: Meta { name: "yaml-dialect", page: page!() }, levels: Levels::ERROR, run: Run::Reading };
