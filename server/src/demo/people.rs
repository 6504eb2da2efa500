//! Synthetic people with their claim forms: the same seed, the same person. Nobody here exists.
//!
//! The mix follows what is known of spring 2020: about eight claims in ten were granted, long-term conditions were
//! most of the grounds, and farms come first because the service is theirs. The rest are the cases a person must
//! look at. Numbers, names and addresses are made up and can't be anyone's.

mod identity;
mod lists;
mod rng;
mod showcase;
mod work;

pub use showcase::showcase;

use abri_domain::contact::PostalCode;
use abri_domain::form::{ClaimForm, FormRules};
use abri_domain::fund::Funds;
use abri_domain::ground::AldNumber;
use abri_domain::register::RegisterEntry;
use abri_domain::status::InsuredStatus;
use identity::Identity;
use rng::Rng;
use std::sync::LazyLock;
use time::{Date, Duration};

/// What the service should make of a claim under the rules of March 2020.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// Everything is in order and the register says yes.
    ApprovedAtOnce,
    /// A person looks at it, and no other door is in sight.
    Review,
    /// A person looks at it, and will likely show another door: the doctor, the employer.
    OtherDoor,
}

/// A person who does not exist, with a claim.
#[derive(Clone)]
pub struct SyntheticClaim {
    /// The whole form, valid under the rules it was made for.
    pub form: ClaimForm,
    /// What the register holds on the person, if it knows them.
    pub register: Option<RegisterEntry>,
    /// What should come of it.
    pub kind: Expected,
}

/// What is particular about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Nothing.
    Clear,
    /// Another condition than a long-term one.
    NoAld,
    /// A long-term condition that is not on the list.
    AldOffList,
    /// Lives with someone at risk.
    Cohabitant,
    /// The register does not know the person.
    UnknownToRegister,
    /// A provisional number.
    ProvisionalNir,
    /// The birth date contradicts the number.
    OtherBirthDate,
    /// A civil servant.
    CivilServant,
    /// Works in contact with patients.
    HealthWorker,
    /// Can work from home in part.
    PartialTelework,
    /// A status that one source only lets in.
    UnsettledStatus,
}

/// In a thousand claims.
const CASES: &[(Case, u32)] = &[
    (Case::Clear, 800),
    (Case::NoAld, 45),
    (Case::AldOffList, 20),
    (Case::Cohabitant, 20),
    (Case::UnknownToRegister, 30),
    (Case::ProvisionalNir, 15),
    (Case::OtherBirthDate, 20),
    (Case::CivilServant, 15),
    (Case::HealthWorker, 15),
    (Case::PartialTelework, 10),
    (Case::UnsettledStatus, 10),
];

/// Of a thousand women young enough: makes about one claim in twelve a pregnancy.
const PREGNANT_PER_MILLE: u64 = 400;

/// The conditions the online service is known to take, the frequent ones more often.
const ALDS: &[(u8, u32)] = &[
    (8, 30),
    (13, 12),
    (5, 12),
    (3, 10),
    (14, 8),
    (1, 5),
    (7, 5),
    (19, 5),
    (6, 4),
    (21, 3),
    (2, 2),
    (17, 2),
    (18, 2),
];
/// Conditions that are on no list of the online service.
const ALDS_OFF_LIST: &[(u8, u32)] = &[(23, 6), (15, 1), (26, 2), (31, 3)];

impl Case {
    fn expected(self) -> Expected {
        match self {
            Self::Clear => Expected::ApprovedAtOnce,
            Self::NoAld | Self::AldOffList | Self::CivilServant | Self::HealthWorker => Expected::OtherDoor,
            _ => Expected::Review,
        }
    }
}

/// The person of that seed, who files on `rules.today`. Two million seeds in a row share no NIR.
pub fn person(seed: u64, rules: &FormRules) -> SyntheticClaim {
    let mut rng = Rng::new(seed);
    let case = rng.weighted(CASES);
    of_case(case, seed, rng, rules)
}

/// The person of that seed in that very case, to train on.
pub fn practice(case: Case, seed: u64, rules: &FormRules) -> SyntheticClaim {
    of_case(case, seed, Rng::new(seed), rules)
}

