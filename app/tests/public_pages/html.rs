//! Just enough HTML reading for these tests.

use crate::samples::context;
use abri_app::document;
use abri_app::lang::Lang;
use abri_app::model::Screen;
use leptos::prelude::*;

/// The whole document of a screen.
pub fn draw(lang: Lang, screen: Screen) -> String {
    Owner::new().with(|| document(context(lang), screen).to_html())
}

/// What stands between `<main>` and `</main>`.
pub fn main_part(page: &str) -> &str {
    let (Some(start), Some(end)) = (page.find("<main"), page.find("</main>")) else {
        panic!("no main part: {page}")
    };
    &page[start..end]
}

/// The levels of the headings, in order.
pub fn headings(part: &str) -> Vec<u32> {
    let opened = part.match_indices("<h").filter_map(|(at, _)| {
        let mut after = part[at + 2..].bytes();
        let level = after.next().filter(u8::is_ascii_digit)?;
        after.next().filter(|next| matches!(next, b' ' | b'>')).map(|_| u32::from(level - b'0'))
    });
    opened.collect()
}

/// The values of an attribute.
pub fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    page.match_indices(&opening).filter_map(|(at, _)| page[at + opening.len()..].split('"').next()).collect()
}

/// The text without the tags.
pub fn text_of(part: &str) -> String {
    let pieces = part.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<Vec<_>>().join(" ")
}
