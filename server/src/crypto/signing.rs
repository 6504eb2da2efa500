//! Signing what others verify without us: Ed25519.

use super::sha256;
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// A private key, ready to sign. No `Debug`; dalek wipes it from memory when it is dropped.
pub struct Signer {
    key: SigningKey,
    kid: String,
}

impl Signer {
    /// The key of these 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(secret);
        let kid = kid_of(key.verifying_key().as_bytes());
        Self { key, kid }
    }

    /// The name of the key: the first 32 bits of the hash of its public half, in hexadecimal.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half.
    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Signs.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// The name of a key.
pub fn kid_of(public_key: &[u8; 32]) -> String {
    HEXLOWER.encode(&sha256(public_key)[..4])
}

/// Did the owner of that key sign the message? Keys of low order are refused, so that no signature fits two messages.
pub fn is_signed_by(public_key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(public_key) else { return false };
    key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
}
