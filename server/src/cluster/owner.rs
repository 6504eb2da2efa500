//! Who runs PostgreSQL: this process's own user or, for root, whom it refuses, another one.

use super::error::{ClusterError, at};
use std::fs::{self, Metadata, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// The user PostgreSQL runs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    uid: u32,
    gid: u32,
    changes: bool,
}

impl Owner {
    /// The user to run as. Root leaves data to the user it belongs to, whichever users exist today.
    pub fn find(data: &Path) -> Result<Self, ClusterError> {
        let me = rustix::process::geteuid();
        if !me.is_root() {
            let gid = rustix::process::getegid().as_raw();
            return Ok(Self { uid: me.as_raw(), gid, changes: false });
        }
        let before =
            fs::metadata(data).ok().map(|data| (data.uid(), data.gid())).filter(|(uid, _)| *uid != 0);
        let (uid, gid) = before.or_else(|| users().into_iter().next()).ok_or(ClusterError::NoUser)?;
        Ok(Self { uid, gid, changes: true })
    }

    /// Does a folder found there belong to someone who had a reason to make it?
    pub fn trusts(metadata: &Metadata) -> bool {
        let me = rustix::process::geteuid();
        metadata.uid() == me.as_raw() || me.is_root() && users().iter().any(|(uid, _)| *uid == metadata.uid())
    }

    /// Is it another user than ours?
    pub fn changes_user(&self) -> bool {
        self.changes
    }

    /// Can that user pass through every folder above `path`?
    pub fn can_reach(&self, path: &Path) -> bool {
        !self.changes || path.ancestors().skip(1).all(|folder| self.can_pass(folder))
    }

    fn can_pass(&self, folder: &Path) -> bool {
        fs::metadata(folder).is_ok_and(|found| {
            let bit = match (found.uid() == self.uid, found.gid() == self.gid) {
                (true, _) => 0o100,
                (false, true) => 0o010,
                (false, false) => 0o001,
            };
            found.mode() & bit != 0
        })
    }

    /// Gives that user a folder that nobody else can enter.
    pub fn keep_private(&self, folder: &Path) -> Result<(), ClusterError> {
        fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(at(folder))?;
        if self.changes { chown(folder, Some(self.uid), Some(self.gid)).map_err(at(folder)) } else { Ok(()) }
    }

    /// A program to be run as that user: in a process group of its own, so that a Ctrl-C meant for the server
    /// does not cut its database first, and without our environment, which may hold secrets.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir("/").process_group(0);
        if self.changes {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }
}

/// The users root may run PostgreSQL as, the best one first.
fn users() -> Vec<(u32, u32)> {
    let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
    ["postgres", "nobody"].iter().filter_map(|name| find_user(&passwd, name)).collect()
}

fn find_user(passwd: &str, name: &str) -> Option<(u32, u32)> {
    let mut fields = passwd
        .lines()
        .map(|line| line.split(':'))
        .find_map(|mut fields| (fields.next() == Some(name)).then_some(fields))?;
    let uid = fields.nth(1)?.parse().ok().filter(|uid| *uid != 0)?;
    Some((uid, fields.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let passwd = "root:x:0:0::/root:/bin/sh\npostgres2:x:9:9::/:/bin/sh\npostgres:x:101:104:a:/b:/c\n";
        assert_eq!(find_user(passwd, "postgres"), Some((101, 104)));
        assert_eq!(find_user(passwd, "nobody"), None);
        assert_eq!(find_user(passwd, "root"), None);
    }

    #[test]
    fn a_closed_folder_above_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let stranger = Owner { uid: 54_321, gid: 54_321, changes: true };
        fs::set_permissions(dir.path(), Permissions::from_mode(0o700)).unwrap();
        assert!(!stranger.can_reach(&dir.path().join("pg")));
        fs::set_permissions(dir.path(), Permissions::from_mode(0o711)).unwrap();
        assert!(stranger.can_reach(&dir.path().join("pg")));
    }
}
