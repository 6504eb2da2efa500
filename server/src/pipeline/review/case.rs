//! Opening a case file: what the role may see, with the reading written down in the same transaction.

use super::Agent;
use super::lease::{bar, passes_of};
use super::mandate::mandate_at;
use super::propose::{confirms, waiting};
use crate::crypto::Sealer;
use crate::persistence::claims::{self, ClaimFile, ClaimRow, QueueEntry};
use crate::persistence::deliveries::{self, Delivery};
use crate::persistence::exchanges::{self, Exchange};
use crate::persistence::handovers::Handover;
use crate::persistence::labels::Label;
use crate::persistence::medical::MedicalFile;
use crate::persistence::opinions::{self, OpinionRow};
use crate::persistence::proposals::Proposal;
use crate::persistence::rechecks::{self, HeldRecheck};
use crate::persistence::scans::{self, ScanRow};
use crate::persistence::{delegations, events, fund_loans, handovers, medical, presence, staff};
use crate::pipeline::breaches::Lanes;
use crate::pipeline::delegations::signature_on_claim;
use crate::pipeline::transition::note;
use crate::pipeline::{UseCaseError, lists};
use crate::state::Service;
use abri_domain::assessment::AssessmentRecord;
use abri_domain::board::Breach;
use abri_domain::claim::{ClaimEvent, EventRecord};
use abri_domain::ground::Ground;
use abri_domain::lane::{Bar, Mandate};
use abri_domain::lease::ALIVE;
use abri_domain::opinion::Answered;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A case file as a role may see it.
pub struct Case {
    /// Zone A.
    pub claim: ClaimRow,
    /// Identity, employers.
    pub file: ClaimFile,
    /// What the machine found, as this role may read it.
    pub assessment: Option<AssessmentRecord>,
    /// Administrative questions and answers.
    pub exchanges: Vec<Exchange>,
    /// History.
    pub history: Vec<EventRecord>,
    /// What the administrative side wrote with an event: its sequence, and the words.
    pub said: Vec<(i32, String)>,
    /// Name of whoever typed it for the insured.
    pub typed_by: Option<String>,
    /// Name of the person who holds it now.
    pub holder: Option<String>,
    /// Who else had it open a moment ago.
    pub others: Vec<String>,
    /// The last words that somebody left with it on this side, while it waits there.
    pub handover: Option<Handover>,
    /// The re-check of its approval, if this agent holds it.
    pub recheck: Option<HeldRecheck>,
    /// The decision that waits for a second person of this agent's side.
    pub proposal: Option<Proposal>,
    /// Why this agent may not work on it, while it waits for their side.
    pub bar: Option<Bar>,
    /// On whose behalf this agent works on it, if they may.
    pub mandate: Option<Mandate>,
    /// The funds that worked on it in the place of its own, by loan.
    pub helpers: BTreeMap<Uuid, String>,
    /// Labels of the agent's side, and whether each is on it.
    pub labels: Vec<(Label, bool)>,
    /// The agent's own note.
    pub own_note: String,
    /// What the administrative side asked the medical one, and the answers.
    pub opinions: Vec<OpinionRow>,
    /// The doctor of each delegation in the history, by its id.
    pub officers: Vec<(Uuid, String)>,
    /// Whether it will be late at the present pace of its lane.
    pub breach: Option<Breach>,
    /// May this agent decide it? A technician, only under a delegation.
    pub signs: bool,
    /// Scans of the administrative sheet.
    pub scans: Vec<ScanRow>,
    /// What was sent about it, and how far that got: for the administrative side, which is asked about it.
    pub deliveries: Vec<Delivery>,
    /// Zone M, for medical officers.
    pub medical: Option<MedicalView>,
}

impl Case {
    /// The answers that bind that side; the medical one is not bound by its own.
    pub fn answers(&self, side: Side) -> Vec<Answered> {
        match side {
            Side::Administrative => self.opinions.iter().filter_map(OpinionRow::answer).collect(),
            Side::Medical => Vec::new(),
        }
    }
}

/// Zone M of a case.
pub struct MedicalView {
    /// Ground; none while it lies in a closed envelope.
    pub ground: Option<Ground>,
    /// Notes.
    pub notes: Vec<medical::Note>,
    /// Medical questions and answers.
    pub exchanges: Vec<Exchange>,
    /// Scans of the medical sheet.
    pub scans: Vec<ScanRow>,
}

