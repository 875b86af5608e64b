//! The `factlint` program: what was typed goes to [`factlint::cli`], its exit code comes back.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    factlint::cli::main()
}
