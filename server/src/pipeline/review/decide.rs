//! Deciding: what a person decided becomes an event of their side, and the words go where their side keeps them. Some decisions
//! count only once a second person confirmed them: those are proposed (`propose.rs`).

use super::Agent;
use super::acts::{add_note, begin, may_decide, signed};
use super::propose::propose;
use super::reasons::{known_checks, weighed};
use crate::persistence::claims::{self, ClaimRow};
use crate::persistence::medical::NoteKind;
use crate::persistence::proposals::{self, Recorded, Said};
use crate::persistence::{events, exchanges, opinions, with_retries};
use crate::pipeline::delegations::note_signature;
use crate::pipeline::transition::{Actor, apply, note};
use crate::pipeline::{UseCaseError, key_of};
use crate::state::Service;
use abri_domain::claim::{ClaimEvent, RefusalReason};
use abri_domain::decision::{DecisionKind, WhySecond, second_person};
use abri_domain::opinion::{Answered, Binding, stands_for_review};
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

impl Decision {
    /// Its kind.
    pub const fn kind(self) -> DecisionKind {
        match self {
            Self::Approve => DecisionKind::Approve,
            Self::Refuse(_) => DecisionKind::Refuse,
            Self::Redirect(_) => DecisionKind::Redirect,
        }
    }

    /// Why, if it is a no.
    pub const fn reason(self) -> Option<RefusalReason> {
        match self {
            Self::Refuse(reason) => Some(reason),
            Self::Approve | Self::Redirect(_) => None,
        }
    }
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It counts; the insured is told.
    Done,
    /// It waits for a second person of the same side, and nobody is told.
    Proposed,
}

/// Decides, or proposes what a second person has to confirm.
pub async fn decide(
    service: &Service,
    agent: &Agent,
    (claim_id, version): (Uuid, i32),
    decision: Decision,
    said: &Said,
) -> Result<Decided, UseCaseError> {
    with_retries(|| async {
        let (mut transaction, claim, mandate) = begin(service, agent, claim_id, version).await?;
        let actor = agent.acting(may_decide(mandate)?);
        if claim.is_sealed() && decision == Decision::Approve {
            return Err(UseCaseError::Sealed);
        }
        let said = &Said { checks: known_checks(service, &claim, agent.side, &said.checks), ..said.clone() };
        if claim.proposal_id.is_some() {
            // Someone's proposal is confirmed or sent back, not decided over.
            return Err(UseCaseError::Stale);
        }
        let done = match why_second(service, &mut transaction, agent, &claim, decision).await? {
            Some(why) => {
                propose(service, &mut transaction, (agent, actor), &claim, (decision, why), said).await?;
                Decided::Proposed
            }
            None => {
                execute(service, &mut transaction, (agent, actor), &claim, (decision, None), said).await?;
                Decided::Done
            }
        };
        transaction.commit().await?;
        Ok(done)
    })
    .await
}

async fn why_second(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim: &ClaimRow,
    decision: Decision,
) -> Result<Option<WhySecond>, UseCaseError> {
    let history = events::of_claim(connection, claim.claim_id).await?;
    let history: Vec<_> = history.into_iter().map(|(record, _)| record).collect();
    Ok(second_person(weighed(service, agent, claim, decision, &history)))
}

/// The proposal that a decision confirms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Confirms<'p> {
    /// Its id.
    pub(super) proposal_id: Uuid,
    /// Whose it was, and their role: the words are theirs.
    pub(super) author: (&'p str, Uuid),
}

