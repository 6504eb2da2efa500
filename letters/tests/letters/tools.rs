//! The programs that read a PDF back. A missing one fails the test.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A PDF on disk for as long as the test needs it.
pub struct Paper {
    dir: TempDir,
}

impl Paper {
    pub fn new(bytes: &[u8]) -> Self {
        let dir = TempDir::new().unwrap();
        std::fs::write(dir.path().join("letter.pdf"), bytes).unwrap();
        Self { dir }
    }

    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// Runs `program` with `args` in the directory of `letter.pdf`; its output, if it succeeded.
    pub fn run(&self, program: &str, args: &[&str]) -> String {
        let output = Command::new(program)
            .args(args)
            .current_dir(self.dir())
            .output()
            .unwrap_or_else(|error| panic!("{program} cannot be run ({error}): see `make test`"));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} failed: {errors}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub fn text(&self) -> String {
        self.run("pdftotext", &["-layout", "letter.pdf", "-"])
    }

    /// The text without line ends, spaces and break opportunities, to look for something literal.
    pub fn packed_text(&self) -> String {
        packed(&self.run("pdftotext", &["-raw", "letter.pdf", "-"]))
    }

    pub fn info(&self, key: &str) -> String {
        let all = self.run("pdfinfo", &["letter.pdf"]);
        let line = all.lines().find_map(|line| line.strip_prefix(&format!("{key}:")));
        line.unwrap_or_else(|| panic!("no {key} in {all}")).trim().to_owned()
    }

    /// Does it stand in the file, uncompressed?
    pub fn bytes_contain(&self, text: &str) -> bool {
        let bytes = std::fs::read(self.dir().join("letter.pdf")).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    }

    pub fn pages(&self) -> usize {
        self.info("Pages").parse().unwrap()
    }
}

pub fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
}
