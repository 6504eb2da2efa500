//! Every wording of the screens, in both languages, grouped by screen. Sentences with values are small functions.

pub mod common;
pub mod errors;

#[cfg(feature = "ssr")]
pub mod agent;
#[cfg(feature = "ssr")]
pub mod answers;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod paper;
#[cfg(feature = "ssr")]
pub mod public;
