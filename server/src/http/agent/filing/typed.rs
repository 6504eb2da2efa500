//! What a desk typed: read from the body, checked by the form's own checks, shown again whole.

use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::public::{draft, steps};
use crate::pipeline::filing::{self, Filer, ToFile};
use crate::random;
use crate::state::Service;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{FilingPage, StepPage};
use abri_domain::assisted::received_on;
use abri_domain::dates::parse_date;
use abri_domain::form::{
    ClaimForm, EMPLOYERS_MAX, EmployerForm, FieldCode, FieldError, FieldErrors, FormRules, NewClaim, Step,
    clean,
};
use time::Date;
use uuid::Uuid;

/// The form as typed on one page.
pub struct Typed {
    form: ClaimForm,
    rules: FormRules,
    submit_key: Uuid,
    /// The blocks of the page, empty ones included.
    employers: Vec<(EmployerForm, FieldErrors)>,
    received: [String; 3],
    received_on: Result<Date, FieldCode>,
    /// Was it received on a day before this one?
    is_past: bool,
    language: String,
    /// Faults that only the body shows, then those of the values.
    errors: FieldErrors,
}

impl Typed {
    /// Nothing typed yet, in the language of the agent.
    pub fn blank(rules: FormRules, submit_key: Uuid, lang: Lang) -> Self {
        Self {
            form: ClaimForm::default(),
            received_on: Ok(rules.today),
            is_past: false,
            rules,
            submit_key,
            employers: vec![Default::default()],
            received: Default::default(),
            language: lang.code().to_owned(),
            errors: FieldErrors::default(),
        }
    }

    /// What a page sent. The rules are those of the day it counts from; while that day is wrong, those offered.
    pub fn read(
        service: &Service,
        filer: &Filer,
        offered: FormRules,
        fields: &Fields,
    ) -> Result<Self, Failure> {
        let today = service.clock.today();
        let received = ["received_day", "received_month", "received_year"].map(|name| fields.kept(name));
        let [day, month, year] = &received;
        let stamped =
            if filer.seals() { received_on(parse_date(day, month, year), today) } else { Ok(today) };
        let rules = |day| filing::rules_on(service, offered.scheme.id(), day).ok_or(FieldCode::NotAnOption);
        let of_day = stamped.and_then(|day| rules(day).map(|rules| (day, rules)));
        let received_on = of_day.as_ref().map(|(day, _)| *day).map_err(|code| *code);
        let rules = of_day.map_or(offered, |(_, rules)| rules);
        let (form, errors) = form_of(&rules, filer, fields);
        let submit_key = Uuid::try_parse(fields.get("submit_key")).ok();
        let submit_key = submit_key.map_or_else(|| random::id(service.clock.now()), Ok)?;
        let (employers, language) = (employers_of(fields), fields.kept("language"));
        let is_past = received_on.is_ok_and(|day| day < today);
        Ok(Self { form, rules, submit_key, employers, received, received_on, is_past, language, errors })
    }

    /// One empty block more.
    pub fn add_employer(&mut self) {
        if self.employers.len() < EMPLOYERS_MAX {
            self.employers.push(Default::default());
        }
    }

    /// The claim, when everything is right; the faults are noted.
    pub fn check(&mut self, filer: &Filer) -> Option<ToFile> {
        let filled =
            self.employers.iter().map(|(form, _)| form).filter(|form| **form != EmployerForm::default());
        self.form.employers = filled.cloned().collect();
        let received_on = self.received_on.map_err(|code| self.errors.add("received_day", code)).ok();
        let language = Lang::from_code(&self.language);
        if language.is_none() {
            self.errors.add("language", FieldCode::NotAnOption);
        }
        let steps: Vec<Step> = steps_of(&self.form, filer).collect();
        for step in steps {
            let found = self.form.check(step, &self.rules).0;
            let found = found.into_iter().filter(|fault| !is_of_an_employer(fault));
            self.errors
                .0
                .extend(found.map(|fault| if self.is_past { as_of_the_stamp(fault) } else { fault }));
            if step == Step::Employers {
                self.check_employers();
            }
        }
        let claim = self.claim(filer).filter(|_| self.errors.is_empty())?;
        let (submit_key, language) = (self.submit_key, language?.code());
        Some(ToFile { claim, submit_key, language, received_on: received_on? })
    }

