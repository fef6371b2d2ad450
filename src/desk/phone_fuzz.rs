//! Numbers as nobody should write them: each is read as E.164 or is none.

use super::{Phone, country};
use crate::text::testing::{config, twisted_text};
use proptest::prelude::*;

const WRITTEN: [&str; 16] = [
    "+79215550142",
    "8 (921) 555-01-42",
    "tel:+74951234567;ext=12",
    "8 (495) 123-45-67 доб. 12",
    "8~10 7 812 321 01 44",
    "00 49 30 123456",
    "+49 1512 3456789",
    "4915123456789",
    "+375 29 123-45-67",
    "80 29 123 45 67",
    "1 (201) 555-0123",
    "011 48 22 123 45 67",
    "sip:101@10.0.0.1",
    "٠٧٩٢١٥٥٥٠١٤٢",
    "+7 921 555 01 42, вн. 3",
    "anonymous",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fuzz_any_text_is_a_number_or_none(
        text in prop_oneof![3 => twisted_text(&WRITTEN), 1 => ".{0,40}", 1 => "[+0-9 ()~.#;доб-]{0,30}"],
        home in proptest::sample::select(vec![country::Id::RU, country::Id::KZ, country::Id::BY, country::Id::DE, country::Id::US, country::Id::PL]),
    ) {
        if let Some(phone) = Phone::parse(&text, home) {
            prop_assert!(Phone::from_e164(phone.e164()).is_some(), "{text:?} became {phone:?}");
        }
    }
}
