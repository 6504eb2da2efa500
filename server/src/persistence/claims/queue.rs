//! The lists of claims: what waits, by lanes, and what someone holds.

use super::PersistenceError;
use super::take::{lanes_as_columns, shares_as_columns};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Deadline;
use abri_domain::lane::{Lane, Share, Waiting};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// One line of the queue.
pub struct QueueEntry {
    /// Claim.
    pub claim_id: Uuid,
    /// Reference, canonical.
    pub reference: String,
    /// Sealed file, for the name.
    pub sealed: Vec<u8>,
    /// Fund.
    pub fund: String,
    /// State.
    pub state: ClaimState,
    /// Recorded at.
    pub submitted_at: OffsetDateTime,
    /// Its clock.
    pub deadline: Deadline,
    /// Name of the person who holds it now.
    pub holder: Option<String>,
    /// A decision waits for a second person.
    pub to_confirm: bool,
}

pub(super) struct RawEntry {
    pub(super) claim_id: Uuid,
    pub(super) reference: String,
    pub(super) sealed: Vec<u8>,
    pub(super) fund: String,
    pub(super) state_detail: serde_json::Value,
    pub(super) submitted_at: OffsetDateTime,
    pub(super) due_on: Date,
    pub(super) paused_on: Option<Date>,
    pub(super) holder: Option<String>,
    pub(super) to_confirm: bool,
}

impl TryFrom<RawEntry> for QueueEntry {
    type Error = PersistenceError;

    fn try_from(raw: RawEntry) -> Result<Self, PersistenceError> {
        let bad =
            PersistenceError::Inconsistency { table: "claims", column: "state_detail", id: raw.claim_id };
        let state = serde_json::from_value(raw.state_detail).map_err(|_| bad)?;
        let RawEntry { claim_id, reference, sealed, fund, submitted_at, holder, to_confirm, .. } = raw;
        let deadline = Deadline { due_on: raw.due_on, paused_on: raw.paused_on };
        Ok(Self { claim_id, reference, sealed, fund, state, submitted_at, deadline, holder, to_confirm })
    }
}

/// The first claims that wait for a side, most urgent first. Ask for one more than is shown to know if there are more:
/// nothing is counted.
pub async fn list_waiting(
    connection: &mut PgConnection,
    side: Side,
    limit: i64,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id, reference, sealed, fund, state_detail, submitted_at, due_on, paused_on, staff.display_name AS "holder?",
                  proposal_id IS NOT NULL AS "to_confirm!"
           FROM claims LEFT JOIN staff ON staff.staff_id = claims.held_by AND claims.held_until > $3
           WHERE state = 'in-review' AND side = $1
           ORDER BY due_on, submitted_at, claim_id LIMIT $2"#,
        side.code(),
        limit,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// The same of those that wait there. Claims that this person may not take are listed too.
pub async fn list_in(
    connection: &mut PgConnection,
    side: Side,
    waiting: &Waiting,
    limit: i64,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let mut entries = list_lanes(connection, side, &waiting.lanes, limit, now).await?;
    if !waiting.shares.is_empty() {
        entries.extend(list_shares(connection, side, &waiting.shares, limit, now).await?);
        entries.sort_by_key(|entry| (entry.deadline.due_on, entry.submitted_at, entry.claim_id));
        entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(entries)
}

async fn list_lanes(
    connection: &mut PgConnection,
    side: Side,
    lanes: &[Lane],
    limit: i64,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let [funds, schemes, languages] = lanes_as_columns(lanes);
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id AS "claim_id!", reference AS "reference!", sealed AS "sealed!", waiting.fund AS "fund!",
                  state_detail AS "state_detail!", submitted_at AS "submitted_at!", due_on AS "due_on!",
                  paused_on, staff.display_name AS "holder?", proposal_id IS NOT NULL AS "to_confirm!"
           FROM unnest($4::text[], $5::text[], $6::text[]) AS lane (fund, scheme, language)
           CROSS JOIN LATERAL (
               SELECT * FROM claims
               WHERE state = 'in-review' AND side = $1 AND claims.fund = lane.fund AND claims.scheme = lane.scheme
                 AND claims.language = lane.language
               ORDER BY due_on, submitted_at, claim_id LIMIT $2) AS waiting
           LEFT JOIN staff ON staff.staff_id = waiting.held_by AND waiting.held_until > $3
           ORDER BY due_on, submitted_at, claim_id LIMIT $2"#,
        side.code(),
        limit,
        now,
        &funds,
        &schemes,
        &languages
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

async fn list_shares(
    connection: &mut PgConnection,
    side: Side,
    shares: &[Share],
    limit: i64,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let ([funds, schemes, languages], tenths, prepared) = shares_as_columns(shares);
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id AS "claim_id!", reference AS "reference!", sealed AS "sealed!", waiting.fund AS "fund!",
                  state_detail AS "state_detail!", submitted_at AS "submitted_at!", due_on AS "due_on!",
                  paused_on, staff.display_name AS "holder?", proposal_id IS NOT NULL AS "to_confirm!"
           FROM unnest($4::text[], $5::text[], $6::text[], $7::smallint[], $8::bool[])
                AS share (fund, scheme, language, tenth, prepared)
           CROSS JOIN LATERAL (
               SELECT * FROM claims
               WHERE state = 'in-review' AND side = $1 AND claims.fund = share.fund AND claims.scheme = share.scheme
                 AND claims.language = share.language AND claim_tenth(claim_id) = share.tenth
                 AND claims.prepared = share.prepared
               ORDER BY due_on, submitted_at, claim_id LIMIT $2) AS waiting
           LEFT JOIN staff ON staff.staff_id = waiting.held_by AND waiting.held_until > $3
           ORDER BY due_on, submitted_at, claim_id LIMIT $2"#,
        side.code(),
        limit,
        now,
        &funds,
        &schemes,
        &languages,
        &tenths,
        &prepared
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}

/// The claims a person holds.
pub async fn held_by(
    connection: &mut PgConnection,
    staff_id: Uuid,
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id, reference, sealed, fund, state_detail, submitted_at, due_on, paused_on, NULL AS "holder?: String",
                  proposal_id IS NOT NULL AS "to_confirm!"
           FROM claims WHERE held_by = $1 AND held_until > $2 ORDER BY due_on, submitted_at LIMIT 50"#,
        staff_id,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}
