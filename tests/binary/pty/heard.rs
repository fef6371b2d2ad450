//! What a terminal hears beside what it shows.

/// What a terminal hears beside what it shows.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Bytes that came, whole frames only.
    pub bytes: usize,
    /// Times the bell rang.
    pub bells: usize,
    /// Notifications (OSC 9 and 777).
    pub notices: usize,
    /// The window's title.
    pub title: String,
    /// Titles that were put aside and not taken back (XTWINOPS 22 and 23).
    pub titles_aside: i32,
    /// The clipboard, as it came: base64.
    pub clipboard: Option<String>,
    /// Requests for another keyboard protocol (kitty's `CSI > u` and its relatives).
    pub keyboards: usize,
}

impl vt100::Callbacks for Heard {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.bells += 1;
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.title = String::from_utf8_lossy(title).into_owned();
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.clipboard = Some(String::from_utf8_lossy(data).into_owned());
    }

    fn unhandled_csi(&mut self, _: &mut vt100::Screen, i1: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        match (i1, c, params.first().and_then(|first| first.first())) {
            (Some(b'>' | b'=' | b'<'), 'u', _) => self.keyboards += 1,
            (None, 't', Some(22)) => self.titles_aside += 1,
            (None, 't', Some(23)) => self.titles_aside -= 1,
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        if matches!(params.first(), Some(&b"9" | &b"777")) {
            self.notices += 1;
        }
    }
}
