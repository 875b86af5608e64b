//! Digits of several systems in one text, or in one number.

use super::{Check, show};
use crate::extraction::{Kind, Mention};
use crate::rules::{Hit, Remark, View};
use crate::stories::Section;
use serde::Deserialize;

/// Nothing to set: one finding for a story, at the first of the rarer numerals.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

/// Whose digits they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Western,
    Arabic,
    Persian,
    Mixed,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "other", "count"];
    const ROLES: &'static [&'static str] = &["first", "other"];
    const REMARKS: &'static [&'static str] = &["one-number"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let section = |m: &Mention| view.story.section_of(&view.analysis.lexed, m.sentence);
        let numbers = view.story.mentions.iter().filter(|m| m.kind != Kind::Designator && section(m) != Section::Furniture);
        let told: Vec<(&Mention, System)> = numbers.filter_map(|m| Some((m, system(view, m)?))).collect();
        let of = |s: System| told.iter().filter(|(_, t)| *t == s).count();
        let mixed = told.iter().find(|(_, s)| *s == System::Mixed);
        let [west, arabic, persian] = [System::Western, System::Arabic, System::Persian].map(of);
        let most = west.max(arabic).max(persian);
        let major = if most == west {
            System::Western
        } else if most == arabic {
            System::Arabic
        } else {
            System::Persian
        };
        let rarer = |s: System| s != major && s != System::Mixed;
        let Some(&(first, _)) = mixed.or_else(|| told.iter().find(|(_, s)| rarer(*s))) else { return };
        let other = told.iter().find(|(_, s)| *s == major).map(|(m, _)| m.span).filter(|_| mixed.is_none());
        let mut labels = vec![("first", first.span)];
        labels.extend(other.map(|o| ("other", o)));
        let count = told.iter().filter(|(_, s)| *s != major).count();
        out.push(Hit {
            slots: vec![
                ("first", show::quote(view, first.span)),
                ("other", other.map(|o| show::quote(view, o)).unwrap_or_default()),
                ("count", count.to_string()),
            ],
            remarks: mixed.map(|_| Remark { name: "one-number", slots: Vec::new() }).into_iter().collect(),
            identity: vec![show::quote(view, first.span)],
            labels,
            ..Hit::default()
        });
    }
}

fn system(view: &View<'_>, m: &Mention) -> Option<System> {
    let text = m.span.slice(&view.analysis.document.prose);
    let mut found: Option<System> = None;
    let digits = text.chars().filter_map(|c| match c {
        '0'..='9' => Some(System::Western),
        '\u{0660}'..='\u{0669}' => Some(System::Arabic),
        '\u{06F0}'..='\u{06F9}' => Some(System::Persian),
        _ => None,
    });
    for d in digits {
        match found {
            Some(f) if f != d => return Some(System::Mixed),
            _ => found = Some(d),
        }
    }
    found
}
