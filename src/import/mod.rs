//! The readers of what others have.

pub mod bpmn;
