//! Tables, each with its caption.

use leptos::prelude::*;

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    number: bool,
}

impl Column {
    /// A column of text.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// A column of numbers, aligned right.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// The content of a cell.
pub type TableCell = AnyView;

/// A table. The first cell of a row is the row's heading. On a small screen the table scrolls sideways in a
/// region that the keyboard can reach, or shows each row as a card ([`Table::cards`]).
pub struct Table {
    id: String,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<TableCell>>,
    dense: bool,
    cards: bool,
    one_of_many: bool,
}

impl Table {
    /// An empty table. `id` must be unique on the page.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            id: id.into(),
            caption: caption.into(),
            columns,
            rows: Vec::new(),
            dense: false,
            cards: false,
            one_of_many: false,
        }
    }

    /// Adds a row: one cell for each column.
    #[must_use]
    pub fn row(mut self, cells: Vec<TableCell>) -> Self {
        self.rows.push(cells);
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<TableCell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Sets rows close together, for staff pages.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// Makes it no landmark: on a page of many tables their regions would crowd out the others.
    #[must_use]
    pub fn one_of_many(mut self) -> Self {
        self.one_of_many = true;
        self
    }

    /// Shows every row as a card on a small screen, with each cell under its column's name.
    ///
    /// The CSS for cards removes the table layout, and browsers then drop the table semantics for screen
    /// readers. So the roles are written out.
    #[must_use]
    pub fn cards(mut self) -> Self {
        self.cards = true;
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let role = |role: &'static str| self.cards.then_some(role);
        let label = |i: usize| self.columns.get(i).filter(|_| self.cards).map(|c| c.label.clone());
        let number = |i: usize| self.columns.get(i).is_some_and(|c| c.number).then_some("number");
        let rows = self.rows.into_iter().map(|cells| {
            let cells = cells.into_iter().enumerate().map(|(i, cell)| {
                if i == 0 {
                    view! { <th scope="row" role=role("rowheader")>{cell}</th> }.into_any()
                } else {
                    view! { <td class=number(i) role=role("cell") data-label=label(i)>{cell}</td> }.into_any()
                }
            });
            view! { <tr role=role("row")>{cells.collect_view()}</tr> }
        });
        let rows = rows.collect_view();
        let head = self.columns.iter().enumerate();
        let head = head
            .map(|(i, c)| {
                let label = c.label.clone();
                view! { <th scope="col" class=number(i) role=role("columnheader")>{label}</th> }
            })
            .collect_view();
        let part = if self.one_of_many { "group" } else { "region" };
        let caption = format!("{}-caption", self.id);
        let caption_id = caption.clone();
        let class = match (self.dense, self.cards) {
            (true, true) => Some("dense cards"),
            (true, false) => Some("dense"),
            (false, true) => Some("cards"),
            (false, false) => None,
        };
        view! {
            <div class="scroll" role=part tabindex="0" aria-labelledby=caption_id>
                <table id=self.id class=class role=role("table")>
                    <caption id=caption>{self.caption}</caption>
                    <thead role=role("rowgroup")><tr role=role("row")>{head}</tr></thead>
                    <tbody role=role("rowgroup")>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}
