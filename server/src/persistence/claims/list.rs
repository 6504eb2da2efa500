//! Lists by any filter, a page at a time: found in an index that holds everything a list is filtered by, then read.

use super::PersistenceError;
use super::queue::{QueueEntry, RawEntry};
use super::search::Sight;
use abri_domain::listing::{Cursor, Filters, Hands, Sort};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What is asked of a list.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'f> {
    /// Who asks.
    pub sight: Sight,
    /// The side whose labels are meant.
    pub labels: Side,
    /// The filters.
    pub filters: &'f Filters,
    /// The first and the last day due.
    pub due: (Option<Date>, Option<Date>),
    /// Recorded from that instant on, and before that one.
    pub submitted: (Option<OffsetDateTime>, Option<OffsetDateTime>),
    /// The last claim of the page before.
    pub after: Option<Cursor>,
    /// Now.
    pub now: OffsetDateTime,
}

/// The ids of a page: from which table labels are read, which claims come after the cursor, and in which order.
macro_rules! page_of {
    ($labels:literal, $after:literal, $order:literal, $asked:expr) => {{
        let (asked, filters) = ($asked, $asked.filters);
        let mine = filters.hands == Some(Hands::Mine);
        let held = filters.hands.map(|hands| hands != Hands::Nobody);
        sqlx::query_scalar!(
            "SELECT claim_id FROM claims
             WHERE state = $1 AND ($2::text IS NULL OR side IS NULL OR side = $2) AND ($3::text IS NULL OR side = $3)
               AND ($4::text IS NULL OR fund = $4) AND ($5::text IS NULL OR scheme = $5)
               AND ($6::text IS NULL OR language = $6)
               AND ($7::date IS NULL OR due_on >= $7) AND ($8::date IS NULL OR due_on <= $8)
               AND ($9::timestamptz IS NULL OR submitted_at >= $9) AND ($10::timestamptz IS NULL OR submitted_at < $10)
               AND ($11::boolean IS NULL OR (COALESCE(held_until, '-infinity') > $12) = $11)
               AND ($13::uuid IS NULL OR held_by = $13)
               AND claim_id <> ALL (SELECT claim_id FROM claims JOIN staff_conflicts USING (nir_index) WHERE staff_id = $14)
               AND ($15::uuid IS NULL OR claim_id IN (SELECT claim_id FROM " + $labels + " WHERE label_id = $15))
               AND ($16::date IS NULL OR " + $after + ")
             ORDER BY " + $order + " LIMIT $19",
            filters.state,
            asked.sight.side.map(Side::code),
            filters.side.map(Side::code),
            filters.fund.as_deref(),
            filters.scheme.as_deref(),
            filters.language.as_deref(),
            asked.due.0,
            asked.due.1,
            asked.submitted.0,
            asked.submitted.1,
            held,
            asked.now,
            mine.then_some(asked.sight.staff_id),
            asked.sight.staff_id,
            filters.label,
            asked.after.map(|after| after.due_on),
            asked.after.map(|after| after.submitted_at),
            asked.after.map(|after| after.claim_id),
            i64::try_from(filters.size.rows() + 1).unwrap_or(i64::MAX)
        )
    }};
}

/// The same for each order.
macro_rules! sorted_page_of {
    ($labels:literal, $asked:expr, $connection:expr) => {
        match $asked.filters.sort {
            Sort::Due => {
                page_of!(
                    $labels,
                    "(due_on, submitted_at, claim_id) > ($16, $17, $18)",
                    "due_on, submitted_at, claim_id",
                    $asked
                )
                .fetch_all($connection)
                .await
            }
            Sort::Oldest => {
                page_of!($labels, "(submitted_at, claim_id) > ($17, $18)", "submitted_at, claim_id", $asked)
                    .fetch_all($connection)
                    .await
            }
            Sort::Newest => {
                page_of!(
                    $labels,
                    "(submitted_at, claim_id) < ($17, $18)",
                    "submitted_at DESC, claim_id DESC",
                    $asked
                )
                .fetch_all($connection)
                .await
            }
        }
    };
}

/// The claims of a page, one more than its size when there is a next one: nothing is counted. The connection is in a transaction.
pub async fn list(
    connection: &mut PgConnection,
    asked: Listing<'_>,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    // A plan made for any filters would be good for none.
    sqlx::query!("SET LOCAL plan_cache_mode = force_custom_plan").execute(&mut *connection).await?;
    let ids: Vec<Uuid> = match asked.labels {
        Side::Administrative => sorted_page_of!("claim_labels", asked, &mut *connection)?,
        Side::Medical => sorted_page_of!("medical.claim_labels", asked, &mut *connection)?,
    };
    entries(connection, &ids, asked.now).await
}

/// The lines of these claims, in that order.
pub async fn entries(
    connection: &mut PgConnection,
    ids: &[Uuid],
    now: OffsetDateTime,
) -> Result<Vec<QueueEntry>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawEntry,
        r#"SELECT claim_id, reference, sealed, fund, state_detail, submitted_at, due_on, paused_on,
                  staff.display_name AS "holder?", proposal_id IS NOT NULL AS "to_confirm!"
           FROM claims LEFT JOIN staff ON staff.staff_id = claims.held_by AND claims.held_until > $2
           WHERE claim_id = ANY($1) ORDER BY array_position($1, claim_id)"#,
        ids,
        now
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(QueueEntry::try_from).collect()
}
