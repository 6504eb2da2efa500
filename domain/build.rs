//! Lists the rule files, so that a new scheme is a folder and no line of code.
#![expect(clippy::disallowed_methods, reason = "cargo talks to build scripts that way")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("rules");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut list = String::from("[\n");
    for scheme in sorted(&root)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", scheme.display());
        for file in sorted(&scheme)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "toml"))
        {
            let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
            writeln!(list, "    ({name:?}, include_str!({:?})),", file.to_string_lossy())?;
        }
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("rule_files.rs"), list)?;
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
