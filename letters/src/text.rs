//! Makes any string printable under PDF/A and PDF/UA, which refuse characters no font can draw.

use serde_json::Value;

use crate::LetterError;
use crate::world::Shelf;

/// Longest text of a letter, in characters.
const LIMIT: usize = 20_000;

/// A run this long without a space gets places to break, so that it stays on the paper. Longer than
/// any e-mail address or word one would copy from the letter.
const LONG_RUN: usize = 40;

/// The same for the address to check a notice, which is copied whole and has a wide column.
const LONG_ADDRESS: usize = 64;

/// Where such a run may break.
const BREAK_EVERY: usize = 8;

const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Shown in place of what cannot be drawn: the reader sees that something is missing.
const SUBSTITUTE: char = '□';

/// Cleans every string of a letter, in place.
pub(crate) fn make_printable(letter: &mut Value, shelf: &Shelf) -> Result<(), LetterError> {
    clean(letter, LONG_RUN, shelf)
}

fn clean(value: &mut Value, longest_run: usize, shelf: &Shelf) -> Result<(), LetterError> {
    match value {
        Value::String(text) => *text = printable(text, longest_run, shelf)?,
        Value::Array(items) => items.iter_mut().try_for_each(|item| clean(item, longest_run, shelf))?,
        Value::Object(fields) => fields.iter_mut().try_for_each(|(name, item)| {
            let longest_run = if name == "check_url" { LONG_ADDRESS } else { longest_run };
            clean(item, longest_run, shelf)
        })?,
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

fn printable(text: &str, longest_run: usize, shelf: &Shelf) -> Result<String, LetterError> {
    let length = text.chars().count();
    if length > LIMIT {
        return Err(LetterError::TooLong { length, limit: LIMIT });
    }
    let text = text.replace("\r\n", "\n");
    let drawn: String = text.chars().filter(|c| !is_invisible(*c)).map(|c| drawable(c, shelf)).collect();
    Ok(drawn.split_inclusive(char::is_whitespace).map(|run| breakable(run, longest_run)).collect())
}

/// Controls and formatting characters: nothing to draw, and some of them (bidirectional overrides)
/// make a text read otherwise than it is written.
fn is_invisible(c: char) -> bool {
    let format = matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}');
    format || (c.is_control() && !matches!(c, '\n' | '\t'))
}

fn drawable(c: char, shelf: &Shelf) -> char {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => SUBSTITUTE,
        _ if shelf.covers(c) => c,
        '\u{202F}' | '\u{2007}' => '\u{A0}',
        '\u{2011}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => SUBSTITUTE,
    }
}

fn breakable(run: &str, longest: usize) -> String {
    if run.chars().count() <= longest {
        return run.to_owned();
    }
    let mut broken = String::with_capacity(run.len() * 2);
    for (position, c) in run.chars().enumerate() {
        if position > 0 && position % BREAK_EVERY == 0 {
            broken.push(ZERO_WIDTH_SPACE);
        }
        broken.push(c);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        printable(text, LONG_RUN, &Shelf::load()).unwrap()
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "Élodie Lœuvrard-N'Guyen",
            "12 rue de l’Église — 75\u{a0}001 « Paris » €",
            "prenom.nom@caisse.example",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn other_scripts_are_kept_and_the_undrawable_is_shown_as_missing() {
        assert_eq!(clean("مرحبا Ελένη Євген"), "مرحبا Ελένη Євген");
        assert_eq!(clean("a😷b\u{E000}c\u{10FFFD}d"), "a□b□c□d");
    }

    #[test]
    fn controls_and_overrides_are_dropped_and_line_ends_made_one() {
        assert_eq!(clean("a\u{0}b\u{202E}c\u{FEFF}d\r\ne\u{2028}f\tg"), "abcd\ne\nf g");
    }

    #[test]
    fn only_very_long_runs_get_places_to_break() {
        assert_eq!(clean(&"a".repeat(LONG_RUN)), "a".repeat(LONG_RUN));
        let broken = clean(&"a".repeat(LONG_RUN + 1));
        assert_eq!(broken.matches(ZERO_WIDTH_SPACE).count(), LONG_RUN / BREAK_EVERY);
        assert_eq!(broken.replace(ZERO_WIDTH_SPACE, ""), "a".repeat(LONG_RUN + 1));
    }

    #[test]
    fn a_text_no_letter_needs_is_refused() {
        let refused = printable(&"x ".repeat(LIMIT), LONG_RUN, &Shelf::load());
        assert!(matches!(refused, Err(LetterError::TooLong { length: 40_000, limit: LIMIT })));
    }
}
