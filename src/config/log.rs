//! The log: a file in the data folder, never the terminal.

use super::paths::Paths;
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;

/// A log longer than this is put aside at the next start.
const LONG: u64 = 8 * 1024 * 1024;

/// Starts the log. `filter` is `PULT_LOG` (`debug`, `pult::backend=trace`); warnings only without it. A folder that
/// cannot be written to means no log, never a program that does not start.
pub fn begin_log(paths: &Paths, filter: Option<&str>) {
    let filter = EnvFilter::try_new(filter.unwrap_or("warn")).unwrap_or_else(|_| EnvFilter::new("warn"));
    let Ok(file) = open(&paths.log_file()) else { return };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(Mutex::new(file));
    // On a full disk the log is lost; its complaint about that would be printed into the middle of the screen.
    let log = log.log_internal_errors(false);
    // A second start in one process (a test) keeps the first log.
    let _ = log.try_init();
}

fn open(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::metadata(path).is_ok_and(|m| m.len() > LONG) {
        std::fs::rename(path, path.with_extension("log.1"))?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
