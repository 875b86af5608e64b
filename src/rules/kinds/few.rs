//! Of findings that come in crowds, the first few of a story.

use serde::Deserialize;

/// How many findings a story may have; the first ones are shown.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Few {
    /// The most findings of one story; the first ones are shown.
    pub(super) most: usize,
}

impl Default for Few {
    fn default() -> Self {
        Self { most: 3 }
    }
}
