//! A role lent for a while. Nobody gives one to themselves.

use super::StaffRole;
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// The longest a role is lent; whoever needs it longer is lent it again, by someone who looks again.
pub const LOAN_MAX: Duration = Duration::days(366);

/// A role lent to a person, from an instant until another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleLoan {
    /// The role.
    pub role: StaffRole,
    /// From then on.
    pub from: OffsetDateTime,
    /// Until then, excluded.
    pub until: OffsetDateTime,
}

impl RoleLoan {
    /// Does it hold now?
    pub fn is_in_force(&self, now: OffsetDateTime) -> bool {
        self.from <= now && now < self.until
    }

    /// The role of a person now: the one lent while the loan is in force, else their own.
    pub fn role_now(loan: Option<Self>, own: StaffRole, now: OffsetDateTime) -> StaffRole {
        loan.filter(|loan| loan.is_in_force(now)).map_or(own, |loan| loan.role)
    }
}

/// Why a role is not lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoanRefusal {
    /// Nobody lends a role to themselves.
    OwnAccount,
    /// It is the person's own role.
    SameRole,
    /// Another loan is in force: end it first.
    AlreadyLent,
    /// The last day is over, or more than [`LOAN_MAX`] away.
    Days {
        /// The earliest last day.
        first: Date,
        /// The latest.
        last: Date,
    },
}

/// May `by` lend that role to `to`, whose own role is `own`, up to and with `last_day`?
pub fn may_lend(
    (by, to): (Uuid, Uuid),
    (own, lent): (StaffRole, StaffRole),
    current: Option<RoleLoan>,
    last_day: Date,
    (now, today): (OffsetDateTime, Date),
) -> Result<(), LoanRefusal> {
    let latest = today.saturating_add(LOAN_MAX);
    if by == to {
        Err(LoanRefusal::OwnAccount)
    } else if own == lent {
        Err(LoanRefusal::SameRole)
    } else if current.is_some_and(|loan| loan.is_in_force(now)) {
        Err(LoanRefusal::AlreadyLent)
    } else if last_day < today || last_day > latest {
        Err(LoanRefusal::Days { first: today, last: latest })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    const NOW: OffsetDateTime = datetime!(2020-03-25 08:00 +1);
    const TODAY: Date = date!(2020 - 03 - 25);
    const LOAN: RoleLoan = RoleLoan {
        role: StaffRole::Supervisor,
        from: datetime!(2020-03-25 07:00 +1),
        until: datetime!(2020-03-26 00:00 +1),
    };

    #[test]
    fn a_lent_role_holds_from_its_first_instant_to_its_last_day() {
        let own = StaffRole::Caseworker;
        let at = |now| RoleLoan::role_now(Some(LOAN), own, now);
        assert_eq!(at(datetime!(2020-03-25 06:59:59 +1)), own);
        assert_eq!(at(datetime!(2020-03-25 07:00 +1)), StaffRole::Supervisor);
        assert_eq!(at(datetime!(2020-03-25 23:59:59 +1)), StaffRole::Supervisor);
        assert_eq!(at(datetime!(2020-03-26 00:00 +1)), own);
        assert_eq!(RoleLoan::role_now(None, own, NOW), own);
    }

    #[test]
    fn a_role_is_lent_by_another_person_for_at_most_a_year() {
        let [ada, bo] = [1, 2].map(Uuid::from_u128);
        let roles = (StaffRole::Caseworker, StaffRole::Supervisor);
        let lend = |people, roles, current, day| may_lend(people, roles, current, day, (NOW, TODAY));
        let days = LoanRefusal::Days { first: TODAY, last: date!(2021 - 03 - 26) };
        assert_eq!(lend((ada, bo), roles, None, TODAY), Ok(()));
        assert_eq!(lend((ada, bo), roles, None, date!(2021 - 03 - 26)), Ok(()));
        assert_eq!(lend((ada, ada), roles, None, TODAY), Err(LoanRefusal::OwnAccount));
        assert_eq!(lend((ada, bo), (roles.0, roles.0), None, TODAY), Err(LoanRefusal::SameRole));
        assert_eq!(lend((ada, bo), roles, Some(LOAN), TODAY), Err(LoanRefusal::AlreadyLent));
        let over = RoleLoan { until: NOW, ..LOAN };
        assert_eq!(lend((ada, bo), roles, Some(over), TODAY), Ok(()));
        assert_eq!(lend((ada, bo), roles, None, date!(2020 - 03 - 24)), Err(days));
        assert_eq!(lend((ada, bo), roles, None, date!(2021 - 03 - 27)), Err(days));
    }
}
