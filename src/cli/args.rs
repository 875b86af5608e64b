//! What can be typed. What it means is for the commands to say.

use crate::findings::{Confidence, Severity};
use crate::report::Bidi;
use crate::rules::{Level, confidence};
use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Finds where an article's numbers and dates contradict each other, the calendar, arithmetic or their headline.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The configuration [default: the nearest factlint.yaml, here or in a folder above]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,
    /// The command.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles
    #[command(after_help = CHECK)]
    Check(Check),
    /// Show every number, quantity, date and duration as it was read
    #[command(after_help = EXTRACT)]
    Extract(Reading),
    /// Show what each figure is taken to say, what was compared with what, and what was not and why
    #[command(after_help = CLAIMS)]
    Claims(Extract),
    /// Show a rule's page: what it finds, why it matters, what it leaves alone
    #[command(after_help = EXPLAIN)]
    Explain(Explain),
    /// List the rules in force, run their examples, start a new one, print the schema of their files
    #[command(subcommand, after_help = RULES)]
    Rules(Rules),
    /// Show how every figure and date stands: consistent, contradicted, supported, unsupported
    #[command(after_help = LEDGER)]
    Ledger(Ledger),
    /// Check fact sheets
    #[command(subcommand, after_help = FACTS)]
    Facts(Facts),
    /// Write a commented factlint.yaml
    Init(Init),
    /// Show the configuration in force, and where each value comes from
    #[command(after_help = CONFIG)]
    Config(Config),
    /// List the languages, and what each does not cover
    Languages,
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the program or of one command
    #[command(after_help = MAN)]
    Man {
        /// The command: check, rules new
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

const CHECK: &str = "\
Examples:
  factlint check story.txt
  factlint check --published 2024-11-21 drafts/
  factlint check --format jsonl articles.jsonl > findings.jsonl
  factlint check --format sarif --output a.sarif --format html --output b.html drafts/
  factlint check --ledger --format html --output ledger.html --source release.txt story.txt
  pbpaste | factlint check --stdin-name draft -

Several reports come of one run: each --output takes the --format before it; one format may be left
without, for standard output. A file appears when its report is whole.

Formats: full, concise, json, jsonl, sarif (code scanning), github (workflow commands), junit, rdjson
(reviewdog), markdown, html (one page, the article with its passages marked), csv.

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read or used.";

const EXTRACT: &str = "\
Examples:
  factlint extract story.txt
  factlint extract --highlight story.txt
  echo 'More than 70 animals arrived.' | factlint extract --format json -";

const CLAIMS: &str = "\
Examples:
  factlint claims story.txt
  factlint claims --format json story.txt | jq '.documents[].stories[].refused'";

const EXPLAIN: &str = "\
Examples:
  factlint explain sum-mismatch
  factlint explain --messages ar count-conflict
  factlint explain --rules newsroom/rules count-conflict";

const RULES: &str = "\
Examples:
  factlint rules list --rules newsroom/rules
  factlint rules test newsroom/rules
  factlint rules new troops-conflict --dir newsroom/rules";

const LEDGER: &str = "\
Examples:
  factlint ledger --source release.txt story.txt > ledger.md
  factlint ledger --facts desk.yaml --format csv drafts/ > ledger.csv
  factlint ledger --format html --output ledger.html story.txt";

const COMPLETIONS: &str = "\
Examples:
  factlint completions bash > ~/.local/share/bash-completion/completions/factlint
  factlint completions fish > ~/.config/fish/completions/factlint.fish";

const MAN: &str = "\
Examples:
  factlint man > factlint.1
  factlint man check > factlint-check.1";

const FACTS: &str = "\
Examples:
  factlint facts check desk.yaml
  factlint check --facts desk.yaml --facts towns.csv story.txt";

const CONFIG: &str = "\
Examples:
  factlint config
  factlint config --severity sum-mismatch=off drafts/story.md";

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder to write it to
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
}

