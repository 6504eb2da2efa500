//! The form on paper: the questions of the screens with their words and numbers, the medical ones on a sheet of their own.

use super::contact_lines;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::text::common::{self, optional};
use abri_app::text::form::{
    EMPLOYER_TITLE, choices, employers, helper, person, review, sharing, terms, title,
};
use abri_app::text::paper as words;
use abri_domain::form::{FormRules, Step};
use abri_domain::helper::HelperTie;
use abri_domain::rules::{AnswerShape, Question};
use abri_domain::status::{InsuredStatus, Telework};
use abri_letters::{Answer, BlankForm, Choice, Field, Letter, Section, Sheet};

/// Employers there is room for.
const EMPLOYERS: usize = 2;

/// The form of a scheme, as it is asked now.
pub fn blank_form(service: &Service, rules: &FormRules, lang: Lang) -> Letter {
    let (contact, paper) = (&service.contact, Paper { rules, lang });
    let send_to = words::send_to(lang, &contact.name, &contact.address);
    let scheme = lang.of(rules.scheme.title());
    Letter::Form(BlankForm {
        title: paper.say(words::TITLE),
        service_name: contact.name.clone(),
        service_contact: contact_lines(contact, lang),
        name: format!("{scheme}, {}", rules.terms_version),
        lead: std::iter::once(scheme.to_owned())
            .chain(words::LEAD.map(|text| paper.say(text)))
            .chain([send_to])
            .collect(),
        sheets: vec![paper.administrative(), paper.medical(), paper.terms()],
    })
}

/// The rules asked, and the language.
#[derive(Clone, Copy)]
struct Paper<'r> {
    rules: &'r FormRules,
    lang: Lang,
}

