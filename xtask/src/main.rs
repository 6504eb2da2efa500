//! Build steps for which no ready tool of the right version is at hand.
//!
//! `cargo run -p xtask -- bindgen <module.wasm> <directory>` writes `abri.js` and `abri.wasm`. The version of
//! wasm-bindgen is the one of Cargo.lock, because this program and the frontend take it from there.

mod bindgen;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: xtask bindgen <module.wasm> <directory>";

#[expect(clippy::print_stderr, reason = "the terminal is where a build step answers")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bindgen", module, directory] => bindgen::run(Path::new(module), Path::new(directory)),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
