//! A fact sheet in CSV: one fact a line, the first line names the columns.

use super::{Fact, Says, Valid, day};
use crate::document::Unreadable;
use crate::text::SourceSpan;

/// The columns; all but `says` may be left out.
const COLUMNS: [&str; 6] = ["id", "says", "language", "from", "to", "source"];

pub(super) fn facts(name: &str, text: &str) -> Result<Vec<Fact>, Vec<Unreadable>> {
    let mut wrong = Vec::new();
    let mut slip = |span: SourceSpan, why: String, help: &str| {
        if wrong.len() < 20 {
            wrong.push(Unreadable::new(name, "cannot be used", why, help).at(text.to_owned(), span));
        }
    };
    let mut records = records(text).into_iter();
    let Some(head) = records.next() else {
        slip(SourceSpan::default(), "there is no line in the sheet".into(), "the first line names the columns: says,from,to");
        return Err(wrong);
    };
    let mut columns = Vec::new();
    for (field, span) in &head {
        let known = COLUMNS.into_iter().find(|c| c.eq_ignore_ascii_case(field.trim().trim_start_matches('\u{FEFF}')));
        if known.is_none() {
            slip(*span, format!("`{field}` is no column"), "the columns are id, says, language, from, to, source");
        }
        columns.push(known);
    }
    if !columns.contains(&Some("says")) {
        slip(head[0].1, "there is no column `says`".into(), "the first line names the columns: says,from,to");
        return Err(wrong);
    }
    let mut facts = Vec::new();
    for record in records {
        let whole = record.iter().fold(record[0].1, |all, (_, s)| all.join(*s));
        let mut fact =
            Fact { id: None, says: Vec::new(), subject: Vec::new(), starts: None, valid: Valid::default(), source: None, span: whole };
        let mut language = None;
        for ((field, span), column) in record.iter().zip(&columns) {
            let field = field.trim();
            if field.is_empty() {
                continue;
            }
            let mut date = || {
                let read = day(field);
                if read.is_none() {
                    slip(*span, format!("`{field}` is no date"), "write it as 2024-11-21");
                }
                read
            };
            match *column {
                Some("id") => fact.id = Some(field.to_owned()),
                Some("says") => fact.says.push(Says { language: None, text: field.to_owned(), wrong: false }),
                Some("language") => language = Some(field.to_owned()),
                Some("from") => fact.valid.from = date(),
                Some("to") => fact.valid.to = date(),
                Some("source") => fact.source = Some(field.to_owned()),
                _ => {}
            }
        }
        if record.len() > columns.len() {
            slip(
                record[columns.len()].1,
                "the line has more fields than there are columns".into(),
                "put a text that holds a comma in quotation marks",
            );
        }
        if fact.says.is_empty() {
            slip(whole, "the fact says nothing".into(), "fill the column `says`");
        }
        for says in &mut fact.says {
            says.language.clone_from(&language);
        }
        facts.push(fact);
    }
    if wrong.is_empty() { Ok(facts) } else { Err(wrong) }
}

/// A field and where it stands.
type Field = (String, SourceSpan);

/// The records of a text as RFC 4180 writes them; empty lines are left out. A record has at least one field.
fn records(text: &str) -> Vec<Vec<Field>> {
    let mut records = Vec::new();
    let mut record: Vec<Field> = Vec::new();
    let (mut field, mut start, mut quoted) = (String::new(), 0, false);
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' if quoted && signs.next_if(|(_, c)| *c == '"').is_some() => field.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => {
                record.push((std::mem::take(&mut field), SourceSpan::of(start..at)));
                start = at + 1;
            }
            '\n' | '\r' if !quoted => {
                record.push((std::mem::take(&mut field), SourceSpan::of(start..at)));
                start = at + 1;
                finish(&mut records, &mut record);
            }
            _ => field.push(sign),
        }
    }
    record.push((field, SourceSpan::of(start..text.len())));
    finish(&mut records, &mut record);
    records
}

fn finish(records: &mut Vec<Vec<Field>>, record: &mut Vec<Field>) {
    let whole = std::mem::take(record);
    if whole.iter().any(|(f, _)| !f.trim().is_empty()) {
        records.push(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_hold_commas_quotes_and_lines() {
        let read = records("says,from\r\n\"Oster has 1,200 \"\"boats\"\"\nand a port.\",2020-01-01\n\n");
        let texts: Vec<Vec<&str>> = read.iter().map(|r| r.iter().map(|(f, _)| f.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["says", "from"], vec!["Oster has 1,200 \"boats\"\nand a port.", "2020-01-01"]]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        let wrong = facts("a.csv", "says,form\nOster has 12 boats.,x\n").unwrap_err();
        assert_eq!(wrong[0].reason, "`form` is no column");
        let wrong = facts("a.csv", "says,from\nOster has 12 boats.,soon\n").unwrap_err();
        assert_eq!((wrong[0].reason.as_str(), wrong[0].shown.as_ref().unwrap().span().start), ("`soon` is no date", 30));
    }
}
