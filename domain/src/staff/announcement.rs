//! The banner: how much it may say, and for how long.

use time::Duration;

/// The most characters: one sentence, so that it is read.
pub const ANNOUNCEMENT_MAX: usize = 300;
/// The longest it stands; a banner that stands for ever is not read.
pub const ANNOUNCED_FOR: Duration = Duration::days(31);
