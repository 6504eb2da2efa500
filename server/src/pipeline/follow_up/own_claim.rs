//! The claim as its owner may see it: everything of it, the medical part and who read it included.

use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::deliveries::{self, Delivery};
use crate::persistence::employer_space::answers::{self, Answered};
use crate::persistence::exchanges::{self, Exchange};
use crate::persistence::notice_checks::{self, NoticeCheck};
use crate::persistence::notices::{self, ClaimNotice};
use crate::persistence::{access, events, fund_loans, medical};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::assessment::AssessmentRecord;
use abri_domain::claim::{ClaimEvent, EventRecord};
use abri_domain::status::Door;
use abri_domain::zone::Side;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything of a claim, for its owner.
pub struct OwnClaim {
    /// Zone A.
    pub claim: ClaimRow,
    /// Identity, employers.
    pub file: ClaimFile,
    /// What the machine found, whole.
    pub assessment: Option<AssessmentRecord>,
    /// What the administrative side wrote with the last decision.
    pub explanation: Option<String>,
    /// What the medical side wrote with the last decision, and the door it confirmed.
    pub medical_explanation: Option<String>,
    /// Door confirmed by the medical side.
    pub medical_door: Option<Door>,
    /// Code of the medical reason of a no.
    pub medical_reason: Option<String>,
    /// Questions and answers, of both sides.
    pub exchanges: Vec<Exchange>,
    /// Notices, every one that was issued.
    pub notices: Vec<ClaimNotice>,
    /// What employers answered to them, the earlier ones first.
    pub answers: Vec<Answered>,
    /// Who checked them.
    pub checks: Vec<NoticeCheck>,
    /// What was sent, to them and to their employers.
    pub deliveries: Vec<Delivery>,
    /// History.
    pub history: Vec<EventRecord>,
    /// The funds that worked on it in the place of its own, by loan.
    pub helpers: BTreeMap<Uuid, String>,
    /// Who read the medical part.
    pub reads: Vec<medical::Read>,
    /// Printed codes left.
    pub codes_left: usize,
}

/// Loads it.
pub async fn load(service: &Service, claim_id: Uuid) -> Result<OwnClaim, UseCaseError> {
    let keys = &service.keys;
    let mut admin = service.pools.admin.acquire().await?;
    let claim = claims::find(&mut admin, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let file = claim.open(&keys.zone_a)?;
    let mut asked = exchanges::of_claim(&mut admin, &keys.zone_a, claim_id, Side::Administrative).await?;
    let notices = notices::of_claim(&mut admin, keys, claim_id).await?;
    let answers = answers::of_claim(&mut admin, claim_id).await?;
    let checks = notice_checks::of_claim(&mut admin, claim_id).await?;
    let deliveries = deliveries::of_claim(&mut admin, claim_id).await?;
    let history: Vec<_> =
        events::of_claim(&mut admin, claim_id).await?.into_iter().map(|(record, _)| record).collect();
    let helpers = fund_loans::helpers(&mut admin, claim_id).await?;
    let decided = last_decided(&history);
    let said = exchanges::explanations(&mut admin, &keys.zone_a, claim_id).await?;
    let with_decision =
        |(sequence, _): &(i32, String)| decided.is_some_and(|record| record.sequence == *sequence);
    let explanation = said.into_iter().find(with_decision).map(|(_, words)| words);
    let codes_left = access::printed_codes_left(&mut admin, claim_id, service.clock.now()).await?;
    drop(admin);

    let mut zone_m = service.pools.medical.acquire().await?;
    let (key, _) = medical::open(&mut zone_m, &keys.zone_m, claim_id).await?;
    let assessment = medical::assessment(&mut zone_m, &key, claim_id).await?;
    asked.extend(exchanges::of_claim(&mut zone_m, &key, claim_id, Side::Medical).await?);
    let notes = medical::notes(&mut zone_m, &key, claim_id).await?;
    // The words of an earlier decision are not those of this one.
    let of_decision = |note: &&medical::Note| decided.is_some_and(|record| note.at >= record.at);
    let last = |kind: &str| {
        notes.iter().rev().filter(of_decision).find(|note| note.kind == kind).map(|note| note.text.clone())
    };
    let (medical_explanation, medical_door) =
        (last("explanation"), last("door").and_then(|code| Door::from_code(&code)));
    let medical_reason = last("reason");
    let reads = medical::reads(&mut zone_m, claim_id).await?;
    Ok(OwnClaim {
        claim,
        file,
        assessment,
        explanation,
        medical_explanation,
        medical_door,
        medical_reason,
        exchanges: asked,
        notices,
        answers,
        checks,
        deliveries,
        history,
        helpers,
        reads,
        codes_left,
    })
}

/// The event of the last decision a person took.
fn last_decided(history: &[EventRecord]) -> Option<&EventRecord> {
    use ClaimEvent as E;
    let decides = |event: &E| matches!(event, E::Approved { .. } | E::Refused { .. } | E::Redirected { .. });
    history.iter().rev().find(|record| decides(&record.event))
}
