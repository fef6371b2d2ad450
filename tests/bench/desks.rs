//! The desks that are measured: made once by `pult demo`, kept under the folder of what cargo builds.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The moment that the desks are made for and every frozen clock stands at.
pub const NOW: &str = "2026-11-23T10:30:00+03:00";
/// The program itself.
pub const PULT: &str = env!("CARGO_BIN_EXE_pult");

/// A desk in a file.
pub struct Desk {
    /// The file.
    pub path: PathBuf,
    /// Open tickets on it.
    pub open: usize,
    /// The number of its most urgent one.
    pub first: String,
}

impl Desk {
    /// A desk of about so many open tickets and as many contacts, at least a thousand.
    pub fn of(open: usize) -> Self {
        // Of what the demo makes about 64 of 100 tickets are open.
        let people = open.to_string();
        let companies = (open / 20).max(60).to_string();
        let engineers = (open / 250).max(24).to_string();
        let more = ["--contacts", &people, "--companies", &companies, "--engineers", &engineers];
        Self::made(&format!("open-{open}"), open * 157 / 100, NOW, &more)
    }

    /// A desk of so many tickets for a moment; one that stands already is taken as it is.
    pub fn made(name: &str, tickets: usize, now: &str, more: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-desks");
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(format!("{name}-{}.db", env!("CARGO_PKG_VERSION")));
        if !path.exists() {
            eprintln!("making a desk of {tickets} tickets, once: {}", path.display());
            let making = path.with_extension("making");
            let _ = std::fs::remove_file(&making);
            let mut command = bare(&folder);
            command.env("PULT_NOW", now).args(["demo", "--init-only", "--tickets", &tickets.to_string()]).args(more);
            let made = command.arg("--path").arg(&making).status().expect("pult runs");
            assert!(made.success(), "no desk was made");
            std::fs::rename(&making, &path).expect("the desk is put in its place");
        }
        let mut desk = Self { path, open: 0, first: String::new() };
        let counted = desk.run(&["tickets", "--limit", "1", "--json"]);
        let document: serde_json::Value = serde_json::from_slice(&counted).expect("JSON");
        desk.open = document["total"].as_u64().expect("a total") as usize;
        desk.first = document["tickets"][0]["number"].to_string();
        desk
    }

    /// Its URL.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.path.display())
    }

    /// A command on it, with the frozen clock.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = bare(self.path.parent().expect("a folder"));
        command.env("PULT_NOW", NOW).arg("--desk").arg(self.url()).args(args);
        command
    }

    /// What a command prints.
    pub fn run(&self, args: &[&str]) -> Vec<u8> {
        let output = self.command(args).output().expect("pult runs");
        let told = String::from_utf8_lossy(&output.stderr);
        // 1 is what `check` says of a desk that is not well: the desk answered.
        assert!(matches!(output.status.code(), Some(0 | 1)), "pult {}: {told}", args.join(" "));
        output.stdout
    }
}

/// The program with nothing of the person who measures.
fn bare(folder: &Path) -> Command {
    let mut command = Command::new(PULT);
    command.env_clear().envs(variables(folder));
    command
}

/// Variables of every run.
pub fn variables(folder: &Path) -> Vec<(&'static str, String)> {
    let folder = folder.display().to_string();
    vec![
        ("HOME", folder.clone()),
        ("PULT_DATA_DIR", folder.clone()),
        ("PULT_CONFIG", format!("{folder}/config.toml")),
        ("PULT_LANG", "ru".into()),
        ("PULT_ACTOR", "Ольга".into()),
        ("LANG", "ru_RU.UTF-8".into()),
        ("TERM", "xterm-256color".into()),
    ]
}