fn of_case(case: Case, seed: u64, mut rng: Rng, rules: &FormRules) -> SyntheticClaim {
    let status = work::status(case, &mut rng);
    let first_day = first_day(rules, &mut rng);
    let mut form = started(rules, first_day);
    let who = Identity::draw(seed, rules.today, case == Case::ProvisionalNir, &mut rng);
    who.fill(&mut form, case == Case::OtherBirthDate, seed, &mut rng);
    let postal_code = identity::fill_address(&mut form, status.is_agricultural(), &mut rng);
    let entry = ground(case, &who, first_day, &mut form, &mut rng);
    work::fill(&mut form, status, case, &mut rng);
    let fund = fund(status, &postal_code);
    let register = (case != Case::UnknownToRegister).then_some(RegisterEntry { fund, ..entry });
    SyntheticClaim { form, register, kind: case.expected() }
}

/// A form with what everyone answers alike.
fn started(rules: &FormRules, first_day: Date) -> ClaimForm {
    let yes = || "yes".to_owned();
    let mut form = ClaimForm {
        scheme: rules.scheme.id().to_owned(),
        terms_version: rules.terms_version.clone(),
        terms_accepted: yes(),
        health_worker: "no".into(),
        telework: "impossible".into(),
        honour: yes(),
        ..ClaimForm::default()
    };
    [form.first_day, form.first_month, form.first_year] = typed(first_day);
    form
}

/// Within the week before today, as far as the rules let one go back.
fn first_day(rules: &FormRules, rng: &mut Rng) -> Date {
    let week = rules.today.saturating_sub(Duration::days(6));
    let days = (rules.today - rules.earliest_start.max(week)).whole_days();
    rules.today.saturating_sub(Duration::days(rng.up_to(days.max(0))))
}

/// Answers why the person is at risk; what the register holds of it, the fund aside.
fn ground(case: Case, who: &Identity, first_day: Date, form: &mut ClaimForm, rng: &mut Rng) -> RegisterEntry {
    match case {
        Case::NoAld => "other-condition".clone_into(&mut form.ground),
        Case::Cohabitant => "cohabitant".clone_into(&mut form.ground),
        Case::AldOffList => return ald(rng.weighted(ALDS_OFF_LIST), form),
        _ if who.may_be_pregnant() && rng.per_mille(PREGNANT_PER_MILLE) => {
            return pregnancy(first_day, form, rng);
        }
        _ => return ald(rng.weighted(ALDS), form),
    }
    RegisterEntry::default()
}

fn ald(number: u8, form: &mut ClaimForm) -> RegisterEntry {
    "ald".clone_into(&mut form.ground);
    form.answers.insert("answer-ald-number".into(), number.to_string());
    RegisterEntry { alds: AldNumber::try_from(number).into_iter().collect(), ..RegisterEntry::default() }
}

/// In the third trimester, the last thirteen weeks, on the first day off.
fn pregnancy(first_day: Date, form: &mut ClaimForm, rng: &mut Rng) -> RegisterEntry {
    let due = first_day.saturating_add(Duration::days(10 + rng.up_to(75)));
    "pregnancy".clone_into(&mut form.ground);
    for (part, typed) in ["day", "month", "year"].into_iter().zip(typed(due)) {
        form.answers.insert(format!("answer-due-date-{part}"), typed);
    }
    RegisterEntry { pregnancy_due: Some(due), ..RegisterEntry::default() }
}

/// A date in the three fields of a form.
fn typed(date: Date) -> [String; 3] {
    [date.day().to_string(), u8::from(date.month()).to_string(), date.year().to_string()]
}

/// The code of the fund of that place.
fn fund(status: InsuredStatus, postal_code: &str) -> String {
    static FUNDS: LazyLock<Option<Funds>> = LazyLock::new(|| Funds::load().ok());
    let postal_code = PostalCode::parse(postal_code).ok();
    let found = FUNDS
        .as_ref()
        .zip(postal_code.as_ref())
        .and_then(|(funds, code)| funds.guess(status.is_agricultural(), code));
    found.map(|fund| fund.code.as_str().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
