//! Randomness, from the operating system: the one place that draws it.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
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

/// A secret of 80 bits that a person reads and types: `ABCD-EFGH-IJKL-MNOP`.
pub fn readable() -> Result<String, NoRandomness> {
    let letters = BASE32_NOPAD.encode(&bytes::<10>()?);
    Ok(in_fours(&letters, '-'))
}

/// The same letters in groups of four.
pub fn in_fours(letters: &str, between: char) -> String {
    let grouped = letters.chars().enumerate().flat_map(|(place, letter)| {
        let gap = (place > 0 && place % 4 == 0).then_some(between);
        gap.into_iter().chain([letter])
    });
    grouped.collect()
}

/// A row's id: random, and in order of time so that indexes stay packed (UUID version 7).
pub fn id(now: time::OffsetDateTime) -> Result<Uuid, NoRandomness> {
    let millis = u64::try_from(now.unix_timestamp_nanos() / 1_000_000).unwrap_or(0);
    let mut random = bytes::<10>()?;
    random[0] &= 0x0F;
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}

/// Draws lots from 0 to 999: by chance, or as a test says.
#[derive(Debug, Clone)]
pub struct Lots(Option<Arc<AtomicU16>>);

impl Lots {
    /// By chance, all equally likely.
    pub const fn by_chance() -> Self {
        Self(None)
    }

    /// Always that one, until a test sets another.
    pub fn fixed(lot: u16) -> Self {
        Self(Some(Arc::new(AtomicU16::new(lot))))
    }

    /// Sets what fixed lots come to; does nothing to chance.
    pub fn set(&self, lot: u16) {
        if let Some(fixed) = &self.0 {
            fixed.store(lot, Ordering::Relaxed);
        }
    }

    /// One lot. The remainder of 32 bits favours some by less than one in four millions.
    pub fn draw(&self) -> Result<u16, NoRandomness> {
        match &self.0 {
            Some(fixed) => Ok(fixed.load(Ordering::Relaxed)),
            None => Ok(u16::try_from(u32::from_le_bytes(bytes()?) % 1000).unwrap_or(0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_to_type_has_groups_of_four() {
        let secret = readable().unwrap();
        assert_eq!(secret.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        assert_ne!(secret, readable().unwrap());
        assert_eq!(in_fours("ABCDEFGHI", ' '), "ABCD EFGH I");
    }

    #[test]
    fn chance_stays_below_a_thousand_and_a_test_decides_for_itself() {
        let chance = Lots::by_chance();
        let drawn: Vec<_> = (0..200).map(|_| chance.draw().unwrap()).collect();
        assert!(drawn.iter().all(|lot| *lot < 1000));
        assert!(drawn.iter().any(|lot| *lot != drawn[0]), "two hundred lots are all the same");
        let fixed = Lots::fixed(7);
        fixed.clone().set(8);
        assert_eq!(fixed.draw(), Ok(8));
    }
}
