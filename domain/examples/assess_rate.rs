//! Prints how many claims one core assesses in a second: `cargo run --release -p abri-domain --example assess_rate`.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use abri_domain::assessment::{Facts, Outcome, assess};
use abri_domain::rules::{Example, RuleBook, RuleVersion, RulesError};
use std::hint::black_box;
use std::time::Instant;
use time::Date;

const ROUNDS: u32 = 20_000;

fn main() -> Result<(), RulesError> {
    let rules = RuleBook::built_in()?;
    let examples = rules.versions().iter().flat_map(RuleVersion::examples);
    let claims: Vec<(Facts, Date)> = examples.map(claim).collect();
    let (mut approved, mut assessed) = (0_u32, 0_u32);
    let started = Instant::now();
    for (facts, today) in claims.iter().cycle().take(claims.len() * ROUNDS as usize) {
        let assessment = assess(black_box(facts), &rules, *today);
        approved += u32::from(matches!(black_box(assessment).outcome, Outcome::Approve { .. }));
        assessed += 1;
    }
    let rate = f64::from(assessed) / started.elapsed().as_secs_f64();
    println!("{rate:.0} assessments/s on one core ({assessed} claims, {approved} approved)");
    Ok(())
}

fn claim(example: &Example) -> (Facts, Date) {
    (example.facts().clone(), example.decided_on())
}
