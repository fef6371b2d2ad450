//! The door of the endpoint: so many connections at once, and each must say something in time. A telephone system says a few hundred
//! bytes; whoever opens a thousand connections, or sends a header a letter a minute, is no telephone system.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// Connections at once; the next one waits until one of them is closed.
const AT_ONCE: usize = 64;
/// From the connection, or from the last answer, to the end of the next question: who is slower is hung up on.
const SILENCE: Duration = Duration::from_secs(20);

/// A listener that lets so many in at once and waits for nobody for long.
pub struct Door {
    listener: TcpListener,
    free: Arc<Semaphore>,
    silence: Duration,
}

impl Door {
    /// The door at this address.
    #[must_use]
    pub fn new(listener: TcpListener) -> Self {
        Self::with(listener, AT_ONCE, SILENCE)
    }

    fn with(listener: TcpListener, at_once: usize, silence: Duration) -> Self {
        Self { listener, free: Arc::new(Semaphore::new(at_once)), silence }
    }
}

impl axum::serve::Listener for Door {
    type Io = Guest;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Guest, SocketAddr) {
        // Nobody closes the semaphore; without a permit the guest would only not be counted.
        let permit = Arc::clone(&self.free).acquire_owned().await.ok();
        let (stream, from) = axum::serve::Listener::accept(&mut self.listener).await;
        (Guest { stream, patience: Box::pin(sleep(self.silence)), silence: self.silence, _permit: permit }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that is closed when nothing whole came of it in time.
pub struct Guest {
    stream: TcpStream,
    patience: Pin<Box<Sleep>>,
    silence: Duration,
    _permit: Option<OwnedSemaphorePermit>,
}

impl AsyncRead for Guest {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.patience.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, bytes))?;
        // They were answered: the next question may begin.
        let until = Instant::now() + self.silence;
        self.patience.as_mut().reset(until);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    async fn open(at_once: usize, silence: Duration) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let door = Door::with(listener, at_once, silence);
        let app = Router::new().route("/", get(|| async { "here" }));
        tokio::spawn(async move { axum::serve(door, app).await });
        at
    }

    /// All that comes until the other side closes, or says no more than so much.
    async fn heard(stream: &mut TcpStream, most: usize) -> String {
        let mut all = vec![0; most];
        let mut at = 0;
        while at < most {
            match stream.read(&mut all[at..]).await {
                Ok(0) | Err(_) => break,
                Ok(read) => at += read,
            }
            if all[..at].ends_with(b"here") {
                break;
            }
        }
        String::from_utf8_lossy(&all[..at]).into_owned()
    }

    #[tokio::test]
    async fn who_never_ends_the_header_is_hung_up_on() {
        let at = open(4, Duration::from_millis(50)).await;
        let mut slow = TcpStream::connect(at).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nx: ").await.unwrap();
        let said = heard(&mut slow, 4096).await;
        assert!(!said.contains("200"), "{said}");
    }

    #[tokio::test]
    async fn the_next_is_served_when_one_of_those_inside_has_left() {
        let at = open(1, Duration::from_mins(1)).await;
        let ask = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n";
        let mut first = TcpStream::connect(at).await.unwrap();
        first.write_all(ask).await.unwrap();
        assert!(heard(&mut first, 4096).await.ends_with("here"));
        let mut second = TcpStream::connect(at).await.unwrap();
        second.write_all(ask).await.unwrap();
        let waits = tokio::time::timeout(Duration::from_millis(100), heard(&mut second, 4096)).await;
        assert!(waits.is_err(), "the only place is taken: {waits:?}");
        drop(first);
        assert!(heard(&mut second, 4096).await.ends_with("here"));
    }
}
