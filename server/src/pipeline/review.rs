//! Review: what staff do. Each use case takes the agent first and authorises by itself: a claim that is not theirs to
//! see is "not found", a claim that someone else holds can't be decided.

mod acts;
mod case;
mod decide;
mod envelope;
mod handover;
mod lease;
mod mandate;
mod prepare;
mod presence;
mod propose;
mod reasons;
pub(super) mod sign_in;

pub use acts::{ask, leave_to_doctor, pass_on, reopen};
pub(super) use acts::{begin, reopen_locked, signed};
pub use case::{Case, MedicalView, open_case, queue};
pub use decide::{Decided, Decision, decide};
pub use envelope::{rules_of_envelope, type_ground};
pub use handover::{Handover, colleagues, hand_over, held, release_all};
pub use lease::{Taken, declare, release, take, take_next};
pub(super) use lease::{known_lanes, refuse_conflict};
pub(super) use mandate::{mandate_at, mandate_of};
pub use prepare::prepare;
pub use presence::{Presence, keep};
pub use propose::{confirm, send_back};
pub use reasons::{as_decided, checks, clear, offered, reason_of};
pub use sign_in::{SignInOutcome, give_code, hash_password, owes_code, sign_in, sign_out, signed_in};
pub(super) use sign_in::{begin_session, owe_code};

use super::transition::Actor;
use crate::state::Service;
use abri_app::model::StaffRole;
use abri_domain::claim::ActorKind;
use abri_domain::lane::Mandate;
use abri_domain::zone::Side;
use sqlx::PgPool;
use uuid::Uuid;

/// A member of staff who is signed in and reviews claims.
#[derive(Debug, Clone)]
pub struct Agent {
    /// Id.
    pub staff_id: Uuid,
    /// Name on the screens.
    pub name: String,
    /// Role, as it is now.
    pub role: StaffRole,
    /// The side they decide for.
    pub side: Side,
    /// Code of the fund they belong to; none works for every fund.
    pub fund: Option<String>,
    /// Language of the screens.
    pub language: String,
    /// Token the forms carry.
    pub form_token: String,
    /// A second person confirms every decision of theirs.
    pub is_onboarding: bool,
}

impl Agent {
    /// As the actor of an event.
    pub const fn actor(&self) -> Actor {
        let kind = match (self.role.actor(), self.side) {
            (Some(kind), _) => kind,
            (None, Side::Administrative) => ActorKind::Caseworker,
            (None, Side::Medical) => ActorKind::MedicalOfficer,
        };
        Actor { kind, staff_id: Some(self.staff_id), loan_id: None }
    }

    /// The same, on whose behalf they act.
    pub const fn acting(&self, mandate: Mandate) -> Actor {
        Actor { loan_id: mandate.loan_id(), ..self.actor() }
    }

    /// As the author of a note: role and id.
    pub const fn author(&self) -> (&'static str, Uuid) {
        (self.role.code(), self.staff_id)
    }

    /// The pool of this role: a caseworker's can't read one byte of zone M.
    pub const fn pool<'s>(&self, service: &'s Service) -> &'s PgPool {
        match self.side {
            Side::Administrative => &service.pools.admin,
            Side::Medical => &service.pools.medical,
        }
    }
}
