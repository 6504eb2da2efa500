//! Every text a reader sees keeps its punctuation on the line of its word, in whatever crate it is written.
//! The rule is in docs/glossary.md, "French on the screen".
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

/// Narrow no-break space: before `;`, `?`, `!` and inside guillemets.
const NARROW: char = '\u{202f}';
/// No-break space: before a colon and a unit.
const FULL: char = '\u{a0}';

/// Where wordings are written, seen from the checkout.
const WORDINGS: [&str; 9] = [
    "app/src/components",
    "app/src/document",
    "app/src/pages",
    "app/src/text",
    "domain/rules",
    "domain/src/assessment/wording.rs",
    "server/src/letters",
    "server/src/mail/texts.rs",
    "server/src/views",
];
/// The bodies of e-mails, French ones apart.
const MAILS: &str = "server/templates";
/// Keys of a rule file, or ends of keys, whose value is shown.
const SHOWN: [&str; 5] = ["fr", "en", "title", "article", "name"];

/// What is wrong with a text, if anything is.
fn fault(text: &str) -> Option<&'static str> {
    let signs: Vec<char> = text.chars().collect();
    let is_letter = |place: usize| signs.get(place).is_some_and(|sign| sign.is_alphabetic());
    signs.iter().enumerate().find_map(|(place, sign)| {
        let before = place.checked_sub(1).map(|place| signs[place]);
        match (before, sign) {
            (Some(' ' | FULL), ';' | '?' | '!' | '»') => Some("U+202F goes before this sign"),
            (Some(' ' | NARROW), ':') => Some("U+00A0 goes before a colon"),
            (Some(' ' | NARROW), '%' | '€') => Some("U+00A0 goes before a unit"),
            (Some('«'), sign) if *sign != NARROW => Some("U+202F goes after an opening guillemet"),
            (Some(_), '\'') if is_letter(place - 1) && is_letter(place + 1) => {
                Some("the apostrophe is U+2019")
            }
            _ => None,
        }
    })
}

/// A sign that French sets apart and that touches its word, for texts known to be French.
fn touching(text: &str) -> Option<&'static str> {
    let pairs = || text.chars().zip(text.chars().skip(1));
    let question = pairs().any(|(before, sign)| matches!(sign, ';' | '?' | '!' | '»') && before != NARROW);
    let colon = text.match_indices(": ").any(|(place, _)| !text[..place].ends_with(FULL));
    (question || colon).then_some("a no-break space goes before this sign")
}

/// The texts of a file, each with what stands before it: a key, a language, or nothing.
fn texts(path: &Path) -> Vec<(String, String)> {
    let whole = fs::read_to_string(path).unwrap();
    match path.extension().and_then(|end| end.to_str()) {
        Some("rs") => literals(whole.split("#[cfg(test)]").next().unwrap()),
        Some("toml") => whole.lines().flat_map(literals).filter(|(before, _)| is_shown(before)).collect(),
        _ => vec![("fr: ".to_owned(), without_fields(&whole))],
    }
}

/// The string literals of a source, with the two signs that Rust sources write as escapes; comments hold none.
fn literals(source: &str) -> Vec<(String, String)> {
    let code: String =
        source.lines().filter(|line| !line.trim().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let code = code.replace("'\"'", "").replace("\\\"", "");
    let code = code.replace(r"\u{202f}", "\u{202f}").replace(r"\u{a0}", "\u{a0}");
    let mut parts = code.split('"');
    let mut found = Vec::new();
    while let (Some(before), Some(text)) = (parts.next(), parts.next()) {
        found.push((before.to_owned(), text.to_owned()));
    }
    found
}

fn is_shown(before: &str) -> bool {
    let key = before.trim_end().trim_end_matches('=').trim_end();
    SHOWN.iter().any(|shown| key.rsplit(['.', ' ', '{']).next() == Some(shown))
}

fn is_french(before: &str) -> bool {
    let before = before.trim_end_matches("format!(").trim_end_matches([' ', '{', '\n', '=', '>']);
    before.ends_with("fr:") || before.ends_with("fr") || before.ends_with("Lang::Fr")
}

/// A template without its `{{ fields }}`.
fn without_fields(template: &str) -> String {
    template.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).collect()
}

fn files(path: PathBuf, found: &mut Vec<PathBuf>) {
    let name = path.to_string_lossy().into_owned();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            files(entry.unwrap().path(), found);
        }
    } else if [".rs", ".toml", ".fr.txt"].iter().any(|end| name.ends_with(end)) && !is_test(&name) {
        found.push(path);
    }
}

fn is_test(name: &str) -> bool {
    ["tests.rs", "samples.rs"].iter().any(|end| name.ends_with(end))
}

#[test]
fn punctuation_stays_with_its_word_in_every_wording() {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = Vec::new();
    for place in WORDINGS.iter().chain([&MAILS]) {
        files(checkout.join(place), &mut all);
    }
    let texts: Vec<_> = all
        .iter()
        .flat_map(|path| texts(path).into_iter().map(move |(before, text)| (path, before, text)))
        .collect();
    let french = texts.iter().filter(|(_, before, _)| is_french(before)).count();
    assert!(texts.len() > 2000 && french > 600, "{} texts, {french} French ones", texts.len());
    let faults: Vec<_> = texts
        .iter()
        .filter_map(|(path, before, text)| {
            let fault = fault(text).or_else(|| touching(text).filter(|_| is_french(before)))?;
            Some(format!("{}: {fault}: {text}", path.strip_prefix(checkout).unwrap().display()))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_fault_is_seen() {
    for (text, is_right) in [
        ("Qui êtes-vous\u{202f}?", true),
        ("Qui êtes-vous ?", false),
        ("Qui êtes-vous\u{a0}?", false),
        ("Attention\u{a0}: à 100\u{a0}%, cochez «\u{202f}Oui\u{202f}»", true),
        ("Attention : à 8 h", false),
        ("pris en charge à 100 %", false),
        ("cochez « Oui\u{202f}»", false),
        ("cochez «\u{202f}Oui »", false),
        ("l’arrêt", true),
        ("l'arrêt", false),
    ] {
        assert_eq!(fault(text).is_none(), is_right, "{text}");
    }
    assert!(touching("Qui êtes-vous?").is_some() && touching("Attention: ceci").is_some());
    assert!(touching("https://abri.example").is_none() && touching("Qui êtes-vous\u{202f}?").is_none());
}
