//! The HTTP surface, on a real database, with a clock that stands still: real form bodies in, HTML out.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod agent_home;
mod app;
mod audit;
mod bad_input;
mod board;
mod deliveries;
mod desks;
mod employer_space;
mod follow_up;
mod form;
mod fund_loans;
mod lists;
mod notices;
mod opinions;
mod paper;
mod partners;
mod pipeline;
mod review;
mod routes;
mod rulemaking;
mod rules;
mod safeguards;
mod sandbox;
mod team;
mod wall;
