//! A question of a scheme on a page: the names of its fields, and what was typed there read as an answer.
//!
//! The same reading for the claim form, the check before any identity and the browser. What is blank is no answer:
//! unknown, never no.

use super::check::printable;
use super::{ClaimForm, FieldCode};
use crate::answers::Answered;
use crate::dates::{format_fr, parse_date};
use crate::rules::{AnswerShape, DayWindow, Question, Scheme, Wording};
use time::{Date, Duration};

/// What the names of these fields begin with; no field of the form's own does.
pub const ANSWER_PREFIX: &str = "answer-";

/// The most characters of one field.
pub const ANSWER_MAX: usize = 120;

/// What the names of the three fields of a day end with.
const DAY_PARTS: [&str; 3] = ["day", "month", "year"];

impl Question {
    /// The names of its fields: `answer-<code>`; for a day `answer-<code>-day`, `-month` and `-year`. The first one names
    /// the question among faults.
    pub fn fields(&self) -> Vec<String> {
        let name = format!("{ANSWER_PREFIX}{}", self.code);
        match self.shape {
            AnswerShape::Day { .. } => DAY_PARTS.iter().map(|part| format!("{name}-{part}")).collect(),
            _ => vec![name],
        }
    }

    /// The name of its first field.
    pub fn field(&self) -> String {
        self.fields().swap_remove(0)
    }

    /// The answer typed: `typed` tells what a field holds, `today` is the day around which days are plausible. Nothing
    /// when nothing was typed and the question may stay without an answer.
    pub fn read<T: AsRef<str>>(
        &self,
        typed: impl Fn(&str) -> T,
        today: Date,
    ) -> Result<Option<Answered>, FieldCode> {
        let values: Vec<T> = self.fields().iter().map(|field| typed(field)).collect();
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        if values.iter().all(|value| value.trim().is_empty()) {
            return if self.optional { Ok(None) } else { Err(FieldCode::Missing) };
        }
        values.iter().try_for_each(|value| fits(value))?;
        self.shape.read(&values, today).map(Some)
    }

    /// The fields of an answer with what one would type for it, the contrary of [`Question::read`].
    pub fn write(&self, answer: &Answered) -> Vec<(String, String)> {
        let decimals = match self.shape {
            AnswerShape::Number { decimals, .. } => decimals,
            _ => 0,
        };
        let values = match answer {
            Answered::Flag(flag) => vec![if *flag { "yes" } else { "no" }.to_owned()],
            Answered::Number(number) => vec![format_number(*number, decimals, true)],
            Answered::Day(day) => format_fr(*day).split('/').map(str::to_owned).collect(),
            Answered::Choice(code) => vec![code.clone()],
        };
        self.fields().into_iter().zip(values).collect()
    }
}

/// Refuses what is too long for a field, or can't be printed.
fn fits(value: &str) -> Result<(), FieldCode> {
    if value.chars().count() > ANSWER_MAX {
        return Err(FieldCode::TooLong { max: ANSWER_MAX as u64 });
    }
    printable(value).map_err(|_| FieldCode::Unprintable)
}

impl AnswerShape {
    fn read(&self, values: &[&str], today: Date) -> Result<Answered, FieldCode> {
        match (self, values) {
            (Self::Flag, ["yes"]) => Ok(Answered::Flag(true)),
            (Self::Flag, ["no"]) => Ok(Answered::Flag(false)),
            (Self::Choice(options), [code]) if options.iter().any(|(option, _)| option == code) => {
                Ok(Answered::Choice((*code).to_owned()))
            }
            (Self::Number { min, max, unit, decimals, .. }, [typed]) => {
                let number = parse_number(without_unit(&squeezed(typed), unit.as_ref()), *decimals)?;
                within(number, (*min, *max), *decimals).map(Answered::Number)
            }
            (Self::Day { window }, [day, month, year]) => {
                let day = parse_date(day, month, year).map_err(|error| FieldCode::Date { error })?;
                window.map_or(Ok(day), |window| window.holding(day, today)).map(Answered::Day)
            }
            _ => Err(FieldCode::NotAnOption),
        }
    }
}

