//! From a document to what it says.

use super::{Analysis, Read};
use crate::document::Document;
use crate::extraction::{self, Mention};
use crate::facts::{self, Given, Held, Points, Source, Standing};
use crate::findings::NotChecked;
use crate::language::{self, Language};
use crate::lexing::{self, Lexed};
use crate::linking;
use crate::stories::{self, Section, Story};
use crate::text::ProseSpan;
use crate::{claims, document};
use chrono::NaiveDate;
use std::ops::Range;
use std::sync::Arc;

/// What is known of a document beforehand.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Its language as a BCP 47 tag; none: what the document says, else what it looks like.
    pub language: Option<String>,
    /// Its publication date, for stories that have none of their own.
    pub published: Option<NaiveDate>,
    /// What it is held against.
    pub held: Arc<Held>,
    /// Other parts of the same story: drafts, versions, the captions in a file of their own.
    pub parts: Arc<Held>,
}

/// Why a document was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No pack covers its language (as a tag).
    Language(String),
    /// There are no letters in it.
    Empty,
}

/// Reads a document through all stages.
///
/// # Errors
/// When no language pack covers it, or there is nothing to read. Neither is a failure of the tool: the document stands in `not_checked`.
pub fn analyze<'a>(document: &'a Document, settings: &Settings) -> Result<Analysis<'a>, Unreadable> {
    let mut analysis = extract(document, settings)?;
    let Analysis { language, measures, lexed, stories, not_checked, .. } = &mut analysis;
    for story in stories.iter_mut() {
        claim(language, document, lexed, story);
        not_checked.extend(crowded(language, story));
        if settings.held.is_empty() && settings.parts.is_empty() {
            continue;
        }
        story.points = facts::points(language, measures, &document.prose, lexed, [(&story.mentions[..], &story.claims[..])]);
        if !settings.held.sources.is_empty() {
            story.verdicts = facts::verdicts(measures, &story.points, &settings.held);
            leave_dateline(lexed, story);
        }
        if !settings.parts.sources.is_empty() {
            story.apart = facts::verdicts(measures, &story.points, &settings.parts);
        }
        story.recalled = facts::recall(language, measures, &story.points, &settings.held.known, story.published);
    }
    Ok(analysis)
}

/// The day in a dateline is that of the story itself: no source has it, and none contradicts it.
fn leave_dateline(lexed: &Lexed, story: &mut Read) {
    let mut verdicts = std::mem::take(&mut story.verdicts);
    for verdict in &mut verdicts {
        let sentence = story.points.all.get(verdict.point as usize).map_or(0, |p| p.sentence);
        if story.section_of(lexed, sentence) == Section::Dateline {
            (verdict.standing, verdict.by) = (Standing::NotChecked, None);
        }
    }
    story.verdicts = verdicts;
}

/// Reads what stands in a document and no more: its stories and mentions, without what they claim.
///
/// # Errors
/// As [`analyze`].
pub fn extract<'a>(document: &'a Document, settings: &Settings) -> Result<Analysis<'a>, Unreadable> {
    let language = language_of(document, settings)?;
    let measures = language::measures();
    let blocks: Vec<ProseSpan> = document.blocks.iter().map(|b| b.span).collect();
    let lexed = lexing::lex(language, &document.prose, &blocks);
    let mut not_checked = Vec::new();
    let mut grouped = stories::group(language, document, &lexed);
    for story in &mut grouped {
        foreign(language, document, story, &mut not_checked);
    }
    let stories: Vec<Read> = grouped
        .into_iter()
        .map(|story| {
            let outside = settings.published.or_else(|| told(document, &story));
            read(language, document, &lexed, story, outside)
        })
        .collect();
    Ok(Analysis {
        document,
        language,
        measures,
        lexed,
        stories,
        not_checked,
        held: Arc::clone(&settings.held),
        parts: Arc::clone(&settings.parts),
    })
}

/// Reads a document that articles are to be held against. What no pack covers says nothing.
#[must_use]
pub fn source(document: Document, settings: &Settings) -> Source {
    part(document, settings, |_| Vec::new())
}

/// Reads another part of a story; `given` tells what it gives for rules that ask all parts for one value.
#[must_use]
pub fn part(document: Document, settings: &Settings, given: impl FnOnce(&Analysis<'_>) -> Vec<Given>) -> Source {
    let alone = Settings { held: Arc::default(), parts: Arc::default(), ..settings.clone() };
    let read = analyze(&document, &alone).map(|read| {
        let stories = read.stories.iter().map(|s| (&s.mentions[..], &s.claims[..]));
        let points = facts::points(read.language, read.measures, &document.prose, &read.lexed, stories);
        (points, given(&read))
    });
    let (points, given) = read.unwrap_or_default();
    let mut source = Source::new(document, points);
    source.given = given;
    source
}

/// The day of publication that the document gives: the story's own before that of the whole.
fn told(document: &Document, story: &Story) -> Option<NaiveDate> {
    let opening = document.openings.binary_search_by_key(&story.blocks.start, |o| o.block).ok().and_then(|o| document.openings.get(o));
    let own = opening.and_then(|o| o.published.as_deref()).and_then(extraction::parse_published);
    own.or_else(|| document.meta.published.as_deref().and_then(extraction::parse_published))
}

/// A document's own word on its language counts only where the script fits: templates of pages say what they were made for.
fn language_of(document: &Document, settings: &Settings) -> Result<&'static Language, Unreadable> {
    let fits = |tag: &&str| language::by_code(tag).is_none_or(|l| !language::is_foreign(&document.prose, l.script));
    let tag = settings.language.as_deref().or_else(|| document.meta.language.as_deref().filter(fits));
    let tag = tag.or_else(|| language::identify(&document.prose)).ok_or(Unreadable::Empty)?;
    language::by_code(tag).ok_or_else(|| Unreadable::Language(tag.to_owned()))
}

