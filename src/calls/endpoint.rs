//! The HTTP endpoint that a telephone system posts to. It knows no desk: each call that was heard goes to a [`Taker`], and the
//! answer is given when that has taken it.

use super::cti::{self, Pairs, Wrong};
use super::heard::Heard;
use super::token::Token;
use crate::desk::{CallState, Failure};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Path, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::any;
use serde_json::json;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// Longest body.
const BODY: usize = 16 * 1024;
/// Who has not sent the whole body by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of a call that was heard: how it stands now; none when it was never heard of to ring.
pub type Taken = Result<Option<CallState>, Failure>;

/// Takes in what was heard.
pub trait Taker: Send + Sync + 'static {
    /// Takes it in.
    fn take(&self, heard: Heard) -> Pin<Box<dyn Future<Output = Taken> + Send + '_>>;
}

#[derive(Clone)]
struct Door {
    token: Arc<Token>,
    taker: Arc<dyn Taker>,
}

/// The endpoint: `POST /v1/calls/TOKEN`, the same as `/api/v1/cti/TOKEN` for systems that are set up for Zammad, or
/// `POST /v1/calls` with `Authorization: Bearer TOKEN`.
pub fn router(token: Token, taker: Arc<dyn Taker>) -> Router {
    let door = Door { token: Arc::new(token), taker };
    Router::new()
        .route("/v1/calls", any(in_header))
        .route("/v1/calls/{token}", any(in_path))
        .route("/api/v1/cti/{token}", any(in_path))
        .fallback(|| async { refuse(StatusCode::NOT_FOUND, "no-such-path", "", "calls are posted to /v1/calls/TOKEN") })
        .with_state(door)
}

async fn in_path(State(door): State<Door>, Path(token): Path<String>, request: Request) -> Response {
    heard(&door, &token, request).await
}

async fn in_header(State(door): State<Door>, headers: HeaderMap, request: Request) -> Response {
    let said = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = said.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map_or("", |(_, token)| token);
    heard(&door, token.trim(), request).await
}

async fn heard(door: &Door, token: &str, request: Request) -> Response {
    // The token first: who has none learns nothing of what stands behind.
    if !door.token.is(token) {
        return refuse(StatusCode::UNAUTHORIZED, "bad-token", "", "the token is missing or wrong");
    }
    if request.method() != Method::POST {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "post-it", "", "a call is posted");
    }
    let heard = match tokio::time::timeout(PATIENCE, pairs(request)).await {
        Ok(Ok(pairs)) => {
            cti::read(&pairs).map_err(|wrong| refuse(StatusCode::UNPROCESSABLE_ENTITY, wrong.code, wrong.field, &wrong.what))
        }
        Ok(Err(refused)) => Err(refused),
        Err(_) => Err(refuse(StatusCode::REQUEST_TIMEOUT, "too-slow", "", "the body did not come in time")),
    };
    let heard = match heard {
        Ok(heard) => heard,
        Err(refused) => return refused,
    };
    match door.taker.take(heard).await {
        Ok(state) => Json(json!({ "success": true, "state": state })).into_response(),
        Err(failure) => {
            tracing::warn!(?failure, "a call could not be written down");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "desk-unreachable", "", "the desk did not take the call; send it again")
        }
    }
}

/// The fields of the body, whichever of the two kinds it is.
pub(super) async fn pairs(request: Request) -> Result<Pairs, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let method = request.method().clone();
    let too_long = |_| refuse(StatusCode::PAYLOAD_TOO_LARGE, "too-long", "", "a call takes at most 16 KiB");
    let body = to_bytes(request.into_body(), BODY).await.map_err(too_long)?;
    let unreadable = |wrong: Wrong| refuse(StatusCode::BAD_REQUEST, wrong.code, wrong.field, &wrong.what);
    match kind.as_str() {
        "application/json" => cti::of_json(&body).map_err(unreadable),
        "application/x-www-form-urlencoded" => {
            let mut form = Request::new(Body::from(body));
            *form.method_mut() = method;
            let kind = header::HeaderValue::from_static("application/x-www-form-urlencoded");
            form.headers_mut().insert(header::CONTENT_TYPE, kind);
            let said = Form::<Pairs>::from_request(form, &()).await;
            said.map(|Form(pairs)| pairs).map_err(|_| refuse(StatusCode::BAD_REQUEST, "bad-form", "", "the body is no form"))
        }
        _ => {
            let wanted = "the content type is application/json or application/x-www-form-urlencoded";
            Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad-content-type", "", wanted))
        }
    }
}

