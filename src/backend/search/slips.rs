//! Words that are nearly what was typed: a letter too many, one missing, another one, two that changed places. The last word may
//! be half typed, so that beginnings are compared.
//!
//! The distance is that of optimal string alignment, computed for all letters of a word at once in the bits of a number
//! (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).

use std::collections::BTreeSet;

/// Words that are nearly a typed one and are looked for, at most.
const CLOSE: usize = 6;
/// Letters from which on a word may have a slip.
const ONE_SLIP: usize = 4;
/// Letters from which on it may have two.
const TWO_SLIPS: usize = 8;
/// Longer words are compared by their beginning.
const LONGEST: usize = 32;

/// May this word have been typed with a slip?
pub fn may_slip(word: &str) -> bool {
    allowed(word.chars().count()) > 0 && word.chars().any(char::is_alphabetic)
}

fn allowed(letters: usize) -> u32 {
    u32::from(letters >= ONE_SLIP) + u32::from(letters >= TWO_SLIPS)
}

/// What each typed word may mean, with the slips of each meaning.
pub struct Near(Vec<Vec<(u32, String)>>);

impl Near {
    /// For each typed word those that it may mean, best first.
    pub fn choices(&self) -> Vec<Vec<String>> {
        self.0.iter().map(|choices| choices.iter().map(|(_, word)| word.clone()).collect()).collect()
    }

    /// What was most likely meant.
    pub fn best(&self) -> Vec<String> {
        self.0.iter().filter_map(|choices| choices.first()).map(|(_, word)| word.clone()).collect()
    }

    /// True where for each typed word one of its meanings is there.
    pub fn fits(&self, is_there: impl Fn(&String) -> bool) -> bool {
        self.0.iter().all(|choices| choices.iter().any(|(_, word)| is_there(word)))
    }

    /// The slips of the best meanings that are there.
    pub fn slips(&self, is_there: impl Fn(&String) -> bool) -> u32 {
        let least =
            |choices: &Vec<(u32, String)>| choices.iter().filter(|(_, word)| is_there(word)).map(|(slips, _)| *slips).min();
        self.0.iter().filter_map(least).sum()
    }
}

/// What the words may mean by lists of known words, one a line; none where a word means nothing, or nothing has a slip.
pub fn near(words: &[String], lists: &[String]) -> Option<Near> {
    let choices: Vec<Vec<(u32, String)>> = words.iter().map(|word| meant(word, lists)).collect();
    let slipped = choices.iter().flatten().any(|(slips, _)| *slips > 0);
    (slipped && choices.iter().all(|choices| !choices.is_empty())).then_some(Near(choices))
}

/// The known words that a typed one may mean, with their slips, best first; one that may have no slip means itself.
fn meant(word: &str, lists: &[String]) -> Vec<(u32, String)> {
    if !may_slip(word) {
        return vec![(0, word.to_owned())];
    }
    let typed = Typed::of(word);
    let mut best: BTreeSet<(u32, bool, usize, &str)> = BTreeSet::new();
    for known in lists.iter().flat_map(|list| list.split('\n')) {
        let Some(slips) = typed.slips_to(known) else { continue };
        let other_start = known.chars().next() != word.chars().next();
        best.insert((slips, other_start, known.chars().count().abs_diff(typed.letters), known));
        if best.len() > CLOSE {
            best.pop_last();
        }
    }
    best.into_iter().map(|(slips, _, _, known)| (slips, known.to_owned())).collect()
}

/// A typed word, ready to be compared with many known ones.
struct Typed {
    letters: usize,
    most: u32,
    /// For letters of the common alphabets, where they stand in the word: a bit each.
    common: Box<[u32; 256]>,
    /// The same for the others.
    others: Vec<(char, u32)>,
}

/// The place of a letter of ASCII or basic Cyrillic.
fn place(letter: char) -> Option<usize> {
    match u32::from(letter) {
        at @ 0..0x80 => Some(at as usize),
        at @ 0x400..0x480 => Some((at - 0x400 + 0x80) as usize),
        _ => None,
    }
}

