//! Procedures made by chance: what is said of them is what a clerk sees who walks through every case.

mod clerk;
mod random;
mod written;
