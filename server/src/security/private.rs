//! Files and folders that only their owner may look into.

use std::{
    fs::{self, OpenOptions},
    io,
    path::Path,
};

/// Sets the permissions of a file or folder to `mode`.
#[cfg(unix)]
pub fn private(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// On other systems a new file gets the permissions that its folder gives.
#[cfg(not(unix))]
pub fn private(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Makes the database's file, if it is not there, so that only its owner may read it; SQLite gives its log beside it the
/// same mode. The folder too, if this makes it: one that is there is somebody's decision.
pub fn private_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        fs::create_dir_all(folder)?;
        private(folder, 0o700)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    private(path, 0o600)
}
