//! How the person works, and for whom. The companies have numbers in a range that was given to nobody.

use super::rng::Rng;
use super::{Case, lists, typed};
use abri_domain::form::{ClaimForm, EmployerForm};
use abri_domain::siret::Siret;
use abri_domain::status::InsuredStatus;

/// Statuses in a hundred clear claims.
const STATUSES: &[(InsuredStatus, u32)] = &[
    (InsuredStatus::AgriculturalEmployee, 36),
    (InsuredStatus::Farmer, 32),
    (InsuredStatus::Employee, 18),
    (InsuredStatus::SelfEmployed, 8),
    (InsuredStatus::PublicContract, 6),
];
/// Statuses that one source only lets in: a person looks at them.
const UNSETTLED: &[(InsuredStatus, u32)] =
    &[(InsuredStatus::HomeEmployee, 5), (InsuredStatus::Liberal, 3), (InsuredStatus::Manager, 2)];
const CARE: &[(InsuredStatus, u32)] = &[(InsuredStatus::Employee, 7), (InsuredStatus::PublicContract, 3)];

/// Farmers in a thousand who work on another's farm too.
const TWO_WAYS: u64 = 60;

/// Companies of one kind share a range of numbers, so that a number has one name.
struct Sector {
    kinds: &'static [&'static str],
    first: u64,
}

const COMPANIES_A_SECTOR: u64 = 2_000;
const FARMING: Sector =
    Sector { kinds: &["EARL", "GAEC", "Coopérative", "Domaine", "Scierie", "Pépinières"], first: 0 };
const TRADE: Sector =
    Sector { kinds: &["Ateliers", "Transports", "Boulangerie", "Garage", "Imprimerie"], first: 2_000 };
const PUBLIC: Sector =
    Sector { kinds: &["Syndicat des eaux", "Lycée", "Office", "Médiathèque"], first: 4_000 };
const HEALTH: Sector = Sector { kinds: &["Clinique", "Résidence", "Centre de soins"], first: 6_000 };

/// The status of a case.
pub(super) fn status(case: Case, rng: &mut Rng) -> InsuredStatus {
    match case {
        Case::CivilServant => InsuredStatus::CivilServant,
        Case::HealthWorker => rng.weighted(CARE),
        Case::UnsettledStatus => rng.weighted(UNSETTLED),
        _ => rng.weighted(STATUSES),
    }
}

/// Fills the pages on work: status, telework, last day worked, employers, who brings the notice.
pub(super) fn fill(form: &mut ClaimForm, status: InsuredStatus, case: Case, rng: &mut Rng) {
    status.code().clone_into(&mut form.status);
    if case == Case::HealthWorker {
        "yes".clone_into(&mut form.health_worker);
    }
    if case == Case::PartialTelework {
        "partial".clone_into(&mut form.telework);
    }
    // Drawn last, so that everyone else stays the same person.
    let status = if status == InsuredStatus::Farmer && rng.per_mille(TWO_WAYS) {
        InsuredStatus::AgriculturalEmployee.code().clone_into(&mut form.other_status);
        InsuredStatus::AgriculturalEmployee
    } else {
        status
    };
    if !status.has_employer() {
        return;
    }
    if let Some(eve) = form.start_date().ok().and_then(time::Date::previous_day) {
        [form.worked_day, form.worked_month, form.worked_year] = typed(eve);
    }
    rng.weighted(&[("service", 65), ("self", 35)]).clone_into(&mut form.delivery);
    form.employers =
        (0..rng.weighted(&[(1, 92), (2, 7), (3, 1)])).map(|_| employer(status, case, rng)).collect();
    if !form.employers.iter().all(EmployerForm::is_reachable) {
        "self".clone_into(&mut form.delivery);
    }
}

fn employer(status: InsuredStatus, case: Case, rng: &mut Rng) -> EmployerForm {
    let sector = match status {
        InsuredStatus::HomeEmployee => return household(rng),
        _ if case == Case::HealthWorker => HEALTH,
        InsuredStatus::AgriculturalEmployee => FARMING,
        InsuredStatus::Employee => TRADE,
        _ => PUBLIC,
    };
    let mut company = company(sector.first + rng.below(COMPANIES_A_SECTOR), sector.kinds);
    if rng.per_mille(250) {
        company.employer_email.clear();
    }
    company
}

/// The company of that number: always the same.
fn company(number: u64, kinds: &[&str]) -> EmployerForm {
    let mut rng = Rng::new(u64::MAX - number);
    EmployerForm {
        employer_name: format!("{} {}", rng.pick(kinds), rng.pick(lists::COMPANY_WORDS)),
        employer_siret: siret(number),
        employer_email: format!("paie@entreprise-{number:04}.example"),
        employer_street: format!("{} {}", 1 + rng.below(120), rng.pick(lists::STREETS)),
        employer_postal_code: format!("{:02}{:03}", 1 + rng.below(19), 10 * rng.below(90)),
        employer_city: rng.pick(lists::TOWNS).to_owned(),
        ..EmployerForm::default()
    }
}

/// A private individual: no SIRET.
fn household(rng: &mut Rng) -> EmployerForm {
    let (first_name, name) = (rng.pick(lists::WOMEN), rng.pick(lists::SURNAMES));
    EmployerForm {
        employer_name: format!("{first_name} {name}"),
        employer_private: "yes".into(),
        ..EmployerForm::default()
    }
}

/// No SIREN starts with 0009; this one has a right key all the same, as has the number of the establishment.
pub(super) fn siret(number: u64) -> String {
    let first8 = format!("0009{number:04}");
    let siren = (0..=9).map(|key| format!("{first8}{key}")).find(|siren| luhn(siren)).unwrap_or_default();
    Siret::with_key(&format!("{siren}0001")).map(String::from).unwrap_or_default()
}

pub(super) fn luhn(digits: &str) -> bool {
    let doubled = |(place, digit): (usize, u8)| {
        let digit = u32::from(digit - b'0');
        if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
    };
    digits.bytes().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}
