//! The proof of the verdicts.

mod generator;
mod oracle;
mod published;
mod random;
