//! The page behind a client's link, and the button of another program: `GET` shows three buttons and changes nothing (whatever
//! fetches links before people do must not vote), `POST` writes the answer down.

use super::endpoint::{pairs, refuse};
use super::opinion_link::{OpinionLink, Seal};
use crate::desk::opinion::How;
use crate::desk::{Failure, Pleased};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, Method, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::any;
use serde_json::json;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// Who has not sent the whole answer by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the work behind a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is done, and may be judged; or the answer was taken.
    Good,
    /// It was taken up again, or is long past.
    Stale,
}

/// An answer that comes later.
pub type Later<'a> = Pin<Box<dyn Future<Output = Result<Standing, Failure>> + Send + 'a>>;

/// Knows the desk.
pub trait Listener: Send + Sync + 'static {
    /// How the work behind the link stands.
    fn about(&self, link: OpinionLink) -> Later<'_>;
    /// Takes an answer; the same one twice is one.
    fn hear(&self, link: OpinionLink, pleased: Pleased, how: How) -> Later<'_>;
}

/// The words of the page, in the person's language; they are ours, and none is a client's.
#[derive(Clone, Debug)]
pub struct PageWords {
    /// `ru`, `en`.
    pub lang: &'static str,
    /// Before the number.
    pub ticket: String,
    /// The question.
    pub ask: String,
    /// The three answers.
    pub answers: [String; 3],
    /// It was written down.
    pub thanks: String,
    /// The link is good no longer.
    pub stale: String,
    /// There is no such link.
    pub unknown: String,
    /// The desk did not take it.
    pub later: String,
}

struct Door {
    seal: Seal,
    listener: Arc<dyn Listener>,
    words: PageWords,
}

/// The route: `/v1/opinions/LINK`.
pub fn router(seal: Seal, listener: Arc<dyn Listener>, words: PageWords) -> Router {
    let door = Arc::new(Door { seal, listener, words });
    Router::new().route("/v1/opinions/{link}", any(opinion)).with_state(door)
}

async fn opinion(State(door): State<Arc<Door>>, Path(link): Path<String>, request: Request) -> Response {
    let by_button = is_json(&request);
    // The link first: a wrong one, and one for a ticket that there is not, look alike.
    let Some(link) = door.seal.read(&link) else {
        return door.answer(by_button, StatusCode::NOT_FOUND, "no-such-link", &door.words.unknown, None);
    };
    let stands = match *request.method() {
        Method::GET | Method::HEAD => match door.listener.about(link).await {
            Ok(Standing::Good) => return door.page(StatusCode::OK, Some(link.number), &door.words.ask, true),
            other => other,
        },
        Method::POST => {
            let said = match tokio::time::timeout(PATIENCE, pairs(request)).await {
                Ok(Ok(pairs)) => pairs,
                Ok(Err(refused)) => return refused,
                Err(_) => return refuse(StatusCode::REQUEST_TIMEOUT, "too-slow", "", "the body did not come in time"),
            };
            let answers: Vec<&str> = said.iter().filter(|(name, _)| name == "answer").map(|(_, value)| value.as_str()).collect();
            let [answer] = answers.as_slice() else {
                return refuse(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "missing-field",
                    "answer",
                    "one answer is wanted: yes, no, skip",
                );
            };
            let Some(pleased) = Pleased::named(answer) else {
                return refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-value", "answer", "the answer is yes, no or skip");
            };
            let how = if by_button { How::Button } else { How::Link };
            match door.listener.hear(link, pleased, how).await {
                Ok(Standing::Good) => {
                    return door.answer(by_button, StatusCode::OK, "", &door.words.thanks, Some((link.number, pleased)));
                }
                other => other,
            }
        }
        _ => {
            let mut refused = refuse(StatusCode::METHOD_NOT_ALLOWED, "get-or-post", "", "the page is got, an answer is posted");
            refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD, POST"));
            return refused;
        }
    };
    match stands {
        Err(failure) => {
            tracing::warn!(?failure, "a client's answer could not be written down");
            door.answer(by_button, StatusCode::SERVICE_UNAVAILABLE, "desk-unreachable", &door.words.later, None)
        }
        Ok(_) => door.answer(by_button, StatusCode::GONE, "stale-link", &door.words.stale, None),
    }
}

