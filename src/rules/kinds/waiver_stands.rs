//! A waiver that holds nothing, is past its day, or is for a rule that there is not.
//!
//! Waivers are held against findings, so this finds nothing in an article itself: `crate::waivers` tells it in the rule's words.

use super::Check;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// How a waiver stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stands {
    /// Nothing is found that it is for.
    Unused,
    /// Its last day is past.
    Expired,
    /// There is no such rule.
    Unknown,
}

/// What is told.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// How the waiver stands.
    pub told: Stands,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["rule", "day", "near"];
    const ROLES: &'static [&'static str] = &["waiver"];

    fn check(&self, _: &View<'_>, _: &mut Vec<Hit>) {}
}
