//! What must be done in the world after a change: planned here, recorded in the same transaction, done by workers.

use super::{ClaimEvent, ClaimState};
use crate::status::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// An effect owed after an event. Each becomes one job, recorded once and delivered at least once.
    Effect {
        /// Look at the claim (the pipeline).
        Assess = "assess",
        /// Tell the insured that the claim was recorded (accusé de réception).
        SendReceipt = "send-receipt",
        /// Tell the insured that there is something new; the news itself is behind the code.
        SendNews = "send-news",
        /// Issue the employers' notices, or bring them up to date, and send what has to be sent.
        IssueNotices = "issue-notices",
    }
}

/// The effects of `event`, which took a claim from `before` to `after`. No choice is left to the worker.
pub fn plan_effects(before: Option<&ClaimState>, event: &ClaimEvent, after: &ClaimState) -> Vec<Effect> {
    use ClaimEvent as E;
    let mut effects = match event {
        E::Submitted => vec![Effect::Assess, Effect::SendReceipt],
        E::GroundTyped => vec![Effect::Assess],
        // What changes nothing; what the insured did; a decision before a second person confirmed it.
        E::FileRead { .. }
        | E::ScanAttached { .. }
        | E::ScanWithdrawn { .. }
        | E::Prepared { .. }
        | E::DrawnForRecheck { .. }
        | E::Upheld { .. }
        | E::Overturned { .. }
        | E::Proposed { .. }
        | E::SentBack { .. }
        | E::InsuredAnswered
        | E::PassedTo { .. }
        | E::Withdrawn => Vec::new(),
        event if is_between_the_sides(event) => Vec::new(),
        _ => vec![Effect::SendNews],
    };
    if touches_notices(before, after) {
        effects.push(Effect::IssueNotices);
    }
    effects
}

/// The insured sees it on their page, and is written to once there is something to know or do.
const fn is_between_the_sides(event: &ClaimEvent) -> bool {
    use ClaimEvent as E;
    matches!(
        event,
        E::OpinionAsked { .. }
            | E::OpinionGiven { .. }
            | E::OpinionWithdrawn { .. }
            | E::RestsOn { .. }
            | E::SignedUnder { .. }
            | E::GlassBroken { .. }
    )
}

/// Notices change when what was granted changes, or when a granted claim is looked at again.
fn touches_notices(before: Option<&ClaimState>, after: &ClaimState) -> bool {
    let granted_before = before.and_then(ClaimState::granted);
    let settled = |state: &ClaimState| matches!(state, ClaimState::Approved { .. });
    granted_before != after.granted()
        || (granted_before.is_some() && before.is_some_and(settled) != settled(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stoppage::Stoppage;
    use crate::zone::Side;
    use time::macros::date;

    fn effects(before: ClaimState, event: &ClaimEvent) -> Vec<Effect> {
        let after = before.apply(event).unwrap();
        plan_effects(Some(&before), event, &after)
    }

    fn stoppage() -> Stoppage {
        Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap()
    }

    #[test]
    fn an_approval_tells_the_insured_and_the_employers() {
        let approved = ClaimEvent::ApprovedByRule { stoppage: stoppage() };
        assert_eq!(effects(ClaimState::Submitted, &approved), [Effect::SendNews, Effect::IssueNotices]);
    }

    #[test]
    fn employers_hear_of_a_review_only_when_they_hold_a_notice() {
        let side = Side::Administrative;
        assert_eq!(
            effects(ClaimState::Submitted, &ClaimEvent::SentToReview { side, door: None }),
            [Effect::SendNews]
        );
        let approved = ClaimState::Approved { stoppage: stoppage() };
        assert_eq!(
            effects(approved, &ClaimEvent::Reopened { side }),
            [Effect::SendNews, Effect::IssueNotices]
        );
    }

    #[test]
    fn what_the_law_ends_is_told_to_the_insured_and_the_employers() {
        let last_day = date!(2020 - 03 - 30);
        let cut = ClaimEvent::CutByLaw { last_day, end: "end-of-april".into(), rule: "at-risk-v2b".into() };
        let told = [Effect::SendNews, Effect::IssueNotices];
        assert_eq!(effects(ClaimState::Approved { stoppage: stoppage() }, &cut), told);
        let granted = Some(stoppage());
        assert_eq!(effects(ClaimState::InReview { side: Side::Medical, granted }, &cut), told);
    }

    #[test]
    fn the_same_approval_again_brings_the_notice_back() {
        let granted = Some(stoppage());
        let review = ClaimState::InReview { side: Side::Medical, granted };
        let again = ClaimEvent::Approved { side: Side::Medical, stoppage: stoppage(), proposed_by: None };
        assert_eq!(effects(review, &again), [Effect::SendNews, Effect::IssueNotices]);
        let withdrawn = effects(review, &ClaimEvent::Withdrawn);
        assert_eq!(withdrawn, [Effect::IssueNotices], "a withdrawn claim cancels the notice");
    }
}
