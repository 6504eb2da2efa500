//! The state of a claim: data per state, and one function that applies an event.

use super::event::{ClaimEvent, RefusalReason};
use crate::status::Door;
use crate::stoppage::Stoppage;
use crate::zone::Side;
use serde::{Deserialize, Serialize};
use time::Date;

/// Where a claim is. What a state says here is zone A: a medical reason or door is kept in zone M.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ClaimState {
    /// Recorded; the machine has not looked yet.
    Submitted,
    /// Waits for a person.
    InReview {
        /// Which side looks.
        side: Side,
        /// The stoppage already granted, when the review re-opens an approval; its notices say "under review".
        granted: Option<Stoppage>,
    },
    /// A person asked the insured; the clock is paused.
    AwaitingInsured {
        /// Which side asked.
        side: Side,
        /// As in [`ClaimState::InReview`].
        granted: Option<Stoppage>,
    },
    /// The administrative side asked the medical one for an opinion: nobody decides until it is there. The clock runs on.
    AwaitingOpinion {
        /// As in [`ClaimState::InReview`].
        granted: Option<Stoppage>,
    },
    /// Granted.
    Approved {
        /// The days granted.
        stoppage: Stoppage,
    },
    /// Refused, by a person.
    Refused {
        /// The side that decided.
        side: Side,
        /// The administrative wording's code; `MedicalConclusion` says no more than that.
        reason: RefusalReason,
    },
    /// A person confirmed that another door serves this claim.
    Redirected {
        /// The side that decided.
        side: Side,
        /// The door, unless it follows from health data (then zone M holds it).
        door: Option<Door>,
    },
    /// Taken back by the insured.
    Withdrawn,
}

/// An event that does not fit the state: someone else was faster, or a page was stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a claim that is {state} can't take the event {event}")]
pub struct InvalidTransition {
    /// Code of the state.
    pub state: &'static str,
    /// Code of the event.
    pub event: &'static str,
}

