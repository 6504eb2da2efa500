//! The way to the provider: bounded, in time and in bytes, and nowhere else than where it was sent.

use openidconnect::core::CoreClientAuthMethod;
use openidconnect::http::response::Builder;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::redirect::Policy;
use reqwest::{Client, Request};
use std::pin::Pin;
use std::time::Duration;

/// Bytes of an answer.
const LONGEST: usize = 256 * 1024;
/// Time for one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
#[error("no answer that can be read")]
pub struct NoAnswer;

/// Asks the provider.
pub struct Wire(Client);

impl Wire {
    /// Follows no redirect: the secret goes to one place.
    pub fn new() -> Result<Self, reqwest::Error> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self(Client::builder().redirect(Policy::none()).no_proxy().timeout(PATIENCE).build()?))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let request = Request::try_from(request).map_err(|_| NoAnswer)?;
        let mut answer = self.0.execute(request).await.map_err(|_| NoAnswer)?;
        let mut built = Builder::new().status(answer.status());
        for (name, value) in answer.headers() {
            built = built.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|_| NoAnswer)? {
            if body.len() + chunk.len() > LONGEST {
                return Err(NoAnswer);
            }
            body.extend_from_slice(&chunk);
        }
        built.body(body).map_err(|_| NoAnswer)
    }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// Does that way of giving the secret go in a header?
pub fn is_basic(method: &CoreClientAuthMethod) -> bool {
    *method == CoreClientAuthMethod::ClientSecretBasic
}
