//! factlint
fn main() {}
