//! Where things live on this machine.

use std::path::PathBuf;

/// The configuration file and the folder of the embedded desk and the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `PULT_CONFIG`, else `config.toml` in the system's configuration folder.
    pub config_file: PathBuf,
    /// `PULT_DATA_DIR`, else the system's data folder.
    pub data_dir: PathBuf,
}

impl Paths {
    /// Finds them; a machine without a home gets the current folder.
    #[must_use]
    pub fn find(env: &dyn Fn(&str) -> Option<String>) -> Self {
        let home = directories::ProjectDirs::from("", "", "pult");
        let config_file = env("PULT_CONFIG").map(PathBuf::from);
        let config_file = config_file.or_else(|| home.as_ref().map(|dirs| dirs.config_dir().join("config.toml")));
        let data_dir = env("PULT_DATA_DIR").map(PathBuf::from);
        let data_dir = data_dir.or_else(|| home.as_ref().map(|dirs| dirs.data_dir().to_owned()));
        Self { config_file: config_file.unwrap_or_else(|| "pult.toml".into()), data_dir: data_dir.unwrap_or_else(|| ".".into()) }
    }

    /// The URL of the embedded desk.
    #[must_use]
    pub fn embedded_desk(&self) -> String {
        format!("sqlite:{}", self.data_dir.join("desk.db").display())
    }

    /// The log file.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.data_dir.join("pult.log")
    }
}
