//! Reads the structure of a file with a library that did not write it.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// A file.
pub(crate) struct File(pub(crate) Document);

/// An element of the structure.
pub(crate) struct Element<'f> {
    pub(crate) kind: String,
    pub(crate) own: &'f Dictionary,
    pub(crate) inside: Vec<Element<'f>>,
    /// How many pieces of pages it holds itself.
    pub(crate) pieces: usize,
    /// How many areas to click it holds itself.
    pub(crate) areas: usize,
}

impl File {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    pub(crate) fn at<'f>(&'f self, from: &'f Dictionary, key: &str) -> Option<&'f Object> {
        let object = from.get(key.as_bytes()).ok()?;
        Some(self.0.dereference(object).unwrap().1)
    }

    pub(crate) fn dictionary<'f>(&'f self, from: &'f Dictionary, key: &str) -> &'f Dictionary {
        self.at(from, key).unwrap_or_else(|| panic!("no {key}")).as_dict().unwrap()
    }

    /// The whole structure, from its root.
    pub(crate) fn structure(&self) -> Element<'_> {
        let root = self.dictionary(self.0.catalog().unwrap(), "StructTreeRoot");
        self.element(root)
    }

    fn element<'f>(&'f self, own: &'f Dictionary) -> Element<'f> {
        let kind =
            own.get(b"S").ok().map_or("root".into(), |name| String::from_utf8_lossy(name.as_name().unwrap()));
        let mut element = Element { kind: kind.into_owned(), own, inside: Vec::new(), pieces: 0, areas: 0 };
        match self.at(own, "K") {
            Some(Object::Array(children)) => {
                for child in children {
                    self.child(&mut element, self.0.dereference(child).unwrap().1);
                }
            }
            Some(child) => self.child(&mut element, child),
            None => {}
        }
        element
    }

    fn child<'f>(&'f self, element: &mut Element<'f>, child: &'f Object) {
        match child {
            Object::Integer(_) => element.pieces += 1,
            Object::Dictionary(child) => match child.get(b"Type").and_then(Object::as_name) {
                Ok(b"MCR") => element.pieces += 1,
                Ok(b"OBJR") => element.areas += 1,
                _ => element.inside.push(self.element(child)),
            },
            other => panic!("a child of the structure is {other:?}"),
        }
    }

    /// For each page: how many pieces belong to the structure, and whether something is drawn outside of any piece.
    pub(crate) fn pages(&self) -> Vec<(usize, bool)> {
        let mut pages = Vec::new();
        for page in self.0.get_pages().values() {
            let content = Content::decode(&self.0.get_page_content(*page)).unwrap();
            let (mut depth, mut pieces, mut bare) = (0, 0, false);
            for operation in content.operations {
                match operation.operator.as_str() {
                    "BDC" | "BMC" => {
                        depth += 1;
                        let has_number = operation.operands.get(1).is_some_and(|properties| {
                            properties.as_dict().is_ok_and(|properties| properties.has(b"MCID"))
                        });
                        pieces += usize::from(has_number);
                    }
                    "EMC" => depth -= 1,
                    "Tj" | "TJ" | "f" | "f*" | "S" | "B" | "B*" | "b" | "s" | "Do" | "sh" => {
                        bare |= depth == 0;
                    }
                    _ => {}
                }
            }
            assert_eq!(depth, 0);
            pages.push((pieces, bare));
        }
        pages
    }
}

impl<'f> Element<'f> {
    /// The element and all below it, in reading order.
    pub(crate) fn all(&self) -> Vec<&Element<'f>> {
        let mut all = vec![self];
        for element in &self.inside {
            all.extend(element.all());
        }
        all
    }

    /// All elements of a kind.
    pub(crate) fn each(&self, kind: &str) -> Vec<&Element<'f>> {
        self.all().into_iter().filter(|element| element.kind == kind).collect()
    }
}
