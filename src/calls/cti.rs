//! What a telephone system says over HTTP, as Zammad's generic CTI has it (<https://docs.zammad.org/en/latest/api/generic-cti/>):
//! JSON or a form, `newCall`, `answer`, `hangup`. PURE: the pairs of a body in, what was heard or what is wrong with it out.

use super::heard::{Happened, Heard};
use crate::desk::CallId;
use crate::desk::call::Way;
use crate::text::Raw;
use serde_json::Value;

/// Longest name of a call, as the protocol has it.
const ID: usize = 250;
/// Longest number, name or queue that is kept, in characters.
const WORDS: usize = 200;
/// More fields than this are no call.
const FIELDS: usize = 100;

/// What is wrong with a body: a code for programs, a sentence for who sets the telephone system up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The code.
    pub code: &'static str,
    /// The field that it is about; empty for the whole.
    pub field: &'static str,
    /// The sentence.
    pub what: String,
}

/// The fields of a body; one that may come several times (`user[]`) stands several times.
pub type Pairs = Vec<(String, String)>;

/// The fields of a JSON body.
///
/// # Errors
/// When it is no object of plain values and lists of them.
pub fn of_json(body: &[u8]) -> Result<Pairs, Wrong> {
    let whole = |what: String| Wrong { code: "bad-json", field: "", what };
    let value: Value = serde_json::from_slice(body).map_err(|error| whole(format!("the body is no JSON: {error}")))?;
    let Value::Object(fields) = value else { return Err(whole("the body is no JSON object".into())) };
    let mut pairs = Pairs::new();
    for (name, value) in fields {
        match value {
            Value::Array(all) => pairs.extend(all.into_iter().filter_map(plain).map(|one| (name.clone(), one))),
            one => pairs.extend(plain(one).map(|one| (name.clone(), one))),
        }
    }
    Ok(pairs)
}

