//! Where employers are reached, as the insured corrected it.

use super::PersistenceError;
use super::claims::employer_place;
use crate::crypto::{Keys, Place};
use crate::random;
use abri_domain::employer::{Employer, EmployerContact};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

fn place(contact_id: Uuid) -> Place {
    Place::of("employer_contacts.sealed", contact_id)
}

/// How often the insured corrected where that employer of a claim, from 1, is reached.
pub async fn corrections(
    connection: &mut PgConnection,
    (claim_id, employer_number): (Uuid, i32),
) -> Result<usize, PersistenceError> {
    let rows = sqlx::query_scalar!(
        "SELECT contact_id FROM employer_contacts WHERE claim_id = $1 AND employer_number = $2",
        claim_id,
        employer_number
    );
    Ok(rows.fetch_all(connection).await?.len())
}

/// From now on that employer of a claim, from 1, is reached there.
pub async fn correct(
    connection: &mut PgConnection,
    keys: &Keys,
    (claim_id, employer_number): (Uuid, i32),
    contact: &EmployerContact,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let contact_id = random::id(now)?;
    sqlx::query!(
        "INSERT INTO employer_contacts (contact_id, claim_id, employer_number, correction, sealed, corrected_at)
         SELECT $1::uuid, $2::uuid, $3::integer, count(*) + 1, $4::bytea, $5::timestamptz
         FROM employer_contacts WHERE claim_id = $2 AND employer_number = $3",
        contact_id,
        claim_id,
        employer_number,
        keys.zone_a.seal_json(place(contact_id), contact)?,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Brings the employers of a claim, in their order, to where they are reached now.
pub async fn bring_up_to_date(
    connection: &mut PgConnection,
    keys: &Keys,
    claim_id: Uuid,
    employers: &mut [Employer],
) -> Result<(), PersistenceError> {
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (employer_number) employer_number, contact_id, sealed FROM employer_contacts
         WHERE claim_id = $1 ORDER BY employer_number, correction DESC",
        claim_id
    );
    for row in rows.fetch_all(connection).await? {
        let contact: EmployerContact = keys.zone_a.open_json(place(row.contact_id), &row.sealed)?;
        let place = employer_place(row.employer_number);
        if let Some(employer) = place.and_then(|place| employers.get_mut(place)) {
            employer.move_to(contact);
        }
    }
    Ok(())
}
