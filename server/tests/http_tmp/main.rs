//! Temporary.
#[path = "../http/app.rs"]
mod app;
#[path = "../http/bad_input.rs"]
mod bad_input;
#[path = "../http/form.rs"]
mod form;
#[path = "../http/routes.rs"]
mod routes;