fn plain(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What was heard.
///
/// # Errors
/// When a field is missing, too long or says what nobody knows.
pub fn read(pairs: &Pairs) -> Result<Heard, Wrong> {
    if pairs.len() > FIELDS {
        return Err(Wrong { code: "too-many-fields", field: "", what: format!("more than {FIELDS} fields") });
    }
    let what = match needed(pairs, "event")?.as_str() {
        "newCall" => Happened::Rings,
        "answer" => Happened::Answered,
        "hangup" => Happened::Over,
        _ => return Err(wrong("unknown-event", "event", "is newCall, answer or hangup")),
    };
    let way = match needed(pairs, "direction")?.as_str() {
        "in" => Way::In,
        "out" => Way::Out,
        _ => return Err(wrong("unknown-direction", "direction", "is in or out")),
    };
    let id = needed(pairs, "callId")?;
    if id.chars().count() > ID {
        return Err(wrong("too-long", "callId", "takes at most 250 characters"));
    }
    let (from, to) = (needed(pairs, "from")?, needed(pairs, "to")?);
    let (theirs, ours) = if way == Way::In { (from, to) } else { (to, from) };
    let queue = first(pairs, "queue");
    Ok(Heard {
        id: CallId::from(format!("cti-{id}")),
        what,
        way,
        from: Raw::from(theirs),
        to: Raw::from(extensions(pairs, what, &ours)),
        // The dialled number tells the line apart, unless it is an extension itself.
        line: Raw::from(queue.unwrap_or(if is_extension(&ours) { String::new() } else { ours })),
    })
}

/// Whose phones it is about: who took it, else who is named, else the number itself where it is a short one.
fn extensions(pairs: &Pairs, what: Happened, ours: &str) -> String {
    if what == Happened::Answered
        && let Some(one) = first(pairs, "answeringNumber")
    {
        return one;
    }
    let users: Vec<String> = all(pairs, "user").take(20).collect();
    if users.is_empty() && is_extension(ours) { ours.to_owned() } else { users.join(", ") }
}

fn is_extension(number: &str) -> bool {
    (2..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn all<'a>(pairs: &'a Pairs, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let said = |key: &str| key.strip_suffix("[]").unwrap_or(key).eq_ignore_ascii_case(name);
    let values = pairs.iter().filter(move |(key, _)| said(key)).map(|(_, value)| value.trim());
    values.filter(|value| !value.is_empty()).map(|value| value.chars().take(WORDS).collect())
}

fn first(pairs: &Pairs, name: &str) -> Option<String> {
    all(pairs, name).next()
}

fn needed(pairs: &Pairs, name: &'static str) -> Result<String, Wrong> {
    let named = || all(pairs, name).next();
    // The identifier is kept whole: half a name would be another call.
    let value = if name == "callId" { id(pairs) } else { named() };
    value.ok_or_else(|| wrong("missing-field", name, "is missing"))
}

/// Third-party clients write it in both ways.
fn id(pairs: &Pairs) -> Option<String> {
    let said = |key: &str| key.eq_ignore_ascii_case("callId") || key.eq_ignore_ascii_case("call_id");
    pairs.iter().find(|(key, value)| said(key) && !value.trim().is_empty()).map(|(_, value)| value.trim().to_owned())
}

fn wrong(code: &'static str, field: &'static str, what: &str) -> Wrong {
    Wrong { code, field, what: format!("{field} {what}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{config, twisted_text};
    use proptest::prelude::*;

    fn form(text: &str) -> Pairs {
        let pair = |part: &str| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        text.split('&').filter_map(pair).collect()
    }

    const NEW: &str =
        "event=newCall&from=493055571600&to=491711234567890&direction=in&callId=307fa962&user[]=201&user[]=202&queue=helpdesk";

    #[test]
    fn a_new_call_rings_at_all_who_are_named_whether_it_comes_as_a_form_or_as_json() {
        let heard = read(&form(NEW)).unwrap();
        assert_eq!((heard.what, heard.way, heard.id.as_str()), (Happened::Rings, Way::In, "cti-307fa962"));
        assert_eq!((heard.from.raw(), heard.to.raw(), heard.line.raw()), ("493055571600", "201, 202", "helpdesk"));
        let json = br#"{"event":"newCall","from":493055571600,"to":"491711234567890","direction":"in","call_id":"307fa962",
            "user":["201","202"],"queue":"helpdesk"}"#;
        assert_eq!(read(&of_json(json).unwrap()), Ok(heard));
    }

    #[test]
    fn the_client_of_a_call_that_we_make_is_the_number_that_was_dialled() {
        let heard = read(&form("event=answer&from=201&to=79215550142&direction=out&callId=1&answeringNumber=")).unwrap();
        assert_eq!((heard.way, heard.from.raw(), heard.to.raw()), (Way::Out, "79215550142", "201"));
    }

    #[test]
    fn who_took_the_call_stands_before_whose_phones_rang() {
        let heard =
            read(&form("event=answer&from=79215550142&to=74951234567&direction=in&callId=1&user[]=201&answeringNumber=202"));
        assert_eq!(heard.unwrap().to.raw(), "202");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_field() {
        for (body, code, field) in [
            ("from=1&to=2&direction=in&callId=3", "missing-field", "event"),
            ("event=ring&from=1&to=2&direction=in&callId=3", "unknown-event", "event"),
            ("event=newCall&from=1&to=2&direction=sideways&callId=3", "unknown-direction", "direction"),
            ("event=newCall&from=1&to=2&direction=in&callId=", "missing-field", "callId"),
            ("event=newCall&from=&to=2&direction=in&callId=3", "missing-field", "from"),
        ] {
            let wrong = read(&form(body)).unwrap_err();
            assert_eq!((wrong.code, wrong.field), (code, field), "{body}");
            assert!(wrong.what.starts_with(field), "{}", wrong.what);
        }
        let long = format!("event=newCall&from=1&to=2&direction=in&callId={}", "x".repeat(251));
        assert_eq!(read(&form(&long)).unwrap_err().code, "too-long");
        assert_eq!(of_json(b"[1]").unwrap_err().code, "bad-json");
        assert_eq!(of_json(b"{").unwrap_err().code, "bad-json");
    }

    proptest! {
        #![proptest_config(config())]

        /// A JSON body with damages.
        #[test]
        fn fuzz_no_damage_to_an_object_breaks_the_reading(text in twisted_text(&[JSON])) {
            well_read(of_json(text.as_bytes()));
        }

        /// Whatever a body says, it is read or refused.
        #[test]
        fn fuzz_any_body_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..120), pairs in fields()) {
            let _ = of_json(&bytes).map(|pairs| read(&pairs));
            if let Ok(heard) = read(&pairs) {
                prop_assert!(heard.id.as_str().chars().count() <= ID + 4 && !heard.from.is_blank());
            }
        }
    }

    const JSON: &str = r#"{"event":"newCall","from":493055571600,"to":"491711234567890","direction":"in","call_id":"307fa962",
        "user":["201","202"],"queue":"helpdesk","answeringNumber":"201","cause":"normalClearing"}"#;

    /// What was read has a name and a caller, and nothing in it is endless.
    fn well_read(pairs: Result<Pairs, Wrong>) {
        if let Ok(heard) = pairs.and_then(|pairs| read(&pairs)) {
            assert!(heard.id.as_str().chars().count() <= ID + 4 && !heard.from.is_blank());
        }
    }

    fn fields() -> impl Strategy<Value = Pairs> {
        let names = vec!["event", "from", "to", "direction", "callId", "user[]", "queue", "answeringNumber", "cause", ""];
        let values = prop_oneof![
            proptest::sample::select(vec!["newCall", "answer", "hangup", "in", "out", "201", "+79215550142", "anonymous"])
                .prop_map(str::to_owned),
            ".{0,300}",
        ];
        proptest::collection::vec((proptest::sample::select(names).prop_map(str::to_owned), values), 0..12)
    }
}
