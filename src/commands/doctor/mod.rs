//! `pult doctor`: what is well on this machine, what to look at, and what to do about it. No secrets are printed.

mod desk;
mod settings;
mod terminal;

use super::columns::aligned_plain;
use super::{Clock, Reply, Trouble};
use crate::config::{Complaint, Config};
use crate::i18n::{Texts, Value};
use serde::Serialize;

pub use terminal::Terminal;

/// Flags of `pult doctor`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// What was found in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Finding {
    /// Where: `terminal`, `desk`, `settings`, `place`.
    part: &'static str,
    /// What was looked at.
    name: &'static str,
    /// Nothing to do.
    ok: bool,
    /// What was seen, for people.
    detail: String,
    /// What to do about it.
    todo: Option<String>,
}

/// All that was found.
#[derive(Clone, Debug, Serialize)]
struct Findings {
    ok: bool,
    findings: Vec<Finding>,
}

/// The house of a person's texts in which findings are told.
struct Look<'a> {
    texts: &'a Texts,
    part: &'static str,
}

impl Look<'_> {
    fn well(&self, name: &'static str, detail: impl Into<String>) -> Finding {
        Finding { part: self.part, name, ok: true, detail: detail.into(), todo: None }
    }

    /// Something to look at; what to do is the text `doctor-todo-<todo>`.
    fn ill(&self, name: &'static str, detail: impl Into<String>, todo: &str, values: &[(&str, &str)]) -> Finding {
        let todo = self.texts.tell(&format!("doctor-todo-{todo}"), values);
        Finding { part: self.part, name, ok: false, detail: detail.into(), todo: Some(todo) }
    }

    fn word(&self, key: &str) -> String {
        self.texts.word(&format!("doctor-{key}"))
    }

    fn tell(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts.tell(&format!("doctor-{key}"), values)
    }
}

/// Looks at everything; exits 1 when there is something to look at.
pub async fn run(
    config: &Config,
    complaints: &[Complaint],
    clock: Clock,
    terminal: &Terminal<'_>,
    args: &Args,
) -> Result<Reply, Trouble> {
    let texts = Texts::new(config.lang);
    let look = |part| Look { texts: &texts, part };
    let mut findings = terminal::findings(&look("terminal"), terminal);
    findings.extend(desk::findings(&look("desk"), config, clock).await);
    findings.extend(settings::findings(&look("settings"), config, complaints));
    findings.extend(settings::places(&look("place"), config));
    let document = Findings { ok: findings.iter().all(|finding| finding.ok), findings };
    let exit = u8::from(!document.ok);
    Ok(Reply::either(args.json, &document, || text(&texts, &document.findings))?.exiting(exit))
}

/// A paragraph a part; what there is to do stands right under the line that it is about.
fn text(texts: &Texts, findings: &[Finding]) -> String {
    let mut out = String::new();
    for part in ["terminal", "desk", "settings", "place"] {
        let rows: Vec<Vec<String>> = findings.iter().filter(|f| f.part == part).flat_map(|f| rows(texts, f)).collect();
        out.push_str(&texts.word(&format!("doctor-part-{part}")));
        out.push('\n');
        out.push_str(&aligned_plain(&rows));
        out.push('\n');
    }
    let ill = findings.iter().filter(|finding| !finding.ok).count();
    let last = if ill == 0 { texts.word("doctor-well") } else { texts.say("doctor-ill", &[("n", Value::from(ill))]) };
    out.push_str(&last);
    out
}

fn rows(texts: &Texts, finding: &Finding) -> Vec<Vec<String>> {
    let mark = if finding.ok { "  " } else { "! " };
    let name = texts.word(&format!("doctor-name-{}", finding.name));
    let mut rows = vec![vec![format!("{mark}{name}"), finding.detail.clone()]];
    rows.extend(finding.todo.iter().map(|todo| vec![String::new(), format!("→ {todo}")]));
    rows
}
