//! Parts that wake up in the browser. Each one adds comfort to a page that works without it.
//!
//! The islands wrap what the server drew and listen to events that bubble up from there: they draw no field of
//! their own, so that the fields exist once, in `components`, and little travels to the browser.

mod autosave;
mod live_field;
mod live_period;

#[cfg(feature = "hydrate")]
mod dom;

pub use autosave::Autosave;
pub use live_field::{FieldKind, LiveField};
pub use live_period::{FIRST_DAY, LivePeriod};
