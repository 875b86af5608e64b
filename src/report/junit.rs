//! `junit`: a suite for each document, a failed case for each error and warning, for the test views of pipelines.

use super::markup::{escape, escape_lines};
use super::passages::{first, passages, place};
use super::places::Places;
use super::{Checked, Failed, Options, Output, RulePage};
use crate::findings::{Finding, Severity};

/// XML as JUnit writes it.
#[derive(Debug)]
pub(super) struct JUnit;

impl Output for JUnit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn begin(&self, _: &[RulePage], _: &Options) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"factlint\">\n".to_owned()
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        let failures = checked.findings.iter().filter(|f| f.severity > Severity::Info).count();
        let name = escape(&checked.document.name);
        let mut out = suite(&name, checked.findings.len().max(1), failures, 0);
        if checked.findings.is_empty() {
            out.push_str(&format!("    <testcase name=\"factlint\" classname=\"{name}\"/>\n"));
        } else {
            let places = Places::of(checked.document);
            out.extend(checked.findings.iter().map(|f| case(&name, f, &places)));
        }
        out + "  </testsuite>\n"
    }

    fn failed(&self, failed: &Failed<'_>, _: &Options) -> String {
        let name = escape(failed.name);
        let line = failed.line.map_or_else(String::new, |n| format!(" line {n}"));
        let case = format!(
            "    <testcase name=\"factlint{line}\" classname=\"{name}\"><error message=\"{}\"/></testcase>\n",
            escape(failed.error)
        );
        suite(&name, 1, 0, 1) + &case + "  </testsuite>\n"
    }

    fn end(&self, _: &super::Summary, _: &Options) -> String {
        "</testsuites>\n".to_owned()
    }
}

fn suite(name: &str, tests: usize, failures: usize, errors: usize) -> String {
    format!("  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">\n")
}

/// What is merely worth seeing is told, but fails nothing.
fn case(name: &str, finding: &Finding, places: &Places<'_>) -> String {
    let at = first(finding, places).map_or_else(String::new, |s| format!(" {}", place(&s)));
    let mut lines: Vec<String> = vec![escape(&finding.message)];
    lines.extend(passages(finding, places).map(|p| escape(&format!("{} “{}” {}", p.place, p.quote, p.label.text))));
    lines.extend(finding.working.iter().chain(&finding.notes).map(|t| escape(t)));
    lines.extend(finding.help.as_deref().map(escape_lines));
    let (body, rule) = (lines.join("\n"), escape(&finding.rule));
    let told = match finding.severity {
        Severity::Info => format!("<system-out>{body}</system-out>"),
        severity => format!("<failure type=\"{}\" message=\"{}\">{body}</failure>", severity.name(), escape(&finding.message)),
    };
    format!("    <testcase name=\"{rule}{at}\" classname=\"{name}\">{told}</testcase>\n")
}

#[cfg(test)]
mod tests {
    use crate::findings::Severity;
    use crate::report::{Failed, Options, Summary, Writer, fixture, format};

    #[test]
    fn suites_count_what_failed_and_name_what_passed() {
        let (text, mut findings) = fixture::sum();
        findings.push(crate::findings::Finding { severity: Severity::Info, ..findings[0].clone() });
        let (document, clean) = (fixture::plain("a<b>.md", text), fixture::plain("clean.md", text));
        let mut writer = Writer::new(format("junit").unwrap(), Options::default(), &[]);
        let mut out = writer.document(&fixture::checked(&document, &findings));
        out += &writer.document(&fixture::checked(&clean, &[]));
        out += &writer.failed(&Failed { name: "gone.txt", line: None, error: "no such file" });
        out += &writer.end(&Summary::default());
        for line in [
            "  <testsuite name=\"a&lt;b&gt;.md\" tests=\"2\" failures=\"1\" errors=\"0\">\n    <testcase name=\"sum-mismatch 3:9\"",
            "<system-out>the parts do not add up to the total\n3:9 “1,143 people” stated total",
            "<testcase name=\"factlint\" classname=\"clean.md\"/>",
            "<error message=\"no such file\"/>",
            "</testsuites>\n",
        ] {
            assert!(out.contains(line), "{line} in {out}");
        }
    }
}
