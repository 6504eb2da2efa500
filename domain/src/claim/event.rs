//! What happens to a claim, and the chained record of it.

use crate::chain::link;
use crate::glass::GlassReason;
use crate::opinion::{Conclusion, OpinionQuestion};
use crate::recheck::{OverturnReason, WhyRechecked};
use crate::status::{Door, coded};
use crate::stoppage::Stoppage;
use crate::zone::{Side, Zone};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

coded! {
    /// Why a person refused, from a closed list; each has a wording and a way to appeal.
    RefusalReason {
        /// The person is not affiliated to a fund of this service.
        NotAffiliated = "not-affiliated",
        /// The work can be done from home.
        TeleworkPossible = "telework-possible",
        /// The identity could not be established.
        IdentityNotEstablished = "identity-not-established",
        /// The scheme is not for people who work like this.
        NotConcerned = "not-concerned",
        /// The scheme is closed, or another way leads to the stoppage.
        NotOpen = "not-open",
        /// The rules don't allow these days.
        DaysNotAllowed = "days-not-allowed",
        /// Another stoppage already covers these days.
        AlreadyCovered = "already-covered",
        /// The insured did not answer in time.
        NoAnswer = "no-answer",
        /// The medical side's conclusion; its reasons stay in zone M (CSP R.4127-104).
        MedicalConclusion = "medical-conclusion",
    }
}

/// An event of a claim. What it carries is zone A; medical words live in zone M beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum ClaimEvent {
    /// The claim was recorded.
    Submitted,
    /// A rule approved it at once.
    ApprovedByRule {
        /// The days granted.
        stoppage: Stoppage,
    },
    /// A person has to look.
    SentToReview {
        /// The side that looks.
        side: Side,
        /// The other door the machine believes serves better, when it follows from zone A facts.
        door: Option<Door>,
    },
    /// A person approved it.
    Approved {
        /// The side that decided.
        side: Side,
        /// The days granted.
        stoppage: Stoppage,
        /// Who proposed it, where a second person confirmed it: then the actor is the second one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<Uuid>,
    },
    /// A person refused it.
    Refused {
        /// The side that decided.
        side: Side,
        /// The reason of the list.
        reason: RefusalReason,
        /// Who proposed it, where a second person confirmed it: then the actor is the second one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<Uuid>,
    },
    /// A person confirmed another door.
    Redirected {
        /// The side that decided.
        side: Side,
        /// The door, unless it follows from health data.
        door: Option<Door>,
        /// Who proposed it, where a second person confirmed it: then the actor is the second one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<Uuid>,
    },
    /// A person asked the insured something.
    AskedInsured {
        /// The side that asked.
        side: Side,
    },
    /// The insured answered.
    InsuredAnswered,
    /// One side handed the claim to the other.
    PassedTo {
        /// The side that now has it.
        side: Side,
    },
    /// The medical side opened the envelope of a claim on paper and typed the ground; the machine looks.
    GroundTyped,
    /// The insured took the claim back.
    Withdrawn,
    /// The insured corrected where an employer is reached; changes nothing of the claim.
    ContactCorrected {
        /// Which employer, from 1.
        employer: i32,
    },
    /// The insured goes back to work earlier.
    Shortened {
        /// The new last day off.
        last_day: Date,
    },
    /// The law ended it, whatever was granted (a hard end of the rules).
    CutByLaw {
        /// The new last day off.
        last_day: Date,
        /// Code of the hard end.
        end: String,
        /// Id of the version that says it.
        rule: String,
    },
    /// A decision is looked at again.
    Reopened {
        /// The side that looks.
        side: Side,
    },
    /// A person will re-check what the rule approved; changes nothing.
    DrawnForRecheck {
        /// The side that re-checks.
        side: Side,
        /// Why this one.
        why: WhyRechecked,
    },
    /// The re-check found that the rule was right; changes nothing.
    Upheld {
        /// The side that re-checked.
        side: Side,
    },
    /// The re-check found otherwise; a `Reopened` follows, which changes the claim.
    Overturned {
        /// The side that re-checked.
        side: Side,
        /// Why, from the list.
        reason: OverturnReason,
    },
    /// Someone of another fund has it ready for its own fund to decide; changes nothing.
    Prepared {
        /// The side that prepared.
        side: Side,
    },
    /// A person proposed a decision that a second one has to confirm; changes nothing for anyone.
    Proposed {
        /// The side that decides.
        side: Side,
    },
    /// The second person sent the proposal back; changes nothing.
    SentBack {
        /// The side that decides.
        side: Side,
    },
    /// The administrative side asked the medical one something.
    OpinionAsked {
        /// The opinion.
        opinion_id: Uuid,
        /// What.
        question: OpinionQuestion,
    },
    /// The medical side answered, by a conclusion and no more.
    OpinionGiven {
        /// The opinion.
        opinion_id: Uuid,
        /// The conclusion.
        conclusion: Conclusion,
    },
    /// The administrative side took its question back.
    OpinionWithdrawn {
        /// The opinion.
        opinion_id: Uuid,
    },
    /// The decision before rests on that opinion (CSS L.315-2); changes nothing.
    RestsOn {
        /// The opinion.
        opinion_id: Uuid,
    },
    /// What is before was signed under a doctor's delegation; changes nothing.
    SignedUnder {
        /// The delegation.
        delegation_id: Uuid,
    },
    /// Someone opens zone M by way of exception; changes nothing.
    GlassBroken {
        /// The opening.
        glass_id: Uuid,
        /// Why, from the list.
        reason: GlassReason,
    },
    /// A scan of what came on paper was attached; changes nothing.
    ScanAttached {
        /// The side whose sheet it is.
        side: Side,
        /// SHA-256 of the file, in hexadecimal.
        sha256: String,
    },
    /// Its author withdrew it; changes nothing.
    ScanWithdrawn {
        /// The side whose sheet it was.
        side: Side,
        /// SHA-256 of the file, in hexadecimal.
        sha256: String,
    },
    /// Someone opened the file; changes nothing.
    FileRead {
        /// The zone that was shown.
        side: Side,
    },
}

