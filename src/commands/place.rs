//! Files of ours on the disk: made for their owner alone, never half there.

use super::{Trouble, words};
use crate::backend;
use crate::config::Config;
use crate::i18n::Texts;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The file of the embedded desk that the settings name.
pub(super) fn desk_file(config: &Config, texts: &Texts) -> Result<PathBuf, Trouble> {
    match config.desks.as_slice() {
        [url] => match backend::file_of(url) {
            Some(path) => Ok(path.to_owned()),
            None => Err(Trouble::Refused(words(texts, "copy-not-embedded", &[("url", url)]))),
        },
        _ => Err(Trouble::NotYet(texts.word("cmd-later-several-desks"))),
    }
}

/// A file beside the one that is meant; it takes that one's name when it is whole, and is gone when it never gets so far.
pub(super) struct Part {
    path: PathBuf,
    kept: bool,
}

impl Part {
    /// Makes it, empty, for its owner alone. One that an earlier try left behind is made anew.
    pub(super) fn beside(whole: &Path) -> io::Result<Self> {
        let mut name = whole.as_os_str().to_owned();
        name.push(".part");
        let path = PathBuf::from(name);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?;
        Ok(Self { path, kept: false })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it the name that is meant; it stands there through a power loss from here on.
    pub(super) fn becomes(mut self, whole: &Path) -> io::Result<()> {
        std::fs::rename(&self.path, whole)?;
        self.kept = true;
        sync_folder(whole)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed is in nobody's way: the next try makes it anew.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A rename is on the disk only when the folder is.
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// A file that could not be written, as wrong usage: another path would do.
pub(super) fn unwritable(texts: &Texts, path: &Path, error: &io::Error) -> Trouble {
    let (file, why) = (path.display().to_string(), texts.why(error));
    Trouble::Wrong(words(texts, "cmd-cannot-write", &[("file", &file), ("why", &why)]))
}
