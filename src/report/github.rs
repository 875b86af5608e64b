//! `github`: workflow commands, which GitHub shows beside the lines of a pull request.

use super::passages::{first, passages};
use super::places::{Places, Spot};
use super::safe::safe;
use super::{Checked, Failed, Options, Output, Summary};
use crate::findings::{Finding, Severity};
use crate::text::Part;

/// One command for each finding.
#[derive(Debug)]
pub(super) struct GitHub;

impl Output for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(checked.document);
        checked.findings.iter().map(|f| command(&checked.document.name, f, &places)).collect()
    }

    fn failed(&self, failed: &Failed<'_>, _: &Options) -> String {
        let line = failed.line.map_or_else(String::new, |n| format!(",line={n}"));
        format!("::error file={}{line},title=factlint::{}\n", property(failed.name), data(&safe(failed.error)))
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        summary.line() + "\n"
    }
}

fn command(name: &str, finding: &Finding, places: &Places<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let at = first(finding, places).filter(|s| s.part == Part::Text).map_or_else(String::new, |s| range(&s, places));
    let mut lines = vec![safe(&finding.message).into_owned()];
    for p in passages(finding, places) {
        lines.push(format!("{} “{}” {}", safe(&p.place), safe(&p.quote), safe(&p.label.text)));
    }
    lines.extend(finding.working.iter().chain(&finding.notes).map(|w| safe(w).into_owned()));
    lines.extend(finding.help.iter().flat_map(|h| h.lines()).map(|l| safe(l).into_owned()));
    format!("::{level} file={}{at},title={}::{}\n", property(name), property(&finding.rule), data(&lines.join("\n")))
}

/// A column only counts within one line.
fn range(spot: &Spot, places: &Places<'_>) -> String {
    let end = places.position(spot.part, spot.span.end);
    let (line, column) = (spot.position.line, spot.position.column);
    if end.line == line {
        format!(",line={line},col={column},endColumn={}", end.column)
    } else {
        format!(",line={line},endLine={}", end.line)
    }
}

/// What stands behind the second `::`, as the runner reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, made safe first.
fn property(text: &str) -> String {
    data(&safe(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::report::{Failed, Options, fixture, format};

    #[test]
    fn a_command_says_where_what_and_why() {
        let (text, findings) = fixture::sum();
        let document = fixture::plain("a:b,100%.md", text);
        let out = format("github").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        let expected = concat!(
            "::error file=a%3Ab%2C100%25.md,line=3,col=9,endColumn=21,title=sum-mismatch::the parts do not add up to the total",
            "%0A3:9 “1,143 people” stated total%0A1:16 “412 people” 412%0A1:62 “722” 722%0A412 + 722 = 1,134",
            "%0Athe parts add up to 1,134, the total says 1,143: check for transposed digits\n"
        );
        assert_eq!(out, expected);
    }

    #[test]
    fn nobody_gives_the_runner_a_command() {
        let (document, mut findings) = fixture::hostile();
        findings[0].message = "x\n::set-env name=a::b\r\n::error::c".into();
        let github = format("github").unwrap();
        let mut out = github.document(&fixture::checked(&document, &findings), &Options::default());
        out += &github.failed(&Failed { name: "a\n::debug::", line: Some(2), error: "x\n::warning::" }, &Options::default());
        assert_eq!(out.lines().count(), 2);
        assert!(out.lines().all(|l| l.starts_with("::error file=")));
        fixture::assert_harmless(&out);
    }
}
