//! What must hold under every scheme shipped, whatever people answer.

use super::{answer, at, day, facts};
use crate::answers::{Answered, Answers};
use crate::assessment::{Facts, Outcome, assess, sheets};
use crate::register::{Answer, RegisterAnswers};
use crate::rules::{
    AnswerShape, Criterion, FactSheet, Question, RuleBook, RuleVersion, Scheme, Schemes, Verdict,
};
use crate::stoppage::Stoppage;
use proptest::prelude::*;
use std::sync::LazyLock;
use time::Date;
use time::macros::date;

static SCHEMES: LazyLock<Schemes> = LazyLock::new(|| Schemes::built_in().unwrap());

/// A day on which some version of some scheme was in force, or any day at all.
fn lived() -> impl Strategy<Value = Date> {
    let days = date!(2020 - 02 - 01).to_julian_day()..date!(2023 - 03 - 01).to_julian_day();
    prop_oneof![9 => days.prop_map(|julian| Date::from_julian_day(julian).unwrap()), 1 => day()]
}

/// An answer of the type of its question, in its bounds and a little outside.
fn answered(question: &'static Question) -> BoxedStrategy<Answered> {
    match &question.shape {
        AnswerShape::Flag => any::<bool>().prop_map(Answered::Flag).boxed(),
        AnswerShape::Number { min, max, .. } => (min - 1..=max + 1).prop_map(Answered::Number).boxed(),
        AnswerShape::Day { .. } => lived().prop_map(Answered::Day).boxed(),
        AnswerShape::Choice(options) => {
            proptest::sample::select(options).prop_map(|(code, _)| Answered::Choice(code)).boxed()
        }
    }
}

/// Answers to some of the questions of a scheme.
fn answers(scheme: &'static Scheme) -> impl Strategy<Value = Answers> {
    let each: Vec<_> = scheme.questions().iter().map(|q| proptest::option::of(answered(q))).collect();
    each.prop_map(|given| {
        let questions = scheme.questions().iter().zip(given);
        let given = questions.filter_map(|(question, answer)| Some((question, answer?)));
        given.fold(Answers::default(), |all, (question, answer)| all.with(&question.code, answer))
    })
}

/// The facts of a claim under a scheme.
fn facts_under(book: &'static RuleBook) -> impl Strategy<Value = Facts> {
    let grounds: Vec<_> = book.scheme().grounds().iter().map(|ground| ground.code.clone()).collect();
    let days = (lived(), 0..15u16, prop_oneof![Just(21u16), Just(7), Just(4), 1..200u16]);
    (facts(), days, proptest::sample::select(grounds), answers(book.scheme())).prop_map(
        |(facts, (requested_on, back, days), ground, answers)| {
            let first_day = requested_on.saturating_sub(time::Duration::days(back.into()));
            let stoppage = Stoppage::of_days(first_day, days).unwrap_or(facts.stoppage);
            Facts { requested_at: at(requested_on), stoppage, ground, answers, ..facts }
        },
    )
}

/// Two claims under one scheme.
fn two_claims() -> impl Strategy<Value = (&'static RuleBook, Facts, Facts)> {
    proptest::sample::select((0..SCHEMES.books().len()).collect::<Vec<_>>()).prop_flat_map(|place| {
        let book: &RuleBook = &SCHEMES.books()[place];
        (Just(book), facts_under(book), facts_under(book))
    })
}

/// The first claim with one more answer, that of the second, where it had none.
fn with_one_answer_more(facts: &Facts, other: &Facts, question: &Question) -> Facts {
    match (facts.answers.get(&question.code), other.answers.get(&question.code)) {
        (None, Some(answer)) => {
            Facts { answers: facts.answers.clone().with(&question.code, answer.clone()), ..facts.clone() }
        }
        _ => facts.clone(),
    }
}

/// The same claim once the register comes to say something.
fn told_by_register(facts: &Facts, [affiliated, ald, pregnancy]: [Answer; 3]) -> Facts {
    let told = |known, news| if known == Answer::Unknown { news } else { known };
    let known = facts.register;
    let register = RegisterAnswers {
        affiliated: told(known.affiliated, affiliated),
        ald: told(known.ald, ald),
        pregnancy: told(known.pregnancy, pregnancy),
    };
    Facts { register, ..facts.clone() }
}

/// What each criterion and each profile of a version comes to, and each condition of them.
fn verdicts<'r>(version: &'r RuleVersion, facts: &FactSheet) -> Vec<(&'r str, Verdict)> {
    let of_criterion = |criterion: &'r Criterion| {
        let conditions = criterion.applies().into_iter().chain([criterion.requires()]);
        let conditions = conditions.map(|condition| condition.verdict(facts)).collect::<Vec<_>>();
        conditions.into_iter().chain([criterion.verdict(facts)]).map(|verdict| (criterion.code(), verdict))
    };
    let profiles = version.profiles().map(|profile| (profile.code(), profile.verdict(facts)));
    version.criteria().iter().flat_map(of_criterion).chain(profiles).collect()
}

/// What comes to yes or no on the first facts still does on the second, which say more.
fn keeps_every_verdict(
    less: &Facts,
    more: &Facts,
    book: &RuleBook,
    today: Date,
) -> Result<(), TestCaseError> {
    let (before, after) = (sheets(less, book, today), sheets(more, book, today));
    prop_assert_eq!(before.len(), after.len());
    for ((version, before), (_, after)) in before.iter().zip(&after) {
        for ((code, before), (_, after)) in
            verdicts(version, before).into_iter().zip(verdicts(version, after))
        {
            prop_assert!(before == Verdict::Unknown || before == after, "{}: {code}", version.id());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_scheme_comes_to_an_outcome_whatever_is_answered((book, facts, _) in two_claims(), today in lived()) {
        let assessment = assess(&facts, book, today);
        let blocked = assessment.findings.iter().any(|finding| finding.blocks);
        prop_assert_eq!(matches!(assessment.outcome, Outcome::Review { .. }), blocked);
        prop_assert!(assessment.record() == assess(&facts, book, today).record());
        prop_assert!(blocked || !assessment.versions.is_empty(), "approved under no version");
    }

    #[test]
    fn one_answer_more_never_takes_a_verdict_back((book, facts, other) in two_claims()) {
        let today = facts.requested_at.date();
        for question in book.scheme().questions() {
            keeps_every_verdict(&facts, &with_one_answer_more(&facts, &other, question), book, today)?;
        }
    }

    #[test]
    fn a_register_that_comes_to_speak_never_takes_a_verdict_back(
        (book, facts, _) in two_claims(), news in proptest::array::uniform3(answer())
    ) {
        keeps_every_verdict(&facts, &told_by_register(&facts, news), book, facts.requested_at.date())?;
    }
}