impl Typed {
    fn of(word: &str) -> Self {
        let letters = word.chars().take(LONGEST).count();
        let mut typed = Self { letters, most: allowed(letters), common: Box::new([0; 256]), others: Vec::new() };
        for (at, letter) in word.chars().take(LONGEST).enumerate() {
            match place(letter) {
                Some(place) => typed.common[place] |= 1 << at,
                None => typed.others.push((letter, 1 << at)),
            }
        }
        typed
    }

    fn stands(&self, letter: char) -> u32 {
        match place(letter) {
            Some(place) => self.common[place],
            None => self.others.iter().filter(|(other, _)| *other == letter).fold(0, |all, (_, at)| all | at),
        }
    }

    /// The fewest slips that make the typed word a beginning of the known one; none where they are too many.
    fn slips_to(&self, known: &str) -> Option<u32> {
        if self.letters == 0 {
            return None;
        }
        let last = 1_u32 << (self.letters - 1);
        let (mut plus, mut minus, mut zero, mut before) = (u32::MAX, 0_u32, 0_u32, 0_u32);
        let mut distance = self.letters as u32;
        let mut fewest = distance;
        let (mut foreign, must) = (0, self.letters - self.most as usize);
        // Further letters of the known word only make it worse.
        for (at, letter) in known.chars().take(self.letters + self.most as usize).enumerate() {
            let here = self.stands(letter);
            // Each of the first letters costs a slip where the typed word has none like it: most words are out after two.
            foreign += u32::from(here == 0 && at < must);
            if foreign > self.most {
                return None;
            }
            let swapped = ((!zero & here) << 1) & before;
            zero = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | swapped;
            let (up, down) = (minus | !(zero | plus), zero & plus);
            distance += u32::from(up & last != 0);
            distance -= u32::from(down & last != 0);
            let (up, down) = ((up << 1) | 1, down << 1);
            (plus, minus) = (down | !(zero | up), zero & up);
            before = here;
            fewest = fewest.min(distance);
        }
        (fewest <= self.most).then_some(fewest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by the book: a table of all beginnings of both words.
    fn by_the_book(typed: &str, known: &str) -> u32 {
        let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
        let mut table = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j as u32,
                    (_, 0) => i as u32,
                    _ => {
                        let other = u32::from(a[i - 1] != b[j - 1]);
                        let plain = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + other);
                        let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                        if swapped { plain.min(table[i - 2][j - 2] + 1) } else { plain }
                    }
                };
            }
        }
        table[a.len()].iter().copied().min().unwrap_or_default()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn slips_are_counted_as_by_the_book(typed in "[абвгz]{4,12}", known in "[абвгzß]{0,14}") {
            let most = allowed(typed.chars().count());
            let book = Some(by_the_book(&typed, &known)).filter(|slips| *slips <= most);
            prop_assert_eq!(Typed::of(&typed).slips_to(&known), book);
        }
    }

    fn told(word: &str, lists: &[&str]) -> Vec<String> {
        let lists: Vec<String> = lists.iter().map(|&list| list.into()).collect();
        near(&[word.to_owned()], &lists).map(|near| near.choices().concat()).unwrap_or_default()
    }

    #[test]
    fn a_word_with_a_slip_means_those_that_begin_nearly_so() {
        let lists = ["ромашка\nромашов\nтерминал", "аптека"];
        assert_eq!(told("рамаш", &lists), ["ромашка", "ромашов"]);
        assert_eq!(told("ромша", &lists), ["ромашка", "ромашов"]);
        assert_eq!(told("ромашшка", &lists), ["ромашка"]);
        assert_eq!(told("оптека", &lists), ["аптека"]);
        assert_eq!(told("торминол", &lists), ["терминал"], "eight letters may have two slips");
        assert!(told("апт", &lists).is_empty(), "three letters have none");
        assert!(told("апчехх", &lists).is_empty());
    }

    #[test]
    fn a_long_word_is_compared_by_its_beginning() {
        let long = "а".repeat(60);
        assert_eq!(told(&format!("б{long}"), &[&long]), [long]);
    }
}
