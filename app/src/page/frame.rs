//! What the frame needs to know about the page inside it.

use domain::Locale;

/// Where the files stand that pages ask for. The server fills it with hashed addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assets {
    /// The style that public pages carry inside. Where it is empty, they ask for `css`.
    pub public_style: &'static str,
    /// The style that contributors' pages carry inside. Where it is empty, they ask for `css`.
    pub own_style: &'static str,
    /// The style of every page, as a file.
    pub css: &'static str,
    /// What staff pages add to it.
    pub staff_css: &'static str,
    /// Leave this page: the script.
    pub leave_js: &'static str,
    /// The icon.
    pub favicon: &'static str,
    /// Wakes the islands of a page: the only script that loads wasm.
    pub islands_boot: &'static str,
    /// The glue of the islands.
    pub islands_js: &'static str,
    /// The islands.
    pub islands_wasm: &'static str,
}

impl Assets {
    /// Whether the islands were built into this server. Pages work without them.
    pub fn has_islands(&self) -> bool {
        !self.islands_js.is_empty() && !self.islands_wasm.is_empty()
    }
}

/// For whom a page is: it decides the title, the tone of the frame and which style is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anyone reads it.
    Public,
    /// A contributor gives feedback or comes back: a neutral title, and no search engine.
    Contributor,
    /// The same for a child: larger, fewer words in the frame.
    Child,
    /// Signed-in staff: dense and quick.
    Staff,
}

/// A link in a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether it is the page, or the part, that one is in.
    pub current: bool,
}

/// The bar over staff pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffBar {
    /// Who is signed in.
    pub name: String,
    /// The code of the organisation in which they act now, as it stands in addresses.
    pub code: String,
    /// What that organisation is called.
    pub organisation: String,
    /// The first pages of all organisations in which they act, where there are several.
    pub organisations: Vec<Link>,
    /// The parts they may enter.
    pub links: Vec<Link>,
    /// The token that signing out carries.
    pub csrf: String,
}

/// The frame around one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The language of the page.
    pub locale: Locale,
    /// The same page in the other language.
    pub other_path: String,
    /// Whether the frame links to it. Not where the page holds what somebody typed or was just told: a link
    /// would lose it, so such a page has a button of its own (or, on a receipt, nothing).
    pub switch: bool,
    /// The id of what the skip link leads to.
    pub skip_to: &'static str,
    /// Where the files stand.
    pub assets: &'static Assets,
    /// Whether everything in this database is made up: then every page says so.
    pub demo: bool,
    /// For whom the page is.
    pub kind: Kind,
    /// The bar of signed-in staff.
    pub staff: Option<StaffBar>,
    /// Whether the page has an island.
    pub islands: bool,
    /// The address that ends the visitor's session when they leave this page in a hurry.
    pub leaving_ends: Option<String>,
}

impl Frame {
    /// The frame of a public page without anything particular.
    pub fn public(locale: Locale, other_path: impl Into<String>, assets: &'static Assets) -> Self {
        Self {
            locale,
            other_path: other_path.into(),
            switch: true,
            skip_to: "main",
            assets,
            demo: false,
            kind: Kind::Public,
            staff: None,
            islands: false,
            leaving_ends: None,
        }
    }

    /// The code of the organisation whose staff page this is: what its addresses begin with. Empty on every other page.
    pub fn organisation(&self) -> &str {
        self.staff.as_ref().map_or("", |bar| &bar.code)
    }

    /// The same frame for another kind of page.
    #[must_use]
    pub fn of(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The same frame with a skip link to the first step of a form, where an address with a fragment is a step. The
    /// style takes the link away while another step is open: it would lead back.
    #[must_use]
    pub fn skipping_to(mut self, id: &'static str) -> Self {
        self.skip_to = id;
        self
    }

    /// The same frame without the link to the other language.
    #[must_use]
    pub fn switching_itself(mut self) -> Self {
        self.switch = false;
        self
    }
}
