//! Passes over the claims that a hard end may cut: how far each got, and whom it looks at next.

use super::PersistenceError;
use abri_domain::status::InsuredStatus;
use sqlx::PgConnection;
use time::Date;
use uuid::Uuid;

/// How far a pass got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// When it began.
    pub day: Date,
    /// The last day granted of the last claim looked at, as ISO 8601.
    pub after_day: String,
    /// Its id.
    pub after_claim: Uuid,
    /// Was every claim looked at?
    pub finished: bool,
}

impl Pass {
    /// A pass that begins on that day, over what is granted beyond `last_day`.
    pub fn begun(day: Date, last_day: Date) -> Self {
        Self { day, after_day: last_day.to_string(), after_claim: Uuid::max(), finished: false }
    }
}

/// The pass of that end; none was begun otherwise.
pub async fn find(
    connection: &mut PgConnection,
    (scheme, end): (&str, &str),
) -> Result<Option<Pass>, PersistenceError> {
    let pass = sqlx::query_as!(
        Pass,
        "SELECT day, after_day, after_claim, finished FROM hard_end_passes WHERE scheme = $1 AND end_code = $2",
        scheme,
        end
    );
    Ok(pass.fetch_optional(connection).await?)
}

/// Holds the passes of that end until the transaction ends; false when another process is at them.
pub async fn hold(
    connection: &mut PgConnection,
    (scheme, end): (&str, &str),
) -> Result<bool, PersistenceError> {
    let key = format!("hard-end {scheme} {end}");
    let held =
        sqlx::query_scalar!(r#"SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS "held!""#, key);
    Ok(held.fetch_one(connection).await?)
}

/// Writes how far the pass got.
pub async fn keep(
    connection: &mut PgConnection,
    (scheme, end): (&str, &str),
    pass: &Pass,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO hard_end_passes (scheme, end_code, day, after_day, after_claim, finished) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (scheme, end_code) DO UPDATE SET (day, after_day, after_claim, finished) =
             (EXCLUDED.day, EXCLUDED.after_day, EXCLUDED.after_claim, EXCLUDED.finished)",
        scheme,
        end,
        pass.day,
        pass.after_day,
        pass.after_claim,
        pass.finished
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A claim to look at.
pub struct Candidate {
    /// Id.
    pub claim_id: Uuid,
    /// Last day granted, as ISO 8601.
    pub last_day: String,
}

/// The next claims of the scheme with days granted beyond the place of the pass, of people of these statuses.
pub async fn next(
    connection: &mut PgConnection,
    scheme: &str,
    pass: &Pass,
    statuses: &[InsuredStatus],
    most: i64,
) -> Result<Vec<Candidate>, PersistenceError> {
    let statuses: Vec<String> = statuses.iter().map(|status| status.code().to_owned()).collect();
    let rows = sqlx::query_as!(
        Candidate,
        r#"SELECT claim_id, COALESCE(state_detail -> 'stoppage', state_detail -> 'granted') ->> 'last_day' AS "last_day!"
           FROM claims
           WHERE (COALESCE(state_detail -> 'stoppage', state_detail -> 'granted') ->> 'last_day', claim_id) > ($2, $3)
             AND state IN ('approved', 'in-review', 'awaiting-insured', 'awaiting-opinion')
             AND scheme = $1 AND insured_status = ANY($4)
           ORDER BY COALESCE(state_detail -> 'stoppage', state_detail -> 'granted') ->> 'last_day', claim_id LIMIT $5"#,
        scheme,
        pass.after_day,
        pass.after_claim,
        &statuses,
        most
    );
    Ok(rows.fetch_all(connection).await?)
}
