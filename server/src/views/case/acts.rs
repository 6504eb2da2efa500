//! What an agent may do with a claim now: by state, role and lease. The use cases check it again.

use crate::pipeline::review::{Agent, Case};
use crate::views::decision::last_decision;
use abri_app::model::Act;
use abri_domain::claim::ClaimState;
use abri_domain::zone::Side;
use uuid::Uuid;

/// The acts, in the order of the page. `holder` is who holds the claim now.
pub(super) fn open_to(agent: &Agent, case: &Case, holder: Option<Uuid>) -> Vec<Act> {
    let own_side = agent.side;
    match case.claim.state {
        ClaimState::InReview { side, .. } if side == own_side => match holder {
            Some(holder) if holder == agent.staff_id && case.bar.is_some() => vec![Act::Release],
            Some(holder) if holder == agent.staff_id && prepares(case) => {
                if case.claim.is_sealed() {
                    vec![Act::TypeGround, Act::Prepare, Act::Ask, Act::Release]
                } else {
                    vec![Act::Prepare, Act::Ask, Act::Pass, Act::Release]
                }
            }
            Some(holder) if holder == agent.staff_id && case.proposal.is_some() => {
                vec![Act::Confirm, Act::Release]
            }
            Some(holder) if holder == agent.staff_id && case.claim.is_sealed() => {
                vec![Act::TypeGround, Act::Ask, Act::Decide, Act::Release]
            }
            Some(holder) if holder == agent.staff_id => vec![Act::Decide, Act::Ask, Act::Pass, Act::Release],
            None if case.bar.is_none() => vec![Act::Take],
            _ => Vec::new(),
        },
        ClaimState::Approved { .. } if case.recheck.is_some() => vec![Act::Recheck],
        ClaimState::Approved { .. } | ClaimState::Refused { .. } | ClaimState::Redirected { .. } => {
            if decided_by(case) == own_side && case.mandate.is_some() && !prepares(case) {
                vec![Act::Reopen]
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
}

/// Is it lent to be prepared only?
fn prepares(case: &Case) -> bool {
    case.mandate.is_some_and(|mandate| mandate.bar().is_some())
}

/// The side that answers for the decision; the administrative one for a rule's.
fn decided_by(case: &Case) -> Side {
    match case.claim.state {
        ClaimState::Refused { side, .. } | ClaimState::Redirected { side, .. } => side,
        _ => last_decision(&case.history).map_or(Side::Administrative, |last| last.side),
    }
}
