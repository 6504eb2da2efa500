//! The routing table: every route of the service, with its handler.

mod public;
mod staff;

use super::{Web, agent, api, assets, health, public as handlers, server_fns};
use crate::proof::KEYS_PATH;
use abri_app::lang::Lang;
use abri_app::paths::HEADS;
use axum::Router;
use axum::routing::{MethodRouter, get, post};

/// A route of the service: its path as axum writes it, the method, and who it is for. The table test compares this list
/// with what every actor gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteEntry {
    /// Path with `{...}` for its variable parts.
    pub path: String,
    /// `GET` or `POST`; for partners' programs `PUT` and `DELETE` too.
    pub method: &'static str,
}

/// Builds the router and, beside it, the list of every route in it.
pub(super) struct Table {
    pub(super) router: Router<Web>,
    entries: Vec<RouteEntry>,
}

impl Table {
    pub(super) fn add(mut self, path: &str, methods: &[&'static str], handler: MethodRouter<Web>) -> Self {
        self.entries.extend(methods.iter().map(|method| RouteEntry { path: path.to_owned(), method }));
        self.router = self.router.route(path, handler);
        self
    }

    pub(super) fn get(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["GET"], handler)
    }

    pub(super) fn post(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["POST"], handler)
    }

    fn form(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["GET", "POST"], handler)
    }
}

/// Every route, in one table.
pub(super) fn table() -> Table {
    let table = Table { router: Router::new(), entries: Vec::new() };
    let table = Lang::ALL.into_iter().fold(table, public::pages);
    api::routes(staff::pages(table))
        .get("/", get(handlers::home::root))
        .get("/verifier", get(handlers::verify::short))
        .get("/employeur", get(handlers::employer_space::short))
        .get("/v/{code}", get(handlers::verify::by_code))
        .get("/v/sw.js", get(handlers::proof::worker))
        .get(KEYS_PATH, get(handlers::proof::keys))
        .get("/donnees-ouvertes/demandes.csv", get(agent::board::open_data))
        .get(HEADS, get(handlers::journal::file))
        .get("/favicon.svg", get(assets::favicon))
        .get("/robots.txt", get(assets::robots))
        .get("/healthz", get(health::alive))
        .get("/readyz", get(health::ready))
        .post("/api/{*server_fn}", post(server_fns::handle))
}

/// Every route of the service.
pub fn routes() -> Vec<RouteEntry> {
    table().entries
}
