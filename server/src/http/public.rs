//! The public pages.

pub mod callback;
pub mod check;
pub mod contact;
pub mod employer_space;
pub mod employers;
pub mod follow_up;
pub mod home;
pub mod journal;
pub mod own_claim;
pub mod paper;
pub mod proof;
pub mod receipt;
pub mod rules;
pub mod statements;
pub mod steps;
pub mod submit;
pub mod verify;

pub(super) mod draft;
