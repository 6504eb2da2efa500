//! The first process of PostgreSQL: launched, recognised, waited for, stopped.

use super::binaries::{PgBinaries, last_line};
use super::error::{ClusterError, at};
use super::home::Home;
use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const READY_WITHIN: Duration = Duration::from_mins(1);
const STOPPED_WITHIN: Duration = Duration::from_mins(1);
const QUIT_WITHIN: Duration = Duration::from_secs(10);
/// How long the children of a postmaster that was killed may take to notice it and leave its memory.
const LEAVE_WITHIN: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(10);

/// A postmaster that runs.
#[derive(Debug)]
pub(super) struct Postmaster {
    pid: Pid,
    /// None when a server before us launched it.
    child: Option<Child>,
    /// Has it ended, or is it none of our business any more?
    let_go: bool,
}

/// What `postmaster.pid` says: the process on the first line, how far it is on the eighth.
struct PidFile {
    pid: Pid,
    status: String,
}

impl PidFile {
    fn read(home: &Home) -> Option<Self> {
        let text = fs::read_to_string(home.data.join("postmaster.pid")).ok()?;
        let pid = text.lines().next()?.trim().parse().ok().and_then(Pid::from_raw)?;
        Some(Self { pid, status: text.lines().nth(7).unwrap_or_default().trim().to_owned() })
    }
}

impl Postmaster {
    /// The postmaster of a server that was killed, if it runs and runs as we would launch it.
    pub fn adopt(home: &Home, arguments: &[OsString]) -> Result<Option<Self>, ClusterError> {
        let Some(file) = PidFile::read(home) else {
            return Ok(None);
        };
        if !is_ours(file.pid, home) {
            return Ok(None);
        }
        let mut found = Self { pid: file.pid, child: None, let_go: false };
        if file.status != "stopping" && was_launched_with(home, arguments) {
            found.wait_until_ready(home)?;
            return Ok(Some(found));
        }
        // Other settings than ours (fsync off, say) are no cluster to trust a claim to: launch it anew.
        found.stop(home)?;
        Ok(None)
    }

    /// Launches it and waits until it answers.
    pub fn launch(home: &Home, binaries: &PgBinaries, arguments: &[OsString]) -> Result<Self, ClusterError> {
        let started = Instant::now();
        let crashed = home.data.join("postmaster.pid").exists();
        forget_strangers(home)?;
        loop {
            match Self::launch_once(home, binaries, arguments) {
                Err(ClusterError::Ended { .. }) if crashed && started.elapsed() < LEAVE_WITHIN => {
                    sleep(20 * STEP);
                }
                done => return done,
            }
        }
    }

    fn launch_once(home: &Home, binaries: &PgBinaries, arguments: &[OsString]) -> Result<Self, ClusterError> {
        let log = new_log(home)?;
        let both = log.try_clone().map_err(at(&home.log))?;
        let mut command = home.owner.command(&binaries.postgres());
        command.args(arguments).stdin(Stdio::null()).stdout(both).stderr(log);
        let child = command.spawn().map_err(at(&binaries.postgres()))?;
        let mut launched = Self { pid: Pid::from_child(&child), child: Some(child), let_go: false };
        launched.wait_until_ready(home)?;
        Ok(launched)
    }

    /// Its process.
    pub fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// Did a server before us launch it?
    pub fn is_adopted(&self) -> bool {
        self.child.is_none()
    }

    fn wait_until_ready(&mut self, home: &Home) -> Result<(), ClusterError> {
        let started = Instant::now();
        while started.elapsed() < READY_WITHIN {
            if self.has_ended(home) {
                self.let_go = true;
                return Err(ClusterError::Ended { reason: reason(home), log: home.log.clone() });
            }
            if PidFile::read(home).is_some_and(|file| file.pid == self.pid && file.status == "ready") {
                return Ok(());
            }
            sleep(STEP);
        }
        // Left alone: to stop it in the middle of a recovery would make it begin again, for ever.
        self.let_go = true;
        Err(ClusterError::NotReady { seconds: READY_WITHIN.as_secs(), log: home.log.clone() })
    }

