//! Sentences that tell a cell of a table again: "Sales rose to 45 in the north" beside the row "North" and the column "Sales".
//!
//! A sentence tells a cell where it names exactly one row and one column of exactly one table, each in all of its words, gives one figure
//! that can be meant, and says nothing else. Whatever makes another reading fair leaves the two apart: a longer name ("North Calder"), a second
//! row, another time, another thing that is counted, a change or a part.

use super::Construction;
use crate::claims::{Claim, Instance, Modality, Scope, Status};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Language, Sense, Word};
use crate::lexing::{Flag, Lexed};
use crate::stories::{Cell, Section};
use crate::values::Bound;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A label has at most so many words.
const LONGEST: usize = 4;
/// A sentence with more tokens says more than a cell.
const LONG: usize = 60;
/// A label that more tables than this have names none of them.
const SHARED: usize = 8;

/// What four digits at the head of a row or column are taken for.
const YEARS: Range<i64> = 1500..2200;

/// The row or column that a label heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Row(u32),
    Column(u32),
}

/// What heads a row or column.
#[derive(Debug)]
struct Label {
    table: u32,
    line: Line,
    /// Its words, as lemmas.
    words: Vec<Word>,
    /// Whether its first word has its article: الشمال is no شمال.
    article: bool,
}

/// How a sentence names a row or column: in its words, as the noun that its figure counts (قاربًا for القوارب), or as the time that it is.
#[derive(Debug, Default)]
struct Named {
    /// The label, by place.
    label: usize,
    /// Where its words stand.
    at: Vec<Range<usize>>,
    /// Whether it is a time.
    time: bool,
}

/// The lines of a table that a sentence names.
type Lines = BTreeMap<Line, Named>;

/// The labels and figures of all tables.
#[derive(Debug, Default)]
struct Tables {
    labels: Vec<Label>,
    /// Labels by their words, and by the time that they are.
    by_words: HashMap<Vec<Word>, Vec<usize>>,
    by_time: HashMap<String, Vec<usize>>,
    /// Columns of one word by its stem.
    by_stem: HashMap<u32, Vec<usize>>,
    /// Tables of which some row or column is a time.
    timed: BTreeSet<u32>,
    /// What stands in the corner: what the rows are.
    corners: HashMap<u32, Vec<Word>>,
    /// The figure of a cell, by table, row and column; none where there are several.
    figures: HashMap<(u32, u32, u32), Option<u32>>,
}

/// The sentences of a story that tell cells of its tables again. `claims` are in text order.
#[must_use]
pub fn cells(language: &Language, lexed: &Lexed, mentions: &[Mention], claims: &[Claim], cells: &[Cell]) -> Vec<Construction> {
    if cells.is_empty() {
        return Vec::new();
    }
    let reader = Reader { language, lexed, mentions };
    let mut tables = Tables::default();
    cells.chunk_by(|a, b| a.table == b.table).for_each(|table| reader.table(table, &mut tables));
    let told = claims.chunk_by(|a, b| a.sentence == b.sentence).filter_map(|claims| reader.sentence(&tables, claims));
    told.collect()
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    language: &'a Language,
    lexed: &'a Lexed,
    mentions: &'a [Mention],
}

