//! What is done to rules, and the chained record of it: who drafted, who proposed, who published, from which hour.

use crate::chain::link;
use crate::status::coded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

coded! {
    /// How far a draft of rules has come.
    DraftState {
        /// Someone writes it.
        Draft = "draft",
        /// It waits for a second person.
        Proposed = "proposed",
        /// It is published: it runs from its hour on.
        Published = "published",
        /// Nobody wants it any more.
        Withdrawn = "withdrawn",
    }
}

/// An act on a draft of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum RuleAct {
    /// Begun.
    Drafted,
    /// Its texts or words were changed.
    Edited {
        /// SHA-256 of its files, in hexadecimal.
        sha256: String,
    },
    /// Someone asked what it would change.
    Simulated {
        /// SHA-256 of its files.
        sha256: String,
        /// Claims filed on that day or later.
        since: Date,
    },
    /// Handed to a second person.
    Proposed {
        /// SHA-256 of its files.
        sha256: String,
    },
    /// The proposal was taken back.
    TakenBack,
    /// Published.
    Published {
        /// The publication.
        publication: Uuid,
        /// From when on it runs.
        #[serde(with = "time::serde::rfc3339")]
        effective_at: OffsetDateTime,
        /// SHA-256 of each file, by path.
        files: BTreeMap<String, String>,
    },
    /// Given up.
    Withdrawn,
    /// A publication was cancelled before its hour; the draft can be worked on again.
    Cancelled {
        /// The publication.
        publication: Uuid,
    },
}

/// An act that the state of a draft does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a draft that is {} does not allow this", .0.code())]
pub struct NotNow(pub DraftState);

impl RuleAct {
    /// The kebab-case code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Edited { .. } => "edited",
            Self::Simulated { .. } => "simulated",
            Self::Proposed { .. } => "proposed",
            Self::TakenBack => "taken-back",
            Self::Published { .. } => "published",
            Self::Withdrawn => "withdrawn",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// Does whoever does this become an author, who may not publish the draft?
    pub const fn makes_an_author(&self) -> bool {
        matches!(self, Self::Drafted | Self::Edited { .. } | Self::Proposed { .. })
    }
}

impl DraftState {
    /// The state after an act. Editing a proposed draft takes the proposal back.
    pub const fn after(self, act: &RuleAct) -> Result<Self, NotNow> {
        match (self, act) {
            (Self::Draft | Self::Proposed, RuleAct::Edited { .. })
            | (Self::Proposed, RuleAct::TakenBack)
            | (Self::Published, RuleAct::Cancelled { .. }) => Ok(Self::Draft),
            (Self::Draft, RuleAct::Proposed { .. }) => Ok(Self::Proposed),
            (Self::Proposed, RuleAct::Published { .. }) => Ok(Self::Published),
            (Self::Draft | Self::Proposed, RuleAct::Withdrawn) => Ok(Self::Withdrawn),
            (Self::Draft | Self::Proposed, RuleAct::Simulated { .. }) => Ok(self),
            _ => Err(NotNow(self)),
        }
    }
}

/// One row of the journal of the rules: append only, each hash covers the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRecord {
    /// Place in the journal, from 0.
    pub sequence: i64,
    /// When, to the microsecond (what PostgreSQL keeps).
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The draft.
    pub draft_id: Uuid,
    /// The member of staff who did it.
    pub staff_id: Uuid,
    /// What was done.
    pub act: RuleAct,
}

impl RuleRecord {
    /// Its hash in the chain of the journal.
    pub fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        link(previous, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::GENESIS_HASH;
    use time::macros::{date, datetime};

    fn acts() -> Vec<RuleAct> {
        let (sha256, publication) = (String::from("00"), Uuid::nil());
        let effective_at = datetime!(2020-04-06 00:00 +2);
        vec![
            RuleAct::Drafted,
            RuleAct::Edited { sha256: sha256.clone() },
            RuleAct::Simulated { sha256: sha256.clone(), since: date!(2020 - 03 - 18) },
            RuleAct::Proposed { sha256 },
            RuleAct::TakenBack,
            RuleAct::Published { publication, effective_at, files: BTreeMap::new() },
            RuleAct::Withdrawn,
            RuleAct::Cancelled { publication },
        ]
    }

    #[test]
    fn every_state_allows_its_acts_and_no_other() {
        use DraftState::{Draft, Proposed, Published, Withdrawn};
        let table = [
            (Draft, [None, Some(Draft), Some(Draft), Some(Proposed), None, None, Some(Withdrawn), None]),
            (
                Proposed,
                [
                    None,
                    Some(Draft),
                    Some(Proposed),
                    None,
                    Some(Draft),
                    Some(Published),
                    Some(Withdrawn),
                    None,
                ],
            ),
            (Published, [None, None, None, None, None, None, None, Some(Draft)]),
            (Withdrawn, [None; 8]),
        ];
        for (state, after) in table {
            for (act, wanted) in acts().iter().zip(after) {
                assert_eq!(state.after(act).ok(), wanted, "{} after {}", act.code(), state.code());
            }
        }
    }

    #[test]
    fn the_hash_covers_every_field_and_the_past() {
        let of = |sequence, act: &RuleAct| {
            let at = datetime!(2020-03-25 08:00 +1);
            RuleRecord { sequence, at, draft_id: Uuid::nil(), staff_id: Uuid::nil(), act: act.clone() }
        };
        let mut hashes: Vec<_> = acts().iter().map(|act| of(0, act).hash(&GENESIS_HASH)).collect();
        let reference = hashes[0];
        hashes.push(of(1, &RuleAct::Drafted).hash(&GENESIS_HASH));
        hashes.push(of(0, &RuleAct::Drafted).hash(&reference));
        let other = RuleRecord { staff_id: Uuid::from_u128(1), ..of(0, &RuleAct::Drafted) };
        hashes.push(other.hash(&GENESIS_HASH));
        let unique: std::collections::BTreeSet<_> = hashes.iter().collect();
        assert_eq!(unique.len(), hashes.len());
        assert_eq!(of(0, &RuleAct::Drafted).hash(&GENESIS_HASH), reference);
    }

    #[test]
    fn an_act_reads_back_as_it_was_written() {
        for act in acts() {
            let json = serde_json::to_value(&act).unwrap();
            assert_eq!(json["act"], act.code());
            assert_eq!(serde_json::from_value::<RuleAct>(json).unwrap(), act);
        }
    }
}
