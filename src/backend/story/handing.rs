//! A shift is handed over by two people.

use super::bench::*;
use crate::backend::{Answer, Failure, Read};
use crate::desk::*;

async fn last(bench: &Bench) -> Option<Signed> {
    match bench.desk.read(Read::Handing).await.unwrap() {
        Answer::Handing(handing) => handing.last,
        other => panic!("{other:?}"),
    }
}

async fn signs(bench: &Bench, who: &str, act: Act) -> Result<i64, String> {
    let wish = Wish { actor: who.into(), ..bench.wish(act) };
    match bench.try_do(wish).await {
        Ok(applied) => Ok(applied.event.seq),
        Err(Failure::Refused { code, .. }) => Err(code),
        Err(other) => panic!("{other:?}"),
    }
}

fn sheet(note: &str) -> Act {
    Act::HandOver { sheet: Box::new(HandOver { note: note.into(), ..HandOver::default() }) }
}

#[tokio::test]
async fn both_shifts_sign_and_the_sheet_stays_in_the_log() {
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        assert_eq!(last(&bench).await, None);
        let seq = signs(&bench, "Ольга", sheet("ключи у охраны")).await.unwrap();
        assert!(last(&bench).await.unwrap().waits_for(&"Игорь".into()));
        let refused = |code: &str| Err(code.to_owned());
        assert_eq!(signs(&bench, "Ольга", Act::TakeOver { of: seq }).await, refused("hand-over-by-the-same"));
        assert_eq!(signs(&bench, "Игорь", Act::TakeOver { of: seq - 1 }).await, refused("no-such-hand-over"));
        assert_eq!(signs(&bench, "Игорь", sheet("")).await, refused("hand-over-waits"), "what waits is taken over first");
        assert_eq!(signs(&bench, UNNAMED, Act::TakeOver { of: seq }).await, refused("signature-needs-a-name"));
        signs(&bench, "Игорь", Act::TakeOver { of: seq }).await.unwrap();
        assert_eq!(signs(&bench, "Марина", Act::TakeOver { of: seq }).await, refused("hand-over-is-taken"));
        let signed = last(&bench).await.unwrap();
        assert_eq!(signed.sheet.note.raw(), "ключи у охраны");
        assert_eq!((signed.left.by.raw(), signed.taken.unwrap().by.raw()), ("Ольга", "Игорь"));
        assert!(matches!(bench.undo(Some(seq)).await, Err(Failure::Refused { code, .. }) if code == "a-signature-stands"));
    }
}

#[tokio::test]
async fn a_sheet_that_nobody_has_taken_can_be_signed_anew_by_its_own_hand() {
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        signs(&bench, "Ольга", sheet("первый")).await.unwrap();
        let second = signs(&bench, "Ольга", sheet("второй")).await.unwrap();
        let signed = last(&bench).await.unwrap();
        assert_eq!((signed.seq, signed.sheet.note.raw()), (second, "второй"));
    }
}
