//! The ledger: how every figure and date of a document stands, for the editor who signs for it.

use crate::analysis::{Analysis, Read};
use crate::claims::Claim;
use crate::extraction::Kind;
use crate::facts::{Memory, Standing};
use crate::findings::{Category, Elsewhere, Finding, Severity};
use crate::text::ProseSpan;
use std::collections::{BTreeMap, HashMap};

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Another passage, a source or a fact disagrees.
    Contradicted,
    /// A source or a fact sheet says it.
    Supported,
    /// One step leads to it from a source's figures.
    Derived,
    /// Other passages of the story say the same.
    Consistent,
    /// Somebody in the text vouches for it.
    Attributed,
    /// No source says it, or nobody vouches for a figure that needs it.
    Unsupported,
    /// There was nothing to hold it against.
    NotChecked,
}

impl State {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Supported => "supported",
            Self::Derived => "derived",
            Self::Consistent => "consistent",
            Self::Attributed => "attributed",
            Self::Unsupported => "unsupported",
            Self::NotChecked => "not-checked",
        }
    }
}

/// What a figure's state rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Nothing more is to be said than the reason's name.
    Reason(&'static str),
    /// A finding: its rule and its message.
    Finding(String, String),
    /// A passage of a source or a fact sheet, with a computation where there is one.
    Elsewhere(Elsewhere, Option<String>),
    /// A passage of the document itself.
    Passage(ProseSpan),
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The figure.
    pub span: ProseSpan,
    /// How it stands.
    pub state: State,
    /// What that rests on.
    pub ground: Ground,
}

/// What is looked up for every figure, by place.
struct Lookup<'a> {
    analysis: &'a Analysis<'a>,
    story: &'a Read,
    /// The labels of serious findings by where they start.
    disputes: &'a BTreeMap<ProseSpan, &'a Finding>,
    /// For each claim one that it is linked with.
    linked: HashMap<u32, u32>,
}

/// The ledger of a document, in text order. Numbers that are names do not stand in it.
#[must_use]
pub fn ledger(analysis: &Analysis<'_>, findings: &[Finding]) -> Vec<Entry> {
    let mut disputes: BTreeMap<ProseSpan, &Finding> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.severity > Severity::Info) {
        for label in finding.labels.iter().chain(&finding.more).filter(|l| l.source.is_none()) {
            let there = disputes.entry(label.span).or_insert(finding);
            *there = if there.severity < finding.severity { finding } else { there };
        }
    }
    let of = |story: &Read| -> Vec<Entry> {
        let lookup = Lookup { analysis, story, disputes: &disputes, linked: linked(story) };
        let figures = story.mentions.iter().zip(0_u32..).filter(|(m, _)| m.kind != Kind::Designator);
        figures.map(|(m, n)| lookup.entry(m.span, n)).collect()
    };
    analysis.stories.iter().flat_map(of).collect()
}

fn linked(story: &Read) -> HashMap<u32, u32> {
    let mut out = HashMap::new();
    for link in &story.links {
        let [(_, a), (_, b)] = link.members[..] else { continue };
        out.entry(a).or_insert(b);
        out.entry(b).or_insert(a);
    }
    out
}

type Stands = (State, Ground);

impl Lookup<'_> {
    fn entry(&self, span: ProseSpan, mention: u32) -> Entry {
        let claim = self.story.claims.binary_search_by_key(&mention, |c| c.mention).ok();
        let state = self
            .disputed(span, mention)
            .or_else(|| self.outside(mention))
            .or_else(|| claim.and_then(|c| self.agreeing(c)))
            .or_else(|| claim.and_then(|c| vouched(&self.story.claims[c])))
            .unwrap_or((State::NotChecked, Ground::Reason(reason(self.story, mention))));
        Entry { span, state: state.0, ground: state.1 }
    }

    /// What a finding says of it. A figure that nobody vouches for, or that no source has, is not disputed.
    fn disputed(&self, span: ProseSpan, mention: u32) -> Option<Stands> {
        // Labels hardly overlap: a look at the few before is enough.
        let before = self.disputes.range(..ProseSpan::new(span.end, span.end)).rev().take(4);
        let (_, finding) = before.filter(|(s, _)| s.overlaps(span)).max_by_key(|(_, f)| f.severity)?;
        let absent = || self.story.points.all.binary_search_by_key(&mention, |p| p.mention).is_ok_and(|at| self.absent(at));
        let open = finding.category == Category::Attribution || finding.category == Category::Source && absent();
        let state = if open { State::Unsupported } else { State::Contradicted };
        Some((state, Ground::Finding(finding.rule.clone(), finding.message.clone())))
    }

    fn absent(&self, point: usize) -> bool {
        self.story.verdicts.get(point).is_some_and(|v| v.standing == Standing::Absent)
    }

    /// What sources and fact sheets say of it.
    fn outside(&self, mention: u32) -> Option<Stands> {
        let (held, story) = (&self.analysis.held, self.story);
        let at = story.points.all.binary_search_by_key(&mention, |p| p.mention).ok()?;
        let point = u32::try_from(at).ok()?;
        let recalled = story.recalled.binary_search_by_key(&point, |r| r.point).ok().map(|r| &story.recalled[r]);
        if let Some(known) = recalled.filter(|r| r.memory == Memory::Agrees) {
            return Some((State::Supported, Ground::Elsewhere(held.known.place(known.by)?, known.working.clone())));
        }
        let verdict = story.verdicts.get(at)?;
        if verdict.standing == Standing::Absent && held.complete {
            return Some((State::Unsupported, Ground::Reason("in-no-source")));
        }
        let (source, other) = verdict.by?;
        let source = held.sources.get(source as usize)?;
        let place = |p: u32| source.points.all.get(p as usize).map(|p| source.place(p.span));
        match &verdict.standing {
            Standing::Supported => Some((State::Supported, Ground::Elsewhere(place(other)?, None))),
            Standing::Derived(step) => {
                let words: Vec<String> = step.from.iter().filter_map(|p| place(*p)).map(|p| p.quote).collect();
                let working = format!("{} = {}", step.working.write(&words), step.value.rounded(2));
                Some((State::Derived, Ground::Elsewhere(place(*step.from.first()?)?, Some(working))))
            }
            _ => None,
        }
    }

    /// Another passage of the story that says the same.
    fn agreeing(&self, claim: usize) -> Option<Stands> {
        let other = self.linked.get(&u32::try_from(claim).ok()?)?;
        Some((State::Consistent, Ground::Passage(self.story.claims.get(*other as usize)?.span)))
    }
}

fn vouched(claim: &Claim) -> Option<Stands> {
    match &claim.speaker {
        Some(speaker) => Some((State::Attributed, Ground::Passage(speaker.span))),
        None if claim.needs_source.is_some() => Some((State::Unsupported, Ground::Reason("nobody-named"))),
        None => None,
    }
}

fn reason(story: &Read, mention: u32) -> &'static str {
    let time = story.mentions.get(mention as usize).and_then(|m| m.time.as_ref());
    match time {
        Some(t) if t.relative && t.days.is_none() => "no-publication-date",
        _ => "nothing-to-compare",
    }
}
