use super::Exit;
use super::arguments::{Common, GraphOptions, SimplifyOptions};

/// `thutuc graph`
pub fn graph(_common: &Common, _options: &GraphOptions) -> Exit {
    Exit::Fault
}

/// `thutuc simplify`
pub fn simplify(_common: &Common, _options: &SimplifyOptions) -> Exit {
    Exit::Fault
}
