//! What the program's log makes of the words of a desk.

use super::places::Told;
use pult::config;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// The log of somebody who writes the words in each way there is: as the message, as an error, as a name, as they are kept.
pub fn logged(words: &str) -> Told {
    let file = Paper::default();
    tracing::subscriber::with_default(config::log_to(file.clone(), None), || {
        tracing::warn!("the message: {words}");
        tracing::warn!(error = %words, "an error");
        tracing::warn!(words, "a name");
        tracing::warn!(kept = ?pult::text::Raw::from(words), "as it is kept");
    });
    let written = file.0.lock().expect("one thread").clone();
    let written = String::from_utf8(written).expect("UTF-8");
    assert_eq!(written.matches("WARN everywhere").count() + written.matches("WARN house").count(), 4, "{written}");
    Told::Log(written)
}

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("one thread").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
