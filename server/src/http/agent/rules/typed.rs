//! What is typed into the forms of the rules: read, checked, and shown again when something is wrong.

use crate::clock::{paris_instant, paris_midnight};
use crate::http::body::Fields;
use crate::pipeline::rulemaking::NewDraft;
use abri_app::model::{NewRuleDraft, RuleDraftForm, RuleDraftPage, RulesDeskPage};
use abri_domain::dates::parse_date;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::rules::{RuleFiles, is_rule_path};
use time::{Date, OffsetDateTime, Time};
use uuid::Uuid;

/// The most characters of a title.
const TITLE_MAX: usize = 120;
/// The most characters of a reason.
const WHY_MAX: usize = 4000;
/// The most files of a draft.
const FILES_MAX: usize = 40;

/// A form of a draft: which draft and version it was made for, what was typed, what is wrong.
pub struct Typed {
    pub draft_id: Uuid,
    version: i32,
    pub form: RuleDraftForm,
    pub errors: FieldErrors,
    /// Were the texts among what was typed?
    has_texts: bool,
}

impl Typed {
    /// A form with nothing but its button.
    pub fn bare(draft_id: Uuid, fields: &Fields) -> Self {
        // A version that is no number is one that never was: the page counts as stale.
        let version = fields.get("version").parse().unwrap_or(-1);
        let (form, errors) = (RuleDraftForm::default(), FieldErrors::default());
        Self { draft_id, version, form, errors, has_texts: false }
    }

    /// Title, reason and texts.
    pub fn texts(draft_id: Uuid, scheme: &str, fields: &Fields) -> Self {
        let mut typed = Self { has_texts: true, ..Self::bare(draft_id, fields) };
        typed.form.title = fields.kept("title");
        typed.form.why = fields.kept("why");
        let sent = |name: &str| fields.0.iter().any(|(field, _)| field == name);
        let numbers = (0..FILES_MAX).take_while(|number| sent(&format!("path-{number}")));
        let file = |number| (fields.kept(&format!("path-{number}")), text(fields, &format!("text-{number}")));
        typed.form.files = numbers.map(file).collect();
        typed.form.new_file = (fields.kept("path-new").trim().to_owned(), text(fields, "text-new"));
        typed.check_texts(scheme);
        typed
    }

    fn check_texts(&mut self, scheme: &str) {
        words(&mut self.errors, &self.form.title, &self.form.why);
        let is_ours = |path: &str| is_rule_path(path) && path.split('/').next() == Some(scheme);
        let (new, text) = &self.form.new_file;
        let is_there = self.form.files.iter().any(|(path, _)| path == new);
        let wanted = !new.is_empty() || !text.is_empty();
        let all_ours = self.form.files.iter().all(|(path, _)| is_ours(path));
        if (wanted && (!is_ours(new) || is_there)) || !all_ours {
            self.errors.add("path-new", FieldCode::NotAnOption);
        }
    }

    /// From which day on claims are simulated.
    pub fn since(draft_id: Uuid, fields: &Fields) -> (Self, Option<Date>) {
        let mut typed = Self::bare(draft_id, fields);
        typed.form.since = ["since_day", "since_month", "since_year"].map(|name| fields.kept(name));
        let since = day(&mut typed.errors, "since_day", &typed.form.since);
        (typed, since)
    }

    /// From which hour on it is published.
    pub fn hour(draft_id: Uuid, fields: &Fields) -> (Self, Option<OffsetDateTime>) {
        let mut typed = Self::bare(draft_id, fields);
        typed.form.publish_on =
            ["publish_day", "publish_month", "publish_year"].map(|name| fields.kept(name));
        typed.form.publish_hour = fields.kept("publish_hour");
        let day = day(&mut typed.errors, "publish_day", &typed.form.publish_on);
        let hour = parse_hour(&typed.form.publish_hour);
        let at = day.zip(hour).and_then(|(day, hour)| paris_instant(day, hour));
        if day.is_some() && at.is_none() {
            typed.errors.add("publish_hour", FieldCode::NotAnOption);
        }
        (typed, at)
    }

    /// Which draft, as it was on the page.
    pub const fn draft(&self) -> (Uuid, i32) {
        (self.draft_id, self.version)
    }

    /// The files: those whose text was emptied leave the draft.
    pub fn files(&self) -> RuleFiles {
        let files = self.form.files.iter().chain([&self.form.new_file]);
        files.filter(|(_, text)| !text.trim().is_empty()).cloned().collect()
    }

    /// The page again, with what was typed in the place of what is stored.
    pub fn onto(self, page: RuleDraftPage) -> RuleDraftPage {
        let stored = page.form;
        let texts = if self.has_texts { self.form.clone() } else { stored };
        let RuleDraftForm { since, publish_on, publish_hour, .. } = self.form;
        RuleDraftPage { form: RuleDraftForm { since, publish_on, publish_hour, ..texts }, ..page }
    }
}

