//! Hears that another program wrote to the same file. It only wakes; what happened is read from the log.

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use tokio::sync::watch;

/// Watches the write-ahead log of a file; none where the system cannot, the poll does it then.
pub(super) fn open(file: &Path, wake: watch::Sender<()>) -> Option<RecommendedWatcher> {
    let name = file.file_name()?.to_owned();
    let folder = file.parent()?.to_owned();
    let wal = {
        let mut wal = name;
        wal.push("-wal");
        wal
    };
    let heard = move |event: notify::Result<notify::Event>| {
        // A watch that has lost its place (its queue overflowed) cannot say what was written: that is a reason to look.
        let written = event.is_ok_and(|event| {
            let about = event.paths.iter().any(|path| path.file_name() == Some(&wal));
            event.need_rescan() || (about && (event.kind.is_modify() || event.kind.is_create()))
        });
        if written {
            wake.send_replace(());
        }
    };
    let mut watcher = notify::recommended_watcher(heard).ok()?;
    match watcher.watch(&folder, RecursiveMode::NonRecursive) {
        Ok(()) => Some(watcher),
        Err(error) => {
            tracing::warn!(%error, "the desk's folder cannot be watched, it is looked at every second instead");
            None
        }
    }
}
