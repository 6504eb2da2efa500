//! The letters, as already worded and formatted strings.
//!
//! No `Debug` here: these hold names, addresses and codes.

use crate::form::BlankForm;
use serde::Serialize;

/// Language of a letter: of its few fixed words, its date, and what a screen reader announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// A letter to make.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Letter {
    /// To the insured, at once: the claim was received.
    Receipt(Receipt),
    /// To the employer: dates, never reasons.
    Notice(Notice),
    /// To the insured: what was decided, why, and how to appeal.
    Decision(Decision),
    /// To everyone: a form to fill in by hand.
    Form(BlankForm),
}

impl Letter {
    pub(crate) fn template(&self) -> &'static str {
        match self {
            Self::Receipt(_) => "receipt.typ",
            Self::Notice(_) => "notice.typ",
            Self::Decision(_) => "decision.typ",
            Self::Form(_) => "form.typ",
        }
    }

    /// What tells this document from the others of its kind; only its hash enters the file.
    pub(crate) fn identity(&self) -> String {
        let key = match self {
            Self::Receipt(receipt) => &receipt.reference,
            Self::Notice(notice) => &notice.code,
            Self::Decision(decision) => &decision.reference,
            Self::Form(form) => &form.name,
        };
        format!("{} {key}", self.template())
    }
}

/// A stretch of text, with a heading or not. A blank line starts a new paragraph.
#[derive(Clone, Serialize)]
pub struct Paragraph {
    /// Heading of the second level.
    pub heading: Option<String>,
    /// Plain text.
    pub text: String,
}

/// Receipt of a claim (CRPA L.112-11 and R.112-11-1).
#[derive(Clone, Serialize)]
pub struct Receipt {
    /// Title of the letter.
    pub title: String,
    /// The service in charge.
    pub service_name: String,
    /// Its postal address, telephone and e-mail, a line each.
    pub service_contact: Vec<String>,
    /// Reference of the claim.
    pub reference: String,
    /// Date and time of reception.
    pub received_at: String,
    /// The insured, first line of the address.
    pub insured_name: String,
    /// The lines of the address under the name.
    pub address_lines: Vec<String>,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// What happens next, what silence means.
    pub paragraphs: Vec<Paragraph>,
    /// Heading over the codes.
    pub access_codes_title: Option<String>,
    /// Codes to come back to the claim, if any.
    pub access_codes: Vec<String>,
}

/// Notice to the employer. It has no place for a reason.
#[derive(Clone, Serialize)]
pub struct Notice {
    /// Title of the letter.
    pub title: String,
    /// The service in charge.
    pub service_name: String,
    /// Its postal address, telephone and e-mail, a line each.
    pub service_contact: Vec<String>,
    /// The code to check the notice, in groups.
    pub code: String,
    /// The short address where it is checked, as printed.
    pub check_url: String,
    /// What the QR code holds: an address with the proof after its `#`, which no browser sends to a server; or the one above.
    pub qr: String,
    /// The proof, kept among the properties of the document too, for programs that read the file.
    pub proof: Option<String>,
    /// How to check, a paragraph each.
    pub check_text: Vec<String>,
    /// The insured.
    pub insured_name: String,
    /// The employer.
    pub employer_name: String,
    /// Labels and values: dates, initial or renewal.
    pub facts: Vec<(String, String)>,
    /// What the employer has to do.
    pub paragraphs: Vec<Paragraph>,
    /// What a screen reader says in place of the QR code; empty: the printed address.
    pub qr_alt: String,
}

/// Decision on a claim (reasons: CRPA L.211-7; appeal: CSS R.142-1).
#[derive(Clone, Serialize)]
pub struct Decision {
    /// Title of the letter.
    pub title: String,
    /// The service in charge.
    pub service_name: String,
    /// Its postal address, telephone and e-mail, a line each.
    pub service_contact: Vec<String>,
    /// Reference of the claim.
    pub reference: String,
    /// The insured, first line of the address.
    pub insured_name: String,
    /// The lines of the address under the name.
    pub address_lines: Vec<String>,
    /// Labels and values: what was decided, from when to when.
    pub facts: Vec<(String, String)>,
    /// The reasons and what to do next.
    pub paragraphs: Vec<Paragraph>,
    /// Where and until when to appeal.
    pub appeal: Vec<Paragraph>,
}
