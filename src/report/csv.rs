//! `csv`: one record for each finding, or with a ledger one for each figure, for spreadsheets.

use super::ledger::{LEDGER_COLUMNS, field, ledger_csv};
use super::passages::first;
use super::places::Places;
use super::{Checked, Failed, Options, Output, RulePage};

/// Records of findings or of the ledger.
#[derive(Debug)]
pub(super) struct Csv;

const COLUMNS: &str = "document,line,column,severity,rule,message,quote\n";

impl Output for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn shows_ledger(&self) -> bool {
        true
    }

    fn begin(&self, _: &[RulePage], options: &Options) -> String {
        if options.ledger { LEDGER_COLUMNS } else { COLUMNS }.to_owned()
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        if let Some(entries) = checked.ledger {
            return ledger_csv(checked.document, entries);
        }
        let places = Places::of(checked.document);
        let name = field(&checked.document.name);
        let record = |f: &crate::findings::Finding| {
            let spot = first(f, &places);
            let at = spot.as_ref().map_or_else(|| ",".to_owned(), |s| format!("{},{}", s.position.line, s.position.column));
            let quote = field(spot.as_ref().map_or("", |s| &s.quote));
            format!("{name},{at},{},{},{},{quote}\n", f.severity.name(), field(&f.rule), field(&f.message))
        };
        checked.findings.iter().map(record).collect()
    }

    fn failed(&self, failed: &Failed<'_>, options: &Options) -> String {
        let line = failed.line.map(|n| n.to_string()).unwrap_or_default();
        let (name, error) = (field(failed.name), field(failed.error));
        if options.ledger {
            return format!("{name},{line},,,unread,{error}\n");
        }
        format!("{name},{line},,error,unread,{error},\n")
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Options, fixture, format};

    #[test]
    fn a_record_for_each_finding_and_no_formula() {
        let (text, mut findings) = fixture::sum();
        findings[0].message = "=HYPERLINK(\"x\")".into();
        let document = fixture::plain("a,b.txt", text);
        let out = format("csv").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        assert_eq!(out, "\"a,b.txt\",3,9,error,\"sum-mismatch\",\"'=HYPERLINK(\"\"x\"\")\",\"1,143 people\"\n");
    }
}
