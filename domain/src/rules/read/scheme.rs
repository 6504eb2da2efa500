//! A scheme, and what its versions take up from it.

use super::{Fault, Reader, require_code, require_new, require_wording};
use crate::rules::fact::FactType;
use crate::rules::fact::{FactSpec, Vocabulary};
use crate::rules::file::{FORMAT, GroundEntry, QuestionEntry, SchemeFile};
use crate::rules::parts::Wording;
use crate::rules::scheme::{AnswerShape, DayWindow, GroundOption, Question, Scheme};
use std::ops::RangeInclusive;
use std::sync::Arc;
use toml::Spanned;

/// A scheme as its versions need it: what was read, and the file for what they take up.
pub struct SchemeText {
    pub scheme: Arc<Scheme>,
    pub(super) file: SchemeFile,
    pub(super) text: String,
}

impl SchemeText {
    pub(super) fn read(file: SchemeFile, text: &str) -> Result<Self, Fault> {
        check_head(&file)?;
        let grounds = read_grounds(&file.grounds)?;
        let codes: Vec<_> = grounds.iter().map(|ground| ground.code.clone()).collect();
        let mut vocabulary = Vocabulary::of_engine(&codes);
        let questions = read_questions(&file.questions, &mut vocabulary)?;
        check_asks(&file.grounds, &questions)?;
        let scheme = Scheme {
            id: file.id.get_ref().clone(),
            path: file.path.get_ref().clone(),
            title: file.title.clone(),
            lead: file.lead.clone(),
            vocabulary,
            deciding: super::deciding::read_or_assume(&file, &grounds)?,
            grounds,
            questions,
        };
        let base = Self { scheme: Arc::new(scheme), file, text: text.to_owned() };
        base.reader().map(|_| ())?;
        Ok(base)
    }

    /// A reader that knows the sources and lists of the scheme.
    pub(super) fn reader(&self) -> Result<Reader<'_>, Fault> {
        let mut reader = Reader::new(self.scheme.vocabulary());
        reader.add_sources(&self.file.sources)?;
        reader.add_lists(&self.file.lists)?;
        Ok(reader)
    }
}

fn check_head(file: &SchemeFile) -> Result<(), Fault> {
    if *file.format.get_ref() != FORMAT {
        return Err(Fault::new(format!("only format {FORMAT} is known")).at(file.format.span()));
    }
    require_code(file.id.get_ref()).map_err(|fault| fault.at(file.id.span()))?;
    require_code(file.path.get_ref()).map_err(|fault| fault.at(file.path.span()))?;
    std::iter::once(&file.title).chain(&file.lead).try_for_each(require_wording)?;
    if file.grounds.is_empty() {
        return Err(Fault::new("a scheme needs at least one ground"));
    }
    Ok(())
}

fn read_grounds(entries: &[Spanned<GroundEntry>]) -> Result<Vec<GroundOption>, Fault> {
    let mut grounds: Vec<GroundOption> = Vec::new();
    for entry in entries {
        let GroundEntry { code, label, hint, name, asks } = entry.get_ref();
        let checked = require_code(code)
            .and_then(|()| require_new(grounds.iter().map(|ground| ground.code.as_str()), code, "grounds"))
            .and_then(|()| std::iter::once(label).chain(hint).chain(name).try_for_each(require_wording));
        checked.map_err(|fault| fault.at(entry.span()))?;
        let (label, hint, name) = (label.clone(), hint.clone(), name.clone());
        grounds.push(GroundOption { code: code.clone(), label, hint, name, asks: asks.clone() });
    }
    Ok(grounds)
}

fn check_asks(entries: &[Spanned<GroundEntry>], questions: &[Question]) -> Result<(), Fault> {
    for entry in entries {
        let mut asks = entry.get_ref().asks.iter();
        if let Some(code) = asks.find(|code| !questions.iter().any(|question| question.code == **code)) {
            return Err(Fault::new(format!("no question has the code \"{code}\"")).at(entry.span()));
        }
    }
    Ok(())
}

