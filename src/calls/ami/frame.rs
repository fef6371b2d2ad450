//! Frames: `Key: Value` lines up to an empty one, out of whatever pieces the network brings.

/// Longest line that is kept, in bytes; Asterisk says no limit, so this one is ours.
const LINE: usize = 16 * 1024;
/// Most lines of a frame.
const HEADERS: usize = 256;
/// Longest frame, in bytes.
const FRAME: usize = 64 * 1024;
/// So much without the end of a line is no manager's speech.
const ENDLESS: usize = 1024 * 1024;

/// One message: its headers in their order. Names do not mind case and may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame(Vec<(String, String)>);

impl Frame {
    /// The first value of that name; empty ones included.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// All values of that name, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// A value that says something: Asterisk writes `<unknown>` where there is none.
    #[must_use]
    pub fn said(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty() && *value != "<unknown>")
    }

    /// The event's name. Asked before [`Frame::response`]: an `OriginateResponse` has both headers.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        self.said("Event")
    }

    /// How an action of ours went; none for an event.
    #[must_use]
    pub fn response(&self) -> Option<&str> {
        if self.event().is_some() { None } else { self.said("Response") }
    }
}

/// So much came without the end of a line that the other side is no Asterisk: hang up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endless;

/// Cuts a stream of bytes into frames.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    line: Vec<u8>,
    /// Bytes since the last end of a line, those beyond the limit included.
    unended: usize,
    frame: Frame,
    /// Bytes of the frame so far.
    length: usize,
    /// Something of the frame was beyond a limit: it is passed over as a whole.
    spoilt: bool,
    dropped: u64,
}

impl Frames {
    /// Takes bytes in and gives the frames that are whole now.
    ///
    /// # Errors
    /// [`Endless`] when no line ends: nothing more will come of this connection.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Frame>, Endless> {
        let mut whole = Vec::new();
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.extend(&rest[..end])?;
            self.end_of_line(&mut whole);
            rest = &rest[end + 1..];
        }
        self.extend(rest)?;
        Ok(whole)
    }

    /// Frames that were passed over because they were beyond a limit.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    fn extend(&mut self, bytes: &[u8]) -> Result<(), Endless> {
        self.unended += bytes.len();
        if self.unended > ENDLESS {
            return Err(Endless);
        }
        // One more than the limit is kept, so that a carriage return at the limit does no harm.
        let room = (LINE + 1).saturating_sub(self.line.len());
        self.line.extend_from_slice(&bytes[..bytes.len().min(room)]);
        Ok(())
    }

    fn end_of_line(&mut self, whole: &mut Vec<Frame>) {
        let unended = std::mem::take(&mut self.unended);
        let line = std::mem::take(&mut self.line);
        let text = line.strip_suffix(b"\r").unwrap_or(&line);
        if text.is_empty() {
            self.end_of_frame(whole);
            return;
        }
        self.length += unended;
        self.spoilt |= text.len() > LINE || self.length > FRAME;
        // The greeting is such a line, and nothing empty follows it.
        let Some(colon) = text.iter().position(|byte| *byte == b':') else { return };
        self.spoilt |= self.frame.0.len() >= HEADERS;
        if !self.spoilt {
            // A PBX may speak cp1251: what is no UTF-8 is replaced, never refused.
            let part = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
            self.frame.0.push((part(&text[..colon]), part(&text[colon + 1..])));
        }
    }

    fn end_of_frame(&mut self, whole: &mut Vec<Frame>) {
        let frame = std::mem::take(&mut self.frame);
        self.length = 0;
        if std::mem::take(&mut self.spoilt) {
            self.dropped += 1;
        } else if !frame.0.is_empty() {
            whole.push(frame);
        }
    }
}
