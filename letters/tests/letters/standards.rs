//! What every letter owes: both standards, metadata, and the same bytes each time.

use std::sync::LazyLock;

use abri_letters::{Lang, Letter, LetterError, Letters};
use time::Date;
use time::macros::date;

use crate::samples;
use crate::tools::Paper;

pub const ISSUED_ON: Date = date!(2020 - 03 - 24);

/// Loaded once, as the server does.
pub static LETTERS: LazyLock<Letters> = LazyLock::new(Letters::new);

pub fn make(letter: &Letter, lang: Lang) -> Vec<u8> {
    LETTERS.render(letter, lang, ISSUED_ON).unwrap()
}

#[test]
fn every_letter_is_tagged_and_claims_both_standards() {
    for lang in [Lang::Fr, Lang::En] {
        for letter in samples::all(lang).into_iter().chain([samples::form()]) {
            let paper = Paper::new(&make(&letter, lang));
            assert_eq!(paper.info("Tagged"), "yes");
            let xmp = paper.run("pdfinfo", &["-meta", "letter.pdf"]);
            assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{xmp}");
            assert!(xmp.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{xmp}");
            assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
            paper.run("qpdf", &["--check", "letter.pdf"]);
        }
    }
}

#[test]
fn metadata_say_what_it_is_in_which_language_by_whom_and_when() {
    for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let letter = samples::receipt(lang);
        let paper = Paper::new(&make(&Letter::Receipt(letter.clone()), lang));
        assert_eq!(paper.info("Title"), letter.title);
        assert_eq!(paper.info("Author"), letter.service_name);
        assert_eq!(paper.info("Creator"), "Abri");
        assert!(paper.info("CreationDate").contains("Mar 24"), "{}", paper.info("CreationDate"));
        assert!(paper.info("Page size").contains("A4"));
        let json = paper.run("qpdf", &["--json", "--json-key=qpdf", "letter.pdf"]);
        assert!(json.contains(&format!("\"/Lang\": \"u:{code}\"")));
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_date_gives_others() {
    for letter in samples::all(Lang::Fr) {
        let first = make(&letter, Lang::Fr);
        let elsewhere = Letters::new().render(&letter, Lang::Fr, ISSUED_ON).unwrap();
        assert!(first == elsewhere);
        assert!(first == make(&letter, Lang::Fr));
        let later = LETTERS.render(&letter, Lang::Fr, date!(2020 - 03 - 25)).unwrap();
        assert!(first != later);
    }
}

#[test]
fn letters_can_be_made_by_several_threads_at_once() {
    let [receipt, notice, decision] = samples::all(Lang::Fr);
    let alone: Vec<_> = [&receipt, &notice, &decision].map(|letter| make(letter, Lang::Fr)).into();
    std::thread::scope(|scope| {
        for (letter, expected) in [&receipt, &notice, &decision].into_iter().zip(&alone) {
            scope.spawn(move || assert!(make(letter, Lang::Fr) == *expected));
        }
    });
}

#[test]
fn a_letter_without_a_title_is_refused() {
    let letter =
        Letter::Receipt(abri_letters::Receipt { title: " \u{200B}".into(), ..samples::receipt(Lang::Fr) });
    let refused = LETTERS.render(&letter, Lang::Fr, ISSUED_ON);
    assert!(matches!(refused, Err(LetterError::NoTitle)));
}

#[test]
fn an_error_does_not_quote_the_letter() {
    let letter =
        Letter::Notice(abri_letters::Notice { qr: "SECRET".repeat(1_000), ..samples::notice(Lang::Fr) });
    let error = LETTERS.render(&letter, Lang::Fr, ISSUED_ON).unwrap_err();
    assert!(matches!(error, LetterError::Qr { length: 6_000 }));
    assert!(!format!("{error} {error:?}").contains("SECRET"));
}
