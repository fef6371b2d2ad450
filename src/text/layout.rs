//! The two layouts of a Russian keyboard: which character each physical key gives in QWERTY and in ЙЦУКЕН.
//!
//! ЙЦУКЕН as on Windows and in X11's `ru(winkeys)`, the usual one. What a key gives on both is the same for digits and
//! for ``! % * ( ) _ + - = \``; `? : " ; . , /` stand elsewhere.

/// Characters of the keys row by row, without and with Shift.
const QWERTY: &str = "`1234567890-=~!@#$%^&*()_+qwertyuiop[]\\QWERTYUIOP{}|asdfghjkl;'ASDFGHJKL:\"zxcvbnm,./ZXCVBNM<>?";
const JCUKEN: &str = "ё1234567890-=Ё!\"№;%:?*()_+йцукенгшщзхъ\\ЙЦУКЕНГШЩЗХЪ/фывапролджэФЫВАПРОЛДЖЭячсмитьбю.ЯЧСМИТЬБЮ,";

/// Each key press as (what it gives in QWERTY, what it gives in ЙЦУКЕН).
pub fn presses() -> impl Iterator<Item = (char, char)> {
    QWERTY.chars().zip(JCUKEN.chars())
}

/// What the key that gives `c` in QWERTY gives in ЙЦУКЕН; the blank and what no key gives stay as they are.
#[must_use]
pub fn to_russian(c: char) -> char {
    presses().find(|(latin, _)| *latin == c).map_or(c, |(_, russian)| russian)
}

/// What the key that gives `c` in ЙЦУКЕН gives in QWERTY; the blank and what no key gives stay as they are.
#[must_use]
pub fn to_latin(c: char) -> char {
    presses().find(|(_, russian)| *russian == c).map_or(c, |(latin, _)| latin)
}

#[cfg(test)]
mod tests {
    use super::{presses, to_latin, to_russian};

    #[test]
    fn the_layouts_have_the_same_keys_and_there_and_back_is_the_same_key() {
        assert_eq!(super::QWERTY.chars().count(), 94);
        assert_eq!(super::JCUKEN.chars().count(), 94);
        for (latin, russian) in presses() {
            assert_eq!((to_russian(latin), to_latin(russian)), (russian, latin));
        }
    }

    #[test]
    fn the_keys_that_differ_are_where_a_russian_keyboard_has_them() {
        let typed: String = "ghbdtn? :;'/#".chars().map(to_russian).collect();
        assert_eq!(typed, "привет, Жжэ.№");
        assert_eq!(to_latin('Ё'), '~');
    }
}
