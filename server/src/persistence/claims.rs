//! Claims: zone A of each, the queue and its lease, the batch insert of the intake.

mod assisted;
mod batch;
mod lease;
mod list;
mod names;
mod queue;
mod search;
mod store;
mod take;

pub(super) use assisted::requested_at;
pub use assisted::{AssistedRow, Filed, filed_by, mark_opened, next_envelope};
pub use batch::{NewClaimRow, insert_batch};
pub use lease::{hold, put_back, release, release_all, release_of, renew_lease, store_prepared};
pub use list::{Listing, entries, list};
pub use names::{add_names, name_index, name_indexes, unnamed};
pub use queue::{QueueEntry, held_by, list_in, list_waiting};
pub use search::{SEARCH_MAX, Sight, search_name, search_nir, search_reference, seen};
pub use store::{clear_proposal, store_assessment, store_chain, store_proposal, store_state};
pub use take::{take_next, take_next_in};

use super::PersistenceError;
use crate::crypto::{Place, Sealer};
use abri_domain::assessment::AssessmentRecord;
use abri_domain::assisted::EnvelopeNumber;
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Deadline;
use abri_domain::employer::{Employer, NoticeDelivery};
use abri_domain::helper::Helper;
use abri_domain::insured::Insured;
use abri_domain::lane::Lane;
use abri_domain::reference::ClaimReference;
use abri_domain::status::{Channel, InsuredStatus, Telework};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What zone A holds of a person, sealed as one value.
#[derive(Clone, Serialize, Deserialize)]
pub struct ClaimFile {
    /// Who asks.
    pub insured: Insured,
    /// The second way of working, of whom works in two; the main one is in clear in the claim's row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_status: Option<InsuredStatus>,
    /// Works in contact with patients.
    pub health_worker: bool,
    /// Telework.
    pub telework: Telework,
    /// Last day worked.
    pub last_day_worked: Option<Date>,
    /// Employers.
    pub employers: Vec<Employer>,
    /// Who brings the notice.
    pub delivery: NoticeDelivery,
    /// Who made it for the insured, with their mandate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<Helper>,
}

impl ClaimFile {
    /// The employer of that number, from 1.
    pub fn employer(&self, number: i32) -> Option<&Employer> {
        self.employers.get(employer_place(number)?)
    }
}

/// The place among a claim's employers of that number, from 1.
pub fn employer_place(number: i32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

impl std::fmt::Debug for ClaimFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[claim file]")
    }
}

/// A claim as zone A knows it.
#[derive(Debug, Clone)]
pub struct ClaimRow {
    /// Id.
    pub claim_id: Uuid,
    /// Reference.
    pub reference: ClaimReference,
    /// Id of the scheme it was made under.
    pub scheme: String,
    /// Channel.
    pub channel: Channel,
    /// Language of the person: `fr` or `en`.
    pub language: String,
    /// Fund.
    pub fund: String,
    /// Status.
    pub insured_status: InsuredStatus,
    /// State.
    pub state: ClaimState,
    /// First day asked for.
    pub first_day: Date,
    /// Last day asked for.
    pub last_day: Date,
    /// Index of the NIR.
    pub nir_index: Vec<u8>,
    /// Sealed [`ClaimFile`].
    pub sealed: Vec<u8>,
    /// Version of the rule the machine judged under.
    pub rule_version: Option<String>,
    /// What the machine found, for zone A.
    pub assessment: Option<AssessmentRecord>,
    /// Recorded at.
    pub submitted_at: OffsetDateTime,
    /// Who typed it for the insured, and from what; none for a claim they filed themselves.
    pub assisted: Option<AssistedRow>,
    /// Decided at.
    pub decided_at: Option<OffsetDateTime>,
    /// Decide by.
    pub deadline: Deadline,
    /// Version of the row.
    pub version: i32,
    /// Sequence of the last event.
    pub last_sequence: i32,
    /// Hash of the last event.
    pub last_hash: [u8; 32],
    /// Who holds it.
    pub held_by: Option<Uuid>,
    /// Since when; unknown for what was taken before this was kept.
    pub held_since: Option<OffsetDateTime>,
    /// Until when.
    pub held_until: Option<OffsetDateTime>,
    /// The decision that waits for a second person.
    pub proposal_id: Option<Uuid>,
    /// Who proposed it.
    pub proposed_by: Option<Uuid>,
}

