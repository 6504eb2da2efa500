//! What leaves for the insured and their employers: once each, told apart when it comes back, and never lost.

pub mod bounces;
mod contacts;
mod once;
mod printing;
mod screen;
mod silence;
mod stopped;

use crate::app::TestApp;
use uuid::Uuid;

/// Every delivery as recipient, way and state, in the order they were owed.
async fn told(app: &TestApp) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT recipient || ' ' || rung || ' ' || state FROM deliveries ORDER BY recipient, owed_at, kind, rung, effect_key",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap()
}

/// The id of the message to the employer of a claim.
pub async fn to_employer(app: &TestApp, claim_id: Uuid) -> Uuid {
    let id = sqlx::query_scalar(
        "SELECT job_id FROM deliveries WHERE claim_id = $1 AND recipient = 'employer' AND rung = 'e-mail'",
    );
    id.bind(claim_id).fetch_one(&app.owner).await.unwrap()
}

/// The id of the message of that kind to the insured of a claim.
async fn to_insured(app: &TestApp, claim_id: Uuid, kind: &str) -> Uuid {
    let id = sqlx::query_scalar(
        "SELECT job_id FROM deliveries WHERE claim_id = $1 AND kind = $2 AND recipient = 'insured' AND rung = 'e-mail'",
    );
    id.bind(claim_id).bind(kind).fetch_one(&app.owner).await.unwrap()
}