/// `config`.
#[derive(Debug, Args)]
pub(crate) struct Config {
    /// A file that the configuration is shown for, with the overrides that name it
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) evidence: Evidence,
    /// Language of the articles
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// Exit with 1 from findings of this severity on
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) evidence: Evidence,
    #[command(flatten)]
    pub(crate) look: Look,
    /// How findings are printed; may be given several times [default: full on a terminal, else concise]
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(crate) format: Vec<String>,
    /// Show how every figure and date stands: in markdown, html, csv, json, jsonl
    #[arg(long)]
    pub(crate) ledger: bool,
    /// The files are parts or versions of one story: each is also compared with those named before it
    #[arg(long)]
    pub(crate) together: bool,
    /// Exit with 1 from findings of this severity on [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) known: KnownArgs,
    /// Say on standard error what was done, in figures; with =time also how long it took
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "counts")]
    pub(crate) stats: Option<Stats>,
    /// Where the formats and the outputs stand on the command line.
    #[arg(skip)]
    pub(crate) places: (Vec<usize>, Vec<usize>),
}

/// What `--stats` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stats {
    /// What is the same in every run
    Counts,
    /// The time it took, too
    Time,
}

/// What has been seen already, and what is asked for only.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct KnownArgs {
    /// Files of waivers: findings that are right as they are
    #[arg(long = "waivers", value_name = "FILE", num_args = 1)]
    pub(crate) waivers: Vec<PathBuf>,
    /// The day that waivers are held against; without it none expires
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<NaiveDate>,
    /// Leave out the findings that a baseline records
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Record all findings in a baseline
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Show everything: no waivers, no comments, no baseline, no `skip` of front matter
    #[arg(long)]
    pub(crate) no_ignores: bool,
    /// Report findings only that touch lines changed since a commit of git
    #[arg(long, value_name = "BASE")]
    pub(crate) diff: Option<String>,
}

/// What `extract` and `claims` have in common.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) look: Look,
    /// How mentions are printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Shape,
    /// Show numbers that are names, too: F-35, page 3, a score
    #[arg(long)]
    pub(crate) all: bool,
}

/// `extract`.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    pub(crate) shown: Extract,
    /// Show the text with its figures marked in it
    #[arg(long, conflicts_with_all = ["trail", "format"])]
    pub(crate) highlight: bool,
    /// Show which entries of the language pack each reading rests on
    #[arg(long, conflicts_with = "format")]
    pub(crate) trail: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,
    /// Rules of a desk's own: folders or files
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
    /// Language of the wordings shown
    #[arg(long, value_name = "CODE", default_value = "en")]
    pub(crate) messages: String,
}

/// `rules`.
#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// List the rules in force and where they come from
    List {
        /// Rules of a desk's own: folders or files
        #[arg(long, value_name = "PATH")]
        rules: Vec<PathBuf>,
    },
    /// Run the examples of every rule
    Test {
        /// Rules of a desk's own: folders or files [default: the built-in rules]
        #[arg(value_name = "PATH")]
        rules: Vec<PathBuf>,
    },
    /// Print the JSON Schema of rule files, of fact sheets or of factlint.yaml
    Schema {
        /// Of what
        #[arg(value_name = "KIND", default_value = "rule")]
        of: SchemaOf,
    },
    /// Write a commented starter for a rule
    New {
        /// The rule's id: small letters, digits and hyphens
        #[arg(value_name = "ID")]
        id: String,
        /// The folder to write it to
        #[arg(long, value_name = "DIR", default_value = "rules")]
        dir: PathBuf,
    },
}

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A rule file
    Rule,
    /// A fact sheet
    Facts,
    /// factlint.yaml
    Config,
    /// A file of waivers
    Waivers,
}

/// `ledger`.
#[derive(Debug, Args)]
pub(crate) struct Ledger {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) rules: RuleChoice,
    #[command(flatten)]
    pub(crate) evidence: Evidence,
    #[command(flatten)]
    pub(crate) look: Look,
    /// How the ledger is printed
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub(crate) format: LedgerShape,
}

/// Formats of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LedgerShape {
    /// A table for each document
    Markdown,
    /// One page: the article, its findings, the ledger
    Html,
    /// One record for each figure
    Csv,
    /// One line for each document
    Json,
}

