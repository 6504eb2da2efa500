//! Every shape of question, drawn.

use super::*;
use abri_domain::form::FieldCode;
use abri_domain::rules::Schemes;

/// The fields of a question, when these were typed and the first one is wrong, if it is.
fn drawn(lang: Lang, code: &str, typed: &[(&str, &str)], fault: Option<FieldCode>) -> String {
    let schemes = Schemes::built_in().unwrap_or_else(|error| panic!("{error}"));
    let scheme = schemes.book("at-risk").unwrap_or_else(|| panic!("no scheme")).scheme();
    let question = scheme.question(code).unwrap_or_else(|| panic!("{code}"));
    let (mut form, mut errors) = (ClaimForm::default(), FieldErrors::default());
    for (field, value) in typed {
        assert!(form.set_in(scheme, field, (*value).to_owned()), "{field}");
    }
    if let Some(code) = fault {
        errors.add(&question.fields()[0], code);
    }
    Owner::new().with(|| question_field(lang, question, &form, &errors).to_html())
}

#[test]
fn yes_and_no_leave_a_third_answer_where_one_need_not_tell() {
    let open = drawn(Lang::Fr, "diabetes", &[], None);
    assert!(open.contains("<legend") && open.contains("Avez-vous un diabète"));
    assert_eq!(open.matches("type=\"radio\"").count(), 3);
    assert!(open.contains("value=\"\" checked") && open.contains("Je ne sais pas"), "{open}");
    let no = drawn(Lang::En, "diabetes", &[("answer-diabetes", "no")], None);
    assert!(no.contains("value=\"no\" checked") && !no.contains("value=\"\" checked"), "{no}");
}

#[test]
fn a_number_says_its_unit_and_keeps_what_was_typed() {
    let page = drawn(Lang::En, "weight", &[("answer-weight", "\"86")], Some(FieldCode::NotANumber));
    assert!(page.contains("How much do you weigh? (kg)") && page.contains("value=\"&quot;86\""), "{page}");
    assert!(page.contains("inputmode=\"decimal\"") && page.contains("id=\"answer-weight\""));
    assert!(page.contains("aria-describedby=\"answer-weight-hint answer-weight-error\""));
    assert!(drawn(Lang::Fr, "height", &[], None).contains("inputmode=\"numeric\""));
}

#[test]
fn a_day_has_three_fields_and_one_fault() {
    let typed = [("answer-due-date-day", "31"), ("answer-due-date-month", "juin")];
    let page = drawn(Lang::Fr, "due-date", &typed, Some(FieldCode::Missing));
    for (field, value) in [("day", "31"), ("month", "juin"), ("year", "")] {
        assert!(page.contains(&format!("name=\"answer-due-date-{field}\"")), "{page}");
        assert!(page.contains(&format!("value=\"{value}\"")), "{page}");
    }
    assert_eq!(page.matches("class=\"field__error\"").count(), 1);
    assert!(page.contains("id=\"answer-due-date-day-error\""));
}

#[test]
fn many_options_are_a_list_and_few_are_buttons() {
    let classes = drawn(Lang::En, "child-pugh", &[("answer-child-pugh", "b")], None);
    assert!(classes.contains("value=\"b\" checked") && !classes.contains("<select"));
    let diseases = drawn(Lang::En, "neurological-disease", &[], None);
    assert!(diseases.contains("<select") && !diseases.contains("type=\"radio\""));
}

#[test]
fn long_term_conditions_are_chosen_by_their_names() {
    let page = drawn(Lang::En, "ald-number", &[("answer-ald-number", "8")], None);
    assert!(page.contains("<select") && page.contains("8. Diabetes") && page.contains("I don’t know"));
    assert!(page.contains("value=\"8\" selected"), "{page}");
}