/// Where a claim's file is sealed.
pub fn file_place(claim_id: Uuid) -> Place {
    Place::of("claims.sealed", claim_id)
}

impl ClaimRow {
    /// The person's file, opened.
    pub fn open(&self, key: &Sealer) -> Result<ClaimFile, PersistenceError> {
        Ok(key.open_json(file_place(self.claim_id), &self.sealed)?)
    }

    /// When it was asked for, in Paris: for a paper stamped on an earlier day than it was typed, noon of that day.
    pub fn requested_at(&self) -> OffsetDateTime {
        assisted::requested_at(self.submitted_at, self.assisted.map(|assisted| assisted.received_on))
    }

    /// Does its ground still lie in a closed envelope?
    pub fn is_sealed(&self) -> bool {
        self.assisted.is_some_and(|assisted| assisted.envelope.is_some() && assisted.opened_at.is_none())
    }

    /// Where it stands in the queue of its side.
    pub fn lane(&self) -> Lane {
        Lane { fund: self.fund.clone(), scheme: self.scheme.clone(), language: self.language.clone() }
    }

    /// Who holds the claim now, leases that are over left out.
    pub fn holder(&self, now: OffsetDateTime) -> Option<Uuid> {
        self.held_by.filter(|_| self.held_until.is_some_and(|until| until > now))
    }
}

struct RawClaim {
    claim_id: Uuid,
    reference: String,
    scheme: String,
    channel: String,
    language: String,
    fund: String,
    insured_status: String,
    state_detail: serde_json::Value,
    first_day: Date,
    last_day: Date,
    nir_index: Vec<u8>,
    sealed: Vec<u8>,
    rule_version: Option<String>,
    assessment: Option<serde_json::Value>,
    submitted_at: OffsetDateTime,
    typed_by: Option<Uuid>,
    received_on: Option<Date>,
    envelope: Option<i32>,
    opened_at: Option<OffsetDateTime>,
    decided_at: Option<OffsetDateTime>,
    due_on: Date,
    paused_on: Option<Date>,
    version: i32,
    last_sequence: i32,
    last_hash: Vec<u8>,
    held_by: Option<Uuid>,
    held_since: Option<OffsetDateTime>,
    held_until: Option<OffsetDateTime>,
    proposal_id: Option<Uuid>,
    proposed_by: Option<Uuid>,
}

impl TryFrom<RawClaim> for ClaimRow {
    type Error = PersistenceError;

    fn try_from(raw: RawClaim) -> Result<Self, PersistenceError> {
        let bad = |column| PersistenceError::Inconsistency { table: "claims", column, id: raw.claim_id };
        let assessment =
            raw.assessment.map(serde_json::from_value).transpose().map_err(|_| bad("assessment"))?;
        Ok(Self {
            reference: ClaimReference::parse(&raw.reference).map_err(|_| bad("reference"))?,
            channel: Channel::from_code(&raw.channel).ok_or_else(|| bad("channel"))?,
            insured_status: InsuredStatus::from_code(&raw.insured_status)
                .ok_or_else(|| bad("insured_status"))?,
            state: serde_json::from_value(raw.state_detail).map_err(|_| bad("state_detail"))?,
            last_hash: raw.last_hash.try_into().map_err(|_| bad("last_hash"))?,
            assessment,
            assisted: raw.typed_by.zip(raw.received_on).map(|(typed_by, received_on)| AssistedRow {
                typed_by,
                received_on,
                envelope: raw.envelope.map(EnvelopeNumber),
                opened_at: raw.opened_at,
            }),
            claim_id: raw.claim_id,
            scheme: raw.scheme,
            language: raw.language,
            fund: raw.fund,
            first_day: raw.first_day,
            last_day: raw.last_day,
            nir_index: raw.nir_index,
            sealed: raw.sealed,
            rule_version: raw.rule_version,
            submitted_at: raw.submitted_at,
            decided_at: raw.decided_at,
            deadline: Deadline { due_on: raw.due_on, paused_on: raw.paused_on },
            version: raw.version,
            last_sequence: raw.last_sequence,
            held_by: raw.held_by,
            held_since: raw.held_since,
            held_until: raw.held_until,
            proposal_id: raw.proposal_id,
            proposed_by: raw.proposed_by,
        })
    }
}

