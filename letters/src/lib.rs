//! Receipts, notices, decision letters and blank forms as tagged PDF, conforming to PDF/A-2a and PDF/UA-1 together.
//!
//! Pure: no clock, no file, no network. The caller brings strings already worded and formatted; this
//! crate sets them on A4 paper. Strings reach the templates as JSON, so a company called `#panic()`
//! is printed, never run. The same letter on the same date gives the same bytes.
//!
//! A render takes milliseconds of processor time: call it from a blocking thread.

mod batch;
mod dates;
mod error;
mod form;
mod letter;
mod pdf;
mod text;
mod world;

pub use batch::{Batch, BatchLetter};
pub use error::LetterError;
pub use form::{Answer, BlankForm, Choice, Field, Section, Sheet};
pub use letter::{Decision, Lang, Letter, Notice, Paragraph, Receipt};

use std::sync::Arc;

use serde_json::{Value, json};
use time::Date;

use pdf::Reader;
use world::{LetterWorld, Shelf};

/// The letter maker: fonts, templates and typesetting library, loaded once. Cloning is cheap.
#[derive(Clone)]
pub struct Letters {
    shelf: Arc<Shelf>,
}

impl Default for Letters {
    fn default() -> Self {
        Self::new()
    }
}

impl Letters {
    /// Loads the embedded fonts and templates.
    pub fn new() -> Self {
        Self { shelf: Arc::new(Shelf::load()) }
    }

    /// Sets `letter` as a PDF dated `issued_on`. Errors never repeat what the letter says.
    pub fn render(&self, letter: &Letter, lang: Lang, issued_on: Date) -> Result<Vec<u8>, LetterError> {
        let data = self.data(letter, lang, issued_on)?;
        let world = LetterWorld::new(&self.shelf, letter.template(), serde_json::to_vec(&data)?);
        pdf::typeset(&world, letter.identity(), Reader::Person)
    }

    /// Sets a batch for the printer: a cover sheet that counts, then every letter as it is, each from its own sheet on.
    pub fn bind(&self, batch: Batch) -> Result<Vec<u8>, LetterError> {
        let identity = format!("batch-{}", batch.number);
        let data =
            serde_json::to_vec(&json!({ "batch": batch, "pages": batch.pages(), "sheets": batch.sheets() }))?;
        let files = batch.letters.into_iter().map(|letter| letter.pdf).collect();
        let world = LetterWorld::new(&self.shelf, "batch.typ", data).with(files);
        pdf::typeset(&world, identity, Reader::Printer)
    }

    /// What the templates read: the letter with printable strings only, its date and its metadata.
    fn data(&self, letter: &Letter, lang: Lang, issued_on: Date) -> Result<Value, LetterError> {
        let mut strings = serde_json::to_value(letter)?;
        text::make_printable(&mut strings, &self.shelf)?;
        let title = strings["title"].as_str().unwrap_or_default().trim().to_owned();
        if title.is_empty() {
            return Err(LetterError::NoTitle);
        }
        let mut data = json!({
            "lang": lang.code(),
            "issued": { "year": issued_on.year(), "month": u8::from(issued_on.month()), "day": issued_on.day() },
            "issued_text": dates::long_date(issued_on, lang),
            "title": title,
            "author": strings["service_name"],
            "letter": strings,
        });
        if let Letter::Notice(notice) = letter {
            data["qr"] = pdf::qr_svg(&notice.qr)?.into();
            // Never to be broken: a program reads it.
            data["keywords"] = notice.proof.as_deref().into();
        }
        Ok(data)
    }
}
