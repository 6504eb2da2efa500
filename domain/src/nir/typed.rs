//! Numbers as people type them.

use super::NirError;

/// The characters that count, once blanks are left out: digits, A and B.
pub(super) fn characters(typed: &str) -> Result<String, NirError> {
    let text: String =
        without_separators(typed).map(|c| if matches!(c, 'O' | 'o') { '0' } else { c }).collect();
    if text.is_empty() {
        return Err(NirError::Missing);
    }
    let text = text.to_ascii_uppercase();
    if text.chars().all(|c| matches!(c, '0'..='9' | 'A' | 'B')) { Ok(text) } else { Err(NirError::Character) }
}

/// A number as typed without what people put between its parts: blanks of any width, dots, hyphens, dashes.
pub(crate) fn without_separators(typed: &str) -> impl Iterator<Item = char> + '_ {
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2010}'..='\u{2014}' | '\u{200B}'))
}
