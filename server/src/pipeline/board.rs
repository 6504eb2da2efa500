//! The crisis board: counts that were added up as claims moved.

use super::UseCaseError;
use crate::clock::paris;
use crate::persistence::PersistenceError;
use crate::persistence::board::{self, DayCount, HourCount, OpenCount};
use crate::state::Service;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::{Date, Duration, OffsetDateTime};
use tokio::sync::Mutex;

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
    /// What happened in the funds that are asked about one by one, hour by hour.
    pub of_funds: BTreeMap<String, Vec<HourCount>>,
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

/// The board of a fund; of all funds, with each of them, for none. `one_by_one` are funds whose pace is asked for too.
pub async fn load(
    service: &Service,
    fund: Option<&str>,
    one_by_one: &[String],
) -> Result<Board, UseCaseError> {
    let now = service.clock.now();
    let (since, midnight) = (now - Duration::hours(HOURS), paris(now).replace_time(time::Time::MIDNIGHT));
    let mut connection = service.pools.admin.acquire().await?;
    let code = fund.unwrap_or(board::ALL);
    let received = match fund {
        Some(_) => Vec::new(),
        None => board::received(&mut connection, midnight).await?,
    };
    let mut of_funds = BTreeMap::new();
    for fund in one_by_one {
        of_funds.insert(fund.clone(), board::hours(&mut connection, fund, since).await?);
    }
    Ok(Board {
        of_funds,
        hours: board::hours(&mut connection, code, since).await?,
        open: board::open(&mut connection, fund).await?,
        times: board::times(&mut connection, code, paris(since).date()).await?,
        received,
    })
}

/// What happened in the whole country, day by day, read anew once in a while: whoever asks for it, the database is asked once
/// a `KEPT`. Days that are complete change no more, so nobody is told less.
#[derive(Clone, Default)]
pub struct OpenData(Arc<Mutex<Option<Kept>>>);

/// How long the open data is kept.
const KEPT: Duration = Duration::minutes(5);

struct Kept {
    read_at: OffsetDateTime,
    today: Date,
    days: Arc<Vec<DayCount>>,
}

impl OpenData {
    /// The days, from memory while they are fresh and the day is the same. Who asks meanwhile waits for the one that reads.
    pub async fn days(&self, service: &Service) -> Result<Arc<Vec<DayCount>>, UseCaseError> {
        let (now, today) = (service.clock.now(), service.clock.today());
        let mut kept = self.0.lock().await;
        if let Some(kept) = kept.as_ref().filter(|kept| kept.today == today && now - kept.read_at < KEPT) {
            return Ok(kept.days.clone());
        }
        let mut connection = service.pools.admin.acquire().await?;
        let days = Arc::new(board::days(&mut connection).await?);
        *kept = Some(Kept { read_at: now, today, days: days.clone() });
        Ok(days)
    }
}
