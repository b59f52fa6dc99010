//! Tables, each with its caption.

use leptos::prelude::*;

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// A column of numbers, set to the right.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// What stands in a cell.
pub type Cell = AnyView;

/// A table. The first cell of a row is its heading. On a small screen it scrolls sideways in its own
/// region, which the keyboard can reach.
pub struct Table {
    id: String,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    dense: bool,
}

impl Table {
    /// An empty table; `id` is its own on the page.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { id: id.into(), caption: caption.into(), columns, rows: Vec::new(), dense: false }
    }

    /// Adds a row: one cell a column.
    #[must_use]
    pub fn row(mut self, cells: Vec<Cell>) -> Self {
        self.rows.push(cells);
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Close lines, for staff.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let number = |i: usize| self.columns.get(i).is_some_and(|c| c.number).then_some("number");
        let rows = self.rows.into_iter().map(|cells| {
            let cells = cells.into_iter().enumerate().map(|(i, cell)| {
                if i == 0 {
                    view! { <th scope="row">{cell}</th> }.into_any()
                } else {
                    view! { <td class=number(i)>{cell}</td> }.into_any()
                }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        let rows = rows.collect_view();
        let head = self.columns.iter().enumerate();
        let head = head
            .map(|(i, c)| view! { <th scope="col" class=number(i)>{c.label.clone()}</th> })
            .collect_view();
        let caption = format!("{}-caption", self.id);
        let caption_id = caption.clone();
        view! {
            <div class="scroll" role="region" tabindex="0" aria-labelledby=caption_id>
                <table id=self.id class=self.dense.then_some("dense")>
                    <caption id=caption>{self.caption}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}
