//! The WebAssembly entry: wakes the islands and nothing else.

// Linked for its islands: each one is a function the browser calls by name.
use abri_app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the boot script once the module is there.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
