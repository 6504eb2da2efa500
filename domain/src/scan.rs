//! Scans of what came on paper: what is taken, told by its content and never by its name.

mod content;

use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

pub use content::recognise;

/// Scans of one side of a claim at most.
pub const SCANS_MAX: usize = 10;
/// Bytes of all of them together, at most.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;
/// Pixels of the longer side of a picture, at most: a sheet at 1200 dots an inch.
pub const PIXELS_MAX: u32 = 15_000;
/// Who attached a scan may withdraw it that long.
pub const WITHDRAWN_WITHIN: Duration = Duration::hours(12);

coded! {
    /// What a scan is.
    ScanKind {
        /// A document.
        Pdf = "pdf",
        /// A picture.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
    }
}

impl ScanKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

coded! {
    /// Why scans are not taken. One that is not keeps the others out, so that nobody wonders which ones are there.
    ScanFault {
        /// No file was chosen.
        Missing = "missing",
        /// Too many, with those that are there.
        TooMany = "too-many",
        /// Too many bytes, with those that are there.
        TooLarge = "too-large",
        /// Neither a PDF nor a JPEG nor a PNG.
        NotAScan = "not-a-scan",
        /// One of these, and cut short or damaged.
        Damaged = "damaged",
        /// A picture without size, or too large to be a sheet.
        Dimensions = "dimensions",
        /// The same content is there already.
        Twice = "twice",
    }
}

/// May its author withdraw what was attached then?
pub fn may_withdraw(attached_at: OffsetDateTime, now: OffsetDateTime) -> bool {
    now - attached_at < WITHDRAWN_WITHIN
}

/// Do so many more scans of so many bytes fit beside those that are there?
pub fn fits(there: (usize, usize), more: (usize, usize)) -> Result<(), ScanFault> {
    if more.0 == 0 {
        Err(ScanFault::Missing)
    } else if there.0 + more.0 > SCANS_MAX {
        Err(ScanFault::TooMany)
    } else if there.1 + more.1 > BYTES_MAX {
        Err(ScanFault::TooLarge)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
