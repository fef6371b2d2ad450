//! pult
fn main() {}
