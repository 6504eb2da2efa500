//! Folders that somebody empties: letters to print, and e-mails when there is no server. A file is there whole or not
//! at all, and the same job writes the same file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Puts a letter where those who print will find it: `spool/letters/<job>.pdf` in the data folder.
pub async fn spool_letter(data_dir: &Path, job_id: Uuid, pdf: Vec<u8>) -> io::Result<()> {
    let folder = data_dir.join("spool").join("letters");
    write_whole(folder, format!("{job_id}.pdf"), pdf).await
}

/// Writes beside, then renames; on disk before it says so. Readable by the service's own user only.
pub(crate) async fn write_whole(folder: PathBuf, name: String, bytes: Vec<u8>) -> io::Result<()> {
    tokio::task::spawn_blocking(move || write(&folder, &name, &bytes)).await.map_err(io::Error::other)?
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let beside = folder.join(format!(".{name}.part"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(name))?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[tokio::test]
    async fn the_same_job_leaves_one_whole_file_that_others_cannot_read() {
        let data = tempfile::tempdir().unwrap();
        let job = Uuid::from_u128(7);
        spool_letter(data.path(), job, b"first, longer".to_vec()).await.unwrap();
        spool_letter(data.path(), job, b"second".to_vec()).await.unwrap();
        let folder = data.path().join("spool/letters");
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files, [folder.join(format!("{job}.pdf"))]);
        assert_eq!(fs::read(&files[0]).unwrap(), b"second");
        assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_an_error() {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join("spool"), b"a file in the way").unwrap();
        assert!(spool_letter(data.path(), Uuid::nil(), Vec::new()).await.is_err());
    }
}
