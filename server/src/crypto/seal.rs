//! Sealing: `version | key id | nonce | ciphertext and tag`.

use crate::random::{self, NoRandomness};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 24;
const HEADER: usize = 2 + NONCE;

/// Where a sealed value lives; part of what is authenticated.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Table and column: `claims.sealed`.
    pub column: &'static str,
    /// Row, as its bytes.
    pub row: [u8; 32],
}

impl Place {
    /// A column of a row that a UUID names.
    pub fn of(column: &'static str, id: Uuid) -> Self {
        let mut row = [0; 32];
        row[..16].copy_from_slice(id.as_bytes());
        Self { column, row }
    }

    fn bytes(&self) -> Vec<u8> {
        [self.column.as_bytes(), &[0], &self.row].concat()
    }
}

/// Why a value could not be sealed or opened. Says nothing of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The random source failed.
    #[error("no randomness for the nonce")]
    Randomness,
    /// Cut short, altered, moved from another place, or sealed with another key.
    #[error("a sealed value does not open")]
    DoesNotOpen,
    /// It opened, and is not what it should be.
    #[error("a sealed value has an unexpected shape")]
    Shape,
}

impl From<NoRandomness> for SealError {
    fn from(_: NoRandomness) -> Self {
        Self::Randomness
    }
}

/// One key, ready for use.
#[derive(Clone)]
pub struct Sealer {
    cipher: XChaCha20Poly1305,
    key_id: u8,
}

impl Sealer {
    /// A sealer under `key`; `key_id` is written into what it seals, for the day the key changes.
    pub fn new(key: &[u8; 32], key_id: u8) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.into()), key_id }
    }

    /// Seals bytes.
    pub fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce = random::bytes::<NONCE>()?;
        let payload = Payload { msg: plain, aad: &place.bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::Shape)?;
        Ok([&[VERSION, self.key_id], nonce.as_slice(), &sealed].concat())
    }

    /// Opens bytes.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (header, body) = sealed.split_at_checked(HEADER).ok_or(SealError::DoesNotOpen)?;
        let nonce: [u8; NONCE] = header[2..].try_into().map_err(|_| SealError::DoesNotOpen)?;
        if header[..2] != [VERSION, self.key_id] {
            return Err(SealError::DoesNotOpen);
        }
        let payload = Payload { msg: body, aad: &place.bytes() };
        let plain = self.cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::DoesNotOpen)?;
        Ok(Zeroizing::new(plain))
    }

    /// Seals a value as JSON.
    pub fn seal_json<T: Serialize>(&self, place: Place, value: &T) -> Result<Vec<u8>, SealError> {
        let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| SealError::Shape)?);
        self.seal(place, &plain)
    }

    /// Opens a value sealed as JSON.
    pub fn open_json<T: DeserializeOwned>(&self, place: Place, sealed: &[u8]) -> Result<T, SealError> {
        serde_json::from_slice(&self.open(place, sealed)?).map_err(|_| SealError::Shape)
    }
}

/// The data key of one claim's medical part, and how it is kept: wrapped by zone M's key.
pub struct DataKey {
    /// Ready for use.
    pub sealer: Sealer,
    /// As kept in the table.
    pub wrapped: Vec<u8>,
}

impl DataKey {
    /// A new data key for a claim.
    pub fn generate(zone_m: &Sealer, claim_id: Uuid) -> Result<Self, SealError> {
        let key = Zeroizing::new(random::bytes::<32>()?);
        let wrapped = zone_m.seal(Self::place(claim_id), key.as_slice())?;
        Ok(Self { sealer: Sealer::new(&key, 1), wrapped })
    }

    /// The data key of a claim, unwrapped.
    pub fn unwrap(zone_m: &Sealer, claim_id: Uuid, wrapped: &[u8]) -> Result<Sealer, SealError> {
        let key = zone_m.open(Self::place(claim_id), wrapped)?;
        let key: &[u8; 32] = key.as_slice().try_into().map_err(|_| SealError::Shape)?;
        Ok(Sealer::new(key, 1))
    }

    fn place(claim_id: Uuid) -> Place {
        Place::of("medical.grounds.wrapped_key", claim_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(n: u128) -> Place {
        Place::of("claims.sealed", Uuid::from_u128(n))
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let sealer = Sealer::new(&[7; 32], 1);
        let closed = sealer.seal_json(place(1), &"text").unwrap();
        assert_eq!(sealer.open_json::<String>(place(1), &closed).unwrap(), "text");
        assert_eq!(sealer.open(place(2), &closed).unwrap_err(), SealError::DoesNotOpen);
        let other_column = Place::of("claims.other", Uuid::from_u128(1));
        assert!(sealer.open(other_column, &closed).is_err());
        assert!(Sealer::new(&[8; 32], 1).open(place(1), &closed).is_err());
        assert!(Sealer::new(&[7; 32], 2).open(place(1), &closed).is_err());
    }

    #[test]
    fn every_altered_byte_is_noticed() {
        let sealer = Sealer::new(&[7; 32], 1);
        let closed = sealer.seal(place(1), b"ground").unwrap();
        for at in 0..closed.len() {
            let mut altered = closed.clone();
            altered[at] ^= 1;
            assert!(sealer.open(place(1), &altered).is_err(), "byte {at}");
            assert!(sealer.open(place(1), &closed[..at]).is_err(), "cut at {at}");
        }
        assert!(!closed.windows(6).any(|w| w == b"ground"));
    }

    #[test]
    fn a_data_key_belongs_to_one_claim() {
        let zone_m = Sealer::new(&[9; 32], 1);
        let key = DataKey::generate(&zone_m, Uuid::from_u128(1)).unwrap();
        let sealed = key.sealer.seal(place(1), b"x").unwrap();
        let again = DataKey::unwrap(&zone_m, Uuid::from_u128(1), &key.wrapped).unwrap();
        assert_eq!(again.open(place(1), &sealed).unwrap().as_slice(), b"x");
        assert!(DataKey::unwrap(&zone_m, Uuid::from_u128(2), &key.wrapped).is_err());
    }
}
