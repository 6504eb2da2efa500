//! Intake: a checked claim becomes rows, sealed and durable, before anyone is told that it was recorded.

mod writer;

pub use writer::{Intake, IntakeError};

use crate::clock::paris;
use crate::crypto::{DataKey, Place};
use crate::persistence::claims::{AssistedRow, ClaimFile, NewClaimRow, file_place, name_indexes};
use crate::persistence::drafts::{SessionHash, codes_place};
use crate::persistence::medical::{MedicalFile, ground_place};
use crate::persistence::{PersistenceError, register};
use crate::random;
use crate::state::Service;
use abri_domain::claim::{ActorKind, ClaimEvent, EventRecord, GENESIS_HASH};
use abri_domain::deadline::Deadline;
use abri_domain::form::NewClaim;
use abri_domain::lane::NO_FUND;
use abri_domain::reference::{AccessCode, ClaimReference};
use abri_domain::status::Channel;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// One-time codes printed for a person without e-mail.
pub const PRINTED_CODES: usize = 6;

/// How a claim came in.
pub struct Submission {
    /// The claim.
    pub claim: NewClaim,
    /// Makes a second submission the same claim.
    pub submit_key: Uuid,
    /// Language the person chose: `fr` or `en`.
    pub language: &'static str,
    /// Channel.
    pub channel: Channel,
    /// Who typed it for the insured; none for a claim they filed themselves.
    pub assisted: Option<Assisted>,
    /// The session of the form, whose receipt will show the claim.
    pub session: Option<SessionHash>,
}

/// Someone of the fund who typed a claim for the insured.
#[derive(Debug, Clone, Copy)]
pub struct Assisted {
    /// As what they stand in the history of the claim.
    pub kind: ActorKind,
    /// Who, the day it counts from, the envelope of its medical part.
    pub row: AssistedRow,
}

/// The index of a claim's reference and birth date together: what opens its follow-up.
pub fn birth_index(service: &Service, reference: &ClaimReference, birth_date: Date) -> [u8; 32] {
    service.keys.index.index("birth", format!("{}|{birth_date}", reference.as_str()).as_bytes())
}

/// The index of a one-time code of a claim.
pub fn code_index(service: &Service, claim_id: Uuid, code: &AccessCode) -> [u8; 32] {
    service.keys.index.index("access-code", format!("{claim_id}|{}", code.expose()).as_bytes())
}

/// Records a submission; answers once it is durable. The same submit key always answers with the same claim.
pub async fn submit(service: &Service, submission: Submission) -> Result<Uuid, IntakeError> {
    let now = service.clock.now();
    let row = prepare(service, &submission, now).map_err(IntakeError::Refused)?;
    service.intake.record(row).await
}

/// Everything of a claim that can be made before the database is asked.
pub fn prepare(
    service: &Service,
    submission: &Submission,
    now: OffsetDateTime,
) -> Result<NewClaimRow, PersistenceError> {
    let Submission { claim, submit_key, language, channel, assisted, session } = submission;
    let claim_id = random::id(now)?;
    let reference = ClaimReference::from_random(random::bytes()?);
    let data_key = DataKey::generate(&service.keys.zone_m, claim_id)?;
    let ground = MedicalFile { ground: claim.ground.clone(), answers: claim.answers.clone() };
    let fund = guess_fund(service, claim);
    let received_on = assisted.map_or_else(|| paris(now).date(), |assisted| assisted.row.received_on);
    let due_on = Deadline::from_day(received_on, &service.office(&fund)).due_on;
    let first = first_event(claim_id, now, assisted.as_ref());
    let (codes, sealed_codes) = printed_codes(service, claim_id, claim, session.as_ref(), now)?;
    Ok(NewClaimRow {
        claim_id,
        submit_key: *submit_key,
        scheme: claim.scheme.clone(),
        channel: channel.code(),
        language,
        fund,
        insured_status: claim.status.code(),
        first_day: claim.stoppage.first_day(),
        last_day: claim.stoppage.last_day(),
        nir_index: register::nir_index(&service.keys, &claim.insured.nir),
        name_indexes: name_indexes(&service.keys.index, &claim.insured),
        birth_index: birth_index(service, &reference, claim.insured.birth_date),
        sealed: service.keys.zone_a.seal_json(file_place(claim_id), &file_of(claim))?,
        terms_version: claim.terms.version.clone(),
        terms_sha256: service.terms.sha256,
        submitted_at: now,
        due_on,
        first_hash: first.hash(&GENESIS_HASH),
        first_actor: (first.actor_kind.code(), first.actor_id),
        assisted: assisted.map(|assisted| assisted.row),
        sealed_ground: data_key.sealer.seal_json(ground_place(claim_id), &ground)?,
        wrapped_key: data_key.wrapped,
        job_ids: [random::id(now)?, random::id(now)?],
        reference: reference.as_str().to_owned(),
        codes,
        sealed_codes,
        session: *session,
    })
}

fn file_of(claim: &NewClaim) -> ClaimFile {
    ClaimFile {
        insured: claim.insured.clone(),
        other_status: claim.other_status,
        health_worker: claim.health_worker,
        telework: claim.telework,
        last_day_worked: claim.last_day_worked,
        employers: claim.employers.clone(),
        delivery: claim.delivery,
        helper: claim.helper.clone(),
    }
}

fn first_event(claim_id: Uuid, at: OffsetDateTime, assisted: Option<&Assisted>) -> EventRecord {
    let event = ClaimEvent::Submitted;
    let (actor_kind, actor_id) =
        assisted.map_or((ActorKind::Insured, None), |assisted| (assisted.kind, Some(assisted.row.typed_by)));
    EventRecord { claim_id, sequence: 0, at, actor_kind, actor_id, event, loan_id: None }
}

/// The fund by address, until the register says better.
fn guess_fund(service: &Service, claim: &NewClaim) -> String {
    let address = &claim.insured.address;
    let guess = service.funds.guess(claim.status.is_agricultural(), &address.postal_code);
    guess.map_or_else(|| NO_FUND.to_owned(), |fund| fund.code.as_str().to_owned())
}

type PrintedCodes = (Vec<(Uuid, [u8; 32])>, Option<Vec<u8>>);

/// The codes of a person without e-mail: their indexes, and the codes themselves sealed for this session's receipt.
fn printed_codes(
    service: &Service,
    claim_id: Uuid,
    claim: &NewClaim,
    session: Option<&SessionHash>,
    now: OffsetDateTime,
) -> Result<PrintedCodes, PersistenceError> {
    let (None, Some(session)) = (&claim.insured.email, session) else { return Ok((Vec::new(), None)) };
    let (shown, codes) = draw_codes(service, claim_id, now)?;
    let place: Place = codes_place(session);
    Ok((codes, Some(service.keys.drafts.seal_json(place, &shown)?)))
}

/// Codes to show, and what the table keeps of each.
pub type DrawnCodes = (Vec<String>, Vec<(Uuid, [u8; 32])>);

/// Draws a fresh set of printed codes.
pub fn draw_codes(
    service: &Service,
    claim_id: Uuid,
    now: OffsetDateTime,
) -> Result<DrawnCodes, PersistenceError> {
    let (mut shown, mut kept) = (Vec::new(), Vec::new());
    for _ in 0..PRINTED_CODES {
        let code = AccessCode::from_random(random::bytes()?);
        kept.push((random::id(now)?, code_index(service, claim_id, &code)));
        shown.push(code.to_string());
    }
    Ok((shown, kept))
}
