//! What is typed for a question, and what is read of it.

use super::*;
use crate::dates::DateError;
use crate::rules::{RuleBook, Schemes};
use proptest::prelude::*;
use std::sync::LazyLock;
use time::macros::date;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::built_in().unwrap());
const TODAY: Date = date!(2020 - 05 - 04);

fn question(code: &str) -> &'static Question {
    BOOK.scheme().question(code).unwrap()
}

/// What is read when the fields of the question hold these texts, in order.
fn read(code: &str, typed: &[&'static str]) -> Result<Option<Answered>, FieldCode> {
    let (question, fields) = (question(code), question(code).fields());
    question
        .read(|name| fields.iter().zip(typed).find(|(field, _)| *field == name).map_or("", |f| f.1), TODAY)
}

#[test]
fn a_number_is_read_as_people_type_it() {
    let decigrams = |typed| read("weight", &[typed]);
    for typed in ["86,7", " 86.7 ", "86,70", "86,7kg", "86,7 KG", "8 6,7", "86\u{202f},\u{a0}7"] {
        assert_eq!(decigrams(typed), Ok(Some(Answered::Number(867))), "{typed}");
    }
    assert_eq!(decigrams("86"), Ok(Some(Answered::Number(860))));
    assert_eq!(decigrams("86,"), Ok(Some(Answered::Number(860))));
    assert_eq!(read("cd4", &["180 par mm³"]), Ok(Some(Answered::Number(180))));
    assert_eq!(read("cd4", &["180 per mm³"]), Ok(Some(Answered::Number(180))));
}

#[test]
fn each_slip_in_a_number_has_its_code() {
    let (not, precise) = (FieldCode::NotANumber, |decimals| FieldCode::TooPrecise { decimals });
    let range = FieldCode::OutOfRange { min: 20, max: 350 };
    for (typed, code) in [
        ("quatre-vingts", not),
        ("86,7,1", not),
        (",5", not),
        ("kg", not),
        ("--86", not),
        ("86.75", precise(1)),
        ("19.9", range),
        ("350,1", range),
        ("-86", range),
        ("99999999999999999999999999", range),
        ("86\u{7}", FieldCode::Unprintable),
    ] {
        assert_eq!(read("weight", &[typed]), Err(code), "{typed}");
    }
    assert_eq!(read("height", &["1,70"]), Err(precise(0)));
    let long: &'static str = "1".repeat(ANSWER_MAX + 1).leak();
    assert_eq!(read("weight", &[long]), Err(FieldCode::TooLong { max: ANSWER_MAX as u64 }));
}

#[test]
fn the_limits_of_a_number_are_plausible_themselves() {
    assert_eq!(read("weight", &["20"]), Ok(Some(Answered::Number(200))));
    assert_eq!(read("weight", &["350,0"]), Ok(Some(Answered::Number(3500))));
}

#[test]
fn a_day_is_plausible_in_its_window_both_ends_included() {
    let due = |day, month, year| read("due-date", &[day, month, year]);
    let outside = FieldCode::OutsideWindow { first: date!(2020 - 04 - 13), last: date!(2021 - 02 - 22) };
    assert_eq!(due("13", "avril", "2020"), Ok(Some(Answered::Day(date!(2020 - 04 - 13)))));
    assert_eq!(due("12", "4", "2020"), Err(outside));
    assert_eq!(due("22", "2", "2021"), Ok(Some(Answered::Day(date!(2021 - 02 - 22)))));
    assert_eq!(due("23", "2", "2021"), Err(outside));
    assert_eq!(due("31", "6", "2020"), Err(FieldCode::Date { error: DateError::Day }));
    assert_eq!(due("", "6", "2020"), Err(FieldCode::Date { error: DateError::Incomplete }));
}

#[test]
fn a_blank_is_no_answer_and_never_no() {
    for code in ["weight", "diabetes", "child-pugh", "ald-number"] {
        assert_eq!(read(code, &[" "]), Ok(None), "{code}");
    }
    assert_eq!(read("due-date", &["", " ", ""]), Err(FieldCode::Missing), "the form asks for it");
}

#[test]
fn a_flag_and_a_choice_take_their_own_codes_only() {
    assert_eq!(read("diabetes", &["yes"]), Ok(Some(Answered::Flag(true))));
    assert_eq!(read("diabetes", &["no"]), Ok(Some(Answered::Flag(false))));
    assert_eq!(read("child-pugh", &["b"]), Ok(Some(Answered::Choice("b".to_owned()))));
    for (code, typed) in
        [("diabetes", "oui"), ("diabetes", "Yes"), ("child-pugh", "d"), ("child-pugh", "yes")]
    {
        assert_eq!(read(code, &[typed]), Err(FieldCode::NotAnOption), "{code} {typed}");
    }
}

#[test]
fn a_form_keeps_the_fields_of_its_scheme_and_no_other() {
    let (mut form, scheme) = (ClaimForm::default(), BOOK.scheme());
    let mut set = |field: &str, value: &str| form.set_in(scheme, field, value.to_owned());
    assert!(set("answer-weight", "86,7") && set("answer-due-date-month", "juin") && set("city", "Pau"));
    assert!(!set("answer-contacted-on-day", "1") && !set("answer-due-date", "1") && !set("answer-", "1"));
    assert!(set("answer-height", "170") && set("answer-height", ""), "an answer can be taken back");
    assert_eq!((form.get("answer-weight"), form.get("city")), ("86,7", "Pau"));
    assert_eq!(form.answers.keys().collect::<Vec<_>>(), ["answer-due-date-month", "answer-weight"]);
    assert_eq!(form.answer(question("weight"), TODAY), Ok(Some(Answered::Number(867))));
}

#[test]
fn a_draft_of_before_the_questions_can_still_be_read() {
    let form: ClaimForm = serde_json::from_str(r#"{"city":"Pau","employers":[]}"#).unwrap();
    assert!(form.answers.is_empty());
}

#[test]
fn no_two_fields_of_a_scheme_share_a_name() {
    for book in Schemes::built_in().unwrap().books() {
        let mut fields: Vec<_> = book.scheme().questions().iter().flat_map(Question::fields).collect();
        fields.sort_unstable();
        assert!(fields.windows(2).all(|pair| pair[0] != pair[1]), "{}", book.scheme().id());
    }
}

/// Every question of every scheme, with an answer that fits it.
fn answered() -> impl Strategy<Value = (Question, Answered)> {
    let questions: Vec<Question> = Schemes::built_in()
        .unwrap()
        .books()
        .iter()
        .flat_map(|book| book.scheme().questions().to_vec())
        .collect();
    (proptest::sample::select(questions), any::<prop::sample::Index>()).prop_map(|(question, at)| {
        let answer = match &question.shape {
            AnswerShape::Flag => Answered::Flag(at.index(2) == 0),
            AnswerShape::Number { min, max, decimals, .. } => {
                let one = 10_i64.pow(u32::from(*decimals));
                let wide = usize::try_from((max - min) * one).unwrap() + 1;
                Answered::Number(min * one + i64::try_from(at.index(wide)).unwrap())
            }
            AnswerShape::Day { window } => {
                let DayWindow { days_before, days_after } =
                    window.unwrap_or(DayWindow { days_before: 900, days_after: 900 });
                let day = at.index(usize::from(days_before) + usize::from(days_after) + 1);
                Answered::Day(
                    TODAY - Duration::days(i64::from(days_before)) + Duration::days(day.try_into().unwrap()),
                )
            }
            AnswerShape::Choice(options) => Answered::Choice(options[at.index(options.len())].0.clone()),
        };
        (question, answer)
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same((question, answer) in answered()) {
        let fields = question.write(&answer);
        let typed = |name: &str| fields.iter().find(|(field, _)| field == name).map_or("", |f| f.1.as_str());
        prop_assert_eq!(question.read(typed, TODAY), Ok(Some(answer)));
    }

    #[test]
    fn a_number_reads_the_same_in_both_languages(number in any::<i32>(), decimals in 0_u8..4, french: bool) {
        let written = format_number(i64::from(number), decimals, french);
        prop_assert_eq!(parse_number(&written, decimals), Ok(i64::from(number)), "{}", written);
    }

    #[test]
    fn any_text_is_answered((question, _) in answered(), typed in ".*") {
        let _ = question.read(|_| typed.as_str(), TODAY);
    }
}
