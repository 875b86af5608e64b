//! Tables whose last row holds the sums of their columns.
//!
//! A column is read as a list of parts with its total when every cell between its head and the total holds one plain amount and all are
//! in one unit. Percentages and rates are left out: the row of totals holds their mean as often as their sum. So are tables with several
//! such rows, where parts may be counted twice.

use super::Construction;
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Cue, Language, Sense};
use crate::lexing::Lexed;
use crate::stories::Cell;
use std::collections::BTreeMap;

/// A total needs at least so many parts.
const FEWEST: usize = 2;
/// The head of the row of totals has at most so many tokens.
const HEAD: usize = 4;

/// The columns of all tables of a story that have a total.
#[must_use]
pub fn columns(language: &Language, prose: &str, lexed: &Lexed, mentions: &[Mention], cells: &[Cell]) -> Vec<Construction> {
    let reader = Reader { language, prose, lexed, mentions };
    cells.chunk_by(|a, b| a.table == b.table).flat_map(|table| reader.table(table)).collect()
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    language: &'a Language,
    prose: &'a str,
    lexed: &'a Lexed,
    mentions: &'a [Mention],
}

/// What a cell holds beside words.
#[derive(Clone, Copy)]
enum Amount {
    /// One plain amount: a mention, by place.
    One(u32),
    /// Something that is not added up.
    Other,
    /// No figure.
    None,
}

impl Reader<'_> {
    fn table(self, cells: &[Cell]) -> Vec<Construction> {
        let totals: Vec<&Cell> = cells.chunk_by(|a, b| a.row == b.row).filter_map(|row| row.first()).filter(|c| self.is_total(c)).collect();
        let [total] = totals[..] else { return Vec::new() };
        // A cell with two blocks is no figure.
        let mut columns: BTreeMap<u32, Vec<(u32, bool, Amount)>> = BTreeMap::new();
        for cell in cells.iter().filter(|c| c.row <= total.row && c.column > total.column) {
            columns.entry(cell.column).or_default().push((cell.row, cell.head, self.amount(cell)));
        }
        columns.into_values().filter_map(|column| self.column(total.row, &column)).collect()
    }

    /// A column down to its total, which has an amount in every row behind its head.
    fn column(self, last: u32, cells: &[(u32, bool, Amount)]) -> Option<Construction> {
        let (&(row, _, Amount::One(total)), parts) = cells.split_last()? else { return None };
        let body: Vec<_> = parts.iter().skip_while(|(_, head, amount)| *head || matches!(amount, Amount::None)).collect();
        let first = body.first()?.0;
        let whole =
            row == last && body.iter().zip(first..).all(|(cell, row)| cell.0 == row) && first as usize + body.len() == last as usize;
        let parts: Vec<u32> = body.iter().filter_map(|c| if let Amount::One(m) = c.2 { Some(m) } else { None }).collect();
        let unit = |m: &u32| self.mentions.get(*m as usize).map(|m| m.measure);
        let same = parts.iter().all(|p| unit(p) == unit(&total));
        (whole && same && parts.len() == body.len() && parts.len() >= FEWEST).then_some(Construction::List {
            total,
            parts,
            closed: true,
            open: false,
            unsaid: false,
        })
    }

    /// Whether a cell heads the row of totals.
    fn is_total(self, cell: &Cell) -> bool {
        let Some(sentence) = self.sentence(cell) else { return false };
        let tokens = &self.lexed.sentences[sentence].tokens;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let wanted = |s: &Sense| matches!(s, Sense::Cue(Cue::Total)).then_some(());
        end - start <= HEAD && self.language.lexicon.find(self.lexed.from(start, end), wanted).is_some()
    }

    /// The only sentence of a cell.
    fn sentence(self, cell: &Cell) -> Option<usize> {
        let at = self.lexed.sentences.partition_point(|s| (s.block as usize) < cell.block);
        let alone = self.lexed.sentences.get(at + 1).is_none_or(|s| s.block as usize != cell.block);
        self.lexed.sentences.get(at).filter(|s| s.block as usize == cell.block && alone).map(|_| at)
    }

    fn amount(self, cell: &Cell) -> Amount {
        let Some(sentence) = self.sentence(cell) else { return Amount::Other };
        let tokens = &self.lexed.sentences[sentence].tokens;
        let first = self.mentions.partition_point(|m| (m.sentence as usize) < sentence);
        let mut found = self.mentions[first..].iter().zip(first..).take_while(|(m, _)| m.sentence as usize == sentence);
        match (found.next(), found.next()) {
            (None, _) => {
                let figure = self.lexed.span(tokens.start as usize..tokens.end as usize).slice(self.prose).contains(char::is_numeric);
                if figure { Amount::Other } else { Amount::None }
            }
            (Some((mention, place)), None) if plain(mention) => u32::try_from(place).map_or(Amount::Other, Amount::One),
            _ => Amount::Other,
        }
    }
}

/// Whether a mention is an amount that can be added up.
fn plain(mention: &Mention) -> bool {
    let kind = matches!(mention.kind, Kind::Number | Kind::Quantity | Kind::Money);
    let rate = mention.measure.is_some_and(|m| m.per.is_some()) || mention.traits.has(Trait::Rate) || mention.traits.has(Trait::Multiple);
    kind && !rate && mention.quantity.is_some()
}
