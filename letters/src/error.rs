//! What can go wrong, said without quoting the letter.

/// Why a letter could not be made. Carries positions and lengths, never the text of the letter.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// PDF/UA requires a title.
    #[error("the letter has no title")]
    NoTitle,
    /// A text is longer than any letter needs; PDF itself limits strings to 32,767 bytes.
    #[error("a text of the letter has {length} characters, more than {limit}")]
    TooLong {
        /// Characters found.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// The address to check a notice does not fit in a QR code.
    #[error("the check address of {length} bytes does not fit in a QR code")]
    Qr {
        /// Bytes of the address.
        length: usize,
    },
    /// The letter could not be passed to its template.
    #[error("the letter could not be encoded for its template")]
    Data(#[from] serde_json::Error),
    /// The template failed, or the document broke one of its PDF standards.
    #[error("template {template} failed near line {}", line.unwrap_or(0))]
    Template {
        /// File name of the template.
        template: &'static str,
        /// Line of the first problem, from 1, when it is known.
        line: Option<usize>,
    },
    /// The two PDF standards exclude each other in this version of the typesetter.
    #[error("PDF/A-2a and PDF/UA-1 were refused together")]
    Standards,
    /// A letter that was made before can't be read any more.
    #[error("a letter of the batch is no PDF that can be read")]
    Unreadable,
}
