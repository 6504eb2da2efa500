//! The trail: days are closed by a job, verified as a whole, looked into by auditors.

mod days;
mod desk;
mod trail;

pub use days::{CLOSE_DAY, close_day, enqueue_due};
pub use desk::{Auditor, Desk, LookedUp, LookupForm, acts, desk, look_up, looked_up};
pub use trail::{export, verify, verify_file};
