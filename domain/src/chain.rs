//! Chains of hashes: each covers the one before, so that what was written can't be changed, left out or put elsewhere
//! without every later hash showing it.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The hash before the first record of a chain.
pub const GENESIS_HASH: [u8; 32] = [0; 32];

/// SHA-256 over the hash before and this record as JSON with its fields in declared order.
pub fn link(previous: &[u8; 32], record: &impl Serialize) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(previous);
    // A struct of plain values always serialises; an empty string would only make the chain fail to verify.
    digest.update(serde_json::to_vec(record).unwrap_or_default());
    digest.finalize().into()
}

/// Hashes in files and commands, as 64 hexadecimal digits in lower case; for `#[serde(with = "hexadecimal")]`.
pub mod hexadecimal {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::borrow::Cow;

    const DIGITS: &[u8; 16] = b"0123456789abcdef";

    /// The digits of a hash.
    pub fn encode(hash: &[u8; 32]) -> String {
        let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
        hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }

    /// The hash of these digits; none when they are others, more or fewer.
    pub fn decode(text: &str) -> Option<[u8; 32]> {
        let mut hash = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = (value(pair[0])? << 4) | value(pair[1])?;
        }
        Some(hash)
    }

    const fn value(digit: u8) -> Option<u8> {
        match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        }
    }

    /// Writes a hash.
    pub fn serialize<S: Serializer>(hash: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&encode(hash))
    }

    /// Reads a hash.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        decode(&text).ok_or_else(|| D::Error::custom("64 hexadecimal digits are expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::hexadecimal::{decode, encode};
    use super::*;

    #[test]
    fn a_link_covers_the_record_and_the_past() {
        let first = link(&GENESIS_HASH, &"a");
        assert_eq!(link(&GENESIS_HASH, &"a"), first);
        assert_ne!(link(&GENESIS_HASH, &"b"), first);
        assert_ne!(link(&first, &"a"), first);
    }

    #[test]
    fn digits_read_back_and_others_do_not() {
        let hash = link(&GENESIS_HASH, &"a");
        assert_eq!(decode(&encode(&hash)), Some(hash));
        for wrong in ["", "00", &"0".repeat(63), &"0".repeat(65), &"G".repeat(64), &"é".repeat(32)] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
