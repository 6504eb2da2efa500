//! When claims will break their deadline, as things go: read from the counts of the board, never from the claims.

use super::UseCaseError;
use crate::clock::paris;
use crate::persistence::board::lanes::{self, LaneCount};
use crate::persistence::claims::QueueEntry;
use crate::state::Service;
use abri_domain::board::{Breach, PACE_DAYS, Pace};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Deadline;
use abri_domain::zone::Side;
use time::{Date, Duration, OffsetDateTime};

/// What waits and what is decided in the lanes of some funds.
#[derive(Default)]
pub struct Lanes {
    waiting: Vec<LaneCount>,
    decided: Vec<LaneCount>,
}

impl Lanes {
    /// The lanes of these claims.
    pub async fn of(service: &Service, entries: &[QueueEntry]) -> Result<Self, UseCaseError> {
        Self::of_funds(service, entries.iter().map(|entry| entry.fund.clone()).collect()).await
    }

    /// The lanes of these funds.
    pub async fn of_funds(service: &Service, mut funds: Vec<String>) -> Result<Self, UseCaseError> {
        funds.sort_unstable();
        funds.dedup();
        if funds.is_empty() {
            return Ok(Self::default());
        }
        // The counts are of zone A and hold nobody: each side reads them there.
        let mut connection = service.pools.admin.acquire().await?;
        let since = service.clock.today() - Duration::days(i64::from(PACE_DAYS) * 2);
        Ok(Self {
            waiting: lanes::waiting(&mut connection, &funds).await?,
            decided: lanes::decided(&mut connection, &funds, since).await?,
        })
    }

    /// The forecast of a claim that waits for a person; none for any other.
    pub fn breach(
        &self,
        service: &Service,
        fund: &str,
        (state, deadline): (&ClaimState, Deadline),
        submitted_at: OffsetDateTime,
    ) -> Option<Breach> {
        let ClaimState::InReview { side, .. } = *state else { return None };
        let (today, office) = (service.clock.today(), service.office(fund));
        let before = (1..=i64::from(PACE_DAYS) * 2).map(|back| today - Duration::days(back));
        let before = before.filter(|day| office.is_working_day(*day)).take(usize::from(PACE_DAYS));
        let decided: Vec<u64> = before.map(|day| self.decided_on(fund, side, day)).collect();
        let pace = Pace::of(&decided, self.decided_on(fund, side, today));
        let ahead = self.ahead(fund, side, paris(submitted_at).date());
        deadline.breach(ahead, pace, today, &office)
    }

    fn decided_on(&self, fund: &str, side: Side, day: Date) -> u64 {
        let of_day = self.decided.iter().filter(|count| count.is_of(fund, side) && count.day == day);
        of_day.map(|count| count.n).sum()
    }

    /// Those that came in before that day or on it, without the claim itself.
    fn ahead(&self, fund: &str, side: Side, received_on: Date) -> u64 {
        let ahead = self.waiting.iter().filter(|count| count.is_of(fund, side) && count.day <= received_on);
        ahead.map(|count| count.n).sum::<u64>().saturating_sub(1)
    }
}

impl LaneCount {
    fn is_of(&self, fund: &str, side: Side) -> bool {
        self.fund == fund && self.side == side
    }
}
