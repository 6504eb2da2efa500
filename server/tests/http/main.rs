//! The HTTP surface, on a real database, with a clock that stands still: real form bodies in, HTML out.

mod app;
mod bad_input;
mod follow_up;
mod form;
mod notices;
mod pipeline;
mod review;
mod routes;
mod wall;
