//! Four eyes: the decisions that count only once a second person of the same side confirmed them.

use crate::claim::{ClaimEvent, EventRecord, RefusalReason};
use crate::status::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What a person decides.
    DecisionKind {
        /// Yes.
        Approve = "approve",
        /// No.
        Refuse = "refuse",
        /// Another door.
        Redirect = "redirect",
    }
}

coded! {
    /// Why a second person looks at a decision before it counts.
    WhySecond {
        /// Whoever decides is being onboarded.
        Onboarding = "onboarding",
        /// It says another thing than the decision before.
        Reversal = "reversal",
        /// A no by a medical conclusion.
        MedicalConclusion = "medical-conclusion",
        /// A no for a reason that the scheme calls sensitive.
        Sensitive = "sensitive",
    }
}

/// A decision as it is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// What is decided.
    pub kind: DecisionKind,
    /// Why, if it is a no.
    pub reason: Option<RefusalReason>,
    /// What the claim's last decision was, a person's or the rule's; none when it was never decided.
    pub before: Option<DecisionKind>,
    /// The scheme calls that reason sensitive.
    pub is_sensitive: bool,
    /// Whoever decides is being onboarded.
    pub is_onboarding: bool,
}

/// Does a second person have to confirm it, and why? The first reason that holds.
pub fn second_person(decision: Weighed) -> Option<WhySecond> {
    let is_medical = decision.reason == Some(RefusalReason::MedicalConclusion);
    let reasons = [
        (decision.before.is_some_and(|before| before != decision.kind), WhySecond::Reversal),
        (is_medical, WhySecond::MedicalConclusion),
        (decision.is_sensitive && decision.kind == DecisionKind::Refuse, WhySecond::Sensitive),
        (decision.is_onboarding, WhySecond::Onboarding),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
}

/// The last decision of a history, a person's or the rule's.
pub fn last_decided(history: &[EventRecord]) -> Option<DecisionKind> {
    history.iter().rev().find_map(|record| match record.event {
        ClaimEvent::ApprovedByRule { .. } | ClaimEvent::Approved { .. } => Some(DecisionKind::Approve),
        ClaimEvent::Refused { .. } => Some(DecisionKind::Refuse),
        ClaimEvent::Redirected { .. } => Some(DecisionKind::Redirect),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecisionKind::{Approve, Redirect, Refuse};

    fn plain(kind: DecisionKind) -> Weighed {
        let reason = (kind == Refuse).then_some(RefusalReason::TeleworkPossible);
        Weighed { kind, reason, before: None, is_sensitive: false, is_onboarding: false }
    }

    #[test]
    fn a_first_decision_for_an_ordinary_reason_is_one_persons() {
        for kind in DecisionKind::ALL.iter().copied() {
            assert_eq!(second_person(plain(kind)), None, "{}", kind.code());
        }
    }

    #[test]
    fn whatever_turns_an_earlier_decision_around_is_a_reversal() {
        for before in DecisionKind::ALL.iter().copied() {
            for kind in DecisionKind::ALL.iter().copied() {
                let why = second_person(Weighed { before: Some(before), ..plain(kind) });
                let expected = (kind != before).then_some(WhySecond::Reversal);
                assert_eq!(why, expected, "{} then {}", before.code(), kind.code());
            }
        }
    }

    #[test]
    fn a_medical_no_a_sensitive_no_and_every_word_of_a_newcomer_are_confirmed() {
        let medical = Weighed { reason: Some(RefusalReason::MedicalConclusion), ..plain(Refuse) };
        assert_eq!(second_person(medical), Some(WhySecond::MedicalConclusion));
        let sensitive = |kind| second_person(Weighed { is_sensitive: true, ..plain(kind) });
        assert_eq!(sensitive(Refuse), Some(WhySecond::Sensitive));
        assert_eq!(sensitive(Approve), None, "a yes is never sensitive");
        for kind in [Approve, Refuse, Redirect] {
            let newcomer = Weighed { is_onboarding: true, ..plain(kind) };
            assert_eq!(second_person(newcomer), Some(WhySecond::Onboarding));
        }
    }
}
