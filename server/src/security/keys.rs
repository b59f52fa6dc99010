//! The key folder: the master key, and nothing else. Never in the data folder.

use super::{private, sheet};
use services::{Entropy, Vault};
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// What can be wrong with a key folder.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// It cannot be read or written.
    #[error("the key folder {folder} cannot be used: {source}")]
    Io {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The master key file does not hold a key.
    #[error("the master key in {0} is damaged. Restore it from the recovery sheet: clywed keys restore")]
    Damaged(PathBuf),
    /// The database was filled under a master key that is not here.
    #[error(
        "this database has a master key, and there is none in {0}: nothing was changed. \
         Restore the master key from the recovery sheet: clywed keys restore"
    )]
    Missing(PathBuf),
    /// The master key that is here is another database's.
    #[error(
        "the master key in {0} is not the one of this database: nothing was changed. Name the right key folder \
         (CLYWED_KEYS), or move this one away and restore the master key from the recovery sheet: clywed keys restore"
    )]
    Foreign(PathBuf),
    /// The sheet that was typed is another database's.
    #[error("this is a whole recovery sheet, but of another database: nothing was changed")]
    ForeignSheet,
}

/// The file of the master key in the key folder.
pub const MASTER: &str = "master";

/// Opens the folder. `expected` is the check value of the master key that the database was filled under; only for a
/// database that has none is a master key made. The second value is the recovery sheet: there only when the key was made
/// just now.
///
/// # Errors
/// [`KeysError`]; nothing was written then.
pub fn open(
    folder: &Path,
    expected: Option<&str>,
    entropy: &dyn Entropy,
) -> Result<(Vault, Option<String>), KeysError> {
    let known = load(folder)?;
    let is_new = known.is_none();
    let key = match (known, expected) {
        (Some(key), _) => key,
        (None, Some(_)) => return Err(KeysError::Missing(folder.to_owned())),
        (None, None) => {
            let mut key = [0; 32];
            entropy.fill(&mut key);
            put_new(folder, &key)?
        }
    };
    let vault = Vault::new(&key);
    if expected.is_some_and(|expected| vault.check_value() != expected) {
        return Err(KeysError::Foreign(folder.to_owned()));
    }
    only_ours(folder)?;
    Ok((vault, is_new.then(|| sheet::write(&key))))
}

/// Writes the master key of a recovery sheet into `folder`. A key that is there is never replaced. False: it was there.
///
/// # Errors
/// [`KeysError::ForeignSheet`] unless `expected` is its check value; [`KeysError::Foreign`] if another key is there.
pub fn restore(folder: &Path, key: &[u8; 32], expected: &str) -> Result<bool, KeysError> {
    if Vault::new(key).check_value() != expected {
        return Err(KeysError::ForeignSheet);
    }
    let was_there = load(folder)?.is_some();
    if put_new(folder, key)? != *key {
        return Err(KeysError::Foreign(folder.to_owned()));
    }
    Ok(!was_there)
}

/// Removes the master key in `folder`, and the folder if nothing else is in it. False, and nothing is removed, unless
/// `check` is the check value of that key.
pub fn remove(folder: &Path, check: &str) -> Result<bool, KeysError> {
    let Some(master) = load(folder)? else { return Ok(false) };
    if Vault::new(&master).check_value() != check {
        return Ok(false);
    }
    fs::remove_file(folder.join(MASTER)).map_err(failed(folder))?;
    // Removing the folder fails if anything else is in it, as it should.
    let _ = fs::remove_dir(folder);
    Ok(true)
}

fn failed(folder: &Path) -> impl Fn(io::Error) -> KeysError {
    let folder = folder.to_owned();
    move |source| KeysError::Io { folder: folder.clone(), source }
}

/// Makes the folder if there is none, and lets only its owner look into it.
fn only_ours(folder: &Path) -> Result<(), KeysError> {
    fs::create_dir_all(folder).map_err(failed(folder))?;
    private(folder, 0o700).map_err(failed(folder))
}

