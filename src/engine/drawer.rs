//! The drawer: the file where a console's own things lie between two starts. It is replaced whole, never written into.

use crate::app::kept::Kept;
use crate::app::{Arg, Said};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// One console's drawer.
#[derive(Debug)]
pub struct Drawer {
    file: PathBuf,
    /// The number of the newest things that lie in it: what was put in earlier and comes later is out of date.
    newest: Mutex<u64>,
}

impl Drawer {
    /// Opens the drawer and takes out what lies in it. A file that cannot be understood is put aside under another name and the
    /// person is told; one that cannot be read is told too. Neither stops the start.
    #[must_use]
    pub fn open(file: PathBuf) -> (Self, Kept, Option<Said>) {
        let (kept, said) = match fs::read(&file) {
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(kept) => (kept, None),
                Err(error) => {
                    tracing::warn!(%error, file = %file.display(), "what was kept is broken");
                    (Kept::default(), Some(put_aside(&file)))
                }
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Kept::default(), None),
            Err(error) => {
                tracing::warn!(%error, file = %file.display(), "what was kept cannot be read");
                (Kept::default(), Some(told("kept-unreadable", &file)))
            }
        };
        (Self { file, newest: Mutex::new(0) }, kept, said)
    }

    /// Puts things in, unless newer ones (a higher `number`) lie there already.
    ///
    /// # Errors
    /// Those of the file; what lay there before still does.
    pub fn put(&self, number: u64, kept: &Kept) -> io::Result<()> {
        let mut newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        if number < *newest {
            return Ok(());
        }
        replace(&self.file, &serde_json::to_vec_pretty(kept)?)?;
        *newest = number;
        Ok(())
    }
}

fn told(code: &str, file: &Path) -> Said {
    Said::warning(code).with("file", Arg::Words(file.display().to_string().into()))
}

/// The broken file gets another name, so that a person can still look into it.
fn put_aside(file: &Path) -> Said {
    let mut name = file.as_os_str().to_owned();
    name.push(".broken");
    let aside = PathBuf::from(name);
    match fs::rename(file, &aside) {
        Ok(()) => told("kept-broken", &aside),
        Err(_) => told("kept-unreadable", file),
    }
}

/// Writes beside the file and renames: a crash leaves the old things or the new ones, never half. Readable by the owner alone,
/// for there are clients' names in it.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut folders = fs::DirBuilder::new();
    folders.recursive(true);
    let mut new = fs::OpenOptions::new();
    new.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folders.mode(0o700);
        new.mode(0o600);
    }
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        folders.create(folder)?;
    }
    // Two consoles at one desk have a name each, or they would write into one another's.
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    let written = new.open(&beside).and_then(|mut out| {
        out.write_all(bytes)?;
        out.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, file));
    if done.is_err() {
        // What is left of the attempt is of no use to anybody.
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawer() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("console").join("desk.json");
        (folder, file)
    }

    #[test]
    fn what_was_put_in_is_there_at_the_next_start() {
        let (_folder, file) = drawer();
        let (first, kept, said) = Drawer::open(file.clone());
        assert_eq!((kept, said), (Kept::default(), None));
        let things = Kept { history: vec!["назначить 1051 ежов".into()], thin: true, ..Kept::default() };
        first.put(1, &things).unwrap();
        assert_eq!(Drawer::open(file.clone()).1, things);
        let beside: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().flatten().collect();
        assert_eq!(beside.len(), 1, "nothing is left lying about: {beside:?}");
    }

    #[test]
    fn what_comes_late_does_not_cover_what_is_newer() {
        let (_folder, file) = drawer();
        let (drawer, ..) = Drawer::open(file.clone());
        drawer.put(2, &Kept { thin: true, ..Kept::default() }).unwrap();
        drawer.put(1, &Kept::default()).unwrap();
        assert!(Drawer::open(file).1.thin);
    }

    #[test]
    fn a_broken_file_is_put_aside_and_said() {
        let (_folder, file) = drawer();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "{ \"history\": 7").unwrap();
        let (drawer, kept, said) = Drawer::open(file.clone());
        assert_eq!(kept, Kept::default());
        assert_eq!(said.unwrap().code, "kept-broken");
        assert_eq!(fs::read_to_string(file.with_extension("json.broken")).unwrap(), "{ \"history\": 7");
        drawer.put(1, &Kept::default()).unwrap();
        assert_eq!(Drawer::open(file).2, None);
    }

    #[test]
    fn a_file_of_a_newer_program_is_read_as_far_as_it_is_known() {
        let (_folder, file) = drawer();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, r#"{ "masked": true, "hologram": { "on": 1 } }"#).unwrap();
        let (_, kept, said) = Drawer::open(file);
        assert_eq!((kept, said), (Kept { masked: true, ..Kept::default() }, None));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, file) = drawer();
        Drawer::open(file.clone()).0.put(1, &Kept::default()).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
