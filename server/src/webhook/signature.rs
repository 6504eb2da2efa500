//! Standard Webhooks: `webhook-signature: v1,` and HMAC-SHA-256 over id, time and body.

use crate::random::{self, NoRandomness};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// What signs the calls to one partner.
pub struct Secret(pub Zeroizing<Vec<u8>>);

impl Secret {
    /// A new one, of 256 bits.
    pub fn draw() -> Result<Self, NoRandomness> {
        Ok(Self(Zeroizing::new(random::bytes::<32>()?.to_vec())))
    }

    /// As the partner keeps it.
    pub fn shown(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("whsec_{}", BASE64.encode(&self.0)))
    }
}

/// The signature of a call: over its id, when it is made and what it says, so that none can be changed or made again later.
pub fn sign(secret: &[u8], id: &str, at: OffsetDateTime, body: &[u8]) -> String {
    // A key of any length is a valid HMAC key: the error can't happen, and would only make a signature that is not believed.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(format!("{id}.{}.", at.unix_timestamp()).as_bytes());
    mac.update(body);
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}
