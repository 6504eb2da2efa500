//! Three people to try the service with: `make run` prints them.

use super::rng::Rng;
use super::{Case, Expected, SyntheticClaim, ald, fund, started, work};
use abri_domain::form::{ClaimForm, FormRules};
use abri_domain::register::RegisterEntry;
use abri_domain::status::InsuredStatus;

/// What tells the three apart.
struct Part {
    nir: &'static str,
    first_names: &'static str,
    birth_name: &'static str,
    birth: [&'static str; 3],
    postal_code: &'static str,
    city: &'static str,
    status: InsuredStatus,
    case: Case,
    ald: u8,
}

/// Their numbers are examples whose commune does not exist; [`super::person`] never makes them.
const PARTS: [Part; 3] = [
    Part {
        nir: "155053599990151",
        first_names: "Marcel",
        birth_name: "Exemple",
        birth: ["12", "5", "1955"],
        postal_code: "35270",
        city: "Saint-Exemple",
        status: InsuredStatus::Farmer,
        case: Case::Clear,
        ald: 8,
    },
    Part {
        nir: "285129999990614",
        first_names: "Nadia",
        birth_name: "Modèle",
        birth: ["3", "12", "1985"],
        postal_code: "31200",
        city: "Bourg-Modèle",
        status: InsuredStatus::Employee,
        case: Case::UnknownToRegister,
        ald: 14,
    },
    Part {
        nir: "262311499990753",
        first_names: "Hélène",
        birth_name: "Fiction",
        birth: ["9", "4", "1962"],
        postal_code: "14000",
        city: "Montfiction",
        status: InsuredStatus::CivilServant,
        case: Case::CivilServant,
        ald: 5,
    },
];

/// One claim approved at once, one for review, one for another door, filed on `rules.today`.
pub fn showcase(rules: &FormRules) -> [SyntheticClaim; 3] {
    PARTS.map(|part| part.claim(rules))
}

impl Part {
    fn claim(&self, rules: &FormRules) -> SyntheticClaim {
        let mut form = started(rules, rules.today);
        let entry = ald(self.ald, &mut form);
        self.fill(&mut form);
        work::fill(&mut form, self.status, self.case, &mut Rng::new(0));
        let fund = fund(self.status, self.postal_code);
        let register = (self.kind() != Expected::Review).then_some(RegisterEntry { fund, ..entry });
        SyntheticClaim { form, register, kind: self.kind() }
    }

    fn kind(&self) -> Expected {
        self.case.expected()
    }

    fn fill(&self, form: &mut ClaimForm) {
        self.nir.clone_into(&mut form.nir);
        self.first_names.clone_into(&mut form.first_names);
        self.birth_name.clone_into(&mut form.birth_name);
        [form.birth_day, form.birth_month, form.birth_year] = self.birth.map(str::to_owned);
        form.email = format!("{}@courriel.example", super::identity::ascii(self.first_names));
        "1 rue de l'Exemple".clone_into(&mut form.street);
        self.postal_code.clone_into(&mut form.postal_code);
        self.city.clone_into(&mut form.city);
    }
}
