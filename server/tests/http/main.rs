//! The HTTP surface, on a real database, with a clock that stands still: real form bodies in, HTML out.
#![expect(
    clippy::unused_async,
    reason = "making the service will wait for something one day; its tests need not change"
)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod app;
mod bad_input;
mod follow_up;
mod form;
mod notices;
mod pipeline;
mod review;
mod routes;
mod rulemaking;
mod rules;
mod safeguards;
mod wall;
