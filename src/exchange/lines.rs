//! The whole desk as JSON lines: a line of heading, then one record, ticket or event a line.

use super::sheet::BadRow;
use super::why::Why;
use crate::desk::{Load, Moment};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read, Write};

/// Version of the shape of the lines.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Heading {
    pult: String,
    version: u32,
    at: String,
}

/// Writes the heading and a line for each load; gives how many loads were written.
///
/// # Errors
/// What the writer says.
pub fn write_desk<'a>(loads: impl IntoIterator<Item = &'a Load>, at: Moment, mut to: impl Write) -> io::Result<u64> {
    let heading = Heading { pult: "desk".into(), version: VERSION, at: at.to_string() };
    serde_json::to_writer(&mut to, &heading)?;
    to.write_all(b"\n")?;
    let mut written = 0;
    for load in loads {
        serde_json::to_writer(&mut to, load)?;
        to.write_all(b"\n")?;
        written += 1;
    }
    Ok(written)
}

/// Reads the lines one by one; a heading of a newer pult, or none, ends the reading with a complaint.
pub fn read_desk<'a>(from: impl Read + 'a) -> Box<dyn Iterator<Item = Result<Load, BadRow>> + 'a> {
    let mut from = BufReader::new(from);
    let packed = from.fill_buf().is_ok_and(|b| b.starts_with(&[0x1f, 0x8b]));
    if packed { Box::new(lines(BufReader::new(flate2::bufread::MultiGzDecoder::new(from)))) } else { Box::new(lines(from)) }
}

fn lines(from: impl BufRead) -> impl Iterator<Item = Result<Load, BadRow>> {
    let mut stopped = false;
    from.lines().zip(1u64..).filter_map(move |(line, number)| {
        if stopped {
            return None;
        }
        let bad = |why: Why| BadRow { line: number, column: String::new(), text: "".into(), why };
        let line = match line {
            Ok(line) => line,
            Err(e) => {
                stopped = true;
                return Some(Err(bad(Why::Unreadable(e.to_string()))));
            }
        };
        if number == 1 {
            let heading = serde_json::from_str::<Heading>(&line).ok();
            if heading.is_some_and(|h| h.pult == "desk" && h.version <= VERSION) {
                return None;
            }
            stopped = true;
            return Some(Err(bad(Why::Unreadable("it is not a desk exported by this version of pult or an older one".into()))));
        }
        (!line.trim().is_empty()).then(|| serde_json::from_str(&line).map_err(|e| bad(Why::Unreadable(e.to_string()))))
    })
}