impl Reader<'_> {
    /// Files a table whose first row, and no other, heads its columns.
    fn table(self, cells: &[Cell], tables: &mut Tables) {
        let heads = cells.iter().filter(|c| c.head);
        if heads.clone().count() < 2 || heads.clone().any(|c| c.row != 0) {
            return;
        }
        let Some(table) = cells.first().map(|c| c.table) else { return };
        let mut labels = Vec::new();
        for cell in cells {
            let line = match (cell.row, cell.column) {
                (0, 0) => None,
                (0, column) => Some(Line::Column(column)),
                (row, 0) => Some(Line::Row(row)),
                _ => None,
            };
            match line {
                Some(line) => labels.extend(self.label(cell, line)),
                None if cell.row == 0 => drop(tables.corners.insert(table, self.words(self.tokens(cell)))),
                None => {
                    let figure = self.figure(cell);
                    tables.figures.entry((table, cell.row, cell.column)).and_modify(|f| *f = None).or_insert(figure);
                }
            }
        }
        let timed = labels.iter().any(|(_, time)| time.is_some());
        // "Sales in 2022" above a table that has no years of its own.
        if !timed && cells.first().and_then(|c| c.block.checked_sub(1)).is_some_and(|block| self.dated(block)) {
            return;
        }
        // Two rows of one name are no row.
        let mut names: BTreeMap<(Vec<Word>, Option<String>), usize> = BTreeMap::new();
        for (label, time) in &labels {
            *names.entry((label.words.clone(), time.clone())).or_default() += 1;
        }
        for (label, time) in labels {
            let once = names.get(&(label.words.clone(), time.clone())) == Some(&1);
            if time.is_some() {
                tables.timed.insert(table);
            }
            if once {
                let place = tables.labels.len();
                match time {
                    Some(time) => tables.by_time.entry(time).or_default().push(place),
                    None => {
                        if let (Line::Column(_), [word]) = (label.line, label.words.as_slice()) {
                            tables.by_stem.entry(self.stem(*word)).or_default().push(place);
                        }
                        tables.by_words.entry(label.words.clone()).or_default().push(place);
                    }
                }
                tables.labels.push(label);
            }
        }
    }

    /// A label, and the time that it is. One with signs or figures in it, "Boats (thousands)", is none: its cells say something else.
    fn label(self, cell: &Cell, line: Line) -> Option<(Label, Option<String>)> {
        let tokens = self.tokens(cell);
        let label = |words, article| Label { table: cell.table, line, words, article };
        let mut inside = self.within(cell);
        if let Some(only) = inside.next() {
            let time = self.mentions.get(only).filter(|_| inside.next().is_none()).and_then(year)?;
            return Some((label(Vec::new(), false), Some(time)));
        }
        if let Some(year) = self.year(&tokens) {
            return Some((label(Vec::new(), false), Some(year)));
        }
        let telling = |t: usize| self.lexed.tokens[t].piece == Piece::Word;
        if tokens.is_empty()
            || tokens.len() > LONGEST
            || !tokens.clone().all(telling)
            || tokens.clone().all(|t| self.function(t) && !self.article(t))
        {
            return None;
        }
        Some((label(self.words(tokens.clone()), self.article(tokens.start)), None))
    }

    /// The cell that a sentence tells again, with its figure.
    fn sentence(self, tables: &Tables, claims: &[Claim]) -> Option<Construction> {
        let first = claims.first()?;
        if !matches!(first.section, Section::Body | Section::Standfirst | Section::List) {
            return None;
        }
        let sentence = first.sentence;
        let range = self.lexed.sentences.get(sentence as usize).map(|s| s.tokens.start as usize..s.tokens.end as usize)?;
        if range.len() > LONG {
            return None;
        }
        let times: Vec<&str> = self.mentions_of(sentence).filter_map(|(m, _)| m.time.as_ref().map(|t| t.value.as_str())).collect();
        // "In 2021 the firm grew. Sales were 45 in the north": the time goes on.
        if times.is_empty() && self.carried(sentence) {
            return None;
        }
        let mut named: BTreeMap<u32, Lines> = BTreeMap::new();
        let mut name = |label: usize, at: Option<Range<usize>>, time: bool| {
            let Some(Label { table, line, .. }) = tables.labels.get(label) else { return };
            let line = named.entry(*table).or_default().entry(*line).or_insert_with(|| Named { label, time, ..Named::default() });
            line.at.extend(at);
        };
        let few = |places: &&Vec<usize>| places.len() <= SHARED;
        times.iter().filter_map(|t| tables.by_time.get(*t)).filter(few).flatten().for_each(|place| name(*place, None, true));
        let counted = claims.iter().filter_map(|c| c.subject.head).filter_map(|h| tables.by_stem.get(&self.stem(h)));
        counted.filter(few).flatten().for_each(|place| name(*place, None, false));
        for (tokens, places) in self.phrases(tables, range.clone()) {
            for &place in places {
                let bare = |l: &Label| matches!(l.line, Line::Column(_)) || l.article == self.article(tokens.start);
                if tables.labels.get(place).is_some_and(bare) {
                    name(place, Some(tokens.clone()), false);
                }
            }
        }
        let mut told = named.iter().filter_map(|(table, lines)| self.cell(tables, *table, lines, claims, &range, times.len()));
        told.next().filter(|_| told.next().is_none())
    }

    /// The phrases of a sentence that are labels, the longest at each place.
    fn phrases(self, tables: &Tables, range: Range<usize>) -> Vec<(Range<usize>, &Vec<usize>)> {
        let words = self.words(range.clone());
        let mut out = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = LONGEST.min(words.len() - at);
            let found = (1..=longest).rev().find_map(|len| Some((len, tables.by_words.get(&words[at..at + len])?)));
            let (len, places) = found.map_or((1, None), |(len, places)| (len, Some(places)));
            let tokens = range.start + at..range.start + at + len;
            out.extend(places.filter(|p| p.len() <= SHARED).map(|places| (tokens, places)));
            at += len;
        }
        out
    }

    /// The cell of a table whose row and column a sentence names, if it gives a figure for it.
    fn cell(
        self,
        tables: &Tables,
        table: u32,
        lines: &Lines,
        claims: &[Claim],
        sentence: &Range<usize>,
        times: usize,
    ) -> Option<Construction> {
        let mut all = lines.iter();
        let (&(Line::Row(row), Line::Column(column)), None) = (&(*all.next()?.0, *all.next()?.0), all.next()) else { return None };
        let cell = (*tables.figures.get(&(table, row, column))?)?;
        let of_time = lines.values().filter(|line| line.time).count();
        // Every time that is told has to be one of the table's own, and one is told where the table is by times.
        if times != of_time || of_time == 0 && tables.timed.contains(&table) {
            return None;
        }
        let stated = self.mentions.get(cell as usize)?;
        let labels: Vec<Word> = lines.values().filter_map(|line| tables.labels.get(line.label)).flat_map(|l| l.words.clone()).collect();
        let corner = tables.corners.get(&table).map_or(&[][..], Vec::as_slice);
        let like = |c: &&Claim| c.measure == stated.measure && (c.kind == Kind::Percent) == (stated.kind == Kind::Percent);
        let stems: BTreeSet<u32> = labels.iter().chain(corner).map(|w| self.stem(*w)).collect();
        let meant = |c: &&Claim| match c.subject.head {
            // "Sales in the north rose after 45 shops opened"
            Some(head) => plain(c, of_time) && stems.contains(&self.stem(head)),
            None => plain(c, of_time) && of_time == 0,
        };
        let mut figures = claims.iter().filter(like).filter(meant);
        let (figure, None) = (figures.next()?, figures.next()) else { return None };
        if !self.plainly(sentence, lines, corner, claims, figure) {
            return None;
        }
        let agrees = |c: &Claim| c.quantity.zip(stated.quantity).is_some_and(|(a, b)| a.interval().meets(&b.interval()));
        let elsewhere = claims.iter().filter(like).any(|c| c.mention != figure.mention && agrees(c));
        (!elsewhere).then_some(Construction::Cell { cell, figure: figure.mention })
    }

    /// Whether a sentence says nothing but its labels, the figure, the figure before it, and who says so: what else it says may tie the
    /// figure to something of its own, "online sales", "sales to women", "a shop in the north".
    fn plainly(self, sentence: &Range<usize>, lines: &Lines, corner: &[Word], claims: &[Claim], figure: &Claim) -> bool {
        let mut said: Vec<Range<usize>> = lines.values().flat_map(|line| line.at.iter().cloned()).collect();
        let earlier = |m: u32| claims.iter().any(|c| c.mention == m && matches!(c.scope, Scope::Earlier | Scope::Change));
        for (mention, place) in self.mentions_of(figure.sentence) {
            if mention.time.is_none() && place != figure.mention && !earlier(place) {
                return false;
            }
            said.push(mention.tokens.start as usize..mention.tokens.end as usize);
        }
        let speaker = figure.speaker.as_ref();
        let speaks =
            |t: usize| speaker.is_some_and(|s| s.span.overlaps(self.lexed.tokens[t].span) || s.names.contains(&self.lexed.words[t]));
        let passes = |s: &Sense| {
            let cues = [Cue::Plainly, Cue::Rise, Cue::Fall, Cue::Says, Cue::SaysOn, Cue::AccordingTo, Cue::Total, Cue::Compared];
            matches!(s, Sense::Cue(cue) if cues.contains(cue)).then_some(())
        };
        let mut at = sentence.start;
        while at < sentence.end {
            let token = &self.lexed.tokens[at];
            let label = said.iter().find(|range| range.contains(&at)).map(|range| range.end - at);
            let word = token.piece == Piece::Word && !speaks(at) && !corner.contains(&self.lemma(self.lexed.words[at]));
            // "north-east"
            let hyphen = || token.piece == Piece::Mark && at + 1 < sentence.end && [at, at + 1].iter().all(|t| self.glued(*t));
            at += match label {
                Some(len) => len,
                None if word => match self.language.lexicon.find(self.lexed.from(at, sentence.end), passes) {
                    Some((len, ())) if !token.clitics.has(Clitic::And) || at == sentence.start => len,
                    _ => return false,
                },
                None if hyphen() => return false,
                None => 1,
            };
        }
        true
    }

    fn glued(self, token: usize) -> bool {
        self.lexed.tokens.get(token).is_some_and(|t| t.is(Flag::Glued))
    }

    /// The tokens of a cell that is one sentence; of any other none.
    fn tokens(self, cell: &Cell) -> Range<usize> {
        self.place(cell).map_or(0..0, |n| self.lexed.sentences[n].tokens.start as usize..self.lexed.sentences[n].tokens.end as usize)
    }

    /// The only sentence of a cell.
    fn place(self, cell: &Cell) -> Option<usize> {
        let at = self.lexed.sentences.partition_point(|s| (s.block as usize) < cell.block);
        let alone = self.lexed.sentences.get(at + 1).is_none_or(|s| s.block as usize != cell.block);
        self.lexed.sentences.get(at).filter(|s| s.block as usize == cell.block && alone).map(|_| at)
    }

    /// The mentions of a cell, by place.
    fn within(self, cell: &Cell) -> impl Iterator<Item = usize> {
        let sentence = self.place(cell);
        let first = sentence.map_or(self.mentions.len(), |n| self.mentions.partition_point(|m| (m.sentence as usize) < n));
        let behind = self.mentions[first..].iter().take_while(|m| Some(m.sentence as usize) == sentence).count();
        first..first + behind
    }

    /// The mentions of a sentence, each with its place.
    fn mentions_of(&self, sentence: u32) -> impl Iterator<Item = (&Mention, u32)> {
        let first = self.mentions.partition_point(|m| m.sentence < sentence);
        self.mentions[first..].iter().zip(u32::try_from(first).unwrap_or(u32::MAX)..).take_while(move |(m, _)| m.sentence == sentence)
    }

    /// Whether the sentence before, in the same block, tells a time.
    fn carried(&self, sentence: u32) -> bool {
        let block = |n: u32| self.lexed.sentences.get(n as usize).map(|s| s.block);
        let before = sentence.checked_sub(1).filter(|before| block(*before) == block(sentence));
        before.is_some_and(|before| self.mentions_of(before).any(|(m, _)| m.time.is_some()))
    }

    /// Whether a block tells a time.
    fn dated(&self, block: usize) -> bool {
        let at = |block: usize| self.lexed.sentences.partition_point(|s| (s.block as usize) < block);
        let (from, to) = (at(block), at(block + 1));
        let first = self.mentions.partition_point(|m| (m.sentence as usize) < from);
        self.mentions[first..].iter().take_while(|m| (m.sentence as usize) < to).any(|m| m.time.is_some())
    }

    /// The only figure of a cell.
    fn figure(self, cell: &Cell) -> Option<u32> {
        let mut inside = self.within(cell);
        let (only, None) = (inside.next()?, inside.next()) else { return None };
        let mention = self.mentions.get(only)?;
        let kind = matches!(mention.kind, Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent);
        let rate = mention.measure.is_some_and(|m| m.per.is_some());
        let vague = [Trait::Rate, Trait::Multiple, Trait::Vague].into_iter().any(|t| mention.traits.has(t));
        (kind && !rate && !vague && mention.quantity.is_some()).then(|| u32::try_from(only).ok()).flatten()
    }

    fn words(self, tokens: Range<usize>) -> Vec<Word> {
        self.lexed.from(tokens.start, tokens.end).iter().map(|w| self.lemma(*w)).collect()
    }

    /// The noun that a word is a form of; any other word's own lemma.
    fn lemma(self, word: Word) -> Word {
        let lexicon = &self.language.lexicon;
        let noun = |s: &Sense| if let Sense::Noun(n, _) = s { lexicon.nouns.get(usize::from(n.0)).map(|n| n.word) } else { None };
        lexicon.find(&[word], noun).map_or_else(|| self.lexed.interner.lemma(word), |(_, noun)| noun)
    }

    /// The year that a cell of one numeral is: alone, four digits are read as no figure.
    fn year(self, tokens: &Range<usize>) -> Option<String> {
        let numeral = tokens.len() == 1 && self.lexed.tokens[tokens.start].piece == Piece::Numeral;
        let text = numeral.then(|| self.lexed.interner.text(&self.language.lexicon, self.lexed.words[tokens.start]))?;
        let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        (digits && YEARS.contains(&text.parse().unwrap_or(0))).then(|| text.to_owned())
    }

    fn stem(self, word: Word) -> u32 {
        self.language.folding.stem(self.lexed.interner.text(&self.language.lexicon, self.lemma(word)))
    }

    fn article(self, token: usize) -> bool {
        self.lexed.tokens.get(token).is_some_and(|t| t.clitics.has(Clitic::The))
    }

    fn function(self, token: usize) -> bool {
        let function = |s: &Sense| matches!(s, Sense::Cue(Cue::Function | Cue::Stop)).then_some(());
        self.lexed.words.get(token..=token).is_some_and(|word| self.language.lexicon.find(word, function).is_some())
    }
}

/// The year that a label is, in digits: in a table it is mostly read as a number.
fn year(mention: &Mention) -> Option<String> {
    if let Some(time) = &mention.time {
        return (time.value.len() == 4 && !time.relative).then(|| time.value.clone());
    }
    let number = mention.quantity.filter(|q| mention.kind == Kind::Number && q.upper.is_none() && q.bound == Bound::Exactly)?.value;
    let year = number.to_i64().filter(|n| YEARS.contains(n))?;
    Some(year.to_string())
}

/// Whether a claim says plainly how much there is of something, at a time that the table has.
fn plain(c: &Claim, of_time: usize) -> bool {
    let kind = matches!(c.kind, Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent);
    let whole = matches!(c.scope, Scope::Whole | Scope::Total);
    kind && whole
        && c.modality == Modality::Asserted
        && c.status == Status::Actual
        && c.instance == Instance::Main
        && !c.quoted
        && (!c.window || of_time > 0)
}
