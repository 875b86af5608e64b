//! Everything that is tested by data: rules by their own examples, articles, the command line, samples, pages, and properties.
//!
//! One binary, one named test for each piece of data: `cargo test --test data sum-mismatch` runs those of a rule.
//! `FACTLINT_BLESS=1 cargo test --test data` rewrites every stored output to what the program prints now; look at the difference before
//! you commit it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is amiss")]

mod articles;
mod book;
mod cli;
mod examples;
mod formats;
mod laws;
mod mutation;
mod pages;
mod pending;
mod pipelines;
mod program;
mod properties;
mod reports;
mod rough;
mod sameness;
mod samples;
mod schema;
mod sites;
mod stored;
mod targets;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(pending::marked(examples::trials().into_iter().chain(articles::trials()).collect()));
    trials.extend(cli::trials());
    trials.extend(samples::trials());
    trials.extend(reports::trials());
    trials.extend(pipelines::trials());
    trials.extend(formats::trials());
    trials.extend(sites::trials());
    trials.extend(pages::trials());
    trials.extend(book::trials());
    trials.extend(properties::trials());
    trials.extend(laws::trials());
    trials.extend(mutation::trials());
    trials.extend(rough::trials());
    trials.extend(sameness::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
