//! What other programs call a client, as somebody confirmed it once.

use super::ids::CompanyId;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// One confirmed match: rows that name this counterparty are this client's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// What it is recognised by: `inn:7707083893`, `inn:7707083893/770701001` or `name:ромашка ооо`.
    pub key: String,
    /// How the file wrote it.
    #[serde(default)]
    pub said: Raw,
    /// The client; none where it is nobody's whom we serve, so that such rows are passed over without a word.
    pub company: Option<CompanyId>,
}

impl Match {
    /// The key of an ИНН, and of one branch where a КПП stands beside it.
    #[must_use]
    pub fn by_inn(inn: &str, kpp: &str) -> String {
        if kpp.is_empty() { format!("inn:{inn}") } else { format!("inn:{inn}/{kpp}") }
    }

    /// The key of a name that was folded already.
    #[must_use]
    pub fn by_name(folded: &str) -> String {
        format!("name:{folded}")
    }
}