    fn claim(&self, filer: &Filer) -> Option<NewClaim> {
        let form = &self.form;
        if filer.seals() { form.parse_sealed(&self.rules).ok() } else { form.parse(&self.rules).ok() }
    }

    /// The faults of each employer, under the numbered names of their fields.
    fn check_employers(&mut self) {
        let first_day = self.form.start_date().ok();
        for (number, (form, errors)) in (1..).zip(&mut self.employers) {
            if *form != EmployerForm::default() {
                *errors = form.check(first_day);
            }
            for fault in &errors.0 {
                self.errors.add(&format!("{}-{number}", fault.field), fault.code);
            }
        }
    }

    /// The page that shows it.
    pub fn page(self, filer: &Filer) -> FilingPage {
        let submit_key = self.submit_key.to_string();
        // The statement on honour is made each time it is sent.
        let form = ClaimForm { honour: String::new(), ..self.form };
        let step = StepPage {
            errors: self.errors.clone(),
            submit_key,
            ..steps::blank(Step::Terms, form, self.rules)
        };
        FilingPage {
            agent: views::badge(filer.person()),
            channel: filer.channel(),
            step: Box::new(step),
            received: self.received,
            language: self.language,
            employers: self.employers,
            errors: self.errors,
            message: None,
        }
    }
}

/// The pages typed here: that of the ground stays in its envelope.
fn typed_here(filer: &Filer) -> impl Iterator<Item = Step> {
    let seals = filer.seals();
    Step::ALL.iter().copied().filter(move |step| *step != Step::Ground || !seals)
}

fn steps_of(form: &ClaimForm, filer: &Filer) -> impl Iterator<Item = Step> {
    typed_here(filer).filter(|step| step.applies_to(form))
}

/// The list of employers repeats the first fault of one of them, which is said beside its field here.
fn is_of_an_employer(fault: &FieldError) -> bool {
    let of_the_list = matches!(fault.code, FieldCode::NoEmployer | FieldCode::TooManyEmployers { .. });
    fault.field == "employers" && !of_the_list
}

/// The checks take the day of the stamp for today, which whoever types does not.
fn as_of_the_stamp(fault: FieldError) -> FieldError {
    let code = match fault.code {
        FieldCode::AfterToday { today } => FieldCode::AfterReceipt { received_on: today },
        code => code,
    };
    FieldError { code, ..fault }
}

fn form_of(rules: &FormRules, filer: &Filer, fields: &Fields) -> (ClaimForm, FieldErrors) {
    let (mut form, mut errors) = (ClaimForm::default(), FieldErrors::default());
    for step in typed_here(filer) {
        errors.0.extend(draft::put(&mut form, (step, rules), fields).0);
    }
    (form, errors)
}

/// The blocks of employers that the page had, empty ones included; at least one.
fn employers_of(fields: &Fields) -> Vec<(EmployerForm, FieldErrors)> {
    let sent = |name: &str| fields.0.iter().any(|(field, _)| field == name);
    let numbers = (1..=EMPLOYERS_MAX).take_while(|number| sent(&format!("employer_name-{number}")));
    let mut employers: Vec<_> =
        numbers.map(|number| (employer_of(number, fields), FieldErrors::default())).collect();
    if employers.is_empty() {
        employers.push(Default::default());
    }
    employers
}

fn employer_of(number: usize, fields: &Fields) -> EmployerForm {
    let mut form = EmployerForm::default();
    for name in EmployerForm::FIELDS {
        form.set(name, clean(fields.get(&format!("{name}-{number}"))));
    }
    form
}
