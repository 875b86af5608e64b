//! A figure of a class that needs a source, for which nobody in the text vouches.

use super::{Check, show};
use crate::claims::{Claim, Modality, Scope};
use crate::extraction::{Kind, Mention};
use crate::findings::{Confidence, Severity};
use crate::language::Contested;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::{Days, Number};
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which figures are asked.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The most findings of one story; of those that weigh the same the first ones are shown.
    most: usize,
    /// What is asked, by what must be vouched for: `victims`, `crowds`.
    #[schemars(with = "BTreeMap<String, Asked>")]
    asked: BTreeMap<Contested, Asked>,
    /// Which counts of what is past need no source any more.
    #[serde(default)]
    settled: Settled,
}

/// A count that its sentence dates is settled from so many days before publication on, where it lies below a limit: so many victims nobody has
/// counted one by one.
#[derive(Debug, Clone, Copy, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Settled {
    /// For so many days it is fresh.
    after: u16,
    /// From here on it stays in dispute; nought: always.
    below: u32,
}

/// How one class of figures is asked.
#[derive(Debug, Clone, Copy, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// The most it may weigh: `warning`, `info`.
    #[schemars(with = "String")]
    severity: Severity,
    /// The most it may weigh where somebody is heard elsewhere in the paragraph, further down or well before; left out, whoever that is vouches.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    far: Option<Severity>,
    /// The least figure that is asked.
    #[serde(default)]
    least: u32,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure"];
    const ROLES: &'static [&'static str] = &["figure"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let story = Told::of(view);
        let exact = view.story.claims.iter().filter(|c| !told_before(c)).filter_map(|c| Some((self.asked(c)?, c)));
        // "Hundreds died": too loose to be more than remarked. "Dozens" is so loose that nobody need have counted.
        let many = |c: &&Claim| value(c).is_some_and(|v| v < Number::ONE || v >= Number::whole(100));
        let loose =
            view.story.loose.iter().filter(many).filter(|c| !vouched(c)).filter_map(|c| self.classed(c).map(|_| (Severity::Info, c)));
        let mut alone: Vec<(Severity, &Claim)> = exact
            .chain(loose)
            .filter(|(_, c)| alone(c) && !story.vouches(c) && !self.settled.holds(c, story.time(c), view.story.published))
            .collect();
        alone.sort_by_key(|(severity, c)| (Reverse(*severity), c.span));
        // The figures of one sentence have one source: of those that are only remarked the first is enough.
        let mut seen = BTreeSet::new();
        alone.retain(|(severity, c)| seen.insert(c.sentence) || *severity > Severity::Info);
        out.extend(alone.into_iter().take(self.most).map(|(severity, c)| Hit {
            confidence: Confidence::CERTAIN,
            most: Some(severity),
            slots: vec![("figure", show::quote(view, c.span))],
            labels: vec![("figure", c.span)],
            identity: vec![super::selection::identity(view, c)],
            ..Hit::default()
        }));
    }
}

impl Parameters {
    /// How much it weighs that nobody vouches for a figure, if anybody should.
    fn asked(&self, claim: &Claim) -> Option<Severity> {
        let asked = self.classed(claim)?;
        match &claim.speaker {
            Some(speaker) => asked.far.filter(|_| speaker.far),
            None => Some(asked.severity),
        }
    }

    /// What is asked of its class, where it is large enough.
    fn classed(&self, claim: &Claim) -> Option<Asked> {
        let asked = self.asked.get(&claim.needs_source?)?;
        (value(claim)? >= Number::whole(i64::from(asked.least))).then_some(*asked)
    }
}

/// What is vouched for elsewhere in the story.
struct Told<'a> {
    /// What somebody vouches for, in text order.
    vouched: Vec<&'a Claim>,
    /// What is linked with a figure that somebody vouches for.
    shared: BTreeSet<ProseSpan>,
    values: BTreeSet<Number>,
    /// The first time told in a sentence.
    times: BTreeMap<u32, Days>,
}

impl<'a> Told<'a> {
    fn of(view: &View<'a>) -> Self {
        let claims = &view.story.claims;
        let links = view.story.links.iter().filter(|l| l.members.iter().any(|m| vouched(&claims[m.1 as usize])));
        let shared = links.flat_map(|l| &l.members).map(|m| claims[m.1 as usize].span).collect();
        let mut vouched: Vec<&Claim> = claims.iter().chain(&view.story.loose).filter(|c| vouched(c)).collect();
        vouched.sort_by_key(|c| c.sentence);
        let values = vouched.iter().filter(|c| c.measure.is_none()).filter_map(|c| value(c)).collect();
        let days = |m: &Mention| m.time.as_ref().and_then(|t| t.days).filter(|_| m.kind == Kind::Date);
        let times = view.story.mentions.iter().rev().filter_map(|m| Some((m.sentence, days(m)?))).collect();
        Self { vouched, shared, values, times }
    }

    /// When it was: "The first, on 3 March, killed four people and injured 60."
    fn time(&self, claim: &Claim) -> Option<Days> {
        claim.time.or_else(|| self.times.get(&claim.sentence).copied().filter(|_| !claim.timed))
    }

    fn vouches(&self, claim: &Claim) -> bool {
        // "The toll has risen to 17, rescuers said … The 17 victims will be buried on Thursday": the figure has its source already.
        let again = claim.measure.is_none() && (claim.definite || claim.all) && value(claim).is_some_and(|v| self.values.contains(&v));
        // "The blast killed 20. Police said 14 of the dead were civilians": whoever speaks of the same right before or after vouches.
        let same = |c: &Claim| c.needs_source == claim.needs_source || c.scope == Scope::Subset;
        let beside = || {
            let from = self.vouched.partition_point(|c| c.sentence + 1 < claim.sentence);
            let near = self.vouched[from..].iter().take_while(|c| c.sentence <= claim.sentence + 1);
            near.filter(|c| same(c)).any(|c| c.frames.iter().any(|f| claim.frames.contains(f)))
        };
        self.shared.contains(&claim.span) || again || beside()
    }
}

impl Settled {
    /// "The ferry sank in 2012 with the loss of 32 lives": the toll of what is past is no longer in dispute, unless it is a war's.
    fn holds(self, claim: &Claim, time: Option<Days>, published: Option<NaiveDate>) -> bool {
        let counted = value(claim).is_some_and(|v| v < Number::whole(i64::from(self.below)));
        let fresh = TimeDelta::days(i64::from(self.after));
        let past = time.and_then(|days| days.to).zip(published).is_some_and(|(to, day)| to + fresh < day);
        claim.measure.is_none() && counted && past
    }
}

fn value(claim: &Claim) -> Option<Number> {
    claim.quantity.map(|q| q.value)
}

fn vouched(claim: &Claim) -> bool {
    claim.speaker.as_ref().is_some_and(|s| !s.far) || claim.quoted
}

/// Whether a body figure says something of its own that could be asked.
fn alone(claim: &Claim) -> bool {
    // "27 of the injured are still in hospital": whoever told of the injured told of them. So it is with changes and rates.
    let part = matches!(claim.scope, Scope::Subset | Scope::Earlier | Scope::Change | Scope::PerUnit | Scope::Average);
    // "May need 15 men": nobody counted them.
    claim.section == Section::Body && !part && claim.modality != Modality::Conditional && !claim.quoted
}

/// "The three men": the text has told of them.
fn told_before(claim: &Claim) -> bool {
    claim.measure.is_none() && claim.definite
}
