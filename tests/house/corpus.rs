//! The corpus of hostile strings, as the room of texts and the whole console are tried with it. Without the data folder it is empty, and
//! says so.

use serde_json::Value;
use std::path::PathBuf;

/// One string of the corpus.
pub struct Hostile {
    /// Its name there.
    pub id: String,
    /// The string.
    pub text: String,
    /// What must hold of it, by the names that the corpus explains.
    pub must: Vec<String>,
}

/// The strings alone.
pub fn texts() -> Vec<String> {
    strings().into_iter().map(|string| string.text).collect()
}

/// The corpus, or nothing where it is not there.
pub fn strings() -> Vec<Hostile> {
    let folder = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let file = folder.join("hostile_strings.json");
    let Ok(json) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: {} is not there (PULT_TEST_DATA names the folder)", file.display());
        return Vec::new();
    };
    let json: Value = serde_json::from_str(&json).expect("the corpus is JSON");
    json["items"].as_array().expect("items").iter().map(hostile).collect()
}

fn hostile(item: &Value) -> Hostile {
    let text = item["s"].as_str().map_or_else(|| from_recipe(&item["gen"]), ToOwned::to_owned);
    let must = item["must"].as_array().expect("must").iter().map(|must| must.as_str().expect("a name").to_owned()).collect();
    Hostile { id: item["id"].as_str().expect("an id").to_owned(), text, must }
}

/// A long string stands in the corpus as a list of (text, times).
fn from_recipe(parts: &Value) -> String {
    let part = |p: &Value| Some(p[0].as_str()?.repeat(usize::try_from(p[1].as_u64()?).ok()?));
    parts.as_array().expect("a recipe").iter().map(|p| part(p).expect("text and times")).collect()
}
