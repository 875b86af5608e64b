//! `completions` and `man`: made from the same definition that reads the arguments.

use super::args::Arguments;
use super::failure::Failure;
use super::{Outcome, run};
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints the completions of a shell.
pub(crate) fn completions(shell: Shell) -> Outcome {
    run::print(|| {
        let mut out = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), "factlint", &mut out);
        Ok(String::from_utf8_lossy(&out).into_owned())
    })
}

/// Prints the manual page of the program, or of one of its commands.
pub(crate) fn man(path: &[String]) -> Outcome {
    run::print(|| {
        let mut command = Arguments::command();
        let mut name = "factlint".to_owned();
        for word in path {
            let under = command.find_subcommand(word).cloned();
            command = under.ok_or_else(|| Failure::of(word, "there is no such command").help("`factlint --help` lists them"))?;
            name = format!("{name}-{word}");
        }
        let command = command.display_name(&name).bin_name(name.replace('-', " "));
        let mut out = Vec::new();
        clap_mangen::Man::new(command)
            .title(name.to_uppercase())
            .source(concat!("factlint ", env!("CARGO_PKG_VERSION")))
            .render(&mut out)
            .map_err(|e| Failure::of("man", e.to_string()))?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    })
}
