//! What each question shows, what an answer binds, when it is due.

use super::*;
use crate::calendar::Calendar;
use proptest::prelude::*;
use time::macros::date;

const FIRST: Date = date!(2020 - 03 - 18);

fn days() -> Stoppage {
    Stoppage::of_days(FIRST, 21).unwrap()
}

fn answered(id: u128, question: OpinionQuestion, conclusion: Conclusion) -> Answered {
    Answered { opinion_id: Uuid::from_u128(id), question, conclusion }
}

#[test]
fn each_question_shows_these_fields_and_no_other() {
    let shown = |question: OpinionQuestion| -> Vec<_> {
        question.fields().iter().map(|field| field.code()).collect()
    };
    let table = [
        (OpinionQuestion::Situation, vec!["days", "age", "ground", "answers", "register"]),
        (OpinionQuestion::Length, vec!["days", "ground", "answers"]),
        (OpinionQuestion::Work, vec!["days", "work", "ground"]),
        (OpinionQuestion::Start, vec!["days", "received-on", "last-day-worked", "ground"]),
    ];
    assert_eq!(table.len(), OpinionQuestion::ALL.len());
    for (question, fields) in table {
        assert_eq!(shown(question), fields, "{}", question.code());
    }
}

#[test]
fn a_question_is_answered_or_withdrawn_once() {
    let asked = OpinionState::Asked;
    let yes = asked.answer(Conclusion::Favourable, days()).unwrap();
    assert_eq!(yes, OpinionState::Answered(Conclusion::Favourable));
    assert_eq!(asked.withdraw(), Ok(OpinionState::Withdrawn));
    for settled in [yes, OpinionState::Withdrawn] {
        assert_eq!(settled.answer(Conclusion::Unfavourable, days()), Err(OpinionRefusal::Settled));
        assert_eq!(settled.withdraw(), Err(OpinionRefusal::Settled));
    }
}

#[test]
fn fewer_days_are_fewer_and_are_days_asked_for() {
    let shorter = |last_day| OpinionState::Asked.answer(Conclusion::Shorter { last_day }, days()).is_ok();
    assert!(shorter(FIRST) && shorter(date!(2020 - 04 - 06)));
    assert!(!shorter(date!(2020 - 03 - 17)) && !shorter(date!(2020 - 04 - 07)));
}

#[test]
fn the_codes_of_conclusions_read_back() {
    for code in Conclusion::CODES {
        let day = (*code == "shorter").then_some(FIRST);
        let conclusion = Conclusion::of(code, day).unwrap();
        assert_eq!((conclusion.code(), conclusion.last_day()), (*code, day));
        let json = serde_json::to_string(&conclusion).unwrap();
        assert_eq!(serde_json::from_str::<Conclusion>(&json).unwrap(), conclusion, "{json}");
    }
    assert_eq!(Conclusion::of("shorter", None), None);
    assert_eq!(Conclusion::of("favourable", Some(FIRST)), None);
}

#[test]
fn an_answer_is_due_in_two_working_days_and_never_after_the_claim() {
    let calendar = Calendar::load().unwrap();
    let office = calendar.office(vec![]);
    let due = |today, claim| answer_due(today, Deadline { due_on: claim, paused_on: None }, &office);
    // Thursday: Friday and Monday.
    assert_eq!(due(date!(2020 - 03 - 26), date!(2020 - 04 - 10)), date!(2020 - 03 - 30));
    assert_eq!(due(date!(2020 - 03 - 26), date!(2020 - 03 - 27)), date!(2020 - 03 - 27));
    assert_eq!(
        due(date!(2020 - 03 - 26), date!(2020 - 03 - 20)),
        date!(2020 - 03 - 26),
        "late already: today"
    );
}

#[test]
fn the_strictest_of_the_last_answers_binds() {
    use Conclusion as C;
    use OpinionQuestion as Q;
    let until = |day| C::Shorter { last_day: day };
    let (early, late) = (date!(2020 - 03 - 25), date!(2020 - 04 - 01));
    let table = [
        (vec![], None, Some(21)),
        (vec![(Q::Length, C::NeedsDocument)], None, Some(21)),
        (vec![(Q::Length, C::Favourable)], Some(1), Some(21)),
        (vec![(Q::Length, until(early)), (Q::Situation, C::Favourable)], Some(1), Some(8)),
        (vec![(Q::Length, until(late)), (Q::Start, until(early))], Some(2), Some(8)),
        (vec![(Q::Situation, C::Unfavourable), (Q::Length, C::Favourable)], Some(1), None),
        (vec![(Q::Situation, C::Unfavourable), (Q::Situation, C::Favourable)], Some(2), Some(21)),
        (vec![(Q::Situation, C::Unfavourable), (Q::Situation, C::NeedsDocument)], Some(1), None),
    ];
    for (answers, rests_on, granted) in table {
        let answers: Vec<_> = (1..).zip(&answers).map(|(id, (q, c))| answered(id, *q, *c)).collect();
        let binding = Binding::of(&answers);
        assert_eq!(binding.rests_on(), rests_on.map(Uuid::from_u128), "{answers:?}");
        assert_eq!(binding.grants(days()).map(|days| days.days()), granted, "{answers:?}");
    }
}

#[test]
fn only_the_whole_situation_stands_for_a_look_at_the_claim() {
    use Conclusion as C;
    use OpinionQuestion as Q;
    let stands = |answers: &[(Q, C)]| {
        let answers: Vec<_> = answers.iter().map(|(q, c)| answered(1, *q, *c)).collect();
        stands_for_review(&answers)
    };
    assert!(stands(&[(Q::Situation, C::Favourable)]));
    assert!(!stands(&[(Q::Length, C::Favourable)]) && !stands(&[]));
    assert!(!stands(&[(Q::Situation, C::Favourable), (Q::Situation, C::NeedsDocument)]));
}

proptest! {
    #[test]
    fn an_answer_never_lengthens_what_is_granted(codes in proptest::collection::vec((0usize..4, 0usize..4, 0i64..21), 0..6)) {
        let answers: Vec<_> = codes
            .iter()
            .map(|(question, code, day)| {
                let code = Conclusion::CODES[*code];
                let last_day = (code == "shorter").then(|| FIRST + time::Duration::days(*day));
                answered(1, OpinionQuestion::ALL[*question], Conclusion::of(code, last_day).unwrap())
            })
            .collect();
        let binding = Binding::of(&answers);
        prop_assert_eq!(binding.grants(days()).is_none(), binding.is_against());
        prop_assert!(binding.grants(days()).is_none_or(|granted| granted.last_day() <= days().last_day()));
    }
}
