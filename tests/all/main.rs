//! One binary for all tests that look at the house from outside.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod bpmn;
mod drawings;
mod examples;
mod exports;
mod house;
mod pages;
mod xml;
