//! Configuration: the one place that reads the environment (through clap). Secrets come as files, never as values.

use crate::clock::Clock;
use abri_domain::callback::DeskHours;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Where the service keeps its data and its database.
#[derive(Debug, Clone, Args)]
pub struct StoreArgs {
    /// Folder of what the service keeps: private database, keys, spool.
    #[arg(long, env = "ABRI_DATA_DIR", default_value = "var")]
    pub data_dir: PathBuf,
    /// Any PostgreSQL >= 15. Without it the service starts a private cluster of its own.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Folder of PostgreSQL's programs, when they are not found by themselves.
    #[arg(long, env = "ABRI_PGBIN")]
    pub pgbin: Option<PathBuf>,
    /// Key file (`abri keys`). Default: `keys` in the data folder, made at the first start of a demonstration.
    #[arg(long, env = "ABRI_KEYS_FILE")]
    pub keys_file: Option<PathBuf>,
    /// Folder of rule files, `<scheme>/<version>.toml`. Without it, those shipped with the program.
    #[arg(long, env = "ABRI_RULES_DIR")]
    pub rules_dir: Option<PathBuf>,
    /// Makes the service live from that instant on (RFC 3339), with a banner on every page.
    #[arg(long, env = "ABRI_CLOCK", value_parser = parse_instant)]
    pub clock: Option<OffsetDateTime>,
}

fn parse_instant(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|_| "an instant like 2020-03-25T08:00:00+01:00 is expected".to_owned())
}

impl StoreArgs {
    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock.map_or_else(Clock::real, Clock::starting_at)
    }

    /// The key file.
    pub fn keys_path(&self) -> PathBuf {
        self.keys_file.clone().unwrap_or_else(|| self.data_dir.join("keys"))
    }
}

/// How the service meets the world.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Address to listen on.
    #[arg(long, env = "ABRI_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Address people type, as letters and e-mails give it.
    #[arg(long, env = "ABRI_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
    pub public_url: String,
    /// Folder of the built assets (`pkg/abri.css`, `pkg/abri.js`, `pkg/abri.wasm`).
    #[arg(long, env = "ABRI_SITE_DIR", default_value = "target/site")]
    pub site_dir: PathBuf,
    /// Demonstration: makes keys, staff and synthetic people, and says so.
    #[arg(long, env = "ABRI_DEMO")]
    pub demo: bool,
    /// Staff need a second factor to do anything. Default: true, and false in a demonstration.
    #[arg(long, env = "ABRI_REQUIRE_SECOND_FACTOR")]
    pub require_second_factor: Option<bool>,
    /// Seconds for which a sign of life of an open case page counts: what a browser that died held is free after that.
    #[arg(long, env = "ABRI_PRESENCE_SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u32).range(3..=1200))]
    pub presence_seconds: u32,
    /// Serve pages only; workers run elsewhere (`abri work`).
    #[arg(long)]
    pub no_workers: bool,
    /// Forms a network may post in a minute; 0 for no limit.
    #[arg(long, env = "ABRI_POSTS_PER_MINUTE", default_value_t = 120)]
    pub posts_per_minute: u32,
    /// Requests a key of the partner API may make in a minute; 0 for no limit.
    #[arg(long, env = "ABRI_API_PER_MINUTE", default_value_t = 600)]
    pub api_per_minute: u32,
    /// Proxies in front of the service whose X-Forwarded-For is believed, counted from the right.
    #[arg(long, env = "ABRI_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: usize,
    /// Address of the service to train with (`abri sandbox`); staff are shown a link to it.
    #[arg(long, env = "ABRI_SANDBOX_URL")]
    pub sandbox_url: Option<String>,
    /// Who answers for the service.
    #[command(flatten)]
    pub contact: ContactArgs,
    /// When the phone desk calls back.
    #[command(flatten)]
    pub callbacks: CallbackArgs,
    /// How e-mail leaves.
    #[command(flatten)]
    pub mail: MailArgs,
    /// Where the fund's register is.
    #[command(flatten)]
    pub register: RegisterArgs,
    /// Who says who staff are.
    #[command(flatten)]
    pub provider: ProviderArgs,
}

/// The identity provider of the institution, for staff (OpenID Connect).
#[derive(Debug, Clone, Args)]
pub struct ProviderArgs {
    /// Address of the issuer. Without it, staff sign in with a password.
    #[arg(long, env = "ABRI_PROVIDER_ISSUER")]
    pub provider_issuer: Option<String>,
    /// Id of this service there.
    #[arg(long, env = "ABRI_PROVIDER_CLIENT_ID")]
    pub provider_client_id: Option<String>,
    /// File of the secret that goes with it.
    #[arg(long, env = "ABRI_PROVIDER_SECRET_FILE")]
    pub provider_secret_file: Option<PathBuf>,
    /// Its name on the screens.
    #[arg(long, env = "ABRI_PROVIDER_NAME", default_value = "ProConnect")]
    pub provider_name: String,
    /// The `acr` that stand for a second factor there, separated by commas; none: the code of this service is asked as ever.
    #[arg(long, env = "ABRI_PROVIDER_STRONG_ACR", value_delimiter = ',')]
    pub provider_strong_acr: Vec<String>,
}