/// A claim by id, with what follows the condition: a checked query is made of literals, so no function can share it.
macro_rules! select_claim {
    ($lock:literal, $claim_id:expr) => {
        sqlx::query_as!(
            RawClaim,
            r#"SELECT claims.claim_id, reference, scheme, channel, language, fund, insured_status, state_detail, first_day, last_day,
                    nir_index, sealed, rule_version, assessment, submitted_at, typed_by AS "typed_by?",
                    received_on AS "received_on?", envelope, opened_at, decided_at, due_on, paused_on, version,
                    last_sequence, last_hash, held_by, held_since, held_until, proposal_id, proposed_by
             FROM claims LEFT JOIN assisted_claims USING (claim_id) WHERE claims.claim_id = $1"# + $lock,
            $claim_id
        )
    };
}

/// Is there any claim of that scheme?
pub async fn exist(connection: &mut PgConnection, scheme: &str) -> Result<bool, PersistenceError> {
    let any = sqlx::query_scalar!(r#"SELECT EXISTS(SELECT FROM claims WHERE scheme = $1) AS "any!""#, scheme);
    Ok(any.fetch_one(connection).await?)
}

/// A claim, by id.
pub async fn find(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Option<ClaimRow>, PersistenceError> {
    let raw = select_claim!("", claim_id).fetch_optional(connection).await?;
    raw.map(ClaimRow::try_from).transpose()
}

/// A claim, by id, held until the transaction ends.
pub async fn lock(
    connection: &mut PgConnection,
    claim_id: Uuid,
) -> Result<Option<ClaimRow>, PersistenceError> {
    let raw = select_claim!(" FOR UPDATE OF claims", claim_id).fetch_optional(connection).await?;
    raw.map(ClaimRow::try_from).transpose()
}

/// The claim that reference and birth date name together.
pub async fn find_by_reference(
    connection: &mut PgConnection,
    reference: &ClaimReference,
    birth_index: &[u8; 32],
) -> Result<Option<Uuid>, PersistenceError> {
    let claim_id = sqlx::query_scalar!(
        "SELECT claim_id FROM claims WHERE reference = $1 AND birth_index = $2",
        reference.as_str(),
        birth_index.as_slice()
    )
    .fetch_optional(connection)
    .await?;
    Ok(claim_id)
}

/// Has the same person another claim, open or granted, that shares a day with this one?
pub async fn overlaps_another(
    connection: &mut PgConnection,
    claim: &ClaimRow,
) -> Result<bool, PersistenceError> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM claims WHERE nir_index = $1 AND claim_id <> $2 AND first_day <= $4
                          -- What was cut or shortened is in nobody's way any more.
                          AND COALESCE((COALESCE(state_detail -> 'stoppage', state_detail -> 'granted') ->> 'last_day')::date, last_day) >= $3
                          AND state IN ('submitted', 'in-review', 'awaiting-insured', 'awaiting-opinion', 'approved')) AS "found!""#,
        claim.nir_index,
        claim.claim_id,
        claim.first_day,
        claim.last_day
    )
    .fetch_one(connection)
    .await?;
    Ok(found)
}
