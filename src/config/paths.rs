//! Where things live on this machine.

use std::path::PathBuf;

/// The configuration file and the folder of the embedded desk and the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `PULT_CONFIG`, else `config.toml` in the system's configuration folder.
    pub config_file: PathBuf,
    /// `PULT_DATA_DIR`, else the system's data folder.
    pub data_dir: PathBuf,
    /// `PULT_STATE_DIR`, else `PULT_DATA_DIR`, else the system's folder for what a program keeps for itself: what a console keeps
    /// between two starts.
    pub state_dir: PathBuf,
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
        let of_system = || home.as_ref().and_then(|dirs| dirs.state_dir()).map(std::path::Path::to_owned);
        let state_dir = env("PULT_STATE_DIR").or_else(|| env("PULT_DATA_DIR")).map(PathBuf::from).or_else(of_system);
        let data_dir = data_dir.unwrap_or_else(|| ".".into());
        Self {
            config_file: config_file.unwrap_or_else(|| "pult.toml".into()),
            state_dir: state_dir.unwrap_or_else(|| data_dir.clone()),
            data_dir,
        }
    }

    /// The file of the embedded desk.
    #[must_use]
    pub fn embedded_file(&self) -> PathBuf {
        self.data_dir.join("desk.db")
    }

    /// The URL of the embedded desk.
    #[must_use]
    pub fn embedded_desk(&self) -> String {
        format!("sqlite:{}", self.embedded_file().display())
    }

    /// Where a person's console keeps its things, for a desk. The name tells people which desk it is; the number behind it
    /// tells apart desks of the same name and persons at one machine.
    #[must_use]
    pub fn console_file(&self, desk: &str, actor: &str) -> PathBuf {
        let desk = whole(desk);
        let name: String = desk.rsplit(['/', ':']).find(|part| !part.is_empty()).unwrap_or_default().to_owned();
        let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
        let number = fnv(desk.bytes().chain([0]).chain(actor.bytes()));
        self.state_dir.join("console").join(format!("{name}-{number:016x}.json"))
    }

    /// The folder of a person's own themes.
    #[must_use]
    pub fn themes(&self) -> PathBuf {
        self.config_file.with_file_name("themes")
    }

    /// The log file.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.data_dir.join("pult.log")
    }
}

/// A file's URL with its whole path: the same words in another folder are another desk.
fn whole(desk: &str) -> String {
    let Some(path) = desk.strip_prefix("sqlite:") else { return desk.to_owned() };
    let path = path.strip_prefix("//").unwrap_or(path);
    std::path::absolute(path).map_or_else(|_| desk.to_owned(), |path| format!("sqlite:{}", path.display()))
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every machine and from release to release.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_desk_and_person_has_a_file_of_its_own() {
        let paths = Paths::find(&|name| (name == "PULT_STATE_DIR").then(|| "/state".to_owned()));
        let file = |desk, actor| paths.console_file(desk, actor).display().to_string();
        let olga = file("sqlite:/srv/desk.db", "Ольга");
        assert!(olga.starts_with("/state/console/desk-db-") && olga.contains(".json"), "{olga}");
        assert_ne!(olga, file("sqlite:/srv/desk.db", "Игорь"));
        assert_ne!(olga, file("sqlite:/tmp/desk.db", "Ольга"));
        assert_eq!(olga, file("sqlite:///srv/desk.db", "Ольга"), "the same desk by another spelling");
    }

    #[test]
    fn a_hash_is_the_published_one() {
        assert_eq!(fnv("foobar".bytes()), 0x8594_4171_f739_67e8);
    }
}