/// How many bytes of another script make a block a foreign one; shorter ones are names.
const FOREIGN: u32 = 60;

/// Blocks in another script than the story's language are passed over.
fn foreign(language: &Language, document: &Document, story: &mut Story, not_checked: &mut Vec<NotChecked>) {
    let blocks: &[document::Block] = document.blocks.get(story.blocks.clone()).unwrap_or(&[]);
    for (block, section) in blocks.iter().zip(&mut story.sections) {
        if *section == Section::Furniture || block.span.len() < FOREIGN {
            continue;
        }
        let text = block.span.slice(&document.prose);
        if language::is_foreign(text, language.script) {
            *section = Section::Furniture;
            let message = "a block in another script than the story's language".to_owned();
            not_checked.push(NotChecked { reason: "unsupported-language", message, span: Some(block.span) });
        }
    }
}

/// The sentences of a story, by place.
fn sentences(lexed: &Lexed, blocks: &Range<usize>) -> Range<usize> {
    let at = |block: usize| lexed.sentences.partition_point(|s| (s.block as usize) < block);
    at(blocks.start)..at(blocks.end)
}

fn read(language: &'static Language, document: &Document, lexed: &Lexed, story: Story, outside: Option<NaiveDate>) -> Read {
    let measures = language::measures();
    let range = sentences(lexed, &story.blocks);
    let own = dateline(language, document, lexed, &story);
    let published = own.or(outside);
    let mut mentions = extraction::extract(language, measures, &document.prose, lexed, range, published);
    let section = |sentence: u32| story.section(lexed.sentences.get(sentence as usize).map_or(usize::MAX, |s| s.block as usize));
    mentions.retain(|m| section(m.sentence) != Section::Furniture);
    Read {
        lead: lead(lexed, &story),
        story,
        published,
        dated: own.is_some(),
        mentions,
        claims: Vec::new(),
        loose: Vec::new(),
        constructions: Vec::new(),
        links: Vec::new(),
        events: Vec::new(),
        same_events: Vec::new(),
        points: Points::default(),
        verdicts: Vec::new(),
        apart: Vec::new(),
        recalled: Vec::new(),
    }
}

/// Adds what a story's mentions claim, how they are built together, and which of them speak of the same thing.
fn claim(language: &Language, document: &Document, lexed: &Lexed, read: &mut Read) {
    let measures = language::measures();
    let range = sentences(lexed, &read.story.blocks);
    let section = |sentence: u32| read.section_of(lexed, sentence);
    let claims = claims::claims(language, measures, &document.prose, lexed, &read.mentions, &section);
    (read.claims, read.loose, read.events) = (claims.exact, claims.loose, claims.events);
    read.constructions = claims::constructions(language, measures, &document.prose, lexed, &read.mentions, range);
    read.constructions.extend(claims::columns(language, &document.prose, lexed, &read.mentions, &read.story.cells));
    read.constructions.extend(claims::cells(language, lexed, &read.mentions, &read.claims, &read.story.cells));
    read.links = linking::same_fact(linking::Story { language, measures, claims: &read.claims, lead: read.lead });
    read.same_events = linking::same_event(&read.events);
}

/// Told where a story has so many figures of one kind that not all are held against as many others.
fn crowded(language: &'static Language, read: &Read) -> Option<NotChecked> {
    let story = linking::Story { language, measures: language::measures(), claims: &read.claims, lead: read.lead };
    let (claim, most) = linking::crowded(story)?;
    let message = format!("a story with more than {most} figures of one kind: from here on each is compared with a few of them only");
    Some(NotChecked { reason: "too-many-figures", message, span: read.claims.get(claim as usize).map(|c| c.span) })
}

/// The date that the story's own dateline prints.
fn dateline(language: &'static Language, document: &Document, lexed: &Lexed, story: &Story) -> Option<NaiveDate> {
    let lines = story.sections.iter().zip(story.blocks.clone()).filter(|(s, _)| **s == Section::Dateline);
    lines.map(|(_, block)| sentences(lexed, &(block..block + 1))).find_map(|range| {
        let mentions: Vec<Mention> = extraction::extract(language, language::measures(), &document.prose, lexed, range, None);
        extraction::publication(&mentions)
    })
}

/// How many sentences of the body are its lead.
const LEAD: usize = 2;

/// The last sentence of the lead, by place.
fn lead(lexed: &Lexed, story: &Story) -> u32 {
    let first = story.sections.iter().zip(story.blocks.clone()).find(|(s, _)| **s == Section::Body).map_or(story.blocks.start, |(_, b)| b);
    let start = sentences(lexed, &(first..first + 1)).start;
    u32::try_from(start + LEAD - 1).unwrap_or(u32::MAX)
}
