//! Parts that wake up in the browser. Each one adds comfort to a page that works without it.
//!
//! An island stands beside what the server drew and listens to events that bubble up from there: fields exist once,
//! in `components`. What the server tells it stands in `data-` attributes of a box around it, not in properties:
//! those would bring a JSON parser to the browser (brotli, measured: 104 kB with properties and the generated
//! client of the server function, 90 kB with the client alone, 67 kB with neither).

mod autosave;
mod live_check;
mod live_field;
mod live_period;

#[cfg(feature = "hydrate")]
mod dom;

pub use autosave::Autosave;
pub use live_check::LiveCheck;
pub use live_field::{FieldKind, LiveField};
pub use live_period::{FIRST_DAY, LivePeriod};
