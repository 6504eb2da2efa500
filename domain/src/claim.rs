//! A claim's life: its state, the events that change it, the effects each change calls for.

mod effect;
mod event;
mod state;

pub use crate::chain::GENESIS_HASH;
pub use effect::{Effect, plan_effects};
pub use event::{ActorKind, ClaimEvent, EventRecord, RefusalReason};
pub use state::{ClaimState, InvalidTransition};
