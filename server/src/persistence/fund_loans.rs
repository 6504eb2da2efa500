//! Queues lent to other funds, append only: a loan, and its end when it comes before its day.

use super::PersistenceError;
use abri_domain::fund::{FundLoan, LoanRight, Tenths};
use abri_domain::zone::Side;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// Loans shown on the page of those who lend.
const SHOWN: i64 = 200;
/// One loan is made at a time, so that no tenth is lent twice.
const LOCK: i64 = 0x00AB_F10A;

/// A loan with who made and who ended it.
#[derive(Debug, Clone)]
pub struct LoanLine {
    /// The loan.
    pub loan: FundLoan,
    /// Who lent it.
    pub lent_by: String,
    /// Who ended it before its day.
    pub ended_by: Option<String>,
    /// What was done under it: codes of events, how often each.
    pub done: BTreeMap<String, i64>,
}

struct RawLoan {
    loan_id: Uuid,
    fund: String,
    to_fund: String,
    side: Option<String>,
    scheme: Option<String>,
    tenths: i16,
    may: String,
    from_at: OffsetDateTime,
    until_at: OffsetDateTime,
}

impl TryFrom<RawLoan> for FundLoan {
    type Error = PersistenceError;

    fn try_from(raw: RawLoan) -> Result<Self, PersistenceError> {
        let bad = |column| PersistenceError::Inconsistency { table: "fund_loans", column, id: raw.loan_id };
        let side = raw.side.as_deref().map(|code| Side::from_code(code).ok_or_else(|| bad("side")));
        Ok(Self {
            loan_id: raw.loan_id,
            side: side.transpose()?,
            tenths: Tenths::from_bits(raw.tenths).ok_or_else(|| bad("tenths"))?,
            may: LoanRight::from_code(&raw.may).ok_or_else(|| bad("may"))?,
            fund: raw.fund,
            to_fund: raw.to_fund,
            scheme: raw.scheme,
            from: raw.from_at,
            until: raw.until_at,
        })
    }
}

/// The loans that are not over at that instant, begun or not.
pub async fn standing(
    connection: &mut PgConnection,
    at: OffsetDateTime,
) -> Result<Vec<FundLoan>, PersistenceError> {
    let rows = sqlx::query_as!(
        RawLoan,
        r#"SELECT fund_loans.loan_id, fund, to_fund, side, scheme, tenths, may, from_at,
                  LEAST(until_at, ended_at) AS "until_at!"
           FROM fund_loans LEFT JOIN fund_loan_ends USING (loan_id)
           WHERE until_at > $1 AND (ended_at IS NULL OR ended_at > $1) ORDER BY from_at, loan_id"#,
        at
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(FundLoan::try_from).collect()
}

/// The loans that hold at that instant.
pub async fn in_force(
    connection: &mut PgConnection,
    at: OffsetDateTime,
) -> Result<Vec<FundLoan>, PersistenceError> {
    Ok(standing(connection, at).await?.into_iter().filter(|loan| loan.is_in_force(at)).collect())
}

/// Waits until nobody else is making a loan; the end of the transaction lets the next one in.
pub async fn take_turn(connection: &mut PgConnection) -> Result<(), PersistenceError> {
    sqlx::query!("SELECT pg_advisory_xact_lock($1)", LOCK).execute(connection).await?;
    Ok(())
}

/// Records a loan.
pub async fn lend(
    connection: &mut PgConnection,
    loan: &FundLoan,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    sqlx::query!(
        "INSERT INTO fund_loans (loan_id, fund, to_fund, side, scheme, tenths, may, from_at, until_at, lent_by, lent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        loan.loan_id,
        loan.fund,
        loan.to_fund,
        loan.side.map(Side::code),
        loan.scheme,
        loan.tenths.bits(),
        loan.may.code(),
        loan.from,
        loan.until,
        by,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends a loan now, before its day; false when someone was faster.
pub async fn end(
    connection: &mut PgConnection,
    loan_id: Uuid,
    by: Uuid,
    now: OffsetDateTime,
) -> Result<bool, PersistenceError> {
    let done = sqlx::query!(
        "INSERT INTO fund_loan_ends (loan_id, ended_at, ended_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        loan_id,
        now,
        by
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The last loans of a fund, in both directions, the newest first; of every fund for none.
pub async fn lines(
    connection: &mut PgConnection,
    fund: Option<&str>,
) -> Result<Vec<LoanLine>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT fund_loans.loan_id, fund, to_fund, side, scheme, tenths, may, from_at,
                  LEAST(until_at, ended_at) AS "until_at!", lender.display_name AS lent_by, ender.display_name AS "ended_by?"
           FROM fund_loans JOIN staff AS lender ON lender.staff_id = lent_by
               LEFT JOIN fund_loan_ends USING (loan_id) LEFT JOIN staff AS ender ON ender.staff_id = ended_by
           WHERE $1::text IS NULL OR $1 IN (fund, to_fund) ORDER BY lent_at DESC, fund_loans.loan_id DESC LIMIT $2"#,
        fund,
        SHOWN
    )
    .fetch_all(&mut *connection)
    .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.loan_id).collect();
    let mut done = done(connection, &ids).await?;
    let lines = rows.into_iter().map(|row| {
        let raw = RawLoan {
            loan_id: row.loan_id,
            fund: row.fund,
            to_fund: row.to_fund,
            side: row.side,
            scheme: row.scheme,
            tenths: row.tenths,
            may: row.may,
            from_at: row.from_at,
            until_at: row.until_at,
        };
        let done = done.remove(&row.loan_id).unwrap_or_default();
        Ok(LoanLine { loan: raw.try_into()?, lent_by: row.lent_by, ended_by: row.ended_by, done })
    });
    lines.collect()
}

/// What was done under these loans: codes of events, how often each. Readings are not counted.
async fn done(
    connection: &mut PgConnection,
    loans: &[Uuid],
) -> Result<BTreeMap<Uuid, BTreeMap<String, i64>>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT loan_id AS "loan_id!", event->>'event' AS "event!", count(*) AS "n!" FROM claim_events
           WHERE loan_id = ANY($1) AND event->>'event' <> 'file-read' GROUP BY 1, 2"#,
        loans
    )
    .fetch_all(connection)
    .await?;
    let mut done: BTreeMap<Uuid, BTreeMap<String, i64>> = BTreeMap::new();
    for row in rows {
        done.entry(row.loan_id).or_default().insert(row.event, row.n);
    }
    Ok(done)
}

/// The funds that did something to a claim in the place of its own, by loan.
pub async fn helpers(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<BTreeMap<Uuid, String>, PersistenceError> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT loan_id AS "loan_id!", to_fund FROM claim_events JOIN fund_loans USING (loan_id) WHERE claim_id = $1"#,
        claim_id
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.loan_id, row.to_fund)).collect())
}
