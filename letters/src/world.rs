//! What the typesetter sees of the world: six templates, two font families, one letter, or a batch of those that were made. No disk, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

/// Text, and codes. The second also serves scripts the first lacks, Arabic among them.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

const TEMPLATES: [(&str, &str); 6] = [
    ("shared.typ", include_str!("../templates/shared.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
    ("notice.typ", include_str!("../templates/notice.typ")),
    ("decision.typ", include_str!("../templates/decision.typ")),
    ("form.typ", include_str!("../templates/form.typ")),
    ("batch.typ", include_str!("../templates/batch.typ")),
];

/// The file every template reads its letter from.
const DATA: &str = "letter.json";

/// What all letters share.
pub(crate) struct Shelf {
    library: LazyHash<Library>,
    fonts: FontStore,
    templates: Vec<Source>,
    data: FileId,
}

impl Shelf {
    pub(crate) fn load() -> Self {
        // Row headers of tables (`pdf.header-cell`) are behind this feature in typst 0.15.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_features(features).build();
        let mut fonts = FontStore::new();
        fonts.extend(
            typst_kit::fonts::embedded().filter(|(_, info)| FAMILIES.contains(&info.family.as_str())),
        );
        let templates =
            TEMPLATES.iter().map(|(name, text)| Source::new(file_id(name), (*text).to_owned())).collect();
        Self { library: LazyHash::new(library), fonts, templates, data: file_id(DATA) }
    }

    /// Whether some font can draw `c`.
    pub(crate) fn covers(&self, c: char) -> bool {
        let book = self.fonts.book();
        (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(c)))
    }
}

#[expect(clippy::expect_used, reason = "the names are constants of this file, tried by every test")]
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a valid path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The shelf with one letter on it.
pub(crate) struct LetterWorld<'a> {
    shelf: &'a Shelf,
    template: &'static str,
    data: Bytes,
    attached: Vec<(FileId, Bytes)>,
}

impl<'a> LetterWorld<'a> {
    pub(crate) fn new(shelf: &'a Shelf, template: &'static str, json: Vec<u8>) -> Self {
        Self { shelf, template, data: Bytes::new(json), attached: Vec::new() }
    }

    /// Lays files beside the letter; the template reads them as `0.pdf`, `1.pdf` ...
    pub(crate) fn with(mut self, files: Vec<Vec<u8>>) -> Self {
        let named = |(place, bytes)| (file_id(&format!("{place}.pdf")), Bytes::new(bytes));
        self.attached = files.into_iter().enumerate().map(named).collect();
        self
    }

    pub(crate) fn template(&self) -> &'static str {
        self.template
    }
}

impl World for LetterWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shelf.fonts.book()
    }

    fn main(&self) -> FileId {
        file_id(self.template)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.shelf.templates.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| FileError::NotFound("template".into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shelf.data {
            return Ok(self.data.clone());
        }
        let found = self.attached.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| FileError::NotFound("letter".into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.font(index)
    }

    /// Letters are dated by the caller.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
