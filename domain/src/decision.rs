//! Deciding: which decisions a second person confirms, which files are clear enough for one key, until when one may appeal.

mod appeal;
mod clear;
mod four_eyes;

pub use appeal::appeal_until;
pub use clear::is_clear;
pub use four_eyes::{DecisionKind, Weighed, WhySecond, last_decided, second_person};