impl Paper<'_> {
    fn say(self, text: Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn section(self, step: Step, text: Vec<String>, fields: Vec<Field>) -> Section {
        let number = Step::ALL.iter().position(|known| *known == step).map_or(0, |place| place + 1);
        Section { title: format!("{number}. {}", title(step).get(self.lang)), text, fields }
    }

    fn administrative(self) -> Sheet {
        let plain = |step, fields| self.section(step, Vec::new(), fields);
        let first = vec![self.tick(terms::ACCEPT, None), self.for_whom()];
        let sections = vec![
            self.section(Step::Terms, vec![self.say(words::SEE_TERMS)], first),
            plain(Step::Identity, self.identity()),
            plain(Step::Contact, self.contact()),
            plain(Step::Situation, self.situation()),
            self.section(Step::Ground, vec![self.say(words::SEE_MEDICAL)], Vec::new()),
            plain(Step::Period, self.period()),
            self.section(Step::Employers, vec![self.say(words::NO_EMPLOYER)], self.employers()),
            plain(Step::Sharing, vec![self.delivery()]),
            plain(Step::Review, self.honour()),
        ];
        Sheet { title: None, lead: Vec::new(), sections }
    }

    /// Whose it is, should it leave its envelope, and the ground.
    fn medical(self) -> Sheet {
        let name = [self.line(person::BIRTH_NAME, None), self.line(person::FIRST_NAMES, None)];
        let who = name.into_iter().chain([self.day(person::BIRTH_DATE, None)]).collect();
        let who = Section { title: self.say(title(Step::Identity)), text: Vec::new(), fields: who };
        let lead = vec![self.say(words::MEDICAL_LEAD)];
        Sheet { title: Some(self.say(words::MEDICAL)), lead, sections: vec![who, self.ground()] }
    }

    fn terms(self) -> Sheet {
        let article = |(title, paragraphs): &(Text, &[Text])| Section {
            title: self.say(*title),
            text: paragraphs.iter().map(|text| self.say(*text)).collect(),
            fields: Vec::new(),
        };
        let version = format!("{} {}", terms::VERSION_LABEL.get(self.lang), self.rules.terms_version);
        let sections = terms::ARTICLES.iter().map(article).collect();
        Sheet { title: Some(self.say(words::TERMS)), lead: vec![version], sections }
    }

    /// For oneself, or for someone who gave a mandate.
    fn for_whom(self) -> Field {
        let ties = HelperTie::ALL.iter().map(|tie| (helper::tie(*tie), None));
        let fields = vec![
            self.line(helper::NAME, None),
            self.choice(helper::TIE, None, ties),
            self.tick(helper::MANDATE, Some(helper::MANDATE_HINT)),
        ];
        let option = |label, hint, fields| Choice { label: self.say(label), hint, fields };
        let other = option(helper::OTHER, Some(self.say(helper::OTHER_HINT)), fields);
        let options = vec![option(helper::SELF, None, Vec::new()), other];
        self.field(helper::FOR_WHOM, None, Answer::Choice { options })
    }

    fn identity(self) -> Vec<Field> {
        let nir = Field {
            label: self.say(person::NIR),
            hint: Some(self.say(person::NIR_HINT)),
            answer: Answer::Boxes { count: 15 },
        };
        vec![
            nir,
            self.line(person::BIRTH_NAME, None),
            self.optional(person::USUAL_NAME, Some(person::USUAL_NAME_HINT)),
            self.line(person::FIRST_NAMES, None),
            self.day(person::BIRTH_DATE, None),
        ]
    }

    fn contact(self) -> Vec<Field> {
        vec![
            self.line(person::EMAIL, Some(person::EMAIL_HINT)),
            self.tick(person::NO_EMAIL, None),
            self.optional(person::PHONE, Some(person::PHONE_HINT)),
            self.line(person::STREET, Some(person::ADDRESS)),
            self.optional(person::ADDRESS_EXTRA, None),
            self.line(person::POSTAL_CODE, None),
            self.line(person::CITY, None),
        ]
    }

    fn situation(self) -> Vec<Field> {
        let status =
            InsuredStatus::ALL.iter().map(|status| (choices::status(*status), choices::status_hint(*status)));
        let others = InsuredStatus::ALL.iter().map(|status| (choices::status(*status), None));
        let others = std::iter::once((choices::NO_OTHER_STATUS, None)).chain(others);
        vec![
            self.choice(choices::STATUS, Some(choices::STATUS_HINT), status),
            self.choice(choices::OTHER_STATUS, Some(choices::OTHER_STATUS_HINT), others),
            self.choice(choices::HEALTH_WORKER, Some(choices::HEALTH_WORKER_HINT), yes_or_no()),
        ]
    }

    fn period(self) -> Vec<Field> {
        let telework = Telework::ALL.iter().map(|answer| (choices::telework(*answer), None));
        let asked = self.rules.questions_for_all(Step::Period).map(|question| self.question(question));
        let first = Field {
            hint: Some(person::first_day_hint(self.lang, self.rules)),
            ..self.day(person::FIRST_DAY, None)
        };
        let worked = self.day(person::LAST_WORKED_IF, Some(person::LAST_WORKED_HINT));
        std::iter::once(self.choice(choices::TELEWORK, Some(choices::TELEWORK_HINT), telework))
            .chain(asked)
            .chain([first, worked])
            .collect()
    }

    fn employers(self) -> Vec<Field> {
        (0..EMPLOYERS).flat_map(|_| self.employer()).collect()
    }

    fn employer(self) -> Vec<Field> {
        vec![
            self.line(employers::NAME, Some(EMPLOYER_TITLE)),
            self.tick(employers::PRIVATE, None),
            Field {
                answer: Answer::Boxes { count: 14 },
                ..self.line(employers::SIRET, Some(employers::SIRET_HINT))
            },
            self.optional(employers::EMAIL, Some(employers::EMAIL_HINT)),
            self.line(employers::STREET, None),
            self.line(employers::POSTAL_CODE, None),
            self.line(employers::CITY, None),
            self.day(employers::WORKED, Some(employers::WORKED_HINT)),
        ]
    }

    fn delivery(self) -> Field {
        let by = [
            (sharing::BY_SERVICE, Some(sharing::BY_SERVICE_HINT)),
            (sharing::BY_SELF, Some(sharing::BY_SELF_HINT)),
        ];
        self.choice(sharing::DELIVERY, Some(sharing::DELIVERY_HINT), by)
    }

    fn honour(self) -> Vec<Field> {
        vec![
            self.tick(review::HONOUR, Some(review::HONOUR_HINT)),
            self.day(words::DONE_ON, None),
            self.line(words::SIGNATURE, None),
        ]
    }

    fn ground(self) -> Section {
        let scheme = &self.rules.scheme;
        let options = scheme.grounds().iter().map(|ground| Choice {
            label: self.lang.of(&ground.label).to_owned(),
            hint: ground.hint.as_ref().map(|hint| self.lang.of(hint).to_owned()),
            fields: ground
                .asks
                .iter()
                .filter_map(|code| scheme.question(code))
                .map(|asked| self.question(asked))
                .collect(),
        });
        let ground = Field {
            label: self.say(choices::GROUND),
            hint: Some(self.say(choices::GROUND_HINT)),
            answer: Answer::Choice { options: options.collect() },
        };
        let asked = self.rules.questions_for_all(Step::Ground).map(|question| self.question(question));
        self.section(Step::Ground, Vec::new(), std::iter::once(ground).chain(asked).collect())
    }

    /// A question of the scheme, whatever its answer looks like.
    fn question(self, question: &Question) -> Field {
        let label = self.lang.of(&question.label).to_owned();
        let hint = question.hint.as_ref().map(|hint| self.lang.of(hint).to_owned());
        let option = |label: String| Choice { label, hint: None, fields: Vec::new() };
        match &question.shape {
            AnswerShape::Flag => Field { hint, ..self.choice_of(label, yes_or_no()) },
            AnswerShape::Choice(options) => {
                let options =
                    options.iter().map(|(_, label)| option(self.lang.of(label).to_owned())).collect();
                Field { label, hint, answer: Answer::Choice { options } }
            }
            AnswerShape::Number { unit, names, .. } => {
                let label =
                    unit.as_ref().map_or(label.clone(), |unit| common::beside(&label, self.lang.of(unit)));
                let names = names.iter().map(|(_, name)| self.lang.of(name)).collect::<Vec<_>>().join(", ");
                let hint = [hint.unwrap_or_default(), names].join(" ").trim().to_owned();
                Field { label, hint: Some(hint).filter(|hint| !hint.is_empty()), answer: Answer::Line }
            }
            AnswerShape::Day { .. } => Field { label, hint, answer: self.day(words::DONE_ON, None).answer },
        }
    }

    fn field(self, label: Text, hint: Option<Text>, answer: Answer) -> Field {
        Field { label: self.say(label), hint: hint.map(|hint| self.say(hint)), answer }
    }

    fn line(self, label: Text, hint: Option<Text>) -> Field {
        self.field(label, hint, Answer::Line)
    }

    fn optional(self, label: Text, hint: Option<Text>) -> Field {
        Field { label: optional(self.lang, label), ..self.line(label, hint) }
    }

    fn tick(self, label: Text, hint: Option<Text>) -> Field {
        self.field(label, hint, Answer::Tick)
    }

    fn day(self, label: Text, hint: Option<Text>) -> Field {
        let parts = [common::DAY, common::MONTH, common::YEAR].map(|part| self.say(part));
        self.field(label, hint, Answer::Day { parts })
    }

    fn choice(
        self,
        label: Text,
        hint: Option<Text>,
        options: impl IntoIterator<Item = (Text, Option<Text>)>,
    ) -> Field {
        Field { hint: hint.map(|hint| self.say(hint)), ..self.choice_of(self.say(label), options) }
    }

    fn choice_of(self, label: String, options: impl IntoIterator<Item = (Text, Option<Text>)>) -> Field {
        let options = options.into_iter().map(|(label, hint)| Choice {
            label: self.say(label),
            hint: hint.map(|hint| self.say(hint)),
            fields: Vec::new(),
        });
        Field { label, hint: None, answer: Answer::Choice { options: options.collect() } }
    }
}

fn yes_or_no() -> [(Text, Option<Text>); 2] {
    [(common::YES, None), (common::NO, None)]
}
