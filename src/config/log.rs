//! The log: a file in the data folder, never the terminal.

use super::paths::Paths;
use crate::text::obeyed;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use tracing::{Event, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;

/// A log longer than this is put aside at the next start.
const LONG: u64 = 8 * 1024 * 1024;

/// Starts the log. `filter` is `PULT_LOG` (`debug`, `pult::backend=trace`); warnings only without it. A folder that
/// cannot be written to means no log, never a program that does not start.
pub fn begin_log(paths: &Paths, filter: Option<&str>) {
    let Ok(file) = open(&paths.log_file()) else { return };
    // A second start in one process (a test) keeps the first log.
    let _ = log_to(file, filter).try_init();
}

/// The log on its way into something else than its file.
#[must_use]
pub fn log_to(to: impl Write + Send + 'static, filter: Option<&str>) -> impl Subscriber + Send + Sync {
    let filter = EnvFilter::try_new(filter.unwrap_or("warn")).unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(Mutex::new(to));
    // On a full disk the log is lost; its complaint about that would be printed into the middle of the screen.
    log.log_internal_errors(false).map_event_format(OneLine).finish()
}

/// A record is a line, whatever its words say: nobody writes a second one by a line break in a name, and nothing in it moves
/// the terminal of whoever reads it.
struct OneLine<F>(F);

impl<S, N, F> FormatEvent<S, N> for OneLine<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut to: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut record = String::new();
        self.0.format_event(context, Writer::new(&mut record), event)?;
        writeln!(to, "{}", obeyed::record(record.strip_suffix('\n').unwrap_or(&record)))
    }
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
