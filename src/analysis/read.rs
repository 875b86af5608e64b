//! What has been read of a document.

use crate::claims::{Claim, Construction, Event};
use crate::document::Document;
use crate::extraction::{Kind, Mention};
use crate::facts::{Held, Points, Recalled, Standing, Verdict};
use crate::findings::NotChecked;
use crate::language::{Language, Measures};
use crate::lexing::Lexed;
use crate::linking::Link;
use crate::stories::{Section, Story};
use chrono::NaiveDate;
use std::sync::Arc;

/// One story, read.
#[derive(Debug)]
pub struct Read {
    /// Its blocks and sections.
    pub story: Story,
    /// Its publication date: its own dateline's, else the one given from outside, else none.
    pub published: Option<NaiveDate>,
    /// Whether the date stands in the story itself.
    pub dated: bool,
    /// Every number and time, in text order.
    pub mentions: Vec<Mention>,
    /// What they say.
    pub claims: Vec<Claim>,
    /// What the figures say that are too loose to be held against anything: "hundreds died".
    pub loose: Vec<Claim>,
    /// How the figures of a sentence are built together. Mentions by place.
    pub constructions: Vec<Construction>,
    /// The sentence where the body's lead ends, by place.
    pub lead: u32,
    /// Which claims speak about the same thing.
    pub links: Vec<Link>,
    /// What happened at its dates.
    pub events: Vec<Event>,
    /// Which of them are one event. Members are events.
    pub same_events: Vec<Link>,
    /// Its figures and dates as they are held against sources; none where there are no sources.
    pub points: Points,
    /// What the sources say to them.
    pub verdicts: Vec<Verdict>,
    /// What the other parts of the story say to them.
    pub apart: Vec<Verdict>,
    /// What the desk knows of them.
    pub recalled: Vec<Recalled>,
}

impl Read {
    /// The section of a sentence of the document that lies in this story.
    #[must_use]
    pub fn section_of(&self, lexed: &Lexed, sentence: u32) -> Section {
        let block = lexed.sentences.get(sentence as usize).map_or(0, |s| s.block as usize);
        self.story.section(block)
    }

    /// How many figures and dates were read; numbers that are names do not count.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.mentions.iter().filter(|m| m.kind != Kind::Designator).count()
    }

    /// How many of them were held against another claim, a construction around them, the calendar, or a source that speaks of the same.
    #[must_use]
    pub fn compared(&self) -> usize {
        let mut seen = vec![false; self.mentions.len()];
        let linked = self.links.iter().flat_map(|l| &l.members);
        let linked = linked.filter_map(|(_, claim)| self.claims.get(*claim as usize)).map(|c| c.mention);
        let dated = |m: &Mention| m.time.as_ref().is_some_and(|t| t.date.day.is_some());
        let dates = self.mentions.iter().zip(0..).filter(|(m, _)| dated(m)).map(|(_, place)| place);
        let built = self.constructions.iter().flat_map(Construction::figures).map(|(_, mention)| mention);
        let spoken = |v: &&Verdict| !matches!(v.standing, Standing::NotChecked | Standing::Absent);
        let held = self.verdicts.iter().chain(&self.apart).filter(spoken);
        let recalled = self.recalled.iter().map(|r| r.point);
        let held = held.map(|v| v.point).chain(recalled).filter_map(|p| self.points.all.get(p as usize));
        let held = held.filter(|p| p.kind != Kind::Designator).map(|p| p.mention);
        for mention in linked.chain(built).chain(dates).chain(held) {
            if let Some(seen) = seen.get_mut(mention as usize) {
                *seen = true;
            }
        }
        seen.into_iter().filter(|s| *s).count()
    }
}

/// A document, read.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its language.
    pub language: &'static Language,
    /// The units.
    pub measures: &'static Measures,
    /// Its tokens and sentences.
    pub lexed: Lexed,
    /// Its stories.
    pub stories: Vec<Read>,
    /// What was passed over, and why.
    pub not_checked: Vec<NotChecked>,
    /// What it is held against.
    pub held: Arc<Held>,
    /// Other parts of the same story.
    pub parts: Arc<Held>,
}
