//! Simplifications: their pages, and what proves that they change nothing anybody can observe.

mod command;
pub mod explorer;
pub mod generator;
pub mod laws;
pub mod likeness;
mod mutants;
mod pages;
pub mod proof;
pub mod rough;
mod size;
pub mod sketch;
