//! A bare axum handler that returns the bytes of a file: what the form page is measured against.
//! Usage: bench_bare ADDRESS FILE

use axum::Router;
use axum::response::Html;
use axum::routing::get;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (address, file) = (arguments.next().ok_or("an address")?, arguments.next().ok_or("a file")?);
    let page = std::fs::read_to_string(file)?;
    let app = Router::new().route("/", get(move || std::future::ready(Html(page.clone()))));
    Ok(axum::serve(tokio::net::TcpListener::bind(address).await?, app).await?)
}
