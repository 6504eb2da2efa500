//! The daily heads of the trail, for anyone to note.

use abri_domain::audit::PublishedHead;

/// The page.
#[derive(Debug, Clone)]
pub struct JournalPage {
    /// The heads, the newest first.
    pub heads: Vec<PublishedHead>,
    /// The year they are of; none for the last ninety days.
    pub year: Option<i32>,
    /// Every year with a closed day, the newest first.
    pub years: Vec<i32>,
}
