//! The command line: each command parses, calls the library, prints. Machine output is JSON.

mod audit;
mod bounces;
mod demo;
mod letters;
mod notice;
mod partner;
mod published;
mod rules;
mod sandbox;
mod serve;
mod simulate;
mod staff;
mod tools;

use crate::check::{self, CheckKind};
use crate::config::{SandboxArgs, ServeArgs, StoreArgs};
use abri_domain::partner::{KEY_DAYS_MAX, Scope};
use abri_domain::staff::StaffRole;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use time::Date;
use time::format_description::well_known::Iso8601;
use uuid::Uuid;

/// Abri: a work stoppage for people at risk, asked for online.
#[derive(Debug, Parser)]
#[command(name = "abri", version, about, long_about = None)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages, and do the work they owe.
    Serve(ServeCommand),
    /// Do the work the pages owe, without serving them.
    Work(ServeCommand),
    /// Bring the schema of the database up to date.
    Migrate(StoreArgs),
    /// Check numbers, one a line from standard input: prints `ok` or what is wrong. Exit code 1 if any is wrong.
    Check {
        /// What the numbers are.
        kind: Kind,
    },
    /// The rules.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Judge facts: JSON objects on standard input (docs/assess.schema.json), one record a line on standard output.
    Assess(RulesFolder),
    /// The trail of every event, chained claim by claim and day by day (docs/audit.schema.json).
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Employers' notices: their proof, and the keys that sign them.
    #[command(subcommand)]
    Notice(NoticeCommand),
    /// Partners of the API: who they are, what they may read, their keys.
    #[command(subcommand)]
    Partner(PartnerCommand),
    /// Print the document of the partner API (OpenAPI 3.1).
    Openapi,
    /// Letters on their way to the post.
    #[command(subcommand)]
    Letters(LettersCommand),
    /// E-mail that came back.
    #[command(subcommand)]
    Bounces(BouncesCommand),
    /// Members of staff.
    #[command(subcommand)]
    Staff(StaffCommand),
    /// What the fund knows of people.
    #[command(subcommand)]
    Register(RegisterCommand),
    /// Make a key file.
    Keys {
        /// Where; it must not exist.
        path: PathBuf,
    },
    /// Synthetic people and claims.
    #[command(subcommand)]
    Demo(DemoCommand),
    /// The same service to train with, on a private database of its own: made-up claims, our answer to each, nothing is sent.
    Sandbox {
        #[command(flatten)]
        sandbox: SandboxArgs,
        /// What to do instead of serving.
        act: Option<SandboxAct>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SandboxAct {
    /// Erase what was done in training.
    Reset,
}

#[derive(Debug, Args)]
struct ServeCommand {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    serve: ServeArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Social-security numbers.
    Nir,
    /// Establishment numbers.
    Siret,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Read every rule file and run its examples; says what is wrong, what no example tries, and where time has a gap.
    /// Exit code 1 if there is anything.
    Check(RulesFolder),
    /// Say a version point by point: what it asks, in which words, from which source.
    Explain {
        /// Id of the version, such as at-risk-v3.
        version: String,
        #[command(flatten)]
        rules: RulesFolder,
    },
    /// Say what changed between two versions. Exit code 1 if anything did.
    Diff {
        /// Id of the earlier version.
        earlier: String,
        /// Id of the later version.
        later: String,
        #[command(flatten)]
        rules: RulesFolder,
    },
    /// Judge the facts on standard input (JSON) under each version, as if it had always been in force.
    Timeline(RulesFolder),
    /// Replay stored claims under a draft: prints each claim that would come out otherwise, then counts, as JSON. Writes
    /// nothing.
    Simulate {
        #[command(flatten)]
        store: StoreArgs,
        /// Folder of the draft. Without it, the rules in force.
        #[arg(long)]
        rules: Option<PathBuf>,
        /// Claims filed on that day or later, YYYY-MM-DD.
        #[arg(long, value_parser = parse_day)]
        since: Date,
        /// The scheme whose claims are replayed.
        #[arg(long, default_value = "at-risk")]
        scheme: String,
        /// Judge all claims of its scheme by this version of the draft, as if it had always been in force.
        #[arg(long = "as")]
        as_if: Option<String>,
    },
    /// Print the journal of the rules, a JSON record a line, and verify its chain. Exit code 1 if it does not hold.
    Journal(StoreArgs),
    /// Print the text of a rule file by its SHA-256, or both texts of the SHA-256 that a decision keeps. Exit code 1 if there
    /// is none.
    Text {
        #[command(flatten)]
        store: StoreArgs,
        /// In hexadecimal.
        sha256: String,
    },
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Write the whole trail to a file, a JSON line each: ids and codes, nobody's words.
    Export {
        #[command(flatten)]
        store: StoreArgs,
        /// The file; it must not exist.
        #[arg(long)]
        out: PathBuf,
    },
    /// Verify every chain and every day: prints each fault, then what was read, as JSON. Exit code 1 if anything does not hold.
    Verify {
        #[command(flatten)]
        store: StoreArgs,
        /// An exported trail. Without it, the database.
        file: Option<PathBuf>,
        /// Heads noted earlier, as /journal/heads.json gives them.
        #[arg(long)]
        heads: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum NoticeCommand {
    /// Verify a notice offline: prints what its proof says and what it is worth, as JSON. Exit code 1 unless it is authentic, and
    /// of that person if one is named. Whether another notice came after it, only the check page says.
    Verify {
        /// The PDF, or what its QR code holds; `-` reads proofs from standard input, one a line.
        notice: String,
        /// The published keys, as /.well-known/abri-notice-keys.json gives them.
        #[arg(long)]
        keys: PathBuf,
        /// Last name or whole name of the person who handed it over.
        #[arg(long)]
        name: Option<String>,
        /// Their date of birth, YYYY-MM-DD.
        #[arg(long, value_parser = parse_day)]
        born: Option<Date>,
    },
    /// Make the key that signs from now on, sealed with the service's keys; the one before signs no more. Prints its name.
    NewKey(StoreArgs),
    /// Let nothing that a key signed count any more: it was stolen or lost. Exit code 2 if there is none of that name.
    RevokeKey {
        #[command(flatten)]
        store: StoreArgs,
        /// Its name, eight hexadecimal digits.
        kid: String,
    },
}

#[derive(Debug, Subcommand)]
enum LettersCommand {
    /// Gather the letters that wait in batches for the printer, 100 at most each, in `spool/batches` of the data folder, with a
    /// manifest. Prints each batch as JSON.
    Batch(StoreArgs),
    /// Read the printer's return file, a CSV with the columns batch, letter: what is in it was posted, what is missing of its
    /// batches failed. Prints counts as JSON. Exit code 1 if anything is missing or unknown.
    Reconcile {
        #[command(flatten)]
        store: StoreArgs,
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum BouncesCommand {
    /// Read the delivery reports of a maildir and write down what they say: prints counts as JSON. What was read is erased; what
    /// is about no e-mail of ours is put aside in `unmatched`. Exit code 1 if there is any.
    Read {
        #[command(flatten)]
        store: StoreArgs,
        /// The maildir, with its folders `new` and `cur`.
        maildir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum PartnerCommand {
    /// Add a partner, or bring one up to date: it may read the establishments on standard input, one SIRET a line, and no other.
    Add {
        #[command(flatten)]
        store: StoreArgs,
        /// Name.
        name: String,
    },
    /// Make a key and print it: it can't be shown again.
    Key {
        #[command(flatten)]
        store: StoreArgs,
        /// Name of the partner.
        name: String,
        /// What it may be used for, separated by commas.
        #[arg(long, required = true, value_delimiter = ',', value_parser = parse_scope)]
        scopes: Vec<Scope>,
        /// Days until it expires.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=i64::from(KEY_DAYS_MAX)))]
        days: u16,
    },
    /// End a key at once. Exit code 1 if there is none of that id, or it was ended before.
    Revoke {
        #[command(flatten)]
        store: StoreArgs,
        /// Id of the key, as `abri partner list` says it.
        key: Uuid,
    },
    /// Print every partner with its keys, a JSON object a line.
    List(StoreArgs),
}

fn parse_scope(text: &str) -> Result<Scope, String> {
    Scope::from_code(text).ok_or_else(|| "notices:read, notices:verify or webhooks is expected".to_owned())
}

#[derive(Debug, Args)]
struct RulesFolder {
    /// Folder of rule files. Without it, those shipped with the program.
    #[arg(long = "rules", env = "ABRI_RULES_DIR")]
    folder: Option<PathBuf>,
}

/// Options as they are when nobody gives any, for a command that needs them and does not offer them.
fn usual<A: Args>() -> A {
    #[derive(Parser)]
    struct Usual<A: Args> {
        #[command(flatten)]
        args: A,
    }
    Usual::<A>::parse_from(["abri"]).args
}

fn parse_day(text: &str) -> Result<Date, String> {
    Date::parse(text, &Iso8601::DATE).map_err(|_| "a day like 2020-03-25 is expected".to_owned())
}

#[derive(Debug, Subcommand)]
enum StaffCommand {
    /// Add a member of staff, or bring one up to date: name, role, password. The password is read from standard input.
    Add {
        #[command(flatten)]
        store: StoreArgs,
        /// Login.
        login: String,
        /// Name on the screens.
        name: String,
        /// What they do.
        #[arg(value_parser = PossibleValuesParser::new(StaffRole::ALL.iter().map(|role| role.code())))]
        role: String,
        /// Code of the fund they belong to, such as msa-32. Without it they stay with the fund they have, or work for every fund.
        #[arg(long)]
        fund: Option<String>,
        /// Draw a password and print it, instead of reading one. It must be changed at the first sign-in.
        #[arg(long)]
        generate: bool,
    },
    /// Let a member of staff sign in no more; their sessions end. Exit code 1 if there is none of that login, or they could
    /// not sign in already.
    Disable {
        #[command(flatten)]
        store: StoreArgs,
        /// Login.
        login: String,
    },
    /// Print every account, a JSON object a line.
    List(StoreArgs),
}

#[derive(Debug, Subcommand)]
enum RegisterCommand {
    /// Import a CSV file with the columns nir, fund, alds (numbers separated by blanks), pregnancy_due (YYYY-MM-DD).
    Import {
        #[command(flatten)]
        store: StoreArgs,
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum DemoCommand {
    /// File synthetic claims through the same pipeline as the form; prints what became of them as JSON.
    Load {
        #[command(flatten)]
        store: StoreArgs,
        /// How many.
        #[arg(long, default_value_t = 500)]
        claims: u64,
        /// Number of the first synthetic person: other numbers, other people.
        #[arg(long, default_value_t = 1)]
        first: u64,
        /// Leave the claims to a server that runs, instead of doing the work they owe here.
        #[arg(long)]
        no_work: bool,
    },
}

/// Any failure of a command, for the terminal.
pub type CommandError = Box<dyn Error + Send + Sync>;

/// Runs a command.
pub async fn run(cli: Cli) -> Result<ExitCode, CommandError> {
    match cli.command {
        Command::Serve(command) => serve::serve(command.store, command.serve, None).await,
        Command::Work(command) => serve::work(command.store, command.serve).await,
        Command::Migrate(store) => tools::migrate(&store).await,
        Command::Check { kind } => {
            let kind = if matches!(kind, Kind::Nir) { CheckKind::Nir } else { CheckKind::Siret };
            let summary = check::run(kind, std::io::stdin().lock(), std::io::stdout().lock())?;
            Ok(ExitCode::from(summary.exit_code()))
        }
        Command::Rules(command) => run_rules(command).await,
        Command::Audit(AuditCommand::Export { store, out }) => audit::export(&store, &out).await,
        Command::Audit(AuditCommand::Verify { store, file, heads }) => {
            audit::verify(&store, file.as_deref(), heads.as_deref()).await
        }
        Command::Notice(NoticeCommand::Verify { notice, keys, name, born }) => {
            notice::verify(&notice, &keys, &notice::Handed { name, born })
        }
        Command::Notice(NoticeCommand::NewKey(store)) => notice::new_key(&store).await,
        Command::Notice(NoticeCommand::RevokeKey { store, kid }) => notice::revoke_key(&store, &kid).await,
        Command::Partner(command) => run_partner(command).await,
        Command::Openapi => {
            say(&serde_json::to_string_pretty(&crate::http::document())?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Assess(rules) => rules::assess_input(rules.folder.as_deref(), std::io::stdin().lock()),
        Command::Letters(LettersCommand::Batch(store)) => letters::batch(&store).await,
        Command::Letters(LettersCommand::Reconcile { store, file }) => {
            letters::reconcile(&store, &file).await
        }
        Command::Bounces(BouncesCommand::Read { store, maildir }) => bounces::read(&store, &maildir).await,
        Command::Staff(command) => run_staff(command).await,
        Command::Register(RegisterCommand::Import { store, file }) => {
            tools::import_register(&store, &file).await
        }
        Command::Keys { path } => tools::make_keys(&path),
        Command::Demo(DemoCommand::Load { store, claims, first, no_work }) => {
            demo::load(&store, claims, first, !no_work).await
        }
        Command::Sandbox { sandbox, act: Some(SandboxAct::Reset) } => sandbox::reset(&sandbox),
        Command::Sandbox { sandbox, act: None } => sandbox::run(sandbox).await,
    }
}

async fn run_staff(command: StaffCommand) -> Result<ExitCode, CommandError> {
    match command {
        StaffCommand::Add { store, login, name, role, fund, generate } => {
            staff::add(&store, (&login, &name, &role), fund.as_deref(), generate).await
        }
        StaffCommand::Disable { store, login } => staff::disable(&store, &login).await,
        StaffCommand::List(store) => staff::list(&store).await,
    }
}

async fn run_rules(command: RulesCommand) -> Result<ExitCode, CommandError> {
    match command {
        RulesCommand::Check(rules) => rules::check(rules.folder.as_deref()),
        RulesCommand::Explain { version, rules } => rules::explain(rules.folder.as_deref(), &version),
        RulesCommand::Diff { earlier, later, rules } => {
            rules::compare(rules.folder.as_deref(), &earlier, &later)
        }
        RulesCommand::Timeline(rules) => rules::timeline(rules.folder.as_deref(), std::io::stdin().lock()),
        RulesCommand::Simulate { store, rules, since, scheme, as_if } => {
            simulate::simulate(&store, rules.as_deref(), since, &scheme, as_if.as_deref()).await
        }
        RulesCommand::Journal(store) => published::journal(&store).await,
        RulesCommand::Text { store, sha256 } => published::text(&store, &sha256).await,
    }
}

async fn run_partner(command: PartnerCommand) -> Result<ExitCode, CommandError> {
    match command {
        PartnerCommand::Add { store, name } => partner::add(&store, &name, std::io::stdin().lock()).await,
        PartnerCommand::Key { store, name, scopes, days } => partner::key(&store, &name, scopes, days).await,
        PartnerCommand::Revoke { store, key } => partner::revoke(&store, key).await,
        PartnerCommand::List(store) => partner::list(&store).await,
    }
}

/// Says why a command failed, with the whole chain, in plain words.
#[expect(clippy::print_stderr, reason = "the terminal is where a command answers")]
pub fn complain(error: &dyn Error) -> ExitCode {
    eprint!("abri: {error}");
    let mut source = error.source();
    while let Some(inner) = source {
        eprint!(": {inner}");
        source = inner.source();
    }
    eprintln!();
    ExitCode::from(2)
}

/// Says something to the person at the terminal.
#[expect(clippy::print_stdout, reason = "the terminal is where a command answers")]
fn say(text: &str) {
    println!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_program_calls_itself_by_its_name() {
        let version = format!("abri {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(Cli::command().render_version(), version);
    }
}