impl ClaimState {
    /// The kebab-case code, as kept in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InReview { .. } => "in-review",
            Self::AwaitingInsured { .. } => "awaiting-insured",
            Self::AwaitingOpinion { .. } => "awaiting-opinion",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Redirected { .. } => "redirected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Every code, for the constraint of the table and its test.
    pub const CODES: &'static [&'static str] = &[
        "submitted",
        "in-review",
        "awaiting-insured",
        "awaiting-opinion",
        "approved",
        "refused",
        "redirected",
        "withdrawn",
    ];

    /// Does somebody or the machine still have to do something?
    pub const fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::InReview { .. }
                | Self::AwaitingInsured { .. }
                | Self::AwaitingOpinion { .. }
        )
    }

    /// The side that has the claim in hand, if a person does.
    pub const fn side(&self) -> Option<Side> {
        match self {
            Self::InReview { side, .. } | Self::AwaitingInsured { side, .. } => Some(*side),
            // The claim stays with those who asked.
            Self::AwaitingOpinion { .. } => Some(Side::Administrative),
            _ => None,
        }
    }

    /// The side that refused or showed another door, if one did.
    pub const fn decided_by(&self) -> Option<Side> {
        match self {
            Self::Refused { side, .. } | Self::Redirected { side, .. } => Some(*side),
            _ => None,
        }
    }

    /// The days granted, now or before a re-opened review.
    pub const fn granted(&self) -> Option<Stoppage> {
        match self {
            Self::Approved { stoppage } => Some(*stoppage),
            Self::InReview { granted, .. }
            | Self::AwaitingInsured { granted, .. }
            | Self::AwaitingOpinion { granted } => *granted,
            _ => None,
        }
    }

    /// The state after `event`, or why it can't happen. The only place where a claim changes state.
    pub fn apply(self, event: &ClaimEvent) -> Result<Self, InvalidTransition> {
        use ClaimEvent as E;
        let granted = self.granted();
        match (self, event) {
            (_, E::CutByLaw { last_day, .. }) => self.cut(*last_day).ok_or_else(|| self.refuses(event)),
            (Self::Submitted, E::ApprovedByRule { stoppage }) => Ok(Self::Approved { stoppage: *stoppage }),
            (Self::Submitted, E::SentToReview { side, .. }) => {
                Ok(Self::InReview { side: *side, granted: None })
            }
            (Self::InReview { side, .. }, _) => self.apply_review(side, event),
            (Self::AwaitingInsured { side, .. }, E::InsuredAnswered) => Ok(Self::InReview { side, granted }),
            (Self::AwaitingOpinion { .. }, E::OpinionGiven { .. } | E::OpinionWithdrawn { .. }) => {
                Ok(Self::InReview { side: Side::Administrative, granted })
            }
            (Self::Submitted | Self::AwaitingInsured { .. } | Self::AwaitingOpinion { .. }, E::Withdrawn) => {
                Ok(Self::Withdrawn)
            }
            (Self::Approved { stoppage }, E::Shortened { last_day }) => stoppage
                .shortened_to(*last_day)
                .map(|stoppage| Self::Approved { stoppage })
                .map_err(|_| self.refuses(event)),
            (
                Self::Approved { .. } | Self::Refused { .. } | Self::Redirected { .. },
                E::Reopened { side },
            ) => Ok(Self::InReview { side: *side, granted }),
            _ => Err(self.refuses(event)),
        }
    }

    /// The same state with the days granted up to that day: the law ends them whoever looks at the claim meanwhile. None where
    /// no day was granted, none would be left or none is taken away.
    fn cut(self, last_day: Date) -> Option<Self> {
        let fewer = self.granted()?.shortened_to(last_day).ok()?;
        let granted = Some(fewer);
        match self {
            Self::Approved { .. } => Some(Self::Approved { stoppage: fewer }),
            Self::InReview { side, .. } => Some(Self::InReview { side, granted }),
            Self::AwaitingInsured { side, .. } => Some(Self::AwaitingInsured { side, granted }),
            Self::AwaitingOpinion { .. } => Some(Self::AwaitingOpinion { granted }),
            Self::Submitted | Self::Refused { .. } | Self::Redirected { .. } | Self::Withdrawn => None,
        }
    }

    /// What a person may do with a claim that waits for their side.
    fn apply_review(self, side: Side, event: &ClaimEvent) -> Result<Self, InvalidTransition> {
        use ClaimEvent as E;
        let granted = self.granted();
        match event {
            E::Approved { side: by, stoppage, .. } if *by == side => {
                Ok(Self::Approved { stoppage: *stoppage })
            }
            E::Refused { side: by, reason, .. } if *by == side => Ok(Self::Refused { side, reason: *reason }),
            E::Redirected { side: by, door, .. } if *by == side => Ok(Self::Redirected { side, door: *door }),
            E::AskedInsured { side: by } if *by == side => Ok(Self::AwaitingInsured { side, granted }),
            E::OpinionAsked { .. } if side == Side::Administrative => Ok(Self::AwaitingOpinion { granted }),
            E::PassedTo { side: to } if *to != side => Ok(Self::InReview { side: *to, granted }),
            // Only of a claim whose ground lies in an envelope: the use case knows.
            E::GroundTyped if side == Side::Medical && granted.is_none() => Ok(Self::Submitted),
            E::Withdrawn => Ok(Self::Withdrawn),
            _ => Err(self.refuses(event)),
        }
    }

    const fn refuses(&self, event: &ClaimEvent) -> InvalidTransition {
        InvalidTransition { state: self.code(), event: event.code() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinion::{Conclusion, OpinionQuestion};
    use proptest::prelude::*;
    use time::macros::date;
    use uuid::Uuid;

    fn stoppage() -> Stoppage {
        Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap()
    }

    fn cut_on(last_day: Date) -> ClaimEvent {
        ClaimEvent::CutByLaw { last_day, end: "end-of-april".into(), rule: "at-risk-v2b".into() }
    }

    fn any_event() -> impl Strategy<Value = ClaimEvent> {
        use ClaimEvent as E;
        let side = prop_oneof![Just(Side::Administrative), Just(Side::Medical)];
        side.prop_flat_map(|side| {
            let reason = RefusalReason::NotAffiliated;
            prop_oneof![
                Just(E::ApprovedByRule { stoppage: stoppage() }),
                Just(E::SentToReview { side, door: None }),
                Just(E::Approved { side, stoppage: stoppage(), proposed_by: None }),
                Just(E::Refused { side, reason, proposed_by: None }),
                Just(E::Redirected { side, door: Some(Door::Doctor), proposed_by: None }),
                Just(E::AskedInsured { side }),
                Just(E::InsuredAnswered),
                Just(E::OpinionAsked { opinion_id: Uuid::nil(), question: OpinionQuestion::Length }),
                Just(E::OpinionGiven { opinion_id: Uuid::nil(), conclusion: Conclusion::Unfavourable }),
                Just(E::PassedTo { side }),
                Just(E::GroundTyped),
                Just(E::Withdrawn),
                Just(E::Shortened { last_day: date!(2020 - 03 - 25) }),
                Just(cut_on(date!(2020 - 03 - 30))),
                Just(E::Reopened { side }),
            ]
        })
    }

    #[test]
    fn the_machine_can_only_say_yes_or_call_a_person() {
        let submitted = ClaimState::Submitted;
        let side = Side::Administrative;
        for event in [
            ClaimEvent::Refused { side, reason: RefusalReason::NotAffiliated, proposed_by: None },
            ClaimEvent::Redirected { side, door: None, proposed_by: None },
        ] {
            assert!(
                submitted.apply(&event).is_err(),
                "a claim nobody looked at was refused by {}",
                event.code()
            );
        }
    }

    #[test]
    fn one_side_cannot_decide_for_the_other() {
        let waiting = ClaimState::InReview { side: Side::Medical, granted: None };
        assert!(
            waiting
                .apply(&ClaimEvent::Approved {
                    side: Side::Administrative,
                    stoppage: stoppage(),
                    proposed_by: None
                })
                .is_err()
        );
        assert!(waiting.apply(&ClaimEvent::PassedTo { side: Side::Medical }).is_err());
    }

    #[test]
    fn a_ground_typed_from_its_envelope_is_for_the_machine_to_look_at() {
        let waiting = |side, granted| ClaimState::InReview { side, granted };
        let typed = |state: ClaimState| state.apply(&ClaimEvent::GroundTyped);
        assert_eq!(typed(waiting(Side::Medical, None)), Ok(ClaimState::Submitted));
        assert!(typed(waiting(Side::Administrative, None)).is_err(), "zone A opens no envelope");
        assert!(typed(waiting(Side::Medical, Some(stoppage()))).is_err(), "it was decided with its ground");
        assert!(typed(ClaimState::Submitted).is_err());
    }

    #[test]
    fn a_reopened_approval_remembers_what_was_granted() {
        let approved = ClaimState::Approved { stoppage: stoppage() };
        let reopened = approved.apply(&ClaimEvent::Reopened { side: Side::Medical }).unwrap();
        assert_eq!(reopened.granted(), Some(stoppage()));
        let asked = reopened.apply(&ClaimEvent::AskedInsured { side: Side::Medical }).unwrap();
        assert_eq!(asked.apply(&ClaimEvent::InsuredAnswered).unwrap(), reopened);
    }

    #[test]
    fn the_law_ends_days_that_were_granted_whoever_has_the_claim_in_hand() {
        let fewer = stoppage().shortened_to(date!(2020 - 03 - 30)).unwrap();
        let (side, all) = (Side::Medical, Some(stoppage()));
        for (before, after) in [
            (ClaimState::Approved { stoppage: stoppage() }, ClaimState::Approved { stoppage: fewer }),
            (
                ClaimState::InReview { side, granted: all },
                ClaimState::InReview { side, granted: Some(fewer) },
            ),
            (
                ClaimState::AwaitingInsured { side, granted: all },
                ClaimState::AwaitingInsured { side, granted: Some(fewer) },
            ),
            (
                ClaimState::AwaitingOpinion { granted: all },
                ClaimState::AwaitingOpinion { granted: Some(fewer) },
            ),
        ] {
            assert_eq!(before.apply(&cut_on(date!(2020 - 03 - 30))), Ok(after));
            assert!(after.apply(&cut_on(date!(2020 - 03 - 30))).is_err(), "{} once", before.code());
            assert!(before.apply(&cut_on(date!(2020 - 03 - 17))).is_err(), "{} to nothing", before.code());
            assert!(before.apply(&cut_on(date!(2020 - 04 - 07))).is_err(), "{} to itself", before.code());
        }
        for before in [
            ClaimState::Submitted,
            ClaimState::InReview { side, granted: None },
            ClaimState::AwaitingOpinion { granted: None },
            ClaimState::Refused { side, reason: RefusalReason::NotOpen },
            ClaimState::Redirected { side, door: None },
            ClaimState::Withdrawn,
        ] {
            assert!(before.apply(&cut_on(date!(2020 - 03 - 30))).is_err(), "{}", before.code());
        }
    }

    #[test]
    fn an_opinion_is_asked_by_one_side_and_decides_nothing() {
        let opinion_id = Uuid::nil();
        let ask = ClaimEvent::OpinionAsked { opinion_id, question: OpinionQuestion::Situation };
        let medical = ClaimState::InReview { side: Side::Medical, granted: None };
        assert!(medical.apply(&ask).is_err(), "the medical side asks itself nothing");
        let granted = Some(stoppage());
        let waits = ClaimState::InReview { side: Side::Administrative, granted };
        let asked = waits.apply(&ask).unwrap();
        assert_eq!(
            (asked.side(), asked.granted(), asked.is_open()),
            (Some(Side::Administrative), granted, true)
        );
        let given = ClaimEvent::OpinionGiven { opinion_id, conclusion: Conclusion::Unfavourable };
        for back in [given, ClaimEvent::OpinionWithdrawn { opinion_id }] {
            assert_eq!(asked.apply(&back).unwrap(), waits, "{}", back.code());
            assert!(waits.apply(&back).is_err(), "{} without a question", back.code());
        }
        let side = Side::Administrative;
        for decision in [
            ClaimEvent::Approved { side, stoppage: stoppage(), proposed_by: None },
            ClaimEvent::Refused { side, reason: RefusalReason::MedicalConclusion, proposed_by: None },
            ClaimEvent::Redirected { side, door: None, proposed_by: None },
            ClaimEvent::PassedTo { side: Side::Medical },
        ] {
            assert!(asked.apply(&decision).is_err(), "{} while the question is open", decision.code());
        }
        assert_eq!(asked.apply(&ClaimEvent::Withdrawn).unwrap(), ClaimState::Withdrawn);
    }

    proptest! {
        #[test]
        fn no_run_of_events_refuses_without_a_person(events in proptest::collection::vec(any_event(), 0..12)) {
            let mut state = ClaimState::Submitted;
            let mut in_review = false;
            for event in &events {
                let Ok(next) = state.apply(event) else { continue };
                if matches!(next, ClaimState::Refused { .. } | ClaimState::Redirected { .. }) {
                    prop_assert!(in_review, "refused without review");
                }
                in_review = matches!(next, ClaimState::InReview { .. });
                prop_assert!(ClaimState::CODES.contains(&next.code()));
                state = next;
            }
        }

        #[test]
        fn what_the_law_cuts_keeps_its_state_and_loses_days_only(
            events in proptest::collection::vec(any_event(), 0..12),
            julian in 2_458_920i32..2_458_960
        ) {
            let run = |state: ClaimState, event: &ClaimEvent| state.apply(event).unwrap_or(state);
            let state = events.iter().fold(ClaimState::Submitted, run);
            let last_day = Date::from_julian_day(julian).unwrap();
            if let Ok(cut) = state.apply(&cut_on(last_day)) {
                let (before, after) = (state.granted().unwrap(), cut.granted().unwrap());
                prop_assert_eq!((cut.code(), cut.side()), (state.code(), state.side()));
                prop_assert_eq!((after.first_day(), after.last_day()), (before.first_day(), last_day));
                prop_assert!(last_day < before.last_day());
            } else {
                prop_assert!(state.granted().is_none_or(|days| !days.contains(last_day) || days.last_day() == last_day));
            }
        }

        #[test]
        fn withdrawn_is_final(event in any_event()) {
            prop_assert!(ClaimState::Withdrawn.apply(&event).is_err());
        }
    }
}
