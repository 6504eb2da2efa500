//! Who calls: resolves a name once, looks at every address it stands for, connects to those and to no other.

use super::sign;
use crate::persistence::partners::webhooks::Webhook;
use abri_domain::partner::{is_public_address, may_call};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use time::OffsetDateTime;
use uuid::Uuid;

/// A call takes no longer than that, in all.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// The longest address that is kept, in characters.
const URL_MAX: usize = 500;

/// Why an address is not taken. Says no more than the partner may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCallable {
    /// Not an https address, too long, or one that holds a password.
    #[error("not an https address without a password, of at most 500 characters")]
    Address,
    /// It stands for no public host.
    #[error("not the address of a public host")]
    Host,
}

/// Why a call did not reach the partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The address is one we do not call.
    #[error(transparent)]
    NotCallable(#[from] NotCallable),
    /// Nobody answers, not in time, or not securely.
    #[error("no answer")]
    NoAnswer,
    /// Answered with that status.
    #[error("answered with status {0}")]
    Status(StatusCode),
}

/// Calls partners.
#[derive(Debug, Clone, Copy)]
pub struct Caller {
    loopback: bool,
}

/// Stands for the addresses that were looked at, whatever the name.
struct Pinned(Vec<SocketAddr>);

impl Resolve for Pinned {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses: Addrs = Box::new(self.0.clone().into_iter());
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

impl Caller {
    /// Calls public hosts, over https.
    pub const fn public() -> Self {
        Self { loopback: false }
    }

    /// Calls this machine too, where a demonstration or a test listens, and there without TLS.
    pub const fn with_loopback() -> Self {
        Self { loopback: true }
    }

    /// The address, if it is one to call. Resolves nothing.
    pub fn address(self, url: &str) -> Result<Url, NotCallable> {
        let parsed = Url::parse(url).map_err(|_| NotCallable::Address)?;
        let host = parsed.host_str().ok_or(NotCallable::Address)?;
        let literal = literal(host);
        let here = self.loopback && literal.is_some_and(|address| address.to_canonical().is_loopback());
        let has_secret = !parsed.username().is_empty() || parsed.password().is_some();
        let is_secure = parsed.scheme() == "https" || (parsed.scheme() == "http" && here);
        if url.chars().count() > URL_MAX || has_secret || !is_secure {
            return Err(NotCallable::Address);
        }
        match literal {
            Some(address) if !may_call(address, self.loopback) => Err(NotCallable::Host),
            // A name without a dot is one of a network of ours.
            None if !host.trim_end_matches('.').contains('.') => Err(NotCallable::Host),
            _ if here || is_public_address(url) => Ok(parsed),
            _ => Err(NotCallable::Address),
        }
    }

    /// Calls a partner; anything but 2xx is an error. What it answers besides the status is not read.
    pub async fn call(
        self,
        webhook: &Webhook,
        id: Uuid,
        body: Vec<u8>,
        now: OffsetDateTime,
    ) -> Result<(), CallError> {
        let url = self.address(&webhook.url)?;
        let calling = async {
            let client = client(self.resolve(&url).await?)?;
            let request = client
                .post(url)
                .header(CONTENT_TYPE, "application/json")
                .header("webhook-id", id.to_string())
                .header("webhook-timestamp", now.unix_timestamp().to_string())
                .header("webhook-signature", sign(&webhook.secret, &id.to_string(), now, &body))
                .body(body);
            let answer = request.send().await.map_err(|_| CallError::NoAnswer)?;
            if answer.status().is_success() { Ok(()) } else { Err(CallError::Status(answer.status())) }
        };
        tokio::time::timeout(TIME_LIMIT, calling).await.unwrap_or(Err(CallError::NoAnswer))
    }

    /// The addresses a host stands for; none unless all of them are ones to call.
    async fn resolve(self, url: &Url) -> Result<Vec<SocketAddr>, CallError> {
        let port = url.port_or_known_default().ok_or(NotCallable::Address)?;
        let host = url.host_str().ok_or(NotCallable::Address)?;
        let found: Vec<SocketAddr> = match literal(host) {
            Some(address) => vec![SocketAddr::new(address, port)],
            None => tokio::net::lookup_host((host, port)).await.map_err(|_| CallError::NoAnswer)?.collect(),
        };
        let all = found.iter().all(|address| may_call(address.ip(), self.loopback));
        if all && !found.is_empty() { Ok(found) } else { Err(NotCallable::Host.into()) }
    }
}

fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn client(addresses: Vec<SocketAddr>) -> Result<Client, CallError> {
    // The cryptography of the database and of e-mail; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .dns_resolver(Arc::new(Pinned(addresses)))
        .redirect(Policy::none())
        .no_proxy()
        .user_agent("abri-webhooks/1")
        .timeout(TIME_LIMIT);
    client.build().map_err(|_| CallError::NoAnswer)
}
