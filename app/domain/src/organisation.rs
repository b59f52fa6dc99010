//! Organisations: where people act. An authority is one of them, and keeps its official code.

use crate::Bilingual;

codes! {
    /// What an organisation is.
    pub enum OrganisationKind {
        /// A council: feedback belongs to it.
        Authority = "authority",
        /// A council department, health board or charity that provides services, perhaps to several authorities.
        Provider = "provider",
        /// Independent professional or parent advocates.
        Advocacy = "advocacy",
        /// A Partnership Board, Safeguarding Board or corporate parenting board.
        Board = "board",
        /// A body for all of Wales.
        National = "national",
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// What stands in the addresses of its staff pages: an authority's GSS code, else a short code of letters and digits.
    pub code: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it is called.
    pub name: Bilingual,
}
