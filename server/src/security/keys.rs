//! The key folder: the master key and the quarters' keys, each wrapped by it. Never in the data folder.

use super::private;
use domain::clock::Quarter;
use services::{Entropy, KeyStore, Vault};
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// A key folder.
pub struct Keys {
    folder: PathBuf,
}

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
    #[error("the master key in {0} is damaged: restore it from the recovery sheet")]
    Damaged(PathBuf),
}

/// The file of the master key in the key folder.
pub const MASTER: &str = "master";

/// Opens the folder, and makes a master key if there is none. The second value is the recovery sheet: there
/// only when the key was made just now.
pub fn open(folder: &Path, entropy: &dyn Entropy) -> Result<(Vault, Option<String>), KeysError> {
    let failed = |source| KeysError::Io { folder: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    private(folder, 0o700).map_err(failed)?;
    let keys = Keys { folder: folder.to_owned() };
    let known = keys.load(MASTER).map_err(failed)?;
    let is_new = known.is_none();
    let text = if let Some(text) = known {
        text
    } else {
        let mut key = [0; 32];
        entropy.fill(&mut key);
        keys.put_new(MASTER, to_words(&key).as_bytes()).map_err(failed)?
    };
    let text = String::from_utf8(text).map_err(|_| KeysError::Damaged(folder.to_owned()))?;
    let key = from_words(&text).ok_or_else(|| KeysError::Damaged(folder.to_owned()))?;
    Ok((Vault::new(&key, Box::new(keys)), is_new.then_some(text)))
}

/// Removes the keys in `folder`, and the folder if nothing else is in it. False, and nothing is removed, unless
/// `check` is the check value of its master key.
pub fn remove(folder: &Path, check: &str) -> Result<bool, KeysError> {
    let failed = |source| KeysError::Io { folder: folder.to_owned(), source };
    let keys = Keys { folder: folder.to_owned() };
    let Some(master) = keys.load(MASTER).map_err(failed)? else { return Ok(false) };
    let master = String::from_utf8(master).ok().and_then(|text| from_words(&text));
    let master = master.ok_or_else(|| KeysError::Damaged(folder.to_owned()))?;
    if Vault::new(&master, Box::new(keys)).check_value() != check {
        return Ok(false);
    }
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // A quarter's key is named after its authority and quarter; whatever else lies there is not ours.
        let name = entry.file_name().into_string().unwrap_or_default();
        let quarter = name.split_once('-').and_then(|(_, quarter)| quarter.parse::<Quarter>().ok());
        if name == MASTER || quarter.is_some() {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    // It fails where something else is left, and should.
    let _ = fs::remove_dir(folder);
    Ok(true)
}

/// The key as sixteen groups of four hexadecimal digits, which can be written down and typed.
fn to_words(key: &[u8; 32]) -> String {
    let groups: Vec<String> = key.chunks(2).map(domain::hex).collect();
    groups.join(" ")
}

fn from_words(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect();
    if digits.len() == 64 { bytes.try_into().ok() } else { None }
}

impl KeyStore for Keys {
    fn load(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Written beside its place, flushed to disk, then linked into it: there is never half a key, and of two
    /// that race, in one process or in two, one wins and both read the winner's. Each has a file of its own to
    /// write: with one for both, the second would write over the key that the first has just linked and used.
    fn put_new(&self, name: &str, key: &[u8]) -> io::Result<Vec<u8>> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let place = self.folder.join(name);
        let own = NEXT.fetch_add(1, Ordering::Relaxed);
        let beside = self.folder.join(format!(".{name}.{}.{own}", std::process::id()));
        // What a killed process left behind under this name may be the key itself: it is let go, not written to.
        let _ = fs::remove_file(&beside);
        {
            let mut file = fs::File::create_new(&beside)?;
            private(&beside, 0o600)?;
            file.write_all(key)?;
            file.sync_all()?;
        }
        let linked = fs::hard_link(&beside, &place);
        fs::remove_file(&beside)?;
        if let Err(error) = linked
            && error.kind() != io::ErrorKind::AlreadyExists
        {
            return Err(error);
        }
        // The winner's link too may not be on disk yet, and the loser is about to seal words with its key.
        fs::File::open(&self.folder)?.sync_all()?;
        fs::read(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Sevens;
    impl Entropy for Sevens {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    proptest! {
        #[test]
        fn a_key_that_is_written_down_is_typed_back(key: [u8; 32]) {
            prop_assert_eq!(from_words(&to_words(&key)), Some(key));
            prop_assert_eq!(from_words(&to_words(&key).to_uppercase()), Some(key));
        }
    }

    #[test]
    fn the_recovery_sheet_is_shown_once_and_the_key_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (first, sheet) = open(folder.path(), &Sevens).unwrap();
        assert!(sheet.is_some());
        let (second, sheet) = open(folder.path(), &Sevens).unwrap();
        assert!(sheet.is_none());
        assert_eq!(first.check_value(), second.check_value());
    }

    #[test]
    fn of_two_that_make_the_same_key_both_read_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys { folder: folder.path().to_owned() };
        assert_eq!(keys.put_new("a", b"one").unwrap(), b"one");
        assert_eq!(keys.put_new("a", b"two").unwrap(), b"one");
    }

    #[test]
    fn of_many_at_once_all_read_the_key_that_stays() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..20 {
            let (keys, name) = (Keys { folder: folder.path().to_owned() }, format!("2026-Q{round}"));
            let start = std::sync::Barrier::new(8);
            let read: Vec<Vec<u8>> = std::thread::scope(|scope| {
                let racer = |racer: u8| {
                    let (keys, name, start) = (&keys, &name, &start);
                    scope.spawn(move || {
                        start.wait();
                        keys.put_new(name, &[racer; 32]).unwrap()
                    })
                };
                let racers: Vec<_> = (0..8).map(racer).collect();
                racers.into_iter().map(|racer| racer.join().unwrap()).collect()
            });
            let stays = keys.load(&name).unwrap().unwrap();
            assert!(read.iter().all(|key| *key == stays), "round {round}");
        }
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 20, "nothing but the keys is left");
    }

    #[test]
    fn keys_are_removed_by_whoever_knows_their_check_value_and_what_lies_beside_them_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let (vault, _) = open(&path, &Sevens).unwrap();
        for name in ["W06000015-2026-Q4", "letter.txt"] {
            fs::write(path.join(name), "x").unwrap();
        }
        assert!(!remove(&path, "another").unwrap());
        assert_eq!(fs::read_dir(&path).unwrap().count(), 3);
        assert!(remove(&path, &vault.check_value()).unwrap());
        let left: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["letter.txt"]);
    }

    #[test]
    fn a_damaged_master_key_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MASTER), "not a key").unwrap();
        assert!(matches!(open(folder.path(), &Sevens), Err(KeysError::Damaged(_))));
        assert_eq!(fs::read(folder.path().join(MASTER)).unwrap(), b"not a key");
    }
}
