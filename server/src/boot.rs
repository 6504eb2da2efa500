//! From configuration to a service that runs: database, keys, rules, letters, pools.

use crate::cluster::{Cluster, ClusterError, ClusterOptions, SUPERUSER, Tuning};
use crate::config::{ContactArgs, StoreArgs};
use crate::crypto::{KeyFileError, Keys};
use crate::persistence::pools::{MigrateError, PoolSizes, Pools, migrate};
use crate::pipeline::announcements::Banner;
use crate::pipeline::board::OpenData;
use crate::pipeline::intake::Intake;
use crate::random::Lots;
use crate::register::Register;
use crate::rules::{self, Rules};
use crate::state::{Service, Terms};
use crate::webhook::Caller;
use abri_app::model::ServiceContact;
use abri_domain::calendar::{Calendar, CalendarError};
use abri_domain::callback::DeskHours;
use abri_domain::fund::{Funds, FundsError};
use abri_letters::Letters;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::sync::Arc;

/// Database of the private cluster.
const DATABASE: &str = "abri";

/// Why the service can't start.
#[derive(Debug, thiserror::Error)]
pub enum BootError {
    /// The private cluster.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    /// The address of the database can't be read, or the database can't be reached.
    #[error("the database can't be used")]
    Database(#[from] sqlx::Error),
    /// The schema.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The key file.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// The rule files.
    #[error(transparent)]
    Rules(#[from] rules::LoadError),
    /// The folder of rules holds none.
    #[error("the folder of rules holds no scheme")]
    NoScheme,
    /// The list of funds.
    #[error(transparent)]
    Funds(#[from] FundsError),
    /// The file of bank holidays.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// The data folder.
    #[error("the data folder can't be used")]
    Folder(#[from] std::io::Error),
}

/// The database, and the private cluster if the service runs one.
pub struct Store {
    /// How the owner connects.
    pub owner: PgConnectOptions,
    /// Each role logs in by itself.
    pub own_logins: bool,
    cluster: Option<Cluster>,
}

impl Store {
    /// Opens the database: the one given, or a private cluster, started here or by a server that already runs.
    pub async fn open(args: &StoreArgs) -> Result<Self, BootError> {
        if let Some(url) = &args.database_url {
            return Ok(Self { owner: url.parse()?, own_logins: false, cluster: None });
        }
        std::fs::create_dir_all(&args.data_dir)?;
        let note = args.data_dir.join("database-url");
        let options = ClusterOptions {
            data_dir: args.data_dir.join("pg"),
            binaries: args.pgbin.clone(),
            tuning: Tuning::Durable,
        };
        match Cluster::start(&options) {
            Ok(cluster) => {
                let url = cluster.connect_url(SUPERUSER, DATABASE);
                std::fs::write(&note, &url)?;
                create_database(&cluster).await?;
                Ok(Self { owner: url.parse()?, own_logins: true, cluster: Some(cluster) })
            }
            // A server of this data folder runs: the tool uses its database.
            Err(ClusterError::InUse(_)) if note.exists() => {
                Ok(Self { owner: std::fs::read_to_string(&note)?.parse()?, own_logins: true, cluster: None })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), BootError> {
        Ok(migrate(&self.owner).await?)
    }

    /// A connection of the owner, for what no role may do (staff, register).
    pub async fn owner_connection(&self) -> Result<sqlx::PgConnection, BootError> {
        Ok(self.owner.clone().disable_statement_logging().connect().await?)
    }

    /// Stops the private cluster, if this process started it.
    pub fn close(self) -> Result<(), BootError> {
        Ok(self.cluster.map_or(Ok(()), Cluster::stop)?)
    }
}

async fn create_database(cluster: &Cluster) -> Result<(), BootError> {
    let options: PgConnectOptions = cluster.connect_url(SUPERUSER, "postgres").parse()?;
    let mut connection = options.disable_statement_logging().connect().await?;
    let exists: Option<i32> = sqlx::query_scalar("SELECT 1 FROM pg_database WHERE datname = 'abri'")
        .fetch_optional(&mut connection)
        .await?;
    if exists.is_none() {
        sqlx::query("CREATE DATABASE abri").execute(&mut connection).await?;
    }
    Ok(connection.close().await?)
}

/// The key file; made when it is missing and `make` says so (a demonstration, or `abri keys`).
pub fn keys(path: &Path, make: bool) -> Result<Keys, KeyFileError> {
    if make && !path.exists() {
        Keys::create(path)?;
    }
    Keys::read(path)
}

fn rules_to_run(args: &StoreArgs) -> Result<Rules, BootError> {
    let rules = Rules::new(rules::load_files(args.rules_dir.as_deref())?).map_err(rules::LoadError::from)?;
    if rules.current().books().is_empty() { Err(BootError::NoScheme) } else { Ok(rules) }
}

/// The service on a store.
pub fn service(
    store: &Store,
    args: &StoreArgs,
    contact: ServiceContact,
    register: Register,
    make_keys: bool,
) -> Result<Service, BootError> {
    let pools = Pools::open(&store.owner, PoolSizes::default(), store.own_logins);
    Ok(Service {
        intake: Intake::start(&pools.admin),
        pools,
        keys: keys(&args.keys_path(), make_keys)?,
        clock: args.clock(),
        lots: Lots::by_chance(),
        rules: rules_to_run(args)?,
        funds: Arc::new(Funds::load()?),
        calendar: Arc::new(Calendar::load()?),
        register,
        terms: Terms::current(),
        training: None,
        banner: Banner::default(),
        open_data: OpenData::default(),
        letters: Arc::new(Letters::new()),
        callback_hours: DeskHours::default(),
        calls: Caller::public(),
        contact,
    })
}

/// Who answers for the service, from its options.
pub fn contact(args: &ContactArgs, public_url: &str) -> ServiceContact {
    ServiceContact {
        name: args.service_name.clone(),
        email: args.service_email.clone(),
        phone: args.service_phone.clone(),
        address: args.service_address.clone(),
        public_url: public_url.trim_end_matches('/').to_owned(),
    }
}
