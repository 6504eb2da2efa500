//! Wordings of the back office.

pub mod account;
pub mod acts;
pub mod announcements;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod call_desk;
pub mod case;
pub mod codes;
pub mod filing;
pub mod fund_loans;
pub mod keys;
pub mod lists;
pub mod medical;
pub mod procedures;
pub mod provider;
pub mod queue;
pub mod rechecks;
pub mod rules;
pub mod safeguards;
pub mod second_factor;
pub mod shift;
pub mod sign_in;
pub mod team;
pub mod training;
