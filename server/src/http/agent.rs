//! The back office.

pub mod acts;
pub mod case;
mod officer;
pub mod queue;
pub mod rules;
pub mod rechecks;
pub mod safeguards;
pub mod session;
pub mod sign_in;
