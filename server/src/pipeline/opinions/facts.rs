//! What is shown to answer a question: of the whole file, the fields the question names and no other.

use crate::clock::paris;
use crate::persistence::claims::{ClaimFile, ClaimRow};
use abri_domain::assessment::AssessmentRecord;
use abri_domain::ground::Ground;
use abri_domain::opinion::{OpinionField, OpinionQuestion};
use abri_domain::status::{InsuredStatus, Telework};
use time::Date;

/// One of them. Never printed: some are zone M.
pub enum Fact {
    /// The days asked for.
    Days(Date, Date),
    /// The age on the first of them.
    Age(i32),
    /// The day the claim came in.
    ReceivedOn(Date),
    /// The last day worked, if it was given.
    LastDayWorked(Option<Date>),
    /// The ways the person works, whether with patients, and from home.
    Work(Vec<InsuredStatus>, bool, Telework),
    /// The declared ground.
    Ground(Ground),
    /// What was answered beside it.
    Answers(Ground),
    /// What the register knows of it, in what the machine found.
    Register(Option<AssessmentRecord>),
}

/// What a question shows of a claim, in order; of a ground that lies in its envelope, nothing.
pub(super) fn facts(
    question: OpinionQuestion,
    (claim, file): (&ClaimRow, &ClaimFile),
    ground: Option<&Ground>,
    record: Option<&AssessmentRecord>,
) -> Vec<Fact> {
    let fact = |field: &OpinionField| {
        Some(match field {
            OpinionField::Days => Fact::Days(claim.first_day, claim.last_day),
            OpinionField::Age => Fact::Age(age(file.insured.birth_date, claim.first_day)),
            OpinionField::ReceivedOn => Fact::ReceivedOn(paris(claim.submitted_at).date()),
            OpinionField::LastDayWorked => Fact::LastDayWorked(file.last_day_worked),
            OpinionField::Work => {
                let statuses = std::iter::once(claim.insured_status).chain(file.other_status);
                Fact::Work(statuses.collect(), file.health_worker, file.telework)
            }
            OpinionField::Ground => Fact::Ground(Ground::new(ground?.code())),
            OpinionField::Answers => Fact::Answers(ground?.clone()),
            OpinionField::Register => Fact::Register(record.cloned()),
        })
    };
    question.fields().iter().filter_map(fact).collect()
}

/// Whole years on that day.
fn age(birth: Date, day: Date) -> i32 {
    let not_yet = (day.month() as u8, day.day()) < (birth.month() as u8, birth.day());
    day.year() - birth.year() - i32::from(not_yet)
}

#[cfg(test)]
mod tests {
    use super::age;
    use time::macros::date;

    #[test]
    fn a_birthday_counts_from_its_day_on() {
        let born = date!(1955 - 03 - 18);
        assert_eq!(age(born, date!(2020 - 03 - 17)), 64);
        assert_eq!(age(born, date!(2020 - 03 - 18)), 65);
        assert_eq!(age(date!(1956 - 02 - 29), date!(2021 - 02 - 28)), 64);
    }
}
