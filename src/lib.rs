//! `thutuc` compiles administrative procedures: it reads a catalogue of YAML files, checks every procedure as a
//! graph, simplifies it, and exports it.
//!
//! The rooms stand in the order in which data passes them; each looks down only.

pub mod source;

pub mod diagnostic;
pub mod family;

pub mod calendar;
pub mod expression;
pub mod yaml;

pub mod model;

pub mod net;
pub mod process;

pub mod proof;
pub mod run;
pub mod soundness;

pub mod check;
pub mod export;
pub mod import;
pub mod simplify;

pub mod compile;
