//! One file per kind of check: what it finds, its parameters as the YAML schema, one short function.
//!
//! To add a kind: a file here that implements [`Check`] for its parameters, and one line in the list below.

use super::{Hit, View};

mod date_exists;

/// A kind of check. Its parameters are the fields of the type, read from the rule's YAML.
pub trait Check {
    /// The slots that wordings may use.
    const SLOTS: &'static [&'static str];
    /// The roles of its labels; each needs a word per language in the rule's `labels`.
    const ROLES: &'static [&'static str];
    /// The names of remarks it can make; each needs a wording in the rule's `notes`.
    const REMARKS: &'static [&'static str] = &[];

    /// Finds passages that disagree in one story.
    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>);
}

/// Lists the kinds: their key in YAML and their type.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident($module:ident),)*) => {
        /// A kind with its parameters, as a rule's `check` gives it: one key that names the kind.
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind { $($(#[doc = $doc])* $name($module::Parameters),)* }

        impl Kind {
            /// The keys that name kinds.
            #[must_use]
            pub fn names() -> Vec<String> {
                vec![$(stringify!($module).replace('_', "-"),)*]
            }

            /// The slots that wordings may use.
            #[must_use]
            pub fn slots(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::SLOTS,)* }
            }

            /// The roles of its labels.
            #[must_use]
            pub fn roles(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::ROLES,)* }
            }

            /// The names of its remarks.
            #[must_use]
            pub fn remarks(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::REMARKS,)* }
            }

            /// Finds passages that disagree in one story.
            pub fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
                match self { $(Self::$name(p) => p.check(view, out),)* }
            }
        }
    };
}

kinds! {
    /// A date that the calendar does not have.
    DateExists(date_exists),
}
