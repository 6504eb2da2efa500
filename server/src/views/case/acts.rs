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
            Some(holder) if holder == agent.staff_id => in_hand(agent, case),
            None if case.bar.is_none() => vec![Act::Take],
            _ => Vec::new(),
        },
        ClaimState::AwaitingOpinion { .. } if own_side == Side::Administrative => vec![Act::WithdrawOpinion],
        ClaimState::Approved { .. } if case.recheck.is_some() && case.signs => vec![Act::Recheck],
        ClaimState::Approved { .. } | ClaimState::Refused { .. } | ClaimState::Redirected { .. } => {
            if decided_by(case) == own_side && case.mandate.is_some() && !prepares(case) && case.signs {
                vec![Act::Reopen]
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
}

/// What is done with a claim in one's hands. Another fund prepares it for its own; who may not sign leaves it to a doctor; what
/// somebody proposed is confirmed or sent back.
fn in_hand(agent: &Agent, case: &Case) -> Vec<Act> {
    let first = match (prepares(case), case.signs, case.proposal.is_some()) {
        (true, ..) => Act::Prepare,
        (false, false, _) => Act::LeaveToDoctor,
        (false, true, true) => return vec![Act::Confirm, Act::Release],
        (false, true, false) => Act::Decide,
    };
    match agent.side {
        _ if case.proposal.is_some() => vec![first, Act::Release],
        _ if case.claim.is_sealed() => vec![Act::TypeGround, Act::Ask, first, Act::Release],
        Side::Administrative => vec![first, Act::AskOpinion, Act::Ask, Act::Pass, Act::Release],
        Side::Medical => vec![first, Act::Ask, Act::Pass, Act::Release],
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
