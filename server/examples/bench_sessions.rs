//! Signs people in without asking for passwords or codes, half staff and half insured: prints `cookie<TAB>path`, one line
//! each, of the page each of them opens. Usage: bench_sessions --data-dir ... --count N, beside a server that runs on that
//! folder and has recorded claims.

use abri_server::boot::Store;
use abri_server::config::StoreArgs;
use abri_server::crypto::sha256;
use abri_server::persistence::{access, staff};
use abri_server::random;
use clap::Parser;
use sqlx::Connection;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Sessions begun.
    #[arg(long)]
    count: usize,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let now = arguments.store.clock().now();
    let mut owner = store.owner_connection().await?;
    let people: Vec<Uuid> = sqlx::query_scalar("SELECT staff_id FROM staff").fetch_all(&mut owner).await?;
    let claims: Vec<Uuid> =
        sqlx::query_scalar("SELECT claim_id FROM claims WHERE state = 'submitted' LIMIT 10000")
            .fetch_all(&mut owner)
            .await?;
    let mut lines = String::new();
    let mut transaction = owner.begin().await?;
    for (person, claim) in people.iter().cycle().zip(claims.iter().cycle()).take(arguments.count / 2) {
        let agent = signed_in(&mut transaction, *person, now).await?;
        let insured = let_in(&mut transaction, *claim, now).await?;
        lines.extend(["abri-staff=", &agent, "\t/agent\n"]);
        lines.extend(["abri-follow-up=", &insured, "\t/fr/suivi/dossier\n"]);
    }
    transaction.commit().await?;
    std::io::Write::write_all(&mut std::io::stdout(), lines.as_bytes())?;
    Ok(())
}

/// The token of a new session of staff.
async fn signed_in(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<String, Failure> {
    let (token, form_token) = (random::token()?, random::token()?);
    staff::begin_session(connection, &sha256(token.as_bytes()), (staff_id, false), &form_token, now).await?;
    Ok(token)
}

/// The token of a new follow-up session that opens the claim.
async fn let_in(
    connection: &mut PgConnection,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<String, Failure> {
    let (waiting, token, form_token) = (random::token()?, random::token()?, random::token()?);
    let (waiting, hash) = (sha256(waiting.as_bytes()), sha256(token.as_bytes()));
    access::begin_session(connection, &waiting, Some(claim_id), &form_token, now).await?;
    access::open_session(connection, &waiting, &hash, claim_id).await?;
    Ok(token)
}
