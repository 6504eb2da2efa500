//! Scans of what came on paper. The mail desk attaches the administrative sheet to what it typed, the medical side what lay in the
//! envelope it holds; each attaching and withdrawing is an event with the hash of the file. Reading a scan of zone M is written down
//! as any reading of it.

use super::filing::{self, Filer};
use super::review::Agent;
use super::transition::{Actor, note};
use super::{UseCaseError, key_of};
use crate::crypto::{Sealer, sha256};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::medical;
use crate::persistence::scans::{self, NewScan, ScanRow};
use crate::random;
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::scan::{ScanFault, ScanKind, fits, may_withdraw, recognise};
use abri_domain::zone::Side;
use data_encoding::HEXLOWER;
use sqlx::PgConnection;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Files, as they were sent.
pub type Files = [Vec<u8>];

/// Attaches scans of the administrative sheet to a paper that this person typed lately; why not, when one is not taken.
pub async fn attach_sheet(
    service: &Service,
    filer: &Filer,
    claim_id: Uuid,
    sent: &Files,
) -> Result<Result<(), ScanFault>, UseCaseError> {
    if !filer.seals() {
        return Err(UseCaseError::NotFound);
    }
    filing::filed(service, filer, claim_id).await?;
    let mut transaction = service.pools.admin.begin().await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let key = (&service.keys.zone_a, Side::Administrative);
    let kept = keep(service, &mut transaction, &claim, key, filer.actor(), sent).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Attaches scans of the medical sheet to a claim that the agent holds and whose envelope came; why not, when one is not taken.
pub async fn attach_medical(
    service: &Service,
    agent: &Agent,
    claim_id: Uuid,
    files: &Files,
) -> Result<Result<(), ScanFault>, UseCaseError> {
    let mut transaction = medical_side(service, agent)?.begin().await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    if claim.assisted.and_then(|assisted| assisted.envelope).is_none() {
        return Err(UseCaseError::NotFound);
    }
    if claim.holder(service.clock.now()) != Some(agent.staff_id) {
        return Err(UseCaseError::NotHeld);
    }
    let key = key_of(service, &mut transaction, claim_id, Side::Medical).await?;
    let key = (&key, Side::Medical);
    let kept = keep(service, &mut transaction, &claim, key, agent.actor(), files).await?;
    transaction.commit().await?;
    Ok(kept)
}

fn medical_side<'s>(service: &'s Service, agent: &Agent) -> Result<&'s sqlx::PgPool, UseCaseError> {
    if agent.side == Side::Medical { Ok(&service.pools.medical) } else { Err(UseCaseError::NotFound) }
}

/// Keeps all the files, or none.
async fn keep(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    (key, side): (&Sealer, Side),
    actor: Actor,
    files: &Files,
) -> Result<Result<(), ScanFault>, UseCaseError> {
    let by = actor.staff_id.ok_or(UseCaseError::NotFound)?;
    let there = scans::of_claim(connection, (claim.claim_id, side)).await?;
    let checked = match check(&there, files) {
        Ok(checked) => checked,
        Err(fault) => return Ok(Err(fault)),
    };
    let now = service.clock.now();
    for (bytes, (kind, sha256)) in files.iter().zip(checked) {
        let (scan_id, claim_id) = (random::id(now)?, claim.claim_id);
        scans::add(connection, (key, side), &NewScan { scan_id, claim_id, kind, bytes, sha256, by }, now)
            .await?;
        let sha256 = HEXLOWER.encode(&sha256);
        chain(service, connection, claim_id, ClaimEvent::ScanAttached { side, sha256 }, actor).await?;
    }
    Ok(Ok(()))
}

/// Notes an event after the one before it: the row of the claim is held, and read anew for its last hash.
async fn chain(
    service: &Service,
    connection: &mut PgConnection,
    claim_id: Uuid,
    event: ClaimEvent,
    actor: Actor,
) -> Result<(), UseCaseError> {
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    note(connection, &claim, event, actor, service.clock.now()).await?;
    Ok(())
}

/// What each file is, with its hash.
fn check(there: &[ScanRow], files: &Files) -> Result<Vec<(ScanKind, [u8; 32])>, ScanFault> {
    let kept = there.iter().filter(|scan| scan.withdrawn_at.is_none());
    let mut hashes: Vec<Vec<u8>> = kept.clone().map(|scan| scan.sha256.clone()).collect();
    let bytes = kept.map(|scan| usize::try_from(scan.size).unwrap_or(0)).sum();
    fits((hashes.len(), bytes), (files.len(), files.iter().map(Vec::len).sum()))?;
    let mut checked = Vec::new();
    for file in files {
        let (kind, hash) = (recognise(file)?, sha256(file));
        if hashes.iter().any(|known| known.as_slice() == hash) {
            return Err(ScanFault::Twice);
        }
        hashes.push(hash.to_vec());
        checked.push((kind, hash));
    }
    Ok(checked)
}