/// Who answers for the service (CRPA R.112-11-1).
#[derive(Debug, Clone, Args)]
pub struct ContactArgs {
    /// Name of the institution.
    #[arg(long, env = "ABRI_SERVICE_NAME", default_value = "Caisse de démonstration")]
    pub service_name: String,
    /// E-mail people may write to.
    #[arg(long, env = "ABRI_SERVICE_EMAIL", default_value = "contact@abri.example")]
    pub service_email: String,
    /// Phone people may call.
    #[arg(long, env = "ABRI_SERVICE_PHONE", default_value = "01 99 00 00 00")]
    pub service_phone: String,
    /// Postal address, lines separated by `|`.
    #[arg(
        long,
        env = "ABRI_SERVICE_ADDRESS",
        default_value = "1 rue de l’Exemple|00000 Exempleville",
        value_delimiter = '|'
    )]
    pub service_address: Vec<String>,
}

/// When the phone desk calls back people who could not get through. A supervisor's setting takes the place of it.
#[derive(Debug, Clone, Args)]
pub struct CallbackArgs {
    /// First call and end of the last half hour, on working days.
    #[arg(long, env = "ABRI_CALLBACK_HOURS", default_value = "09:00-17:00", value_parser = parse_span)]
    pub callback_hours: DeskHours,
    /// Calls in a half hour; 0 for none at all.
    #[arg(long, env = "ABRI_CALLBACKS_PER_SLOT", default_value_t = 4, value_parser = clap::value_parser!(i16).range(0..=99))]
    pub callbacks_per_slot: i16,
}

fn parse_span(text: &str) -> Result<DeskHours, String> {
    DeskHours::parse(text, 0).ok_or_else(|| "hours like 09:00-17:00, on half hours, are expected".to_owned())
}

impl CallbackArgs {
    /// The hours.
    pub fn hours(&self) -> DeskHours {
        self.callback_hours.with(self.callbacks_per_slot)
    }
}

/// How e-mail leaves: by SMTP, or into files when no server is given.
#[derive(Debug, Clone, Args)]
pub struct MailArgs {
    /// SMTP server, `host:port`. Without it, e-mails are written to `spool/mail` in the data folder.
    #[arg(long, env = "ABRI_SMTP")]
    pub smtp: Option<String>,
    /// TLS towards that server: `required`, or `none` for a relay on the same machine.
    #[arg(long, env = "ABRI_SMTP_TLS", default_value = "required", value_parser = ["required", "none"])]
    pub smtp_tls: String,
    /// User, when the server wants one; the password is in the file below.
    #[arg(long, env = "ABRI_SMTP_USER")]
    pub smtp_user: Option<String>,
    /// File of the password.
    #[arg(long, env = "ABRI_SMTP_PASSWORD_FILE")]
    pub smtp_password_file: Option<PathBuf>,
    /// Sender of every e-mail.
    #[arg(long, env = "ABRI_MAIL_FROM", default_value = "Abri <ne-pas-repondre@abri.example>")]
    pub mail_from: String,
    /// What comes back.
    #[command(flatten)]
    pub bounces: BounceArgs,
}

/// How e-mail that comes back is read.
#[derive(Debug, Clone, Default, Args)]
pub struct BounceArgs {
    /// Address that bounces go to, `retours@abri.example`; each e-mail adds `+` and a sign of its own to the part before the `@`.
    /// Without it they go to the sender, and are told by the `Message-ID` they quote.
    #[arg(long, env = "ABRI_MAIL_BOUNCES")]
    pub mail_bounces: Option<String>,
    /// Maildir where what comes back arrives; the workers empty it. Without it, `abri bounces read` does.
    #[arg(long, env = "ABRI_BOUNCES_DIR")]
    pub bounces_dir: Option<PathBuf>,
    /// Ask the recipient's server to say that an e-mail arrived (RFC 3461). Only for a relay that knows it.
    #[arg(long, env = "ABRI_SMTP_DSN")]
    pub smtp_dsn: bool,
}

/// Where the fund's register is: in a system of its own, or in the table that was imported.
#[derive(Debug, Clone, Args)]
pub struct RegisterArgs {
    /// Address of the fund's register (docs/register.md). Without it, the imported table is read.
    #[arg(long, env = "ABRI_REGISTER_URL")]
    pub register_url: Option<String>,
    /// File of the token it wants.
    #[arg(long, env = "ABRI_REGISTER_TOKEN_FILE")]
    pub register_token_file: Option<PathBuf>,
    /// Milliseconds it may take to answer.
    #[arg(long, env = "ABRI_REGISTER_TIMEOUT_MS", default_value_t = 2000)]
    pub register_timeout_ms: u64,
    /// Questions it is asked side by side, per process.
    #[arg(long, env = "ABRI_REGISTER_AT_ONCE", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub register_at_once: u16,
}

/// Where one trains: nothing here is shared with a real service.
#[derive(Debug, Clone, Args)]
pub struct SandboxArgs {
    /// Folder of what training keeps; a new one, or one of an earlier training.
    #[arg(long, env = "ABRI_SANDBOX_DIR", default_value = "var-formation")]
    pub data_dir: PathBuf,
    /// Address to listen on, of this machine: the passwords are public.
    #[arg(long, env = "ABRI_SANDBOX_LISTEN", default_value = "127.0.0.1:3100")]
    pub listen: SocketAddr,
    /// The instant it lives from, on a day the scheme was open.
    #[arg(long, env = "ABRI_SANDBOX_CLOCK", default_value = "2020-03-25T08:00:00+01:00", value_parser = parse_instant)]
    pub clock: OffsetDateTime,
    /// How many times each lesson is filed: one for each person who trains.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=100))]
    pub sets: u64,
    /// Folder of the built assets.
    #[arg(long, env = "ABRI_SITE_DIR", default_value = "target/site")]
    pub site_dir: PathBuf,
    /// Folder of PostgreSQL's programs, when they are not found by themselves.
    #[arg(long, env = "ABRI_PGBIN")]
    pub pgbin: Option<PathBuf>,
}
