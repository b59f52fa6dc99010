//! Figures as JSON: how they are stored and released, and how they are read back.

use super::{Disclosed, Figures, Number, Policy, Row, Table, draw::STEP, print::columns};
use crate::{
    clock::Month,
    figures::{Measure, Population},
};
use serde::{Deserialize, Serialize, Serializer, de::Error as _, ser::SerializeMap as _};

/// A stored print that printing cannot have written.
#[derive(Debug, thiserror::Error)]
pub enum BadPrint {
    /// Not the JSON of figures.
    #[error("stored figures cannot be read")]
    Json(#[from] serde_json::Error),
    /// A number that is never printed, or a floor below the method's.
    #[error("stored figures hold a number that is never printed")]
    Number,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(flatten)]
    population: Population,
    floor: u64,
    drawn: Drawn,
    base: Option<u64>,
    tables: Vec<StoredTable>,
}

/// A month as `2026-10`.
struct Drawn(Month);

impl Serialize for Drawn {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Drawn {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        let month = text
            .split_once('-')
            .and_then(|(year, month)| Some(Month { year: year.parse().ok()?, month: month.parse().ok()? }));
        month.map(Self).ok_or_else(|| D::Error::custom("a month is written like 2026-10"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredTable {
    measure: Measure,
    rows: Vec<StoredRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRow {
    code: String,
    base: Option<u64>,
    cells: Option<Cells>,
}

/// Cells in the order to print.
struct Cells(Vec<(String, u64)>);

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.len()))?;
        for (column, number) in &self.0 {
            map.serialize_entry(column, number)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> serde::de::Visitor<'de> for InOrder {
            type Value = Cells;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the cells of a row")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Cells, A::Error> {
                let mut cells = Vec::new();
                while let Some(cell) = map.next_entry()? {
                    cells.push(cell);
                }
                Ok(Cells(cells))
            }
        }
        d.deserialize_map(InOrder)
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let cells = |cells: &[(String, Number)]| {
            Cells(cells.iter().map(|(column, number)| (column.clone(), number.get())).collect())
        };
        let row = |row: &Row| StoredRow {
            code: row.code.clone(),
            base: row.base().map(Number::get),
            cells: row.shown.as_ref().map(|(_, of)| cells(of)),
        };
        let table = |table: &Table| StoredTable {
            measure: table.measure,
            rows: table.rows.iter().map(row).collect(),
        };
        Stored {
            population: self.population.clone(),
            floor: self.floor,
            drawn: Drawn(self.drawn),
            base: self.base.map(Number::get),
            tables: self.tables.iter().map(table).collect(),
        }
        .serialize(s)
    }
}

impl Serialize for Disclosed<Figures> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}

impl Disclosed<Figures> {
    /// As it is stored.
    pub fn to_json(&self) -> Result<String, BadPrint> {
        Ok(serde_json::to_string(self)?)
    }

    /// Opens figures that storage kept: the one door past the draw, for text that [`super::print()`] once wrote.
    ///
    /// # Errors
    /// [`BadPrint`] if a number is no multiple of 5, or a row is shown that the method withholds, so that the door is no
    /// way round it.
    pub fn from_stored(json: &str) -> Result<Self, BadPrint> {
        read(serde_json::from_str(json)?)
    }
}

fn read(stored: Stored) -> Result<Disclosed<Figures>, BadPrint> {
    let Stored { population, floor, drawn, base, tables } = stored;
    let printed =
        |number: u64| number.is_multiple_of(STEP).then(|| Number::printed(number)).ok_or(BadPrint::Number);
    let shown = |number: u64| if number >= floor { printed(number) } else { Err(BadPrint::Number) };
    let everybody = population.of.is_everybody();
    let row = |measure: Measure, row: StoredRow| {
        let cells = |Cells(cells): Cells| {
            let read = cells.into_iter().map(|(column, number)| Ok((column, printed(number)?)));
            let mut read = read.collect::<Result<Vec<_>, BadPrint>>()?;
            // A release is canonical JSON, which sorts the columns by their codes.
            let order = columns(measure, &row.code, everybody);
            read.sort_by_key(|(column, _)| order.iter().position(|code| code == column));
            Ok::<_, BadPrint>(read)
        };
        let shown = match (row.base, row.cells) {
            (Some(base), Some(of)) => Some((shown(base)?, cells(of)?)),
            (None, None) => None,
            _ => return Err(BadPrint::Number),
        };
        Ok(Row { code: row.code, shown })
    };
    let table = |table: StoredTable| {
        let rows =
            table.rows.into_iter().map(|of| row(table.measure, of)).collect::<Result<_, BadPrint>>()?;
        Ok(Table { measure: table.measure, rows })
    };
    if floor < Policy::default().floor(population.of.cut) {
        return Err(BadPrint::Number);
    }
    let base = base.map(shown).transpose()?;
    let tables = tables.into_iter().map(table).collect::<Result<Vec<_>, BadPrint>>()?;
    if base.is_none() && !tables.is_empty() {
        return Err(BadPrint::Number);
    }
    Ok(Disclosed(Figures { population, floor, drawn: drawn.0, members: 1, base, tables }))
}

impl<'de> Deserialize<'de> for Disclosed<Figures> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(Stored::deserialize(d)?).map_err(D::Error::custom)
    }
}
