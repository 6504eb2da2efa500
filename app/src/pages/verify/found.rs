//! What a notice is worth, and what the payroll has to do.

use crate::components::{FactsTable, NoticeBox, NoticeKind, SummaryList, SummaryRow};
use crate::lang::{Lang, Text};
use crate::model::VerifyAnswer;
use crate::text::common::long_date;
use crate::text::public::{notices, verify as words};
use abri_domain::notice::NoticeState;
use leptos::prelude::*;
use time::Date;

/// The notice as it stands now; nothing where nothing is told.
pub fn view(lang: Lang, answer: VerifyAnswer) -> AnyView {
    let VerifyAnswer::Found { state, first_day, last_day, last_day_worked, .. } = answer else {
        return ().into_any();
    };
    let last_worked = last_day_worked.or_else(|| first_day.previous_day()).unwrap_or(first_day);
    view! {
        <NoticeBox kind=kind(state)>
            <h2 id="answer" tabindex="-1" autofocus>{words::state(state).get(lang)}</h2>
            <p>{words::state_text(state).get(lang)}</p>
        </NoticeBox>
        <p>{words::COMPARE.get(lang)}</p>
        <SummaryList rows=rows(lang, answer) />
        <h2>{words::TODO_HEADING.get(lang)}</h2>
        {todo(lang, state, last_worked, last_day)}
        <p>{words::NO_REASON.get(lang)}</p>
    }
    .into_any()
}

const fn kind(state: NoticeState) -> NoticeKind {
    match state {
        NoticeState::Valid => NoticeKind::Success,
        NoticeState::Shortened | NoticeState::Superseded | NoticeState::UnderReview => NoticeKind::Warning,
        NoticeState::Cancelled => NoticeKind::Danger,
    }
}

fn rows(lang: Lang, answer: VerifyAnswer) -> Vec<SummaryRow> {
    let VerifyAnswer::Found {
        kind,
        insured_name,
        birth_date,
        employer_name,
        first_day,
        last_day,
        first_issued_last_day,
        last_day_worked,
        issued_on,
        ..
    } = answer
    else {
        return Vec::new();
    };
    let born = birth_date.map(|date| (notices::BIRTH_DATE, long_date(lang, date)));
    let named = [(words::INSURED, insured_name)].into_iter().chain(born);
    let announced = notices::kind(kind).get(lang).to_owned();
    let named = named.chain([(words::EMPLOYER, employer_name), (notices::KIND, announced)]);
    let dated = [
        (words::FIRST_DAY, Some(first_day)),
        (words::LAST_DAY, Some(last_day)),
        (words::FIRST_ISSUED, first_issued_last_day),
        (words::LAST_WORKED, last_day_worked),
        (words::ISSUED, Some(issued_on)),
    ];
    let dated = dated.into_iter().filter_map(|(key, date)| date.map(|date| (key, long_date(lang, date))));
    named.chain(dated).map(|(key, value): (Text, String)| SummaryRow::new(key.get(lang), value)).collect()
}

fn todo(lang: Lang, state: NoticeState, last_worked: Date, end: Date) -> AnyView {
    let sentence = |text: Text| view! { <p>{text.get(lang)}</p> };
    match state {
        NoticeState::Valid => dsn(lang, last_worked, end),
        NoticeState::Shortened => {
            view! { {sentence(words::DSN_SHORTENED)} {dsn(lang, last_worked, end)} }.into_any()
        }
        NoticeState::Superseded => {
            view! { {sentence(words::DSN_SUPERSEDED)} {dsn(lang, last_worked, end)} }.into_any()
        }
        NoticeState::Cancelled => sentence(words::DSN_CANCELLED).into_any(),
        NoticeState::UnderReview => {
            view! { {sentence(words::REVIEW_TODO)} {dsn(lang, last_worked, end)} }.into_any()
        }
    }
}

/// What to key in. The motive is the one of any ordinary stoppage.
fn dsn(lang: Lang, last_worked: Date, end: Date) -> AnyView {
    let row = |field: Text, value: String| vec![field.get(lang).to_owned(), value];
    let rows = vec![
        row(words::DSN_REASON, words::DSN_REASON_VALUE.get(lang).to_owned()),
        row(words::DSN_LAST_WORKED, words::dsn_date(lang, last_worked)),
        row(words::DSN_END, words::dsn_date(lang, end)),
    ];
    let head = [words::DSN_FIELD, words::DSN_VALUE].map(|text| text.get(lang).to_owned()).to_vec();
    view! {
        <p>{words::DSN_INTRO.get(lang)}</p>
        <FactsTable caption=words::DSN_CAPTION.get(lang) head=head rows=rows hide_caption=true />
    }
    .into_any()
}
