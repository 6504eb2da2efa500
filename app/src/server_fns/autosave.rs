//! Keeps what is being typed, so that a closed browser loses nothing.

use crate::lang::Lang;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::{Json, JsonEncoding};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// What the browser learns when the autosave did not work: that, and nothing of the inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum AutosaveError {
    /// Nothing was kept; the next save may work.
    #[error("not saved")]
    NotSaved,
}

impl FromServerFnError for AutosaveError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::NotSaved
    }
}

/// Keeps the fields of the page being typed, in the draft of this browser's session. Answers with the time of the
/// save, in words of `lang`; `None` when there is no draft to keep them in, or the page itself was sent since.
#[server(endpoint = "autosave", input = Json, output = Json)]
pub async fn autosave_draft(
    /// Language of the answer.
    lang: Lang,
    /// Version of the draft the page was drawn from.
    version: i32,
    /// Names and values of the fields of one page.
    fields: Vec<(String, String)>,
) -> Result<Option<String>, AutosaveError> {
    use crate::ports::{DraftDesk, PublicSession};
    let (Some(desk), Some(session)) =
        (use_context::<std::sync::Arc<dyn DraftDesk>>(), use_context::<PublicSession>())
    else {
        return Err(AutosaveError::NotSaved);
    };
    desk.autosave(&session, lang, version, fields).await.map_err(|_| AutosaveError::NotSaved)
}