pub(super) fn refuse(status: StatusCode, code: &str, field: &str, what: &str) -> Response {
    (status, Json(json!({ "success": false, "error": { "code": code, "field": field, "message": what } }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::{config, twisted};
    use futures_util::FutureExt;
    use proptest::prelude::*;
    use std::sync::Mutex;

    #[derive(Default)]
    struct Book(Mutex<Vec<Heard>>);

    impl Taker for Book {
        fn take(&self, heard: Heard) -> Pin<Box<dyn Future<Output = Taken> + Send + '_>> {
            let lost = heard.from.raw() == "lost";
            self.0.lock().unwrap().push(heard);
            let taken = if lost { Err(Failure::Offline("no desk".into())) } else { Ok(Some(CallState::Ringing)) };
            Box::pin(std::future::ready(taken))
        }
    }

    /// The answer's status and body to what is posted.
    async fn post(path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let door = Door { token: Arc::new(Token::new("secret-of-the-line".into())), taker: Arc::new(Book::default()) };
        let token = path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut request = Request::new(Body::from(body.to_owned()));
        *request.method_mut() = Method::POST;
        for (name, value) in headers {
            request.headers_mut().insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        let headers = request.headers().clone();
        let answer = match path {
            "/v1/calls" => in_header(State(door), headers, request).await,
            _ => in_path(State(door), Path(token), request).await,
        };
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), 4096).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
    const NEW: &str = "event=newCall&from=%2B79215550142&to=201&direction=in&callId=1&user%5B%5D=201";
    const HERE: &str = "/v1/calls/secret-of-the-line";

    #[tokio::test]
    async fn a_call_is_taken_with_the_token_in_the_path_or_in_the_header() {
        let (status, body) = post(HERE, &[FORM], NEW).await;
        assert_eq!((status, body.as_str()), (200, r#"{"state":"ringing","success":true}"#));
        assert_eq!(post("/v1/calls", &[FORM, ("authorization", "Bearer secret-of-the-line")], NEW).await.0, 200);
        let json = r#"{"event":"hangup","from":"1","to":"201","direction":"in","callId":"1"}"#;
        assert_eq!(post(HERE, &[("content-type", "application/json; charset=utf-8")], json).await.0, 200);
    }

    #[tokio::test]
    async fn without_the_token_nothing_is_read_and_the_token_is_in_no_answer() {
        for (path, headers) in [
            ("/v1/calls/wrong", vec![FORM]),
            ("/v1/calls", vec![FORM]),
            ("/v1/calls", vec![FORM, ("authorization", "Basic secret-of-the-line")]),
            ("/v1/calls/", vec![FORM]),
        ] {
            let (status, body) = post(path, &headers, "event=nonsense").await;
            assert_eq!(status, 401, "{path}");
            assert!(body.contains("bad-token") && !body.contains("secret"), "{body}");
        }
    }

    #[tokio::test]
    async fn a_bad_body_is_answered_with_what_is_wrong() {
        let json = ("content-type", "application/json");
        let long = "x".repeat(BODY + 1);
        for (headers, body, status, code) in [
            (vec![json], "{", 400, "bad-json"),
            (vec![FORM], "event=newCall", 422, "missing-field"),
            (vec![], NEW, 415, "bad-content-type"),
            (vec![json], long.as_str(), 413, "too-long"),
            (vec![FORM], "event=newCall&from=lost&to=201&direction=in&callId=1", 503, "desk-unreachable"),
        ] {
            let told = post(HERE, &headers, body).await;
            assert_eq!(told.0, status, "{code}");
            let answer: serde_json::Value = serde_json::from_str(&told.1).unwrap();
            assert_eq!((&answer["success"], answer["error"]["code"].as_str()), (&json!(false), Some(code)));
        }
    }

    proptest! {
        #![proptest_config(config())]

        /// A form with damages is read, or refused with a status of its own.
        #[test]
        fn fuzz_no_damage_to_a_form_breaks_the_reading(body in twisted(vec![WHOLE_FORM.as_bytes().to_vec()])) {
            let request = Request::post("/").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let request = request.body(Body::from(body)).unwrap();
            match pairs(request).now_or_never().expect("a body that is there already") {
                Ok(pairs) => drop(cti::read(&pairs)),
                Err(refused) => prop_assert!(refused.status().is_client_error()),
            }
        }
    }

    const WHOLE_FORM: &str = "event=newCall&from=%2B493055571600&to=4930609811111&direction=in&callId=307fa962-de8d-4ebc-817b-d04993ad9159\
        &user%5B%5D=Alice+A&user%5B%5D=%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0&queue=helpdesk&answeringNumber=201&cause=normalClearing";
}
