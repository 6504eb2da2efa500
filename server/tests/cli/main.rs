//! The commands, through the program itself: what they say, where, and how they end.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod assess;
mod audit;
mod check;
mod folder;
mod notice;
mod partner;
mod post;
mod read;
mod staff;

use std::io::Write;
use std::process::{Command, Stdio};

/// What a command said, and how it ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program with these arguments and this on its standard input.
fn abri(arguments: &[&str], input: &str) -> Ended {
    let mut program = Command::new(env!("CARGO_BIN_EXE_abri"))
        .args(arguments)
        .env_remove("ABRI_RULES_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may be gone by now.
    let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
    let output = program.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

impl Ended {
    /// Asserts that the command failed with one line on standard error and nothing else; answers with the line.
    fn complaint(&self) -> &str {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        self.err.trim_end().strip_prefix("abri: ").unwrap()
    }
}
