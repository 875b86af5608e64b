//! When a story was published.

use super::{Kind, Mention};
use chrono::NaiveDate;

/// The first full date, year and all, among the mentions of a dateline.
#[must_use]
pub fn publication(mentions: &[Mention]) -> Option<NaiveDate> {
    let times = mentions.iter().filter(|m| m.kind == Kind::Date).filter_map(|m| m.time.as_ref());
    times.filter(|t| t.date.year.is_some() && t.date.day.is_some()).find_map(|t| t.days?.single())
}

/// A publication date as systems write it: `2024-11-21`, with or without a time behind it (`2015-07-25 15:43:22`, RFC 3339), or
/// `20241121`.
#[must_use]
pub fn parse_published(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day =
        text.get(..10).and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(d, "%Y/%m/%d")).ok());
    day.or_else(|| NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok().filter(|_| text.len() == 8))
}
