//! The proof of a notice: what it says, signed, in one word that a QR code and the properties of the PDF hold. Whoever has the
//! published keys verifies it without asking us. What it can't say is whether another notice came after it: that is the check page's.

use crate::crypto::{Signer, is_signed_by};
use abri_domain::notice::{EmployerNotice, Statement};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use time::Date;

/// How every proof begins: found in a file by it.
pub const PREFIX: &str = "ABRI1.";
/// Where the keys are published.
pub const KEYS_PATH: &str = "/.well-known/abri-notice-keys.json";

/// A public key, as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKey {
    /// Its name in a proof.
    pub kid: String,
    /// Always `Ed25519`.
    pub alg: String,
    /// 32 bytes, in base64url without padding.
    pub public_key: String,
    /// It signed from that day on.
    pub made_on: Date,
    /// It signed nothing after that day.
    pub retired_on: Option<Date>,
    /// It was stolen or lost: nothing it signed counts, whatever the day on it.
    pub revoked_on: Option<Date>,
}

/// Every key that ever signed, and for whom.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PublishedKeys {
    /// The institution that issues the notices.
    pub service: String,
    /// The keys, the newest first.
    pub keys: Vec<PublishedKey>,
}

/// What a proof is worth by itself.
#[derive(Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It says so, and a key of ours signed it.
    Authentic(Statement),
    /// A key of ours is named, and it did not sign this: some of it was changed.
    Altered,
    /// No key of ours is named: someone else made it.
    Forged,
    /// The key counts no more, or did not sign on that day: it may be in other hands.
    KeyOutOfUse,
    /// There is no proof there.
    Unreadable,
}

impl Verdict {
    /// In one word, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Authentic(_) => "authentic",
            Self::Altered => "altered",
            Self::Forged => "forged",
            Self::KeyOutOfUse => "key-out-of-use",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The proof of a notice.
pub fn prove(notice: &EmployerNotice, signer: &Signer) -> String {
    let mut bytes = Statement::of(notice, signer.kid()).to_bytes();
    let signature = signer.sign(&bytes);
    bytes.extend(signature);
    format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&bytes))
}

/// The first proof in a file or a text: a PDF holds it among its properties, an address after its `#`.
pub fn find(bytes: &[u8]) -> Option<&str> {
    let start = bytes.windows(PREFIX.len()).position(|window| window == PREFIX.as_bytes())?;
    let is_of_proof = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let length = bytes[start + PREFIX.len()..].iter().take_while(|byte| is_of_proof(byte)).count();
    std::str::from_utf8(&bytes[start..start + PREFIX.len() + length]).ok()
}

/// What a proof is worth, with these keys.
pub fn verify(proof: &str, keys: &PublishedKeys) -> Verdict {
    let Some((message, signature)) = parts(proof) else { return Verdict::Unreadable };
    let Ok(said) = Statement::from_bytes(&message) else { return Verdict::Unreadable };
    let Some(key) = keys.keys.iter().find(|key| key.kid == said.kid) else { return Verdict::Forged };
    if !signed(key, &message, &signature) {
        return Verdict::Altered;
    }
    let after = key.retired_on.is_some_and(|retired| said.issued_on > retired);
    if key.revoked_on.is_some() || after || said.issued_on < key.made_on {
        return Verdict::KeyOutOfUse;
    }
    Verdict::Authentic(said)
}

fn parts(proof: &str) -> Option<(Vec<u8>, [u8; 64])> {
    let bytes = BASE64URL_NOPAD.decode(proof.trim().strip_prefix(PREFIX)?.as_bytes()).ok()?;
    let (message, signature) = bytes.split_last_chunk::<64>()?;
    Some((message.to_vec(), *signature))
}

fn signed(key: &PublishedKey, message: &[u8], signature: &[u8; 64]) -> bool {
    let public = BASE64URL_NOPAD.decode(key.public_key.as_bytes()).ok();
    let public = public.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    public.is_some_and(|public| is_signed_by(&public, message, signature))
}

#[cfg(test)]
mod tests;
