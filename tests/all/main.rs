//! One binary for all tests that look at the house from outside.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod book;
mod bpmn;
mod cases;
mod catalog;
mod chance;
mod drawings;
mod examples;
mod exports;
mod flow;
mod form;
mod house;
mod laws;
mod mutations;
mod net;
mod outside;
mod pages;
mod seeded;
mod simplify;
mod site;
mod soundness;
mod xml;
mod yaml;
