//! Deciding: what a person decided becomes an event of their side, and the words go where their side keeps them.

use super::Agent;
use super::acts::{add_note, begin, may_decide};
use crate::persistence::claims::ClaimRow;
use crate::persistence::medical::NoteKind;
use crate::persistence::{exchanges, with_retries};
use crate::pipeline::transition::apply;
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_domain::claim::{ClaimEvent, RefusalReason};
use abri_domain::status::Door;
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::Side;
use sqlx::PgConnection;
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

/// Decides. `explanation` goes to the insured; `note` stays with the medical side.
pub async fn decide(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    decision: Decision,
    (explanation, note): (&str, &str),
) -> Result<(), UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let actor = agent.acting(may_decide(mandate)?);
        let event = decision_event(agent, &claim, decision)?;
        let (_, sequence) = apply(service, &mut transaction, &claim, event, actor).await?;
        match agent.side {
            Side::Administrative if !explanation.is_empty() => {
                exchanges::explain(&mut transaction, &service.keys.zone_a, claim_id, sequence, explanation)
                    .await?;
            }
            Side::Administrative => {}
            Side::Medical => {
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
    let side = agent.side;
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