impl ClaimEvent {
    /// The kebab-case code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::ApprovedByRule { .. } => "approved-by-rule",
            Self::SentToReview { .. } => "sent-to-review",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Redirected { .. } => "redirected",
            Self::AskedInsured { .. } => "asked-insured",
            Self::InsuredAnswered => "insured-answered",
            Self::PassedTo { .. } => "passed-to",
            Self::GroundTyped => "ground-typed",
            Self::Withdrawn => "withdrawn",
            Self::ContactCorrected { .. } => "contact-corrected",
            Self::Shortened { .. } => "shortened",
            Self::CutByLaw { .. } => "cut-by-law",
            Self::Reopened { .. } => "reopened",
            Self::DrawnForRecheck { .. } => "drawn-for-recheck",
            Self::Upheld { .. } => "upheld",
            Self::Overturned { .. } => "overturned",
            Self::Prepared { .. } => "prepared",
            Self::Proposed { .. } => "proposed",
            Self::SentBack { .. } => "sent-back",
            Self::OpinionAsked { .. } => "opinion-asked",
            Self::OpinionGiven { .. } => "opinion-given",
            Self::OpinionWithdrawn { .. } => "opinion-withdrawn",
            Self::RestsOn { .. } => "rests-on",
            Self::SignedUnder { .. } => "signed-under",
            Self::GlassBroken { .. } => "glass-broken",
            Self::ScanAttached { .. } => "scan-attached",
            Self::ScanWithdrawn { .. } => "scan-withdrawn",
            Self::FileRead { .. } => "file-read",
        }
    }

    /// The same decision, confirmed by whoever stands in the history as its actor; other events stay as they are.
    #[must_use]
    pub fn proposed_by(self, proposer: Uuid) -> Self {
        let proposed_by = Some(proposer);
        match self {
            Self::Approved { side, stoppage, .. } => Self::Approved { side, stoppage, proposed_by },
            Self::Refused { side, reason, .. } => Self::Refused { side, reason, proposed_by },
            Self::Redirected { side, door, .. } => Self::Redirected { side, door, proposed_by },
            other => other,
        }
    }

    /// Who proposed what a second person confirmed.
    pub const fn proposer(&self) -> Option<Uuid> {
        match self {
            Self::Approved { proposed_by, .. }
            | Self::Refused { proposed_by, .. }
            | Self::Redirected { proposed_by, .. } => *proposed_by,
            _ => None,
        }
    }

    /// The zone whose file was opened, if it is that.
    pub const fn zone_read(&self) -> Option<Zone> {
        match self {
            Self::FileRead { side: Side::Administrative } => Some(Zone::Administrative),
            Self::FileRead { side: Side::Medical } => Some(Zone::Medical),
            _ => None,
        }
    }
}

