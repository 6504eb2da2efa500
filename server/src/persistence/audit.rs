//! The trail in the database: days and their heads, the whole of it for verifying, what auditors looked up.

pub mod checks;
pub mod days;
pub mod lookups;
pub mod searches;
pub mod trail;

/// A hash as the tables keep it, whose length they check.
fn hash(bytes: &[u8]) -> [u8; 32] {
    // Another length is no hash of ours: it verifies against nothing.
    bytes.try_into().unwrap_or_default()
}

/// A count as the tables keep it.
fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
