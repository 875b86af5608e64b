//! A comment that is meant to waive something and does not hold: it gives no reason, names no rule, or says a word that means nothing.
//!
//! As with `waiver-stands`, it is `crate::waivers` that tells it.

use super::Check;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["why", "comment", "near", "words"];
    const ROLES: &'static [&'static str] = &["waiver"];
    const REMARKS: &'static [&'static str] = &["no-word", "no-rule", "no-reason"];
    const REMARK_SLOTS: &'static [&'static str] = &["word"];

    fn check(&self, _: &View<'_>, _: &mut Vec<Hit>) {}
}
