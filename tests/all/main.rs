//! One binary for all tests that look at the house from outside.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod catalog;
mod examples;
mod flow;
mod form;
mod house;
mod mutations;
mod pages;
