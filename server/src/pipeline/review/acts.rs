//! The acts of staff on a claim. An act needs the lease and the version of the page it was typed on.

use super::Agent;
use crate::crypto::Sealer;
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::medical::{self, NoteKind};
use crate::persistence::{exchanges, with_retries};
use crate::pipeline::transition::apply;
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_app::model::StaffRole;
use abri_domain::claim::{ClaimEvent, RefusalReason};
use abri_domain::status::Door;
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::Side;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

/// What a person decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Yes. When the medical side still has to look, an administrative yes passes the claim on to it.
    Approve,
    /// No, for that reason.
    Refuse(RefusalReason),
    /// Another door.
    Redirect(Door),
}

/// Takes the claim that most needs someone.
pub async fn take_next(service: &Service, agent: &Agent) -> Result<Option<Uuid>, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::take_next(&mut connection, agent.staff_id, agent.role.side(), service.clock.now()).await?)
}

/// Takes that very claim; false when someone else has it.
pub async fn take(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<bool, UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::take_this(&mut connection, claim_id, agent.staff_id, agent.role.side(), service.clock.now())
        .await?)
}

/// Gives a claim back to the queue.
pub async fn release(service: &Service, agent: &Agent, claim_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = agent.pool(service).acquire().await?;
    Ok(claims::release(&mut connection, claim_id, agent.staff_id).await?)
}

/// Decides. `explanation` goes to the insured; `note` stays with the medical side.
pub async fn decide(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    decision: Decision,
    (explanation, note): (&str, &str),
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim) = begin(service, agent, claim_id, version).await?;
        let event = decision_event(agent, &claim, decision)?;
        let (_, sequence) =
            apply(&mut transaction, &claim, event, agent.actor(), service.clock.now()).await?;
        match agent.role {
            StaffRole::Caseworker if !explanation.is_empty() => {
                exchanges::explain(&mut transaction, &service.keys.zone_a, claim_id, sequence, explanation)
                    .await?;
            }
            StaffRole::Caseworker => {}
            StaffRole::MedicalOfficer => {
                keep_medical_words(service, &mut transaction, agent, claim_id, decision, (explanation, note))
                    .await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

fn decision_event(agent: &Agent, claim: &ClaimRow, decision: Decision) -> Result<ClaimEvent, UseCaseError> {
    let side = agent.role.side();
    let then_medical = claim.assessment.as_ref().is_some_and(|record| record.then_medical);
    Ok(match decision {
        Decision::Approve if side == Side::Administrative && then_medical => {
            ClaimEvent::PassedTo { side: Side::Medical }
        }
        Decision::Approve => ClaimEvent::Approved { side, stoppage: granted(claim)? },
        Decision::Refuse(reason) => ClaimEvent::Refused { side, reason },
        // A door confirmed by the medical side follows from health data: zone A learns only that there is one.
        Decision::Redirect(_) if side == Side::Medical => ClaimEvent::Redirected { side, door: None },
        Decision::Redirect(door) => ClaimEvent::Redirected { side, door: Some(door) },
    })
}

/// The days a yes grants: what stood before a re-opened review, or what was asked for.
fn granted(claim: &ClaimRow) -> Result<Stoppage, UseCaseError> {
    let asked = Stoppage::new(claim.first_day, claim.last_day).map_err(|_| UseCaseError::Stale)?;
    Ok(claim.state.granted().unwrap_or(asked))
}

async fn keep_medical_words(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim_id: Uuid,
    decision: Decision,
    (explanation, note): (&str, &str),
) -> Result<(), UseCaseError> {
    let key = key_of(service, connection, claim_id, Side::Medical).await?;
    let door = if let Decision::Redirect(door) = decision { door.code() } else { "" };
    for (kind, text) in [(NoteKind::Explanation, explanation), (NoteKind::Note, note), (NoteKind::Door, door)]
    {
        add_note(service, connection, agent, (claim_id, &key), kind, text).await?;
    }
    Ok(())
}

async fn add_note(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    (claim_id, key): (Uuid, &Sealer),
    kind: NoteKind,
    text: &str,
) -> Result<(), UseCaseError> {
    if text.is_empty() {
        return Ok(());
    }
    let author = (agent.role.code(), agent.staff_id);
    Ok(medical::add_note(connection, key, claim_id, kind, text, author, service.clock.now()).await?)
}

/// Asks the insured; the clock of the claim is paused until the answer. A note of the medical side stays there.
pub async fn ask(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    (question, note): (&str, &str),
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim) = begin(service, agent, claim_id, version).await?;
        let (side, now) = (agent.role.side(), service.clock.now());
        apply(&mut transaction, &claim, ClaimEvent::AskedInsured { side }, agent.actor(), now).await?;
        let key = key_of(service, &mut transaction, claim_id, side).await?;
        exchanges::ask(&mut transaction, &key, (claim_id, side), question, now).await?;
        if side == Side::Medical {
            add_note(service, &mut transaction, agent, (claim_id, &key), NoteKind::Note, note).await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Passes the claim to the other side; a note of the medical side stays there.
pub async fn pass_on(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    note: &str,
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim) = begin(service, agent, claim_id, version).await?;
        let side = match agent.role.side() {
            Side::Administrative => Side::Medical,
            Side::Medical => Side::Administrative,
        };
        apply(&mut transaction, &claim, ClaimEvent::PassedTo { side }, agent.actor(), service.clock.now())
            .await?;
        if agent.role == StaffRole::MedicalOfficer && !note.is_empty() {
            let key = key_of(service, &mut transaction, claim_id, Side::Medical).await?;
            add_note(service, &mut transaction, agent, (claim_id, &key), NoteKind::Note, note).await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Looks at a decision again; the notices say "under review" until the new one. A side does not reopen what the other
/// refused. `why` is kept with the event, on the side that says it.
pub async fn reopen(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    why: &str,
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = agent.pool(service).begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        if claim.version != version {
            return Err(UseCaseError::Stale);
        }
        let side = agent.role.side();
        if claim.state.decided_by().is_some_and(|decided_by| decided_by != side) {
            return Err(UseCaseError::NotHeld);
        }
        let event = ClaimEvent::Reopened { side };
        let (_, sequence) = apply(&mut transaction, &claim, event, agent.actor(), now).await?;
        keep_why(service, &mut transaction, agent, (claim_id, sequence), why).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

async fn keep_why(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    (claim_id, sequence): (Uuid, i32),
    why: &str,
) -> Result<(), UseCaseError> {
    match agent.role {
        _ if why.is_empty() => Ok(()),
        StaffRole::Caseworker => {
            Ok(exchanges::explain(connection, &service.keys.zone_a, claim_id, sequence, why).await?)
        }
        StaffRole::MedicalOfficer => {
            let key = key_of(service, connection, claim_id, Side::Medical).await?;
            add_note(service, connection, agent, (claim_id, &key), NoteKind::Note, why).await
        }
    }
}

/// The transaction of an act: the claim held by this agent, and unchanged since their page was made.
async fn begin<'s>(
    service: &'s Service,
    agent: &Agent,
    claim_id: Uuid,
    version: i32,
) -> Result<(Transaction<'s, Postgres>, ClaimRow), UseCaseError> {
    let mut transaction = agent.pool(service).begin().await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    if claim.version != version {
        return Err(UseCaseError::Stale);
    }
    if claim.holder(service.clock.now()) != Some(agent.staff_id) {
        return Err(UseCaseError::NotHeld);
    }
    Ok((transaction, claim))
}
