//! Scans of what came on paper: those of zone A, and those of zone M, sealed with the claim's own key. What is withdrawn leaves its row
//! and its hash.

use super::{PersistenceError, ensure_rows};
use crate::crypto::{Place, Sealer};
use abri_domain::scan::ScanKind;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

fn place(side: Side, scan_id: Uuid) -> Place {
    match side {
        Side::Administrative => Place::of("scans.sealed", scan_id),
        Side::Medical => Place::of("medical.scans.sealed", scan_id),
    }
}

/// A scan, without what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanRow {
    /// Id.
    pub scan_id: Uuid,
    /// What it is.
    pub kind: ScanKind,
    /// Bytes.
    pub size: i32,
    /// SHA-256.
    pub sha256: Vec<u8>,
    /// Who attached it.
    pub attached_by: Uuid,
    /// When.
    pub attached_at: OffsetDateTime,
    /// When its author withdrew it.
    pub withdrawn_at: Option<OffsetDateTime>,
}

struct Lookup {
    scan_id: Uuid,
    kind: String,
    size: i32,
    sha256: Vec<u8>,
    attached_by: Uuid,
    attached_at: OffsetDateTime,
    withdrawn_at: Option<OffsetDateTime>,
}

impl TryFrom<Lookup> for ScanRow {
    type Error = PersistenceError;

    fn try_from(row: Lookup) -> Result<Self, PersistenceError> {
        let bad = PersistenceError::Inconsistency { table: "scans", column: "kind", id: row.scan_id };
        Ok(Self {
            scan_id: row.scan_id,
            kind: ScanKind::from_code(&row.kind).ok_or(bad)?,
            size: row.size,
            sha256: row.sha256,
            attached_by: row.attached_by,
            attached_at: row.attached_at,
            withdrawn_at: row.withdrawn_at,
        })
    }
}

/// A scan to keep.
pub struct NewScan<'s> {
    /// Id.
    pub scan_id: Uuid,
    /// The claim.
    pub claim_id: Uuid,
    /// What it is.
    pub kind: ScanKind,
    /// The file.
    pub bytes: &'s [u8],
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// Who attaches it.
    pub by: Uuid,
}

/// Keeps a scan of that side, sealed with its key.
pub async fn add(
    connection: &mut PgConnection,
    (key, side): (&Sealer, Side),
    new: &NewScan<'_>,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let sealed = key.seal(place(side, new.scan_id), new.bytes)?;
    let length = i32::try_from(new.bytes.len()).unwrap_or(i32::MAX);
    let (kind, sha256) = (new.kind.code(), new.sha256.as_slice());
    let done = match side {
        Side::Administrative => {
            sqlx::query!(
                "INSERT INTO scans (scan_id, claim_id, kind, size, sha256, sealed, attached_by, attached_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                new.scan_id,
                new.claim_id,
                kind,
                length,
                sha256,
                sealed,
                new.by,
                now
            )
            .execute(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query!(
                "INSERT INTO medical.scans (scan_id, claim_id, kind, size, sha256, sealed, attached_by, attached_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                new.scan_id,
                new.claim_id,
                kind,
                length,
                sha256,
                sealed,
                new.by,
                now
            )
            .execute(connection)
            .await?
        }
    };
    ensure_rows(done.rows_affected(), 1)
}

/// The scans of one side of a claim, in the order they were attached.
pub async fn of_claim(
    connection: &mut PgConnection,
    (claim_id, side): (Uuid, Side),
) -> Result<Vec<ScanRow>, PersistenceError> {
    let rows = match side {
        Side::Administrative => {
            sqlx::query_as!(
                Lookup,
                "SELECT scan_id, kind, size, sha256, attached_by, attached_at, withdrawn_at
                 FROM scans WHERE claim_id = $1 ORDER BY attached_at, scan_id",
                claim_id
            )
            .fetch_all(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query_as!(
                Lookup,
                "SELECT scan_id, kind, size, sha256, attached_by, attached_at, withdrawn_at
                 FROM medical.scans WHERE claim_id = $1 ORDER BY attached_at, scan_id",
                claim_id
            )
            .fetch_all(connection)
            .await?
        }
    };
    rows.into_iter().map(ScanRow::try_from).collect()
}

/// What a scan shows; none when it is not of that claim and side, or was withdrawn.
pub async fn open(
    connection: &mut PgConnection,
    (key, side): (&Sealer, Side),
    (claim_id, scan_id): (Uuid, Uuid),
) -> Result<Option<Zeroizing<Vec<u8>>>, PersistenceError> {
    let sealed = match side {
        Side::Administrative => {
            sqlx::query_scalar!(
                r#"SELECT sealed AS "sealed!" FROM scans WHERE scan_id = $1 AND claim_id = $2 AND sealed IS NOT NULL"#,
                scan_id,
                claim_id
            )
            .fetch_optional(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query_scalar!(
                r#"SELECT sealed AS "sealed!" FROM medical.scans WHERE scan_id = $1 AND claim_id = $2 AND sealed IS NOT NULL"#,
                scan_id,
                claim_id
            )
            .fetch_optional(connection)
            .await?
        }
    };
    sealed.map(|sealed| key.open(place(side, scan_id), &sealed).map_err(PersistenceError::from)).transpose()
}

/// Erases what a scan shows; its row stays.
pub async fn withdraw(
    connection: &mut PgConnection,
    (scan_id, side): (Uuid, Side),
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    let done = match side {
        Side::Administrative => {
            sqlx::query!(
                "UPDATE scans SET sealed = NULL, withdrawn_at = $2 WHERE scan_id = $1 AND withdrawn_at IS NULL",
                scan_id,
                now
            )
            .execute(connection)
            .await?
        }
        Side::Medical => {
            sqlx::query!(
                "UPDATE medical.scans SET sealed = NULL, withdrawn_at = $2 WHERE scan_id = $1 AND withdrawn_at IS NULL",
                scan_id,
                now
            )
            .execute(connection)
            .await?
        }
    };
    ensure_rows(done.rows_affected(), 1)
}