/// Writes a decision that counts: its event, and beside it in the chain the opinion it rests on and the delegation it was
/// signed under; its words, what was ticked. Whoever confirms signs.
pub(super) async fn execute(
    service: &Service,
    connection: &mut PgConnection,
    (agent, actor): (&Agent, Actor),
    claim: &ClaimRow,
    (decision, confirms): (Decision, Option<Confirms<'_>>),
    said: &Said,
) -> Result<(), UseCaseError> {
    let signature = signed(service, connection, agent, claim).await?;
    let answers = answers(connection, agent.side, claim.claim_id).await?;
    let event = decision_event(agent, claim, decision, &answers)?;
    let rests_on = rests_on(&event, &answers);
    let event = match confirms {
        Some(Confirms { author: (_, proposer), .. }) => event.proposed_by(proposer),
        None => event,
    };
    let (_, sequence) = apply(service, connection, claim, event, actor).await?;
    if let Some(opinion_id) = rests_on {
        note_opinion(service, connection, actor, (claim.claim_id, opinion_id)).await?;
    }
    note_signature(connection, claim.claim_id, signature, actor, service.clock.now()).await?;
    let author = confirms.map_or(agent.author(), |confirms| confirms.author);
    let in_zone_a: &[String] = match agent.side {
        Side::Administrative => &said.checks,
        Side::Medical => &[],
    };
    let recorded = Recorded {
        claim_id: claim.claim_id,
        version: claim.version,
        sequence,
        by: agent.staff_id,
        proposal: confirms.map(|confirms| (confirms.proposal_id, confirms.author.1)),
        checks: in_zone_a,
    };
    proposals::record(connection, recorded).await?;
    match agent.side {
        Side::Administrative if said.explanation.is_empty() => Ok(()),
        Side::Administrative => {
            let zone_a = &service.keys.zone_a;
            Ok(exchanges::explain(connection, zone_a, claim.claim_id, sequence, &said.explanation).await?)
        }
        Side::Medical => keep_medical_words(service, connection, claim.claim_id, author, said).await,
    }
}

/// The answers that bind who decides; the medical side is not bound by its own.
pub(super) async fn answers(
    connection: &mut PgConnection,
    side: Side,
    claim_id: Uuid,
) -> Result<Vec<Answered>, UseCaseError> {
    match side {
        Side::Administrative => Ok(opinions::answers(connection, claim_id).await?),
        Side::Medical => Ok(Vec::new()),
    }
}

/// The event of a decision taken now; the state says whether it can be. The administrative side is bound by the answers it has
/// (CSS L.315-2); where they say all the medical side would, a yes is not passed on to it.
pub(super) fn decision_event(
    agent: &Agent,
    claim: &ClaimRow,
    decision: Decision,
    answers: &[Answered],
) -> Result<ClaimEvent, UseCaseError> {
    let (side, binding, proposed_by) = (agent.side, Binding::of(answers), None);
    let then_medical = claim.assessment.as_ref().is_some_and(|record| record.then_medical);
    let passes_on = side == Side::Administrative && then_medical && !stands_for_review(answers);
    Ok(match decision {
        Decision::Approve => {
            let stoppage = binding.grants(granted(claim)?).ok_or(UseCaseError::OpinionAgainst)?;
            if passes_on {
                ClaimEvent::PassedTo { side: Side::Medical }
            } else {
                ClaimEvent::Approved { side, stoppage, proposed_by }
            }
        }
        // The administrative side has no medical reason but an opinion against it.
        Decision::Refuse(RefusalReason::MedicalConclusion)
            if side == Side::Administrative && !binding.is_against() =>
        {
            return Err(UseCaseError::Stale);
        }
        Decision::Refuse(reason) => ClaimEvent::Refused { side, reason, proposed_by },
        // A door confirmed by the medical side follows from health data: zone A learns only that there is one.
        Decision::Redirect(_) if side == Side::Medical => {
            ClaimEvent::Redirected { side, door: None, proposed_by }
        }
        Decision::Redirect(door) => ClaimEvent::Redirected { side, door: Some(door), proposed_by },
    })
}

/// The opinion a decision rests on: a yes on what it has, a no for the medical conclusion on the one against.
fn rests_on(event: &ClaimEvent, answers: &[Answered]) -> Option<Uuid> {
    let rests = matches!(
        event,
        ClaimEvent::Approved { .. } | ClaimEvent::Refused { reason: RefusalReason::MedicalConclusion, .. }
    );
    Binding::of(answers).rests_on().filter(|_| rests)
}

async fn note_opinion(
    service: &Service,
    connection: &mut PgConnection,
    actor: Actor,
    (claim_id, opinion_id): (Uuid, Uuid),
) -> Result<(), UseCaseError> {
    let claim = claims::lock(connection, claim_id).await?.ok_or(UseCaseError::NotFound)?;
    note(connection, &claim, ClaimEvent::RestsOn { opinion_id }, actor, service.clock.now()).await?;
    Ok(())
}

/// The days a yes grants: what stood before a re-opened review, or what was asked for.
fn granted(claim: &ClaimRow) -> Result<Stoppage, UseCaseError> {
    let asked = Stoppage::new(claim.first_day, claim.last_day).map_err(|_| UseCaseError::Stale)?;
    Ok(claim.state.granted().unwrap_or(asked))
}

async fn keep_medical_words(
    service: &Service,
    connection: &mut PgConnection,
    claim_id: Uuid,
    author: (&str, Uuid),
    said: &Said,
) -> Result<(), UseCaseError> {
    let key = key_of(service, connection, claim_id, Side::Medical).await?;
    let (door, checks) = (said.door.map(Door::code).unwrap_or_default(), said.checks.join(" "));
    for (kind, text) in [
        (NoteKind::Explanation, said.explanation.as_str()),
        (NoteKind::Note, &said.note),
        (NoteKind::Door, door),
        (NoteKind::Reason, said.medical_reason.as_deref().unwrap_or_default()),
        (NoteKind::Checks, &checks),
    ] {
        add_note(service, connection, author, (claim_id, &key), kind, text).await?;
    }
    Ok(())
}
