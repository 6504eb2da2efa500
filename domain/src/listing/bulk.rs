//! Many claims at once: what may be done to them, which ones were meant, what became of each.

use super::BULK_MAX;
use crate::lane::Bar;
use crate::reference::ClaimReference;
use crate::staff::{Right, StaffRole};
use crate::status::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What is done to many claims at once. Nothing is decided that way: no refusal is one of many.
    BulkAct {
        /// A label is put on.
        LabelOn = "label-on",
        /// A label is taken off.
        LabelOff = "label-off",
        /// Who reviews takes them.
        Take = "take",
        /// Who reviews gives back what they hold.
        Release = "release",
        /// A supervisor puts them back into the queue.
        PutBack = "put-back",
        /// A supervisor gives them to someone.
        Give = "give",
    }
}

impl BulkAct {
    /// What that role may do to many claims.
    pub fn of(role: StaffRole) -> impl Iterator<Item = Self> {
        let may = move |act: &Self| match act {
            Self::LabelOn | Self::LabelOff => role.may(Right::Search),
            Self::Take | Self::Release => role.may(Right::Review),
            Self::PutBack | Self::Give => role.may(Right::Reassign),
        };
        Self::ALL.iter().copied().filter(may)
    }
}

/// What became of one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkOutcome {
    /// It is done.
    Done,
    /// It was so already.
    Unchanged,
    /// What was typed is no reference.
    NoReference,
    /// There is no such claim for this person.
    NotFound,
    /// Someone else holds it.
    Held,
    /// It does not wait for a person, or not for their side.
    NotWaiting,
    /// The colleague does not review claims of that side.
    NotTheirs,
    /// Who is to work on it may not.
    Barred(Bar),
    /// It could not be done now.
    Failed,
}

/// What was typed in a line: a reference, or something else.
pub type TypedReference = Result<ClaimReference, String>;

/// The most characters kept of what is no reference.
const KEPT: usize = 40;

/// The references of texts, one a line; of a line with several cells the first. A first line that names the column is left
/// out, and so is what comes twice. An error says how many lines there are when they are more than one act takes; nothing but a
/// number is kept of them.
pub fn read_references(texts: &[&str]) -> Result<Vec<TypedReference>, usize> {
    let cells = || texts.iter().flat_map(|text| cells(text));
    let count = cells().count();
    if count > BULK_MAX {
        return Err(count);
    }
    let mut read: Vec<TypedReference> = Vec::with_capacity(count);
    for cell in cells() {
        let one = ClaimReference::parse(cell).map_err(|_| cell.chars().take(KEPT).collect());
        if !read.contains(&one) {
            read.push(one);
        }
    }
    Ok(read)
}

/// The cells of a text that may be references.
fn cells(text: &str) -> impl Iterator<Item = &str> {
    let mut cells = text.lines().map(cell).filter(|cell| !cell.is_empty()).peekable();
    cells.next_if(|first| is_heading(first));
    cells
}

fn is_heading(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    ["ref", "r\u{e9}f"].iter().any(|start| cell.starts_with(start)) && ClaimReference::parse(&cell).is_err()
}

/// The first cell of a line, without its quotes.
fn cell(line: &str) -> &str {
    let line = line.trim_start_matches('\u{feff}');
    let first = line.split([';', ',', '\t']).next().unwrap_or_default();
    first.trim().trim_matches('"').trim()
}
