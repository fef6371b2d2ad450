//! `pult calls listen`: a telephone system posts, Asterisk tells, the desk knows.

use crate::desk::Desk;
use pult::backend::{Answer, Read};
use pult::desk::{Call, CallState, Moment, PhoneLine};
use std::io::{BufRead, BufReader, Read as _, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};

const TOKEN: &str = "0123456789abcdef-token";

/// The listener, with what it says.
struct Listener {
    child: Child,
    says: BufReader<ChildStderr>,
    at: String,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Listener {
    fn start(desk: &Desk, secret: &str) -> Self {
        let mut command = desk.beside(assert_cmd::cargo::cargo_bin!("pult").as_ref());
        command
            .args(["calls", "listen", "--listen", "127.0.0.1:0"])
            .env("PULT_CALLS_TOKEN", TOKEN)
            .env("PULT_AMI_SECRET", secret);
        command.env_remove("PULT_NOW").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut says = BufReader::new(child.stderr.take().expect("its words"));
        let mut first = String::new();
        says.read_line(&mut first).expect("its first word");
        let at = first.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("{first}"));
        assert!(!first.contains(TOKEN), "{first}");
        Self { child, says, at: at.to_owned() }
    }

    fn word(&mut self) -> String {
        let mut word = String::new();
        self.says.read_line(&mut word).expect("a word");
        word
    }

    /// Posts a form; the status and the body.
    fn post(&self, token: &str, form: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.at).expect("it listens");
        let length = form.len();
        let request = format!(
            "POST /v1/calls/{token} HTTP/1.1\r\nHost: pult\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer}"));
        (status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    fn end_politely(&mut self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().is_ok_and(|status| status.success()));
        assert!(self.child.wait().expect("it ends").success());
    }
}

/// The calls and the lines of the desk.
fn known(desk: &Desk) -> (Vec<Call>, Vec<PhoneLine>) {
    let tasks = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a thread");
    tasks.block_on(async {
        let desk = pult::backend::open(desk.url()).await.expect("the desk");
        let Answer::Calls(calls) = desk.read(Read::CallsSince(Moment(0))).await.expect("calls") else { panic!("no calls") };
        let Answer::PhoneLines(lines) = desk.read(Read::PhoneLines).await.expect("lines") else { panic!("no lines") };
        desk.close().await;
        (calls, lines)
    })
}

#[test]
fn what_is_posted_stands_on_the_desk_once_and_only_who_has_the_token_may_post() {
    let desk = Desk::empty();
    let mut listener = Listener::start(&desk, "");
    let form = |event: &str| format!("event={event}&from=%2B79215550142&to=201&direction=in&callId=77");
    assert_eq!(listener.post("wrong", &form("newCall")).0, 401);
    for _ in 0..2 {
        assert_eq!(listener.post(TOKEN, &form("newCall")).0, 200);
    }
    let (status, body) = listener.post(TOKEN, &form("answer"));
    assert_eq!((status, body.as_str()), (200, r#"{"state":"answered","success":true}"#));
    let (status, body) = listener.post(TOKEN, "event=hangup");
    assert!(status == 422 && body.contains("direction") && !body.contains(TOKEN), "{body}");
    assert_eq!(listener.post(TOKEN, &form("hangup")).0, 200);
    listener.end_politely();

    let (calls, lines) = known(&desk);
    let [call] = calls.as_slice() else { panic!("{calls:#?}") };
    assert_eq!((call.state, call.to.raw(), call.from.raw()), (CallState::Ended, "201", "+79215550142"));
    assert_eq!(lines.iter().map(|line| (line.name.as_str(), line.up)).collect::<Vec<_>>(), [("cti", false)], "it said good-bye");
    let doctor = now(&desk, "doctor");
    assert!(doctor.contains("telephony") && doctor.contains("cti since"), "{doctor}");
}

#[test]
fn asterisk_is_listened_to_and_what_it_says_after_a_wrong_password_is_said_once() {
    let manager = TcpListener::bind("127.0.0.1:0").expect("a manager");
    let desk = Desk::empty();
    let at = manager.local_addr().expect("its place");
    let settings = format!("[calls]\nami = '{at}'\nami_user = 'pult'\n");
    std::fs::write(desk.folder.path().join("config.toml"), settings).expect("settings");
    let mut listener = Listener::start(&desk, "secret-of-the-manager");

    let (mut line, _) = manager.accept().expect("the listener comes");
    let mut hears = BufReader::new(line.try_clone().expect("both ways"));
    line.write_all(b"Asterisk Call Manager/13.0.0\r\n").expect("said");
    assert!(heard(&mut hears).contains("Secret: secret-of-the-manager"), "it names itself");
    line.write_all(b"Response: Success\r\nActionID: pult-login\r\nMessage: Authentication accepted\r\n\r\n").expect("said");
    assert!(heard(&mut hears).contains("Action: CoreShowChannels"), "it asks which calls stand, and for nothing else");
    let agent = "Uniqueid: 5.1\r\nLinkedid: 5.1\r\nCallerIDNum: +79001234567\r\nQueue: support\r\nDestChannel: PJSIP/201-0000000a\r\n\
                 DestUniqueid: 5.2\r\n\r\n";
    let story = format!(
        "Response: Error\r\nActionID: pult-stands\r\nMessage: Permission denied\r\n\r\n\
         Event: AgentCalled\r\n{agent}Event: AgentConnect\r\n{agent}Event: Hangup\r\nUniqueid: 5.1\r\n\r\n"
    );
    line.write_all(story.as_bytes()).expect("said");
    assert!(listener.word().contains("Asterisk"), "it is heard");
    drop((line, hears));
    assert!(listener.word().contains("broke"), "and no longer");
    let (mut line, _) = manager.accept().expect("it comes again by itself");
    line.write_all(b"Response: Error\r\nActionID: pult-login\r\nMessage: Authentication failed\r\n\r\n").expect("said");
    let refused = listener.word();
    assert!(refused.contains("half minute") && !refused.contains("secret-of-the-manager"), "{refused}");
    listener.end_politely();

    let (calls, lines) = known(&desk);
    let [call] = calls.as_slice() else { panic!("{calls:#?}") };
    assert_eq!((call.id.as_str(), call.state, call.to.raw()), ("ami-5.1", CallState::Ended, "201"));
    let asterisk = lines.iter().find(|line| line.name == "asterisk").expect("a line");
    assert!(!asterisk.up, "{asterisk:?}");
    let check = now(&desk, "check");
    assert!(check.contains("telephony: WARNING") && check.contains("asterisk"), "{check}");
}

/// What a command says while the clock runs.
fn now(desk: &Desk, command: &str) -> String {
    let mut pult = desk.beside(assert_cmd::cargo::cargo_bin!("pult").as_ref());
    let said = pult.arg(command).env_remove("PULT_NOW").output().expect("pult starts");
    String::from_utf8_lossy(&said.stdout).into_owned()
}

/// What the listener says, up to the empty line.
fn heard(from: &mut impl BufRead) -> String {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line).expect("a line");
        if line.trim().is_empty() {
            return all;
        }
        all.push_str(&line);
    }
}