/// The text without blanks, in small letters: 1 700 is 1700.
fn squeezed(typed: &str) -> String {
    let mut typed = typed.to_ascii_lowercase();
    typed.retain(|c| !c.is_whitespace());
    typed
}

/// The text without the unit that some type after a number.
fn without_unit<'t>(typed: &'t str, unit: Option<&Wording>) -> &'t str {
    let words = unit.map(|unit| [squeezed(&unit.fr), squeezed(&unit.en)]);
    let mut found = words.iter().flatten().filter_map(|unit| typed.strip_suffix(unit.as_str()));
    found.next().unwrap_or(typed)
}

/// A number with comma or point, times ten to the power of `decimals`. What is too large for a number is the largest.
fn parse_number(typed: &str, decimals: u8) -> Result<i64, FieldCode> {
    let (sign, digits) = match typed.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, typed),
    };
    let (mut number, mut left) = (None, None);
    for byte in digits.bytes() {
        match (byte, left) {
            (b'0', Some(0)) => {}
            (b'1'..=b'9', Some(0)) => return Err(FieldCode::TooPrecise { decimals: u64::from(decimals) }),
            (b'0'..=b'9', _) => {
                number = Some(with_digit(number.unwrap_or(0), byte - b'0'));
                left = left.map(|left: u8| left - 1);
            }
            (b',' | b'.', None) if number.is_some() => left = Some(decimals),
            _ => return Err(FieldCode::NotANumber),
        }
    }
    let number = number.ok_or(FieldCode::NotANumber)?;
    Ok(sign * (0..left.unwrap_or(decimals)).fold(number, |number, _| with_digit(number, 0)))
}

fn with_digit(number: i64, digit: u8) -> i64 {
    number.saturating_mul(10).saturating_add(i64::from(digit))
}

fn within(number: i64, (min, max): (i64, i64), decimals: u8) -> Result<i64, FieldCode> {
    let one = 10_i64.saturating_pow(u32::from(decimals));
    let plausible = min.saturating_mul(one)..=max.saturating_mul(one);
    if plausible.contains(&number) { Ok(number) } else { Err(FieldCode::OutOfRange { min, max }) }
}

impl DayWindow {
    /// The day, when it is plausible for a claim made today.
    fn holding(self, day: Date, today: Date) -> Result<Date, FieldCode> {
        let days = |count: u16| Duration::days(i64::from(count));
        let first = today.checked_sub(days(self.days_before)).unwrap_or(Date::MIN);
        let last = today.checked_add(days(self.days_after)).unwrap_or(Date::MAX);
        if (first..=last).contains(&day) { Ok(day) } else { Err(FieldCode::OutsideWindow { first, last }) }
    }
}

/// A number that holds ten to the power of `decimals` times what it says, as people write it: 867 with one decimal is
/// 86,7 in French, 86.7 in English.
pub fn format_number(number: i64, decimals: u8, french: bool) -> String {
    let width = usize::from(decimals) + 1;
    let digits = format!("{:0>width$}", number.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
    let sign = if number < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}{}{fraction}", if french { ',' } else { '.' }),
    }
}

impl ClaimForm {
    /// Keeps what was typed in a field of the form, or of a question of that scheme; false for a name that is neither.
    pub fn set_in(&mut self, scheme: &Scheme, field: &str, value: String) -> bool {
        if !field.starts_with(ANSWER_PREFIX) {
            return self.set(field, value);
        }
        let is_field = scheme.questions().iter().any(|question| question.fields().iter().any(|f| f == field));
        if is_field && !value.is_empty() {
            self.answers.insert(field.to_owned(), value);
        } else {
            self.answers.remove(field);
        }
        is_field
    }

    /// The answer typed to a question: see [`Question::read`].
    pub fn answer(&self, question: &Question, today: Date) -> Result<Option<Answered>, FieldCode> {
        question.read(|field| self.get(field), today)
    }
}

#[cfg(test)]
mod tests;
