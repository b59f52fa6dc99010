//! What the frame must know about the page inside it.

use domain::Locale;

/// The addresses of the files that pages load. The server fills in hashed addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assets {
    /// The inline style of public pages. Where it is empty, they load `css`.
    pub public_style: &'static str,
    /// The inline style of contributors' pages. Where it is empty, they load `css`.
    pub own_style: &'static str,
    /// The style sheet of every page.
    pub css: &'static str,
    /// The style sheet that staff pages add.
    pub staff_css: &'static str,
    /// The script of the "leave this page" button.
    pub leave_js: &'static str,
    /// The icon.
    pub favicon: &'static str,
    /// The script that starts a page's islands: the only one that loads wasm.
    pub islands_boot: &'static str,
    /// The JavaScript that wasm-bindgen generates for the islands.
    pub islands_js: &'static str,
    /// The wasm of the islands.
    pub islands_wasm: &'static str,
}

impl Assets {
    /// Whether the islands were built into this server. Pages work without them.
    pub fn has_islands(&self) -> bool {
        !self.islands_js.is_empty() && !self.islands_wasm.is_empty()
    }
}

/// The readers of a page. They decide its title, its tone and which style is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anyone.
    Public,
    /// A contributor who gives feedback or comes back: a neutral title, not listed by search engines.
    Contributor,
    /// A contributor who is a child: larger text, fewer words in the frame.
    Child,
    /// Signed-in staff: a dense page.
    Staff,
    /// Anyone, in a folder of files apart from the site: no script, no other file, no way into the site.
    File,
}

/// A link in a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether this link is the current page, or the part that the page belongs to.
    pub current: bool,
}

/// The bar above staff pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffBar {
    /// The name of the signed-in person.
    pub name: String,
    /// The code of the organisation they act in now, as addresses write it.
    pub code: String,
    /// The name of that organisation.
    pub organisation: String,
    /// Links to the first page of every organisation they act in; empty where there is only one.
    pub organisations: Vec<Link>,
    /// The parts of the staff area that they may enter.
    pub links: Vec<Link>,
    /// The CSRF token of the sign-out form.
    pub csrf: String,
}

/// The frame around one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The language of the page.
    pub locale: Locale,
    /// The address of the same page in the other language.
    pub other_path: String,
    /// Whether the frame links to the other language. A link would lose typed text or what was just told, so
    /// a page with either has its own button (the receipt has none).
    pub switch: bool,
    /// The id that the skip link leads to.
    pub skip_to: &'static str,
    /// The addresses of the files.
    pub assets: &'static Assets,
    /// Whether the database holds made-up data only. Every page then says so.
    pub demo: bool,
    /// The readers of the page.
    pub kind: Kind,
    /// The bar of signed-in staff.
    pub staff: Option<StaffBar>,
    /// Whether the page has an island.
    pub islands: bool,
    /// The address that ends the visitor's session when they press "leave this page".
    pub leaving_ends: Option<String>,
}

impl Frame {
    /// The frame of a plain public page.
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

    /// The code of the organisation whose staff page this is, for its addresses. Empty on every other page.
    pub fn organisation(&self) -> &str {
        self.staff.as_ref().map_or("", |bar| &bar.code)
    }

    /// The same frame for another kind of page.
    #[must_use]
    pub fn of(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The same frame with a skip link to the first step of a form whose steps are fragments. The CSS hides
    /// the link while another step is open, because it would lead back.
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
