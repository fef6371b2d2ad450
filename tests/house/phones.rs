//! Numbers as people write them, against the vectors of the data folder.

use pult::desk::Phone;
use std::path::PathBuf;

#[test]
fn every_way_of_writing_a_number_is_read_as_the_vectors_say() {
    let root = std::env::var_os("PULT_TEST_DATA").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    let path = root.join("phone/vectors.csv");
    let Ok(mut vectors) = csv::Reader::from_path(&path) else {
        eprintln!("skipped: {} is not there (set PULT_TEST_DATA)", path.display());
        return;
    };
    let (mut wrong, mut all) = (Vec::new(), 0);
    for vector in vectors.records() {
        let vector = vector.expect("a row");
        all += 1;
        let country = vector[0].parse().expect("a country");
        let read = Phone::parse(&vector[2], country).map(|phone| phone.e164().to_owned()).unwrap_or_default();
        if read != vector[3] {
            wrong.push(format!("{} {:?}: {read:?}, wanted {:?}", &vector[0], &vector[2], &vector[3]));
        }
    }
    assert!(wrong.is_empty() && all > 0, "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}
