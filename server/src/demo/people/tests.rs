use super::*;
use abri_domain::assessment::{Facts, Outcome, assess};
use abri_domain::form::NewClaim;
use abri_domain::nir::Nir;
use abri_domain::register::RegisterAnswers;
use abri_domain::rules::{RuleBook, Scheme};
use abri_domain::status::{Telework, Territory};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, LazyLock};
use time::macros::date;

static SCHEME: LazyLock<Arc<Scheme>> =
    LazyLock::new(|| Arc::new(RuleBook::built_in().unwrap().scheme().clone()));

fn rules() -> FormRules {
    FormRules {
        scheme: SCHEME.clone(),
        asked_of_all: Vec::new(),
        today: date!(2020 - 03 - 25),
        earliest_start: date!(2020 - 03 - 13),
        days: 21,
        terms_version: "2020-03".into(),
    }
}

fn parsed(claim: &SyntheticClaim) -> NewClaim {
    claim.form.parse(&rules()).unwrap_or_else(|(step, errors)| panic!("{step:?}: {errors:?}"))
}

fn per_mille(count: usize) -> usize {
    count * 1000 / 5_000
}

#[test]
fn every_form_is_valid_and_none_is_prefilled_in_vain() {
    for seed in 0..5_000 {
        let claim = person(seed, &rules());
        let new = parsed(&claim);
        assert_eq!(new.employers.is_empty(), !claim.form.has_employer());
        assert_eq!(new.last_day_worked.is_some(), claim.form.has_employer());
        assert!(claim.register.is_none_or(|entry| !entry.fund.is_empty()));
    }
}

#[test]
fn the_same_seed_is_the_same_person() {
    let (one, other) = (person(42, &rules()), person(42, &rules()));
    assert!(one.form == other.form && one.register == other.register);
    assert!(one.form != person(43, &rules()).form);
}

#[test]
fn the_shares_are_those_told() {
    let people: Vec<_> = (0..5_000).map(|seed| person(seed, &rules())).collect();
    let count =
        |test: &dyn Fn(&SyntheticClaim) -> bool| per_mille(people.iter().filter(|claim| test(claim)).count());
    assert!((780..=820).contains(&count(&|claim| claim.kind == Expected::ApprovedAtOnce)));
    assert!((85..=125).contains(&count(&|claim| claim.kind == Expected::Review)));
    assert!((75..=115).contains(&count(&|claim| claim.kind == Expected::OtherDoor)));
    let agricultural = |claim: &SyntheticClaim| claim.form.insured_status().unwrap().is_agricultural();
    assert!((600..=700).contains(&count(&agricultural)));
    assert!((60..=130).contains(&count(&|claim| claim.form.ground == "pregnancy")));
    assert!((750..=880).contains(&count(&|claim| claim.form.ground == "ald")));
    let codes: HashSet<_> = people.iter().map(|claim| claim.form.status.clone()).collect();
    assert_eq!(codes.len(), InsuredStatus::ALL.len() - 1, "all but `other`");
}

#[test]
fn claims_go_to_every_fund() {
    let people = (0..5_000).filter_map(|seed| person(seed, &rules()).register);
    let mut funds = BTreeMap::<String, usize>::new();
    for entry in people {
        *funds.entry(entry.fund).or_default() += 1;
    }
    assert!(funds.keys().filter(|fund| fund.starts_with("msa-")).count() >= 34);
    assert!(funds.values().all(|count| *count < 5_000 / 8), "one fund has it all");
}

#[test]
fn no_two_people_share_a_nir() {
    let rules = rules();
    let draw = |seed| Identity::draw(seed, rules.today, false, &mut Rng::new(seed)).nir;
    let mut seen: HashSet<_> = (0..100_000).map(|seed| lasting(&draw(seed))).collect();
    assert_eq!(seen.len(), 100_000);
    assert!((0..1_000).all(|seed| lasting(&person(seed, &rules).form.nir) == lasting(&draw(seed))));
    for claim in showcase(&rules) {
        assert!(seen.insert(lasting(&claim.form.nir)));
    }
}

/// What only the seed decides of a number: sex, month, place and order; not the year, nor if it is provisional.
fn lasting(nir: &str) -> (bool, String) {
    (nir.starts_with(['1', '3', '7']), nir[3..13].to_owned())
}

#[test]
fn a_million_seeds_have_a_million_places() {
    // What makes a NIR unique is a multiplication modulo PEOPLE: it takes each value once.
    fn gcd(a: u64, b: u64) -> u64 {
        if b == 0 { a } else { gcd(b, a % b) }
    }
    const { assert!(identity::PEOPLE >= 1_000_000) };
    assert_eq!(gcd(identity::STEP, identity::PEOPLE), 1);
}

#[test]
fn identities_are_those_of_nobody() {
    for seed in 0..2_000 {
        let claim = person(seed, &rules());
        assert_eq!(&claim.form.nir[7..10], "999");
        assert!(claim.form.email.is_empty() || claim.form.email.ends_with(".example"));
        for employer in &claim.form.employers {
            let siret = &employer.employer_siret;
            assert!(
                employer.employer_private == "yes" || siret.starts_with("0009") && work::luhn(&siret[..9])
            );
            assert!(employer.employer_email.is_empty() || employer.employer_email.ends_with(".example"));
        }
    }
    assert!((0..8_000).all(|number| abri_domain::siret::Siret::parse(&work::siret(number)).is_ok()));
}

#[test]
fn only_women_are_pregnant() {
    let pregnant =
        (0..20_000).map(|seed| person(seed, &rules())).filter(|claim| claim.form.ground == "pregnancy");
    for claim in pregnant {
        assert!(claim.form.nir.starts_with(['2', '4', '8']));
        let age = 2020 - claim.form.birth_year.parse::<i32>().unwrap();
        assert!((18..=44).contains(&age));
    }
}

#[test]
fn the_rules_of_march_2020_come_to_what_is_expected() {
    let book = RuleBook::built_in().unwrap();
    for seed in 0..5_000 {
        let claim = person(seed, &rules());
        assert_eq!(outcome(&claim, &book), claim.kind, "seed {seed}");
    }
    let shown = showcase(&rules());
    let kinds = shown.each_ref().map(|claim| claim.kind);
    assert_eq!(kinds, [Expected::ApprovedAtOnce, Expected::Review, Expected::OtherDoor]);
    assert_eq!(shown.each_ref().map(|claim| outcome(claim, &book)), kinds);
}

fn outcome(claim: &SyntheticClaim, book: &RuleBook) -> Expected {
    match assess(&facts(claim), book, rules().today).outcome {
        Outcome::Approve { .. } => Expected::ApprovedAtOnce,
        Outcome::Review { door: None, .. } => Expected::Review,
        Outcome::Review { door: Some(_), .. } => Expected::OtherDoor,
    }
}

fn facts(claim: &SyntheticClaim) -> Facts {
    let NewClaim { insured, status, other_status, health_worker, ground, telework, stoppage, .. } =
        parsed(claim);
    let ground = ground.unwrap();
    Facts {
        requested_at: rules().today.with_hms(12, 0, 0).unwrap().assume_utc(),
        stoppage,
        status,
        other_status,
        health_worker,
        telework: Telework::from_code(telework.code()).unwrap(),
        territory: Territory::Metropole,
        birth_date: Some(insured.birth_date),
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        register: RegisterAnswers::of(claim.register.as_ref(), &ground),
        overlaps_another: false,
        nir_provisional: insured.nir.is_provisional(),
        nir_disagrees_with_birth: Nir::parse(&claim.form.nir).unwrap().disagrees_with(insured.birth_date),
    }
}
