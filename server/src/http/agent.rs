//! The back office.

pub mod acts;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod case;
pub mod queue;
pub mod rechecks;
pub mod rules;
pub mod safeguards;
pub mod session;
pub mod sign_in;
