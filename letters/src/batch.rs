//! Letters that were made, gathered in one document for the printer.

use crate::LetterError;
use hayro_syntax::Pdf;
use serde::Serialize;

/// A batch: what its cover sheet says, and its letters in order.
#[derive(Debug, Clone, Serialize)]
pub struct Batch {
    /// Its number.
    pub number: u32,
    /// When it was made, in words.
    pub made: String,
    /// Who sends it.
    pub service_name: String,
    /// The letters.
    pub letters: Vec<BatchLetter>,
}

/// A letter of a batch. Nobody's name: the printer counts, and reads the address in the window.
#[derive(Debug, Clone, Serialize)]
pub struct BatchLetter {
    /// What the printer says it posted.
    pub id: String,
    /// How many pages it has.
    pub pages: usize,
    /// The letter itself, its address on the first page where the window of the envelope shows it.
    #[serde(skip)]
    pub pdf: Vec<u8>,
}

impl BatchLetter {
    /// The letter of that id, its pages counted.
    pub fn new(id: String, pdf: Vec<u8>) -> Result<Self, LetterError> {
        let read = Pdf::new(pdf.clone()).map_err(|_| LetterError::Unreadable)?;
        let pages = read.pages().len();
        if pages == 0 { Err(LetterError::Unreadable) } else { Ok(Self { id, pages, pdf }) }
    }

    /// Sheets of paper, printed on both sides: no two people share one.
    pub const fn sheets(&self) -> usize {
        self.pages.div_ceil(2)
    }
}

impl Batch {
    /// Pages of all letters, the cover sheet not counted.
    pub fn pages(&self) -> usize {
        self.letters.iter().map(|letter| letter.pages).sum()
    }

    /// Sheets of all letters, the cover sheet not counted.
    pub fn sheets(&self) -> usize {
        self.letters.iter().map(BatchLetter::sheets).sum()
    }
}
