//! The filters as they are typed and as they stand in an address.

use super::{Filters, Hands, PageSize, Sort};
use crate::dates::{DateError, parse_date};
use crate::deadline::Risk;
use crate::form::{FieldCode, FieldErrors};
use crate::lane::KnownLanes;
use crate::zone::Side;
use time::Date;
use uuid::Uuid;

/// The filters as typed; empty is any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilterForm(Vec<(&'static str, String)>);

impl FilterForm {
    /// The fields, in the order of the page.
    pub const FIELDS: &'static [&'static str] = &[
        "state", "side", "fund", "scheme", "language", "risk", "label", "hands", "from", "until", "sort",
        "size",
    ];

    /// What was typed in each field; what came of other names is left out, and of several values the first counts.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let field = Self::FIELDS.iter().copied().find(|field| *field == name);
            if let Some(field) = field
                && !value.is_empty()
                && form.get(field).is_empty()
            {
                form.0.push((field, value.chars().filter(|c| !c.is_control()).take(64).collect()));
            }
        }
        form
    }

    /// What was typed in a field.
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }

    /// What was typed, in the order of the page: the same filters are always written the same way.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        Self::FIELDS.iter().map(|field| (*field, self.get(field))).filter(|(_, value)| !value.is_empty())
    }

    /// The filters, or what is wrong with them. Labels are those whom who asks may know of.
    pub fn parse(&self, known: &KnownLanes, labels: &[Uuid]) -> Result<Filters, FieldErrors> {
        let mut reader = Reader { form: self, errors: FieldErrors::default() };
        let filters = Filters {
            state: reader.one("state", Filters::state_of).unwrap_or(Filters::WAITING),
            side: reader.one("side", Side::from_code),
            fund: reader.known("fund", &known.funds),
            scheme: reader.known("scheme", &known.schemes),
            language: reader.known("language", &known.languages),
            risk: reader.one("risk", |code| Risk::from_code(code).filter(|risk| *risk != Risk::Paused)),
            label: reader.one("label", |id| Uuid::try_parse(id).ok().filter(|label| labels.contains(label))),
            hands: reader.one("hands", Hands::from_code),
            from: reader.day("from"),
            until: reader.day("until"),
            sort: reader.one("sort", Sort::from_code).unwrap_or(Sort::Due),
            size: reader.one("size", PageSize::from_code).unwrap_or(PageSize::Small),
        };
        reader.belongs_together(&filters);
        if reader.errors.is_empty() { Ok(filters) } else { Err(reader.errors) }
    }
}

struct Reader<'f> {
    form: &'f FilterForm,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn one<T>(&mut self, field: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let typed = self.form.get(field);
        let value = read(typed);
        if value.is_none() && !typed.is_empty() {
            self.errors.add(field, FieldCode::NotAnOption);
        }
        value
    }

    fn known(&mut self, field: &'static str, known: &[String]) -> Option<String> {
        self.one(field, |typed| known.iter().find(|code| *code == typed).cloned())
    }

    fn day(&mut self, field: &'static str) -> Option<Date> {
        let day = read_day(self.form.get(field)).transpose()?;
        day.map_err(|error| self.errors.add(field, FieldCode::Date { error })).ok()
    }

    /// A clock runs while a person has to look; and a period has its ends in order.
    fn belongs_together(&mut self, filters: &Filters) {
        if filters.risk.is_some() && filters.state != Filters::WAITING {
            self.errors.add("risk", FieldCode::NotAnOption);
        }
        if let (Some(first), Some(until)) = (filters.from, filters.until)
            && until < first
        {
            self.errors.add("until", FieldCode::NotAnOption);
        }
    }
}

/// A day as browsers send it (2020-03-25) or as people write it (25/03/2020); nothing typed is no day.
fn read_day(typed: &str) -> Result<Option<Date>, DateError> {
    let parts: Vec<&str> = typed.trim().split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [""] => Ok(None),
        [year, month, day] if year.len() == 4 => parse_date(day, month, year).map(Some),
        [day, month, year] => parse_date(day, month, year).map(Some),
        _ => Err(DateError::Incomplete),
    }
}
