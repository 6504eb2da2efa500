//! A batch for the printer, read back: a cover sheet that counts, every letter on sheets of its own.

use abri_letters::{Batch, BatchLetter, Lang, LetterError};

use crate::samples;
use crate::standards::{LETTERS, make};
use crate::tools::Paper;

fn batch() -> Batch {
    let letters = samples::all(Lang::Fr)
        .into_iter()
        .enumerate()
        .map(|(place, letter)| BatchLetter::new(format!("pli-{place}"), make(&letter, Lang::Fr)).unwrap());
    Batch {
        number: 7,
        made: "24 mars 2020".to_owned(),
        service_name: "Caisse de démonstration".to_owned(),
        letters: letters.collect(),
    }
}

#[test]
fn the_cover_counts_what_follows_and_every_letter_begins_on_its_own_sheet() {
    let batch = batch();
    let (letters, pages, sheets) = (batch.letters.clone(), batch.pages(), batch.sheets());
    let paper = Paper::new(&LETTERS.bind(batch).unwrap());
    paper.run("qpdf", &["--check", "letter.pdf"]);
    let cover = paper.run("pdftotext", &["-layout", "-l", "1", "letter.pdf", "-"]);
    assert!(cover.contains("Lot 7"), "{cover}");
    let counted = |label: &str| {
        let line =
            cover.lines().find(|line| line.contains(label)).unwrap_or_else(|| panic!("{label} in {cover}"));
        line.split_whitespace().last().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(
        (counted("Plis"), counted("Pages, ce"), counted("Feuilles, recto")),
        (letters.len(), pages, sheets)
    );
    // The cover is the first sheet, front and back.
    let mut page = 3;
    for letter in &letters {
        let alone = Paper::new(&letter.pdf);
        assert_eq!(alone.pages(), letter.pages);
        let (first, last) = (page.to_string(), (page + letter.pages - 1).to_string());
        let bound = paper.run("pdftotext", &["-raw", "-f", &first, "-l", &last, "letter.pdf", "-"]);
        let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        assert_eq!(
            words(&bound),
            words(&alone.run("pdftotext", &["-raw", "letter.pdf", "-"])),
            "{}",
            letter.id
        );
        page += 2 * letter.sheets();
    }
}

#[test]
fn what_is_no_pdf_is_said_before_anything_is_printed() {
    let broken = BatchLetter::new("pli".to_owned(), b"%PDF-1.7 and nothing more".to_vec());
    assert!(matches!(broken, Err(LetterError::Unreadable)));
}
