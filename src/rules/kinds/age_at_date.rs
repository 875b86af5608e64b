//! An age that does not fit the birth date at the time of the story.

use super::{Check, show};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use crate::values::Number;
use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::Deserialize;

/// Nothing to set: a birth year alone allows two ages.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

/// How long before publication the age may have been right: people die and are arrested before it is printed.
const BEFORE: i64 = 60;

/// A slip is not likely to be farther off than this many years.
const FAR: i64 = 12;

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["age", "born", "date", "computed"];
    const ROLES: &'static [&'static str] = &["age", "born", "date"];
    const PRIORITY: u8 = 85;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let mut seen: Vec<(u32, u32)> = Vec::new();
        for construction in &view.story.constructions {
            let Construction::Age { age, born, at } = construction else { continue };
            if !seen.contains(&(*age, *born)) {
                seen.push((*age, *born));
                out.extend(judge(view, *age, *born, *at));
            }
        }
    }
}

fn age_on(born: NaiveDate, day: NaiveDate) -> i32 {
    let had = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i32::from(!had)
}

/// The first and the last day of the age: those of the date that is told with it, else some time before the story.
fn days(view: &View<'_>, at: Option<u32>) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(at) = at {
        let days = view.story.mentions[at as usize].time.as_ref()?.days?;
        return days.from.zip(days.to);
    }
    let published = view.story.published?;
    Some((published.checked_sub_signed(TimeDelta::days(BEFORE))?, published))
}

fn judge(view: &View<'_>, age: u32, born: u32, at: Option<u32>) -> Option<Hit> {
    let (m, b) = (&view.story.mentions[age as usize], &view.story.mentions[born as usize]);
    let birth = b.time.as_ref()?.days?;
    let (first, last) = (birth.from?, birth.to?);
    let (earliest, latest) = days(view, at)?;
    // Born on the last possible day and seen earliest, to born on the first and seen latest.
    let (low, high) = (age_on(last, earliest), age_on(first, latest));
    let stated = m.quantity?;
    // An age far from the one computed is that of another time: "at the age of 12".
    let far = |n: i32| (Number::whole(n.into()).minus(stated.value)).is_some_and(|d| d.abs() > Number::whole(FAR));
    if high < 0
        || far(low) && far(high)
        || stated.interval().meets(&crate::values::Interval::closed(Number::whole(low.into()), Number::whole(high.into())))
    {
        return None;
    }
    let computed = if low == high { low.to_string() } else { format!("{low}–{high}") };
    let date = at.map_or_else(|| latest.to_string(), |at| show::quote(view, show::span(view, at)));
    let mut labels = vec![("age", m.span), ("born", b.span)];
    labels.extend(at.map(|at| ("date", show::span(view, at))));
    Some(Hit {
        working: Some(format!("{date} − {first} = {computed}")),
        slots: vec![("age", show::quote(view, m.span)), ("born", show::quote(view, b.span)), ("date", date), ("computed", computed)],
        labels,
        identity: vec![stated.value.to_string(), first.to_string()],
        explains: vec![m.span],
        ..Hit::default()
    })
}
