//! What the system tells the process, as knocks.

use super::console::Knock;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};
use std::sync::mpsc::Sender;
use std::{io, thread};
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};

/// Signals that end the console, with their numbers.
fn endings() -> [SignalKind; 4] {
    [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt(), SignalKind::quit()]
}

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
    for (kind, knock) in [(Signal::TSTP, Knock::Stopped), (Signal::CONT, Knock::Continued)] {
        let mut signals = signal(SignalKind::from_raw(kind.as_raw()))?;
        let to = to.clone();
        handle.spawn(async move {
            while signals.recv().await.is_some() {
                let _ = to.send(knock.clone());
            }
        });
    }
    #[cfg(feature = "rehearsal")]
    {
        let mut signals = signal(SignalKind::user_defined2())?;
        let to = to.clone();
        handle.spawn(async move {
            while signals.recv().await.is_some() {
                let _ = to.send(Knock::Panic);
            }
        });
    }
    let to = to.clone();
    thread::Builder::new().name("line".into()).spawn(move || {
        if line_lost().is_ok() {
            let _ = to.send(Knock::LineLost);
        }
    })?;
    Ok(())
}

/// Stops the process as SIGTSTP would have done had nobody listened; it goes on with SIGCONT.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_process(getpid(), Signal::STOP)?)
}

/// Waits until the other end of the terminal is closed. crossterm 0.29 does not tell it: at the end of input its reader
/// spins for ever, and where SIGHUP is ignored (`nohup`) nothing else would come. No event is asked for: a hang-up is told
/// all the same, and keys do not wake the thread.
fn line_lost() -> io::Result<()> {
    let input = io::stdin();
    let mut line = [PollFd::new(&input, PollFlags::empty())];
    loop {
        match poll(&mut line, None) {
            Ok(_) if line[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => return Ok(()),
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
