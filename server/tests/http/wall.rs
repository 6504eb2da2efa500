//! The walls between the zones, asked of the real database; and what is written where nobody should read it.

pub mod logs;
mod reads;
mod roles;
mod sealed;
