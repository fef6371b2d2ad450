//! What the system tells the process, as knocks.

use super::console::Knock;
use std::io;
use std::sync::mpsc::Sender;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};

/// Signals that end the console, with their numbers.
fn endings() -> [SignalKind; 4] {
    [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt(), SignalKind::quit()]
}

/// SIGCONT; it has no name in tokio. 18 on Linux for all processors that we build for.
#[cfg(target_os = "linux")]
const CONTINUED: i32 = 18;
/// SIGCONT.
#[cfg(not(target_os = "linux"))]
const CONTINUED: i32 = 19;

/// Listens for signals and for the end of the terminal's line.
pub(super) fn listen(handle: &Handle, to: &Sender<Knock>) -> io::Result<()> {
    let _inside = handle.enter();
    for kind in endings() {
        let mut signals = signal(kind)?;
        let to = to.clone();
        handle.spawn(async move {
            while signals.recv().await.is_some() {
                let _ = to.send(Knock::Ended(kind.as_raw_value()));
            }
        });
    }
    let mut continued = signal(SignalKind::from_raw(CONTINUED))?;
    let woken = to.clone();
    handle.spawn(async move {
        while continued.recv().await.is_some() {
            let _ = woken.send(Knock::Continued);
        }
    });
    let to = to.clone();
    handle.spawn(async move {
        if line_lost().await.is_ok() {
            let _ = to.send(Knock::LineLost);
        }
    });
    Ok(())
}

/// Waits until the other end of the terminal is closed. crossterm 0.29 does not tell it: at the end of input its reader
/// spins for ever, and where SIGHUP is ignored (`nohup`) nothing else would come.
async fn line_lost() -> io::Result<()> {
    #[allow(deprecated, reason = "deprecated for types whose descriptor may change under it; that of stdin is 0 for good")]
    let input = AsyncFd::with_interest(io::stdin(), Interest::READABLE)?;
    loop {
        let mut ready = input.ready(Interest::READABLE).await?;
        if ready.ready().is_read_closed() {
            return Ok(());
        }
        ready.clear_ready();
    }
}
