//! The crisis board: counts that were added up as claims moved.

use super::UseCaseError;
use crate::clock::paris;
use crate::persistence::PersistenceError;
use crate::persistence::board::{self, DayCount, HourCount, OpenCount};
use crate::state::Service;
use time::Duration;

/// Hours that the board looks back: a week of work and the weekend before it.
const HOURS: i64 = 8 * 24;

/// What the board of a fund, or of all of them, is made of.
pub struct Board {
    /// What happened, hour by hour.
    pub hours: Vec<HourCount>,
    /// What is open.
    pub open: Vec<OpenCount>,
    /// How long decisions took: buckets, with how many are in each.
    pub times: Vec<(i16, u64)>,
    /// What each fund received since midnight.
    pub received: Vec<(String, i64)>,
}

/// Adds what moved to the counts, until nothing is left to add.
pub async fn roll(service: &Service) -> Result<(), PersistenceError> {
    loop {
        let mut transaction = service.pools.pipeline.begin().await?;
        let rolled = board::roll(&mut transaction).await?;
        transaction.commit().await?;
        if rolled == 0 {
            return Ok(());
        }
    }
}

/// The board of a fund; of all funds, with each of them, for none.
pub async fn load(service: &Service, fund: Option<&str>) -> Result<Board, UseCaseError> {
    let now = service.clock.now();
    let (since, midnight) = (now - Duration::hours(HOURS), paris(now).replace_time(time::Time::MIDNIGHT));
    let mut connection = service.pools.admin.acquire().await?;
    let code = fund.unwrap_or(board::ALL);
    let received = match fund {
        Some(_) => Vec::new(),
        None => board::received(&mut connection, midnight).await?,
    };
    Ok(Board {
        hours: board::hours(&mut connection, code, since).await?,
        open: board::open(&mut connection, fund).await?,
        times: board::times(&mut connection, code, paris(since).date()).await?,
        received,
    })
}

/// What happened in the whole country, day by day.
pub async fn open_data(service: &Service) -> Result<Vec<DayCount>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(board::days(&mut connection).await?)
}
