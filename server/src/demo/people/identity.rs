//! Who the person is: a NIR no one has, a name, a date of birth, an address in a town that does not exist.

use super::rng::Rng;
use super::{lists, typed};
use abri_domain::form::ClaimForm;
use abri_domain::nir::Nir;
use time::{Date, Month};

/// Orders 900 to 999 are left to the fixed examples of the tests and of the demonstration.
const ORDERS: u64 = 899;
/// 01 to 95, without 20: Corsica's number depends on the year of birth.
const DEPARTMENTS: u64 = 94;
const MONTHS: u64 = 12;
const SEXES: u64 = 2;
/// How many people there are: as many seeds in a row never share a NIR.
pub(super) const PEOPLE: u64 = ORDERS * DEPARTMENTS * MONTHS * SEXES;
/// Shares no factor with [`PEOPLE`] (its primes are 2, 3, 29, 31, 47), so that counting in steps of it meets each
/// number once, far from the one before.
pub(super) const STEP: u64 = 1_640_531;

/// Where people live: every département.
const OVERSEAS_AND_CORSICA: &[&str] = &["200", "202", "971", "972", "974"];

/// A person, before the form.
pub(super) struct Identity {
    pub nir: String,
    woman: bool,
    birth: Date,
    age: i32,
}

impl Identity {
    /// The person of a seed. Sex, month and département of birth come from the seed: with the order they make the
    /// NIR unique, whatever the year.
    pub fn draw(seed: u64, today: Date, provisional: bool, rng: &mut Rng) -> Self {
        let place = (seed % PEOPLE) * STEP % PEOPLE;
        let (order, rest) = (1 + place % ORDERS, place / ORDERS);
        let (department, rest) = (rest % DEPARTMENTS, rest / DEPARTMENTS);
        let (month, sex) = (1 + rest % MONTHS, 1 + rest / MONTHS);
        let age = age(rng);
        let year = today.year() - age;
        let department = if department < 19 { department + 1 } else { department + 2 };
        let first_digit = if provisional { rng.pick(&[2, 6]) + sex } else { sex };
        let century = year.rem_euclid(100);
        // No commune has the number 999: nobody was given such a NIR.
        let first13 = format!("{first_digit}{century:02}{month:02}{department:02}999{order:03}");
        let nir = Nir::with_key(&first13).map(|nir| nir.expose().to_owned()).unwrap_or_default();
        Self { nir, woman: sex == 2, birth: birth(year, month, rng), age }
    }

    /// A woman of an age to be.
    pub fn may_be_pregnant(&self) -> bool {
        self.woman && (18..=44).contains(&self.age)
    }

    /// Fills the pages on identity and contact, the address aside.
    pub fn fill(&self, form: &mut ClaimForm, other_birth_date: bool, seed: u64, rng: &mut Rng) {
        let first_name = rng.pick(if self.woman { lists::WOMEN } else { lists::MEN });
        let birth_name = rng.pick(lists::SURNAMES);
        form.nir.clone_from(&self.nir);
        first_name.clone_into(&mut form.first_names);
        birth_name.clone_into(&mut form.birth_name);
        if rng.per_mille(if self.woman { 300 } else { 30 }) {
            rng.pick(lists::SURNAMES).clone_into(&mut form.usual_name);
        }
        let told = if other_birth_date { another_month(self.birth) } else { self.birth };
        [form.birth_day, form.birth_month, form.birth_year] = typed(told);
        fill_contact(form, first_name, birth_name, seed, rng);
    }
}

/// 18 to 68 years; the older, the more people have a long-term condition.
fn age(rng: &mut Rng) -> i32 {
    let years = if rng.per_mille(300) { rng.up_to(50) } else { rng.up_to(50).max(rng.up_to(50)) };
    18 + i32::try_from(years).unwrap_or(0)
}

/// A day that every month has.
fn birth(year: i32, month: u64, rng: &mut Rng) -> Date {
    let month =
        u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok()).unwrap_or(Month::January);
    let day = u8::try_from(1 + rng.below(28)).unwrap_or(1);
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN)
}

fn another_month(birth: Date) -> Date {
    birth.replace_month(birth.month().next()).unwrap_or(birth)
}

fn fill_contact(form: &mut ClaimForm, first_name: &str, name: &str, seed: u64, rng: &mut Rng) {
    if rng.per_mille(40) {
        "yes".clone_into(&mut form.no_email);
    } else {
        form.email = format!("{}.{}.{seed}@courriel.example", ascii(first_name), ascii(name));
    }
    if rng.per_mille(850) {
        // Numbers the regulator keeps for works of fiction (ARCEP 2018-0881).
        let prefix = rng.pick(&["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"]);
        form.phone = format!("{prefix} {:02} {:02}", rng.below(100), rng.below(100));
    }
}

/// Fills the address; its postal code.
pub(super) fn fill_address(form: &mut ClaimForm, on_a_farm: bool, rng: &mut Rng) -> String {
    form.street = if on_a_farm && rng.per_mille(600) {
        rng.pick(lists::HAMLETS).to_owned()
    } else {
        format!("{} {}", 1 + rng.below(120), rng.pick(lists::STREETS))
    };
    if rng.per_mille(120) {
        form.address_extra = format!("bâtiment {}", rng.pick(&["A", "B", "C"]));
    }
    form.postal_code = postal_code(rng);
    rng.pick(lists::TOWNS).clone_into(&mut form.city);
    form.postal_code.clone()
}

fn postal_code(rng: &mut Rng) -> String {
    if rng.per_mille(50) {
        return format!("{}{:02}", rng.pick(OVERSEAS_AND_CORSICA), 10 * rng.below(10));
    }
    let department = 1 + rng.below(DEPARTMENTS);
    let department = if department < 20 { department } else { department + 1 };
    format!("{department:02}{:03}", 10 * rng.below(90))
}

/// Small letters without accents, as in e-mail addresses.
pub(super) fn ascii(name: &str) -> String {
    let lower = name.chars().flat_map(char::to_lowercase);
    lower
        .filter_map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => Some('e'),
            'á' | 'à' | 'â' => Some('a'),
            'ï' | 'î' => Some('i'),
            'ô' => Some('o'),
            'ç' => Some('c'),
            'a'..='z' | '-' => Some(c),
            _ => None,
        })
        .collect()
}
