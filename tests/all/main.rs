//! One binary for all tests that look at the house from outside.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod examples;
mod house;
mod laws;
mod pages;
mod simplify;
