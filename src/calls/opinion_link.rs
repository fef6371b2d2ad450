//! The link by which a client says whether they are content with the work on one ticket: nobody can make one, or one for another
//! ticket, without the endpoint's token. Nothing is kept of it; a ticket that is taken up again makes its old links worthless.

use super::token::Token;
use crate::desk::Moment;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of the seal that stand in the link: 128 bits are not guessed.
const SEAL: usize = 16;

/// Longest link that is looked at.
const LONGEST: usize = 80;

/// What the key is for: the same token opens the telephone's door.
const PURPOSE: &[u8] = b"pult: opinion link 1";

/// Seals links and knows its own.
pub struct Seal(Hmac<Sha256>);

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpinionLink {
    /// The ticket's number.
    pub number: i64,
    /// When its work was done, in whole seconds.
    pub solved: i64,
}

impl OpinionLink {
    /// For a ticket whose work was done then.
    #[must_use]
    pub fn of(number: i64, solved: Moment) -> Self {
        Self { number, solved: solved.0.div_euclid(1_000) }
    }

    fn words(self) -> String {
        format!("{}-{}", self.number, self.solved)
    }
}

impl Seal {
    /// The seal of an endpoint with this token; none for an empty one.
    #[must_use]
    pub fn new(token: &Token) -> Option<Self> {
        let mut mac = Hmac::<Sha256>::new_from_slice(token.secret()?).ok()?;
        mac.update(PURPOSE);
        Some(Self(mac))
    }

    /// The link as it stands in an address: letters, digits, `-` and `_`.
    #[must_use]
    pub fn write(&self, link: OpinionLink) -> String {
        let words = link.words();
        let sealed = self.0.clone().chain_update(words.as_bytes()).finalize().into_bytes();
        format!("{words}-{}", URL_SAFE_NO_PAD.encode(&sealed[..SEAL]))
    }

    /// What a link says, if we have sealed it. The time that the answer takes tells nothing of how much of it was right.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<OpinionLink> {
        let mut parts = text.splitn(3, '-').filter(|_| text.len() <= LONGEST);
        let mut whole = || parts.next()?.parse::<i64>().ok().filter(|n| *n >= 0);
        let link = OpinionLink { number: whole()?, solved: whole()? };
        let sealed = URL_SAFE_NO_PAD.decode(parts.next()?).ok().filter(|bytes| bytes.len() == SEAL)?;
        // One way of writing it: neither a sign nor noughts before the number.
        let plain = text.starts_with(&link.words());
        let mac = self.0.clone().chain_update(link.words().as_bytes());
        (plain && mac.verify_truncated_left(&sealed).is_ok()).then_some(link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seal(token: &str) -> Seal {
        Seal::new(&Token::new(token.into())).unwrap()
    }

    #[test]
    fn a_link_is_good_for_its_ticket_and_its_work_under_its_token_only() {
        let link = OpinionLink::of(1029, Moment(1_795_420_800_123));
        let text = seal("secret-of-the-line").write(link);
        assert!(text.starts_with("1029-1795420800-") && text.len() == 16 + 22, "{text}");
        assert_eq!(seal("secret-of-the-line").read(&text), Some(link));
        assert_eq!(seal("another-token-of-it").read(&text), None);
        for wrong in [
            text.replacen("1029", "1030", 1),
            text.replacen("1795420800", "1795420801", 1),
            text.replacen("1029", "01029", 1),
            text.replacen("1029", "+1029", 1),
            text[..text.len() - 1].to_owned(),
            format!("{text}A"),
            "1029-1795420800-".into(),
            String::new(),
        ] {
            assert_eq!(seal("secret-of-the-line").read(&wrong), None, "{wrong}");
        }
        assert!(Seal::new(&Token::new(String::new())).is_none());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_into_the_address_is_no_link(text in "\\PC{0,100}") {
            prop_assert_eq!(seal("secret-of-the-line").read(&text), None);
        }

        #[test]
        fn a_link_reads_as_it_was_written(number in 0..i64::MAX, solved in 0..i64::MAX / 1_000) {
            let (seal, link) = (seal("secret-of-the-line"), OpinionLink { number, solved });
            prop_assert_eq!(seal.read(&seal.write(link)), Some(link));
        }
    }
}
