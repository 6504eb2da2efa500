//! What a medical officer lets a technician sign (CSP R.4127-104: the technician stands under the doctor). Without it the
//! technician prepares and the doctor signs.

use super::StaffRole;
use crate::claim::RefusalReason;
use crate::opinion::OpinionQuestion;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// The longest delegation; whoever needs it longer is given another, by someone who looks again.
pub const DELEGATION_MAX: Duration = Duration::days(183);

/// What is signed on the medical side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// The answer to a question of that kind.
    Opinion(OpinionQuestion),
    /// A decision on a claim of that scheme with that ground.
    Decision {
        /// Id of the scheme.
        scheme: String,
        /// Code of the ground.
        ground: String,
    },
}

/// A delegation to a technician, from an instant until another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Id.
    pub delegation_id: Uuid,
    /// What they may sign.
    pub matter: Matter,
    /// From then on.
    pub from: OffsetDateTime,
    /// Until then, excluded; earlier when it was ended.
    pub until: OffsetDateTime,
}

/// As what someone signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// In their own name.
    Own,
    /// Under that delegation.
    Under(Uuid),
}

impl Delegation {
    /// Does it hold now?
    pub fn is_in_force(&self, now: OffsetDateTime) -> bool {
        self.from <= now && now < self.until
    }
}

/// As what someone of that role signs that matter on the medical side; nothing when they may only prepare it.
pub fn signature(
    role: StaffRole,
    matter: &Matter,
    delegations: &[Delegation],
    now: OffsetDateTime,
) -> Option<Signature> {
    match role {
        StaffRole::MedicalOfficer => Some(Signature::Own),
        StaffRole::MedicalTechnician => {
            let holds = |one: &&Delegation| one.matter == *matter && one.is_in_force(now);
            delegations.iter().find(holds).map(|one| Signature::Under(one.delegation_id))
        }
        _ => None,
    }
}

/// May someone of the role `by` confirm what someone of the role `proposer` proposed? A no for a medical reason is looked at by a
/// doctor at least once, whatever is delegated.
pub fn may_confirm(by: StaffRole, proposer: StaffRole, reason: Option<RefusalReason>) -> bool {
    let technicians = [by, proposer].iter().all(|role| *role == StaffRole::MedicalTechnician);
    !(technicians && reason == Some(RefusalReason::MedicalConclusion))
}

/// Why nothing is delegated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DelegationRefusal {
    /// Only medical officers delegate, and only to medical technicians.
    Roles,
    /// The last day is over, or more than [`DELEGATION_MAX`] away.
    Days {
        /// The earliest last day.
        first: Date,
        /// The latest.
        last: Date,
    },
}

/// May someone of the role `by` delegate to someone of the role `to` up to and with `last_day`?
pub fn may_delegate(
    (by, to): (StaffRole, StaffRole),
    last_day: Date,
    today: Date,
) -> Result<(), DelegationRefusal> {
    let latest = today.saturating_add(DELEGATION_MAX);
    if (by, to) != (StaffRole::MedicalOfficer, StaffRole::MedicalTechnician) {
        Err(DelegationRefusal::Roles)
    } else if last_day < today || last_day > latest {
        Err(DelegationRefusal::Days { first: today, last: latest })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    const NOW: OffsetDateTime = datetime!(2020-03-25 08:00 +1);

    fn ald() -> Matter {
        Matter::Decision { scheme: "at-risk".into(), ground: "ald".into() }
    }

    fn delegation(matter: Matter) -> Delegation {
        let until = datetime!(2020-04-01 00:00 +2);
        Delegation { delegation_id: Uuid::from_u128(7), matter, from: NOW, until }
    }

    #[test]
    fn a_doctor_signs_and_a_technician_only_what_was_delegated_while_it_lasts() {
        let all = [delegation(Matter::Opinion(OpinionQuestion::Length)), delegation(ald())];
        let as_what = |role, matter: &Matter, now| signature(role, matter, &all, now);
        let (doctor, technician) = (StaffRole::MedicalOfficer, StaffRole::MedicalTechnician);
        let under = Some(Signature::Under(Uuid::from_u128(7)));
        let other = Matter::Decision { scheme: "contact-case".into(), ground: "ald".into() };
        assert_eq!(as_what(doctor, &other, NOW), Some(Signature::Own));
        assert_eq!(as_what(technician, &Matter::Opinion(OpinionQuestion::Length), NOW), under);
        assert_eq!(as_what(technician, &ald(), NOW), under);
        assert_eq!(as_what(technician, &other, NOW), None, "of another scheme");
        assert_eq!(as_what(technician, &Matter::Opinion(OpinionQuestion::Work), NOW), None);
        for outside in [datetime!(2020-03-25 07:59:59 +1), datetime!(2020-04-01 00:00 +2)] {
            assert_eq!(as_what(technician, &ald(), outside), None, "{outside}");
        }
    }

    #[test]
    fn nobody_else_signs_on_the_medical_side_whatever_was_delegated() {
        let all = [delegation(ald())];
        let doctors = [StaffRole::MedicalOfficer, StaffRole::MedicalTechnician];
        for role in StaffRole::ALL.iter().filter(|role| !doctors.contains(role)) {
            assert_eq!(signature(*role, &ald(), &all, NOW), None, "{}", role.code());
        }
    }

    #[test]
    fn a_doctor_delegates_to_a_technician_for_half_a_year_at_most() {
        let today = date!(2020 - 03 - 25);
        let roles = (StaffRole::MedicalOfficer, StaffRole::MedicalTechnician);
        let days = DelegationRefusal::Days { first: today, last: date!(2020 - 09 - 24) };
        assert_eq!(may_delegate(roles, today, today), Ok(()));
        assert_eq!(may_delegate(roles, date!(2020 - 09 - 24), today), Ok(()));
        assert_eq!(may_delegate(roles, date!(2020 - 09 - 25), today), Err(days));
        assert_eq!(may_delegate(roles, date!(2020 - 03 - 24), today), Err(days));
        for wrong in [(roles.0, roles.0), (roles.1, roles.1), (StaffRole::Supervisor, roles.1)] {
            assert_eq!(may_delegate(wrong, today, today), Err(DelegationRefusal::Roles));
        }
    }

    #[test]
    fn a_medical_no_is_looked_at_by_a_doctor_at_least_once() {
        use StaffRole::{MedicalOfficer, MedicalTechnician};
        let medical = Some(RefusalReason::MedicalConclusion);
        for (by, proposer, reason, may) in [
            (MedicalTechnician, MedicalTechnician, medical, false),
            (MedicalTechnician, MedicalOfficer, medical, true),
            (MedicalOfficer, MedicalTechnician, medical, true),
            (MedicalTechnician, MedicalTechnician, Some(RefusalReason::NoAnswer), true),
            (MedicalTechnician, MedicalTechnician, None, true),
        ] {
            assert_eq!(may_confirm(by, proposer, reason), may, "{by:?} {proposer:?} {reason:?}");
        }
    }
}
