//! What a document's properties say of it.

use super::super::Unreadable;
use super::archive::{events, referred};
use chrono::NaiveDate;
use quick_xml::events::Event;

/// A document was written in one go when it was begun and last saved within so many days.
const DAYS: i64 = 7;
/// The day that a well-known library puts into every document that it makes.
const TEMPLATE: &str = "2013-12-23";

/// What is taken of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Core {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
}

/// Reads the properties.
pub(super) fn core(name: &str, part: &str, xml: &str) -> Result<Core, Unreadable> {
    let (mut title, mut created, mut modified) = (String::new(), String::new(), String::new());
    let mut inside: Vec<u8> = Vec::new();
    events(name, part, xml, |event| {
        let text = match event {
            Event::Start(tag) => {
                inside = tag.local_name().into_inner().to_vec();
                return Ok(());
            }
            Event::End(_) => {
                inside.clear();
                return Ok(());
            }
            Event::Text(text) => text.decode().unwrap_or_default().into_owned(),
            Event::GeneralRef(reference) => referred(&reference),
            _ => return Ok(()),
        };
        match &inside[..] {
            b"title" => title.push_str(&text),
            b"created" => created.push_str(&text),
            b"modified" => modified.push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    let title = Some(title.trim().to_owned()).filter(|t| !t.is_empty());
    Ok(Core { title, published: published(created.trim(), modified.trim()) })
}

/// The day of the last save, when the document was begun shortly before.
fn published(created: &str, modified: &str) -> Option<String> {
    let day = |text: &str| NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok();
    let (begun, saved) = day(created).zip(day(modified))?;
    let days = saved.signed_duration_since(begun).num_days();
    ((0..=DAYS).contains(&days) && !created.starts_with(TEMPLATE)).then(|| saved.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counts_only_for_what_was_written_in_one_go() {
        assert_eq!(published("2024-11-20T09:00:00Z", "2024-11-21T10:00:00Z").as_deref(), Some("2024-11-21"));
        assert_eq!(published("2019-03-01T09:00:00Z", "2024-11-21T10:00:00Z"), None);
        assert_eq!(published("2024-11-21T09:00:00Z", "2024-11-20T10:00:00Z"), None);
        assert_eq!(published("2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z"), None);
        assert_eq!(published("", "2024-11-21"), None);
    }

    #[test]
    fn the_title_is_read() {
        let xml = "<c:p xmlns:c='c' xmlns:d='d'><d:title>Twelve &amp; more</d:title><d:subject>x</d:subject></c:p>";
        assert_eq!(core("a", "core.xml", xml).unwrap().title.as_deref(), Some("Twelve & more"));
    }
}