fn is_json(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

impl Door {
    /// JSON for a program, a page for a person.
    fn answer(&self, json: bool, status: StatusCode, code: &str, words: &str, said: Option<(i64, Pleased)>) -> Response {
        match (json, said) {
            (false, said) => self.page(status, said.map(|(number, _)| number), words, false),
            (true, Some((number, pleased))) => {
                Json(json!({ "success": true, "number": number, "answer": pleased.name() })).into_response()
            }
            (true, None) => refuse(status, code, "", words),
        }
    }

    /// A page of a few lines: nothing is loaded from anywhere, nobody keeps it, and the link goes no further.
    fn page(&self, status: StatusCode, number: Option<i64>, words: &str, asks: bool) -> Response {
        let ticket = number.map_or_else(String::new, |number| format!("<h1>{} {number}</h1>", escaped(&self.words.ticket)));
        let button = |(pleased, label): (Pleased, &String)| {
            format!("<button name=\"answer\" value=\"{}\">{}</button> ", pleased.name(), escaped(label))
        };
        let buttons: String = Pleased::ALL.into_iter().zip(&self.words.answers).map(button).collect();
        let form = if asks { format!("<form method=\"post\">{buttons}</form>") } else { String::new() };
        let page = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{}</title></head><body>{ticket}<p>{}</p>{form}</body></html>",
            self.words.lang,
            escaped(&self.words.ask),
            escaped(words),
        );
        let policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'";
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::CONTENT_SECURITY_POLICY, policy),
            (HeaderName::from_static("x-robots-tag"), "noindex"),
        ];
        (status, headers, page).into_response()
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::token::Token;
    use super::*;
    use axum::body::{Body, to_bytes};
    use std::sync::Mutex;

    #[derive(Default)]
    struct Book(Mutex<Vec<(i64, Pleased, How)>>);

    impl Listener for Book {
        fn about(&self, link: OpinionLink) -> Later<'_> {
            let stands = if link.number == 7 { Standing::Stale } else { Standing::Good };
            Box::pin(std::future::ready(Ok(stands)))
        }

        fn hear(&self, link: OpinionLink, pleased: Pleased, how: How) -> Later<'_> {
            if link.number == 8 {
                return Box::pin(std::future::ready(Err(Failure::Offline("no desk".into()))));
            }
            self.0.lock().unwrap().push((link.number, pleased, how));
            self.about(link)
        }
    }

    const JSON: &str = "application/json";
    const FORM: &str = "application/x-www-form-urlencoded";

    fn seal() -> Seal {
        Seal::new(&Token::new("secret-of-the-line".into())).unwrap()
    }

    /// Status, body and what was written down.
    async fn ask(method: &str, link: &str, kind: &str, body: &str) -> (u16, String, Vec<(i64, Pleased, How)>) {
        let book = Arc::new(Book::default());
        let words = PageWords {
            lang: "ru",
            ticket: "Заявка".into(),
            ask: "Довольны?".into(),
            answers: ["Да".into(), "Нет".into(), "<Не скажу>".into()],
            thanks: "Спасибо".into(),
            stale: "Устарела".into(),
            unknown: "Нет такой".into(),
            later: "Позже".into(),
        };
        let door = Arc::new(Door { seal: seal(), listener: book.clone(), words });
        let mut request = Request::new(Body::from(body.to_owned()));
        *request.method_mut() = method.parse().unwrap();
        if !kind.is_empty() {
            request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        }
        let answer = opinion(State(door), Path(link.to_owned()), request).await;
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), 8_192).await.unwrap();
        let heard = book.0.lock().unwrap().clone();
        (status, String::from_utf8(body.to_vec()).unwrap(), heard)
    }

    fn link(number: i64) -> String {
        seal().write(OpinionLink { number, solved: 1_795_420_800 })
    }

    #[tokio::test]
    async fn looking_at_the_page_is_no_answer() {
        for method in ["GET", "HEAD"] {
            let (status, page, heard) = ask(method, &link(1029), "", "").await;
            assert_eq!((status, heard), (200, Vec::new()));
            assert!(page.contains("<h1>Заявка 1029</h1>") && page.contains("method=\"post\""), "{page}");
            assert!(page.contains("&lt;Не скажу&gt;") && !page.contains("secret"), "{page}");
        }
    }

    #[tokio::test]
    async fn a_form_is_a_link_and_json_is_a_button() {
        let (status, page, heard) = ask("POST", &link(1029), FORM, "answer=no").await;
        assert_eq!((status, heard), (200, vec![(1029, Pleased::No, How::Link)]));
        assert!(page.contains("Спасибо"), "{page}");
        let (status, body, heard) = ask("POST", &link(1029), JSON, r#"{"answer":"yes"}"#).await;
        assert_eq!((status, heard), (200, vec![(1029, Pleased::Yes, How::Button)]));
        assert_eq!(body, r#"{"answer":"yes","number":1029,"success":true}"#);
    }

    #[tokio::test]
    async fn what_is_wrong_writes_nothing_and_is_told() {
        let (good, stale, lost) = (link(1029), link(7), link(8));
        let long = format!("answer={}", "x".repeat(20_000));
        for (method, link, kind, body, status) in [
            ("GET", "1029-1795420800-AAAAAAAAAAAAAAAAAAAAAA", "", "", 404),
            ("POST", "../../etc/passwd", FORM, "answer=yes", 404),
            ("GET", stale.as_str(), "", "", 410),
            ("POST", good.as_str(), FORM, "answer=maybe", 422),
            ("POST", good.as_str(), FORM, "", 422),
            ("POST", good.as_str(), FORM, "answer=yes&answer=no", 422),
            ("POST", good.as_str(), JSON, "{", 400),
            ("POST", good.as_str(), "text/plain", "answer=yes", 415),
            ("POST", good.as_str(), FORM, long.as_str(), 413),
            ("DELETE", good.as_str(), "", "", 405),
            ("POST", lost.as_str(), JSON, r#"{"answer":"yes"}"#, 503),
        ] {
            let (told, answer, heard) = ask(method, link, kind, body).await;
            assert_eq!((told, heard), (status, Vec::new()), "{method} {link} {body:.30}: {answer}");
        }
    }
}
