//! The command line: arguments, the walk over files, one file per command.
//!
//! *In*: what was typed. *Out*: reports on standard output, errors on standard error, an exit code: 0 nothing found, 1 findings, 2 the tool
//! could not do its work. Only here are files, the environment and the terminal looked at. It must never know how a finding comes about:
//! it uses the crate's public face.

mod against;
mod args;
mod batch;
mod check;
mod chosen;
mod claims;
mod config;
mod desk;
mod diff;
mod explain;
mod extract;
mod facts;
mod failure;
mod house;
mod init;
mod input;
mod known;
mod languages;
mod ledger;
mod outputs;
mod paths;
mod progress;
mod rules;
mod run;
mod shell;
mod show;
mod sink;

use args::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use std::process::ExitCode;

/// Runs the program on the process's own arguments.
#[must_use]
pub fn main() -> ExitCode {
    // Usage errors and `--help` are shown by the parser itself, with exit codes 2 and 0.
    let arguments = match parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nobody is left to tell when the terminal is gone.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let named = arguments.config.as_deref();
    let outcome = match &arguments.command {
        Command::Check(options) => check::check(named, options),
        Command::Extract(options) => extract::extract(named, options),
        Command::Claims(options) => claims::claims(named, options),
        Command::Explain(options) => explain::explain(named, options),
        Command::Rules(options) => rules::rules(named, options),
        Command::Facts(options) => facts::facts(options),
        Command::Ledger(options) => ledger::ledger(named, options),
        Command::Init(options) => init::init(options),
        Command::Config(options) => config::config(named, options),
        Command::Languages => languages::languages(),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { command } => shell::man(command),
    };
    ExitCode::from(outcome.code())
}

/// What was typed, with the places of what belongs together by its place.
fn parse() -> Result<Arguments, clap::Error> {
    let matches = Arguments::command().try_get_matches()?;
    let mut arguments = Arguments::from_arg_matches(&matches)?;
    if let (Command::Check(check), Some(typed)) = (&mut arguments.command, matches.subcommand_matches("check")) {
        let places = |name| typed.indices_of(name).map(Iterator::collect).unwrap_or_default();
        check.places = (places("format"), places("output"));
    }
    Ok(arguments)
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did its work, and there is nothing that should stop a pipeline.
    Clean,
    /// It did its work, and there are findings.
    Found,
    /// It could not do all of its work.
    Failed,
}

impl Outcome {
    const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Found => 1,
            Self::Failed => 2,
        }
    }
}
