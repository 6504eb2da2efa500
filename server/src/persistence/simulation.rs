//! Reading stored claims again, one after the other, without keeping them.

use super::PersistenceError;
use super::claims::{ClaimFile, file_place, requested_at};
use super::medical::{MedicalFile, assessment_place, ground_place};
use crate::crypto::{DataKey, Sealer};
use abri_domain::assessment::AssessmentRecord;
use abri_domain::status::InsuredStatus;
use futures_util::{Stream, StreamExt};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// A claim with all that was sealed of it.
pub struct StoredClaim {
    /// Id.
    pub claim_id: Uuid,
    /// Reference.
    pub reference: String,
    /// Fund.
    pub fund: String,
    /// Status.
    pub insured_status: InsuredStatus,
    /// First day asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// When it was asked for, in Paris.
    pub requested_at: OffsetDateTime,
    sealed: Vec<u8>,
    wrapped_key: Option<Vec<u8>>,
    sealed_ground: Vec<u8>,
    sealed_assessment: Vec<u8>,
}

/// The claims of a scheme that the machine has judged, filed at that instant or later, as they come from the database.
pub fn claims_since(
    connection: &mut PgConnection,
    scheme: &str,
    since: OffsetDateTime,
) -> impl Stream<Item = Result<StoredClaim, PersistenceError>> + Unpin {
    let rows = sqlx::query!(
        r#"SELECT c.claim_id, c.reference, c.fund, c.insured_status, c.first_day, c.last_day, c.submitted_at,
                t.received_on AS "received_on?", c.sealed, g.wrapped_key, g.sealed AS sealed_ground, a.sealed AS sealed_assessment
         FROM claims c
         JOIN medical.grounds g USING (claim_id)
         JOIN medical.assessments a USING (claim_id)
         LEFT JOIN assisted_claims t USING (claim_id)
         WHERE c.submitted_at >= $1 AND c.scheme = $2"#,
        since,
        scheme
    )
    .fetch(connection);
    rows.map(|row| {
        let row = row?;
        let bad =
            PersistenceError::Inconsistency { table: "claims", column: "insured_status", id: row.claim_id };
        Ok(StoredClaim {
            claim_id: row.claim_id,
            reference: row.reference,
            fund: row.fund,
            insured_status: InsuredStatus::from_code(&row.insured_status).ok_or(bad)?,
            first_day: row.first_day,
            last_day: row.last_day,
            requested_at: requested_at(row.submitted_at, row.received_on),
            sealed: row.sealed,
            wrapped_key: row.wrapped_key,
            sealed_ground: row.sealed_ground,
            sealed_assessment: row.sealed_assessment,
        })
    })
}

impl StoredClaim {
    /// The person's file, opened.
    pub fn file(&self, zone_a: &Sealer) -> Result<ClaimFile, PersistenceError> {
        Ok(zone_a.open_json(file_place(self.claim_id), &self.sealed)?)
    }

    /// The medical file and what the machine found, opened.
    pub fn medical(&self, zone_m: &Sealer) -> Result<(MedicalFile, AssessmentRecord), PersistenceError> {
        let erased = PersistenceError::Inconsistency {
            table: "medical.grounds",
            column: "wrapped_key",
            id: self.claim_id,
        };
        let key = DataKey::unwrap(zone_m, self.claim_id, self.wrapped_key.as_deref().ok_or(erased)?)?;
        let file = key.open_json(ground_place(self.claim_id), &self.sealed_ground)?;
        Ok((file, key.open_json(assessment_place(self.claim_id), &self.sealed_assessment)?))
    }
}