/// A text as files keep it: browsers send line ends of two signs.
fn text(fields: &Fields, name: &str) -> String {
    fields.kept(name).replace("\r\n", "\n").replace('\r', "\n")
}

fn words(errors: &mut FieldErrors, title: &str, why: &str) {
    for (name, words, max) in [("title", title, TITLE_MAX), ("why", why, WHY_MAX)] {
        if words.trim().is_empty() {
            errors.add(name, FieldCode::Missing);
        } else if words.chars().count() > max {
            errors.add(name, FieldCode::TooLong { max: max as u64 });
        }
    }
}

fn day(errors: &mut FieldErrors, name: &str, [day, month, year]: &[String; 3]) -> Option<Date> {
    if [day, month, year].iter().all(|part| part.trim().is_empty()) {
        errors.add(name, FieldCode::Missing);
        return None;
    }
    parse_date(day, month, year).map_err(|error| errors.add(name, FieldCode::Date { error })).ok()
}

/// `8:00`, `08h00`, `8 h`.
fn parse_hour(typed: &str) -> Option<Time> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let (hour, minute) = plain.split_once([':', 'h']).unwrap_or((&plain, ""));
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::from_hms(hour.parse().ok()?, minute, 0).ok()
}

/// The form of a new draft, as typed.
pub fn new_draft(fields: &Fields) -> NewRuleDraft {
    NewRuleDraft {
        kind: fields.kept("kind"),
        scheme: fields.kept("rule_scheme"),
        from: ["from_day", "from_month", "from_year"].map(|name| fields.kept(name)),
        path: fields.kept("path"),
        new_scheme: fields.kept("new_scheme").trim().to_owned(),
        title: fields.kept("title"),
        why: fields.kept("why"),
    }
}

/// What it asks for, and what is wrong with it.
pub fn read_new_draft(form: &NewRuleDraft, page: &RulesDeskPage) -> (Option<NewDraft>, FieldErrors) {
    let mut errors = FieldErrors::default();
    words(&mut errors, &form.title, &form.why);
    let new = match form.kind.as_str() {
        "next" => {
            if !page.schemes.iter().any(|scheme| scheme.id == form.scheme) {
                errors.add("rule_scheme", FieldCode::NotAnOption);
            }
            let from = day(&mut errors, "from_day", &form.from).map(paris_midnight);
            from.map(|from| NewDraft::NextVersion { scheme: form.scheme.clone(), from })
        }
        "file" => {
            if !page.paths.contains(&form.path) {
                errors.add("path", FieldCode::NotAnOption);
            }
            Some(NewDraft::File { path: form.path.clone() })
        }
        "scheme" => {
            let is_name = is_rule_path(&format!("{}/scheme.toml", form.new_scheme));
            if !is_name || page.schemes.iter().any(|scheme| scheme.id == form.new_scheme) {
                errors.add("new_scheme", FieldCode::NotAnOption);
            }
            Some(NewDraft::NewScheme { scheme: form.new_scheme.clone() })
        }
        _ => {
            errors.add("kind", FieldCode::Missing);
            None
        }
    };
    (new, errors)
}

/// What was chosen is not there any more, or is there by now.
pub fn not_there(form: &NewRuleDraft) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let name = match form.kind.as_str() {
        "next" => "rule_scheme",
        "file" => "path",
        _ => "new_scheme",
    };
    errors.add(name, FieldCode::NotAnOption);
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::time;

    #[test]
    fn hours_are_read_as_people_type_them() {
        for typed in ["8:00", "08:00", "08h00", "8 h 00", "8H", "8", " 8 : 00 "] {
            assert_eq!(parse_hour(typed), Some(time!(8:00)), "{typed}");
        }
        for typed in ["", "24:00", "8:60", "x", "8:0:0", "-1:00"] {
            assert_eq!(parse_hour(typed), None, "{typed}");
        }
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn texts_lose_the_line_ends_of_browsers_and_emptied_ones_leave() {
        let posted = fields(&[
            ("title", "t"),
            ("why", "w"),
            ("path-0", "a/x.toml"),
            ("text-0", "1\r\n2\r\n"),
            ("path-1", "a/y.toml"),
            ("text-1", " \r\n"),
        ]);
        let typed = Typed::texts(Uuid::nil(), "a", &posted);
        assert!(typed.errors.is_empty());
        assert_eq!(typed.files().iter().collect::<Vec<_>>(), [("a/x.toml", "1\n2\n")]);
    }

    #[test]
    fn a_file_of_another_scheme_or_a_taken_path_is_refused() {
        for new in ["b/x.toml", "a/x.toml", "../x.toml", ""] {
            let posted = fields(&[
                ("title", "t"),
                ("why", "w"),
                ("path-0", "a/x.toml"),
                ("text-0", "1"),
                ("path-new", new),
                ("text-new", "2"),
            ]);
            let typed = Typed::texts(Uuid::nil(), "a", &posted);
            assert_eq!(typed.errors.0.len(), 1, "{new}");
            assert_eq!(typed.form.new_file, (new.to_owned(), "2".to_owned()));
        }
    }
}
