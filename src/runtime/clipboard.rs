//! Text as a terminal's clipboard takes it (OSC 52).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What terminals take at most, in bytes as encoded: xterm and those who follow it stop at 74,994.
const MOST: usize = 74_994;

/// The lines as they are sent, and how many of them: where they are too many, they end at a line, and `rest` says so.
pub(super) fn encode(lines: &[String], rest: &str) -> (String, usize) {
    let room = MOST / 4 * 3;
    let whole: usize = lines.iter().map(|line| line.len() + 1).sum();
    let (mut text, mut sent) = (String::new(), 0);
    for line in lines {
        let next = text.len() + line.len() + 1;
        if whole > room && next + rest.len() > room {
            text.push_str(rest);
            break;
        }
        text.push_str(line);
        text.push('\n');
        sent += 1;
    }
    (STANDARD.encode(text.trim_end()), sent)
}

#[cfg(test)]
mod tests {
    use super::{MOST, encode};
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    fn decoded(encoded: &str) -> String {
        String::from_utf8(STANDARD.decode(encoded).expect("base64")).expect("text")
    }

    #[test]
    fn lines_go_out_as_they_are() {
        let lines = ["Заявка 1029".to_owned(), "Адрес: Лесная, 5".to_owned()];
        let (encoded, sent) = encode(&lines, "… дальше");
        assert_eq!((decoded(&encoded).as_str(), sent), ("Заявка 1029\nАдрес: Лесная, 5", 2));
        assert!(encoded.is_ascii());
    }

    #[test]
    fn what_is_too_long_ends_at_a_line_and_says_so() {
        let lines = vec!["дверь".repeat(100); 200];
        let (encoded, sent) = encode(&lines, "… дальше не поместилось");
        let text = decoded(&encoded);
        assert!(encoded.len() <= MOST && sent < 200 && sent > 50, "{sent} lines, {} bytes", encoded.len());
        assert_eq!(text.lines().count(), sent + 1);
        assert_eq!(text.lines().last(), Some("… дальше не поместилось"));
        assert!(text.lines().take(sent).all(|line| line == lines[0]));
    }
}
