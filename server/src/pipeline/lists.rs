//! Lists: claims by filters, found by reference, name or NIR; labels, views and notes; acts on many claims at once. Whoever
//! reviews sees the claims of their side, and those that no side has in hand; a supervisor sees zone A of all.

mod bulk;
mod labels;
mod names;
mod notes;
mod page;
mod search;
mod views;

pub use bulk::{Act, Picked, perform};
pub use labels::{LABELS_MAX, Labelling, label_one, labels_of, make_label, retire_label};
pub use names::{BATCH, index_names};
pub use notes::{keep_note, note_on};
pub use page::{Shown, context, known, labels_on, lines, list};
pub use search::{Sought, search};
pub use views::{remove_view, save_view};

use crate::crypto::Sealer;
use crate::persistence::claims::Sight;
use crate::persistence::staff::SignedIn;
use crate::state::Service;
use abri_domain::staff::Right;
use abri_domain::zone::Side;
use sqlx::PgPool;

/// A member of staff who is signed in and lists claims.
#[derive(Debug, Clone)]
pub struct Seeker {
    /// Who.
    pub person: SignedIn,
    /// The side whose claims they see; every claim for a supervisor.
    pub side: Option<Side>,
}

impl Seeker {
    /// The person of a session, if their role lists claims.
    pub fn of(person: SignedIn) -> Option<Self> {
        let side = person.role.side();
        person.role.may(Right::Search).then_some(Self { person, side })
    }

    /// Which claims they see.
    pub const fn sight(&self) -> Sight {
        Sight { staff_id: self.person.staff_id, side: self.side }
    }

    /// The side whose labels they see: the administrative one for who has none.
    pub const fn labels(&self) -> Side {
        match self.side {
            Some(Side::Medical) => Side::Medical,
            _ => Side::Administrative,
        }
    }

    /// The pool of this role: only the medical side's reads zone M.
    const fn pool<'s>(&self, service: &'s Service) -> &'s PgPool {
        match self.labels() {
            Side::Administrative => &service.pools.admin,
            Side::Medical => &service.pools.medical,
        }
    }

    /// The key of the names of their labels.
    const fn label_key<'s>(&self, service: &'s Service) -> &'s Sealer {
        match self.labels() {
            Side::Administrative => &service.keys.zone_a,
            Side::Medical => &service.keys.zone_m,
        }
    }
}
