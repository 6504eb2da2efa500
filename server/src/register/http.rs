//! Asks the fund's own system. The NIR travels in the body, never in an address; nothing of the answer is logged.

use super::breaker::Breaker;
use super::{Silence, wire};
use crate::config::RegisterArgs;
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use time::OffsetDateTime;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// The longest answer that is read, in bytes: a known person takes a hundred.
const LONGEST_ANSWER: usize = 4096;

/// Why the fund's system can't be asked. Never says the token.
#[derive(Debug, thiserror::Error)]
pub enum RegisterSetupError {
    /// Not an address, or one that holds a password.
    #[error("the address of the register is not an http(s) address without a password")]
    Address,
    /// A NIR and a token would travel in clear.
    #[error("the register is asked over https, or on this machine")]
    InClear,
    /// No token.
    #[error("the address of the register goes with a file that holds its token")]
    NoToken,
    /// The token file can't be read.
    #[error("the token file of the register can't be read")]
    TokenFile(#[source] std::io::Error),
    /// The token can't be a header.
    #[error("the token of the register is empty or holds characters that can't be sent")]
    Token,
    /// TLS can't be set up.
    #[error("TLS can't be set up: are the machine's certificate authorities installed?")]
    Tls(#[source] reqwest::Error),
}

/// The fund's system, with the means to ask it.
pub struct HttpRegister {
    client: Client,
    url: Url,
    time_limit: Duration,
    /// Questions that may be under way.
    at_once: Semaphore,
    breaker: Mutex<Breaker>,
}

impl HttpRegister {
    /// The register at `url`. Does not call it yet.
    pub fn new(args: &RegisterArgs, url: &str) -> Result<Self, RegisterSetupError> {
        let url = address(url)?;
        let file = args.register_token_file.as_deref().ok_or(RegisterSetupError::NoToken)?;
        Ok(Self {
            client: client(token(file)?)?,
            url,
            time_limit: Duration::from_millis(args.register_timeout_ms),
            at_once: Semaphore::new(usize::from(args.register_at_once)),
            breaker: Mutex::default(),
        })
    }

    /// What the fund knows of a person; `None` if they are unknown to it. Answers within the time limit.
    pub async fn find(&self, nir: &Nir, now: OffsetDateTime) -> Result<Option<RegisterEntry>, Silence> {
        if !self.breaker().admits(now) {
            return Err(Silence::Resting);
        }
        let answer = tokio::time::timeout(self.time_limit, self.ask(nir)).await;
        let answer = answer.unwrap_or(Err(Silence::TooSlow));
        match &answer {
            Ok(_) => self.breaker().answered(),
            Err(_) => self.breaker().failed(now),
        }
        answer
    }

    async fn ask(&self, nir: &Nir) -> Result<Option<RegisterEntry>, Silence> {
        // The semaphore is never closed.
        let _turn = self.at_once.acquire().await.map_err(|_| Silence::Resting)?;
        let request = self.client.post(self.url.clone()).body(wire::question(nir));
        let response = request.send().await.map_err(|_| Silence::Unreachable)?;
        match response.status() {
            StatusCode::OK => wire::answer(&body(response).await?),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(Silence::Token),
            other => Err(Silence::Status(other.as_u16())),
        }
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn body(mut response: Response) -> Result<Zeroizing<Vec<u8>>, Silence> {
    let mut body = Zeroizing::new(Vec::with_capacity(LONGEST_ANSWER));
    while let Some(chunk) = response.chunk().await.map_err(|_| Silence::Unreachable)? {
        if body.len() + chunk.len() > LONGEST_ANSWER {
            return Err(Silence::Malformed("too long"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn address(url: &str) -> Result<Url, RegisterSetupError> {
    let url = Url::parse(url).map_err(|_| RegisterSetupError::Address)?;
    let loopback = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    match url.scheme() {
        _ if url.password().is_some() || !url.username().is_empty() => Err(RegisterSetupError::Address),
        "https" => Ok(url),
        "http" if loopback => Ok(url),
        "http" => Err(RegisterSetupError::InClear),
        _ => Err(RegisterSetupError::Address),
    }
}

fn token(file: &Path) -> Result<HeaderValue, RegisterSetupError> {
    let token = Zeroizing::new(std::fs::read_to_string(file).map_err(RegisterSetupError::TokenFile)?);
    let token = token.trim();
    let mut header = HeaderValue::try_from(format!("Bearer {token}"))
        .ok()
        .filter(|_| !token.is_empty())
        .ok_or(RegisterSetupError::Token)?;
    header.set_sensitive(true);
    Ok(header)
}

fn client(token: HeaderValue) -> Result<Client, RegisterSetupError> {
    // The cryptography of the database and of e-mail; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let json = HeaderValue::from_static("application/json");
    let headers =
        HeaderMap::from_iter([(AUTHORIZATION, token), (CONTENT_TYPE, json.clone()), (ACCEPT, json)]);
    let client = Client::builder()
        .default_headers(headers)
        // Elsewhere, or through someone else, would be another recipient of a NIR.
        .redirect(Policy::none())
        .no_proxy();
    client.build().map_err(RegisterSetupError::Tls)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(url: &str, token: Option<&str>) -> Option<RegisterSetupError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        if let Some(token) = token {
            std::fs::write(&file, token).unwrap();
        }
        let args = RegisterArgs {
            register_url: Some(url.to_owned()),
            register_token_file: Some(file),
            register_timeout_ms: 2000,
            register_at_once: 4,
        };
        HttpRegister::new(&args, url).err()
    }

    #[test]
    fn settings_that_would_show_a_nir_or_a_token_are_refused() {
        use RegisterSetupError as E;
        assert!(open("https://register.example/people", Some("secret\n")).is_none());
        assert!(open("http://127.0.0.1:8080/people", Some("secret")).is_none());
        assert!(matches!(open("http://register.example/people", Some("secret")), Some(E::InClear)));
        assert!(matches!(open("http://localhost.example/", Some("secret")), Some(E::InClear)));
        assert!(matches!(open("https://me:word@register.example/", Some("secret")), Some(E::Address)));
        assert!(matches!(open("register.example", Some("secret")), Some(E::Address)));
        assert!(matches!(open("https://register.example/", None), Some(E::TokenFile(_))));
        assert!(matches!(open("https://register.example/", Some(" \n")), Some(E::Token)));
        assert!(matches!(open("https://register.example/", Some("two\nlines")), Some(E::Token)));
    }
}
