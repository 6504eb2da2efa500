//! Onboarding: until a day, a second person confirms every decision of someone who is new. Nobody ends their own.

use time::{Date, Duration};
use uuid::Uuid;

/// The longest an onboarding lasts; whoever needs longer is looked at again.
pub const ONBOARDING_MAX: Duration = Duration::days(183);

/// Why someone is not onboarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnboardingRefusal {
    /// Nobody says so of themselves.
    OwnAccount,
    /// The last day is over, or more than [`ONBOARDING_MAX`] away.
    Days {
        /// The earliest last day.
        first: Date,
        /// The latest.
        last: Date,
    },
}

/// May `by` have the decisions of `newcomer` confirmed up to and with `last_day`?
pub fn may_onboard(
    (by, newcomer): (Uuid, Uuid),
    last_day: Date,
    today: Date,
) -> Result<(), OnboardingRefusal> {
    let latest = today.saturating_add(ONBOARDING_MAX);
    if by == newcomer {
        Err(OnboardingRefusal::OwnAccount)
    } else if last_day < today || last_day > latest {
        Err(OnboardingRefusal::Days { first: today, last: latest })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn someone_else_says_so_for_half_a_year_at_most() {
        let [ada, bo] = [1, 2].map(Uuid::from_u128);
        let today = date!(2020 - 03 - 25);
        let days = OnboardingRefusal::Days { first: today, last: date!(2020 - 09 - 24) };
        for (people, last_day, expected) in [
            ((ada, bo), today, Ok(())),
            ((ada, bo), date!(2020 - 09 - 24), Ok(())),
            ((ada, bo), date!(2020 - 09 - 25), Err(days)),
            ((ada, bo), date!(2020 - 03 - 24), Err(days)),
            ((ada, ada), today, Err(OnboardingRefusal::OwnAccount)),
        ] {
            assert_eq!(may_onboard(people, last_day, today), expected, "{last_day}");
        }
    }
}
