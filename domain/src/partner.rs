//! Partners of the API: payroll houses and large employers. What their keys may do, and where the service may call them.

mod address;

pub use address::{is_public_address, may_call};

use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

coded! {
    /// What a key may be used for.
    Scope {
        /// To list and read the notices of the partner's establishments.
        NoticesRead = "notices:read",
        /// To check notices that were handed over.
        NoticesVerify = "notices:verify",
        /// To say where to be called.
        Webhooks = "webhooks",
    }
}

/// Every key begins so, which scanners of secrets look for.
pub const KEY_PREFIX: &str = "abri_pk_";
/// The longest life of a key, in days: a year, and a month to change it.
pub const KEY_DAYS_MAX: u16 = 396;
/// The most notices that are checked at once.
pub const VERIFY_MAX: usize = 500;
/// Wrong answers within an hour after which a partner waits: ten offices may mistype as many as one network each may, and
/// a machine that guesses names is stopped.
pub const WRONG_MAX: i64 = 500;
/// The most notices in one answer.
pub const PAGE_MAX: u16 = 500;
/// A list ends that long before now: what is being written may still come before what was written.
pub const SETTLED: Duration = Duration::seconds(30);

/// When a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyLife {
    /// Not from then on.
    pub expires_at: OffsetDateTime,
    /// Nor since then.
    pub revoked_at: Option<OffsetDateTime>,
}

impl KeyLife {
    /// Does it work now?
    pub fn works(self, now: OffsetDateTime) -> bool {
        now < self.expires_at && self.revoked_at.is_none_or(|revoked| now < revoked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_key_works_until_it_expires_or_is_revoked() {
        let (early, late) = (datetime!(2020-03-25 08:00 UTC), datetime!(2020-03-26 08:00 UTC));
        let life = |revoked_at| KeyLife { expires_at: late, revoked_at };
        assert!(life(None).works(early) && !life(None).works(late));
        assert!(life(Some(late)).works(early) && !life(Some(early)).works(early));
    }

    #[test]
    fn scopes_are_those_of_the_documents() {
        let codes: Vec<_> = Scope::ALL.iter().map(|scope| scope.code()).collect();
        assert_eq!(codes, ["notices:read", "notices:verify", "webhooks"]);
        assert_eq!(Scope::from_code("webhooks"), Some(Scope::Webhooks));
        assert_eq!(Scope::from_code("claims:read"), None);
    }
}
