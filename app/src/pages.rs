//! One module a screen. A page composes components from the data the server made; it decides nothing.

pub mod agent;
pub mod form_parts;
pub mod form_steps;

pub mod callback;
pub mod check;
pub mod employer_space;
pub mod follow_up;
pub mod home;
pub mod journal;
pub mod message;
pub mod own_claim;
pub mod proof;
pub mod receipt;
pub mod rules;
pub mod statements;
pub mod verify;
