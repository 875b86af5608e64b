#![no_main]

#[path = "../../tests/data/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::run("settings", bytes));
