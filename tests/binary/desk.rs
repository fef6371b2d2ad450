//! A demo desk in a folder of its own, and the program on it.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::channel;
use std::time::Duration;
use tempfile::TempDir;

/// Monday morning: what every test's clock says.
pub const NOW: &str = "2026-11-23T10:30:00+03:00";

/// What takes longer than this will not leave at all: a debug build on a busy machine takes seconds.
const PATIENCE: Duration = Duration::from_mins(2);

/// Built once; each test works on a copy.
static BUILT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("desk.db");
    let path = path.to_str().expect("a plain path");
    let out = said(program(folder.path(), "").args(["demo", "--init-only", "--path", path]));
    assert_eq!(out.exit, 0, "{}", out.err);
    folder
});

/// The program with a clean environment: nothing of the person who runs the tests.
fn program(folder: &Path, desk: &str) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pult"));
    for name in ["PULT_PROFILE", "PULT_ACTOR", "PULT_THEME", "PULT_KEYMAP", "PULT_LOG", "PULT_DESK"] {
        command.env_remove(name);
    }
    command
        .env("PULT_NOW", NOW)
        .env("PULT_LANG", "en")
        .env("PULT_DATA_DIR", folder)
        .env("PULT_CONFIG", folder.join("config.toml"))
        .env("USER", "olga");
    if !desk.is_empty() {
        command.env("PULT_DESK", desk);
    }
    command
}

/// A desk that a test may write to.
pub struct Desk {
    /// Its folder.
    pub folder: TempDir,
    url: String,
}

/// What the program said.
pub struct Said {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The one document on stdout.
    pub fn json(&self) -> Value {
        assert_eq!(self.exit, 0, "{}", self.err);
        self.document()
    }

    /// The same, whatever the exit code.
    pub fn document(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

impl Desk {
    /// A fresh demo desk.
    pub fn demo() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in std::fs::read_dir(BUILT.path()).expect("the built desk") {
            let file = file.expect("a file");
            std::fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
        }
        let url = format!("sqlite:{}", folder.path().join("desk.db").display());
        Self { folder, url }
    }

    /// A desk with nothing on it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("desk.db").display());
        Self { folder, url }
    }

    /// Runs `pult` with these arguments.
    pub fn pult(&self, args: &[&str]) -> Said {
        said(program(self.folder.path(), &self.url).args(args))
    }

    /// The same with variables of the environment changed.
    pub fn pult_with(&self, vars: &[(&str, &str)], args: &[&str]) -> Said {
        let mut command = program(self.folder.path(), &self.url);
        command.envs(vars.iter().copied());
        said(command.args(args))
    }

    /// Where the desk is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Another program in the same surroundings: what it starts works on this desk.
    pub fn beside(&self, other: &Path) -> Command {
        let bare = program(self.folder.path(), &self.url);
        let mut command = Command::new(other);
        for (name, value) in bare.get_envs() {
            match value {
                Some(value) => drop(command.env(name, value)),
                None => drop(command.env_remove(name)),
            }
        }
        command
    }

    /// Runs it through a shell that does something first; the program is its `$0`.
    #[cfg(unix)]
    pub fn through_shell(&self, script: &str, vars: &[(&str, &str)], args: &[&str]) -> Said {
        let bare = program(self.folder.path(), &self.url);
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).arg(bare.get_program()).args(args);
        for (name, value) in bare.get_envs() {
            match value {
                Some(value) => drop(shell.env(name, value)),
                None => drop(shell.env_remove(name)),
            }
        }
        shell.envs(vars.iter().copied());
        said(&mut shell)
    }

    /// The same as somebody to whom rights apply: root, whom nothing is forbidden to, becomes nobody. None where it cannot.
    #[cfg(unix)]
    pub fn as_nobody(&self, args: &[&str]) -> Option<Said> {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        use std::os::unix::process::CommandExt;
        const NOBODY: u32 = 65_534;
        let mut command = program(self.folder.path(), &self.url);
        // The folder was made by us: its owner is who we are.
        if std::fs::metadata(self.folder.path()).ok()?.uid() == 0 {
            std::fs::set_permissions(self.folder.path(), std::fs::Permissions::from_mode(0o755)).ok()?;
            let copy = self.folder.path().join("pult");
            if !copy.exists() {
                std::fs::copy(command.get_program(), &copy).ok()?;
            }
            let envs: Vec<_> = command.get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned))).collect();
            command = Command::new(copy);
            for (name, value) in envs {
                match value {
                    Some(value) => drop(command.env(name, value)),
                    None => drop(command.env_remove(name)),
                }
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        Some(said(command.args(args)))
    }

    /// The same, and the document it prints.
    pub fn json(&self, args: &[&str]) -> Value {
        self.pult(args).json()
    }

    /// A file of the desk's folder with this text; its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path.to_str().expect("a plain path").to_owned()
    }
}

/// What a command said. One that does not leave is killed, and the test fails with what it had printed until then.
fn said(command: &mut Command) -> Said {
    let output = ended(command, PATIENCE).unwrap_or_else(|still| panic!("{still}"));
    Said {
        exit: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs it to its end; else kills it, and answers with what it had printed.
fn ended(command: &mut Command, patience: Duration) -> Result<Output, String> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let (id, (tell, told)) = (child.id(), channel());
    // Whoever asks may have gone: then nobody wants to know.
    std::thread::spawn(move || drop(tell.send(child.wait_with_output())));
    if let Ok(output) = told.recv_timeout(patience) {
        return Ok(output.expect("its output"));
    }
    let killed = if cfg!(windows) {
        Command::new("taskkill").args(["/F", "/PID", &id.to_string()]).status()
    } else {
        Command::new("kill").args(["-9", &id.to_string()]).status()
    };
    let printed = told.recv_timeout(Duration::from_secs(10)).ok().and_then(Result::ok);
    let printed = printed.map(|output| [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()));
    let [out, err] = printed.unwrap_or_default();
    Err(format!("{command:?} did not leave within {patience:?} (killed: {killed:?})\n{out}\n{err}"))
}

#[cfg(unix)]
#[test]
fn a_command_that_does_not_leave_is_killed_and_what_it_printed_is_told() {
    let mut sleeper = Command::new("sh");
    sleeper.args(["-c", "echo waiting for a desk; exec sleep 600"]);
    let told = ended(&mut sleeper, Duration::from_millis(300)).unwrap_err();
    assert!(told.contains("did not leave") && told.contains("waiting for a desk"), "{told}");
}

/// Runs it in both languages: the same exit, nothing on stdout, a sentence with these words.
#[track_caller]
pub fn told(desk: &Desk, args: &[&str], exit: i32, ru: &str, en: &str) {
    for (lang, words) in [("ru", ru), ("en", en)] {
        let said = desk.pult_with(&[("PULT_LANG", lang)], args);
        assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{args:?}: {}", said.err);
        assert!(said.err.starts_with("pult: ") && said.err.contains(words), "{args:?}: «{words}» in {}", said.err);
        assert!(!said.err.contains('⟨'), "a text is missing: {}", said.err);
    }
}
