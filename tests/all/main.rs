//! One binary for all tests that look at the house from outside.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod book;
mod catalog;
mod examples;
mod form;
mod house;
mod mutations;
mod pages;
