//! Sealing and finding: XChaCha20-Poly1305 for what must be read back, HMAC-SHA-256 for what must only be found.
//!
//! Four keys, from a file: zone A (identity), zone M (wraps one data key per claim), drafts, and the index key. A sealed
//! value is bound to its place (table, column, row): moved elsewhere, it does not open.

mod keys;
mod seal;
mod signing;

pub use keys::{KeyFileError, Keys};
pub use seal::{DataKey, Place, SealError, Sealer};
pub use signing::{Signer, is_signed_by, kid_of};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// What a value is found by, when the value itself may not stand in a table: HMAC under the index key.
#[derive(Clone)]
pub struct Indexer(pub(crate) [u8; 32]);

impl Indexer {
    /// The index of `value` in the family `purpose`; the same value in another family has another index.
    pub fn index(&self, purpose: &str, value: &[u8]) -> [u8; 32] {
        // A key of any length is a valid HMAC key: the error can't happen, and would only make nothing be found.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().into()
    }
}

/// SHA-256, for tokens of 256 random bits: they need no key.
pub fn sha256(value: &[u8]) -> [u8; 32] {
    Sha256::digest(value).into()
}
