//! The banner that every member of staff sees: written by the crisis cell, until a day.

use super::UseCaseError;
use crate::clock::paris_midnight;
use crate::persistence::announcements::{self, Announcement, Words};
use crate::persistence::staff::SignedIn;
use crate::random;
use crate::state::Service;
use abri_domain::staff::Right;
use std::sync::Arc;
use time::{Date, Duration, OffsetDateTime};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Whoever writes on the banner. There is no other way to have one than the session of someone with that right.
#[derive(Debug, Clone)]
pub struct Announcer {
    /// Who.
    pub person: SignedIn,
}

impl Announcer {
    /// The person of a session, if their role writes on the banner.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Announce).then_some(Self { person })
    }
}

/// What stood on it then.
type Kept = Option<(OffsetDateTime, Option<Words>)>;

/// The banner, read anew every few seconds: a page costs no query.
#[derive(Clone, Default)]
pub struct Banner(Arc<Mutex<Kept>>);

/// How old the banner may be: what another process wrote shows after that long.
const KEPT: Duration = Duration::seconds(5);

impl Banner {
    /// What stands on it now. Who asks while it is read waits for that.
    pub async fn now(&self, service: &Service) -> Result<Option<Words>, UseCaseError> {
        let now = service.clock.now();
        let mut kept = self.0.lock().await;
        if let Some((_, words)) = kept.as_ref().filter(|(read_at, _)| now - *read_at < KEPT) {
            return Ok(words.clone());
        }
        let mut connection = service.pools.admin.acquire().await?;
        let words = announcements::standing(&mut connection, &service.keys.zone_a, now).await?;
        *kept = Some((now, words.clone()));
        Ok(words)
    }

    /// The next page reads it anew: whoever changed it sees so.
    async fn forget(&self) {
        *self.0.lock().await = None;
    }
}

/// The last announcements, the newest first.
pub async fn last(service: &Service, _by: &Announcer) -> Result<Vec<Announcement>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(announcements::last(&mut connection, &service.keys.zone_a).await?)
}

/// Writes on the banner, from now on up to and with that day; what stood there goes.
pub async fn announce(
    service: &Service,
    by: &Announcer,
    words: &Words,
    last_day: Date,
) -> Result<(), UseCaseError> {
    let now = service.clock.now();
    let until = paris_midnight(last_day.saturating_add(Duration::DAY));
    let mut connection = service.pools.admin.acquire().await?;
    let id = random::id(now)?;
    let (key, author) = (&service.keys.zone_a, by.person.staff_id);
    announcements::announce(&mut connection, key, (id, words), (now, until), author).await?;
    service.banner.forget().await;
    Ok(())
}

/// Takes an announcement down; false when it was over.
pub async fn end(service: &Service, by: &Announcer, announcement_id: Uuid) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let ended =
        announcements::end(&mut connection, announcement_id, by.person.staff_id, service.clock.now()).await?;
    service.banner.forget().await;
    Ok(ended)
}
