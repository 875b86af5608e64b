//! Rows and columns of tables, counted while they are read.

use super::Cell;

/// Where the reader is in its tables. Tables may lie in one another.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// How many tables have begun.
    tables: u32,
    /// The tables that are open, the innermost last: which, how many rows have begun, how many columns of the last one.
    open: Vec<(u32, u32, u32)>,
}

impl Grid {
    /// A table begins.
    pub(super) fn begin(&mut self) {
        self.open.push((self.tables, 0, 0));
        self.tables += 1;
    }

    /// The innermost table ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        if let Some((_, row, column)) = self.open.last_mut() {
            *row += 1;
            *column = 0;
        }
    }

    /// A cell begins that takes so many columns, in a row of heads or not. Outside of a table it stands alone.
    pub(super) fn cell(&mut self, columns: u32, head: bool) -> Cell {
        if self.open.is_empty() {
            self.begin();
        }
        let (table, row, column) = self.open.last_mut().map_or((0, 0, 0), |(table, row, column)| {
            let at = *column;
            *column = column.saturating_add(columns.max(1));
            (*table, row.saturating_sub(1), at)
        });
        Cell { block: 0, table, row, column, head }
    }
}