/// `facts`.
#[derive(Debug, Subcommand)]
pub(crate) enum Facts {
    /// Read fact sheets, YAML or CSV, and show what was understood of each fact
    Check {
        /// Fact sheets
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// What is read, and what is known of it.
#[derive(Debug, Clone, Args)]
pub(crate) struct Input {
    /// Articles, folders, .jsonl batches; - for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// Publication date of stories that print none
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) published: Option<NaiveDate>,
    /// Language of the articles (en, ar) [default: what they look like]
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// Headline of a text that has none of its own
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Name for standard input in reports; its ending tells the format
    #[arg(long, value_name = "NAME", default_value = "<stdin>", hide_default_value = true)]
    pub(crate) stdin_name: String,
    /// Threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

/// What articles are held against.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Evidence {
    /// Documents that the articles rest on; a figure that none of them gives is told
    #[arg(long = "source", value_name = "FILE", num_args = 1)]
    pub(crate) sources: Vec<PathBuf>,
    /// Fact sheets, YAML or CSV: what the desk knows
    #[arg(long, value_name = "FILE", num_args = 1)]
    pub(crate) facts: Vec<PathBuf>,
}

/// Which rules are run, and how.
#[derive(Debug, Clone, Args)]
pub(crate) struct RuleChoice {
    /// Rules of a desk's own: folders or files; one with the id of a built-in rule changes it
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
    /// Run these rules only
    #[arg(long, value_name = "ID", num_args = 1, value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "ID", num_args = 1, value_delimiter = ',')]
    pub(crate) skip: Vec<String>,
    /// Give a rule another severity: error, warning, info or off
    #[arg(long, value_name = "ID=LEVEL", value_parser = level)]
    pub(crate) severity: Vec<(String, Level)>,
    /// Leave out findings less sure than this, 0 to 1
    #[arg(long, value_name = "X", value_parser = share)]
    pub(crate) min_confidence: Option<Confidence>,
    /// Language of messages [default: the article's]
    #[arg(long, value_name = "CODE")]
    pub(crate) messages: Option<String>,
}

/// How a report looks, and where it goes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Look {
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// Colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Columns of the terminal
    #[arg(long, value_name = "N")]
    pub(crate) width: Option<usize>,
    /// Isolate rows that run right to left with invisible characters
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) bidi: BidiChoice,
    /// Plain sentences in place of drawings
    #[arg(long)]
    pub(crate) screen_reader: bool,
    /// Print nothing but errors of the tool; the exit status tells
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What is done about rows that run right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BidiChoice {
    /// Isolate them
    Auto,
    /// No invisible characters
    Off,
}

impl From<BidiChoice> for Bidi {
    fn from(choice: BidiChoice) -> Self {
        match choice {
            BidiChoice::Auto => Self::Auto,
            BidiChoice::Off => Self::Off,
        }
    }
}

/// Formats of what is shown rather than found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// For people
    Text,
    /// One object
    Json,
    /// One line per document
    Jsonl,
}

/// From which severity on findings fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Its name in the configuration.
    pub(crate) const fn name(self) -> &'static str {
        match self.severity() {
            Some(severity) => severity.name(),
            None => "never",
        }
    }

    /// The least severity that fails a run.
    pub(crate) const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(crate::report::FORMATS.iter().map(|f| f.name()))
}

fn date(text: &str) -> Result<NaiveDate, String> {
    crate::extraction::parse_published(text).ok_or_else(|| "write it as 2024-11-21".to_owned())
}

fn share(text: &str) -> Result<Confidence, String> {
    confidence(text).ok_or_else(|| "write a decimal from 0 to 1, as 0.8".to_owned())
}

fn level(text: &str) -> Result<(String, Level), String> {
    let (id, name) = text.split_once('=').ok_or("write ID=LEVEL, as sum-mismatch=warning")?;
    let level = Level::parse(name).ok_or_else(|| format!("`{name}` is none of error, warning, info, off"))?;
    Ok((id.to_owned(), level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_level_names_its_rule() {
        assert_eq!(level("a-b=off"), Ok(("a-b".to_owned(), Level::Off)));
        assert!(level("a-b").is_err() && level("a=loud").is_err());
    }
}
