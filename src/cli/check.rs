//! `check`.

use super::args::{Check, RuleChoice};
use super::failure::{self, Failure};
use super::sink::{self, Stop};
use super::{Outcome, run};
use crate::analysis::{Analysis, Settings, Unreadable, analyze};
use crate::document::Document;
use crate::findings::{Finding, NotChecked};
use crate::report::{self, Checked, Failed, Output, Summary, Tally, Writer};
use crate::rules::{self, Rule};

/// Checks everything and prints the report.
pub(crate) fn check(arguments: &Check) -> Outcome {
    run::with_sink(&arguments.look, |sink| {
        let terminal = sink::on_terminal(&arguments.look);
        let name = arguments.format.as_deref().unwrap_or(if terminal { "full" } else { "concise" });
        let format = report::format(name).ok_or_else(|| Stop::Failed(Failure::of(name, "is no format")))?;
        let options = sink::options(&arguments.look, terminal);
        let rules = chosen(&arguments.rules);
        let settings = run::settings(&arguments.input);
        let engine = rules::Options { messages: arguments.rules.messages.clone(), min_confidence: arguments.rules.min_confidence };
        let work = |document: Result<&Document, &Failure>| match document {
            Ok(document) => rendered(document, &settings, &rules, &engine, format, &options),
            Err(failure) => unread(failure, format, &options),
        };
        let mut writer = Writer::new(format, options);
        let mut summary = Summary::default();
        let outcome = run::all(&arguments.input, &arguments.look, sink, work, |(text, counted)| {
            summary.join(&counted);
            writer.add(&text)
        })?;
        sink.write(&writer.end(&summary))?;
        if arguments.stats {
            failure::say(&format!("{}\n", summary.line()));
        }
        Ok(if outcome == Outcome::Clean && fails(&summary, arguments) { Outcome::Found } else { outcome })
    })
}

fn fails(summary: &Summary, arguments: &Check) -> bool {
    use crate::findings::Severity::{Error, Info, Warning};
    let from = arguments.fail_on.severity();
    let counts = [(Error, summary.errors), (Warning, summary.warnings), (Info, summary.infos)];
    counts.into_iter().any(|(severity, n)| n > 0 && from.is_some_and(|least| severity >= least))
}

/// The rules in force, with the severities they were given.
fn chosen(choice: &RuleChoice) -> Vec<Rule> {
    let named = |list: &[String], rule: &Rule| list.contains(&rule.written.id);
    let kept = rules::builtin().iter().filter(|r| (choice.only.is_empty() || named(&choice.only, r)) && !named(&choice.skip, r));
    let mut kept: Vec<Rule> = kept.cloned().collect();
    for rule in &mut kept {
        for (_, level) in choice.severity.iter().filter(|(id, _)| *id == rule.written.id) {
            rule.written.severity = *level;
        }
    }
    kept
}

/// A document's piece of the report, and its figures.
fn rendered(
    document: &Document,
    settings: &Settings,
    rules: &[Rule],
    engine: &rules::Options,
    format: &dyn Output,
    options: &report::Options,
) -> (String, Summary) {
    match analyze(document, settings) {
        Ok(analysis) => {
            let findings = rules::run(rules, &analysis, engine);
            let published = analysis.stories.iter().find_map(|s| s.published).map(|d| d.to_string());
            count(
                &Checked {
                    document,
                    language: Some(&analysis.language.code),
                    published: published.as_deref(),
                    stories: u32::try_from(analysis.stories.len()).unwrap_or(u32::MAX),
                    findings: &findings,
                    not_checked: &analysis.not_checked,
                    tally: tally(&analysis),
                },
                format,
                options,
            )
        }
        Err(why) => {
            let findings: [Finding; 0] = [];
            let not_checked = [passed_over(&why)];
            let tally = Tally::default();
            let checked =
                Checked { document, language: None, published: None, stories: 0, findings: &findings, not_checked: &not_checked, tally };
            count(&checked, format, options)
        }
    }
}

fn count(checked: &Checked<'_>, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let mut summary = Summary::default();
    summary.add(checked);
    (format.document(checked, options), summary)
}

fn unread(failure: &Failure, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
    (format.failed(&failed, options), Summary { unreadable: 1, ..Summary::default() })
}

fn passed_over(why: &Unreadable) -> NotChecked {
    let (reason, message) = match why {
        Unreadable::Language(tag) => ("unsupported-language", format!("no language pack covers `{tag}`")),
        Unreadable::Empty => ("no-text", "there is nothing to read".to_owned()),
    };
    NotChecked { reason, message, span: None }
}

fn tally(analysis: &Analysis<'_>) -> Tally {
    let sum =
        |of: &dyn Fn(&crate::analysis::Read) -> usize| u32::try_from(analysis.stories.iter().map(of).sum::<usize>()).unwrap_or(u32::MAX);
    Tally { read: sum(&|s| s.figures()), compared: sum(&|s| s.compared()) }
}