coded! {
    /// What kind of actor did it.
    ActorKind {
        /// The insured, by the form or the follow-up page.
        Insured = "insured",
        /// A rule, run by the service.
        Rule = "rule",
        /// A caseworker.
        Caseworker = "caseworker",
        /// A medical technician, under a doctor.
        MedicalTechnician = "medical-technician",
        /// A medical officer.
        MedicalOfficer = "medical-officer",
        /// Someone on the phone, for the insured.
        CallDesk = "call-desk",
        /// Someone who registers what comes on paper.
        MailDesk = "mail-desk",
        /// A supervisor.
        Supervisor = "supervisor",
    }
}

/// One row of a claim's history: append only, each hash covers the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    /// The claim.
    pub claim_id: Uuid,
    /// Place in the claim's history, from 0.
    pub sequence: i32,
    /// When, to the microsecond (what PostgreSQL keeps).
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Kind of actor.
    pub actor_kind: ActorKind,
    /// Which member of staff, if it was one.
    pub actor_id: Option<Uuid>,
    /// What happened.
    pub event: ClaimEvent,
    /// The loan by which someone of another fund did it. Left out where there is none, as in every event from before there
    /// were loans: their hashes stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loan_id: Option<Uuid>,
}

impl EventRecord {
    /// Its hash in the claim's chain.
    pub fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        link(previous, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::GENESIS_HASH;
    use time::macros::datetime;

    fn record(sequence: i32) -> EventRecord {
        EventRecord {
            claim_id: Uuid::nil(),
            sequence,
            at: datetime!(2020-03-25 08:00 +1),
            actor_kind: ActorKind::Insured,
            actor_id: None,
            event: ClaimEvent::Submitted,
            loan_id: None,
        }
    }

    #[test]
    fn the_hash_covers_every_field_and_the_past() {
        let reference = record(0).hash(&GENESIS_HASH);
        let mut other = record(0);
        other.actor_id = Some(Uuid::from_u128(1));
        assert_ne!(other.hash(&GENESIS_HASH), reference);
        let lent = EventRecord { loan_id: Some(Uuid::from_u128(2)), ..record(0) };
        assert_ne!(lent.hash(&GENESIS_HASH), reference);
        assert_ne!(record(1).hash(&GENESIS_HASH), reference);
        assert_ne!(record(0).hash(&reference), reference);
        assert_eq!(record(0).hash(&GENESIS_HASH), reference);
    }

    #[test]
    fn a_record_without_a_loan_is_written_as_before_there_were_loans() {
        let written = serde_json::to_string(&record(0)).unwrap();
        assert!(written.ends_with(r#""event":{"event":"submitted"}}"#), "{written}");
    }

    #[test]
    fn a_decision_of_one_person_is_written_as_it_always_was() {
        let refused = ClaimEvent::Refused {
            side: Side::Administrative,
            reason: RefusalReason::NoAnswer,
            proposed_by: None,
        };
        let json = serde_json::to_string(&refused).unwrap();
        assert_eq!(json, r#"{"event":"refused","side":"administrative","reason":"no-answer"}"#);
        assert_eq!(serde_json::from_str::<ClaimEvent>(&json).unwrap(), refused);
        let confirmed = refused.proposed_by(Uuid::from_u128(7));
        assert_eq!(confirmed.proposer(), Some(Uuid::from_u128(7)));
        let json = serde_json::to_string(&confirmed).unwrap();
        assert_eq!(serde_json::from_str::<ClaimEvent>(&json).unwrap(), confirmed);
    }

    #[test]
    fn what_the_law_ended_says_by_which_rule() {
        let last_day = time::macros::date!(2020 - 04 - 30);
        let event = ClaimEvent::CutByLaw { last_day, end: "end-of-april".into(), rule: "at-risk-v2b".into() };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(
            json,
            r#"{"event":"cut-by-law","last_day":"2020-04-30","end":"end-of-april","rule":"at-risk-v2b"}"#
        );
        assert_eq!(serde_json::from_str::<ClaimEvent>(&json).unwrap(), event);
    }

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        let event = ClaimEvent::SentToReview { side: Side::Medical, door: Some(Door::Doctor) };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(json, r#"{"event":"sent-to-review","side":"medical","door":"doctor"}"#);
        assert_eq!(serde_json::from_str::<ClaimEvent>(&json).unwrap(), event);
    }
}
