//! Finding a claim by its reference, by its person's name or NIR. What someone may not see is not found.

use super::PersistenceError;
use abri_domain::reference::ClaimReference;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use uuid::Uuid;

/// The most claims a search shows.
pub const SEARCH_MAX: i64 = 50;

/// Who looks: the claims of a side, and those that no side has in hand; every claim for who has none. Nobody sees the claims of
/// someone they declared.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// Who.
    pub staff_id: Uuid,
    /// Their side.
    pub side: Option<Side>,
}

/// The ids of the claims in sight (`$1` who, `$2` their side) that what follows picks, the newest first.
macro_rules! in_sight {
    ($from:literal, $sight:expr, $sought:expr) => {
        sqlx::query_scalar!(
            "SELECT claim_id FROM claims "
                + $from
                + "
               AND ($2::text IS NULL OR side IS NULL OR side = $2)
               AND nir_index <> ALL (SELECT nir_index FROM staff_conflicts WHERE staff_id = $1)
             ORDER BY submitted_at DESC, claim_id LIMIT 501",
            $sight.staff_id,
            $sight.side.map(Side::code),
            $sought
        )
    };
}

/// The claim of a reference.
pub async fn search_reference(
    connection: &mut PgConnection,
    sight: Sight,
    reference: &ClaimReference,
) -> Result<Vec<Uuid>, PersistenceError> {
    Ok(in_sight!("WHERE reference = $3", sight, reference.as_str()).fetch_all(connection).await?)
}

/// The claims of a person by the index of their NIR; more than [`SEARCH_MAX`] when there are more than are shown.
pub async fn search_nir(
    connection: &mut PgConnection,
    sight: Sight,
    nir_index: &[u8; 32],
) -> Result<Vec<Uuid>, PersistenceError> {
    Ok(in_sight!("WHERE nir_index = $3", sight, nir_index.as_slice()).fetch_all(connection).await?)
}

/// The claims of everyone of that name, by its index.
pub async fn search_name(
    connection: &mut PgConnection,
    sight: Sight,
    name_index: &[u8; 32],
) -> Result<Vec<Uuid>, PersistenceError> {
    Ok(in_sight!("JOIN claim_names USING (claim_id) WHERE name_index = $3", sight, name_index.as_slice())
        .fetch_all(connection)
        .await?)
}

/// Those of these claims that are in sight, the newest first.
pub async fn seen(
    connection: &mut PgConnection,
    sight: Sight,
    claims: &[Uuid],
) -> Result<Vec<Uuid>, PersistenceError> {
    Ok(in_sight!("WHERE claim_id = ANY($3)", sight, claims).fetch_all(connection).await?)
}