/// The master key in `folder`. Makes nothing.
fn load(folder: &Path) -> Result<Option<[u8; 32]>, KeysError> {
    match fs::read(folder.join(MASTER)) {
        Ok(bytes) => {
            let key = String::from_utf8(bytes).ok().and_then(|text| sheet::read(&text).ok());
            key.map(Some).ok_or_else(|| KeysError::Damaged(folder.to_owned()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(folder)(error)),
    }
}

/// Writes a master key unless there is one, and returns the key in the file. The key is written to a temporary file,
/// flushed to disk, then linked to its name: the file never holds half a key, and of two racing processes one wins and
/// both read the winner's key. Each process writes a temporary file of its own: with a shared one, the second would
/// overwrite the key that the first has just linked and used.
fn put_new(folder: &Path, key: &[u8; 32]) -> Result<[u8; 32], KeysError> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    only_ours(folder)?;
    let own = NEXT.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(".{MASTER}.{}.{own}", std::process::id()));
    let place = folder.join(MASTER);
    let write = || {
        // A killed process may have left a file of this name behind. It may be linked as the key: never write to it.
        let _ = fs::remove_file(&beside);
        let mut file = fs::File::create_new(&beside)?;
        private(&beside, 0o600)?;
        file.write_all(sheet::write(key).as_bytes())?;
        file.sync_all()?;
        let linked = fs::hard_link(&beside, &place);
        fs::remove_file(&beside)?;
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            // The winner's link may not be on disk yet either, and the loser is about to seal words under its key.
            _ => fs::File::open(folder)?.sync_all(),
        }
    };
    write().map_err(failed(folder))?;
    load(folder)?.ok_or_else(|| KeysError::Damaged(folder.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    struct Sevens;
    impl Entropy for Sevens {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_recovery_sheet_is_shown_once_and_the_key_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (first, sheet) = open(folder.path(), None, &Sevens).unwrap();
        assert!(sheet.is_some());
        let (second, sheet) = open(folder.path(), Some(&first.check_value()), &Sevens).unwrap();
        assert!(sheet.is_none());
        assert_eq!(first.check_value(), second.check_value());
    }

    #[test]
    fn beside_a_database_that_has_a_master_key_an_empty_folder_is_refused_and_stays_empty() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("keys");
        let refused = open(&folder, Some("0011223344556677"), &Sevens).err().unwrap();
        assert!(
            matches!(refused, KeysError::Missing(_)) && refused.to_string().contains("clywed keys restore")
        );
        assert!(!folder.exists());
    }

    #[test]
    fn the_master_key_of_another_database_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path(), None, &Sevens).unwrap();
        let refused = open(folder.path(), Some("0011223344556677"), &Sevens).err().unwrap();
        assert!(matches!(refused, KeysError::Foreign(_)), "{refused}");
    }

    #[test]
    fn a_key_is_restored_from_its_sheet_alone_and_for_its_owner_alone() {
        let place = tempfile::tempdir().unwrap();
        let (first, sheet) = open(&place.path().join("lost"), None, &Sevens).unwrap();
        let folder = place.path().join("new");
        let key = sheet::read(&sheet.unwrap()).unwrap();
        assert!(matches!(restore(&folder, &[8; 32], &first.check_value()), Err(KeysError::ForeignSheet)));
        assert!(!folder.exists(), "nothing is written for another database's sheet");
        assert!(restore(&folder, &key, &first.check_value()).unwrap());
        assert!(!restore(&folder, &key, &first.check_value()).unwrap(), "it is there already");
        assert_eq!((mode(&folder), mode(&folder.join(MASTER))), (0o700, 0o600));
        assert!(open(&folder, Some(&first.check_value()), &Sevens).is_ok());
    }

    #[test]
    fn a_key_that_is_there_is_never_replaced_by_another() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path(), None, &Sevens).unwrap();
        let before = fs::read(folder.path().join(MASTER)).unwrap();
        let other = Vault::new(&[8; 32]).check_value();
        assert!(matches!(restore(folder.path(), &[8; 32], &other), Err(KeysError::Foreign(_))));
        assert_eq!(fs::read(folder.path().join(MASTER)).unwrap(), before);
    }

    #[test]
    fn of_many_at_once_all_read_the_key_that_stays() {
        for round in 0..20 {
            let place = tempfile::tempdir().unwrap();
            let start = std::sync::Barrier::new(8);
            let read: Vec<[u8; 32]> = std::thread::scope(|scope| {
                let racer = |racer: u8| {
                    let (folder, start) = (place.path(), &start);
                    scope.spawn(move || {
                        start.wait();
                        put_new(folder, &[racer; 32]).unwrap()
                    })
                };
                let racers: Vec<_> = (0..8).map(racer).collect();
                racers.into_iter().map(|racer| racer.join().unwrap()).collect()
            });
            let stays = load(place.path()).unwrap().unwrap();
            assert!(read.iter().all(|key| *key == stays), "round {round}");
            assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing but the key is left");
        }
    }

    #[test]
    fn the_key_is_removed_by_whoever_knows_its_check_value_and_what_lies_beside_it_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let (vault, _) = open(&path, None, &Sevens).unwrap();
        fs::write(path.join("letter.txt"), "x").unwrap();
        assert!(!remove(&path, "another").unwrap());
        assert_eq!(fs::read_dir(&path).unwrap().count(), 2);
        assert!(remove(&path, &vault.check_value()).unwrap());
        let left: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["letter.txt"]);
    }

    #[test]
    fn a_damaged_master_key_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MASTER), "not a key").unwrap();
        assert!(matches!(open(folder.path(), None, &Sevens), Err(KeysError::Damaged(_))));
        assert!(matches!(
            restore(folder.path(), &[8; 32], &Vault::new(&[8; 32]).check_value()),
            Err(KeysError::Damaged(_))
        ));
        assert_eq!(fs::read(folder.path().join(MASTER)).unwrap(), b"not a key");
    }
}
