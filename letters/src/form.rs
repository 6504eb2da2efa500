//! A blank form to fill in by hand: the questions of the screens, already worded and numbered.

use serde::Serialize;

/// A blank form, made of sheets that each begin on a page of their own.
#[derive(Clone, Serialize)]
pub struct BlankForm {
    /// Title of the document.
    pub title: String,
    /// The service in charge.
    pub service_name: String,
    /// Where to send it, telephone and e-mail, a line each.
    pub service_contact: Vec<String>,
    /// What tells this form from others: scheme and version of the terms.
    pub name: String,
    /// How to fill it in and where to send it.
    pub lead: Vec<String>,
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet, which begins on a new page.
#[derive(Clone, Serialize)]
pub struct Sheet {
    /// Heading of the first level; none for the first sheet, which has that of the document.
    pub title: Option<String>,
    /// What to do with it.
    pub lead: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// What a screen asks, with its number.
#[derive(Clone, Serialize)]
pub struct Section {
    /// Heading of the second level.
    pub title: String,
    /// Plain text, a paragraph each.
    pub text: Vec<String>,
    /// The questions.
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Clone, Serialize)]
pub struct Field {
    /// The question.
    pub label: String,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// Where the answer goes.
    pub answer: Answer,
}

/// Where an answer goes.
#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// A line to write on.
    Line,
    /// A box for each sign.
    Boxes {
        /// How many.
        count: u8,
    },
    /// Day, month, year: the words under the boxes.
    Day {
        /// In that order.
        parts: [String; 3],
    },
    /// Boxes to tick, one of them.
    Choice {
        /// The options.
        options: Vec<Choice>,
    },
    /// The label stands beside a box to tick.
    Tick,
}

/// An option, with what is asked of those who tick it.
#[derive(Clone, Serialize)]
pub struct Choice {
    /// Its label.
    pub label: String,
    /// What helps to choose.
    pub hint: Option<String>,
    /// What is asked with it.
    pub fields: Vec<Field>,
}
