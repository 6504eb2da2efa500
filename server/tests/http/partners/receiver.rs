//! A partner's machine, as Standard Webhooks asks it to be: it believes no call that is not signed, not fresh, or not new.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

/// A call is believed for so many seconds.
const TOLERANCE: i64 = 300;

/// A call, as it arrived.
#[derive(Clone)]
pub struct Arrived {
    pub headers: HeaderMap,
    pub body: Bytes,
}

#[derive(Default)]
struct Inside {
    arrived: Mutex<Vec<Arrived>>,
    /// What to answer next; 204 when there is nothing.
    answers: Mutex<Vec<StatusCode>>,
}

/// A machine that listens.
#[derive(Clone)]
pub struct Receiver {
    pub address: SocketAddr,
    inside: Arc<Inside>,
}

impl Receiver {
    pub async fn listen() -> Self {
        let inside = Arc::new(Inside::default());
        let app = Router::new().fallback(any(take)).with_state(inside.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { address, inside }
    }

    pub fn url(&self) -> String {
        format!("http://{}/abri", self.address)
    }

    /// Answers the next call so.
    pub fn answer(&self, status: StatusCode) {
        self.inside.answers.lock().unwrap().push(status);
    }

    /// The calls so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.inside.arrived.lock().unwrap().clone()
    }
}

async fn take(State(inside): State<Arc<Inside>>, headers: HeaderMap, body: Bytes) -> Response {
    inside.arrived.lock().unwrap().push(Arrived { headers, body });
    let status = inside.answers.lock().unwrap().pop().unwrap_or(StatusCode::NO_CONTENT);
    (status, [(header::LOCATION, "/elsewhere")]).into_response()
}

/// What a partner keeps to judge calls by.
pub struct Judge {
    secret: Vec<u8>,
    seen: BTreeSet<String>,
}

impl Judge {
    pub fn new(shown: &str) -> Self {
        let letters = shown.strip_prefix("whsec_").unwrap();
        Self { secret: BASE64.decode(letters.as_bytes()).unwrap(), seen: BTreeSet::new() }
    }

    /// What the call says, if it is to be believed now; else why not.
    pub fn read(&mut self, call: &Arrived, now: i64) -> Result<Value, &'static str> {
        let text = |name: &str| call.headers.get(name).unwrap().to_str().unwrap().to_owned();
        let (id, at) = (text("webhook-id"), text("webhook-timestamp"));
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).unwrap();
        mac.update(format!("{id}.{at}.").as_bytes());
        mac.update(&call.body);
        let signature = text("webhook-signature");
        let signature = BASE64.decode(signature.strip_prefix("v1,").unwrap().as_bytes()).unwrap();
        mac.verify_slice(&signature).map_err(|_| "signature")?;
        if (now - at.parse::<i64>().unwrap()).abs() > TOLERANCE {
            return Err("time");
        }
        if !self.seen.insert(id) {
            return Err("seen");
        }
        Ok(serde_json::from_slice(&call.body).unwrap())
    }
}
