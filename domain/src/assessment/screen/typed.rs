//! What was typed on the page of the check, read as answers.

use super::asks::is_listed;
use super::{Asks, NO_GROUND, OTHERS, Screening};
use crate::answers::{Answered, Answers};
use crate::dates::{DateError, parse_date};
use crate::form::{FieldCode, FieldErrors, plausible_age};
use crate::rules::{Fact, Question};
use crate::status::{InsuredStatus, Telework, Territory};
use time::Date;

/// What a field holds; empty for one that is not there.
type Typed<'t> = &'t dyn Fn(&str) -> String;

impl Asks<'_> {
    /// The answers typed, or the faults in the order of the page. What is not asked is supposed: nothing reads it.
    pub fn read<'t>(&'t self, typed: Typed<'t>, today: Date) -> Result<Screening, FieldErrors> {
        let mut reading = Reading { asks: self, typed, today, errors: FieldErrors::default() };
        let status = reading.option(Fact::STATUS, "status", InsuredStatus::from_code, InsuredStatus::Other);
        let health_worker = reading.option(Fact::HEALTH_WORKER, "health_worker", yes_or_no, false);
        let telework = reading.option(Fact::TELEWORK, "telework", Telework::from_code, Telework::Impossible);
        let ground = reading.ground();
        let (birth_date, territory) = (reading.birth_date(), reading.territory());
        let answers = reading.answers(&ground);
        let screening = Screening { status, health_worker, territory, birth_date, ground, answers, telework };
        if reading.errors.is_empty() { Ok(screening) } else { Err(reading.errors) }
    }
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A page being read.
struct Reading<'t> {
    asks: &'t Asks<'t>,
    typed: Typed<'t>,
    today: Date,
    errors: FieldErrors,
}

impl Reading<'_> {
    fn typed(&self, field: &str) -> String {
        (self.typed)(field)
    }

    /// One of the codes of a fact; `unread` when no version reads the fact.
    fn option<T>(&mut self, fact: Fact, field: &str, of: impl Fn(&str) -> Option<T>, unread: T) -> T {
        if !self.asks.reads(fact) {
            return unread;
        }
        let typed = self.typed(field);
        of(&typed).unwrap_or_else(|| {
            self.errors
                .add(field, if typed.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption });
            unread
        })
    }

    fn ground(&mut self) -> String {
        let (typed, asks) = (self.typed("ground"), self.asks);
        let is_ground = typed == NO_GROUND || asks.grounds().iter().any(|ground| ground.code == typed);
        if !is_ground {
            self.errors
                .add("ground", if typed.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption });
        }
        typed
    }

    fn territory(&self) -> Territory {
        let territory = Territory::from_code(&self.typed("territory"));
        territory.filter(|_| !self.asks.territories().is_empty()).unwrap_or(Territory::Metropole)
    }

    /// The day of birth; nothing when it was not told, which leaves the age unknown.
    fn birth_date(&mut self) -> Option<Date> {
        if !self.asks.reads(Fact::AGE) {
            return None;
        }
        let [day, month, year] = ["birth_day", "birth_month", "birth_year"].map(|field| self.typed(field));
        let fault = match parse_date(&day, &month, &year) {
            Err(DateError::Missing) => return None,
            Err(error) => FieldCode::Date { error },
            Ok(born) if born > self.today => FieldCode::AfterToday { today: self.today },
            Ok(born) if !plausible_age(born, self.today) => FieldCode::ImplausibleBirthDate,
            Ok(born) => return Some(born),
        };
        self.errors.add("birth_day", fault);
        None
    }

    /// The answers to the questions. One stands before those that go into it, so its answer is there when they are read.
    fn answers(&mut self, ground: &str) -> Answers {
        let (asks, others) = (self.asks, self.typed(OTHERS) == "yes");
        let mut answers = Answers::default();
        for question in asks.questions() {
            let parent =
                asks.parent(question).map(|parent| answers.get(&parent.code).and_then(Answered::flag));
            let answer = match (asks.comes_with_ground(question), is_listed(question), parent) {
                (true, ..) => {
                    if asks.of_ground(ground).all(|one| one.code != question.code) {
                        continue;
                    }
                    self.read(question)
                }
                (_, true, Some(Some(false))) => Some(Answered::Flag(false)),
                (_, true, _) => self.ticked(question, others).map(Answered::Flag),
                (_, false, None | Some(Some(true))) => self.read(question),
                (_, false, Some(_)) => None,
            };
            if let Some(answer) = answer {
                answers = answers.with(&question.code, answer);
            }
        }
        answers
    }

    /// Is the box ticked? One that is not says no only once the person says so of all the others.
    fn ticked(&self, question: &Question, others: bool) -> Option<bool> {
        let ticked = self.typed(&question.field()) == "yes";
        (ticked || others).then_some(ticked)
    }

    fn read(&mut self, question: &Question) -> Option<Answered> {
        let read = question.read(|field| self.typed(field), self.today);
        read.unwrap_or_else(|code| {
            self.errors.add(&question.field(), code);
            None
        })
    }
}
