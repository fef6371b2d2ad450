//! `[calls]`: where phone calls come from, and who answers which extension.

use super::complaint::Wrong;
use super::file::{Reader, Told, Wants};
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml::de::{DeTable, DeValue};

/// The keys of the table.
pub(super) const KEYS: [&str; 8] =
    ["listen", "token_file", "opinions_url", "ami", "ami_user", "ami_secret_file", "ami_contexts", "ami_extensions"];

/// Where phone calls come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// Where the endpoint listens: `address:port`.
    pub listen: Option<String>,
    /// The file with the endpoint's token.
    pub token_file: Option<PathBuf>,
    /// Where clients reach the endpoint to say whether they are content.
    pub opinions_url: Option<String>,
    /// Asterisk's manager; none where there is no Asterisk.
    pub ami: Option<Ami>,
    /// Who answers which extension: the names as in `actor`.
    pub extensions: Vec<(String, Vec<String>)>,
}

/// Asterisk's manager interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ami {
    /// `host:port`.
    pub at: String,
    /// The account.
    pub user: String,
    /// The file with its secret.
    pub secret_file: Option<PathBuf>,
    /// Contexts of the dialplan by which clients call; all when empty.
    pub contexts: Vec<String>,
    /// Extensions of people, as Asterisk writes patterns.
    pub extensions: Vec<String>,
}

/// What the file says, key by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ToldCalls {
    keys: BTreeMap<String, Told>,
    extensions: Vec<(String, String)>,
}

impl Reader<'_> {
    pub(super) fn calls(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("extensions", DeValue::Table(all)) => {
                    for (extension, who) in all {
                        let name = extension.get_ref().as_ref();
                        if let Some(told) = self.told(name, Some(Wants::Text), extension, who) {
                            self.said.calls.extensions.push((name.to_owned(), told.value));
                        }
                    }
                }
                ("extensions", _) => {
                    let wrong = Wrong::WrongValue { key: name.to_owned(), wants: "extensions" };
                    self.complain(key.span().start, wrong);
                }
                _ => {
                    let wants = KEYS.contains(&name).then_some(Wants::Text);
                    if let Some(told) = self.told(name, wants, key, value) {
                        self.said.calls.keys.insert(name.to_owned(), told);
                    }
                }
            }
        }
        for (key, wants) in [("listen", "address"), ("ami", "address")] {
            let told = self.said.calls.keys.get(key).filter(|told| !is_address(&told.value)).cloned();
            if let Some(told) = told {
                self.said.calls.keys.remove(key);
                let wrong = Wrong::WrongValue { key: key.to_owned(), wants };
                self.complain_of_line(told.line, wrong);
            }
        }
    }
}

impl ToldCalls {
    /// The settings that it makes.
    pub(super) fn settings(&self) -> Calls {
        let get = |key: &str| self.keys.get(key).map(|told| told.value.trim().to_owned()).filter(|value| !value.is_empty());
        let several = |key: &str| get(key).map(|value| names(&value)).unwrap_or_default();
        Calls {
            listen: get("listen"),
            token_file: get("token_file").map(PathBuf::from),
            opinions_url: get("opinions_url"),
            ami: get("ami").map(|at| Ami {
                at,
                user: get("ami_user").unwrap_or_default(),
                secret_file: get("ami_secret_file").map(PathBuf::from),
                contexts: several("ami_contexts"),
                extensions: several("ami_extensions"),
            }),
            extensions: self.extensions.iter().map(|(extension, who)| (extension.clone(), names(who))).collect(),
        }
    }
}

/// Names separated by commas.
fn names(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

fn is_address(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::default::default_file;
    use super::super::{Flags, read};
    use super::*;
    use crate::i18n::{Lang, Texts};
    use std::io::Write;

    fn told(text: &str) -> (Calls, Vec<String>) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let path = file.path().display().to_string();
        let (config, complaints) = read(&|name| (name == "PULT_CONFIG").then(|| path.clone()), &Flags::default());
        let texts = Texts::new(Lang::En);
        (config.calls, complaints.iter().map(|one| one.say(&texts).replace(&path, "config.toml")).collect())
    }

    #[test]
    fn a_line_is_read_with_who_answers_which_extension() {
        let text = "[calls]\nlisten = '127.0.0.1:8090'\nami = 'pbx:5038'\nami_user = 'pult'\nami_extensions = '2XX, 310'\n\
                    [calls.extensions]\n201 = 'Ольга'\n202 = 'Игорь, Анна'\n";
        let (calls, complaints) = told(text);
        assert_eq!((calls.listen.as_deref(), complaints), (Some("127.0.0.1:8090"), Vec::new()));
        let ami = calls.ami.unwrap();
        assert_eq!((ami.at.as_str(), ami.user.as_str(), ami.extensions), ("pbx:5038", "pult", vec!["2XX".into(), "310".into()]));
        assert_eq!(calls.extensions[1], ("202".into(), vec!["Игорь".into(), "Анна".into()]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_stands() {
        let text = "[calls]\nlisten = '8090'\nami = 'pbx'\ncolour = 'red'\nami_user = 1\nextensions = 'me'\ntoken_file = '/t'\n";
        let (calls, complaints) = told(text);
        assert_eq!((calls.listen, calls.ami, calls.token_file), (None, None, Some("/t".into())));
        for want in [
            "config.toml:2: listen wants an address with a port",
            "config.toml:3: ami wants an address with a port",
            "config.toml:4: there is no such setting: colour",
            "config.toml:5: ami_user wants a text in quotes",
            "config.toml:6: extensions wants a table [calls.extensions]",
        ] {
            assert!(complaints.iter().any(|one| one.starts_with(want)), "{want} in {complaints:#?}");
        }
        assert_eq!(complaints.len(), 5);
    }

    #[test]
    fn every_key_stands_in_the_default_file_of_both_languages() {
        let (config, _) = read(&|_| None, &Flags::default());
        for lang in Lang::ALL {
            let file = default_file(lang, &config);
            for key in KEYS {
                assert!(file.contains(&format!("# {key} = ")), "{}: {key}", lang.code());
            }
        }
    }
}