/// Opens a case for an agent. The lease, if it is theirs, starts again.
pub async fn open_case(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<Case, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = agent.pool(service).begin().await?;
    claims::renew_lease(&mut transaction, claim_id, agent.staff_id, now).await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let recheck = rechecks::renew(&mut transaction, claim_id, agent.staff_id, now).await?;
    let bar = bar(service, &mut transaction, agent, &claim).await?;
    let (key, medical_file) = unsealed(service, &mut transaction, agent, claim_id).await?;
    let proposal = waiting(&mut transaction, &key, agent, &claim).await?;
    let file = claim.open(&service.keys.zone_a)?;
    let medical = match medical_file {
        Some(file) => Some(medical_view(&mut transaction, &key, claim_id, file).await?),
        None => None,
    };
    let since = claim.held_since.filter(|_| claim.holder(now) == Some(agent.staff_id)).unwrap_or(now);
    let mandate = mandate_at(&mut transaction, agent, &claim, since).await?;
    let actor = mandate.map_or_else(|| agent.actor(), |mandate| agent.acting(mandate));
    note(&mut transaction, &claim, ClaimEvent::FileRead { side: agent.side }, actor, now).await?;
    let helpers = fund_loans::helpers(&mut transaction, claim_id).await?;
    let exchanges =
        exchanges::of_claim(&mut transaction, &service.keys.zone_a, claim_id, Side::Administrative).await?;
    let history =
        events::of_claim(&mut transaction, claim_id).await?.into_iter().map(|(record, _)| record).collect();
    let said = exchanges::explanations(&mut transaction, &service.keys.zone_a, claim_id).await?;
    let holder = match claim.holder(now) {
        Some(staff_id) => staff::name_of(&mut transaction, staff_id).await?,
        None => None,
    };
    let typed_by = match claim.assisted {
        Some(assisted) => staff::name_of(&mut transaction, assisted.typed_by).await?,
        None => None,
    };
    let others = presence::others(&mut transaction, (claim_id, agent.staff_id), now - ALIVE).await?;
    presence::see(&mut transaction, (claim_id, agent.staff_id), now).await?;
    let handover = last_words(&mut transaction, &key, agent, &claim).await?;
    let scans = scans::of_claim(&mut transaction, (claim_id, Side::Administrative)).await?;
    let deliveries = sent(&mut transaction, agent, claim_id).await?;
    let labels = lists::labels_of(service, &mut transaction, agent, claim_id).await?;
    let own_note = lists::note_on(&mut transaction, &key, agent, claim_id).await?;
    let opinions = opinions::of_claim(&mut transaction, claim_id).await?;
    let officers = delegations::officers_of_claim(&mut transaction, claim_id).await?;
    let (who, what) = ((agent.role, agent.staff_id), (claim_id, claim.scheme.as_str()));
    let signs = signature_on_claim(service, &mut transaction, who, what).await?.is_some()
        && proposal.as_ref().is_none_or(|proposal| confirms(agent, proposal));
    transaction.commit().await?;
    let lanes = Lanes::of_funds(service, vec![claim.fund.clone()]).await?;
    let breach = lanes.breach(service, &claim.fund, (&claim.state, claim.deadline), claim.submitted_at);
    let (medical, whole) = medical.map_or((None, None), |(view, whole)| (Some(view), whole));
    let assessment = whole.or_else(|| claim.assessment.clone());
    Ok(Case {
        claim,
        file,
        assessment,
        exchanges,
        history,
        said,
        typed_by,
        holder,
        others,
        handover,
        recheck,
        proposal,
        bar,
        mandate,
        helpers,
        labels,
        own_note,
        opinions,
        officers,
        breach,
        signs,
        scans,
        deliveries,
        medical,
    })
}

/// What was sent about it; the medical side has no use for it.
async fn sent(
    connection: &mut PgConnection,
    agent: &Agent,
    claim_id: Uuid,
) -> Result<Vec<Delivery>, UseCaseError> {
    match agent.side {
        Side::Administrative => Ok(deliveries::of_claim(connection, claim_id).await?),
        Side::Medical => Ok(Vec::new()),
    }
}

/// What the person before left to say, for those who may go on.
async fn last_words(
    connection: &mut PgConnection,
    key: &Sealer,
    agent: &Agent,
    claim: &ClaimRow,
) -> Result<Option<Handover>, UseCaseError> {
    if claim.state.side() != Some(agent.side) {
        return Ok(None);
    }
    Ok(handovers::last(connection, key, (claim.claim_id, agent.side)).await?)
}

/// The key that opens what the agent's side wrote of the claim, opened once for the whole page; on the medical side with the
/// medical file, and the reading is written down.
async fn unsealed(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim_id: Uuid,
) -> Result<(Sealer, Option<MedicalFile>), UseCaseError> {
    if agent.side == Side::Administrative {
        return Ok((service.keys.zone_a.clone(), None));
    }
    let now = service.clock.now();
    medical::log_read(connection, claim_id, agent.staff_id, agent.role.code(), now).await?;
    let (key, file) = medical::open(connection, &service.keys.zone_m, claim_id).await?;
    Ok((key, Some(file)))
}

async fn medical_view(
    connection: &mut PgConnection,
    key: &Sealer,
    claim_id: Uuid,
    file: MedicalFile,
) -> Result<(MedicalView, Option<AssessmentRecord>), UseCaseError> {
    let assessment = medical::assessment(connection, key, claim_id).await?;
    let mut notes = medical::notes(connection, key, claim_id).await?;
    notes.extend(opinions::reasons(connection, key, claim_id).await?);
    notes.sort_by_key(|note| note.at);
    let exchanges = exchanges::of_claim(connection, key, claim_id, Side::Medical).await?;
    let scans = scans::of_claim(connection, (claim_id, Side::Medical)).await?;
    Ok((MedicalView { ground: file.ground, notes, exchanges, scans }, assessment))
}

/// What an agent's queue page shows: the claims they hold, and the first that wait in their lanes, one more than `limit` if
/// there are more.
pub async fn queue(
    service: &Service,
    agent: &Agent,
    limit: i64,
) -> Result<(Vec<QueueEntry>, Vec<QueueEntry>), UseCaseError> {
    let now = service.clock.now();
    let mut connection = agent.pool(service).acquire().await?;
    let mine = claims::held_by(&mut connection, agent.staff_id, now).await?;
    // The last pass is everything they may take.
    let waiting = match passes_of(service, &mut connection, agent).await?.and_then(|mut passes| passes.pop())
    {
        None => claims::list_waiting(&mut connection, agent.side, limit + 1, now).await?,
        Some(waiting) => claims::list_in(&mut connection, agent.side, &waiting, limit + 1, now).await?,
    };
    Ok((mine, waiting))
}
