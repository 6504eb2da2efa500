//! How long a claim stays in the hands of who took it. A page shows that someone is there in two ways: by being asked for, and, where
//! the browser runs scripts, by a sign of life from time to time while it is open.

use time::{Duration, OffsetDateTime};

/// Between two pages asked for: who reads without a script has that long to read a file and decide.
pub const LEASE: Duration = Duration::minutes(20);

/// After the last sign of life of an open page: what a browser that died held is free again that soon.
pub const ALIVE: Duration = Duration::minutes(5);

/// However long the page stays open: no shift is longer.
pub const SHIFT: Duration = Duration::hours(10);

/// Until when a claim stays with who held it since `since` and whose page is open now, `alive` being [`ALIVE`] or as configured;
/// `None` once a shift is over.
pub fn kept_until(since: OffsetDateTime, now: OffsetDateTime, alive: Duration) -> Option<OffsetDateTime> {
    let end = since + SHIFT;
    (now < end).then(|| end.min(now + alive))
}

/// How often an open page gives a sign of life: two may be lost on the way.
pub fn beat(alive: Duration) -> Duration {
    alive / 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn an_open_page_keeps_its_claim_to_the_end_of_a_shift_and_no_longer() {
        let since = datetime!(2020-03-25 08:00 UTC);
        let kept = |now| kept_until(since, now, ALIVE);
        assert_eq!(kept(since), Some(datetime!(2020-03-25 08:05 UTC)));
        assert_eq!(kept(datetime!(2020-03-25 17:58 UTC)), Some(datetime!(2020-03-25 18:00 UTC)));
        assert_eq!(kept(datetime!(2020-03-25 18:00 UTC)), None);
    }

    #[test]
    fn two_signs_of_life_may_be_lost() {
        let now = datetime!(2020-03-25 08:00 UTC);
        let third = now + beat(ALIVE) * 3;
        assert!(kept_until(now, now, ALIVE).is_some_and(|until| third <= until));
    }
}
