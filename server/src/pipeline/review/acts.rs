//! The acts of staff on a claim besides deciding: asking, passing on, reopening. An act needs the lease and the version of the page it was typed on.

use super::Agent;
use super::lease::refuse_conflict;
use super::mandate::{held_under, mandate_at};
use crate::crypto::Sealer;
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::medical::{self, NoteKind};
use crate::persistence::{delegations, exchanges, rechecks, with_retries};
use crate::pipeline::delegations::{note_signature, signature_on_claim};
use crate::pipeline::transition::{Actor, apply};
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_domain::claim::ClaimEvent;
use abri_domain::lane::{Bar, Mandate};
use abri_domain::staff::Signature;
use abri_domain::zone::Side;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

/// Keeps a note of the medical side, if there is one; `author` is their role and id.
pub(super) async fn add_note(
    service: &Service,
    connection: &mut PgConnection,
    author: (&str, Uuid),
    (claim_id, key): (Uuid, &Sealer),
    kind: NoteKind,
    text: &str,
) -> Result<(), UseCaseError> {
    if text.is_empty() {
        return Ok(());
    }
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
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let (side, now) = (agent.side, service.clock.now());
        let event = ClaimEvent::AskedInsured { side };
        apply(service, &mut transaction, &claim, event, agent.acting(mandate)).await?;
        let key = key_of(service, &mut transaction, claim_id, side).await?;
        exchanges::ask(&mut transaction, &key, (claim_id, side), question, now).await?;
        if side == Side::Medical {
            add_note(service, &mut transaction, agent.author(), (claim_id, &key), NoteKind::Note, note)
                .await?;
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
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        if claim.is_sealed() {
            return Err(UseCaseError::Sealed);
        }
        let side = match agent.side {
            Side::Administrative => Side::Medical,
            Side::Medical => Side::Administrative,
        };
        apply(service, &mut transaction, &claim, ClaimEvent::PassedTo { side }, agent.acting(mandate))
            .await?;
        if agent.side == Side::Medical && !note.is_empty() {
            let key = key_of(service, &mut transaction, claim_id, Side::Medical).await?;
            add_note(service, &mut transaction, agent.author(), (claim_id, &key), NoteKind::Note, note)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// Keeps a note for a doctor, and gives back a claim of the medical side that this technician may not decide: it is not given
/// to them again. A proposal that waits on it goes on waiting.
pub async fn leave_to_doctor(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    note: &str,
) -> Result<(), UseCaseError> {
    if agent.side != Side::Medical {
        return Err(UseCaseError::NotFound);
    }
    with_retries(|| async {
        let (mut transaction, _, _) = begin(service, agent, claim_id, version).await?;
        let key = key_of(service, &mut transaction, claim_id, Side::Medical).await?;
        add_note(service, &mut transaction, agent.author(), (claim_id, &key), NoteKind::Note, note).await?;
        delegations::note_prepared(&mut transaction, claim_id, agent.staff_id, service.clock.now()).await?;
        claims::release(&mut transaction, claim_id, agent.staff_id).await?;
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
        let mut transaction = agent.pool(service).begin().await?;
        let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
        if claim.version != version {
            return Err(UseCaseError::Stale);
        }
        if claim.state.decided_by().is_some_and(|decided_by| decided_by != agent.side) {
            return Err(UseCaseError::NotHeld);
        }
        refuse_conflict(&mut transaction, claim_id, agent.staff_id, service.clock.now()).await?;
        let mandate = mandate_at(&mut transaction, agent, &claim, service.clock.now()).await?;
        let mandate = may_decide(mandate.ok_or(UseCaseError::Barred(Bar::OtherFund))?)?;
        reopen_locked(service, &mut transaction, agent, &claim, (agent.acting(mandate), why)).await?;
        // A re-check of a decision that is looked at again anyway has no object any more.
        rechecks::overtake(&mut transaction, (claim_id, agent.staff_id), service.clock.now()).await?;
        transaction.commit().await?;
        Ok(())
    })
    .await
}

/// The same for a claim whose row the transaction holds.
pub(in crate::pipeline) async fn reopen_locked(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
    (actor, why): (Actor, &str),
) -> Result<(), UseCaseError> {
    let event = ClaimEvent::Reopened { side: agent.side };
    let signature = signed(service, connection, agent, claim).await?;
    let (_, sequence) = apply(service, connection, claim, event, actor).await?;
    note_signature(connection, claim.claim_id, signature, actor, service.clock.now()).await?;
    keep_words(service, connection, agent, (claim.claim_id, sequence), why).await
}

/// Keeps what was written with an event, on the side that says it.
pub(super) async fn keep_words(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    (claim_id, sequence): (Uuid, i32),
    words: &str,
) -> Result<(), UseCaseError> {
    match agent.side {
        _ if words.is_empty() => Ok(()),
        Side::Administrative => {
            Ok(exchanges::explain(connection, &service.keys.zone_a, claim_id, sequence, words).await?)
        }
        Side::Medical => {
            let key = key_of(service, connection, claim_id, Side::Medical).await?;
            add_note(service, connection, agent.author(), (claim_id, &key), NoteKind::Note, words).await
        }
    }
}

/// The same mandate, if one may decide by it.
pub(super) fn may_decide(mandate: Mandate) -> Result<Mandate, UseCaseError> {
    mandate.bar().map_or(Ok(mandate), |bar| Err(UseCaseError::Barred(bar)))
}

/// As what this agent decides: the administrative side and doctors in their own name, a technician under a delegation or not at
/// all.
pub(in crate::pipeline) async fn signed(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
) -> Result<Signature, UseCaseError> {
    let (who, what) = ((agent.role, agent.staff_id), (claim.claim_id, claim.scheme.as_str()));
    signature_on_claim(service, connection, who, what).await?.ok_or(UseCaseError::NotDelegated)
}

/// The transaction of an act: the claim held by this agent, who may work on it, unchanged since their page was made, and
/// on whose behalf.
pub(in crate::pipeline) async fn begin<'s>(
    service: &'s Service,
    agent: &Agent,
    claim_id: Uuid,
    version: i32,
) -> Result<(Transaction<'s, Postgres>, ClaimRow, Mandate), UseCaseError> {
    let mut transaction = agent.pool(service).begin().await?;
    let claim = claims::lock(&mut transaction, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    if claim.version != version {
        return Err(UseCaseError::Stale);
    }
    if claim.holder(service.clock.now()) != Some(agent.staff_id) {
        return Err(UseCaseError::NotHeld);
    }
    refuse_conflict(&mut transaction, claim_id, agent.staff_id, service.clock.now()).await?;
    let mandate = held_under(&mut transaction, agent, &claim, service.clock.now()).await?;
    Ok((transaction, claim, mandate))
}
