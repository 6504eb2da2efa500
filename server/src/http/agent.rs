//! The back office.

pub mod acts;
pub mod announcements;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod call_desk;
pub mod case;
pub mod envelope;
pub mod filing;
pub mod fund_loans;
pub mod lists;
pub mod password;
pub mod presence;
pub mod procedures;
pub mod provider;
pub mod queue;
pub mod rechecks;
pub mod role_changed;
pub mod rules;
pub mod safeguards;
pub mod second_factor;
pub mod session;
pub mod shift;
pub mod sign_in;
pub mod team;
