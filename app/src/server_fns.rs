//! The server functions: each one is a public endpoint, listed with what every actor gets in the server's route table test.

mod autosave;

pub use autosave::{AutosaveDraft, AutosaveError, autosave_draft};
