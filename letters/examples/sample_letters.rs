//! Writes one letter of each kind to look at, then times renders:
//! `cargo run -p abri-letters --example sample_letters -- DIRECTORY [RENDERS]`.
#![expect(clippy::print_stdout, reason = "a tool for the terminal")]

#[path = "../tests/letters/samples.rs"]
mod samples;

use std::path::Path;
use std::time::Instant;

use abri_letters::{Lang, Letters};
use time::macros::date;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("where to? give a directory")?;
    let renders: usize = arguments.next().map_or(Ok(30), |number| number.parse())?;
    let letters = timed("fonts and templates", Letters::new);
    let day = date!(2020 - 03 - 24);
    for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        for (letter, name) in samples::all(lang).iter().zip(["receipt", "notice", "decision"]) {
            let pdf = timed(&format!("{name} {code}"), || letters.render(letter, lang, day))?;
            println!("{name} {code}: {} bytes", pdf.len());
            std::fs::write(Path::new(&directory).join(format!("{name}-{code}.pdf")), pdf)?;
        }
    }
    let form = timed("form", || letters.render(&samples::form(), Lang::Fr, day))?;
    std::fs::write(Path::new(&directory).join("form-fr.pdf"), form)?;
    repeat(&letters, renders, day)
}

/// Different letters each time, so that nothing is served from memory.
fn repeat(letters: &Letters, renders: usize, day: time::Date) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    for number in 0..renders {
        let mut notice = samples::notice(Lang::Fr);
        notice.insured_name = format!("Personne {number}");
        notice.qr = format!("{}{number}", samples::CHECK_URL);
        letters.render(&abri_letters::Letter::Notice(notice), Lang::Fr, day)?;
    }
    let each = start.elapsed() / u32::try_from(renders.max(1))?;
    println!("{renders} different notices: {each:?} each");
    Ok(())
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{what}: {:?}", start.elapsed());
    result
}
