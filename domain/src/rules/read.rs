//! From rule files as written to rules one can trust: every reference resolved, every value of its type.

mod condition;
mod criterion;
mod deciding;
mod example;
mod profile;
mod sampling;
mod scheme;
mod version;

pub(super) use deciding::read as deciding_of;
pub(super) use scheme::SchemeText;

use super::RulesError;
use super::fact::{Fact, Vocabulary};
use super::file::{ListEntry, SourceEntry};
use super::parts::{Source, ValueList, Wording};
use super::profile::Profile;
use super::version::RuleVersion;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;

/// What is wrong, and where in the text when it is known.
pub(super) struct Fault {
    at: Option<Range<usize>>,
    reason: String,
}

impl Fault {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { at: None, reason: reason.into() }
    }

    /// The same fault, at that place unless a closer one is known.
    fn at(self, span: Range<usize>) -> Self {
        Self { at: self.at.or(Some(span)), reason: self.reason }
    }

    fn in_file(self, name: &str, text: &str) -> RulesError {
        let line = self.at.map(|span| line_of(text, span.start));
        RulesError { file: name.to_owned(), line, reason: self.reason }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Reads `scheme.toml`.
pub(super) fn read_scheme(name: &str, text: &str) -> Result<SchemeText, RulesError> {
    parse(text).and_then(|file| SchemeText::read(file, text)).map_err(|fault| fault.in_file(name, text))
}

/// Reads one version of that scheme.
pub(super) fn read_version(base: &SchemeText, name: &str, text: &str) -> Result<RuleVersion, RulesError> {
    let version = parse(text).and_then(|file| version::read(base, name, file, text));
    version.map_err(|fault| fault.in_file(name, text))
}

fn parse<F: serde::de::DeserializeOwned>(text: &str) -> Result<F, Fault> {
    toml::from_str(text).map_err(|error| Fault { at: error.span(), reason: error.message().to_owned() })
}

/// What the rest of a file refers to.
pub(super) struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    sources: Vec<Source>,
    lists: Vec<ValueList>,
    profiles: Vec<Arc<Profile>>,
}

impl<'v> Reader<'v> {
    fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, sources: Vec::new(), lists: Vec::new(), profiles: Vec::new() }
    }

    fn add_sources(&mut self, entries: &[Spanned<SourceEntry>]) -> Result<(), Fault> {
        for entry in entries {
            let source = self.read_source(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
            self.sources.push(source);
        }
        Ok(())
    }

    fn add_lists(&mut self, entries: &[Spanned<ListEntry>]) -> Result<(), Fault> {
        for entry in entries {
            let list = self.read_list(entry.get_ref()).map_err(|fault| fault.at(entry.span()))?;
            self.lists.push(list);
        }
        Ok(())
    }

    fn read_source(&self, entry: &SourceEntry) -> Result<Source, Fault> {
        let SourceEntry { id, title, article, date, confidence, open_point } = entry;
        require_code(id)?;
        require_text(title)?;
        if self.sources.iter().any(|source| source.id == *id) {
            return Err(Fault::new(format!("two sources have the id \"{id}\"")));
        }
        Ok(Source {
            id: id.clone(),
            title: title.clone(),
            article: article.clone(),
            date: date.0,
            confidence: *confidence,
            open_point: open_point.clone(),
        })
    }

    fn read_list(&self, entry: &ListEntry) -> Result<ValueList, Fault> {
        require_code(&entry.name)?;
        if self.lists.iter().any(|list| list.name == entry.name) {
            return Err(Fault::new(format!("two lists have the name \"{}\"", entry.name)));
        }
        let of = self.fact(entry.of.get_ref()).map_err(|fault| fault.at(entry.of.span()))?;
        let values = entry.values.iter().map(|value| self.value(of, value)).collect::<Result<_, _>>()?;
        let (name, standing) = (entry.name.clone(), entry.standing);
        Ok(ValueList { name, of, values, standing, source: self.source(&entry.source)? })
    }

    /// The source of that id.
    fn source(&self, id: &Spanned<String>) -> Result<Source, Fault> {
        let unknown = || Fault::new(format!("no source has the id \"{}\"", id.get_ref())).at(id.span());
        self.sources.iter().find(|source| source.id == *id.get_ref()).cloned().ok_or_else(unknown)
    }

    /// The list of that name.
    fn list(&self, name: &str) -> Result<&ValueList, Fault> {
        let unknown = || Fault::new(format!("no list has the name \"{name}\""));
        self.lists.iter().find(|list| list.name == name).ok_or_else(unknown)
    }

    /// The profile of that code, read before.
    fn profile(&self, code: &str) -> Result<Arc<Profile>, Fault> {
        let unknown = || Fault::new(format!("no profile has the code \"{code}\""));
        self.profiles.iter().find(|profile| profile.code == code).cloned().ok_or_else(unknown)
    }

    /// The fact of that name.
    fn fact(&self, code: &str) -> Result<Fact, Fault> {
        let unknown =
            || Fault::new(format!("no fact and no question has the name \"{code}\": nothing would feed it"));
        self.vocabulary.fact(code).ok_or_else(unknown)
    }
}

fn require_code(code: &str) -> Result<(), Fault> {
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && code.chars().all(is_code) {
        return Ok(());
    }
    Err(Fault::new(format!("\"{code}\" is no code: small letters, digits and dashes only")))
}

fn require_text(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() { Err(Fault::new("a text is empty")) } else { Ok(()) }
}

fn require_wording(wording: &Wording) -> Result<(), Fault> {
    require_text(&wording.fr)?;
    require_text(&wording.en)
}

/// Refuses a code that came before; `what` is its plural.
fn require_new<'c>(codes: impl IntoIterator<Item = &'c str>, code: &str, what: &str) -> Result<(), Fault> {
    if codes.into_iter().any(|known| known == code) {
        return Err(Fault::new(format!("two {what} have the code \"{code}\"")));
    }
    Ok(())
}
