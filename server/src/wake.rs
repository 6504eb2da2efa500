//! Waiting for a NOTIFY that something is to be done. It only wakes: whoever waits polls as well.

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use std::time::Duration;

/// Listens on one channel.
pub struct Wake {
    channel: &'static str,
    listener: Option<PgListener>,
}

impl Wake {
    /// A listener on that channel, connected at the first wait.
    pub const fn on(channel: &'static str) -> Self {
        Self { channel, listener: None }
    }

    /// Until someone wakes us, or `at_most` has gone by. A listener that broke is made anew the next time.
    pub async fn wait(&mut self, pool: &PgPool, at_most: Duration) {
        if self.listener.is_none() {
            self.listener = listen(pool, self.channel).await;
        }
        let Some(active) = &mut self.listener else { return tokio::time::sleep(at_most).await };
        if let Ok(Err(_)) = tokio::time::timeout(at_most, active.recv()).await {
            self.listener = None;
        }
    }
}

async fn listen(pool: &PgPool, channel: &str) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen(channel).await.ok()?;
    Some(listener)
}
