//! Who asks: the partner whose key the request bears.

use super::problem::Problem;
use crate::crypto::sha256;
use crate::http::Web;
use crate::persistence::partners::PartnerKey;
use crate::pipeline::partners;
use abri_domain::partner::{KEY_PREFIX, Scope};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;

/// A partner with a key that works.
pub struct Partner {
    /// The key.
    pub key: PartnerKey,
}

impl Partner {
    /// The key, if it was made for that.
    pub fn with(&self, scope: Scope) -> Result<&PartnerKey, Problem> {
        if self.key.scopes.contains(&scope) { Ok(&self.key) } else { Err(Problem::NO_SCOPE) }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = text.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && key.starts_with(KEY_PREFIX)).then_some(key)
}

impl FromRequestParts<Web> for Partner {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let shown = bearer(&parts.headers).ok_or(Problem::NO_KEY)?;
        if !web.options.api_limiter.admits(&HEXLOWER.encode(&sha256(shown.as_bytes()))) {
            return Err(Problem::TOO_MANY);
        }
        let key = partners::key(&web.service, shown).await?.ok_or(Problem::NO_KEY)?;
        Ok(Self { key })
    }
}
