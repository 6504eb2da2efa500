//! What the server does for the screens: small object-safe traits, the actor first, authorisation inside.

use crate::lang::Lang;
use async_trait::async_trait;

/// The session a public request came with, if it came with one. The token is a secret: it is never printed.
#[derive(Clone)]
pub struct PublicSession(pub Option<String>);

impl std::fmt::Debug for PublicSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[session]")
    }
}

/// Autosave of a form under way.
#[async_trait]
pub trait DraftDesk: Send + Sync {
    /// Keeps the fields of one page, drawn from that version of the draft; answers with the time in words. `None` when
    /// there is nothing to keep them in: the session has no draft, or the page itself was sent since.
    async fn autosave(
        &self,
        session: &PublicSession,
        lang: Lang,
        version: i32,
        fields: Vec<(String, String)>,
    ) -> Result<Option<String>, Unavailable>;
}

/// The service could not do it now; nothing was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the service is unavailable")]
pub struct Unavailable;
