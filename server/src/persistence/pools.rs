//! Four pools, one per role: what a pool's role may not read, no bug of ours can show.

use super::PersistenceError;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgConnection, PgPool};
use std::time::Duration;

/// The pools of the service.
#[derive(Debug, Clone)]
pub struct Pools {
    /// Zone A: public form, caseworkers, follow-up.
    pub admin: PgPool,
    /// Zones A and M: medical officers, and the insured's own page.
    pub medical: PgPool,
    /// The machine.
    pub pipeline: PgPool,
    /// Zone E: the check page.
    pub employer: PgPool,
}

/// How many connections each pool may hold.
#[derive(Debug, Clone, Copy)]
pub struct PoolSizes {
    /// Zone A.
    pub admin: u32,
    /// Zone M.
    pub medical: u32,
    /// The machine.
    pub pipeline: u32,
    /// Zone E.
    pub employer: u32,
}

impl Default for PoolSizes {
    fn default() -> Self {
        Self { admin: 16, medical: 6, pipeline: 7, employer: 4 }
    }
}

impl Pools {
    /// Opens the pools lazily: the service starts, and says 503, when the database is away.
    ///
    /// `own_logins`: each role logs in by itself (private cluster, or addresses given per role); otherwise the
    /// owner's connection takes the role.
    pub fn open(options: &PgConnectOptions, sizes: PoolSizes, own_logins: bool) -> Self {
        let pool = |role: &'static str, size| {
            let login = if own_logins { options.clone().username(role) } else { options.clone() };
            PgPoolOptions::new()
                .max_connections(size)
                // Shed load early: better a clear 503 than a page that never comes.
                .acquire_timeout(Duration::from_secs(2))
                .after_connect(move |connection, _| {
                    Box::pin(async move {
                        if !own_logins {
                            sqlx::query(set_role(role)).execute(&mut *connection).await?;
                        }
                        if role == "abri_employer" {
                            sqlx::query(WITHOUT_WAITING).execute(connection).await?;
                        }
                        Ok(())
                    })
                })
                .connect_lazy_with(guarded(login))
        };
        Self {
            admin: pool("abri_admin", sizes.admin),
            medical: pool("abri_medical", sizes.medical),
            pipeline: pool("abri_pipeline", sizes.pipeline),
            employer: pool("abri_employer", sizes.employer),
        }
    }

    /// Closes every pool, waiting for what is under way.
    pub async fn close(&self) {
        tokio::join!(self.admin.close(), self.medical.close(), self.pipeline.close(), self.employer.close());
    }
}

/// This role writes that a notice was checked, that a link was asked for and opened: after a crash of the machine a few of those rows
/// may be missing, and nobody waits for the disk. What an employer answers, and where a partner is called, wait for it, in
/// transactions that say so.
const WITHOUT_WAITING: &str = "SET synchronous_commit TO off";

/// Makes a transaction of that role wait for the disk: what is confirmed is not lost.
pub async fn wait_for_disk(connection: &mut PgConnection) -> Result<(), PersistenceError> {
    sqlx::query("SET LOCAL synchronous_commit TO on").execute(connection).await?;
    Ok(())
}

fn set_role(role: &str) -> &'static str {
    match role {
        "abri_admin" => "SET ROLE abri_admin",
        "abri_medical" => "SET ROLE abri_medical",
        "abri_pipeline" => "SET ROLE abri_pipeline",
        _ => "SET ROLE abri_employer",
    }
}

/// No statement and no forgotten transaction may hold the queue; nothing of a statement goes to our log.
fn guarded(options: PgConnectOptions) -> PgConnectOptions {
    options
        .options([
            ("statement_timeout", "15s"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("lock_timeout", "5s"),
        ])
        .disable_statement_logging()
}

/// Brings the schema up to date, as the owner.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), MigrateError> {
    let mut owner = options.clone().disable_statement_logging().connect().await?;
    super::MIGRATOR.run(&mut owner).await?;
    Ok(())
}

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database can't be reached.
    #[error("the database can't be reached")]
    Connect(#[from] sqlx::Error),
    /// A migration failed, or the schema is newer than this program.
    #[error("the schema could not be brought up to date")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

/// Is the database there? Used by the readiness probe.
pub async fn ping(pools: &Pools) -> Result<(), PersistenceError> {
    sqlx::query("SELECT 1").execute(&pools.admin).await?;
    Ok(())
}
