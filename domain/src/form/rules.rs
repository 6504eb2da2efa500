//! What the form must know of the rules and of the day: one scheme, as the version in force asks it.

use super::{ClaimForm, Step};
use crate::answers::Answers;
use crate::ground::Ground;
use crate::rules::{Question, Scheme};
use crate::zone::Zone;
use std::sync::Arc;
use time::Date;

/// The rules of a form under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRules {
    /// The scheme: its grounds and questions.
    pub scheme: Arc<Scheme>,
    /// Codes of the questions that everyone is asked, whatever their ground: those of the form that the version in force
    /// reads and no ground asks.
    pub asked_of_all: Vec<String>,
    /// Today, in Europe/Paris.
    pub today: Date,
    /// The earliest first day off the scheme accepts.
    pub earliest_start: Date,
    /// Length of the stoppage, in calendar days.
    pub days: u16,
    /// Version of the terms in force.
    pub terms_version: String,
}

impl FormRules {
    /// The names of the fields of a page, in order: the form's own, then those of every question that may be asked there.
    pub fn fields(&self, step: Step) -> Vec<String> {
        let own = step.fields().iter().map(|field| (*field).to_owned());
        let asked = self.scheme.questions().iter().filter(|question| self.is_asked(question, step, None));
        own.chain(asked.flat_map(Question::fields)).collect()
    }

    /// The questions a page asks of someone with the ground they chose, in the order of the scheme.
    pub fn questions_for<'r>(
        &'r self,
        step: Step,
        form: &'r ClaimForm,
    ) -> impl Iterator<Item = &'r Question> {
        let asked = move |question: &&Question| self.is_asked(question, step, Some(form.ground.as_str()));
        self.scheme.questions().iter().filter(asked)
    }

    /// The questions a page asks of everyone.
    pub fn questions_for_all(&self, step: Step) -> impl Iterator<Item = &Question> {
        let asked = move |question: &&Question| self.is_asked(question, step, Some(""));
        self.scheme.questions().iter().filter(asked)
    }

    /// Is it asked on that page, of people with that ground (of anyone, if none is given)? Health is asked beside the
    /// ground, all else beside the telework.
    fn is_asked(&self, question: &Question, step: Step, ground: Option<&str>) -> bool {
        let has_ground = |code: &str| ground.is_none_or(|ground| ground == code);
        let with_ground = |question: &Question| {
            let grounds = self.scheme.grounds().iter().filter(|ground| has_ground(&ground.code));
            grounds.flat_map(|ground| &ground.asks).any(|code| *code == question.code)
        };
        let of_all = || self.asked_of_all.contains(&question.code);
        match (step, question.zone) {
            (Step::Ground, Zone::Medical) => with_ground(question) || of_all(),
            (Step::Ground, _) => with_ground(question),
            (Step::Period, Zone::Medical) => false,
            (Step::Period, _) => of_all(),
            _ => false,
        }
    }
}

impl ClaimForm {
    /// The ground typed with the answers to its questions, if there is such a ground; an answer that is none is left out.
    pub fn typed_ground(&self, rules: &FormRules) -> Option<Ground> {
        let ground = rules.scheme.ground(&self.ground)?;
        let answers = self.typed_answers(rules, &[Step::Ground, Step::Period]);
        Some(Ground::new(&ground.code).with_answers(answers))
    }

    /// The answers typed beside a ground that stays in its envelope.
    pub(super) fn answers_beside(&self, rules: &FormRules) -> Answers {
        self.typed_answers(rules, &[Step::Period])
    }

    fn typed_answers(&self, rules: &FormRules, steps: &[Step]) -> Answers {
        let asked = steps.iter().flat_map(|step| rules.questions_for(*step, self));
        asked.fold(Answers::default(), |answers, question| match self.answer(question, rules.today) {
            Ok(Some(answer)) => answers.with(&question.code, answer),
            Ok(None) | Err(_) => answers,
        })
    }
}
