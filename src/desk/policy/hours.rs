//! A stretch of the day as the rules write it: `08:00-20:00`, and `22:00-06:00` over midnight.

use crate::desk::shift::DaySpan;
use serde::{Deserialize, Deserializer, Serializer};

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// The stretch, if it is one; the end lies on the next day where it is not after the start.
#[must_use]
pub fn read(text: &str) -> Option<DaySpan> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minute(from)?, minute(to)?);
    if from >= DAY || from == to {
        return None;
    }
    Some(DaySpan { from, to: if to < from { to + DAY } else { to } })
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let plain = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(hour) || !plain(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && (hour < 24 || (hour == 24 && minute == 0))).then_some(hour * 60 + minute)
}

/// The stretch as it is written.
#[must_use]
pub fn write(span: DaySpan) -> String {
    let to = if span.to > DAY { span.to - DAY } else { span.to };
    format!("{:02}:{:02}-{:02}:{:02}", span.from / 60, span.from % 60, to / 60, to % 60)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
pub(super) fn serialize<S: Serializer>(span: &DaySpan, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&write(*span))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DaySpan, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| serde::de::Error::custom(format!("\"{text}\" is not a stretch of a day: write 08:00-20:00")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_read_as_it_is_written() {
        for text in ["08:00-20:00", "00:00-24:00", "22:30-06:15"] {
            assert_eq!(read(text).map(write).as_deref(), Some(text));
        }
        assert_eq!(read("22:00-06:00"), Some(DaySpan { from: 1320, to: 1800 }), "over midnight");
        for wrong in ["", "8-20", "08:00", "08:00-08:00", "24:00-25:00", "08:60-20:00", "-1:00-20:00", "08:00-20:00-22:00"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
