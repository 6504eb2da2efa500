//! Scans of what came on paper, as a list; what they show is behind a link, for those who may see it.

use abri_domain::scan::{ScanFault, ScanKind};

/// A scan on a list.
#[derive(Debug, Clone)]
pub struct ScanLine {
    /// What it is.
    pub kind: ScanKind,
    /// Its size, rounded up.
    pub kilobytes: i32,
    /// Attached at, in words.
    pub at: String,
    /// Its author withdrew it.
    pub is_withdrawn: bool,
    /// Where to save it, for those who may.
    pub href: Option<String>,
    /// Where its author withdraws it, as long as they may.
    pub withdraw: Option<String>,
}

/// The scans of one side, and where to attach more.
#[derive(Debug, Clone, Default)]
pub struct ScansPart {
    /// In the order they were attached.
    pub lines: Vec<ScanLine>,
    /// Where more are attached, for who may.
    pub attach: Option<String>,
    /// Why the last ones were not taken.
    pub fault: Option<ScanFault>,
}