fn read_questions(
    entries: &[Spanned<QuestionEntry>],
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Question>, Fault> {
    let read = |entry: &Spanned<QuestionEntry>| {
        read_question(entry.get_ref(), vocabulary).map_err(|fault| fault.at(entry.span()))
    };
    let questions = entries.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    require_fields_apart(entries, &questions)?;
    require_parents(entries, &questions)?;
    Ok(questions)
}

/// A day has three fields, which another question could be named like.
fn require_fields_apart(entries: &[Spanned<QuestionEntry>], questions: &[Question]) -> Result<(), Fault> {
    let mut taken: Vec<String> = Vec::new();
    for (entry, question) in entries.iter().zip(questions) {
        let fields = question.fields();
        if let Some(field) = fields.iter().find(|field| taken.contains(field)) {
            return Err(Fault::new(format!("another question has the field \"{field}\"")).at(entry.span()));
        }
        taken.extend(fields);
    }
    Ok(())
}

/// A question goes into one of yes and no, which stands before it and by itself: one step is deep enough for a page.
fn require_parents(entries: &[Spanned<QuestionEntry>], questions: &[Question]) -> Result<(), Fault> {
    for (place, (entry, question)) in entries.iter().zip(questions).enumerate() {
        let Some(code) = &question.follows else { continue };
        let fits = |parent: &Question| {
            parent.code == *code && parent.shape == AnswerShape::Flag && parent.follows.is_none()
        };
        if !questions.iter().take(place).any(fits) {
            let reason = format!("\"{code}\" is no question of yes and no before it that stands by itself");
            return Err(Fault::new(reason).at(entry.span()));
        }
    }
    Ok(())
}

fn read_question(entry: &QuestionEntry, vocabulary: &mut Vocabulary) -> Result<Question, Fault> {
    require_code(&entry.code)?;
    std::iter::once(&entry.label).chain(&entry.hint).chain(&entry.unit).try_for_each(require_wording)?;
    if entry.asked.is_empty() {
        return Err(Fault::new(format!("nobody is ever asked \"{}\"", entry.code)));
    }
    let shape = read_shape(entry)?;
    let fact = vocabulary
        .add(FactSpec {
            code: entry.code.clone(),
            value_type: entry.value_type,
            zone: entry.zone,
            // Asked with one ground only, of some people only, or left empty.
            may_be_unknown: true,
            options: match entry.value_type {
                FactType::Choice => entry.options.iter().map(|option| option.code.clone()).collect(),
                _ => Vec::new(),
            },
        })
        .map_err(|error| Fault::new(error.to_string()))?;
    let (label, hint) = (entry.label.clone(), entry.hint.clone());
    let (asked, optional, follows) = (entry.asked.clone(), entry.optional, entry.follows.clone());
    Ok(Question {
        code: entry.code.clone(),
        fact,
        zone: entry.zone,
        asked,
        optional,
        follows,
        label,
        hint,
        shape,
    })
}

fn read_shape(entry: &QuestionEntry) -> Result<AnswerShape, Fault> {
    let (has_bounds, has_window) = (entry.min.is_some() || entry.max.is_some(), entry.window.is_some());
    match (entry.value_type, entry.min.zip(entry.max)) {
        (FactType::Number, Some((min, max))) if min <= max && !has_window => {
            let (unit, decimals, names) = (entry.unit.clone(), entry.decimals, read_names(entry, min..=max)?);
            Ok(AnswerShape::Number { min, max, unit, decimals, names })
        }
        (FactType::Number, _) => Err(Fault::new("a number needs min and max, and has no window")),
        (_, _) if has_bounds => Err(Fault::new("only a number has min and max")),
        (FactType::Day, _) if entry.options.is_empty() => {
            let window = entry
                .window
                .map(|window| DayWindow { days_before: window.days_before, days_after: window.days_after });
            Ok(AnswerShape::Day { window })
        }
        (FactType::Flag, _) if entry.options.is_empty() && !has_window => Ok(AnswerShape::Flag),
        (FactType::Choice, _) if !entry.options.is_empty() && !has_window => read_choice(entry),
        (FactType::Choice, _) => Err(Fault::new("a choice needs options, and has no window")),
        (FactType::Day | FactType::Flag, _) => {
            Err(Fault::new("only a choice or a number has options, only a day a window"))
        }
    }
}

/// The names of numbers: the options of a number, whose codes are whole numbers within its bounds.
fn read_names(entry: &QuestionEntry, bounds: RangeInclusive<i64>) -> Result<Vec<(i64, Wording)>, Fault> {
    let mut names: Vec<(i64, Wording)> = Vec::new();
    for option in &entry.options {
        require_wording(&option.label)?;
        let number = option.code.parse().ok().filter(|number| bounds.contains(number) && entry.decimals == 0);
        match number {
            Some(number) if !names.iter().any(|(known, _)| *known == number) => {
                names.push((number, option.label.clone()));
            }
            _ => {
                return Err(Fault::new(format!(
                    "\"{}\" names no number of the question, or one twice",
                    option.code
                )));
            }
        }
    }
    Ok(names)
}

fn read_choice(entry: &QuestionEntry) -> Result<AnswerShape, Fault> {
    let mut options: Vec<(String, _)> = Vec::new();
    for option in &entry.options {
        require_code(&option.code)?;
        require_new(options.iter().map(|(code, _)| code.as_str()), &option.code, "options")?;
        require_wording(&option.label)?;
        options.push((option.code.clone(), option.label.clone()));
    }
    Ok(AnswerShape::Choice(options))
}
