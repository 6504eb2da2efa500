//! What the crisis board says: where claims are, how long they took, what is too small to be shown, and when the backlog
//! will be gone.

mod breach;
mod forecast;

pub use breach::{Breach, PACE_DAYS, Pace};
pub use forecast::{Backlog, Forecast, forecast};

use crate::claim::ClaimState;
use crate::status::coded;
use crate::zone::Side;
use serde::{Deserialize, Serialize};

coded! {
    /// Where a claim is, as the board counts it.
    Stage {
        /// The machine has not looked yet.
        Submitted = "submitted",
        /// Waits for a caseworker.
        Administrative = "administrative",
        /// Waits for the medical side.
        Medical = "medical",
        /// Waits for the insured.
        Awaiting = "awaiting",
        /// Granted.
        Approved = "approved",
        /// Refused.
        Refused = "refused",
        /// Sent to another door.
        Redirected = "redirected",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl Stage {
    /// The stages in which a claim is open.
    pub const OPEN: [Self; 4] = [Self::Submitted, Self::Administrative, Self::Medical, Self::Awaiting];

    /// The stage of a claim in that state.
    pub const fn of(state: &ClaimState) -> Self {
        match state {
            ClaimState::Submitted => Self::Submitted,
            ClaimState::InReview { side: Side::Administrative, .. } => Self::Administrative,
            ClaimState::InReview { side: Side::Medical, .. } | ClaimState::AwaitingOpinion { .. } => {
                Self::Medical
            }
            ClaimState::AwaitingInsured { .. } => Self::Awaiting,
            ClaimState::Approved { .. } => Self::Approved,
            ClaimState::Refused { .. } => Self::Refused,
            ClaimState::Redirected { .. } => Self::Redirected,
            ClaimState::Withdrawn => Self::Withdrawn,
        }
    }

    /// Is the claim decided there?
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Approved | Self::Refused | Self::Redirected)
    }
}

/// Buckets to a doubling: the time read back is at most a tenth too long.
const PER_DOUBLING: f64 = 8.0;

/// The bucket of so many minutes.
#[expect(clippy::cast_possible_truncation, reason = "eight times a logarithm of 64 bits is below 512")]
pub fn bucket(minutes: u32) -> i16 {
    ((f64::from(minutes) + 1.0).log2() * PER_DOUBLING).floor() as i16
}

/// The longest time of a bucket, in minutes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion saturates, and no time is negative"
)]
pub fn longest(bucket: i16) -> u32 {
    (((f64::from(bucket) + 1.0) / PER_DOUBLING).exp2().ceil() - 2.0) as u32
}

/// The time, in minutes, within which that share of them was decided; nothing when none was. Buckets in order, with
/// how many are in each.
pub fn within(per_mille: u64, buckets: &[(i16, u64)]) -> Option<u32> {
    let all: u64 = buckets.iter().map(|(_, n)| n).sum();
    let wanted = (all * per_mille).div_ceil(1000).max(1);
    let mut seen = 0;
    buckets.iter().find_map(|(bucket, n)| {
        seen += n;
        (seen >= wanted).then(|| longest(*bucket))
    })
}

/// The smallest number that is shown: fewer could point at someone.
pub const SHOWN_FROM: u64 = 11;

/// A number, or that it is too small to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// It.
    Count(u64),
    /// Between one and ten, or the only way to work one of those out.
    Few,
}

impl Shown {
    /// One number that stands alone.
    pub const fn of(count: u64) -> Self {
        if count > 0 && count < SHOWN_FROM { Self::Few } else { Self::Count(count) }
    }

    /// Numbers whose sum is known: were only one of them hidden, it could be worked out, so the smallest of the others is
    /// hidden too.
    pub fn parts(counts: &[u64]) -> Vec<Self> {
        let mut shown: Vec<Self> = counts.iter().copied().map(Self::of).collect();
        if shown.iter().filter(|one| **one == Self::Few).count() == 1 {
            let others = counts.iter().enumerate().filter(|(_, count)| **count >= SHOWN_FROM);
            if let Some((place, _)) = others.min_by_key(|(_, count)| **count) {
                shown[place] = Self::Few;
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_state_has_its_stage_and_open_means_open() {
        let review = |side| ClaimState::InReview { side, granted: None };
        for (state, stage) in [
            (ClaimState::Submitted, Stage::Submitted),
            (review(Side::Administrative), Stage::Administrative),
            (review(Side::Medical), Stage::Medical),
            (ClaimState::AwaitingInsured { side: Side::Medical, granted: None }, Stage::Awaiting),
            (ClaimState::AwaitingOpinion { granted: None }, Stage::Medical),
            (ClaimState::Withdrawn, Stage::Withdrawn),
        ] {
            assert_eq!(Stage::of(&state), stage);
            assert_eq!(state.is_open(), Stage::OPEN.contains(&stage));
        }
    }

    #[test]
    fn a_quantile_is_the_longest_time_of_its_bucket() {
        assert_eq!(within(500, &[]), None);
        let buckets = [(bucket(1), 98), (bucket(60), 1), (bucket(4000), 1)];
        assert_eq!(within(500, &buckets), Some(1));
        assert_eq!(within(990, &buckets), Some(longest(bucket(60))));
        assert_eq!(within(1000, &buckets), Some(longest(bucket(4000))));
    }

    #[test]
    fn one_small_number_hides_a_second_so_that_no_difference_tells_it() {
        use Shown::{Count, Few};
        assert_eq!(Shown::parts(&[0, 10, 40, 30]), [Count(0), Few, Count(40), Few]);
        assert_eq!(Shown::parts(&[1, 2, 40]), [Few, Few, Count(40)]);
        assert_eq!(Shown::parts(&[11, 40]), [Count(11), Count(40)]);
        assert_eq!(Shown::parts(&[3, 0]), [Few, Count(0)], "nothing else is there to hide it behind");
    }

    proptest! {
        #[test]
        fn a_time_read_back_is_not_shorter_and_at_most_a_tenth_longer(minutes in 0u32..2_000_000) {
            let read = longest(bucket(minutes));
            prop_assert!(read >= minutes);
            prop_assert!(f64::from(read) <= f64::from(minutes).mul_add(1.1, 1.0));
        }

        #[test]
        fn no_number_below_eleven_is_ever_shown(counts in proptest::collection::vec(0u64..30, 0..12)) {
            let shown = Shown::parts(&counts);
            prop_assert!(shown.iter().all(|one| !matches!(one, Shown::Count(1..SHOWN_FROM))));
            let hidden = shown.iter().filter(|one| **one == Shown::Few).count();
            let others = counts.iter().filter(|count| **count >= SHOWN_FROM).count();
            prop_assert!(hidden != 1 || others == 0);
        }
    }
}
