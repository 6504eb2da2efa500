//! Synthetic claims for the measuring programs, as the form hands them over.

use abri_domain::form::FormRules;
use abri_domain::register::RegisterEntry;
use abri_domain::status::Channel;
use abri_server::demo::people::person;
use abri_server::pipeline::intake::Submission;
use abri_server::random;
use abri_server::state::Service;

/// What ends a measuring program.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A claim of the person of that number, and what the fund's register says of them.
pub fn submission(
    service: &Service,
    seed: u64,
    rules: &FormRules,
) -> Result<(Submission, Option<RegisterEntry>), Failure> {
    let mut person = person(seed, rules);
    "yes".clone_into(&mut person.form.honour);
    let claim = person.form.parse(rules).map_err(|(_, faults)| format!("{faults:?}"))?;
    let submission = Submission {
        claim,
        submit_key: random::id(service.clock.now())?,
        language: "fr",
        channel: Channel::Online,
        assisted: None,
        session: None,
    };
    Ok((submission, person.register))
}