    /// Asks it to cut its connections and stop, then waits; after a minute, to quit at once.
    pub fn stop(&mut self, home: &Home) -> Result<(), ClusterError> {
        for (signal, limit) in [(Signal::INT, STOPPED_WITHIN), (Signal::QUIT, QUIT_WITHIN)] {
            // A process that has just ended can't be signalled, and need not be.
            let _ = kill_process(self.pid, signal);
            let started = Instant::now();
            while started.elapsed() < limit {
                if self.has_ended(home) {
                    self.let_go = true;
                    return Ok(());
                }
                sleep(STEP);
            }
        }
        Err(ClusterError::NotStopped { pid: self.pid() })
    }

    /// Lets it run on without us.
    pub fn let_go(&mut self) {
        self.let_go = true;
    }

    fn has_ended(&mut self, home: &Home) -> bool {
        match &mut self.child {
            Some(child) => !matches!(child.try_wait(), Ok(None)),
            None => !is_ours(self.pid, home),
        }
    }
}

impl Drop for Postmaster {
    fn drop(&mut self) {
        if !self.let_go {
            let _ = kill_process(self.pid, Signal::INT);
        }
    }
}

/// Is that process a postmaster of this very cluster? Numbers are given again, so its command line must name it.
fn is_ours(pid: Pid, home: &Home) -> bool {
    match fs::read(format!("/proc/{}/cmdline", pid.as_raw_nonzero())) {
        Ok(line) => line.split(|byte| *byte == 0).any(|word| word == home.data.as_os_str().as_bytes()),
        Err(error)
            if error.kind() == io::ErrorKind::NotFound && fs::exists("/proc/self").unwrap_or(false) =>
        {
            false
        }
        // No such files on this system: nobody else can listen in a folder that is closed to others.
        Err(_) => UnixStream::connect(home.socket.join(".s.PGSQL.5432")).is_ok(),
    }
}

/// PostgreSQL removes the marks of a process that is gone, but takes any other of its user for a postmaster: one that
/// got the number after a reboot, or one that is dead and that nobody has waited for. We hold the lock and know better.
fn forget_strangers(home: &Home) -> Result<(), ClusterError> {
    for mark in [home.data.join("postmaster.pid"), home.socket.join(".s.PGSQL.5432.lock")] {
        let text = fs::read_to_string(&mark).unwrap_or_default();
        let pid = text.lines().next().and_then(|line| line.trim().parse().ok()).and_then(Pid::from_raw);
        if pid.is_some_and(|pid| test_kill_process(pid).is_ok() && !is_ours(pid, home)) {
            fs::remove_file(&mark).map_err(at(&mark))?;
        }
    }
    Ok(())
}

/// Does the command line it was launched with, as it wrote it down, have these arguments?
fn was_launched_with(home: &Home, arguments: &[OsString]) -> bool {
    let written = fs::read(home.data.join("postmaster.opts")).unwrap_or_default();
    let quoted = arguments.iter().map(|argument| [b" \"", argument.as_bytes(), b"\""].concat());
    written.trim_ascii_end().ends_with(&quoted.collect::<Vec<_>>().concat())
}

/// A new log; that of the start before is kept beside it.
fn new_log(home: &Home) -> Result<File, ClusterError> {
    if home.log.exists() {
        fs::rename(&home.log, home.root.join("postgresql.log.1")).map_err(at(&home.log))?;
    }
    File::create_new(&home.log).map_err(at(&home.log))
}

/// The line of the log that says why it ended.
fn reason(home: &Home) -> String {
    let log = fs::read(&home.log).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    let fatal = log.lines().rfind(|line| line.contains("FATAL:") || line.contains("PANIC:"));
    fatal.map_or_else(|| last_line(&log), |line| line.trim().to_owned())
}
