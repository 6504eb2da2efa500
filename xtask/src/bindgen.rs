//! wasm-bindgen as a library: the glue between the browser's JavaScript and the compiled frontend.

use std::error::Error;
use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

/// The name the server asks for: `abri.js`, `abri.wasm` (`LEPTOS_OUTPUT_NAME`).
const OUTPUT_NAME: &str = "abri";

/// Writes `abri.js`, `abri.wasm` and, if a dependency brings JavaScript of its own, `snippets/`.
pub fn run(module: &Path, directory: &Path) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(OUTPUT_NAME)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    output.emit(directory)?;
    drop_suffix(directory)?;
    Ok(())
}

/// wasm-bindgen writes `abri_bg.wasm`; Leptos asks for `abri.wasm`.
fn drop_suffix(directory: &Path) -> std::io::Result<()> {
    let written = directory.join(format!("{OUTPUT_NAME}_bg.wasm"));
    fs::rename(written, directory.join(format!("{OUTPUT_NAME}.wasm")))?;
    let glue = directory.join(format!("{OUTPUT_NAME}.js"));
    let text = fs::read_to_string(&glue)?;
    fs::write(&glue, text.replace("abri_bg.wasm", "abri.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_have_the_names_the_pages_ask_for() {
        let directory = std::env::temp_dir().join(format!("abri-xtask-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        fs::write(directory.join("abri_bg.wasm"), b"\0asm").unwrap();
        fs::write(directory.join("abri.js"), "new URL('abri_bg.wasm', import.meta.url)").unwrap();

        drop_suffix(&directory).unwrap();

        assert!(directory.join("abri.wasm").exists());
        assert_eq!(
            fs::read_to_string(directory.join("abri.js")).unwrap(),
            "new URL('abri.wasm', import.meta.url)"
        );
        fs::remove_dir_all(&directory).unwrap();
    }
}
