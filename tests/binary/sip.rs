//! A real phone call: sipp dials a softphone (baresip) on the loopback, whose hook runs `pult call`. Both are Debian packages
//! (`sip-tester`, `baresip`); without them this says so and is passed over.

use crate::desk::Desk;
use pult::backend::{Answer, Read};
use pult::desk::{CallState, Moment};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

const TAKEN: &str = "+79215550142";
const IN_VAIN: &str = "+79991234567";

fn scenes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sip")
}

fn is_there(program: &str) -> bool {
    Command::new("sh").args(["-c", &format!("command -v {program}")]).output().is_ok_and(|found| found.status.success())
}

/// A child that does not outlive the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("it starts"))
    }

    fn end_politely(&self) {
        let ended = Command::new("kill").arg(self.0.id().to_string()).status();
        assert!(ended.is_ok_and(|status| status.success()));
    }
}

/// A softphone at extension 201 with nothing but the loopback.
fn softphone(folder: &Path, sip: u16, ctrl: u16) -> Running {
    let settings = std::fs::read_to_string(scenes().join("baresip.conf")).expect("its settings");
    let settings = settings.replace("127.0.0.1:PORT", &format!("127.0.0.1:{sip}")).replace("CTRL", &ctrl.to_string());
    std::fs::write(folder.join("config"), settings).unwrap();
    std::fs::write(folder.join("accounts"), format!("<sip:201@127.0.0.1:{sip}>;regint=0;answermode=manual\n")).unwrap();
    std::fs::write(folder.join("contacts"), "").unwrap();
    let phone = Running::start(Command::new("baresip").arg("-f").arg(folder).stderr(Stdio::null()));
    let (_never, pace) = channel::<()>();
    let ready = (0..200).any(|_| {
        let there = TcpStream::connect(("127.0.0.1", ctrl)).is_ok();
        there || pace.recv_timeout(Duration::from_millis(50)).is_ok()
    });
    assert!(ready, "the softphone does not listen");
    phone
}

fn dial(scene: &str, sip: u16) {
    let mut sipp = Command::new("sipp");
    sipp.arg("-sf").arg(scenes().join(scene)).args(["-s", "201", &format!("127.0.0.1:{sip}"), "-i", "127.0.0.1", "-m", "1"]);
    sipp.args(["-p", &free_udp().to_string(), "-timeout", "20", "-timeout_error"]).stderr(Stdio::null());
    let dialled = Running::start(&mut sipp).0.wait().expect("sipp ends");
    assert!(dialled.success(), "{scene}: {dialled}");
}

fn free_udp() -> u16 {
    UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port()
}

fn free_tcp() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port()
}

#[test]
fn a_call_over_real_sip_reaches_the_desk_as_it_rings_is_taken_and_ends() {
    if !is_there("sipp") || !is_there("baresip") || !is_there("bash") {
        eprintln!("SKIPPED: no sipp or no baresip (apt-get install sip-tester baresip)");
        return;
    }
    let desk = Desk::empty();
    let folder = tempfile::tempdir().unwrap();
    let (sip, ctrl) = (free_udp(), free_tcp());
    let phone = softphone(folder.path(), sip, ctrl);
    let mut hook = desk.beside(Path::new("bash"));
    hook.arg(scenes().join("hook.sh")).args([&ctrl.to_string(), "201"]);
    hook.env("PULT", assert_cmd::cargo::cargo_bin!("pult")).env("HOOK_TAKES", TAKEN).env_remove("PULT_NOW");
    let mut hook = Running::start(&mut hook);

    dial("answered.xml", sip);
    dial("missed.xml", sip);
    // The hook ends with its phone, when all that the phone had said is told.
    phone.end_politely();
    assert!(hook.0.wait().unwrap().success(), "the hook's own words stand above");

    let calls = told(&desk);
    let [missed, taken] = calls.as_slice() else { panic!("{calls:#?}") };
    assert_eq!((taken.state, missed.state), (CallState::Ended, CallState::Missed));
    let number = |call: &pult::desk::Call| call.phone.as_ref().map(|phone| phone.e164().to_owned());
    assert_eq!((number(taken).as_deref(), number(missed).as_deref()), (Some(TAKEN), Some(IN_VAIN)));
    assert_eq!((taken.to.raw(), taken.talked_minutes()), ("201", 1));
}

/// The calls of the desk from 2001 on that came by SIP, newest first.
fn told(desk: &Desk) -> Vec<pult::desk::Call> {
    let tasks = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tasks.block_on(async {
        let desk = pult::backend::open(desk.url()).await.unwrap();
        let Answer::Calls(mut calls) = desk.read(Read::CallsSince(Moment(0))).await.unwrap() else { panic!("no calls") };
        calls.retain(|call| call.id.as_str().contains("@127.0.0.1"));
        desk.close().await;
        calls
    })
}
