//! The private PostgreSQL, for real: started, killed, taken over, refused. Needs PostgreSQL's server programs.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use abri_server::cluster::{Cluster, ClusterError, ClusterOptions, Tuning};
use sqlx::{Connection, PgConnection};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A folder that other users can pass through, as a checkout usually is.
fn open_folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), Permissions::from_mode(0o755)).unwrap();
    dir
}

fn options(dir: &Path) -> ClusterOptions {
    ClusterOptions { data_dir: dir.join("pg"), binaries: None, tuning: Tuning::Throwaway }
}

async fn connect(cluster: &Cluster) -> PgConnection {
    PgConnection::connect(&cluster.connect_url("postgres", "postgres")).await.unwrap()
}

async fn setting(connection: &mut PgConnection, name: &str) -> String {
    sqlx::query_scalar("select current_setting($1)").bind(name).fetch_one(connection).await.unwrap()
}

async fn write_note(cluster: &Cluster) {
    let mut connection = connect(cluster).await;
    sqlx::raw_sql("create table note (text text unique); insert into note values ('still here')")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn read_note(cluster: &Cluster) -> String {
    sqlx::query_scalar("select text from note").fetch_one(&mut connect(cluster).await).await.unwrap()
}

fn postmaster_pid(cluster: &Cluster) -> i32 {
    let file = fs::read_to_string(cluster.home().join("data/postmaster.pid")).unwrap();
    file.lines().next().unwrap().parse().unwrap()
}

fn kill_hard(number: i32) {
    let pid = rustix::process::Pid::from_raw(number).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
    while fs::read(format!("/proc/{number}/cmdline")).is_ok_and(|line| !line.is_empty()) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[tokio::test]
async fn what_was_written_is_there_after_a_restart() {
    let dir = open_folder();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    let pid = postmaster_pid(&cluster);
    write_note(&cluster).await;
    cluster.stop().unwrap();
    assert!(!dir.path().join("pg/data/postmaster.pid").exists(), "it was still running");

    let cluster = Cluster::start(&options(dir.path())).unwrap();
    assert!(!cluster.is_adopted());
    assert_ne!(postmaster_pid(&cluster), pid);
    assert_eq!(read_note(&cluster).await, "still here");
    cluster.stop().unwrap();
}

#[tokio::test]
async fn it_is_closed_to_others_and_to_the_network() {
    let dir = open_folder();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    for folder in ["", "data", "socket"] {
        assert_eq!(fs::metadata(cluster.home().join(folder)).unwrap().mode() & 0o077, 0, "{folder} is open");
    }
    let mut connection = connect(&cluster).await;
    assert_eq!(setting(&mut connection, "listen_addresses").await, "");
    assert_eq!(setting(&mut connection, "server_encoding").await, "UTF8");
    assert_eq!(setting(&mut connection, "data_checksums").await, "on");
    let lower: String = sqlx::query_scalar("select lower('ÉÇ')").fetch_one(&mut connection).await.unwrap();
    assert_eq!(lower, "éç", "the locale knows ASCII only");
    cluster.stop().unwrap();
}

#[tokio::test]
async fn no_value_of_a_statement_reaches_the_log() {
    let dir = open_folder();
    let cluster = Cluster::start(&ClusterOptions { tuning: Tuning::Durable, ..options(dir.path()) }).unwrap();
    let mut connection = connect(&cluster).await;
    for name in ["fsync", "synchronous_commit", "full_page_writes"] {
        assert_eq!(setting(&mut connection, name).await, "on");
    }
    assert_eq!(setting(&mut connection, "max_connections").await, "200");
    let secret = "155053599990151";
    sqlx::raw_sql("create table claim (nir text unique check (length(nir) < 20))")
        .execute(&mut connection)
        .await
        .unwrap();
    sqlx::query("insert into claim values ($1)").bind(secret).execute(&mut connection).await.unwrap();
    let too_long = format!("{secret}-----------");
    for (statement, value) in [
        ("insert into claim values ($1)", secret),
        ("insert into claim values ($1)", too_long.as_str()),
        ("select ($1 || '-')::bigint", secret),
    ] {
        assert!(sqlx::query(statement).bind(value).execute(&mut connection).await.is_err());
    }
    let log = fs::read_to_string(cluster.log_file()).unwrap();
    assert!(log.contains("ready to accept connections") && !log.contains(secret), "{log}");
    cluster.stop().unwrap();
}

#[tokio::test]
async fn a_cluster_left_behind_is_taken_over() {
    let dir = open_folder();
    let first = Cluster::start(&options(dir.path())).unwrap();
    let pid = postmaster_pid(&first);
    write_note(&first).await;
    leave_behind(first);

    let second = Cluster::start(&options(dir.path())).unwrap();
    assert!(second.is_adopted());
    assert_eq!(postmaster_pid(&second), pid);
    assert_eq!(read_note(&second).await, "still here");
    leave_behind(second);

    // One that doesn't flush to the disk must not pass for one that does.
    let durable = ClusterOptions { tuning: Tuning::Durable, ..options(dir.path()) };
    let third = Cluster::start(&durable).unwrap();
    assert!(!third.is_adopted());
    assert_eq!(setting(&mut connect(&third).await, "fsync").await, "on");
    assert_eq!(read_note(&third).await, "still here");
    third.stop().unwrap();
}

/// What a server killed hard does: its lock goes, its PostgreSQL stays.
fn leave_behind(cluster: Cluster) {
    cluster.leave_running();
}

#[tokio::test]
async fn it_starts_again_after_its_postgresql_was_killed() {
    let dir = open_folder();
    let cluster = Cluster::start(&ClusterOptions { tuning: Tuning::Durable, ..options(dir.path()) }).unwrap();
    write_note(&cluster).await;
    kill_hard(postmaster_pid(&cluster));
    drop(cluster);
    assert!(dir.path().join("pg/data/postmaster.pid").exists());

    let cluster = Cluster::start(&ClusterOptions { tuning: Tuning::Durable, ..options(dir.path()) }).unwrap();
    assert!(!cluster.is_adopted());
    assert_eq!(read_note(&cluster).await, "still here");
    cluster.stop().unwrap();
}

#[tokio::test]
async fn a_stranger_with_the_number_of_a_dead_postmaster_is_no_obstacle() {
    let dir = open_folder();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    let mark = cluster.home().join("data/postmaster.pid");
    let written = fs::read_to_string(&mark).unwrap();
    let owner = fs::metadata(&mark).unwrap();
    let old = postmaster_pid(&cluster).to_string();
    cluster.stop().unwrap();

    let mut stranger = Command::new("sleep");
    stranger.arg("60");
    if rustix::process::geteuid().is_root() {
        stranger.uid(owner.uid()).gid(owner.gid());
    }
    let mut stranger = stranger.spawn().unwrap();
    fs::write(&mark, written.replacen(&old, &stranger.id().to_string(), 1)).unwrap();
    let started = Cluster::start(&options(dir.path()));
    stranger.kill().unwrap();
    stranger.wait().unwrap();
    let cluster = started.unwrap();
    assert!(!cluster.is_adopted());
    cluster.stop().unwrap();
}

#[test]
fn two_servers_do_not_share_a_cluster() {
    let dir = open_folder();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    let error = Cluster::start(&options(dir.path())).unwrap_err();
    assert!(matches!(error, ClusterError::InUse(_)), "{error}");
    cluster.stop().unwrap();
}

#[tokio::test]
async fn a_long_path_gets_a_short_socket() {
    let dir = open_folder();
    let deep = dir.path().join("a-folder-with-a-rather-long-name".repeat(4));
    let cluster = Cluster::start(&options(&deep)).unwrap();
    write_note(&cluster).await;
    let socket = socket_folder(&cluster);
    assert!(cluster.home().starts_with(&deep) && socket.starts_with("/var/tmp"));
    cluster.stop().unwrap();
    fs::remove_dir_all(socket).unwrap();
}

fn socket_folder(cluster: &Cluster) -> std::path::PathBuf {
    let file = fs::read_to_string(cluster.home().join("data/postmaster.pid")).unwrap();
    file.lines().nth(4).unwrap().into()
}

/// Root only: anyone else runs PostgreSQL as themselves and reaches what they own.
#[tokio::test]
async fn root_in_a_closed_folder_puts_the_data_elsewhere_and_finds_it_again() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), Permissions::from_mode(0o700)).unwrap();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    let home = cluster.home().to_owned();
    assert!(home.starts_with("/var/tmp"));
    write_note(&cluster).await;
    cluster.stop().unwrap();

    fs::set_permissions(dir.path(), Permissions::from_mode(0o755)).unwrap();
    let cluster = Cluster::start(&options(dir.path())).unwrap();
    assert_eq!(read_note(&cluster).await, "still here");
    cluster.stop().unwrap();
    fs::remove_dir_all(home).unwrap();
}

#[test]
fn the_folder_of_something_else_is_refused_and_left_as_it_was() {
    let dir = open_folder();
    fs::create_dir(dir.path().join("pg")).unwrap();
    fs::write(dir.path().join("pg/thesis.odt"), "").unwrap();
    let before = fs::metadata(dir.path().join("pg")).unwrap();
    let error = Cluster::start(&options(dir.path())).unwrap_err();
    assert!(matches!(error, ClusterError::NotOurs(_)), "{error}");
    let after = fs::metadata(dir.path().join("pg")).unwrap();
    assert_eq!((before.mode(), before.uid()), (after.mode(), after.uid()));
}

#[test]
fn missing_binaries_are_explained() {
    let dir = open_folder();
    let wrong = ClusterOptions { binaries: Some(dir.path().join("none")), ..options(dir.path()) };
    let said = Cluster::start(&wrong).unwrap_err().to_string();
    assert!(said.contains("none does not hold the programs initdb and postgres"), "{said}");
    let said = ClusterError::NoBinaries.to_string();
    assert!(said.contains("sudo apt-get install --no-install-recommends postgresql"), "{said}");
}
