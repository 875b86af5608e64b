//! Rows and columns of tables, counted while they are read.

use super::Cell;

/// Where the reader is in its tables. Tables may lie in one another.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// How many tables have begun.
    tables: u32,
    /// The tables that are open, the innermost last.
    open: Vec<Table>,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    /// Which of the document.
    number: u32,
    /// How many rows have begun.
    row: u32,
    /// How many columns of the last one are taken.
    column: u32,
    /// For each of the first columns the first row that no cell from above reaches into.
    free: Vec<u32>,
    /// How many rows the heads of the first row reach down.
    heads: u32,
}

/// Cells that reach down are followed in so many columns: a row is read in no more steps than that, whatever a page says.
const FOLLOWED: u32 = 256;

impl Grid {
    /// A table begins.
    pub(super) fn begin(&mut self) {
        self.open.push(Table { number: self.tables, heads: 1, ..Table::default() });
        self.tables += 1;
    }

    /// The innermost table ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.row += 1;
            table.column = 0;
        }
    }

    /// A group of rows begins: no cell reaches into it from above.
    pub(super) fn group(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.free.clear();
        }
    }

    /// A cell begins that takes so many columns, in a row of heads or not. Outside of a table it stands alone.
    pub(super) fn cell(&mut self, columns: u32, head: bool) -> Cell {
        self.spanning(columns, 1, head).0
    }

    /// The same for a cell that reaches down so many rows; none: to the end of its group. Also says whether it stands in a row of heads as far
    /// as the heads of the first row tell: it is the first, or one of them reaches down to it.
    pub(super) fn spanning(&mut self, columns: u32, rows: impl Into<Option<u32>>, head: bool) -> (Cell, bool) {
        if self.open.is_empty() {
            self.begin();
        }
        let Some(table) = self.open.last_mut() else { return (Cell { block: 0, table: 0, row: 0, column: 0, head }, true) };
        let row = table.row.saturating_sub(1);
        while table.free.get(table.column as usize).is_some_and(|free| *free > row) {
            table.column += 1;
        }
        let column = table.column;
        table.column = column.saturating_add(columns.max(1));
        let below = rows.into().map_or(u32::MAX, |rows| row.saturating_add(rows.max(1)));
        if row == 0 && head {
            table.heads = table.heads.max(below);
        }
        if below > row + 1 {
            let end = table.column.min(FOLLOWED) as usize;
            if table.free.len() < end {
                table.free.resize(end, 0);
            }
            table.free.iter_mut().skip(column as usize).take(end.saturating_sub(column as usize)).for_each(|free| *free = below);
        }
        (Cell { block: 0, table: table.number, row, column, head }, row < table.heads)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(rows: &[&[(u32, Option<u32>)]]) -> Vec<(u32, u32)> {
        let mut grid = Grid::default();
        grid.begin();
        let mut out = Vec::new();
        for row in rows {
            grid.row();
            out.extend(row.iter().map(|&(columns, down)| grid.spanning(columns, down, false).0).map(|c| (c.row, c.column)));
        }
        out
    }

    #[test]
    fn cells_that_reach_down_push_those_below_aside() {
        let one = (1, Some(1));
        assert_eq!(places(&[&[(1, Some(2)), one], &[one], &[one, one]]), [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)]);
        assert_eq!(places(&[&[one, (2, Some(2)), one], &[one, one], &[one]]), [(0, 0), (0, 1), (0, 3), (1, 0), (1, 3), (2, 0)]);
        assert_eq!(places(&[&[(1, None), one], &[one], &[one]]), [(0, 0), (0, 1), (1, 1), (2, 1)], "to the end of the group");
    }

    #[test]
    fn what_a_page_claims_to_span_costs_nothing() {
        let rows = vec![[(u32::MAX, Some(u32::MAX)), (1, None)]; 2000];
        let rows: Vec<&[_]> = rows.iter().map(|r| &r[..]).collect();
        assert_eq!(places(&rows).len(), 4000);
    }
}