/// The scans of the administrative sheet of a claim this person typed lately.
pub async fn of_sheet(
    service: &Service,
    _filer: &Filer,
    claim: &ClaimRow,
) -> Result<Vec<ScanRow>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(scans::of_claim(&mut connection, (claim.claim_id, Side::Administrative)).await?)
}

/// Withdraws a scan of the administrative sheet; only its author may, within twelve hours.
pub async fn withdraw_sheet(
    service: &Service,
    filer: &Filer,
    (claim_id, scan_id): (Uuid, Uuid),
) -> Result<(), UseCaseError> {
    let mut transaction = service.pools.admin.begin().await?;
    take_back(service, &mut transaction, (claim_id, scan_id), Side::Administrative, filer.actor()).await?;
    transaction.commit().await?;
    Ok(())
}

/// Withdraws a scan of the medical sheet; only its author may, within twelve hours.
pub async fn withdraw_medical(
    service: &Service,
    agent: &Agent,
    (claim_id, scan_id): (Uuid, Uuid),
) -> Result<(), UseCaseError> {
    let mut transaction = medical_side(service, agent)?.begin().await?;
    take_back(service, &mut transaction, (claim_id, scan_id), Side::Medical, agent.actor()).await?;
    transaction.commit().await?;
    Ok(())
}

async fn take_back(
    service: &Service,
    connection: &mut PgConnection,
    (claim_id, scan_id): (Uuid, Uuid),
    side: Side,
    actor: Actor,
) -> Result<(), UseCaseError> {
    let now = service.clock.now();
    claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    let there = scans::of_claim(connection, (claim_id, side)).await?;
    let mine = |scan: &&ScanRow| {
        let is_author = actor.staff_id == Some(scan.attached_by);
        scan.scan_id == scan_id && is_author && scan.withdrawn_at.is_none()
    };
    let scan = there.iter().find(mine).filter(|scan| may_withdraw(scan.attached_at, now));
    let scan = scan.ok_or(UseCaseError::NotFound)?;
    scans::withdraw(connection, (scan_id, side), now).await?;
    let sha256 = HEXLOWER.encode(&scan.sha256);
    chain(service, connection, claim_id, ClaimEvent::ScanWithdrawn { side, sha256 }, actor).await
}

/// A scan as a file.
pub struct ScanFile {
    /// What it is.
    pub kind: ScanKind,
    /// The file.
    pub bytes: Zeroizing<Vec<u8>>,
}

/// Reads a scan of the administrative sheet; both sides may, and it is written down.
pub async fn read_sheet(
    service: &Service,
    agent: &Agent,
    (claim_id, scan_id): (Uuid, Uuid),
) -> Result<ScanFile, UseCaseError> {
    let (mut transaction, side) = (agent.pool(service).begin().await?, Side::Administrative);
    let kind = kind_of(&mut transaction, (claim_id, scan_id), side).await?;
    let bytes = scans::open(&mut transaction, (&service.keys.zone_a, side), (claim_id, scan_id)).await?;
    chain(service, &mut transaction, claim_id, ClaimEvent::FileRead { side }, agent.actor()).await?;
    transaction.commit().await?;
    Ok(ScanFile { kind, bytes: bytes.ok_or(UseCaseError::NotFound)? })
}

/// Reads a scan of the medical sheet: the medical side alone, and the insured sees it.
pub async fn read_medical(
    service: &Service,
    agent: &Agent,
    (claim_id, scan_id): (Uuid, Uuid),
) -> Result<ScanFile, UseCaseError> {
    let (mut transaction, side) = (medical_side(service, agent)?.begin().await?, Side::Medical);
    let kind = kind_of(&mut transaction, (claim_id, scan_id), side).await?;
    medical::log_read(&mut transaction, claim_id, agent.staff_id, agent.role.code(), service.clock.now())
        .await?;
    let (key, _) = medical::open(&mut transaction, &service.keys.zone_m, claim_id).await?;
    let bytes = scans::open(&mut transaction, (&key, side), (claim_id, scan_id)).await?;
    chain(service, &mut transaction, claim_id, ClaimEvent::FileRead { side }, agent.actor()).await?;
    transaction.commit().await?;
    Ok(ScanFile { kind, bytes: bytes.ok_or(UseCaseError::NotFound)? })
}

async fn kind_of(
    connection: &mut PgConnection,
    (claim_id, scan_id): (Uuid, Uuid),
    side: Side,
) -> Result<ScanKind, UseCaseError> {
    let there = scans::of_claim(connection, (claim_id, side)).await?;
    let scan = there.iter().find(|scan| scan.scan_id == scan_id && scan.withdrawn_at.is_none());
    Ok(scan.ok_or(UseCaseError::NotFound)?.kind)
}
