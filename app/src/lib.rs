//! The screens of Abri.
//!
//! A [`Screen`](model::Screen) is everything a page shows, as plain data made by the server; [`document()`] draws it.
//! Pages are rendered on the server; [`islands`] wake up in the browser and add comfort, never possibility.

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` is the server's half and `hydrate` the browser's: never both in one build");

pub mod islands;
pub mod lang;
pub mod server_fns;
pub mod text;

#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
pub mod model;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod ports;

#[cfg(feature = "ssr")]
pub use document::document;
