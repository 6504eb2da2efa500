//! Someone who makes a claim for another person, with a mandate of theirs: a relative, a social worker. The mandate may be
//! given by word of mouth (code civil 1984 and 1985); the helper states on their honour that they have it.

use crate::status::coded;
use serde::{Deserialize, Serialize};
use std::fmt;

coded! {
    /// What ties a helper to the insured person.
    HelperTie {
        /// Husband, wife, partner.
        Partner = "partner",
        /// Mother or father.
        Parent = "parent",
        /// Daughter or son.
        Child = "child",
        /// Another relative.
        Relative = "relative",
        /// A friend or neighbour.
        Friend = "friend",
        /// A social worker, or an association.
        SocialWorker = "social-worker",
        /// A guardian whom a judge named (code civil 425 and following).
        Guardian = "guardian",
    }
}

/// Who made a claim for the insured person. Zone A.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// First names and name.
    pub name: String,
    /// The tie.
    pub tie: HelperTie,
}

impl fmt::Debug for Helper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[helper]")
    }
}
