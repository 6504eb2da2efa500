//! The version after the last one of a scheme, prefilled: two texts to go on from. Nothing here has to be right, it has to
//! be close; the check says what is missing.

use super::book::RuleBook;
use super::files::RuleFiles;
use super::version::RuleVersion;
use time::{Date, OffsetDateTime};

/// The last version of a scheme with its end filled in, and a copy of it that begins then under the next name. Nothing
/// when there is no such scheme, or no version to copy.
pub fn next_version(files: &RuleFiles, scheme: &str, from: OffsetDateTime, today: Date) -> Option<RuleFiles> {
    let schemes = files.read().ok()?;
    let book = schemes.book(scheme)?;
    let last = book.versions().last()?;
    let text = files.get(last.file())?;
    let (id, path) = next_names(book, last, files)?;
    let (begins, known) = (instant(from), today.to_string());
    let ended = with_validity(text, &[("until", Some(&begins)), ("end_announced", Some(&known))]);
    let copy = text.replace(&format!("\"{}\"", last.id()), &format!("\"{id}\""));
    let fresh =
        [("from", Some(&begins)), ("until", None), ("announced", Some(&known)), ("end_announced", None)];
    let copy = with_validity(&copy, &fresh);
    Some([(last.file().to_owned(), ended), (path, copy)].into_iter().collect())
}

/// The next free id and path: `at-risk-v9` in `at-risk/v9.toml` is followed by `at-risk-v10` in `at-risk/v10.toml`.
fn next_names(book: &RuleBook, last: &RuleVersion, files: &RuleFiles) -> Option<(String, String)> {
    let scheme = book.scheme().id();
    let name = last.id().strip_prefix(scheme)?.strip_prefix('-')?;
    let start = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let (stem, rest) = name.split_at(start);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let first = digits.parse::<u32>().unwrap_or(0).saturating_add(1);
    let named = |number| (format!("{scheme}-{stem}{number}"), format!("{scheme}/{stem}{number}.toml"));
    let is_free = |(id, path): &(String, String)| book.version(id).is_none() && files.get(path).is_none();
    (first..=u32::MAX).map(named).find(is_free)
}

/// An instant as rule files write it.
fn instant(at: OffsetDateTime) -> String {
    let (hours, minutes, _) = at.offset().as_hms();
    format!("{}T{:02}:{:02}:00{hours:+03}:{minutes:02}", at.date(), at.hour(), at.minute())
}

/// The text with those keys of `[validity]` set, or left out; everything else stays as it is written.
fn with_validity(text: &str, keys: &[(&str, Option<&String>)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(head) = lines.iter().position(|line| line.trim() == "[validity]") else {
        return text.to_owned();
    };
    for (key, value) in keys {
        let end = lines.iter().skip(head + 1).position(|line| line.starts_with('['));
        let end = end.map_or(lines.len(), |length| head + 1 + length);
        let says = |line: &String| line.split('=').next().is_some_and(|name| name.trim() == *key);
        let place = lines.iter().take(end).skip(head + 1).position(says).map(|place| head + 1 + place);
        let written = value.map(|value| format!("{key} = {value}"));
        match (place, written) {
            (Some(place), Some(line)) => lines[place] = line,
            (Some(place), None) => drop(lines.remove(place)),
            // After `from`, which comes first.
            (None, Some(line)) => lines.insert((head + 2).min(end), line),
            (None, None) => {}
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn the_next_version_begins_where_the_last_one_ends() {
        let base = RuleFiles::built_in();
        let from = datetime!(2024-01-01 00:00 +1);
        let draft = next_version(&base, "at-risk", from, date!(2023 - 12 - 20)).unwrap();
        let (old, new) = (draft.get("at-risk/v9.toml").unwrap(), draft.get("at-risk/v10.toml").unwrap());
        assert!(
            old.contains("until = 2024-01-01T00:00:00+01:00\n")
                && old.contains("end_announced = 2023-12-20\n")
        );
        assert!(
            old.contains("from = 2023-02-01T00:00:00+01:00\n") && old.contains("announced = 2022-10-27\n")
        );
        assert!(new.contains("id = \"at-risk-v10\"") && !new.contains("at-risk-v9"));
        assert!(
            new.contains("from = 2024-01-01T00:00:00+01:00\n") && new.contains("\nannounced = 2023-12-20\n")
        );
        let schemes = base.with(&draft).read().unwrap();
        let book = schemes.book("at-risk").unwrap();
        assert_eq!(book.versions().last().unwrap().id(), "at-risk-v10");
        assert_eq!(book.version("at-risk-v9").unwrap().valid_until(), Some(from));
    }

    #[test]
    fn every_scheme_shipped_has_a_next_version_that_reads() {
        let base = RuleFiles::built_in();
        for scheme in ["at-risk", "contact-case", "symptomatic"] {
            let from = datetime!(2030-06-01 00:00 +2);
            let draft = next_version(&base, scheme, from, date!(2030 - 05 - 20)).unwrap();
            assert_eq!(draft.iter().count(), 2);
            assert!(base.with(&draft).read().is_ok(), "{scheme}");
        }
        assert_eq!(next_version(&base, "none", datetime!(2030-06-01 00:00 +2), date!(2030 - 05 - 20)), None);
    }

    #[test]
    fn a_name_that_is_taken_is_passed_over() {
        let mut base = RuleFiles::built_in();
        let early = base.get("at-risk/v9.toml").unwrap().replace("at-risk-v9", "at-risk-v0x");
        let [from, until] = ["2019-01-01T00:00:00+01:00", "2019-02-01T00:00:00+01:00"].map(str::to_owned);
        let early = with_validity(&early, &[("from", Some(&from)), ("until", Some(&until))]);
        base.insert("at-risk/v10.toml", early);
        let draft =
            next_version(&base, "at-risk", datetime!(2024-01-01 00:00 +1), date!(2023 - 12 - 20)).unwrap();
        assert!(draft.get("at-risk/v11.toml").is_some());
    }
}
