//! The re-check: which automatic approvals a person looks at again, what they find, and when too many are overturned.

use crate::status::coded;
use crate::zone::Side;
use serde::{Deserialize, Serialize};

coded! {
    /// Why a person re-checks an approval.
    WhyRechecked {
        /// Chance drew it.
        Random = "random",
        /// The register did not know, and the rule approved all the same.
        RegisterUnknown = "register-unknown",
    }
}

coded! {
    /// Why a re-checked approval is overturned, from a closed list. Zone A, so the medical side says no more than that it is.
    OverturnReason {
        /// The identity is in doubt.
        Identity = "identity",
        /// The affiliation to the fund is in doubt.
        Affiliation = "affiliation",
        /// The situation at work is not what the rule took it for.
        Work = "work",
        /// The days are not those the rule allows, or are covered already.
        Days = "days",
        /// A medical reason, which stays in zone M (CSP R.4127-104).
        Medical = "medical",
    }
}

coded! {
    /// What became of a re-check.
    RecheckOutcome {
        /// The yes was right.
        Upheld = "upheld",
        /// The decision is looked at again.
        Overturned = "overturned",
        /// A person had the decision looked at again before anyone re-checked it: counts for nothing.
        Overtaken = "overtaken",
    }
}

impl OverturnReason {
    /// The reasons a side may give.
    pub const fn of(side: Side) -> &'static [Self] {
        match side {
            Side::Administrative => &[Self::Identity, Self::Affiliation, Self::Work, Self::Days],
            Side::Medical => Self::ALL,
        }
    }
}

/// Is an approval re-checked, and why? `draw` is a number from 0 to 999, all equally likely; `must` says that the
/// register did not know.
pub const fn why_rechecked(per_mille: u16, must: bool, draw: u16) -> Option<WhyRechecked> {
    if must {
        Some(WhyRechecked::RegisterUnknown)
    } else if draw < per_mille {
        Some(WhyRechecked::Random)
    } else {
        None
    }
}

/// When the drift alarm rings, as a rule file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    /// The share overturned, in a thousand, that is still borne.
    pub per_mille: u16,
    /// Fewer re-checks than this tell nothing.
    pub at_least: u16,
    /// The last so many re-checks of a version count.
    pub window: u16,
}

impl Default for Alarm {
    fn default() -> Self {
        Self { per_mille: 50, at_least: 20, window: 200 }
    }
}

/// What the last re-checks of a version came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Re-checks decided.
    pub decided: u32,
    /// Of these, overturned.
    pub overturned: u32,
}

/// 95 % of the normal distribution lie below so many standard deviations: the alarm is wrong one time in twenty.
const Z: f64 = 1.645;

impl Tally {
    /// The share overturned is at least this, so far as that many re-checks can tell: the lower bound of the score
    /// interval (Wilson, 1927), from 0 to 1.
    pub fn lower_bound(self) -> f64 {
        if self.decided == 0 {
            return 0.0;
        }
        let (decided, z2) = (f64::from(self.decided), Z * Z);
        let share = f64::from(self.overturned) / decided;
        let spread = share * (1.0 - share) / decided + z2 / (4.0 * decided * decided);
        let bound = (share + z2 / (2.0 * decided) - Z * spread.sqrt()) / (1.0 + z2 / decided);
        bound.max(0.0)
    }
}

impl Alarm {
    /// Does it ring? Only when enough was decided, and the share overturned is above what is borne beyond chance.
    pub fn rings(&self, tally: Tally) -> bool {
        tally.decided >= u32::from(self.at_least) && tally.lower_bound() * 1000.0 > f64::from(self.per_mille)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chance_draws_the_share_of_the_rule_and_silence_is_always_drawn() {
        for (per_mille, must, draw, why) in [
            (50, false, 49, Some(WhyRechecked::Random)),
            (50, false, 50, None),
            (0, false, 0, None),
            (1000, false, 999, Some(WhyRechecked::Random)),
            (0, true, 999, Some(WhyRechecked::RegisterUnknown)),
        ] {
            assert_eq!(why_rechecked(per_mille, must, draw), why, "{per_mille} {must} {draw}");
        }
        let drawn = (0..1000).filter(|draw| why_rechecked(50, false, *draw).is_some()).count();
        assert_eq!(drawn, 50);
    }

    #[test]
    fn the_alarm_rings_above_what_chance_explains_and_not_below() {
        let rings = |decided, overturned| Alarm::default().rings(Tally { decided, overturned });
        for (decided, last_quiet) in [(20, 2), (100, 8), (200, 15)] {
            assert!(!rings(decided, last_quiet), "{last_quiet} of {decided} may be chance");
            assert!(rings(decided, last_quiet + 1), "{} of {decided} are too many", last_quiet + 1);
        }
        assert!(!rings(19, 19), "too few to tell");
        assert!(!rings(0, 0));
    }

    #[test]
    fn what_a_rule_file_bears_moves_the_alarm() {
        let tally = Tally { decided: 20, overturned: 3 };
        assert!(Alarm::default().rings(tally));
        assert!(!Alarm { per_mille: 100, ..Alarm::default() }.rings(tally));
        assert!(!Alarm { at_least: 21, ..Alarm::default() }.rings(tally));
    }

    #[test]
    fn the_bound_is_that_of_the_textbook() {
        // 4 of 20: (0.2 + 0.0677 - 1.645 * sqrt(0.008 + 0.0016913)) / 1.1353
        let bound = Tally { decided: 20, overturned: 4 }.lower_bound();
        assert!((bound - 0.0931).abs() < 0.0001, "{bound}");
    }

    #[test]
    fn the_administrative_side_gives_no_medical_reason() {
        assert!(!OverturnReason::of(Side::Administrative).contains(&OverturnReason::Medical));
        assert!(OverturnReason::of(Side::Medical).contains(&OverturnReason::Medical));
    }

    proptest! {
        #[test]
        fn the_bound_stays_below_the_share_and_grows_with_it(decided in 1u32..5000, part in 0.0f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 5000")]
            let overturned = (f64::from(decided) * part) as u32;
            let bound = Tally { decided, overturned }.lower_bound();
            prop_assert!(bound >= 0.0 && bound <= f64::from(overturned) / f64::from(decided) + 1e-12);
            let more = Tally { decided, overturned: (overturned + 1).min(decided) }.lower_bound();
            prop_assert!(more >= bound);
        }
    }
}
