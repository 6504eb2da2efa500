//! The key of a NIR.

/// The key of thirteen characters: 97 less the remainder by 97, Corsica's 2A read as 19 and 2B as 18.
pub(super) fn key_of(first13: &str) -> Option<u8> {
    let department = match &first13[5..7] {
        "2A" => "19",
        "2B" => "18",
        digits => digits,
    };
    let value: u64 = format!("{}{department}{}", &first13[..5], &first13[7..]).parse().ok()?;
    u8::try_from(97 - value % 97).ok()
}
