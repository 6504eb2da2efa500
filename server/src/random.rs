//! Randomness, from the operating system: the one place that draws it.

use data_encoding::BASE64URL_NOPAD;
use uuid::Uuid;

/// The system's random source failed; nothing that needs a secret can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system's random source failed")]
pub struct NoRandomness;

/// `N` random bytes.
#[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut buffer = [0; N];
    getrandom::fill(&mut buffer).map_err(|_| NoRandomness)?;
    Ok(buffer)
}

/// A secret of 256 bits for a cookie or a form, in base64url.
pub fn token() -> Result<String, NoRandomness> {
    Ok(BASE64URL_NOPAD.encode(&bytes::<32>()?))
}

/// A row's id: random, and in order of time so that indexes stay packed (UUID version 7).
pub fn id(now: time::OffsetDateTime) -> Result<Uuid, NoRandomness> {
    let millis = u64::try_from(now.unix_timestamp_nanos() / 1_000_000).unwrap_or(0);
    let mut random = bytes::<10>()?;
    random[0] &= 0x0F;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
