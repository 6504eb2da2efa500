//! Leaves a register alone that failed several times in a row: what waits for it would only wait in vain.

use time::{Duration, OffsetDateTime};

/// Failures in a row after which it is left alone.
const FAILURES: u32 = 5;
/// For so long; then it is asked again, and one more failure is enough.
const REST: Duration = Duration::seconds(30);

/// How the register did lately.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    failures: u32,
    resting_until: Option<OffsetDateTime>,
}

impl Breaker {
    /// May it be asked now?
    pub(super) fn admits(&self, now: OffsetDateTime) -> bool {
        self.resting_until.is_none_or(|until| until <= now)
    }

    /// It answered.
    pub(super) fn answered(&mut self) {
        *self = Self::default();
    }

    /// It did not.
    pub(super) fn failed(&mut self, now: OffsetDateTime) {
        self.failures = self.failures.saturating_add(1);
        self.resting_until = (self.failures >= FAILURES).then(|| now + REST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2020-03-25 08:00 +1);

    fn failed(times: u32) -> Breaker {
        let mut breaker = Breaker::default();
        (0..times).for_each(|_| breaker.failed(NOW));
        breaker
    }

    #[test]
    fn five_failures_in_a_row_make_it_rest_for_half_a_minute() {
        assert!(failed(4).admits(NOW));
        let resting = failed(5);
        assert!(!resting.admits(NOW) && !resting.admits(NOW + Duration::seconds(29)));
        assert!(resting.admits(NOW + REST));
    }

    #[test]
    fn after_a_rest_one_failure_is_enough_and_one_answer_forgets_them_all() {
        let mut breaker = failed(5);
        let later = NOW + REST;
        breaker.failed(later);
        assert!(!breaker.admits(later));
        breaker.answered();
        breaker.failed(later);
        assert!(breaker.admits(later));
    }
}
