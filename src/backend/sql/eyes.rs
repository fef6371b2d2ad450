//! Hears that another program wrote to the same file. It only wakes; what happened is read from the log.

use super::super::follow::{Woken, heard};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use tokio::sync::watch;

/// Watches the write-ahead log of a file; none where the system cannot, the poll does it then. The log stands as long as a
/// connection of ours is open; the folder is not watched, because much else may be written there.
pub(super) fn open(file: &Path, wake: watch::Sender<Woken>) -> Option<RecommendedWatcher> {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let listen = move |event: notify::Result<notify::Event>| {
        // A watch that has lost its place (its queue overflowed) cannot say what was written: that is a reason to look.
        if event.is_ok_and(|event| event.need_rescan() || event.kind.is_modify()) {
            heard(&wake);
        }
    };
    let mut watcher = notify::recommended_watcher(listen).ok()?;
    match watcher.watch(Path::new(&log), RecursiveMode::NonRecursive) {
        Ok(()) => Some(watcher),
        Err(error) => {
            tracing::warn!(%error, "the desk's log cannot be watched, it is looked at every second instead");
            None
        }
    }
}
