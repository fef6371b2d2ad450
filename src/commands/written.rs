//! Bytes to where a person wanted them: a file is replaced whole or not at all, a pipe or a device is written into.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The name by which a command line means stdin or stdout.
pub(super) const STREAM: &str = "-";

/// Writes all of it. What stands behind a symbolic link is what is meant, and a thing that is no file must not become one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() => replace(&std::fs::canonicalize(path)?, bytes),
        Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => OpenOptions::new().write(true).open(path)?.write_all(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => match std::fs::read_link(path) {
            // A circle of links never comes here: its metadata fail in another way.
            Ok(target) => write(&path.parent().unwrap_or(Path::new("")).join(target), bytes),
            Err(_) => replace(path, bytes),
        },
        Err(error) => Err(error),
    }
}

/// By a file beside it and a rename, so that half of it never stands where a whole one stood.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let mut file = File::create(&beside)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // What is left of it helps nobody, and on a full disk its room does.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::write;
    use std::os::unix::fs::symlink;

    #[test]
    fn what_a_link_points_to_is_written_and_the_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link, dangling) = (folder.path().join("a.csv"), folder.path().join("link"), folder.path().join("b"));
        std::fs::write(&target, "old").unwrap();
        symlink("a.csv", &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(link.is_symlink() && std::fs::read(&target).unwrap() == b"new");
        symlink("not-yet.csv", &dangling).unwrap();
        write(&dangling, b"new").unwrap();
        assert!(dangling.is_symlink() && std::fs::read(folder.path().join("not-yet.csv")).unwrap() == b"new");
        let circle = folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(write(&circle, b"new").is_err());
        assert!(write(folder.path(), b"new").is_err(), "a folder");
    }
}
